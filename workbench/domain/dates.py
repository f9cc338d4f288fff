"""Dates as they stand on the desk and in a letter, and as officers type them.

English whatever language the computer speaks, so nothing here asks the locale.
"""

import re
from datetime import date, datetime

from workbench.errors import BadInput

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ADVICE = "Write it as 30/07/2025, 30 July 2025 or 2025-07-30."
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_SLASHED = re.compile(r"(?P<day>[0-9]{1,2})[/.](?P<month>[0-9]{1,2})[/.](?P<year>[0-9]{4})")
_WRITTEN = re.compile(
    r"(?:(?P<weekday>[A-Za-z]{3,9}),? )?"
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,9}),? (?P<year>[0-9]{4})"
)


def format_date(day: date) -> str:
    """For the desk: "Wed 30 July 2025"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {format_long(day)}"


def format_moment(moment: datetime) -> str:
    """For the desk, where the hour matters: "Wed 30 July 2025 14:02"."""
    return f"{format_date(moment.date())} {moment:%H:%M}"


def format_long(day: date) -> str:
    """For the letter: "30 July 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def parse_date(text: str) -> date:
    """The day that an officer typed, day before month. Raises BadInput with a sentence where there is no such day."""
    plain = " ".join(text.split())
    found = _ISO.fullmatch(plain) or _SLASHED.fullmatch(plain) or _WRITTEN.fullmatch(plain)
    if found is None:
        raise BadInput("This is not a date.", _ADVICE)
    year, month, number = int(found["year"]), _month(found["month"]), int(found["day"])
    try:
        day = date(year, month, number)
    except ValueError as error:
        raise BadInput(f"There is no {number} {MONTHS[month - 1]} {year}.", "Check the day of the month.") from error
    _check_weekday(day, found.groupdict().get("weekday"))
    return day


def _month(text: str) -> int:
    number = int(text) if text.isdigit() else _position(text, MONTHS)
    if not 1 <= number <= len(MONTHS):
        raise BadInput("There is no such month.", _ADVICE)
    return number


def _check_weekday(day: date, weekday: str | None) -> None:
    """A weekday that does not fit the date means that one of the two was mistyped."""
    if weekday and _position(weekday, WEEKDAYS) != day.isoweekday():
        sentence = f"{format_long(day)} is a {WEEKDAYS[day.weekday()]}."
        raise BadInput(sentence, "Put the weekday or the date right, or leave the weekday out.")


def _position(word: str, names: tuple[str, ...]) -> int:
    """Which of the names the word begins, from 1; 0 for none. Three letters are enough: "Sept", "Wed"."""
    return next((place for place, name in enumerate(names, 1) if name.lower().startswith(word.lower())), 0)
