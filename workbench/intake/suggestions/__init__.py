"""What a request suggests for the facts of its case, each with the words it rests on. The officer takes or declines.

A fact that the case already has, and whatever was turned down, is not suggested again.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.content.intake import IntakeWords
from workbench.domain.arrival import FileKind, Source
from workbench.domain.case import Case, Channel
from workbench.intake.proposal import Proposal
from workbench.intake.split import propose
from workbench.intake.suggestions import envelope, pasted, persons, subject
from workbench.intake.suggestions.form import form
from workbench.intake.suggestions.limits import period, priority
from workbench.intake.suggestions.nature import environmental, forces
from workbench.intake.suggestions.stretches import Stretches, stretches
from workbench.intake.suggestions.suggestion import About, Suggestion, in_text
from workbench.intake.suggestions.valid import is_full_name, validity

__all__ = ["About", "Suggestion", "sent_on", "suggest"]

_ORDER = tuple(About)


def suggest(
    case: Case,
    scheme: str,
    next_reference: str,
    words: IntakeWords,
    today: date,
    proposal: Proposal | None = None,
) -> tuple[Suggestion, ...]:
    """The suggestions for a case, one for each fact but validity. Pure, and never raises.

    `scheme` is the force's for references, `next_reference` the next that is free in it. `proposal` is what the
    splitter proposes for the request as sent on `sent_on(case)`, where that has been worked out already.
    """
    if not case.request.strip():
        return ()
    proposal = proposal or propose(case.request, sent_on(case))
    found: dict[str, Suggestion] = {}
    for each in _all(case, proposal, scheme, next_reference, words, today):
        if each.shown:
            found.setdefault(each.key, each)
    found |= {each.key: each for each in validity(case, found.values())}
    listed = sorted(found.values(), key=lambda each: _ORDER.index(each.about))
    return tuple(each for each in listed if each.key not in case.declined and not _known(case, each))


def sent_on(case: Case) -> date | None:
    """The day from which a request counts back that wants "the last three years", where it is known."""
    moments = (source.envelope.arrived or source.envelope.sent for source in case.sources if source.envelope)
    local = (envelope.in_the_uk(moment) for moment in moments)
    return case.received or next((moment.date() for moment in local if moment), None)


def _all(
    case: Case, proposal: Proposal, scheme: str, reference: str, words: IntakeWords, today: date
) -> Iterator[Suggestion]:
    """All of them: of two for one fact the first counts."""
    parts, sources, of_forces = stretches(case, proposal), case.sources, words.forces.domains
    yield from _when(case, of_forces, today)
    yield from _who(parts, sources, of_forces)
    yield from filter(None, [_website(parts, sources), *(envelope.channel(source) for source in sources)])
    if reference:
        why = "The next that is free in the force’s own scheme (Settings)."
        yield Suggestion(About.REFERENCE, reference, reference, scheme, None, "scheme for references", why)
    for source in sources:
        yield from subject.subjects(source)
    yield from subject.titles(parts)
    limits = (period(case.request, proposal, sent_on(case)), priority(case, proposal))
    yield from filter(None, [form(parts), *limits])
    yield from filter(None, [environmental(parts, words.environmental), forces(parts, sources, words.forces)])


def _when(case: Case, of_forces: tuple[str, ...], today: date) -> Iterator[Suggestion]:
    """The headers first, unless the force itself passed the message on: then the headings of the one within."""
    envelopes = [source.envelope for source in case.sources if source.envelope]
    passed_on = any(envelope.passed_on(each, of_forces) for each in envelopes)
    if passed_on or not envelopes:
        yield from filter(None, [pasted.received(case.request, passed_on, of_forces, today)])
    yield from filter(None, (envelope.received(source, today, of_forces) for source in case.sources))


def _who(parts: Stretches, sources: tuple[Source, ...], of_forces: tuple[str, ...]) -> Iterator[Suggestion]:
    """Who asks and where the answer goes: the headers first, unless their name is none and another is to be had."""
    found = [each for source in sources for each in envelope.sender(source, of_forces)]
    found += persons.persons(parts, of_forces)
    yield from (each for each in found if each.about is not About.NAME or is_full_name(str(each.value)))
    yield from found


def _website(parts: Stretches, sources: tuple[Source, ...]) -> Suggestion | None:
    """The channel, where the text shows that it came by the website."""
    page = any(source.kind is FileKind.PAGE for source in sources)
    at, value = persons.website(parts, page), Channel.WHATDOTHEYKNOW
    if at is None:
        return None
    found = in_text(About.CHANNEL, value, parts.text, at, persons.WEBSITE_WHY)
    return replace(found, shown=value.value)


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
