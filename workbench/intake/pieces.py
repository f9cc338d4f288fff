"""The request as pieces: paragraphs, items of lists, tables. Broken lines are one paragraph again, in place."""

import re
from dataclasses import dataclass

from workbench.intake.lines import Line, carries_on, is_full, is_rule, is_table_row, wrap_width
from workbench.intake.lists import Candidate, Lists, Placement
from workbench.intake.markers import Marker, Style, readings

_COMPLETE = re.compile(r"(?:[.?!:;,][)\]\"'”’*]*|[)\]]|\b(?:and|or))$")
HEADER = re.compile(r"(?:from|to|sent|date|subject|re|cc|bcc|reply-to|our ref|your ref|ref):(?:\s|$)", re.I)
"""A heading that a mail program put above the words."""


@dataclass(slots=True)
class Piece:
    """A paragraph, or the first paragraph of an item, which starts behind its marker."""

    start: int
    end: int
    placement: Placement | None = None
    table: bool = False
    gap: bool = False
    indent: int = 0

    @property
    def marker(self) -> Marker | None:
        """The marker of an item."""
        return self.placement.marker if self.placement else None


def pieces_of(text: str, lines: list[Line]) -> list[Piece]:
    """The pieces of these lines in order, none of them empty but for items that have only a marker."""
    return _Walk(text, lines).pieces()


class _Walk:
    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text = text
        self._lines = lines
        self._width = wrap_width(text, self._lines)
        self._readings = [self._read(line) for line in self._lines]
        self._carried_on = _carried_on(self._readings)
        self._lists = Lists()
        self._pieces: list[Piece] = []
        self._loose = False

    def pieces(self) -> list[Piece]:
        before: Line | None = None
        for number, line in enumerate(self._lines):
            words = self._text[line.start : line.end]
            if line.blank or is_rule(words) or HEADER.match(words):
                before = None
                continue
            self._take(number, line, before)
            before = line
        return self._pieces

    def _read(self, line: Line) -> list[Marker]:
        return [] if line.blank else readings(self._text, line.start, line.end)

    def _take(self, number: int, line: Line, before: Line | None) -> None:
        placement = self._place(self._readings[number], line, before, self._carried_on[number])
        if placement:
            self._add_item(placement, line, before is None, self._carried_on[number])
        elif is_table_row(self._text[line.start : line.end]):
            self._pieces.append(Piece(line.start, line.end, table=True, gap=before is None))
        elif self._wants_words():
            self._pieces[-1].start, self._pieces[-1].end = line.start, line.end
        elif (
            before and self._pieces and not self._pieces[-1].table and carries_on(self._text, before, line, self._width)
        ):
            self._pieces[-1].end = line.end
        else:
            self._pieces.append(Piece(line.start, line.end, gap=before is None, indent=line.indent))
            self._loose = True

    def _wants_words(self) -> bool:
        """Whether the last piece is a marker on a line of its own: "Question 1"."""
        return (
            bool(self._pieces)
            and self._pieces[-1].marker is not None
            and self._pieces[-1].start == self._pieces[-1].end
        )

    def _place(
        self, found: list[Marker], line: Line, before: Line | None, carried_on: frozenset[Style]
    ) -> Placement | None:
        if not found or is_table_row(self._text[found[0].body : line.end]):
            return None
        last = self._pieces[-1] if self._pieces else None
        fresh = before is None or not is_full(self._text, before, line, self._width) or self._complete(before)
        introduced = last is not None and self._text[last.end - 1 : last.end] in (":", "-", "–")
        candidate = Candidate(found, line.indent, fresh, self._loose, introduced, carried_on)
        return self._lists.place(candidate, len(self._pieces))

    def _complete(self, before: Line) -> bool:
        return _COMPLETE.search(self._text[max(before.start, before.end - 6) : before.end]) is not None

    def _add_item(self, placement: Placement, line: Line, gap: bool, carried_on: frozenset[Style]) -> None:
        body = placement.marker.body
        self._pieces.append(Piece(body, max(body, line.end), placement, gap=gap, indent=line.indent))
        self._loose = False
        if placement.marker.style in (Style.NUMBER, Style.WORDED, Style.BARE) and body < line.end:
            self._add_first_child(line, body, carried_on)

    def _add_first_child(self, line: Line, body: int, carried_on: frozenset[Style]) -> None:
        """In "1. (a) How many" the item has no words of its own."""
        inner = [
            m for m in readings(self._text, body, line.end) if m.style in (Style.LETTER, Style.ROMAN) and m.value == 1
        ]
        inner = [m for m in inner if m.style in carried_on or m.form.startswith("(")]
        child = self._place(inner, Line(body, line.end, line.indent + 2), None, carried_on)
        if child:
            self._pieces[-1].end = body
            self._add_item(child, Line(body, line.end, line.indent + 2), False, carried_on)


def _carried_on(found: list[list[Marker]]) -> list[frozenset[Style]]:
    """For each line, the styles of which a second member comes before any other first one."""
    nearest: dict[Style, bool] = {}
    ahead = []
    bullet_next: str | None = None
    for markers in reversed(found):
        styles = {style for style, second in nearest.items() if second}
        if markers and markers[0].style is Style.BULLET and bullet_next == markers[0].form:
            styles.add(Style.BULLET)
        ahead.append(frozenset(styles))
        for marker in markers:
            if marker.style is not Style.BULLET and marker.value in (1, 2):
                nearest[marker.style] = marker.value == 2
        bullet_next = markers[0].form if markers and markers[0].style is Style.BULLET else None
    return ahead[::-1]
