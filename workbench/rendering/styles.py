"""How a letter looks: the sheet, its margins, sizes and colours. Lengths in points, from the sheet's top left."""

from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor

mm = 72 / 25.4  # points
PAGE_WIDTH, PAGE_HEIGHT = 210 * mm, 297 * mm
MARGIN = 25 * mm
TOP, BOTTOM = 15 * mm, 25 * mm  # the first page's head starts higher than the text of the others
LATER_TOP = 22 * mm
BODY_WIDTH = PAGE_WIDTH - 2 * MARGIN
BODY_HEIGHT = PAGE_HEIGHT - LATER_TOP - BOTTOM

# A DL window envelope shows 20-110 mm from the left; the folded sheet slides 10 mm sideways and 11 mm up and down.
ADDRESS_TOP, ADDRESS_END, ADDRESS_WIDTH = 52 * mm, 84 * mm, 75 * mm
BODY_TOP = 95 * mm  # where the text starts under an address, so that the window never shows it
ASIDE_LEFT, ASIDE_WIDTH = 118 * mm, 67 * mm  # the force's lines and the particulars, right of the window
LABEL_WIDTH = 29 * mm

Colour = Any  # ReportLab has no types; a colour given as text would be read anew at every use

# Every colour of text stands at 4.5:1 or more against white and against the watermark.
INK: Colour = HexColor("#1a1a1a")
FORCE: Colour = HexColor("#14284b")
LINK: Colour = HexColor("#134a94")
GAP: Colour = HexColor("#9c1c00")
FAINT_INK: Colour = HexColor("#4d4d4d")
RULE: Colour = HexColor("#8a97a8")
SHADE: Colour = HexColor("#eaeef4")
WATERMARK: Colour = HexColor("#ebebeb")


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text is set."""

    size: float = 12
    leading: float = 16
    bold: bool = False  # of text that says nothing of its weight itself
    colour: Colour = INK
    before: float = 0
    after: float = 8
    left: float = 0
    width: float = BODY_WIDTH  # of the column, the indent included
    right_aligned: bool = False
    whole: bool = False  # not split between pages while it fits on one
    bar: bool = False  # a rule at the left, for the requester's own words


BODY = Style()
HEADINGS = {
    1: Style(size=16, leading=20, bold=True, colour=FORCE, before=4, after=10, whole=True),
    2: Style(size=13.5, leading=18, bold=True, colour=FORCE, before=12, after=5, whole=True),
    3: Style(size=12, leading=16, bold=True, before=6, after=3, whole=True),
}
QUOTED = Style(left=16, bar=True, after=8)
LARGE = Style(size=22, leading=32, before=4, after=12, whole=True)
ITEM = Style(left=16, after=4)
CAPTION = Style(size=11, leading=14.5, bold=True, after=4, before=4, whole=True)
CELL = Style(size=10.5, leading=14, after=0)
CELL_SIZES = (10.5, 9.5, 8.5, 7.5, 6.5)  # the largest at which every word keeps whole
CELL_PADDING = 6.0  # points left and right of a cell's text; less where there are many columns
ROW_PADDING = 4.0  # above and below it

NAME = Style(size=19, leading=23, bold=True, colour=FORCE, after=0)
FORCE_LINES = Style(size=9.5, leading=12.5, colour=FAINT_INK, width=ASIDE_WIDTH, after=0)
PARTICULAR_LABEL = Style(size=10, leading=15, colour=FAINT_INK, width=LABEL_WIDTH, after=0)
PARTICULAR = Style(size=10, leading=15, bold=True, width=ASIDE_WIDTH - LABEL_WIDTH, after=0)
ADDRESS = Style(size=11.5, leading=14.5, width=ADDRESS_WIDTH, after=0)
CLOSING = Style(before=8, after=52, whole=True)  # `after` is the space for a hand
SIGNATORY = Style(after=8, whole=True)
FOOT_SIZE = 9.0


def scaled(style: Style, size: float) -> Style:
    """The same style at another size."""
    return replace(style, size=size, leading=round(style.leading * size / style.size, 2))
