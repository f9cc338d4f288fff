"""More time for the public interest (FOIA s.10(3), s.17(2)): only for what turns on it, by a notice given in time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from workbench.domain.calendar import Days, WorkingCalendar
from workbench.domain.case import Case, ClockEvent, EventKind, Part
from workbench.domain.clocks.course import Course, Scope, ordered
from workbench.domain.clocks.deadline import ANSWER, EXPECTED, EXTENDED, Deadline, Unit, in_working_days, is_late
from workbench.domain.clocks.words import happened
from workbench.domain.dates import format_date
from workbench.domain.exemptions import Evidence
from workbench.domain.limits import Limits

_REST = "The first date does not move for anything else."
_KEPT = "The notice of that day is what had to be given in time."


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension as it bears on the questions: those that it concerns, and those that have something else in them."""

    event: ClockEvent
    until: date
    extended: frozenset[str]
    others: frozenset[str]

    @property
    def said(self) -> str:
        """What happened, as a reason for a date."""
        return f"{happened(self.event)}, as to section {self.event.limb} (FOIA s.10(3), s.17(2))."


def extension_of(case: Case) -> Extension | None:
    """The latest extension that gives a date. Where it names no questions, the parts that claim its limb tell them."""
    event = case.event(EventKind.EXTENDED)
    if event is None or event.until is None:
        return None
    scope = Scope(case)
    everything = frozenset(scope.asking)
    if event.question_ids:
        named = scope.of(event.question_ids) & everything
        return Extension(event, event.until, named, everything - named)
    claiming = [part for part in case.parts if part.claim(event.limb)]
    claimed = _asked_in(scope, [part.question_ids for part in claiming]) & everything
    if not claimed:
        return Extension(event, event.until, everything, frozenset())
    elsewhere = _asked_in(scope, [part.question_ids for part in case.parts if part not in claiming])
    return Extension(event, event.until, claimed, (everything - claimed) | (elsewhere & everything))


def turns_on_extension(case: Case, part: Part) -> bool:
    """True for a part whose limb the latest notice of extension names: its own notice was that one (FOIA s.17(2))."""
    event = case.event(EventKind.EXTENDED)
    return bool(event and event.until and part.claim(event.limb))


def extended(case: Case, extension: Extension, course: Course, clock: Deadline, latest: Deadline) -> Iterator[Deadline]:
    """The first date, which stands for everything else, and the estimated one for what the public interest decides.

    Where all of it turns on the public interest, the notice is what the first date asked for (FOIA s.17(1), (2)).
    """
    scope = Scope(case)
    here = scope.of(course.question_ids)
    others, concerned = here & extension.others, here & extension.extended
    if not concerned:
        yield clock
        return
    if others:
        yield replace(clock, question_ids=scope.brief(others), why=(*clock.why, extension.said, _REST))
    else:
        yield replace(clock, done=extension.event.on, why=(*clock.why, extension.said, _KEPT, _REST))
    ids, done = scope.brief(concerned), _answered_last(case, scope, concerned, course)
    yield replace(_estimated(extension, clock, latest), question_ids=ids, done=done)
    yield replace(latest, question_ids=ids, done=done)


def expected_by(clock: Deadline, left_out: tuple[Days, ...], calendar: WorkingCalendar, limits: Limits) -> Deadline:
    """The day by which a decision is expected, beside the clock of the answer (CoP 2018 section 4).

    Raises BadInput outside the calendar's years.
    """
    days = limits.clock(clock.start).extension
    expected = Deadline(
        key=clock.key.replace(ANSWER, EXPECTED, 1),
        name="Public interest decision expected at the latest by",
        due=clock.start,
        rule=f"No more than {days} working days in all, from the day of receipt, are expected to be needed.",
        provision="CoP 2018 section 4",
        evidence=Evidence.PARTLY,
        start=clock.start,
        begins=clock.begins,
        count=days,
    )
    return in_working_days(expected, calendar, left_out)


def _estimated(extension: Extension, clock: Deadline, latest: Deadline) -> Deadline:
    """The date that the notice estimates, beside the first one."""
    why = [*clock.why, extension.said]
    if is_late(latest.later or latest.due, extension.until):
        why.append(f"That is after {format_date(latest.due)}, by which a decision is expected at the latest.")
    return Deadline(
        key=clock.key.replace(ANSWER, EXTENDED, 1),
        name="Decide the public interest by",
        due=extension.until,
        rule="Within such time as is reasonable in the circumstances; the notice estimates the date.",
        provision="FOIA s.10(3), s.17(2)",
        evidence=Evidence.VERIFIED,
        start=extension.event.on,
        begins="Notice of the extension was given",
        count=0,
        unit=Unit.STATED,
        before=replace(clock, done=None),
        why=tuple(why),
    )


def _asked_in(scope: Scope, named: list[tuple[str, ...]]) -> frozenset[str]:
    """The questions that parts answer; a part that names none answers none."""
    return frozenset().union(*(scope.of(ids) for ids in named if ids))


def _answered_last(case: Case, scope: Scope, questions: frozenset[str], course: Course) -> date | None:
    """The last answer to these questions: what was sent in time may have left the public interest open."""
    if course.answered is None:
        return None
    since = course.received or date.min
    answers = [
        event.on
        for event in ordered(case.events)
        if event.kind is EventKind.RESPONDED and event.on >= since and scope.of(event.question_ids) & questions
    ]
    return max(answers, default=course.answered)
