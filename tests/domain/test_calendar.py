"""Working days under FOIA s.10(6), in tables that anybody can check with a wall calendar."""

import timeit
import tomllib
from datetime import date
from pathlib import Path

import pytest

from workbench import locations
from workbench.content import toml
from workbench.content.calendar import Overrides, build
from workbench.domain.calendar import WorkingCalendar
from workbench.errors import BadInput

PUBLISHED = Path(__file__).parent / "data" / "weekday_holidays.toml"
VECTORS = Path(__file__).parent / "data" / "deadline_vectors.toml"
SHORT = {"England and Wales": "EW", "Northern Ireland": "NI", "Scotland": "S"}

# received, the twentieth working day, weekday holidays passed over with their nations
TWENTY_WORKING_DAYS = [
    (entry["received"], entry["due"], entry["skipped"])
    for entry in tomllib.loads(VECTORS.read_text())["twenty_working_days"]
]


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return build(toml.load(locations.resources() / "calendar" / "overrides.toml", Overrides), "as delivered")


def nations(calendar: WorkingCalendar, start: date, end: date) -> dict[str, str]:
    days = calendar.skipped(start, end)
    return {day.date.isoformat(): " ".join(SHORT[nation] for nation in day.nations) for day in days}


@pytest.mark.parametrize(("received", "due", "skipped"), TWENTY_WORKING_DAYS)
def test_the_twentieth_working_day(
    calendar: WorkingCalendar, received: date, due: date, skipped: dict[str, str]
) -> None:
    assert calendar.add(received, 20) == due
    assert calendar.between(received, due) == 20
    assert nations(calendar, received, due) == skipped


def test_every_weekday_off_from_2000_to_2028_in_every_nation(calendar: WorkingCalendar) -> None:
    published = {day: off for year in tomllib.loads(PUBLISHED.read_text()).values() for day, off in year.items()}
    assert len(published) > 29 * 12
    assert nations(calendar, date(1999, 12, 31), date(2028, 12, 31)) == published


def test_days_left_out_are_not_counted_and_holidays_counted_are(calendar: WorkingCalendar) -> None:
    monday, christmas = date(2026, 12, 21), date(2026, 12, 25)
    assert calendar.add(monday, 4) == date(2026, 12, 29)
    assert calendar.add(monday, 4, left_out=[(date(2026, 12, 22), date(2026, 12, 23))]) == date(2026, 12, 31)
    assert calendar.add(monday, 4, counted=[christmas]) == christmas
    assert calendar.add(monday, 4, [(date(2026, 12, 23), date(2026, 12, 23))], [christmas]) == date(2026, 12, 29)
    with pytest.raises(BadInput, match="1995 to 2045"):
        calendar.add(date(2045, 12, 1), 20, left_out=[(date(2045, 12, 2), date(2045, 12, 29))])


def test_a_day_off_in_one_nation_is_no_working_day_anywhere(calendar: WorkingCalendar) -> None:
    scotland_only, northern_ireland_only = date(2026, 6, 15), date(2026, 3, 17)
    assert not calendar.is_working(scotland_only)
    assert not calendar.is_working(northern_ireland_only)


@pytest.mark.parametrize("moved_away", ["2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30", "2006-11-30"])
def test_a_holiday_that_was_moved_or_came_later_leaves_a_working_day(
    calendar: WorkingCalendar, moved_away: str
) -> None:
    assert calendar.is_working(date.fromisoformat(moved_away))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2025-04-18", "Good Friday"),
        ("2025-12-25", "Christmas Day"),
        ("2027-12-27", "Christmas Day (substitute day)"),
        ("2026-01-02", "New Year Holiday"),
        ("2026-06-15", "Bank holiday for the World Cup"),
    ],
)
def test_a_day_off_has_its_name(calendar: WorkingCalendar, day: str, name: str) -> None:
    (found,) = [holiday.name for holiday in calendar.holidays if holiday.date.isoformat() == day]
    assert found == name


def test_christmas_on_a_weekend_is_passed_over_as_its_substitute_only(calendar: WorkingCalendar) -> None:
    found = nations(calendar, date(2027, 12, 23), date(2027, 12, 31))
    assert found == {"2027-12-27": "EW NI S", "2027-12-28": "EW NI S"}


def test_receipt_on_a_day_off_counts_as_receipt_on_the_working_day_before(calendar: WorkingCalendar) -> None:
    friday, saturday, sunday = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)
    assert calendar.add(friday, 20) == calendar.add(saturday, 20) == calendar.add(sunday, 20)


def test_the_count_runs_backwards_where_the_end_is_earlier(calendar: WorkingCalendar) -> None:
    assert calendar.between(date(2025, 7, 30), date(2025, 7, 28)) == -2
    assert calendar.between(date(2025, 7, 30), date(2025, 7, 30)) == 0


def test_days_after_the_published_years_are_projected(calendar: WorkingCalendar) -> None:
    assert not calendar.projected(date(2028, 12, 31))
    assert calendar.projected(date(2029, 1, 1))


@pytest.mark.parametrize("day", ["1994-12-31", "2046-01-01", "0001-01-01", "9999-12-31"])
def test_years_that_the_calendar_does_not_cover_get_a_sentence(calendar: WorkingCalendar, day: str) -> None:
    outside = date.fromisoformat(day)
    for ask in (calendar.is_working, lambda start: calendar.add(start, 20), lambda end: calendar.between(end, end)):
        with pytest.raises(BadInput, match="1995 to 2045"):
            ask(outside)


def test_a_count_that_runs_past_the_last_year_gets_a_sentence(calendar: WorkingCalendar) -> None:
    with pytest.raises(BadInput, match="1995 to 2045"):
        calendar.add(date(2045, 12, 20), 20)


@pytest.mark.parametrize("working_days", [0, -1])
def test_a_time_limit_has_at_least_one_working_day(calendar: WorkingCalendar, working_days: int) -> None:
    with pytest.raises(BadInput, match="at least one"):
        calendar.add(date(2025, 7, 1), working_days)


def test_a_due_date_takes_no_time_to_speak_of(calendar: WorkingCalendar) -> None:
    day = date(2025, 7, 1)
    best = min(timeit.repeat(lambda: calendar.add(day, 20), number=10_000, repeat=5)) / 10_000
    assert best < 9e-6  # the aim is 3 µs; a busy machine may take three times as long
