"""Which period governs the whole request, and what is wanted first if not everything can be answered."""

import re
from collections.abc import Iterator
from datetime import date

from workbench.domain.case import Case, Period, Span
from workbench.domain.dates import format_date
from workbench.intake.asks import Sentence, read, read_sentences
from workbench.intake.priority import priority_of
from workbench.intake.proposal import Proposal
from workbench.intake.stated import stated_period
from workbench.intake.suggestions.stretches import sentence_at
from workbench.intake.suggestions.suggestion import About, Suggestion, in_text

_HINT = re.compile(r"priorit|\bfirst\b|preced|importan|\border\b|interest|prefer|\bstart|\bbegin", re.I)
_MOST = 60  # places of the request that are looked at


def period(request: str, proposal: Proposal, sent: date | None) -> Suggestion | None:
    """The period, with the sentence that states it."""
    if proposal.period is None:
        return None
    why = "It governs the whole request: what is searched for depends on it."
    shown = in_words(proposal.period)
    states = (s.span for s in _sentences(request, proposal) if stated_period(s.plain, sent) == proposal.period)
    at = next(states, None)
    if at is None:
        return Suggestion(About.PERIOD, proposal.period, shown, "", None, "the request as a whole", why)
    return in_text(About.PERIOD, proposal.period, request, at, why, shown=shown)


def _sentences(request: str, proposal: Proposal) -> Iterator[Sentence]:
    spans = [*(question.span for question in proposal.questions), *(mark.span for mark in proposal.marks)]
    for span in sorted(spans, key=lambda span: span.start):
        yield from read_sentences(request, span.start, span.end)


def priority(case: Case, proposal: Proposal) -> Suggestion | None:
    """What comes first, with the sentence that says so. Of questions that the case still has as they were proposed."""
    proposed = {question.label: question.span for question in reversed(proposal.questions)}
    ids = {question.span: question.id for question in case.questions}
    labels = [label for label in proposal.priority if proposed[label] in ids]
    if not labels:
        return None
    shown, value = ", ".join(labels), tuple(ids[proposed[label]] for label in labels)
    why = "If not everything can be answered within the cost limit, this comes first (FOIA s.12, s.16)."
    at = _says_so(case.request, proposal)
    if at is None:
        return Suggestion(About.PRIORITY, value, shown, "", None, "the request as a whole", why)
    return in_text(About.PRIORITY, value, case.request, at, why, shown=shown)


def _says_so(request: str, proposal: Proposal) -> Span | None:
    seen: set[Span] = set()
    for _, found in zip(range(_MOST), _HINT.finditer(request), strict=False):
        span = sentence_at(request, found.start())
        if span not in seen and _alone(proposal, request, span):
            return span
        seen.add(span)
    return None


def _alone(proposal: Proposal, request: str, span: Span) -> bool:
    """Whether this sentence by itself gives the priority."""
    whole = (each for each in proposal.questions if not (span.start <= each.span.start < span.end))
    return priority_of(request, [*whole], [read(request, span)]) == proposal.priority


def in_words(stated: Period) -> str:
    """A period as an officer reads it."""
    start = f"from {format_date(stated.start)}" if stated.start else ""
    end = "to the date of the request" if stated.to_request else f"to {format_date(stated.end)}" if stated.end else ""
    return " ".join(filter(None, (start, end)))
