"""What a request suggests for the facts of its case, each with the words it rests on. The officer takes or declines.

A fact that the case already has, and whatever was turned down, is not suggested again.
"""

from collections.abc import Iterator
from datetime import date

from workbench.content.intake import IntakeWords
from workbench.domain.case import Case, Period, Span
from workbench.domain.dates import format_date
from workbench.intake.proposal import Proposal
from workbench.intake.split import propose
from workbench.intake.stated import stated_period
from workbench.intake.suggestions import envelope, text
from workbench.intake.suggestions.suggestion import About, Suggestion
from workbench.intake.suggestions.valid import validity

__all__ = ["About", "Suggestion", "suggest"]


def suggest(case: Case, scheme: str, next_reference: str, words: IntakeWords) -> tuple[Suggestion, ...]:
    """The suggestions for a case, one for each fact but validity. Pure, and never raises.

    `scheme` is the force's for references, `next_reference` the next that is free in it.
    """
    if not case.request.strip():
        return ()
    proposal = propose(case.request, case.received or _sent(case))
    found: dict[str, Suggestion] = {}
    for each in _all(case, proposal, scheme, next_reference, words):
        found.setdefault(each.key, each)
    found |= {each.key: each for each in validity(case, found.values())}
    return tuple(each for key, each in found.items() if key not in case.declined and not _known(case, each))


def _all(case: Case, proposal: Proposal, scheme: str, reference: str, words: IntakeWords) -> Iterator[Suggestion]:
    """Those of the envelope first: of two for one fact the first counts."""
    request, sources = case.request, case.sources
    for source in sources:
        yield from envelope.suggestions(source)
    yield from text.signed(request, text.signature_lines(request, proposal))
    ways = [envelope.channel(source) for source in sources]
    yield from filter(None, [text.website(request), *ways])
    if reference:
        why = "The next that is free in the force’s own scheme (Settings)."
        yield Suggestion(About.REFERENCE, reference, reference, scheme, None, "scheme for references", why)
    yield from filter(None, [text.form(request, proposal), _period(case, proposal), _priority(case, proposal)])
    yield from filter(
        None, [text.environmental(request, words.environmental), text.forces(request, sources, words.forces)]
    )


def _sent(case: Case) -> date | None:
    moments = [source.envelope.arrived or source.envelope.sent for source in case.sources if source.envelope]
    return next((moment.astimezone(envelope.UK).date() for moment in moments if moment), None)


def _period(case: Case, proposal: Proposal) -> Suggestion | None:
    if proposal.period is None:
        return None
    request, sent = case.request, case.received or _sent(case)
    stretches = sorted(
        [*(q.span for q in proposal.questions), *(m.span for m in proposal.marks)], key=lambda s: s.start
    )
    span = next((s for s in stretches if stated_period(_plain(request, s), sent) == proposal.period), None)
    words = request[span.start : span.end] if span else ""
    where = f"line {request.count(chr(10), 0, span.start) + 1}" if span else "the questions"
    why = "It governs the whole request: what is searched for depends on it."
    return Suggestion(About.PERIOD, proposal.period, in_words(proposal.period), words, span, where, why)


def _priority(case: Case, proposal: Proposal) -> Suggestion | None:
    by_label = {question.label: question for question in reversed(case.questions)}
    named = [by_label[label] for label in proposal.priority if label in by_label]
    if not named:
        return None
    said = (
        m.span
        for m in proposal.marks
        if "priorit" in _plain(case.request, m.span) or "order" in _plain(case.request, m.span)
    )
    span = next(said, None)
    words = case.request[span.start : span.end] if span else ""
    where = f"line {case.request.count(chr(10), 0, span.start) + 1}" if span else "the request"
    shown = ", ".join(question.label for question in named)
    why = "If not everything can be answered within the cost limit, this comes first (FOIA s.12, s.16)."
    return Suggestion(About.PRIORITY, tuple(question.id for question in named), shown, words, span, where, why)


def in_words(period: Period) -> str:
    """A period as an officer reads it."""
    start = f"from {format_date(period.start)}" if period.start else ""
    end = "to the date of the request" if period.to_request else f"to {format_date(period.end)}" if period.end else ""
    return " ".join(filter(None, (start, end)))


def _plain(request: str, span: Span) -> str:
    return " ".join(request[span.start : span.end][:2000].split()).lower()


def _known(case: Case, each: Suggestion) -> bool:
    """Whether the case has this value, or another that the officer gave it where only an empty fact is filled."""
    match each.about:
        case About.RECEIVED:
            return case.received == each.value
        case About.NAME:
            return bool(case.requester.name.strip())
        case About.EMAIL:
            return bool(case.requester.email.strip())
        case About.ADDRESS:
            return bool(case.requester.address)
        case About.CHANNEL:
            return case.channel is each.value
        case About.REFERENCE:
            return bool(case.reference.strip())
        case About.TITLE:
            return bool(case.title.strip())
        case About.FORM:
            return bool(case.preferred_form.strip())
        case About.PERIOD:
            return case.scope is not None
        case About.PRIORITY:
            return bool(case.priority)
        case About.ENVIRONMENTAL:
            return case.environmental is not None
        case _:
            return False
