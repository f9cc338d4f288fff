"""When a message was sent whose headings stand in the request itself: pasted with it, or passed on within the force."""

import re
from collections.abc import Sequence
from datetime import date

from workbench.domain.case import Span
from workbench.domain.dates import format_date, parse_date
from workbench.errors import BadInput
from workbench.intake.suggestions.persons import force_in
from workbench.intake.suggestions.suggestion import About, Suggestion, in_text

_HEADINGS = re.compile(
    r"^[ \t>]{0,8}from[ \t]?:(?P<sender>[^\r\n]{0,200})\r?\n(?:[^\r\n]{0,300}\r?\n){0,3}?"
    r"[ \t>]{0,8}(?:sent|date)[ \t]?:[ \t]{0,8}(?P<sent>\S[^\r\n]{0,80})",
    re.I | re.M,
)
_DAY = re.compile(
    r"(?:[A-Za-z]{3,9},? )?[0-9]{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? [0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_TOP = 8  # lines above which a pasted message has its headings; below, it may be an older one that it quotes


def received(text: str, anywhere: bool, forces: Sequence[str], today: date) -> Suggestion | None:
    """The day on which the requester sent it. `anywhere`: also below the words of one of the force who passed it on."""
    for found in _HEADINGS.finditer(text):
        if not anywhere and text.count("\n", 0, found.start()) >= _TOP:
            return None
        day = None if force_in(found["sender"], forces) else _day(found["sent"])
        if day and day <= today:
            at = Span(*found.span("sent"))
            why = "The headings in the request say when it was sent. Look when the force first had it (FOIA s.10(6))."
            return in_text(About.RECEIVED, day, text, at, why, shown=format_date(day), look=True)
    return None


def _day(words: str) -> date | None:
    found = _DAY.match(words)
    try:
        return parse_date(found[0]) if found else None
    except BadInput:
        return None
