"""Periods counted back from the day of the request: "the last three financial years", "the past 12 months"."""

import calendar
import re
from datetime import date, timedelta

from workbench.domain.case import Period

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_BACK = re.compile(
    rf"\bthe (?:last|past|previous|preceding|most recent)(?: (?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})(?: \(\d+\))?)?"
    r"(?: (?:full|complete|consecutive))?(?: (?P<kind>financial|calendar|academic|tax))?"
    r" (?P<unit>year|month|week|day)s?\b"
)


def counted(word: str | None) -> int:
    """The number that a word or figure stands for; one where there is none."""
    return NUMBERS.index(word) + 1 if word in NUMBERS else int(word or 1)


def relative_period(plain: str, sent: date | None) -> Period | None:
    """The period that a plain sentence counts back, up to the request; None where `sent` is not known."""
    match = _BACK.search(plain)
    if sent is None or match is None:
        return None
    try:
        return _counted_back(counted(match["number"]), match["kind"], match["unit"], sent)
    except (ValueError, OverflowError):  # before the calendar begins
        return None


def _counted_back(number: int, kind: str | None, unit: str, sent: date) -> Period:
    if unit in ("week", "day"):
        return Period(sent - timedelta(days=number * (7 if unit == "week" else 1)), to_request=True)
    if unit == "month" or kind is None:
        return Period(_months_before(sent, number * (12 if unit == "year" else 1)), to_request=True)
    begins = {"calendar": (1, 1), "academic": (9, 1), "tax": (4, 6)}.get(kind, (4, 1))
    running = date(sent.year, *begins)  # the year that is not over yet
    if running > sent:
        running = running.replace(year=running.year - 1)
    return Period(running.replace(year=running.year - number), running - timedelta(days=1))


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
