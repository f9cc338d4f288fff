"""What the events make of a case: from when each question counts, what it waits for, when it was answered.

Events are read in the order of their days, and on one day in the order in which they were recorded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbench.domain.calendar import Days
from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.clocks.deadline import Deadline, Unit, in_calendar_time
from workbench.domain.exemptions import Evidence
from workbench.domain.limits import Limits

WHOLE = ""  # what is asked by a case without questions


@dataclass(frozen=True, slots=True)
class Course:
    """How the questions stand that share one fate.

    `received` is the day from which they count: that of the clarification where there was one (FOIA s.10(6)), then
    `asked` and `clarified` are the events. `waiting` is a clarification still awaited, `answered` the answer's day.
    """

    question_ids: tuple[str, ...]
    received: date | None
    asked: ClockEvent | None = None
    clarified: ClockEvent | None = None
    waiting: ClockEvent | None = None
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Fees:
    """The fees notices of a case: the stretches of days not counted, and a notice that is, or stayed, unpaid.

    `paid` is the day of a payment that came after the time for it had run out (FOIA s.9(2)).
    """

    left_out: tuple[Days, ...] = ()
    unpaid: ClockEvent | None = None
    paid: date | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """The requester's turn: nothing is due for these questions since a day, and until when that lasts."""

    event: ClockEvent
    until: date
    question_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewRound:
    """One review: asked for, perhaps extended, perhaps answered."""

    asked: ClockEvent
    extended: ClockEvent | None = None
    answered: ClockEvent | None = None


def ordered(events: Iterable[ClockEvent]) -> tuple[ClockEvent, ...]:
    """The events in the order in which they happened."""
    return tuple(sorted(events, key=lambda event: event.on))


class Scope:
    """Which questions an event concerns: those it names with all under them, or all where it names none.

    A question that has gone since, but that an event still names, stands for itself.
    """

    def __init__(self, case: Case) -> None:
        self._parents = {question.id: question.parent_id for question in case.questions}
        asking = [question.id for question in case.questions if not question.lead_in]
        self.asking = tuple(dict.fromkeys(asking)) or (WHOLE,)
        self._lines: dict[str, frozenset[str]] = {}

    def of(self, question_ids: Iterable[str]) -> frozenset[str]:
        """The questions that are meant by naming these."""
        named = frozenset(question_ids)
        if not named:
            return frozenset(self.asking)
        met = {question for question in self.asking if self._line(question) & named}
        return frozenset(met) | {id_ for id_ in named if id_ not in self._parents}

    def brief(self, questions: Iterable[str]) -> tuple[str, ...]:
        """The questions as a deadline names them: none where it is all that ask something."""
        wanted = set(questions)
        return () if wanted.issuperset(self.asking) else tuple(id_ for id_ in self.asking if id_ in wanted)

    def _line(self, question: str) -> frozenset[str]:
        """The question and those above it."""
        if question not in self._lines:
            line: list[str] = []
            current: str | None = question
            while current is not None and current not in line:
                line.append(current)
                current = self._parents.get(current)
            self._lines[question] = frozenset(line)
        return self._lines[question]


@dataclass(slots=True)
class _Standing:
    asked: ClockEvent | None = None
    clarified: ClockEvent | None = None
    waiting: ClockEvent | None = None
    answered: date | None = None


def courses(case: Case) -> tuple[Course, ...]:
    """The questions in groups that share one fate, in the order of the case."""
    scope = Scope(case)
    standing = {question: _Standing() for question in scope.asking}
    for event in ordered(case.events):
        if event.kind in _MOVES:
            for question in scope.of(event.question_ids):
                if question in standing:
                    _move(standing[question], event)
    groups: dict[tuple[object, ...], list[str]] = {}
    for question, now in standing.items():
        groups.setdefault((now.clarified, now.waiting, now.answered), []).append(question)
    return tuple(_course(case, scope, standing[group[0]], group) for group in groups.values())


def fees(case: Case, limits: Limits) -> Fees:
    """The fees notices with their payments. A later notice takes the place of one that is still unpaid.

    Raises BadInput where a date is past every calendar.
    """
    left_out: list[Days] = []
    unpaid: ClockEvent | None = None
    paid: date | None = None
    for event in ordered(case.events):
        if event.kind is EventKind.FEES_NOTICE:
            unpaid, paid = event, None
        elif event.kind is EventKind.FEE_RECEIVED and unpaid and not paid:
            if event.on <= fee_until(unpaid, limits).due:
                left_out.append((unpaid.on, event.on))
                unpaid = None
            else:
                paid = event.on
    return Fees(tuple(left_out), unpaid, paid)


def waits(case: Case, limits: Limits) -> tuple[Wait, ...]:
    """What is awaited from the requester, and when the wait may end without it."""
    found = [
        Wait(course.waiting, clarification_until(course.waiting, limits).due, course.question_ids)
        for course in courses(case)
        if course.waiting and not course.answered
    ]
    unpaid = fees(case, limits).unpaid
    if unpaid and not answered_on(case):
        found.append(Wait(unpaid, fee_until(unpaid, limits).due))
    return tuple(found)


