"""Where the request itself stands in the letter or e-mail: before the closing, without footers and quoted mails."""

import re

from workbench.intake.lines import Line, is_rule
from workbench.intake.standard import CLOSING, FOOTER

_POSTSCRIPT = re.compile(r"p\.? ?s\.?(?=[\s:,-])", re.I)
_LONGEST_CLOSING = 60


def request_lines(text: str, everything: list[Line]) -> list[Line]:
    """The lines of the request. What stands after the closing is left out, but for a postscript."""
    lines = _without_quoted_mail(everything)[: foot_at(text, everything)]
    for number, line in enumerate(lines):
        if number and closes(text, line):
            rest = lines[number + 1 :]
            resumed = next((i for i, later in enumerate(rest) if _POSTSCRIPT.match(text, later.start, later.end)), None)
            return lines[:number] + ([] if resumed is None else [_blank(line), *rest[resumed:]])
    return lines


def closes(text: str, line: Line) -> bool:
    """Whether a line closes the letter: "Yours faithfully"."""
    length = line.end - line.start
    return 0 < length <= _LONGEST_CLOSING and CLOSING.match(text[line.start : line.end]) is not None


def _without_quoted_mail(lines: list[Line]) -> list[Line]:
    """Without lines quoted with ">", unless the whole request was."""
    written = [line for line in lines if not line.blank]
    quoted = sum(line.quoted for line in written)
    if not quoted or quoted * 2 > len(written):
        return lines
    return [_blank(line) if line.quoted else line for line in lines]


def foot_at(text: str, everything: list[Line]) -> int | None:
    """The place of the first of the website's or the mail server's own lines, or None.

    They begin a paragraph, and something stands before them.
    """
    lines = _without_quoted_mail(everything)
    begun = False
    at_start = True
    for number, line in enumerate(lines):
        words = text[line.start : min(line.end, line.start + 200)]
        if line.blank or is_rule(words):
            at_start = True
            continue
        joined = " ".join(text[later.start : min(later.end, later.start + 200)] for later in lines[number : number + 2])
        if begun and at_start and FOOTER.match(joined):
            return number
        begun, at_start = True, False
    return None


def _blank(line: Line) -> Line:
    return Line(line.start, line.start, 0)
