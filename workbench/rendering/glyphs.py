"""Text made printable: what the typeface cannot show is printed as its code, `[U+1F600]`, and reported.

A missing glyph would vanish when the letter is copied or read aloud. Nothing here is markup and nothing is escaped.
"""

from workbench.rendering.codes import code, one_line_end
from workbench.rendering.fonts import characters

_LAID_OUT = frozenset("\n\r\t\u2028\u2029")
_TAB = "    "


class Printer:
    """Makes the texts of one letter printable, and remembers what could not be shown."""

    def __init__(self) -> None:
        self._shown = characters()
        self._codes: dict[int, str] = {}

    def printable(self, text: str) -> str:
        """The text with `\\n` at every line end, tabs as spaces, and a code for each character without a glyph."""
        unknown = set(text) - self._shown
        if not unknown:
            return text
        missing = {ord(character): code(character) for character in unknown - _LAID_OUT}
        self._codes.update(missing)
        return one_line_end(text).replace("\t", _TAB).translate(missing)

    @property
    def missing(self) -> tuple[str, ...]:
        """What was printed as a code, in the order of the codes."""
        return tuple(self._codes[point] for point in sorted(self._codes))
