"""The clocks of a case, with dates that anybody can count on a calendar."""

from datetime import date

import pytest

from workbench import locations
from workbench.content import toml
from workbench.content.calendar import Overrides, build
from workbench.content.limits import load_limits
from workbench.domain.authority import ReviewWindow
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.clocks import (
    Deadline,
    answer_by,
    day_count,
    deadlines,
    explain,
    is_late,
    review_answer_by,
    review_request_by,
    working_days_after,
)
from workbench.domain.exemptions import Evidence
from workbench.domain.letter import Letter

RECEIVED = date(2025, 7, 1)
DUE = date(2025, 7, 30)
LIMITS = load_limits()


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return build(toml.load(locations.resources() / "calendar" / "overrides.toml", Overrides), "as delivered")


def event(kind: EventKind, on: date) -> ClockEvent:
    return ClockEvent(f"{kind}", kind, on)


def dates(found: tuple[Deadline, ...]) -> list[tuple[str, date]]:
    return [(deadline.name, deadline.due) for deadline in found]


def test_a_request_is_answered_by_the_twentieth_working_day(calendar: WorkingCalendar) -> None:
    deadline = answer_by(RECEIVED, calendar, LIMITS)
    assert (deadline.due, deadline.provision, deadline.evidence) == (DUE, "FOIA s.10(1)", Evidence.VERIFIED)
    assert [day.name for day in deadline.skipped] == ["Battle of the Boyne (substitute day)"]


def test_any_number_of_working_days_may_be_asked_for(calendar: WorkingCalendar) -> None:
    assert working_days_after(date(2026, 5, 18), 40, calendar).due == date(2026, 7, 16)


def test_a_review_may_be_asked_for_within_forty_working_days(calendar: WorkingCalendar) -> None:
    (deadline,) = review_request_by(date(2025, 7, 29), ReviewWindow(), calendar)
    assert deadline.due == date(2025, 9, 25)
    assert (deadline.provision, deadline.evidence) == ("CoP 2018 para 5.3", Evidence.PARTLY)


def test_a_force_that_offers_twenty_or_forty_with_reasons_has_two_dates(calendar: WorkingCalendar) -> None:
    found = review_request_by(date(2025, 7, 29), ReviewWindow(20, 40), calendar)
    assert [deadline.due for deadline in found] == [date(2025, 8, 28), date(2025, 9, 25)]


def test_a_review_is_answered_within_twenty_working_days_and_at_most_forty(calendar: WorkingCalendar) -> None:
    normal, latest = review_answer_by(date(2026, 6, 8), calendar, LIMITS)
    assert (normal.due, latest.due) == (date(2026, 7, 7), date(2026, 8, 6))


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2025-07-01", 0),
        ("2025-07-02", 1),
        ("2025-07-05", 3),
        ("2025-07-29", 19),
        ("2025-07-30", 20),
        ("2025-07-31", 21),
    ],
)
def test_which_working_day_it_is(calendar: WorkingCalendar, today: str, day: int) -> None:
    assert day_count(answer_by(RECEIVED, calendar, LIMITS), date.fromisoformat(today), calendar) == day


def test_lateness_begins_on_the_day_after(calendar: WorkingCalendar) -> None:
    assert not is_late(DUE, DUE)
    assert is_late(DUE, date(2025, 7, 31))


def test_a_case_without_a_date_of_receipt_has_no_clock(calendar: WorkingCalendar) -> None:
    assert deadlines(Case("a"), calendar, LIMITS, ReviewWindow(), DUE) == ()


def test_an_open_case_has_one_clock_and_is_late_after_it(calendar: WorkingCalendar) -> None:
    case = Case("a", received=RECEIVED)
    (on_the_day,) = deadlines(case, calendar, LIMITS, ReviewWindow(), DUE)
    (after,) = deadlines(case, calendar, LIMITS, ReviewWindow(), date(2025, 7, 31))
    assert (on_the_day.due, on_the_day.done, on_the_day.late, after.late) == (DUE, None, False, True)


def test_an_answer_in_time_stays_in_time(calendar: WorkingCalendar) -> None:
    case = Case("a", received=RECEIVED, events=(event(EventKind.RESPONDED, DUE),))
    answered, review = deadlines(case, calendar, LIMITS, ReviewWindow(), date(2026, 7, 1))
    assert (answered.done, answered.late) == (DUE, False)
    assert (review.start, review.late) == (DUE, False)


