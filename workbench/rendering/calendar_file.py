"""The clocks of many cases as an iCalendar file (RFC 5545), for the calendar in which an office keeps its dates.

A calendar is seen by more people than a case: an entry holds the reference, the clock's name and the numbers of the
questions that it is for, nothing else of the case. The same clocks give the same bytes.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from workbench.domain.case import Case
from workbench.domain.clocks import ANSWER, Deadline, titled

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//FOI Case Workbench//Deadlines//EN"
_WITHOUT_NAME = "No reference"


def render_clocks(clocks: Sequence[tuple[Case, tuple[Deadline, ...]]], made_on: date) -> bytes:
    """One all-day entry for each clock, on its last day. Where two days are possible, it stands on the safe one.

    A clock keeps its identity when its day moves, so that reading the file again moves the entry; where nothing is due
    while something is awaited from the requester, the entry for the answer is taken back.
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
        if deadlines and all(deadline.key != ANSWER for deadline in deadlines):
            calendar.add_component(_taken_back(case, made_on, stamp))
    return bytes(calendar.to_ical())


def _entry(case: Case, deadline: Deadline, stamp: datetime) -> "Event":
    from icalendar import Event

    entry = Event()
    entry.add("uid", _identity(case, deadline.key))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", deadline.due)
    entry.add("summary", f"{_on_one_line(case.reference) or _WITHOUT_NAME}: {_on_one_line(titled(case, deadline))}")
    entry.add("status", "TENTATIVE" if deadline.projected or deadline.later else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")  # a last day does not make anybody busy
    return entry


def _taken_back(case: Case, on: date, stamp: datetime) -> "Event":
    from icalendar import Event

    entry = Event()
    entry.add("uid", _identity(case, ANSWER))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", on)
    entry.add("summary", f"{_on_one_line(case.reference) or _WITHOUT_NAME}: on hold")
    entry.add("status", "CANCELLED")
    return entry


def _identity(case: Case, key: str) -> str:
    """Nothing of the case can be read from it."""
    digest = hashlib.sha256(f"{case.id}\n{key}".encode()).hexdigest()
    return f"{digest[:32]}@foi-case-workbench"


def _on_one_line(text: str) -> str:
    """The reference without what no line of a calendar can hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
