"""Which markers are real, and how lists stand inside each other.

A marker is believed when it carries a list on, or begins one that a later line carries on. So neither the signature
"A. Requester" nor a broken line that happens to start with "12." becomes a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.intake.markers import Marker, Style

_NUMBERS = (Style.NUMBER, Style.WORDED, Style.BARE)
_STARTS_ALONE = (Style.NUMBER, Style.WORDED, Style.BULLET)
_LARGEST_START = 30  # a list may go on from an earlier letter; "99." begins none
_LARGEST_GAP = 3


@dataclass(slots=True)
class Candidate:
    """A line that may begin with a marker, and what stands around it.

    `fresh`: the line before is empty or complete. `loose`: an unmarked paragraph came after the last item.
    `introduced`: what stands before ends with a colon. `carried_on`: styles whose second member follows.
    """

    readings: Sequence[Marker]
    indent: int
    fresh: bool
    loose: bool
    introduced: bool
    carried_on: frozenset[Style]


@dataclass(frozen=True, slots=True)
class Placement:
    """A believed marker: in which list it stands, and under which item (a number the caller gave), if any."""

    marker: Marker
    list_id: int
    parent: int | None


@dataclass(slots=True)
class _Open:
    list_id: int
    marker: Marker  # of its latest member
    indent: int
    parent: int | None
    item: int


class Lists:
    """The lists that are open at one place of the text, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._count = 0

    def place(self, candidate: Candidate, item: int) -> Placement | None:
        """Where a line belongs that may be the item of this number; None where it is running words."""
        for find in (self._next_member, self._near_member):
            for marker in candidate.readings:
                depth = find(marker, candidate)
                if depth is not None:
                    return self._carry_on(depth, marker, candidate, item)
        for marker in candidate.readings:
            if self._may_begin(marker, candidate):
                return self._begin(marker, candidate, item)
        return None

    def _next_member(self, marker: Marker, candidate: Candidate) -> int | None:
        """The depth of the open list that this marker carries on exactly: the same form first, then the innermost."""
        if marker.style is Style.BULLET:
            return self._next_bullet(marker, candidate)
        depths = [d for d, opened in enumerate(self._open) if _succeeds(marker, opened.marker)]
        same = [d for d in depths if self._open[d].marker.form == marker.form]
        if same:
            return same[-1]
        return depths[-1] if depths and candidate.fresh else None

    def _next_bullet(self, marker: Marker, candidate: Candidate) -> int | None:
        for depth in range(len(self._open) - 1, -1, -1):
            opened = self._open[depth]
            if opened.marker.form == marker.form and abs(opened.indent - candidate.indent) < 2:
                return depth if not candidate.loose else None
        return None

    def _near_member(self, marker: Marker, candidate: Candidate) -> int | None:
        """The depth of the list in which a number is repeated or a few are left out."""
        if marker.style not in (*_NUMBERS, Style.LETTER):
            return None
        for depth in range(len(self._open) - 1, -1, -1):
            last = self._open[depth].marker
            if (last.style, last.form) != (marker.style, marker.form):
                continue
            step = marker.value - last.value
            if step and not candidate.fresh:
                continue
            deeper = candidate.indent > self._open[depth].indent + 1 and marker.value == 1
            if 0 <= step <= _LARGEST_GAP and not deeper and (marker.style in _NUMBERS or step):
                return depth
        return None

    def _may_begin(self, marker: Marker, candidate: Candidate) -> bool:
        if marker.style is Style.BULLET:
            return candidate.fresh or Style.BULLET in candidate.carried_on
        if marker.style is Style.SUB:
            return self._owner_of(marker) is not None or (
                candidate.fresh and marker.value == 1 and 0 < marker.outer < 9
            )
        if marker.value == 1 and candidate.introduced and marker.form.startswith("("):
            return True
        if marker.value == 1:
            return marker.style in candidate.carried_on or (candidate.fresh and marker.style in _STARTS_ALONE)
        alone = marker.style in _STARTS_ALONE and not any(o.marker.style in _NUMBERS for o in self._open)
        return alone and candidate.fresh and 0 < marker.value <= _LARGEST_START

    def _owner_of(self, marker: Marker) -> int | None:
        """The depth of the number under which a sub-label belongs."""
        if marker.above:
            return next((depth for depth, opened in enumerate(self._open) if opened.marker.label == marker.above), None)
        for depth, opened in enumerate(self._open):
            if opened.marker.style in _NUMBERS and opened.marker.value == marker.outer:
                return depth
        return None

    def _carry_on(self, depth: int, marker: Marker, candidate: Candidate, item: int) -> Placement:
        opened = self._open[depth]
        del self._open[depth + 1 :]
        opened.marker, opened.item = marker, item
        return Placement(marker, opened.list_id, opened.parent)

    def _begin(self, marker: Marker, candidate: Candidate, item: int) -> Placement:
        del self._open[self._depth_for(marker, candidate) :]
        parent = self._open[-1].item if self._open else None
        self._count += 1
        self._open.append(_Open(self._count, marker, candidate.indent, parent, item))
        return Placement(marker, self._count, parent)

    def _depth_for(self, marker: Marker, candidate: Candidate) -> int:
        """How many of the open lists a new list stands inside of."""
        if marker.style is Style.SUB:
            owner = self._owner_of(marker)
            return 0 if owner is None else owner + 1
        for depth in range(len(self._open) - 1, -1, -1):
            opened = self._open[depth]
            same = (opened.marker.style, opened.marker.form) == (marker.style, marker.form)
            if opened.marker.in_section and marker.in_section and marker.value == 1:
                return depth  # A1, A2, then B1
            if same and candidate.indent <= opened.indent + 1:
                return depth  # the list starts again: a new section
        outermost = self._open[0] if self._open else None
        if outermost and marker.style in _NUMBERS and self._starts_anew(outermost, candidate):
            return 0
        return len(self._open)

    @staticmethod
    def _starts_anew(outermost: _Open, candidate: Candidate) -> bool:
        if outermost.marker.style is Style.SUB:
            return True
        numbers_or_bullets = outermost.marker.style in (*_NUMBERS, Style.BULLET)
        if candidate.loose:
            return numbers_or_bullets and candidate.indent <= outermost.indent
        return (
            outermost.marker.style is Style.BULLET and not candidate.introduced and candidate.indent <= outermost.indent
        )


def _succeeds(marker: Marker, last: Marker) -> bool:
    """Whether a marker is the next one after the last of its list; some write "1)" and then "Q2"."""
    if marker.style is not last.style and not (marker.style in _NUMBERS and last.style in _NUMBERS):
        return False
    if marker.style is not Style.SUB:
        return marker.value == last.value + 1
    if marker.above or last.above:
        return marker.above == last.above and marker.value == last.value + 1
    if marker.outer == last.outer:
        return marker.value == last.value + 1
    return marker.outer == last.outer + 1 and marker.value == 1
