"""What a letter admits of its own lateness: which questions, until when they could wait, which sections were not met.

A letter that is late on some questions alone says so of those; what only outlived an estimated date broke no fixed one.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.citations import joined
from workbench.domain.clocks import Deadline, answer_clocks, overdue, turns_on_extension
from workbench.domain.clocks.course import Scope, ordered
from workbench.domain.dates import format_date
from workbench.letters.matter import Matter
from workbench.letters.phrases import questions_named


def admitted(matter: Matter) -> Matter:
    """The matter with what an answer or an extension letter says of its lateness (FOIA s.10(1), s.10(3), s.17)."""
    clocks = _overdue(matter, matter.case, matter.dated)
    fixed = [clock for clock in clocks if not clock.extended]
    estimated = [clock for clock in clocks if clock.extended]
    if fixed:
        matter = matter.knowing(
            "late" if _all_of_it(matter, fixed) else "late in part",
            due=_days(matter.case, fixed),
            late_questions=_named(matter.case, fixed),
            breached=_breached(matter, fixed),
        )
    if estimated:
        matter = matter.knowing(
            "late after extension" if _all_of_it(matter, estimated) else "late after extension in part",
            estimated=_days(matter.case, estimated),
            overrun_questions=_named(matter.case, estimated),
        )
    return matter


def asked_late(matter: Matter) -> Matter:
    """The matter knowing whether the clarification that came had been asked for only when the time was over."""
    events = ordered(matter.case.events)
    received = matter.case.event(EventKind.CLARIFICATION_RECEIVED)
    before = events[: events.index(received)] if received else ()
    asked = next((event for event in reversed(before) if event.kind is EventKind.CLARIFICATION_ASKED), None)
    if asked is None:
        return matter
    until_then = replace(matter.case, events=before[: before.index(asked)])
    clocks = _about(matter.case, _overdue(matter, until_then, asked.on), asked.question_ids)
    return matter.knowing("clarification asked late", clarify_due=_days(matter.case, clocks)) if clocks else matter


def out_of_time(matter: Matter, kind: EventKind, question_ids: Collection[str] = ()) -> Matter:
    """The matter knowing whether a letter that asks for something comes when the time for an answer is over already.

    `kind` is the event that the letter is, which may be on the file by now.
    """
    case, dated = matter.case, matter.dated
    events = tuple(event for event in case.events if event.kind is not kind or event.on < dated)
    clocks = _about(case, _overdue(matter, replace(case, events=events), dated), question_ids)
    return matter.knowing("late", due=_days(case, clocks)) if clocks else matter


def due_for_the_rest(matter: Matter, question_ids: Collection[str]) -> date | None:
    """The last day for what does not wait for these questions to be clarified; None where it has passed."""
    case = matter.case
    asked = ClockEvent("", EventKind.CLARIFICATION_ASKED, matter.dated, question_ids=tuple(question_ids))
    clocks = answer_clocks(replace(case, events=(*case.events, asked)), matter.law.calendar, matter.law.limits)
    open_still = [clock.due for clock in clocks if clock.done is None and not clock.expected]
    due = min(open_still, default=None)
    return due if due and due >= matter.dated else None


def _overdue(matter: Matter, case: Case, on: date) -> tuple[Deadline, ...]:
    return overdue(case, on, matter.law.calendar, matter.law.limits)


def _about(case: Case, clocks: Sequence[Deadline], question_ids: Collection[str]) -> list[Deadline]:
    """The clocks that concern some of these questions."""
    scope = Scope(case)
    meant = scope.of(question_ids)
    return [clock for clock in clocks if scope.of(clock.question_ids) & meant]


def _all_of_it(matter: Matter, late: Sequence[Deadline]) -> bool:
    """True where nothing that this letter is about is in time."""
    scope = Scope(matter.case)
    open_then = [
        clock
        for clock in answer_clocks(matter.case, matter.law.calendar, matter.law.limits)
        if not clock.expected and (clock.done is None or clock.done >= matter.dated)
    ]
    asked, missed = (_questions(scope, clocks) for clocks in (open_then, late))
    return asked <= missed or not _labels(matter.case, late)


def _questions(scope: Scope, clocks: Sequence[Deadline]) -> frozenset[str]:
    return frozenset().union(*(scope.of(clock.question_ids) for clock in clocks))


def _labels(case: Case, clocks: Sequence[Deadline]) -> list[str]:
    """The labels of the questions, in the order of the case."""
    met = _questions(Scope(case), clocks)
    return [question.label for question in case.questions if question.id in met]


def _named(case: Case, clocks: Sequence[Deadline]) -> str:
    labels = _labels(case, clocks)
    return questions_named(labels) if labels else ""


def _days(case: Case, clocks: Sequence[Deadline]) -> str:
    """`Mon 5 October 2026`, or each day with its questions where there are several."""
    days = sorted({clock.due for clock in clocks})
    named = {day: _named(case, [clock for clock in clocks if clock.due == day]) for day in days}
    if len(days) == 1 or not all(named.values()):
        return format_date(days[0])
    return joined([f"{format_date(day)} for {questions}" for day, questions in named.items()])


def _breached(matter: Matter, late: Sequence[Deadline]) -> str:
    """The provisions that a late letter did not meet: a refusal had to be given within the same time (FOIA s.17)."""
    met = _questions(Scope(matter.case), late)
    about = {part.id: part for id_ in met for part in matter.case.parts_answering(id_)}
    if not matter.case.questions:
        about = {part.id: part for part in matter.case.parts}
    # the notice of an extension was the one for the parts that turned on it
    part_ids = {id_ for id_, part in about.items() if not turns_on_extension(matter.case, part)}
    sections = ["10(1)"]
    for section, parts in (
        ("17(1)", (*matter.refused(), *matter.environmental())),
        ("17(5)", matter.wholly_refused()),
    ):
        sections += [section] if any(part.id in part_ids for part in parts) else []
    return f"section{'s' if len(sections) > 1 else ''} {joined(sections)}"
