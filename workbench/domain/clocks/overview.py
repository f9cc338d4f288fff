"""All clocks of a case, in the order of its life, and the one date that matters most."""

from collections.abc import Iterator
from datetime import date

from workbench.domain.authority import ReviewWindow
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case, EventKind
from workbench.domain.clocks.afterwards import (
    REVIEW_LATEST,
    STEPS,
    answer_letter_date,
    commissioner_clocks,
    decision_clocks,
    review_clocks,
    review_request_by,
)
from workbench.domain.clocks.answer import answer_clocks, waiting_clocks
from workbench.domain.clocks.course import ordered, steps_open
from workbench.domain.clocks.deadline import EXPECTED, Deadline, is_late
from workbench.domain.limits import Limits

_LONGEST_TIMES = (EXPECTED, REVIEW_LATEST)  # a date before which another one should be kept


def deadlines(
    case: Case, calendar: WorkingCalendar, limits: Limits, window: ReviewWindow, today: date
) -> tuple[Deadline, ...]:
    """Every clock that has started, in the order of the case's life, each with whether it was or is late.

    The window for a review is counted from the letter's own date, for that is the date that the requester reads.
    Raises BadInput where a date lies outside the calendar's years.
    """
    return (
        *(clock.kept(clock.done, today) for clock in answer_clocks(case, calendar, limits)),
        *waiting_clocks(case, limits),
        *_window(case, window, calendar),
        *review_clocks(case, calendar, limits, today),
        *commissioner_clocks(case, calendar, limits),
        *decision_clocks(case, calendar, limits, today),
    )


def current_clock(case: Case, calendar: WorkingCalendar, limits: Limits) -> Deadline | None:
    """The clock with the earliest last day for what is still to be done: an answer, a review, a notice’s steps.

    None without a date of receipt, while everything waits for the requester, and once all is answered. Raises BadInput
    as above.
    """
    clocks = (
        *answer_clocks(case, calendar, limits),
        *review_clocks(case, calendar, limits, date.min),
        *(
            steps
            for steps in decision_clocks(case, calendar, limits, date.min)
            if steps.key == STEPS and steps_open(case)
        ),
    )
    still = [clock for clock in clocks if clock.done is None and not _longest(clock)]
    return min(still, key=lambda clock: clock.due, default=None)


def answer_due(case: Case, calendar: WorkingCalendar, limits: Limits) -> date | None:
    """The day of the current clock, or None where there is none. Raises BadInput as above."""
    clock = current_clock(case, calendar, limits)
    return clock.due if clock else None


def answered_late(case: Case, calendar: WorkingCalendar, limits: Limits) -> bool:
    """True where an answer went out after its day. Raises BadInput as above."""
    return any(
        clock.done and is_late(clock.later or clock.due, clock.done)
        for clock in answer_clocks(case, calendar, limits)
        if not _longest(clock)
    )


def listed_due(case: Case, calendar: WorkingCalendar, limits: Limits) -> date | None:
    """The date that a list of cases goes by: what is still due, or, where all is answered, what was due last.

    None while everything waits for the requester. Raises BadInput as above.
    """
    due = answer_due(case, calendar, limits)
    if due:
        return due
    clocks = answer_clocks(case, calendar, limits)
    done = [clock.due for clock in clocks if clock.done and not _longest(clock)]
    waiting = any(clock.done is None for clock in clocks) or bool(waiting_clocks(case, limits))
    return None if waiting else max(done, default=None)


def _longest(clock: Deadline) -> bool:
    return clock.key.partition("/")[0] in _LONGEST_TIMES


def _window(case: Case, window: ReviewWindow, calendar: WorkingCalendar) -> Iterator[Deadline]:
    """Until when a review may be asked for. Not asking for one is never late."""
    letter_date = answer_letter_date(case)
    if letter_date is None:
        return
    asked = [event.on for event in ordered(case.events) if event.kind is EventKind.REVIEW_REQUESTED]
    requested = next((day for day in asked if day >= letter_date), None)
    for clock in review_request_by(letter_date, window, calendar):
        yield clock.kept(requested, otherwise=letter_date)
