"""Requests without numbers: which sentences of running paragraphs an officer would answer one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.domain.case import Span
from workbench.intake import phrases
from workbench.intake.asks import Kind, Sentence, is_noun_phrase, says_something, substance
from workbench.intake.dates import only_days
from workbench.intake.outline import is_open

_HEADING_WORDS = 4
_FOLLOW_UP_WORDS = 12  # a longer one is answered by itself


@dataclass(frozen=True, slots=True)
class Found:
    """One thing asked for in running text: the sentence that asks, where it ends up, and in which paragraph."""

    sentence: Sentence
    span: Span
    place: int
    why: str


def asks_in(paragraphs: Sequence[tuple[int, Sequence[Sentence]]]) -> list[Found]:
    """What these paragraphs ask for, in order; each comes with its place in the request."""
    found: list[Found] = []
    lead: Found | None = None  # an introduction whose list is still to come
    listed = 0
    for place, sentences in paragraphs:
        if not sentences:
            continue
        if lead and not listed and place > lead.place + 1:  # values or a table stood there
            found += [lead] if lead.sentence.asks else []
            lead = None
        if lead and listed and all(only_days(sentence.plain) for sentence in sentences):
            continue  # values of the one before, a line each
        if lead and (listed_asks := _listed(place, sentences, lead.sentence)):
            found += listed_asks
            listed += 1
            continue
        if lead and not listed and lead.sentence.asks:
            found.append(lead)
        if lead and not _is_heading(sentences):
            lead, listed = None, 0
        asks = _of_paragraph(place, sentences)
        if asks and asks[-1].sentence is sentences[-1] and _announces(sentences[-1]):
            lead, listed = asks.pop(), 0
        elif sentences[-1].kind is Kind.LEAD_IN:
            lead, listed = Found(sentences[-1], sentences[-1].span, place, ""), 0
        found += asks
    if lead and not listed and lead.sentence.asks:
        found.append(lead)
    return _without_introduction(_without_essay(found, paragraphs))


def last_resort(paragraphs: Sequence[tuple[int, Sequence[Sentence]]]) -> list[Found]:
    """Where nothing is asked outright: things named, interests declared, then any introduction with a subject."""
    for accepts in (_names_a_thing, _shows_interest, _introduces, _has_no_verb):
        found = [
            Found(sentence, sentence.span, place, "names what is wanted")
            for place, sentences in paragraphs
            for sentence in sentences
            if accepts(sentence)
        ]
        if found:
            return found
    return []


def _names_a_thing(sentence: Sentence) -> bool:
    return sentence.kind is Kind.NOUN


def _shows_interest(sentence: Sentence) -> bool:
    return sentence.kind is Kind.STATEMENT and phrases.WEAK.search(sentence.plain) is not None


def _introduces(sentence: Sentence) -> bool:
    return sentence.kind is Kind.LEAD_IN


def _has_no_verb(sentence: Sentence) -> bool:
    """More than a heading, but it says nothing: "Payments to the owners of dogs shot by officers, by year."."""
    words = sentence.plain.split()
    named = sentence.kind is Kind.STATEMENT and phrases.COURTESY.match(sentence.plain) is None
    return named and len(words) > _HEADING_WORDS and not says_something(sentence.plain) and substance(sentence.plain)


def _of_paragraph(place: int, sentences: Sequence[Sentence]) -> list[Found]:
    """The sentences that ask; "If so, when?" belongs to the one before."""
    found: list[Found] = []
    for sentence in sentences:
        short = len(sentence.plain.split()) <= _FOLLOW_UP_WORDS
        follows = bool(found) and short and phrases.FOLLOW_UP.match(sentence.plain) is not None
        if follows and (sentence.asks or sentence.kind is Kind.LEAD_IN or sentence.plain.startswith("(")):
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, sentence.span.end))
        elif sentence.asks:
            found.append(Found(sentence, sentence.span, place, sentence.why))
    return found


def _listed(place: int, sentences: Sequence[Sentence], lead: Sentence) -> list[Found]:
    """A paragraph as a member of a list without marks, after an introduction: a question, or a thing to be had."""
    first = sentences[0]
    if first.kind in (Kind.QUESTION, Kind.REQUEST):
        return _of_paragraph(place, sentences)
    if phrases.COURTESY.match(first.plain) or (lead.asks and not (lead.topic or is_open(lead))):
        return []  # it asks by itself; the lines say of what
    wanted = not says_something(first.plain) and (
        first.kind in (Kind.NOUN, Kind.STATEMENT) or (first.kind is Kind.STANDARD and is_noun_phrase(first.plain))
    )
    if not wanted or _is_heading(sentences) or "://" in first.plain[:12] or only_days(first.plain):
        return []
    more = [s for s in sentences[1:] if s.kind is Kind.NOUN]
    return [Found(s, s.span, place, "stands after an introduction") for s in (first, *more)]


def _announces(sentence: Sentence) -> bool:
    return sentence.plain.endswith((":", ":-")) or phrases.THE_FOLLOWING.search(sentence.plain) is not None


def _is_heading(sentences: Sequence[Sentence]) -> bool:
    return (
        len(sentences) == 1 and sentences[0].plain.endswith(":") and len(sentences[0].plain.split()) <= _HEADING_WORDS
    )


def _without_essay(found: list[Found], paragraphs: Sequence[tuple[int, Sequence[Sentence]]]) -> list[Found]:
    """Without "Why does nobody care?" amid argument, where elsewhere something is requested in so many words."""
    requests = {f.place for f in found if f.sentence.kind is Kind.REQUEST}
    if not requests:
        return found
    argued = {place for place, sentences in paragraphs if any(s.kind is Kind.STATEMENT for s in sentences)} - requests
    return [f for f in found if f.place not in argued or not phrases.SOFT.match(f.sentence.plain)]


def _without_introduction(found: list[Found]) -> list[Found]:
    """Without a first "information about" something, where what follows says which."""
    if len(found) < 2 or not found[0].sentence.topic or phrases.ALSO.search(found[1].sentence.plain):
        return found
    return found[1:]
