"""One case from two versions of it: for each piece that differs, the officer has chosen a side.

What was taken cannot always come alone: a part answers a question, a test weighs parts, a question quotes the request.
Whatever a choice needs comes along with it, always from their side, so that in the end everything fits at the latest
where all is theirs. What cannot fit for another reason (see domain/integrity.py) is for whoever asks to refuse.
"""

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import Any

from workbench.domain.case import Case, Question
from workbench.domain.comparison.pieces import MANY, RECORD, SINGLE, Cut, cut, needs

REQUEST = "request"
_ORDER = ".order"


def differing(one: Cut, other: Cut) -> frozenset[str]:
    """The keys of what can be chosen between two versions of a case."""
    keys = {key for key in one.pieces.keys() | other.pieces.keys() if one.pieces.get(key) != other.pieces.get(key)}
    keys = {key for key in keys if not (key.startswith(f"{RECORD}.") and key in one.pieces)}
    return frozenset(keys | {f"{name}{_ORDER}" for name in moved(one, other)})


def moved(one: Cut, other: Cut) -> Iterator[str]:
    """The fields whose pieces, as far as both versions have them, stand in another order."""
    for name, keys in one.orders.items():
        there = other.orders[name]
        if name != RECORD and [key for key in keys if key in set(there)] != [key for key in there if key in set(keys)]:
            yield name


def along(mine: Case, theirs: Case, taken: Set[str]) -> dict[str, str]:
    """What must come along with what was taken: its key, and the key of the piece because of which it must."""
    one, other = cut(mine, theirs)
    choice = _Choice(one, other, taken)
    found: dict[str, str] = {}
    while new := dict(choice.lacking()):
        found |= {key: why for key, why in new.items() if key not in found}
        choice = _Choice(one, other, taken | found.keys())
    return found


def merged(mine: Case, theirs: Case, taken: Set[str]) -> Case:
    """My version with what was taken of theirs, and what that needs. `taken` are keys of `compare`."""
    one, other = cut(mine, theirs)
    chosen = differing(one, other) & (taken | along(mine, theirs, taken).keys())
    facts = {name: getattr(theirs, name) for name in (*SINGLE, *MANY) if name in chosen}
    for name in one.orders:
        if name == RECORD and not any(key in chosen for key in other.orders[RECORD]):
            continue
        pieces = [(other if key in chosen else one).pieces.get(key) for key in _keys(name, one, other, chosen)]
        facts[name] = tuple(piece for piece in pieces if piece is not None)
    changes: dict[str, Any] = {name: value for name, value in facts.items() if value != getattr(mine, name)}
    return replace(mine, **changes) if changes else mine


class _Choice:
    """Two versions of a case and what has been taken of theirs."""

    def __init__(self, mine: Cut, theirs: Cut, taken: Set[str]) -> None:
        self._mine, self._theirs = mine.pieces, theirs.pieces
        self._differing = differing(mine, theirs)
        self._taken = self._differing & taken

    def lacking(self) -> Iterator[tuple[str, str]]:
        """What must still come along, and because of what: what a taken piece needs, and whatever needs what it was."""
        left = self._differing - self._taken
        for key in dict.fromkeys((*self._mine, *self._theirs)):
            for need in self._unmet(self._piece(key)):
                if key in self._taken and need in left and need in self._theirs:
                    yield need, key
                elif key in left and need in self._taken:
                    yield key, need

    def _unmet(self, piece: object) -> Iterator[str]:
        """What a piece needs and has not, as things are chosen."""
        for need in needs(piece):
            if self._piece(need) is None:
                yield need
        if isinstance(piece, Question) and piece.span:
            request = str(self._piece(REQUEST) or "")
            if request[max(piece.span.start, 0) : max(piece.span.end, 0)] != piece.text:
                yield REQUEST

    def _piece(self, key: str) -> object:
        return (self._theirs if key in self._taken else self._mine).get(key)


def _keys(name: str, one: Cut, other: Cut, chosen: Set[str]) -> list[str]:
    """The keys of one field's pieces in the order that was chosen; what only the other order has stands behind what it
    stands behind there."""
    first, second = one.orders[name], other.orders[name]
    if f"{name}{_ORDER}" in chosen:
        first, second = second, first
    keys = list(first)
    for place, key in enumerate(second):
        if key not in first:
            keys.insert(keys.index(second[place - 1]) + 1 if place else 0, key)
    return keys
