"""A case cut into the pieces that can be chosen one by one: a fact, a question, a part, a test, an event, a letter.

A piece is known by a key that stays the same in both versions of a case: "reference", "part.p1", "event.e3".
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from workbench.domain.case import Case, ClockEvent, Mark, Part, PublicInterestTest, Question
from workbench.domain.cost import CostWorksheet
from workbench.domain.findings import Waiver
from workbench.domain.letter import IssuedLetter, Letter, LetterKind
from workbench.domain.review import Review

ITSELF = ("id", "revision")
"""What a version of a case has of its own, whatever it says."""

SINGLE = (
    *("reference", "title", "requester", "received", "channel", "environmental", "authority"),
    *("request", "scope", "priority", "review", "letter", "hold"),
    *("marks", "sources", "preferred_form", "declined"),
)
"""The facts of which a case has one each, by the names of its fields."""


def _by_id(kind: str) -> Callable[[Any], str]:
    return lambda piece: f"{kind}.{piece.id}"


def _waiver_key(waiver: Waiver) -> str:
    place = waiver.place
    where = (str(getattr(place, field.name)) for field in fields(place))
    return ".".join(("waiver", waiver.rule, *where, waiver.said))  # one place can have several


MANY: Mapping[str, Callable[[Any], str]] = {
    "questions": _by_id("question"),
    "parts": _by_id("part"),
    "tests": _by_id("test"),
    "events": _by_id("event"),
    "worksheets": _by_id("worksheet"),
    "waivers": _waiver_key,
    "issued": _by_id("issued"),
}
"""The fields of a case that hold several pieces, and how each piece is known."""

RECORD = "issued"
"""Letters that went out are a record: one that is lacking can come along, none is ever changed or taken away."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of a case by their keys, what is empty left out; and of each field with several, their order."""

    pieces: dict[str, object]
    orders: dict[str, tuple[str, ...]]


def cut(mine: Case, theirs: Case) -> tuple[Cut, Cut]:
    """Two versions of a case in pieces, cut alike. What cannot be told apart by its key is one piece with its field."""
    whole = {name for name in MANY if name != RECORD and (_repeated(mine, name) or _repeated(theirs, name))}
    return _cut(mine, whole), _cut(theirs, whole)


def _repeated(case: Case, name: str) -> bool:
    return max(Counter(map(MANY[name], getattr(case, name))).values(), default=0) > 1


def _cut(case: Case, whole: set[str]) -> Cut:
    pieces = {name: value for name in (*SINGLE, *whole) if (value := getattr(case, name)) not in (None, (), "")}
    orders: dict[str, tuple[str, ...]] = {}
    for name, key_of in MANY.items():
        if name not in whole:
            found = {key_of(piece): piece for piece in reversed(getattr(case, name))}  # of two letters the first counts
            orders[name] = tuple(reversed(found))
            pieces |= found
    return Cut(pieces, orders)


def needs(piece: object) -> Iterator[str]:
    """The keys of the pieces that this one speaks of, and cannot stand without."""
    match piece:
        case Question(parent_id=str(parent)):
            yield f"question.{parent}"
        case Part() | ClockEvent():
            yield from _questions(piece.question_ids)
        case PublicInterestTest():
            yield from _parts(piece.part_ids)
            yield from _parts(piece.balance.part_ids)
            for factor in piece.factors:
                yield from _parts(factor.part_ids)
        case CostWorksheet():
            yield from _parts(piece.part_ids)
        case Review():
            yield from _parts(tuple(decision.part_id for decision in piece.decisions))
        case Letter() | IssuedLetter():
            if piece.corrects:
                yield f"issued.{piece.corrects}"
            if isinstance(piece, Letter) and piece.kind is LetterKind.REVIEW_OUTCOME:
                yield "review"
        case tuple():  # the order in which answers are wanted, or what other words of the request are
            yield from _questions(tuple(id_ for id_ in piece if isinstance(id_, str)))
            for mark in piece:
                if isinstance(mark, Mark):
                    yield from _questions(mark.question_ids)


def _questions(ids: tuple[str, ...]) -> Iterator[str]:
    return (f"question.{id_}" for id_ in ids)


def _parts(ids: tuple[str, ...]) -> Iterator[str]:
    return (f"part.{id_}" for id_ in ids)
