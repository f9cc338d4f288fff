"""Breaking text into lines: at spaces, and inside what is longer than a line. Spaces and line ends stay as given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from unicodedata import combining

from workbench.rendering.fonts import faces

# Spaces at which a line may end; the no-break spaces U+00A0, U+2007 and U+202F are not among them.
_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
_TOKEN = re.compile(f"\n|[{_SPACES}]+|[^\n{_SPACES}]+")
_BREAKS = frozenset(f"\n{_SPACES}")
_SPAN_OF = itemgetter(1)
_GOOD_ENDS = frozenset("/?&=-–—_.,;:@")


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one weight; `url` is where it leads, `gap` marks a stand-in for something that the case lacks."""

    text: str
    bold: bool = False
    url: str = ""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one span within a line; `x` and `width` in points from the line's start."""

    text: str
    span: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `width` leaves out the spaces at its end."""

    pieces: tuple[Piece, ...]
    width: float


class Measure:
    """Widths of words in both weights, remembered for one letter only: they are the case's words."""

    def __init__(self) -> None:
        regular, bold = faces()
        self._letters = {False: regular.widths, True: bold.widths}
        self._words: dict[bool, dict[str, float]] = {False: {}, True: {}}

    def word(self, text: str, bold: bool) -> float:
        """The width of a word in thousandths of the size."""
        known = self._words[bold]
        width = known.get(text)
        if width is None:
            letters = self._letters[bold]
            width = known[text] = sum([letters[letter] for letter in text])
        return width

    def longest_word(self, text: str, bold: bool) -> float:
        """The width of the longest word in thousandths of the size."""
        return max((self.word(word, bold) for word in _TOKEN.findall(text) if word != "\n"), default=0.0)

    def longest_line(self, text: str, bold: bool) -> float:
        """The width of the text's longest given line in thousandths of the size."""
        return max(self.word(line, bold) for line in text.split("\n"))


def break_lines(spans: Sequence[Span], width: float, size: float, measure: Measure) -> list[Line]:
    """The lines of a paragraph set in a column of `width` points at `size` points."""
    room = width * 1000 / size
    builder = _Builder(size / 1000)
    word: list[_Part] = []
    for number, span in enumerate(spans):
        for piece in _TOKEN.findall(span.text):
            if piece[0] not in _BREAKS:
                word.append((piece, number, measure.word(piece, span.bold)))
                continue
            if word:
                _put_word(builder, word, room, measure, spans)
                word = []
            if piece == "\n":
                builder.end_line()
            else:
                _put_space(builder, (piece, number, measure.word(piece, span.bold)), room)
    if word:  # a word may run through several spans, so only the end of the last ends it
        _put_word(builder, word, room, measure, spans)
    builder.end_line()
    return builder.lines


_Part = tuple[str, int, float]
"""A word or part of a word within one span: its text, the span's number, its width in thousandths of the size."""


@dataclass(slots=True)
class _Builder:
    scale: float
    lines: list[Line] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)  # of the line being filled
    used: float = 0.0
    inked: float = 0.0  # up to the end of the last word

    def end_line(self) -> None:
        self.lines.append(Line(tuple(self._pieces()), self.inked * self.scale))
        self.parts, self.used, self.inked = [], 0.0, 0.0

    def _pieces(self) -> Iterator[Piece]:
        start = 0.0
        for span, parts in groupby(self.parts, _SPAN_OF):
            texts, _, widths = zip(*parts, strict=True)
            width = sum(widths)
            yield Piece("".join(texts), span, start * self.scale, width * self.scale)
            start += width


def _put_space(builder: _Builder, space: _Part, room: float) -> None:
    """Spaces may hang over a line's end; more than one line of them is not carried on."""
    text, span, width = space
    if builder.used + width > room:
        text, width = text[0], max(room - builder.used, 0.0)
    builder.parts.append((text, span, width))
    builder.used += width


def _put_word(builder: _Builder, parts: list[_Part], room: float, measure: Measure, spans: Sequence[Span]) -> None:
    width = parts[0][2] if len(parts) == 1 else sum([part[2] for part in parts])
    if builder.used + width > room and builder.parts:
        builder.end_line()
    if width > room:
        parts = _put_long_word(builder, parts, room, measure, spans)
        width = sum([part[2] for part in parts])
    builder.parts += parts
    builder.used += width
    builder.inked = builder.used


def _put_long_word(
    builder: _Builder, parts: list[_Part], room: float, measure: Measure, spans: Sequence[Span]
) -> list[_Part]:
    """Fill whole lines with a word that no line holds; what is left of it is returned."""
    letters = [(letter, span, measure.word(letter, spans[span].bold)) for text, span, _ in parts for letter in text]
    start, end, used = 0, 0, 0.0
    while end < len(letters):
        used += letters[end][2]
        if used > room and end > start:
            end = _good_end(letters, start, end)
            builder.parts = letters[start:end]
            builder.inked = sum([letter[2] for letter in builder.parts])
            builder.end_line()
            start, used = end, letters[end][2]
        end += 1
    return letters[start:]


def _good_end(letters: list[_Part], start: int, end: int) -> int:
    """Where to end a line within letters[start:end]: after a slash and the like, and never before an accent."""
    for place in range(end, start + 2 * (end - start) // 3, -1):
        if letters[place - 1][0] in _GOOD_ENDS:
            return place
    while end > start + 1 and combining(letters[end][0]):
        end -= 1
    return end
