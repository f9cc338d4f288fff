"""Breaking text into lines: at spaces, and inside what is longer than a line. Spaces and line ends stay as given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import combining

from workbench.rendering.fonts import faces

# Spaces at which a line may end; the no-break spaces U+00A0, U+2007 and U+202F are not among them.
_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u200b\u205f\u3000"
_TOKEN = re.compile(f"\n|[{_SPACES}]+|[^\n{_SPACES}]+")
_SPACE = re.compile(f"[{_SPACES}]")
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
    for parts in _words(spans, measure):
        text = parts[0].text
        if text == "\n":
            builder.end_line()
        elif _SPACE.match(text):
            _put_space(builder, parts[0], room)
        else:
            _put_word(builder, parts, room, measure, spans)
    builder.end_line()
    return builder.lines


@dataclass(frozen=True, slots=True)
class _Part:
    """A word or part of a word within one span."""

    text: str
    span: int
    width: float


@dataclass(slots=True)
class _Builder:
    scale: float
    lines: list[Line] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)
    used: float = 0.0
    inked: float = 0.0  # up to the end of the last word

    def add(self, part: _Part) -> None:
        self.parts.append(part)
        self.used += part.width

    def end_line(self) -> None:
        self.lines.append(Line(tuple(self._pieces()), self.inked * self.scale))
        self.parts, self.used, self.inked = [], 0.0, 0.0

    def _pieces(self) -> Iterator[Piece]:
        start = x = 0.0
        texts: list[str] = []
        for here, part in enumerate(self.parts):
            texts.append(part.text)
            x += part.width
            following = self.parts[here + 1].span if here + 1 < len(self.parts) else None
            if following != part.span:
                yield Piece("".join(texts), part.span, start * self.scale, (x - start) * self.scale)
                start, texts = x, []


def _words(spans: Sequence[Span], measure: Measure) -> Iterator[list[_Part]]:
    """Words, spaces and line ends. A word may run through several spans."""
    word: list[_Part] = []
    for number, span in enumerate(spans):
        for token in _TOKEN.findall(span.text):
            space = token == "\n" or _SPACE.match(token)
            part = _Part(token, number, 0.0 if token == "\n" else measure.word(token, span.bold))
            if not space:
                word.append(part)
                continue
            if word:
                yield word
                word = []
            yield [part]
    if word:
        yield word


def _put_space(builder: _Builder, space: _Part, room: float) -> None:
    """Spaces may hang over a line's end; more than one line of them is not carried on."""
    if builder.used + space.width > room:
        space = _Part(space.text[0], space.span, max(room - builder.used, 0.0))
    builder.add(space)


def _put_word(builder: _Builder, parts: list[_Part], room: float, measure: Measure, spans: Sequence[Span]) -> None:
    width = sum([part.width for part in parts])
    if builder.used + width > room and builder.parts:
        builder.end_line()
    if width > room:
        parts = _put_long_word(builder, parts, room, measure, spans)
    for part in parts:
        builder.add(part)
    builder.inked = builder.used


def _put_long_word(
    builder: _Builder, parts: list[_Part], room: float, measure: Measure, spans: Sequence[Span]
) -> list[_Part]:
    """Fill whole lines with a word that no line holds; what is left of it is returned."""
    letters = [
        _Part(letter, part.span, measure.word(letter, spans[part.span].bold)) for part in parts for letter in part.text
    ]
    start, end, used = 0, 0, 0.0
    while end < len(letters):
        used += letters[end].width
        if used > room and end > start:
            end = _good_end(letters, start, end)
            for letter in letters[start:end]:
                builder.add(letter)
            builder.inked = builder.used
            builder.end_line()
            start, used = end, letters[end].width
        end += 1
    return letters[start:]


def _good_end(letters: list[_Part], start: int, end: int) -> int:
    """Where to end a line within letters[start:end]: after a slash and the like, and never before an accent."""
    for place in range(end, start + 2 * (end - start) // 3, -1):
        if letters[place - 1].text in _GOOD_ENDS:
            return place
    while end > start + 1 and combining(letters[end].text):
        end -= 1
    return end
