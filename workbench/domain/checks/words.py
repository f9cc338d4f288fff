"""Words that do not belong in this letter: stale law, and what was left over from another letter."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from workbench.domain.case import EventKind, Outcome
from workbench.domain.checks.rule import ANY, FIRST, Found, Known, Rule, Stage, quoted, short
from workbench.domain.checks.typed import Kind, Typed
from workbench.domain.dates import format_long, parse_date
from workbench.domain.findings import Severity
from workbench.domain.phrases import fold
from workbench.errors import BadInput

_OF_THE_REQUEST = (EventKind.CLARIFICATION_RECEIVED, EventKind.REVIEW_REQUESTED)
_REFERENCE = re.compile(r"\bref(?:erence)?(?: number| no\.?)?:? ([A-Z]{0,6}[/-]?\d[\w/-]{2,20})", re.IGNORECASE)
_DAY = r"(?:on|of|dated) (?:[A-Z][a-z]+,? )?(\d{1,2} [A-Z][a-z]+ \d{4})"
_REQUEST_DAY = re.compile(  # whatever else bears a date is not the request
    rf"\b(?:[Yy]our (?:request|e-?mail|letter|message)(?:,? \w+){{0,4}}?"
    rf"|[Ww]e received (?:your|this|the) (?:request|e-?mail|letter|message)),? {_DAY}"
)
_GIVEN = (Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED)


def law_current(known: Known) -> Iterator[Found]:
    """Law and names as they stand on the day of the letter."""
    for stale in known.phrases.stale:
        if stale.since and known.day < stale.since:
            continue
        for each in known.written():
            for hit in stale.find(each.text)[:1]:
                yield Found(
                    f"This is no longer right: {quoted(hit)}.",
                    f"Write {stale.instead}.",
                    stale.source,
                    each.place,
                    Severity.WARNING,
                )


def nothing_left_over(known: Known) -> Iterator[Found]:
    """Nothing is left of the model that a letter was written from."""
    for each, hit in known.stops("left over"):
        yield Found(
            f"Something is left over: {quoted(hit)}.", "Fill it in or take it out.", "good practice", each.place
        )


def other_force(known: Known) -> Iterator[Found]:
    """Another force is not named by accident; in advice on whom to ask, or where the request names it, it belongs.

    In an answer it may well be what was asked for.
    """
    own, asked = fold(known.authority.name), fold(known.case.request)
    others = [
        names for names in known.phrases.forces if not any(fold(name) in own or fold(name) in asked for name in names)
    ]
    named = _named(tuple(name for names in others for name in names))
    for each in known.written():
        found = named.search(each.text) if named and each.kind is not Kind.ADVICE else None
        if found:
            yield Found(
                f"Another force is named: “{found[0]}”.",
                "Take it out, or say why it is there.",
                "good practice",
                each.place,
                Severity.WARNING if each.kind is Kind.ANSWER else Severity.ERROR,
            )


def reference_agrees(known: Known) -> Iterator[Found]:
    """A reference or a date of the request in the text is this request’s."""
    others = [other for sheet in known.case.worksheets for other in sheet.aggregated]
    earlier = [part.earlier for part in known.case.parts]
    named = (known.case.reference, *(other.reference for other in others), *(each.reference for each in earlier))
    own = {_bare(reference) for reference in named}
    days = {event.on for event in known.case.events if event.kind in _OF_THE_REQUEST}
    days |= {other.received for other in others} | {each.complied_on for each in earlier if each.complied_on}
    days |= {known.case.received} if known.case.received else set()
    for each in known.written():
        if each.kind in (Kind.COST, Kind.GROUND) or _given(known, each):
            continue
        cited = next((ref for ref in _REFERENCE.findall(each.text) if _bare(ref) not in own), None)
        dated = next((day for day in _REQUEST_DAY.findall(each.text) if _is_other_day(day, days)), None)
        if wrong := cited or dated:
            right = known.case.reference if cited else format_long(known.case.received) if known.case.received else ""
            yield Found(
                f"This does not fit the case: “{short(wrong)}”.",
                f"The case has {right}." if right else "Put it right.",
                "good practice",
                each.place,
            )


def no_review_words(known: Known) -> Iterator[Found]:
    """Words of a review do not stand in a first answer."""
    for each, hit in known.stops("review wording"):
        if _given(known, each):
            continue
        yield Found(
            f"These are words of a review: {quoted(hit)}.",
            "This is the first answer; write what is decided now.",
            "good practice",
            each.place,
        )


def motive_left_out(known: Known) -> Iterator[Found]:
    """Why somebody asks is not for an answer to say; only section 14 may look at it."""
    vexatious = {part.id for part in known.case.parts if part.outcome is Outcome.VEXATIOUS}
    for each, hit in known.stops("motive"):
        if not vexatious.intersection(each.part_ids) and each.kind is not Kind.ANSWER:
            yield Found(
                f"The letter speaks of why the requester asks: {quoted(hit)}.",
                "Take it out: the Act is blind to motive, save under section 14.",
                "good practice; s.14(1)",
                each.place,
            )


def _given(known: Known, each: Typed) -> bool:
    """True for what is given to the requester: there such words are the records’, not the letter’s."""
    parts = [part for id_ in each.part_ids if (part := known.case.part(id_))]
    return each.kind is Kind.ANSWER and all(part.outcome in _GIVEN for part in parts)


@lru_cache(maxsize=16)  # the force and what was asked change seldom
def _named(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of these names as a whole; the Met Office is no police force."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?! Office)(?!\w)") if names else None


def _bare(reference: str) -> str:
    return "".join(char for char in reference.casefold() if char.isalnum())


def _is_other_day(text: str, days: set[date]) -> bool:
    try:
        return bool(days) and parse_date(text) not in days
    except BadInput:
        return False


RULES = (
    Rule("law-current", Stage.DRAFTING, law_current, ANY),
    Rule("nothing-left-over", Stage.DRAFTING, nothing_left_over, ANY),
    Rule("other-force", Stage.DRAFTING, other_force, ANY),
    Rule("reference-agrees", Stage.DRAFTING, reference_agrees, ANY),
    Rule("no-review-words", Stage.DRAFTING, no_review_words, FIRST),
    Rule("motive-left-out", Stage.DRAFTING, motive_left_out, ANY),
)
