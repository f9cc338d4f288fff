"""Every character of the request accounted for: held by a question, marked as something else, or still unassigned.

White space belongs to nobody. Spans never overlap: what is given to one is taken from the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.domain.case import Case, Mark, Question, Role, Span


@dataclass(frozen=True, slots=True)
class Inherited:
    """Words that apply to a question though they stand elsewhere: the sentence that leads in to it, or a scope."""

    span: Span | None
    text: str
    leads_in: bool


def trimmed(text: str, span: Span) -> Span | None:
    """The same stretch without white space at its ends, or None where nothing is left."""
    start, end = max(span.start, 0), min(span.end, len(text))
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    tail = start + len(words.rstrip())
    return Span(start + lead, tail) if start + lead < tail else None


def unassigned(case: Case) -> tuple[Span, ...]:
    """The stretches that nobody has accounted for, in order, without white space at their ends."""
    held = sorted((span.start, span.end) for span in _held(case))
    found: list[Span | None] = []
    at = 0
    for start, end in [*held, (len(case.request), len(case.request))]:
        if start > at:
            found.append(trimmed(case.request, Span(at, start)))
        at = max(at, end)
    return tuple(span for span in found if span and _has_words(case.request, span))


def without(text: str, marks: Iterable[Mark], span: Span) -> tuple[Mark, ...]:
    """The marks with this stretch taken out of them; what is left of each keeps its role."""
    if span.end <= span.start:
        return tuple(marks)
    kept: list[Mark] = []
    for mark in marks:
        if mark.span.end <= span.start or span.end <= mark.span.start:
            kept.append(mark)
            continue
        before, after = Span(mark.span.start, span.start), Span(span.end, mark.span.end)
        rests = (trimmed(text, rest) for rest in (before, after) if rest.start < rest.end)
        kept += [replace(mark, span=rest) for rest in rests if rest and _has_words(text, rest)]
    return tuple(kept)


def with_mark(text: str, marks: Iterable[Mark], new: Mark) -> tuple[Mark, ...]:
    """The marks with a new one, which takes its words from those that held them."""
    return tuple(sorted((*without(text, marks, new.span), new), key=lambda mark: mark.span.start))


def fitting(case: Case) -> tuple[Mark, ...]:
    """The marks with what a question holds taken out of them, and without those outside the request."""
    marks = tuple(mark for mark in case.marks if 0 <= mark.span.start < mark.span.end <= len(case.request))
    for question in case.questions:
        if question.span:
            marks = without(case.request, marks, question.span)
    return marks


def inherited(case: Case, question: Question) -> tuple[Inherited, ...]:
    """What applies to a question: the sentences that lead in to it, outermost first, then the request's scope."""
    above = [case.question(id_) for id_ in reversed(case.ancestry(question.id)[1:])]
    leads = [Inherited(q.span, q.text, True) for q in above if q and q.lead_in]
    chain = set(case.ancestry(question.id))
    scopes = (
        Inherited(mark.span, case.request[mark.span.start : mark.span.end], False)
        for mark in case.marks
        if mark.role is Role.SCOPE and (not mark.question_ids or chain.intersection(mark.question_ids))
    )
    return (*leads, *scopes)


def _held(case: Case) -> Iterator[Span]:
    yield from (question.span for question in case.questions if question.span)
    yield from (mark.span for mark in case.marks)


def _has_words(text: str, span: Span) -> bool:
    """Whether there is anything to account for: a rule of dashes is not."""
    return any(char.isalnum() for char in text[span.start : span.end])
