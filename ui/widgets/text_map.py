"""Where the request's words stand in a text box that shows them.

A text box is not the text: it makes one line end of CRLF and counts UTF-16 units. Spans count code points of the text
as it was taken in, so everything that is pointed at goes through a `TextMap`.
"""

import re
from bisect import bisect_right

_TWO_FOR_ONE = re.compile("\r\n|[\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|[\r\n\u2029]")
_RESERVED = re.compile("[\ufdd0\ufdd1]")  # Qt ends a block at these two non-characters


class TextMap:
    """Code points of a text as stored, and positions in a document that shows it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown = _RESERVED.sub("\ufffd", _LINE_ENDS.sub("\n", text))
        self._ends = [0]  # code points, behind each character at which the two counts part
        self._shifts = [0]  # what is added there to come to a position
        for found in _TWO_FOR_ONE.finditer(text):
            self._ends.append(found.end())
            self._shifts.append(self._shifts[-1] + (-1 if found[0] == "\r\n" else 1))
        self._positions = [end + shift for end, shift in zip(self._ends, self._shifts, strict=True)]

    def position(self, offset: int) -> int:
        """The position in the document of a code point of the text."""
        return offset + self._shifts[bisect_right(self._ends, offset) - 1]

    def offset(self, position: int) -> int:
        """The code point of the text at a position in the document."""
        return position - self._shifts[bisect_right(self._positions, position) - 1]
