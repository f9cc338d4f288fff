"""The clocks of many cases as an iCalendar file (RFC 5545), for the calendar in which an office keeps its dates.

A calendar is seen by more people than a case: an entry holds the reference and the clock's name, nothing else of the
case. The same clocks give the same bytes.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from workbench.domain.case import Case
from workbench.domain.clocks import Deadline

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//FOI Case Workbench//Deadlines//EN"
_WITHOUT_NAME = "No reference"


def render_clocks(clocks: Sequence[tuple[Case, tuple[Deadline, ...]]], made_on: date) -> bytes:
    """One all-day entry for each clock, on its last day. Where two days are possible, it stands on the safe one.

    A clock keeps its identity when its day moves, so that reading the file again moves the entry.
    """
    from icalendar import Calendar  # late: only an export needs it

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    stamp = datetime.combine(made_on, time(), UTC)
    for case, deadlines in clocks:
        for deadline in deadlines:
            calendar.add_component(_entry(case, deadline, stamp))
    return bytes(calendar.to_ical())


def _entry(case: Case, deadline: Deadline, stamp: datetime) -> "Event":
    from icalendar import Event

    entry = Event()
    entry.add("uid", _identity(case, deadline))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", deadline.due)
    entry.add("summary", f"{_on_one_line(case.reference) or _WITHOUT_NAME}: {deadline.name}")
    entry.add("status", "TENTATIVE" if deadline.projected or deadline.later else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")  # a last day does not make anybody busy
    return entry


def _identity(case: Case, deadline: Deadline) -> str:
    """Nothing of the case can be read from it."""
    digest = hashlib.sha256(f"{case.id}\n{deadline.key}".encode()).hexdigest()
    return f"{digest[:32]}@foi-case-workbench"


def _on_one_line(text: str) -> str:
    """The reference without what no line of a calendar can hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
