"""What complying with a request would cost: activities, items, minutes (FOIA s.12; Fees Regulations 2004).

How it adds up stands in estimate.py, what may not be counted in countable.py.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Activity(StrEnum):
    """What an authority may count: Fees Regulations 2004, reg. 4(3)(a) to (d). Nothing else."""

    DETERMINE = "determine whether held"
    LOCATE = "locate"
    RETRIEVE = "retrieve"
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of an estimate: so many items at so many minutes each, and what that rests on. Minutes in tenths."""

    id: str
    activity: Activity
    description: str = ""
    items: int = 1
    tenths_of_minutes: int = 0  # for each item: 25 is two and a half minutes
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Aggregated:
    """Another request whose cost counts together with this one's (Fees Regulations 2004, reg. 5)."""

    reference: str
    received: date
    tenths_of_minutes: int = 0
    why: str = ""  # same person, or acting together; and what both ask about


@dataclass(frozen=True, slots=True)
class CostWorksheet:
    """The estimate for one request. A letter that makes several requests has a worksheet for each, over its parts."""

    id: str
    title: str = ""
    part_ids: tuple[str, ...] = ()
    lines: tuple[CostLine, ...] = ()
    aggregated: tuple[Aggregated, ...] = ()
    advice: str = ""  # what could be given within the limit, or how to refine (FOIA s.16)
    no_advice: bool = False  # nothing useful can be suggested, and the letter says so


def in_hours(tenths: int) -> str:
    """Tenths of minutes as they are said: "17 h 30 min", "2.5 min"."""
    minutes, tenth = divmod(tenths, 10)
    hours, minutes = divmod(minutes, 60)
    rest = f"{minutes}.{tenth} min" if tenth else f"{minutes} min"
    if not hours:
        return rest
    return f"{hours:,} h" if not minutes and not tenth else f"{hours:,} h {rest}"


def in_pounds(pence: int) -> str:
    """Pence as they are said: "£437.50", "£450"."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"
