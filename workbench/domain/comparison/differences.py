"""What differs between two versions of a case, each difference with the name that an officer knows it by."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.case import Case, ClockEvent, Duty, Part, PublicInterestTest, Question
from workbench.domain.citations import joined
from workbench.domain.comparison.merging import differing
from workbench.domain.comparison.pieces import MANY, Cut, cut
from workbench.domain.comparison.telling import at_a_glance, called, difference
from workbench.domain.cost import CostWorksheet
from workbench.domain.dates import format_date
from workbench.domain.findings import Waiver
from workbench.domain.letter import IssuedLetter
from workbench.domain.signoff import short

_FACTS = {
    "reference": "Reference",
    "title": "Subject in the heading",
    "requester": "Requester",
    "received": "Date of receipt",
    "channel": "How the request arrived",
    "environmental": "Environmental information",
    "authority": "Force whose letter it is",
    "request": "Text of the request",
    "marks": "What the other words of the request are",
    "sources": "Files that the request arrived in",
    "preferred_form": "Form of the answer",
    "declined": "Proposals turned down",
    "scope": "Period asked for",
    "priority": "What is wanted first",
    "review": "Internal review",
    "letter": "Letter in hand",
    "hold": "Hold",
    "questions": "Questions",
    "parts": "Parts",
    "tests": "Public interest tests",
    "events": "Events",
    "worksheets": "Cost worksheets",
    "waivers": "Waivers",
}
_IN_ORDER = (
    *("reference", "title", "requester", "received", "channel", "environmental", "authority", "hold"),
    *(
        "sources",
        "request",
        "marks",
        "preferred_form",
        "declined",
        "scope",
        "questions",
        "priority",
        "parts",
        "tests",
        "worksheets",
        "events",
    ),
    *("review", "waivers", "letter", "issued"),
)
_DUTIES = {Duty.CONFIRM_OR_DENY: "duty to confirm or deny", Duty.DISCLOSE: "duty to disclose"}


class Kind(StrEnum):
    """How a piece differs, seen from here."""

    ADDED = "only in theirs"
    GONE = "only in mine"
    CHANGED = "different"


@dataclass(frozen=True, slots=True)
class Difference:
    """One piece that differs: its name, and what either version says of it in short; nothing where it has none."""

    key: str
    name: str
    kind: Kind
    mine: str
    theirs: str


def compare(mine: Case, theirs: Case) -> tuple[Difference, ...]:
    """What differs, in the order of the desk. Letters that went out from here alone are no difference: they stay."""
    one, other = cut(mine, theirs)
    found = differing(one, other)
    return tuple(
        _moved(key, one, other, mine, theirs) if key.endswith(".order") else _difference(key, one, other, mine, theirs)
        for key in _keys(one, other)
        if key in found
    )


def name_of(piece: object, case: Case) -> str:
    """What an officer calls a piece."""
    match piece:
        case Question():
            return f"Question {short(piece.label)}" if piece.label.strip() else f"Question “{short(piece.text)}”"
        case Part():
            return f"Part {called(piece, case)}"
        case PublicInterestTest():
            limbs = joined(piece.limbs)
            test = f"Section{'s' if len(piece.limbs) > 1 else ''} {limbs} test" if limbs else "Public interest test"
            return f"{test}, {_DUTIES[piece.duty]}"
        case ClockEvent():
            return f"Event: {piece.kind.value}, {format_date(piece.on)}"
        case CostWorksheet():
            return f"Cost worksheet “{short(piece.title)}”" if piece.title.strip() else "Cost worksheet"
        case Waiver():
            return f"Waiver with the reason “{short(piece.reason)}”"
        case IssuedLetter():
            return f"Letter that went out: {piece.kind.value}, {format_date(piece.dated)}"
    return ""


def _keys(one: Cut, other: Cut) -> Iterator[str]:
    """All keys as the desk has them: mine, then what theirs has besides, then the order."""
    for name in _IN_ORDER:
        yield name
        if name in MANY:
            yield from dict.fromkeys((*one.orders.get(name, ()), *other.orders.get(name, ())))
            yield f"{name}.order"


def _difference(key: str, one: Cut, other: Cut, mine: Case, theirs: Case) -> Difference:
    here, there = one.pieces.get(key), other.pieces.get(key)
    name = _FACTS.get(key) or name_of(here, mine) or name_of(there, theirs)
    if here is None:
        return Difference(key, name, Kind.ADDED, "", at_a_glance(there, theirs, key))
    if there is None:
        return Difference(key, name, Kind.GONE, at_a_glance(here, mine, key), "")
    return Difference(key, name, Kind.CHANGED, *difference(here, there, mine, theirs, key))


def _moved(key: str, one: Cut, other: Cut, mine: Case, theirs: Case) -> Difference:
    name = key.removesuffix(".order")
    called = f"Order of the {_FACTS[name].lower()}"
    return Difference(key, called, Kind.CHANGED, _in_order(one, name, mine), _in_order(other, name, theirs))


def _in_order(of: Cut, name: str, case: Case) -> str:
    return "\n".join(f"{place}. {name_of(of.pieces[key], case)}" for place, key in enumerate(of.orders[name], 1))