def test_a_late_answer_stays_late(calendar: WorkingCalendar) -> None:
    case = Case("a", received=RECEIVED, events=(event(EventKind.RESPONDED, date(2025, 8, 1)),))
    answered, _ = deadlines(case, calendar, LIMITS, ReviewWindow(), date(2025, 8, 1))
    assert answered.late


def test_the_window_for_a_review_counts_from_the_letters_own_date(calendar: WorkingCalendar) -> None:
    sent = (event(EventKind.RESPONDED, DUE),)
    case = Case("a", received=RECEIVED, events=sent, letter=Letter(dated=date(2025, 7, 29)))
    assert dates(deadlines(case, calendar, LIMITS, ReviewWindow(), DUE)) == [
        ("Answer by", DUE),
        ("Review may be asked for until", date(2025, 9, 25)),
    ]


def test_once_a_review_is_asked_for_it_has_its_own_clocks(calendar: WorkingCalendar) -> None:
    events = (event(EventKind.REVIEW_REQUESTED, date(2026, 6, 8)), event(EventKind.REVIEW_ANSWERED, date(2026, 7, 8)))
    case = Case("a", letter=Letter(dated=date(2026, 5, 18)), events=events)
    window, normal, latest, complaint = deadlines(case, calendar, LIMITS, ReviewWindow(), date(2026, 9, 1))
    assert (window.done, window.late) == (date(2026, 6, 8), False)
    assert (normal.due, normal.late) == (date(2026, 7, 7), True)
    assert (latest.due, latest.late) == (date(2026, 8, 6), False)
    assert (complaint.due, complaint.late) == (date(2026, 8, 19), False)


def test_a_review_asked_for_too_late_is_late(calendar: WorkingCalendar) -> None:
    requested = (event(EventKind.REVIEW_REQUESTED, date(2025, 9, 26)),)
    case = Case("a", letter=Letter(dated=date(2025, 7, 29)), events=requested)
    assert deadlines(case, calendar, LIMITS, ReviewWindow(), date(2025, 9, 26))[0].late


def test_why_this_date(calendar: WorkingCalendar) -> None:
    assert explain(answer_by(date(2026, 5, 18), calendar, LIMITS)) == (
        "The request was received on Mon 18 May 2026. That day is day 0, whatever day of the week it is.",
        "Saturdays, Sundays, Christmas Day, Good Friday and bank holidays in any part of the United Kingdom"
        " are not working days (FOIA s.10(6)).",
        "Mon 25 May 2026 does not count: Spring Bank Holiday (England and Wales, Northern Ireland, Scotland).",
        "Mon 15 June 2026 does not count: Bank holiday for the World Cup (Scotland).",
        "The 20th working day is Wed 17 June 2026.",
        "Answer promptly, and not later than the 20th working day after the day of receipt. (FOIA s.10(1))",
    )


def test_what_is_not_certain_is_said(calendar: WorkingCalendar) -> None:
    (review,) = review_request_by(date(2025, 7, 29), ReviewWindow(), calendar)
    assert "to be checked" in explain(review)[-1]
    far = answer_by(date(2029, 3, 1), calendar, LIMITS)
    assert far.projected
    assert "projected" in explain(far)[-1]
    assert not answer_by(RECEIVED, calendar, LIMITS).projected


def test_a_holiday_proclaimed_while_the_days_ran_is_called_open(calendar: WorkingCalendar) -> None:
    before, after = answer_by(date(2022, 8, 25), calendar, LIMITS), answer_by(date(2022, 9, 12), calendar, LIMITS)
    assert (
        "The 20th working day is Fri 23 September 2022, or Mon 26 September 2022 if Mon 19 September 2022 is not"
        in (" ".join(explain(before)))
    )
    assert "was made a holiday only on Sat 10 September 2022" in explain(before)[-1]
    assert not any("proclaimed" in sentence or "open in law" in sentence for sentence in explain(after))


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (21, "21st"), (112, "112th")]
)
def test_ordinal_numbers(calendar: WorkingCalendar, number: int, words: str) -> None:
    assert f"The {words} working day is " in explain(working_days_after(RECEIVED, number, calendar))[-2]
