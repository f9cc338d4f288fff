"""Commands on what the request's words are. Spans never overlap: what one is given, another gives up."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.accounting import with_mark, without
from workbench.domain.case import Case, Mark, Question, Role, Span
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers
from workbench.service.handlers.questions import BY_HAND, changed, overlapping, question_in, remove_question, words_at


def mark_as(case: Case, command: c.MarkAs, law: Law) -> Case:
    span = words_at(case.request, command.span)
    for each in overlapping(case, span):
        case = _given_up(case, question_in(case, each.id), span, law)  # it may stand elsewhere once another is gone
    known = {question.id for question in case.questions}
    limited_to = tuple(id_ for id_ in command.question_ids if id_ in known) if command.role is Role.SCOPE else ()
    marks = with_mark(case.request, case.marks, Mark(span, command.role, BY_HAND, limited_to))
    return case if marks == case.marks else replace(case, marks=marks)


def clear_mark(case: Case, command: c.ClearMark, law: Law) -> Case:
    marks = without(case.request, case.marks, command.span)
    return case if marks == case.marks else replace(case, marks=marks)


def extend_question(case: Case, command: c.ExtendQuestion, law: Law) -> Case:
    question = question_in(case, command.question_id)
    span = words_at(case.request, command.span)
    if any(other.id != question.id for other in overlapping(case, span)):
        raise RuleViolation("Another question holds some of these words.", "Join the two, or shorten the other first.")
    if span == question.span:
        return case
    case = changed(case, _cut_to(case, question, span))
    return replace(case, marks=without(case.request, case.marks, span))


def _given_up(case: Case, question: Question, span: Span, law: Law) -> Case:
    """The case in which a question no longer holds these words."""
    own = question.span
    assert own is not None  # nosec B101 # said for the type checker: only what stands in the text overlaps
    before, after = own.start < span.start, span.end < own.end
    if before and after:
        raise RuleViolation(
            "These words stand in the middle of a question.", "Split the question there first, or mark up to its end."
        )
    if not before and not after:
        return remove_question(case, c.RemoveQuestion(question.id), law)
    rest = Span(own.start, span.start) if before else Span(span.end, own.end)
    return changed(case, _cut_to(case, question, words_at(case.request, rest)))


def _cut_to(case: Case, question: Question, span: Span) -> Question:
    return replace(question, span=span, text=case.request[span.start : span.end])


HANDLERS: Handlers = {
    c.MarkAs: mark_as,
    c.ClearMark: clear_mark,
    c.ExtendQuestion: extend_question,
}
