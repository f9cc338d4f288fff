"""Characters that a page or a text file cannot carry, printed as their codes: `[U+1F600]`."""

import re

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0, or in UTF-8
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")


def code(character: str) -> str:
    """A character's name in figures: `[U+1F600]`."""
    return f"[U+{ord(character):04X}]"


def one_line_end(text: str) -> str:
    """The text with `\\n` at every line end."""
    return _LINE_ENDS.sub("\n", text)


def storable(text: str) -> str:
    """The text with a code for every control character and every half of a broken pair."""
    return _UNFIT.sub(lambda found: code(found.group()), one_line_end(text))
