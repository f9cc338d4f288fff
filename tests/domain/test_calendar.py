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
SHORT = {"England and Wales": "EW", "Northern Ireland": "NI", "Scotland": "S"}

# received, which weekday that was, the twentieth working day, weekday, weekday holidays passed over with their nations
TWENTY_WORKING_DAYS = [
    ("2008-10-01", "Wed", "2008-10-29", "Wed", {}),
    ("2009-03-12", "Thu", "2009-04-14", "Tue", {"2009-03-17": "NI", "2009-04-10": "EW NI S", "2009-04-13": "EW NI"}),
    ("2009-03-14", "Sat", "2009-04-15", "Wed", {"2009-03-17": "NI", "2009-04-10": "EW NI S", "2009-04-13": "EW NI"}),
    ("2020-04-14", "Tue", "2020-05-13", "Wed", {"2020-05-08": "EW NI S"}),
    ("2021-07-03", "Sat", "2021-08-03", "Tue", {"2021-07-12": "NI", "2021-08-02": "S"}),
    ("2022-09-12", "Mon", "2022-10-11", "Tue", {"2022-09-19": "EW NI S"}),
    ("2023-11-27", "Mon", "2023-12-28", "Thu", {"2023-11-30": "S", "2023-12-25": "EW NI S", "2023-12-26": "EW NI S"}),
    (
        "2025-12-08",
        "Mon",
        "2026-01-09",
        "Fri",
        {"2025-12-25": "EW NI S", "2025-12-26": "EW NI S", "2026-01-01": "EW NI S", "2026-01-02": "S"},
    ),
    ("2026-02-20", "Fri", "2026-03-23", "Mon", {"2026-03-17": "NI"}),
    ("2026-05-18", "Mon", "2026-06-17", "Wed", {"2026-05-25": "EW NI S", "2026-06-15": "S"}),
    ("2026-06-15", "Mon", "2026-07-14", "Tue", {"2026-07-13": "NI"}),
    ("2026-11-22", "Sun", "2026-12-21", "Mon", {"2026-11-30": "S"}),
]


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return build(toml.load(locations.resources() / "calendar" / "overrides.toml", Overrides), "as delivered")


def nations(calendar: WorkingCalendar, start: date, end: date) -> dict[str, str]:
    days = calendar.skipped(start, end)
    return {day.date.isoformat(): " ".join(SHORT[nation] for nation in day.nations) for day in days}


@pytest.mark.parametrize(("received", "weekday", "due", "due_weekday", "skipped"), TWENTY_WORKING_DAYS)
def test_the_twentieth_working_day(
    calendar: WorkingCalendar, received: str, weekday: str, due: str, due_weekday: str, skipped: dict[str, str]
) -> None:
    start, end = date.fromisoformat(received), date.fromisoformat(due)
    assert (f"{start:%a}", f"{end:%a}") == (weekday, due_weekday)
    assert calendar.add(start, 20) == end
    assert calendar.between(start, end) == 20
    assert nations(calendar, start, end) == skipped


def test_every_weekday_off_from_2000_to_2028_in_every_nation(calendar: WorkingCalendar) -> None:
    published = {day: off for year in tomllib.loads(PUBLISHED.read_text()).values() for day, off in year.items()}
    assert len(published) > 29 * 12
    assert nations(calendar, date(1999, 12, 31), date(2028, 12, 31)) == published


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
