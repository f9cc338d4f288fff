"""Words that do not belong in this letter: wrong labels, stale law, what was left over from another letter."""

import re
from collections.abc import Iterator
from datetime import date

from workbench.domain.case import EventKind, Outcome
from workbench.domain.checks.rule import ANY, FIRST, Found, Known, Rule, Stage, quoted, short
from workbench.domain.checks.typed import Kind
from workbench.domain.dates import format_long, parse_date
from workbench.domain.exemptions import Basis, Effect, Limb
from workbench.domain.findings import Severity
from workbench.domain.phrases import fold, sentences
from workbench.errors import BadInput

_LABEL = re.compile(r"\b(absolute|qualified|prejudiced?[- ]based|harm[- ]based|class[- ]based)\b", re.IGNORECASE)
_CLAUSE = re.compile(r",? (?:while|whereas|but) |,? and (?=sections? )", re.IGNORECASE)
_SECTION = re.compile(r"(?<![\w(£.])((?:2[1-9]|3\d|4[0-4])[A-Z]?)((?:\(\w{1,4}\)){0,3})(?!\w)")
_OF_THE_REQUEST = (EventKind.CLARIFICATION_RECEIVED, EventKind.REVIEW_REQUESTED)
_REFERENCE = re.compile(r"\bref(?:erence)?(?: number| no\.?)?:? ([A-Z]{0,6}[/-]?\d[\w/-]{2,20})", re.IGNORECASE)
_REQUEST_DAY = re.compile(
    r"\b(?:request|received|e-?mail) (?:on|of|dated) (?:[A-Z][a-z]+,? )?(\d{1,2} [A-Z][a-z]+ \d{4})"
)


def label_right(known: Known) -> Iterator[Found]:
    """A section is called what the Act makes it: s.24 is not prejudice based, s.42 is not absolute."""
    for each in known.written():
        for clause in (part for sentence in sentences(each.text) for part in _CLAUSE.split(sentence)):
            if wrong := _mislabelled(known, clause):
                section, label, nature = wrong
                yield Found(
                    f"Section {section} is called “{label}”, which it is not.",
                    f"It is {nature}.",
                    f"s.{section}",
                    each.place,
                    Severity.WARNING,
                )
                break


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
    """Another force is not named by accident; in advice on whom to ask, or where the request names it, it belongs."""
    own, asked = fold(known.authority.name), fold(known.case.request)
    others = [name for name in known.phrases.forces if fold(name) not in own and fold(name) not in asked]
    for each in known.written():
        named = next((name for name in others if name in each.text), None)
        if named and each.kind is not Kind.ADVICE:
            yield Found(
                f"Another force is named: “{named}”.",
                "Take it out, or say why it is there.",
                "good practice",
                each.place,
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
        if each.kind in (Kind.COST, Kind.GROUND):
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
        if not vexatious.intersection(each.part_ids):
            yield Found(
                f"The letter speaks of why the requester asks: {quoted(hit)}.",
                "Take it out: the Act is blind to motive, save under section 14.",
                "good practice; s.14(1)",
                each.place,
            )


def _mislabelled(known: Known, clause: str) -> tuple[str, str, str] | None:
    """The first section in a clause whose label is wrong, the label, and what the section is."""
    label = _LABEL.search(clause)
    if label is None or "section" not in clause.lower():
        return None
    for number, rest in _SECTION.findall(clause[: label.start()]):
        exact = known.catalogue.limb(number + rest)
        limbs = [exact] if exact else [limb for limb in known.catalogue.limbs if limb.section == number]
        if limbs and not any(_fits(label[1].lower(), limb) for limb in limbs):
            return number, label[1], known.catalogue.nature(limbs[0])
    return None


def _fits(label: str, limb: Limb) -> bool:
    if label in ("absolute", "qualified"):
        return limb.effect is Effect(label) or bool(limb.alternatives)
    if label.startswith("class"):
        return limb.basis is not Basis.PREJUDICE
    return limb.basis is Basis.PREJUDICE


def _bare(reference: str) -> str:
    return "".join(char for char in reference.casefold() if char.isalnum())


def _is_other_day(text: str, days: set[date]) -> bool:
    try:
        return bool(days) and parse_date(text) not in days
    except BadInput:
        return False


RULES = (
    Rule("label-right", Stage.DRAFTING, label_right, ANY),
    Rule("law-current", Stage.DRAFTING, law_current, ANY),
    Rule("nothing-left-over", Stage.DRAFTING, nothing_left_over, ANY),
    Rule("other-force", Stage.DRAFTING, other_force, ANY),
    Rule("reference-agrees", Stage.DRAFTING, reference_agrees, ANY),
    Rule("no-review-words", Stage.DRAFTING, no_review_words, FIRST),
    Rule("motive-left-out", Stage.DRAFTING, motive_left_out, ANY),
)
