"""How wide the columns of a table are and how large its text, so that words and figures stay whole where they can."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.rendering.lines import Measure
from workbench.rendering.styles import BODY_WIDTH, CELL_PADDING, CELL_SIZES

_FIGURE = re.compile(r"[£€$<>~]?\s?[-−–+]?\s?[£€$]?\d[\d,. ]*\s?(%|[a-z]{1,2})?|[-–—]")
_NARROW = 60.0  # points that a column may claim for one long word, however many columns there are
_WIDEST = 0.6  # of the sheet's column: what a column may claim for its longest line


@dataclass(frozen=True, slots=True)
class Columns:
    """The size of the cells' text, the padding left and right of it, and each column's width, padding included."""

    size: float
    padding: float
    widths: list[float]


def fit_columns(header: Sequence[str], rows: Sequence[Sequence[str]], row_headers: bool, measure: Measure) -> Columns:
    """The columns of a table whose rows are all as long as its header."""
    padding = min(CELL_PADDING, BODY_WIDTH / max(len(header), 1) / 12)
    words, lines = [], []
    for column, heading in enumerate(header):
        bold = row_headers and column == 0
        cells = [(heading, True), *((row[column], bold) for row in rows)]
        words.append(max(measure.longest_word(text, strong) for text, strong in cells))
        lines.append(max(measure.longest_line(text, strong) for text, strong in cells))

    def claimed(widths: Sequence[float], size: float, limit: float) -> list[float]:
        return [min(width * size / 1000 + 2 * padding + 0.1, limit) for width in widths]

    claim = max(BODY_WIDTH / max(len(header), 1), _NARROW)
    for size in CELL_SIZES:
        least = claimed(words, size, claim)
        if sum(least) <= BODY_WIDTH:
            break
    else:
        return Columns(size, padding, [width * BODY_WIDTH / sum(least) for width in least])
    wanted = claimed(lines, size, float("inf"))
    if sum(wanted) > BODY_WIDTH:
        wanted = _shared(least, [min(width, _WIDEST * BODY_WIDTH) for width in wanted])
    return Columns(size, padding, wanted)


def are_figures(texts: Sequence[str]) -> bool:
    """Whether a column holds figures only, which are read from the right."""
    filled = [text.strip() for text in texts if text.strip()]
    return bool(filled) and all(_FIGURE.fullmatch(text) for text in filled)


def _shared(least: list[float], wanted: list[float]) -> list[float]:
    """The whole width of the sheet: to each column its least, and a share of the rest by what it wants beyond that."""
    beyond = [max(high - low, 0.0) for low, high in zip(least, wanted, strict=True)]
    part = (BODY_WIDTH - sum(least)) / (sum(beyond) or 1.0)
    return [low + more * part for low, more in zip(least, beyond, strict=True)]
