"""A holiday that is proclaimed: which dates it moves, and in which of them the law leaves it open."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.clock_cases import LIMITS, calendar, case, day, event
from workbench.domain.authority import ReviewWindow
from workbench.domain.calendar import Holiday, Nation, with_proclaimed
from workbench.domain.case import Case, EventKind
from workbench.domain.clocks import answer_by, explain
from workbench.domain.holidays import check_proclaimed, moved_by
from workbench.errors import BadInput

TODAY = day("2026-11-25")
DAY = Holiday(day("2026-12-14"), "A day of thanks", (Nation.SCOTLAND,), day("2026-11-20"), "The Gazette")


def moved(*cases: Case, holiday: Holiday = DAY) -> list[tuple[str, str, str, str]]:
    """What the holiday moves: reference, clock, and the dates before and after in words."""
    found = moved_by(cases, calendar(), with_proclaimed(calendar(), [holiday]), LIMITS)
    return [(each.reference, each.clock, _days(each.before), _days(each.after)) for each in found]


def _days(dates: tuple[date, ...]) -> str:
    return " or ".join(each.isoformat() for each in dates)


def test_a_day_that_is_added_does_not_count_and_the_version_says_so() -> None:
    after = with_proclaimed(calendar(), [DAY])
    assert calendar().is_working(DAY.date)
    assert not after.is_working(DAY.date)
    assert after.version != calendar().version
    assert DAY in after.skipped(day("2026-12-11"), day("2026-12-15"))


def test_the_version_depends_on_the_days_and_not_on_their_order() -> None:
    other = replace(DAY, date=day("2026-12-15"))
    versions = {
        with_proclaimed(calendar(), days).version for days in ([DAY], [other], [DAY, other], [replace(DAY, source="B")])
    }
    assert len(versions) == 4
    assert with_proclaimed(calendar(), [DAY, other]) == with_proclaimed(calendar(), [other, DAY])


@pytest.mark.parametrize("on", ["2026-12-25", "2026-11-30", "2046-01-02", "1994-12-30"])
def test_a_day_that_is_off_already_or_outside_the_years_changes_nothing(on: str) -> None:
    assert with_proclaimed(calendar(), [replace(DAY, date=day(on))]) is calendar()


# received; the holiday of 14 December 2026 was proclaimed on 20 November 2026
MOVED = [
    ("before it was proclaimed: open", "2026-11-16", "2026-12-15", "2026-12-15 or 2026-12-16"),
    ("on the day it was proclaimed: open", "2026-11-20", "2026-12-21", "2026-12-21 or 2026-12-22"),
    ("after it was proclaimed: moved", "2026-11-23", "2026-12-22", "2026-12-23"),
    ("over Christmas", "2026-11-25", "2026-12-24", "2026-12-29"),
]


@pytest.mark.parametrize(("received", "before", "after"), [row[1:] for row in MOVED], ids=[row[0] for row in MOVED])
def test_what_a_proclaimed_holiday_moves(received: str, before: str, after: str) -> None:
    assert moved(case(received)) == [("616-25", "Answer by", before, after)]


# received, or what happened: dates that the holiday does not move
UNMOVED = [
    case("2026-11-09"),  # due before it
    case("2026-12-14"),  # received on it: day 0, whatever day it is
    case("2026-11-23", event(EventKind.RESPONDED, "2026-12-01")),
    case("2026-11-23", event(EventKind.CLARIFICATION_ASKED, "2026-12-01")),
    Case("a"),
    case("2045-12-29"),  # no date can be worked out
]


@pytest.mark.parametrize("unmoved", UNMOVED)
def test_what_it_leaves_alone(unmoved: Case) -> None:
    assert moved(unmoved) == []


def test_a_review_is_moved_and_a_window_by_the_days_of_its_force() -> None:
    reviewed = case(
        "2026-09-01", event(EventKind.RESPONDED, "2026-09-22"), event(EventKind.REVIEW_REQUESTED, "2026-11-23")
    )
    assert moved(reviewed) == [
        ("616-25", "Answer the review by", "2026-12-22", "2026-12-23"),
        ("616-25", "Answer the review at the latest by", "2027-01-25", "2027-01-26"),
        ("616-25", "Complaint without a review outcome possible after", "2027-01-25", "2027-01-26"),
    ]
    half = case("2026-09-01", event(EventKind.RESPONDED, "2026-11-23", question_ids=("q1",)), questions=2)
    after = with_proclaimed(calendar(), [DAY])
    (short,) = moved_by([half], calendar(), after, LIMITS, lambda case: ReviewWindow(20))
    assert (short.clock, short.after) == ("Review may be asked for until", (day("2026-12-23"),))


def test_where_the_law_is_open_the_earlier_date_is_kept_and_both_are_told() -> None:
    clock = answer_by(day("2026-11-16"), with_proclaimed(calendar(), [DAY]), LIMITS)
    assert (clock.due, clock.earlier, clock.later) == (day("2026-12-15"), day("2026-12-15"), day("2026-12-16"))
    assert "was made a holiday only on Fri 20 November 2026" in explain(clock)[-1]


def test_taking_a_day_out_again_moves_the_dates_back() -> None:
    with_it = with_proclaimed(calendar(), [DAY])
    (back,) = moved_by([case("2026-11-23")], with_it, calendar(), LIMITS)
    assert (back.before, back.after, back.unsettled) == ((day("2026-12-23"),), (day("2026-12-22"),), False)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "no name"),
        ({"nations": ()}, "where the holiday holds"),
        ({"nations": ("Jersey",)}, "where the holiday holds"),
        ({"proclaimed": None}, "when the holiday was proclaimed"),
        ({"proclaimed": day("2026-11-26")}, "still to come"),
        ({"date": day("2026-11-19")}, "before its day"),
        ({"source": ""}, "source is missing"),
        ({"date": day("2026-12-12")}, "is a Saturday"),
        ({"date": day("2026-12-25")}, "does not count already: Christmas Day"),
        ({"date": day("2046-01-02")}, "1995 to 2045"),
    ],
)
def test_a_holiday_that_cannot_be_is_refused(wrong: dict[str, object], words: str) -> None:
    check_proclaimed(DAY, calendar(), TODAY)
    with pytest.raises(BadInput, match=words):
        check_proclaimed(replace(DAY, **wrong), calendar(), TODAY)
