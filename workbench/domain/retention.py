"""How long a closed case is kept, and what holds it beyond that.

A case is closed when nothing of it runs any more: answered, or lapsed for want of a clarification or a fee, its review
answered, the complaint decided, the steps taken, the appeal over. The retention period counts from that day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbench.domain.authority import ReviewWindow
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case
from workbench.domain.clocks import appeal_open, complaint_open, deadlines, review_open, steps_open
from workbench.domain.clocks.course import clarification_until, courses, fee_until, fees
from workbench.domain.dates import format_date
from workbench.domain.limits import Limits
from workbench.domain.safekeeping import RetentionRule

_WINDOWS = {
    "review-window": "a review may be asked for until {day}",
    "review-window-with-reasons": "a review may be asked for, with reasons, until {day}",
    "complaint": "a complaint to the Commissioner may be made until {day}",
    "appeal": "an appeal may reach the tribunal until {day}",
}
"""What may still be asked for, by the clock of it."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How a case stands: when it was closed, until when it is kept, and what holds it whatever its date.

    `closed` is None while something of it is still to be done; `keep_until` is None as well where no period is set.
    `held_because` are the ends of sentences: "it is held because …".
    """

    closed: date | None
    keep_until: date | None
    held_because: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """Whether it may not be destroyed at all now."""
        return bool(self.held_because)

    def due(self, today: date) -> bool:
        """Whether it is to be destroyed: the last day to keep it has passed, and nothing holds it."""
        return self.keep_until is not None and self.keep_until < today and not self.held


def closed_on(case: Case, limits: Limits) -> date | None:
    """The last day on which anything of the case happened; None while something is open.

    What lapses without the requester's clarification or fee is over on the last day for it, which may be to come.
    Raises BadInput where a date is past every calendar.
    """
    if review_open(case) or complaint_open(case) or steps_open(case) or appeal_open(case):
        return None
    if (lapsed := _lapsed(case, limits)) is None:
        return None
    return max((*lapsed, *(event.on for event in case.events), *(letter.on for letter in case.issued)), default=None)


def keep_until(closed: date, rule: RetentionRule) -> date:
    """The last day on which a case that was closed on a day is kept under a rule."""
    from dateutil.relativedelta import relativedelta  # late: most of the desk never asks

    end: date = closed + relativedelta(years=rule.years, months=rule.months)
    return end


def retention(
    case: Case,
    rule: RetentionRule | None,
    calendar: WorkingCalendar,
    limits: Limits,
    window: ReviewWindow,
    today: date,
) -> Retention:
    """How the case stands under a rule, on a day. Raises BadInput where a date lies outside the calendar's years."""
    closed = closed_on(case, limits)
    if closed and closed > today:  # it lapses then, unless the requester answers
        closed = None
    until = keep_until(closed, rule) if closed and rule else None
    return Retention(closed, until, tuple(_held(case, calendar, limits, window, today)))


def _held(case: Case, calendar: WorkingCalendar, limits: Limits, window: ReviewWindow, today: date) -> Iterator[str]:
    if case.hold:
        by = f" by {case.hold.by}" if case.hold.by else ""
        on = f" on {format_date(case.hold.on)}" if case.hold.on else ""
        yield f"it was put on hold{by}{on}: {case.hold.reason}"
    if review_open(case):
        yield "a review was asked for and is not answered"
    if complaint_open(case):
        yield "a complaint is with the Commissioner"
    if steps_open(case):
        yield "the steps of a decision notice are still to be taken"
    if appeal_open(case):
        yield "an appeal is with the tribunal"
    if closed_on(case, limits) is None:
        return  # before it is over, none of these windows is the last
    for clock in deadlines(case, calendar, limits, window, today):
        last = clock.later or clock.due
        if clock.key in _WINDOWS and clock.done is None and last >= today:
            yield _WINDOWS[clock.key].format(day=format_date(last))


def _lapsed(case: Case, limits: Limits) -> list[date] | None:
    """The last days of what lapses without the requester; None where a question waits for the authority."""
    unpaid, days = fees(case, limits).unpaid, []
    for course in courses(case):
        if course.answered:
            continue
        if course.waiting:
            days.append(clarification_until(course.waiting, limits).due)
        elif unpaid:
            days.append(fee_until(unpaid, limits).due)
        else:
            return None
    return days
