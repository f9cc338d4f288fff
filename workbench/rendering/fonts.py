"""The letter's typeface: found under resources/fonts, read once in a process, and what it can show."""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workbench.locations import resources

REGULAR = "LetterSans"
BOLD = "LetterSans-Bold"

ASCENT = 0.905  # of the size: the highest and lowest that a line of this face reaches
DESCENT = 0.212

_FILES = {REGULAR: "LiberationSans-Regular.ttf", BOLD: "LiberationSans-Bold.ttf"}

_INVISIBLE = 0x200B
# Characters without a shape of their own, and the glyph that shows them. The character itself stays in the file's text.
_SHOWN_AS = {
    0x2011: 0x2010,  # non-breaking hyphen
    0x00AD: _INVISIBLE,  # soft hyphen: pasted from the web in mid-word
    0x200C: _INVISIBLE,
    0x200D: _INVISIBLE,
    0x2060: _INVISIBLE,
    0xFEFF: _INVISIBLE,
}


@dataclass(frozen=True, slots=True)
class Face:
    """One weight: its name to ReportLab, and the width of each character it shows, in thousandths of the size."""

    name: str
    widths: dict[str, float]


@lru_cache(maxsize=1)
def faces() -> tuple[Face, Face]:
    """The regular and the bold face, registered with ReportLab. Raises TTFError where a file is gone: a bug."""
    return _face(REGULAR), _face(BOLD)


@lru_cache(maxsize=1)
def characters() -> frozenset[str]:
    """The characters that both weights show, each as itself."""
    regular, bold = faces()
    return frozenset(regular.widths.keys() & bold.widths.keys())


def _face(name: str) -> Face:
    font = TTFont(name, str(resources() / "fonts" / _FILES[name]))
    for code, shown_as in _SHOWN_AS.items():
        font.face.charToGlyph[code] = font.face.charToGlyph[shown_as]
        font.face.charWidths[code] = font.face.charWidths[shown_as]
    pdfmetrics.registerFont(font)
    return Face(name, {chr(code): font.face.charWidths[code] for code in font.face.charToGlyph if _visible(code)})


def _visible(code: int) -> bool:
    """Whether a character may be set: marks that silently change the direction of text are printed as their codes."""
    return code in _SHOWN_AS or code == _INVISIBLE or category(chr(code)) not in ("Cc", "Cf", "Cs", "Co", "Cn")
