"""By when a request is answered: twenty working days, and what a clarification or a fee changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.domain.calendar import Days, WorkingCalendar
from workbench.domain.case import Case, EventKind
from workbench.domain.clocks.course import (
    Course,
    Fees,
    Scope,
    clarification_until,
    courses,
    fee_until,
    fees,
)
from workbench.domain.clocks.deadline import ANSWER, Deadline, in_working_days, is_late
from workbench.domain.clocks.extension import expected_by, extended, extension_of
from workbench.domain.clocks.words import happened, ordinal
from workbench.domain.dates import format_date
from workbench.domain.exemptions import Evidence
from workbench.domain.limits import Limits


def answer_by(received: date, calendar: WorkingCalendar, limits: Limits) -> Deadline:
    """The twentieth working day after receipt (FOIA s.10(1)). Raises BadInput outside the calendar's years."""
    return _answer(received, calendar, limits)


def answer_clocks(case: Case, calendar: WorkingCalendar, limits: Limits) -> tuple[Deadline, ...]:
    """Each date by which a question has to be answered, with the day on which it was.

    Nothing is due for a question while its clarification is awaited, nor for any while a fee is. Raises BadInput where
    a date lies outside the calendar's years.
    """
    if case.received is None:
        return ()
    money = fees(case, limits)
    extension = extension_of(case)
    found: list[Deadline] = []
    for course in courses(case):
        if (course.waiting or money.unpaid) and not course.answered:
            continue
        clock = _answer_to(case, case.received, course, money, calendar, limits)
        if extension is None:
            found.append(clock)
            continue
        latest = expected_by(clock, money.left_out, calendar, limits)
        found += extended(case, extension, course, clock, latest)
    return tuple(found)


def waiting_clocks(case: Case, limits: Limits) -> tuple[Deadline, ...]:
    """How long the requester has to clarify or to pay. Raises BadInput where a date is past every calendar."""
    scope = Scope(case)
    asked: dict[str, Deadline] = {}
    for course in courses(case):
        if course.waiting and not course.answered:
            clock = clarification_until(course.waiting, limits)
            asked[clock.key] = replace(clock, question_ids=scope.brief(scope.of(course.waiting.question_ids)))
    money = fees(case, limits)
    if not money.unpaid or all(course.answered for course in courses(case)):
        return tuple(asked.values())
    clock = fee_until(money.unpaid, limits)
    if money.paid:
        late = f"It was paid on {format_date(money.paid)}, after that day: there is no duty to answer (FOIA s.9(2))."
        clock = replace(clock, done=money.paid, late=True, why=(late,))
    return (*asked.values(), clock)


def first_deadline(case: Case, calendar: WorkingCalendar, limits: Limits) -> Deadline | None:
    """The date that an extension has to keep: the latest by which an answer is due without one.

    None where nothing is due. Raises BadInput as above.
    """
    without = replace(case, events=tuple(event for event in case.events if event.kind not in _ENDS))
    return max(answer_clocks(without, calendar, limits), key=lambda clock: clock.later or clock.due, default=None)


def overdue(case: Case, on: date, calendar: WorkingCalendar, limits: Limits) -> tuple[Deadline, ...]:
    """The clocks that have run out for a letter that goes out on this day, the earliest first.

    Each names its questions; that of an estimated date (FOIA s.10(3)) is `extended`. Raises BadInput as above.
    """
    late = [
        clock
        for clock in answer_clocks(case, calendar, limits)
        if not clock.expected and (clock.done is None or clock.done >= on) and is_late(clock.later or clock.due, on)
    ]
    return tuple(sorted(late, key=lambda clock: clock.due))


def missed(case: Case, on: date, calendar: WorkingCalendar, limits: Limits) -> date | None:
    """The day by which an answer that goes out on this day was due, where it is late; otherwise None.

    Raises BadInput as above.
    """
    return next((clock.due for clock in overdue(case, on, calendar, limits)), None)


_ENDS = (EventKind.EXTENDED, EventKind.RESPONDED)


def _answer(
    received: date, calendar: WorkingCalendar, limits: Limits, left_out: tuple[Days, ...] = (), key: str = ANSWER
) -> Deadline:
    days = limits.clock(received).answer
    clock = Deadline(
        key=key,
        name="Answer by",
        due=received,
        rule=f"Answer promptly, and not later than the {ordinal(days)} working day after the day of receipt.",
        provision="FOIA s.10(1)",
        evidence=Evidence.VERIFIED,
        start=received,
        begins="The request was received",
        count=days,
    )
    return in_working_days(clock, calendar, left_out)


def _answer_to(
    case: Case, first: date, course: Course, money: Fees, calendar: WorkingCalendar, limits: Limits
) -> Deadline:
    """The date for some questions, with what moved it."""
    clock = _answer(course.received or first, calendar, limits, money.left_out, _key(case, course))
    plain = _answer(first, calendar, limits)
    why = (*_clarified(course, plain), *_paused(clock, money, plain, calendar))
    begins = "The clarification was received" if course.clarified else clock.begins
    moved = (clock.due, clock.later) != (plain.due, plain.later)
    return replace(
        clock,
        begins=begins,
        question_ids=course.question_ids,
        done=course.answered,
        before=plain if moved else None,
        why=why,
    )


def _key(case: Case, course: Course) -> str:
    """What the clock is for, whatever has happened to it: the first question's is the case's own."""
    ids = course.question_ids
    return ANSWER if not ids or Scope(case).asking[0] in ids else f"{ANSWER}/{ids[0]}"


def _clarified(course: Course, plain: Deadline) -> Iterator[str]:
    if course.asked is None or course.clarified is None:
        return
    yield (
        f"{happened(course.asked)}. The answer to that came on {format_date(course.clarified.on)}, which is the date of"
        " receipt from then on: the days count afresh (FOIA s.1(3), s.10(6))."
    )
    if is_late(plain.later or plain.due, course.asked.on):
        yield f"It was asked for only after {format_date(plain.due)}, when the first time had run out already."


def _paused(clock: Deadline, money: Fees, plain: Deadline, calendar: WorkingCalendar) -> Iterator[str]:
    """Each stretch between a notice and its payment that lay within the days counted."""
    for given, paid in money.left_out:
        if paid <= clock.start:
            continue
        if is_late(clock.due, given):
            yield (
                f"A fees notice was given on {format_date(given)}, when the time had run out already: it changes"
                " nothing (FOIA s.10(2))."
            )
            continue
        days = calendar.between(max(given, clock.start), paid) + (given > clock.start and calendar.is_working(given))
        yield (
            f"A fees notice was given on {format_date(given)} and the fee came on {format_date(paid)}: the {days}"
            f" working day{'' if days == 1 else 's'} from the one to the other, both included, are not counted"
            " (FOIA s.10(2))."
        )
