"""Holidays proclaimed after the calendar was made: a calendar with them, and what they move in the open cases.

Under the Banking and Financial Dealings Act 1971 a holiday can be proclaimed at any time, for any part of the United
Kingdom. The officer adds it, with its source, before a new version of the program knows it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workbench.domain.authority import ReviewWindow
from workbench.domain.calendar import Holiday, Nation, WorkingCalendar
from workbench.domain.case import Case
from workbench.domain.clocks import Deadline, answered_on, deadlines
from workbench.domain.dates import WEEKDAYS, format_date
from workbench.domain.limits import Limits
from workbench.errors import BadInput


@dataclass(frozen=True, slots=True)
class Moved:
    """A date of an open case that another calendar moves: from when to when.

    Where it is open in law which of two dates holds, each side has both, the safe one first.
    """

    case_id: str
    reference: str
    clock: str
    before: tuple[date, ...]
    after: tuple[date, ...]

    @property
    def unsettled(self) -> bool:
        """True where the holiday was proclaimed while the days were running, so that both dates are possible."""
        return len(self.after) > 1


def check_proclaimed(holiday: Holiday, calendar: WorkingCalendar, today: date) -> None:
    """Whether a day can be added as proclaimed. Raises BadInput with a sentence where it cannot."""
    if not holiday.name.strip():
        raise BadInput("The holiday has no name.", "Say what it is for.")
    if not holiday.nations or set(holiday.nations) - set(Nation):
        raise BadInput("It is not said where the holiday holds.", "Choose the nations that the proclamation names.")
    if holiday.proclaimed is None:
        raise BadInput("It is not said when the holiday was proclaimed.", "Give the date of the proclamation.")
    if holiday.proclaimed > today:
        raise BadInput("The date of the proclamation is still to come.", "Add the holiday once it is proclaimed.")
    if holiday.proclaimed > holiday.date:
        raise BadInput("A holiday is proclaimed before its day.", "Check the two dates.")
    if not holiday.source.strip():
        raise BadInput("The source is missing.", "Say where the proclamation can be read.")
    if not calendar.is_working(holiday.date):
        raise BadInput(*_no_working_day(holiday.date, calendar))


def moved_by(
    cases: Iterable[Case],
    before: WorkingCalendar,
    after: WorkingCalendar,
    limits: Limits,
    window_of: Callable[[Case], ReviewWindow] = lambda case: ReviewWindow(),
) -> tuple[Moved, ...]:
    """What a change of the calendar moves in the cases that are still open: each date that is not kept yet.

    `window_of` says how long a case's force lets a review be asked for. A case with a date outside the calendar's years
    is passed over: it has no clocks.
    """
    return tuple(
        moved
        for case in cases
        if answered_on(case) is None
        for moved in _moved(case, before, after, limits, window_of(case))
    )


def _moved(
    case: Case, before: WorkingCalendar, after: WorkingCalendar, limits: Limits, window: ReviewWindow
) -> Iterator[Moved]:
    try:
        old, new = (deadlines(case, calendar, limits, window, date.min) for calendar in (before, after))
    except BadInput:
        return
    known = {clock.key: clock for clock in old}
    for clock in new:
        was = known.get(clock.key)
        if was and clock.done is None and _dates(was) != _dates(clock):
            yield Moved(case.id, case.reference, clock.name, _dates(was), _dates(clock))


def _dates(clock: Deadline) -> tuple[date, ...]:
    return (clock.due, clock.later) if clock.later else (clock.due,)


def _no_working_day(day: date, calendar: WorkingCalendar) -> tuple[str, str]:
    known = next((holiday for holiday in calendar.holidays if holiday.date == day), None)
    if known is None:
        return f"{format_date(day)} is a {WEEKDAYS[day.weekday()]}, which never counts.", "Check the day."
    return (
        f"{format_date(day)} does not count already: {known.name} ({', '.join(known.nations)}).",
        "There is nothing to add.",
    )
