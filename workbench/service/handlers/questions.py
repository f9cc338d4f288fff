"""Commands on questions: split, join, nest, move. Spans never overlap and always quote the request exactly."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.accounting import trimmed, without
from workbench.domain.case import Case, Part, Question, Span
from workbench.domain.integrity import DEEPEST
from workbench.domain.outline import Outline
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers
from workbench.service.handlers.parts import blank, without_parts

BY_HAND = "marked by hand"
"""By what words are known that the officer has marked."""

_TOO_DEEP = "Questions go three levels deep."


def question_in(case: Case, question_id: str) -> Question:
    """The question with this id. Raises RuleViolation where it has gone."""
    found = case.question(question_id)
    if found is None:
        raise RuleViolation("That question is no longer in the case.")
    return found


def add_question(case: Case, command: c.AddQuestion, law: Law) -> Case:
    span = words_at(case.request, command.span) if command.span else None
    if span and overlapping(case, span):
        raise RuleViolation("Part of this text already belongs to a question.", "Select words that no question holds.")
    text = case.request[span.start : span.end] if span else command.text
    new = Question(command.question_id, command.label_text, text, span, why=BY_HAND if span else "")
    part = Part(command.part_id, question_ids=(new.id,))
    marks = without(case.request, case.marks, span) if span else case.marks
    return replace(case, questions=_inserted(case, new), parts=(*case.parts, part), marks=marks)


def split_question(case: Case, command: c.SplitQuestion, law: Law) -> Case:
    question = question_in(case, command.question_id)
    if question.span is None or not question.span.start < command.at < question.span.end:
        raise RuleViolation("A question is split inside its own words.", "Put the cursor between two of its words.")
    first = words_at(case.request, Span(question.span.start, command.at))
    second = words_at(case.request, Span(command.at, question.span.end))
    head = replace(question, text=case.request[first.start : first.end], span=first)
    tail = replace(
        question,
        id=command.new_id,
        label=f"{question.label}+",
        text=case.request[second.start : second.end],
        span=second,
        lead_in=False,
        why="split by hand",
    )
    place = case.questions.index(question)
    after = place + 1 + len(Outline(case).below(question.id))
    rest = case.questions[place + 1 : after]
    questions = (*case.questions[:place], head, *rest, tail, *case.questions[after:])
    return replace(case, questions=questions, parts=(*case.parts, Part(command.part_id, question_ids=(tail.id,))))


def join_with_next(case: Case, command: c.JoinWithNext, law: Law) -> Case:
    first = question_in(case, command.question_id)
    place = case.questions.index(first)
    if place + 1 == len(case.questions):
        raise RuleViolation("There is no question after this one to join it with.")
    second = case.questions[place + 1]
    joined = replace(first, lead_in=first.lead_in and second.lead_in)
    if first.span and second.span:
        span = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
        if any(_inside(other.span, span) for other in case.questions if other not in (first, second)):
            raise RuleViolation("Another question stands between these two.", "Move or join that one first.")
        joined = replace(joined, span=span, text=case.request[span.start : span.end], why="joined by hand")
        case = replace(case, marks=without(case.request, case.marks, span))
    else:  # with the officer's own words in it, it no longer quotes the request
        joined = replace(joined, span=None, text=f"{first.text}\n{second.text}".strip(), why="joined by hand")
    if len(case.ancestry(first.id)) + Outline(case).height(second.id) - 1 > DEEPEST:
        raise RuleViolation(_TOO_DEEP, "Un-nest the first of the two before you join them.")
    questions = tuple(
        replace(q, parent_id=first.id) if q.parent_id == second.id else q
        for q in (*case.questions[:place], joined, *case.questions[place + 2 :])
    )
    return _answered_by(replace(case, questions=questions), gone=second.id, instead=first.id)


def nest_question(case: Case, command: c.NestQuestion, law: Law) -> Case:
    question = question_in(case, command.question_id)
    siblings = case.children(question.parent_id)
    place = siblings.index(question)
    if place == 0:
        raise RuleViolation("There is no question above this one to put it under.")
    depth = len(case.ancestry(question.id)) + Outline(case).height(question.id)
    if depth > DEEPEST:
        raise RuleViolation(_TOO_DEEP, "Un-nest the question above it first.")
    return changed(case, replace(question, parent_id=siblings[place - 1].id))


def unnest_question(case: Case, command: c.UnnestQuestion, law: Law) -> Case:
    question = question_in(case, command.question_id)
    if question.parent_id is None:
        raise RuleViolation("This question already stands at the top level.")
    parent = question_in(case, question.parent_id)
    moved = replace(question, parent_id=parent.parent_id)
    outline = Outline(case)
    family = {question.id, *(q.id for q in outline.below(question.id))}
    block = tuple(moved if q.id == question.id else q for q in case.questions if q.id in family)
    others = [q for q in case.questions if q.id not in family]
    beside = {parent.id, *(q.id for q in outline.below(parent.id))}
    last = max(place for place, q in enumerate(others) if q.id in beside)
    return replace(case, questions=(*others[: last + 1], *block, *others[last + 1 :]))


def move_question(case: Case, command: c.MoveQuestion, law: Law) -> Case:
    question = question_in(case, command.question_id)
    siblings = list(case.children(question.parent_id))
    place = siblings.index(question)
    target = place + command.by
    if not 0 <= target < len(siblings):
        return case
    siblings[place], siblings[target] = siblings[target], siblings[place]
    return replace(case, questions=_in_order(case, question.parent_id, tuple(siblings)))


def relabel_question(case: Case, command: c.RelabelQuestion, law: Law) -> Case:
    return changed(case, replace(question_in(case, command.question_id), label=command.label_text))


def set_lead_in(case: Case, command: c.SetLeadIn, law: Law) -> Case:
    return changed(case, replace(question_in(case, command.question_id), lead_in=command.lead_in))


def remove_question(case: Case, command: c.RemoveQuestion, law: Law) -> Case:
    question = question_in(case, command.question_id)
    questions = tuple(
        replace(q, parent_id=question.parent_id) if q.parent_id == question.id else q
        for q in case.questions
        if q.id != question.id
    )
    priority = tuple(id_ for id_ in case.priority if id_ != question.id)
    return _answered_by(replace(case, questions=questions, priority=priority), gone=question.id, instead=None)


def _answered_by(case: Case, gone: str, instead: str | None) -> Case:
    """Parts that named a question which is gone name another; blank parts that this leaves over go too."""
    parts = tuple(
        replace(part, question_ids=_renamed(part.question_ids, gone, instead)) if gone in part.question_ids else part
        for part in case.parts
    )
    priority = _renamed(case.priority, gone, instead) if gone in case.priority else case.priority
    events = tuple(
        replace(event, question_ids=_renamed(event.question_ids, gone, instead))
        if instead and gone in event.question_ids
        else event
        for event in case.events  # an event keeps the name of a question that is gone: naming none would mean all
    )
    marks = tuple(
        replace(mark, question_ids=_renamed(mark.question_ids, gone, instead)) if gone in mark.question_ids else mark
        for mark in case.marks
        if instead or mark.question_ids != (gone,)  # to apply to none would mean to all: the words are unassigned again
    )
    case = replace(case, parts=parts, priority=priority, events=events, marks=marks)
    idle = {part.id for part in case.parts if blank(part) and not part.question_ids}
    answering = [part for part in case.parts if instead in part.question_ids] if instead else []
    spare = [part.id for part in answering if blank(part)]
    idle.update(spare[1:] if len(spare) == len(answering) else spare)
    return without_parts(case, idle)


def _renamed(ids: tuple[str, ...], gone: str, instead: str | None) -> tuple[str, ...]:
    renamed = (instead if id_ == gone else id_ for id_ in ids)
    return tuple(dict.fromkeys(id_ for id_ in renamed if id_ is not None))


def words_at(request: str, span: Span) -> Span:
    """The span without white space at its ends. Raises RuleViolation where nothing is left."""
    found = trimmed(request, span)
    if found is None:
        raise RuleViolation("There are no words there.", "Select some words of the request.")
    return found


def overlapping(case: Case, span: Span) -> tuple[Question, ...]:
    """The questions that hold some of these words."""
    return tuple(q for q in case.questions if q.span and q.span.start < span.end and span.start < q.span.end)


def _inserted(case: Case, new: Question) -> tuple[Question, ...]:
    """The questions with a new one at the top level, where its words stand in the request."""
    tops = list(case.children(None))
    follower = next((q for q in tops if new.span and q.span and q.span.start > new.span.start), None)
    if follower is None:
        return (*case.questions, new)
    place = case.questions.index(follower)
    return (*case.questions[:place], new, *case.questions[place:])


def changed(case: Case, question: Question) -> Case:
    """The case with this question in place of the one with its id."""
    return replace(case, questions=tuple(question if q.id == question.id else q for q in case.questions))


def _in_order(case: Case, parent_id: str | None, siblings: tuple[Question, ...]) -> tuple[Question, ...]:
    """All questions, each followed by those under it, with the children of one parent in the order given."""
    outline = Outline(case)

    def walk(current: str | None) -> list[Question]:
        children = siblings if current == parent_id else outline.children(current)
        return [q for child in children for q in (child, *walk(child.id))]

    return tuple(walk(None))


def _inside(inner: Span | None, outer: Span) -> bool:
    return inner is not None and outer.start <= inner.start and inner.end <= outer.end


HANDLERS: Handlers = {
    c.AddQuestion: add_question,
    c.SplitQuestion: split_question,
    c.JoinWithNext: join_with_next,
    c.NestQuestion: nest_question,
    c.UnnestQuestion: unnest_question,
    c.MoveQuestion: move_question,
    c.RelabelQuestion: relabel_question,
    c.SetLeadIn: set_lead_in,
    c.RemoveQuestion: remove_question,
}
