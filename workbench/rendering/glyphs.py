"""Text made printable: what the typeface cannot show is printed as its code, `[U+1F600]`, and reported.

A missing glyph would vanish when the letter is copied or read aloud. Nothing here is markup and nothing is escaped.
"""

import re

from workbench.rendering.fonts import characters

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_NOT_IN_METADATA = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAB = "    "


class Printer:
    """Makes the texts of one letter printable, and remembers what could not be shown."""

    def __init__(self) -> None:
        self._shown = characters()
        self._codes: dict[int, str] = {}

    def printable(self, text: str) -> str:
        """The text with `\\n` at every line end, tabs as spaces, and a code for each character without a glyph."""
        unknown = set(text) - self._shown - {"\n"}
        if not unknown:
            return text
        text = _LINE_ENDS.sub("\n", text).replace("\t", _TAB)
        missing = {ord(character): code(character) for character in unknown - set("\r\t\u2028\u2029")}
        self._codes.update(missing)
        return text.translate(missing)

    @property
    def missing(self) -> tuple[str, ...]:
        """What was printed as a code, in the order of the codes."""
        return tuple(self._codes[point] for point in sorted(self._codes))


def code(character: str) -> str:
    """A character's name in figures: `[U+1F600]`."""
    return f"[U+{ord(character):04X}]"


def for_metadata(text: str) -> str:
    """A title or an author on one line, with a code for what XML and UTF-8 do not allow."""
    return _NOT_IN_METADATA.sub(lambda found: code(found.group()), " ".join(text.split()))
