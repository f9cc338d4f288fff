"""A last day, how it was reached, and whether it was kept.

Lateness begins on the day after the due date: a reply sent on the last day is in time.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from workbench.domain.calendar import Days, Holiday, WorkingCalendar
from workbench.domain.clocks.words import ordinal
from workbench.domain.exemptions import Evidence
from workbench.errors import BadInput

ANSWER = "answer"
"""How the key begins of the clock of an answer."""

EXTENDED = "extended"
"""How the key begins of the clock that a notice of extension starts."""

EXPECTED = "extended-latest"
"""How the key begins of the day by which a decision is expected: it binds nobody, so it is never the day to keep to."""


class Unit(StrEnum):
    """What is counted. A stated date is not counted at all: a letter or a notice gives it."""

    WORKING_DAYS = "working day"
    CALENDAR_DAYS = "calendar day"
    WEEKS = "calendar week"
    MONTHS = "calendar month"
    MONTHS_BEGINNING_WITH = "calendar month, beginning with that day"
    STATED = "stated date"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of a case, with everything that "Why this date?" asks.

    `key` names the clock within its case and stays the same when its date moves. `begins` says what happened on
    `start`; `count` and `unit` say how far it is from there. `done` is the day on which the thing was done, if it was.
    `before` is the same before events moved it, and `why` says what they did. Where the law is unsettled, `due` is
    the earlier date, which is safe, `later` the other one, and `doubts` say what is open. `question_ids` are those it
    concerns; none means all. `projected`: the bank holidays of that year are not published yet.
    """

    key: str
    name: str
    due: date
    rule: str
    provision: str
    evidence: Evidence
    start: date
    begins: str
    count: int
    unit: Unit = Unit.WORKING_DAYS
    skipped: tuple[Holiday, ...] = ()
    projected: bool = False
    done: date | None = None
    late: bool = False
    before: "Deadline | None" = None
    why: tuple[str, ...] = ()
    later: date | None = None
    unsettled: tuple[Holiday, ...] = ()
    doubts: tuple[str, ...] = ()
    question_ids: tuple[str, ...] = ()

    @property
    def original(self) -> date | None:
        """The date before events moved it; None where nothing did."""
        return self.before.due if self.before else None

    @property
    def earlier(self) -> date | None:
        """The safe date, where the law is unsettled; None where nothing is open."""
        return self.due if self.later else None

    @property
    def expected(self) -> bool:
        """True for the day by which a decision on the public interest is expected: it binds nobody."""
        return self.key.partition("/")[0] == EXPECTED

    @property
    def extended(self) -> bool:
        """True for the date that a notice of extension estimates (FOIA s.10(3), s.17(2))."""
        return self.key.partition("/")[0] == EXTENDED

    def kept(self, done: date | None, otherwise: date) -> "Deadline":
        """The same, knowing when it was done, and late where it was done, or is still to be done, after its day.

        Nobody is called late as long as the law leaves it open.
        """
        return replace(self, done=done, late=is_late(self.later or self.due, done or otherwise))


def is_late(due: date, answered_or_today: date) -> bool:
    """True from the day after the due date."""
    return answered_or_today > due


def in_working_days(deadline: Deadline, calendar: WorkingCalendar, left_out: Collection[Days] = ()) -> Deadline:
    """The same with its date worked out: so many working days after its start (FOIA s.10(6)).

    A holiday proclaimed while the days run may or may not count, so both dates are worked out. Raises BadInput outside
    the calendar's years.
    """
    full = calendar.add(deadline.start, deadline.count, left_out)
    skipped = calendar.skipped(deadline.start, full)
    open_in_law = tuple(day for day in skipped if _proclaimed_since(day, deadline.start) and not _in(day, left_out))
    due = full
    if open_in_law:
        due = calendar.add(deadline.start, deadline.count, left_out, tuple(day.date for day in open_in_law))
    return replace(
        deadline,
        due=due,
        later=full if full != due else None,
        unsettled=open_in_law,
        skipped=tuple(day for day in skipped if day not in open_in_law and day.date <= due),
        projected=calendar.projected(full),
    )


def in_calendar_time(deadline: Deadline) -> Deadline:
    """The same with its date worked out in days, weeks or months of the calendar, holidays and all.

    A month ends on the day of the same number, or on the last day of a shorter month. Raises BadInput past the year
    9999.
    """
    try:
        return replace(deadline, due=_after(deadline.start, deadline.count, deadline.unit))
    except (OverflowError, ValueError) as error:
        raise BadInput("No calendar goes as far as that.", "Check the year.") from error


def working_days_after(received: date, working_days: int, calendar: WorkingCalendar) -> Deadline:
    """The n-th working day after receipt, for any n. Raises BadInput outside the calendar's years."""
    return in_working_days(
        Deadline(
            key="days",
            name="Due",
            due=received,
            rule=f"The {ordinal(working_days)} working day after the day of receipt.",
            provision="FOIA s.10(1), (6)",
            evidence=Evidence.VERIFIED,
            start=received,
            begins="The request was received",
            count=working_days,
        ),
        calendar,
    )


def day_count(deadline: Deadline, today: date, calendar: WorkingCalendar) -> int:
    """Which working day it is: the 19 of "day 19 of 20"; 0 on the day it begins. Raises BadInput as above."""
    return max(0, deadline.count - calendar.between(today, deadline.later or deadline.due))


def _after(start: date, count: int, unit: Unit) -> date:
    if unit in (Unit.MONTHS, Unit.MONTHS_BEGINNING_WITH):
        from dateutil.relativedelta import relativedelta  # late: few cases count months

        end: date = start + relativedelta(months=count)
        with_first_day = unit is Unit.MONTHS_BEGINNING_WITH and end.day == start.day
        return end - timedelta(days=1) if with_first_day else end
    return start + timedelta(days=count * (7 if unit is Unit.WEEKS else 1))


def _proclaimed_since(day: Holiday, start: date) -> bool:
    return day.proclaimed is not None and start <= day.proclaimed


def _in(day: Holiday, stretches: Collection[Days]) -> bool:
    return any(first <= day.date <= last for first, last in stretches)
