"""Where the clock of a case stands, in a few words: for the line above the pages."""

from datetime import date

from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case, EventKind
from workbench.domain.clocks import (
    Deadline,
    Unit,
    Wait,
    answered_late,
    answered_on,
    current_clock,
    day_count,
    is_late,
    questions,
    waits,
)
from workbench.domain.dates import format_date
from workbench.domain.limits import Limits

_WHAT = {"review": "review ", "extended": "public interest ", "steps": "steps of the notice "}
_AWAITED = {EventKind.CLARIFICATION_ASKED: "clarification", EventKind.FEES_NOTICE: "the fee"}


def clock_of(case: Case, calendar: WorkingCalendar, limits: Limits, today: date) -> str:
    """Where the clock stands that matters most, in a few words, and what waits for the requester."""
    if case.received is None:
        return "no date of receipt yet"
    clock = current_clock(case, calendar, limits)
    waiting = [_waits(case, wait, on_hold=clock is None) for wait in waits(case, limits)]
    if clock is None and not waiting:
        return _answered(case, calendar, limits)
    return " · ".join(([_running(clock, today, calendar)] if clock else []) + waiting)


def _running(clock: Deadline, today: date, calendar: WorkingCalendar) -> str:
    """`day 3 of 20 · due Tue 21 April 2026 (first Tue 31 March 2026)`."""
    what = _WHAT.get(clock.key.partition("/")[0], "")
    due = format_date(clock.due)
    if clock.later:
        due = f"{due}, or {format_date(clock.later)} (open in law)"
    if clock.original and clock.original != clock.due:
        due = f"{due} (first {format_date(clock.original)})"
    if is_late(clock.later or clock.due, today):
        return f"late: {what}was due {due}"
    if clock.unit is not Unit.WORKING_DAYS:
        return f"{what}due {due}"
    return f"{what}day {day_count(clock, today, calendar)} of {clock.count} · due {due}"


def _waits(case: Case, wait: Wait, on_hold: bool) -> str:
    """`on hold: waiting for clarification since Mon 9 March 2026`; beside a clock that runs, which questions wait."""
    words = f"waiting for {_AWAITED[wait.event.kind]} since {format_date(wait.event.on)}"
    if on_hold:
        return f"on hold: {words}"
    named = questions(case, wait.question_ids)
    return f"{named} {words}".strip()


def _answered(case: Case, calendar: WorkingCalendar, limits: Limits) -> str:
    """Nothing is due any more."""
    answered = answered_on(case)
    if answered is None:
        return ""
    late = " (late)" if answered_late(case, calendar, limits) else ""
    return f"answered {format_date(answered)}{late}"