def awaiting(case: Case) -> frozenset[str]:
    """The questions whose clarification was asked for and has not come."""
    return frozenset(id_ for course in courses(case) if course.waiting for id_ in Scope(case).of(course.question_ids))


def clarified(case: Case) -> frozenset[str]:
    """The questions that were clarified, and of which nothing more is awaited."""
    met = (course for course in courses(case) if course.clarified and not course.waiting)
    return frozenset(id_ for course in met for id_ in Scope(case).of(course.question_ids))


def answered_on(case: Case) -> date | None:
    """The day by which everything was answered; None while a question, a review or a notice's steps still are to be."""
    days = [course.answered for course in courses(case)]
    if review_open(case) or steps_open(case):
        return None
    return max((day for day in days if day), default=None) if all(days) else None


def steps_open(case: Case) -> ClockEvent | None:
    """The decision notice whose steps, due on the day that it names, are still to be taken (FOIA s.50(4)), or None."""
    notice = case.event(EventKind.DECISION_NOTICE)
    taken = case.event(EventKind.STEPS_TAKEN)
    return notice if notice and notice.until and (taken is None or taken.on < notice.on) else None


def review_round(case: Case) -> ReviewRound | None:
    """The latest review. A second request while the first is open is the same review."""
    found: ReviewRound | None = None
    for event in ordered(case.events):
        if event.kind is EventKind.REVIEW_REQUESTED and (found is None or found.answered):
            found = ReviewRound(event)
        elif event.kind is EventKind.REVIEW_EXTENDED and found and not found.answered:
            found = ReviewRound(found.asked, event)
        elif event.kind is EventKind.REVIEW_ANSWERED and found and not found.answered:
            found = ReviewRound(found.asked, found.extended, event)
    return found


def review_open(case: Case) -> bool:
    """True while a review has been asked for and not been answered."""
    review = review_round(case)
    return review is not None and review.answered is None


COMPLAINT = (EventKind.COMPLAINED, EventKind.DECISION_NOTICE, EventKind.COMPLAINT_CLOSED)
"""A complaint to the Commissioner (FOIA s.50), and what ends it."""

APPEAL = (EventKind.APPEALED, EventKind.APPEAL_ENDED)
"""An appeal to the tribunal (FOIA s.57), and what ends it."""


def complaint_open(case: Case) -> bool:
    """True while a complaint is with the Commissioner: neither decided nor closed without a notice."""
    return _last_of(case, COMPLAINT) is EventKind.COMPLAINED


def appeal_open(case: Case) -> bool:
    """True while an appeal runs."""
    return _last_of(case, APPEAL) is EventKind.APPEALED


def clarification_until(asked: ClockEvent, limits: Limits) -> Deadline:
    """How long a clarification is awaited before the request may be closed (CoP 2018 section 2, from memory)."""
    return in_calendar_time(
        Deadline(
            key=f"clarification/{asked.id}",
            name="May be closed without the clarification after",
            due=asked.on,
            rule="A request that is not clarified by then may be closed. Until then nothing is due for it.",
            provision="FOIA s.1(3); CoP 2018 section 2",
            evidence=Evidence.MEMORY,
            start=asked.on,
            begins="Clarification was asked for",
            count=limits.clock(asked.on).clarification_months,
            unit=Unit.MONTHS,
            question_ids=asked.question_ids,
        )
    )


def fee_until(notice: ClockEvent, limits: Limits) -> Deadline:
    """How long the fee may be paid: three months beginning with the day of the notice (FOIA s.9(2))."""
    return in_calendar_time(
        Deadline(
            key=f"fee/{notice.id}",
            name="The fee may be paid until",
            due=notice.on,
            rule="Without payment by then there is no duty to answer. Until then nothing is due.",
            provision="FOIA s.9(2)",
            evidence=Evidence.VERIFIED,
            start=notice.on,
            begins="A fees notice was given",
            count=limits.clock(notice.on).fee_months,
            unit=Unit.MONTHS_BEGINNING_WITH,
        )
    )


def _last_of(case: Case, kinds: tuple[EventKind, ...]) -> EventKind | None:
    return next((event.kind for event in reversed(ordered(case.events)) if event.kind in kinds), None)


_MOVES = (EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_RECEIVED, EventKind.RESPONDED)


def _move(now: _Standing, event: ClockEvent) -> None:
    """What one event does to one question. The first answer counts: a later one corrects it."""
    if event.kind is EventKind.CLARIFICATION_ASKED:
        now.waiting = event
    elif event.kind is EventKind.RESPONDED:
        now.answered = now.answered or event.on
    elif now.waiting:
        now.asked, now.clarified, now.waiting, now.answered = now.waiting, event, None, None


def _course(case: Case, scope: Scope, now: _Standing, group: list[str]) -> Course:
    received = now.clarified.on if now.clarified else case.received
    return Course(scope.brief(group), received, now.asked, now.clarified, now.waiting, now.answered)
