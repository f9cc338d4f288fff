"""The request as lines: where each stands, how deep, whether an e-mail program broke it, whether it is part of a table.

All places are code points of the text as given; line ends are never translated.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

EDGE = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
)
EDGE += "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"

_QUOTED = re.compile(r"(?:[ \t\xa0]*>)+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_CONNECTIVE = re.compile(
    r"(?:[,(/&]|\b(?:of|the|and|or|to|for|by|in|on|at|a|an|with|from|into|than|about|over|per|under|between|that|which|"
    r"who|if|as|is|are|was|were|be|been|not|no|any|each|my|your|our|their|its|this|these|more))$"
)
_GOES_ON = re.compile(r"(?:and|or|but|which|including|excluding|with|as well as) (?!how\b|what\b|the following)")
_BEGINS = re.compile(r"(?:How|What|Which|Who|When|Where|Why|Please|Do|Does|Did|Has|Have|Is|Are|Was|Were|If|I|The) ")
_WANTED = re.compile(r"(?:how (?:many|much|often|long)|what|which|who|when|where|whether|the number)\b", re.I)
_ENDS_SENTENCE = re.compile(r"(?:[.?!:;]-?[)\]\"'”’]*|; ?(?:and|or))$")
_WRAPPED_AT_MOST = 100  # columns; e-mail programs break at 65 to 80
_WRAPPED_AT_LEAST = 50
_SHORT = 0.6  # of the width; a line as short as this was ended by its writer
_USUAL_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where its words start and end, its indentation in columns, and whether it was quoted with ">"."""

    start: int
    end: int
    indent: int
    quoted: bool = False

    @property
    def blank(self) -> bool:
        """True where the line has no words."""
        return self.start == self.end


def lines_of(text: str) -> list[Line]:
    """The lines of the text, in order; of several empty ones in a row the first."""
    found: list[Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        quote = _QUOTED.match(raw)
        skipped = quote.end() if quote else 0
        words = raw[skipped:].lstrip(EDGE)
        start = at + len(raw) - len(words)
        end = start + len(words.rstrip(EDGE))
        indent = len(raw[skipped : start - at].expandtabs(4)) if words else 0
        if words or not found or not found[-1].blank:
            found.append(Line(start, end, indent, quote is not None))
        at += len(raw)
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without white space at its edges."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip(EDGE))
    tail = len(words) - len(words.rstrip(EDGE))
    return (start + lead, end - tail) if lead < len(words) else (start, start)


def wrap_width(text: str, lines: list[Line]) -> int | None:
    """The column at which an e-mail program broke the lines, or None where each line is as its writer ended it."""
    widths = sorted(line.end - line.start for line in lines if not line.blank and " " in text[line.start : line.end])
    if not widths or widths[-1] > _WRAPPED_AT_MOST or widths[-1] < _WRAPPED_AT_LEAST:
        return None
    near_the_edge = sum(width > widths[-1] - 12 for width in widths)
    return widths[-1] if near_the_edge > 1 and _broken(text, lines) else None


def _broken(text: str, lines: list[Line]) -> bool:
    """Whether lines go on as only broken ones do: of those that follow another, some begin with a small letter."""
    following = [text[line.start] for before, line in pairwise(lines) if not (before.blank or line.blank)]
    return not following or any(char.islower() for char in following)


def carries_on(text: str, before: Line, line: Line, width: int | None) -> bool:
    """Whether a line carries on the sentence or paragraph of the line directly before it."""
    earlier, words = text[before.start : before.end], text[line.start : line.end]
    would_not_fit = is_full(text, before, line, width)
    if not would_not_fit and _WANTED.match(words) and _WANTED.match(earlier):
        return False  # one thing wanted a line: "how many …," and "how much …"
    if _ENDS_SENTENCE.search(earlier[-6:]):
        return would_not_fit
    if would_not_fit or words[0] in "([":
        return True
    open_ended = _CONNECTIVE.search(earlier[-12:].lower()) is not None or _GOES_ON.match(words) is not None
    if words[0].isupper():
        return open_ended and not _BEGINS.match(words)
    return open_ended or len(earlier) > _SHORT * (width or _USUAL_WIDTH)


def is_full(text: str, before: Line, line: Line, width: int | None) -> bool:
    """Whether an e-mail program had to break here: the next word had no room on the line before."""
    if width is None:
        return False
    first = text[line.start : line.end].split(None, 1)[0]
    return before.end - before.start + 1 + len(first) > width


def is_rule(words: str) -> bool:
    """A line without a letter or digit, such as a row of dashes, which separates."""
    return _LETTER_OR_DIGIT.search(words) is None


def is_table_row(words: str) -> bool:
    """A row of cells, set apart by bars or tabs."""
    if words.count("|") >= 2:
        return True
    cells = [cell for cell in words.split("\t") if cell.strip(EDGE)] if "\t" in words else []
    return len(cells) >= 3
