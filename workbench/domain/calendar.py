"""The statutory calendar: which days are working days under FOIA s.10(6), and how they are counted.

A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in any part of the
United Kingdom. A holiday in Scotland or Northern Ireland alone therefore counts for an English force too.
"""

import datetime
import hashlib
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from heapq import merge

from workbench.errors import BadInput

_WEEK = 7
_FIRST_SATURDAY = 6  # the ordinal of a Saturday, modulo 7: 6 January of the year 1


Days = tuple[datetime.date, datetime.date]
"""A stretch of days, the first and the last of it included."""


class Nation(StrEnum):
    """The three lists of bank holidays, as gov.uk names them."""

    ENGLAND_AND_WALES = "England and Wales"
    NORTHERN_IRELAND = "Northern Ireland"
    SCOTLAND = "Scotland"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off by law, the nations where it holds, and, for a day added by proclamation, when that was made.

    `source` says where a day stands that is not on the published lists of its year.
    """

    date: datetime.date
    name: str
    nations: tuple[str, ...]
    proclaimed: datetime.date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Every working day of the years covered. Days after `known_to` rest on rules, not on published lists."""

    holidays: tuple[Holiday, ...]
    first_year: int
    last_year: int
    known_to: datetime.date
    version: str
    _working: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _weekday_holidays: tuple[Holiday, ...] = field(init=False, repr=False, compare=False)
    _first: int = field(init=False, repr=False, compare=False)
    _last: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first, last = (
            datetime.date(self.first_year, 1, 1).toordinal(),
            datetime.date(self.last_year, 12, 31).toordinal(),
        )
        on_weekdays = sorted((day for day in self.holidays if day.date.weekday() < 5), key=lambda day: day.date)
        off = {holiday.date.toordinal() for holiday in on_weekdays}
        weekdays = (day for day in range(first, last + 1) if (day - _FIRST_SATURDAY) % _WEEK > 1)
        object.__setattr__(self, "_first", first)  # the way in which a frozen dataclass sets what it works out
        object.__setattr__(self, "_last", last)
        object.__setattr__(self, "_weekday_holidays", tuple(on_weekdays))
        object.__setattr__(self, "_working", tuple(day for day in weekdays if day not in off))

    def is_working(self, day: datetime.date) -> bool:
        """True for a working day. Raises BadInput outside the years covered."""
        ordinal = self._ordinal(day)
        place = bisect_right(self._working, ordinal)
        return place > 0 and self._working[place - 1] == ordinal

    def add(
        self,
        received: datetime.date,
        working_days: int,
        left_out: Collection[Days] = (),
        counted: Collection[datetime.date] = (),
    ) -> datetime.date:
        """The n-th working day after `received`, which may be any day and is day 0 (FOIA s.10(1), (6)).

        The working days `left_out` are not counted (FOIA s.10(2)); holidays that are `counted` are, as if they were
        working days. Raises BadInput outside the years covered, and for fewer than one working day.
        """
        if working_days < 1:
            raise BadInput("A time limit has at least one working day.")
        place = bisect_right(self._working, self._ordinal(received))
        if left_out or counted:
            return self._add_slowly(received, working_days, place, left_out, counted)
        place += working_days - 1
        if place >= len(self._working):
            raise self._outside()
        return datetime.date.fromordinal(self._working[place])

    def between(self, start: datetime.date, end: datetime.date) -> int:
        """How many working days lie after `start`, up to and including `end`; negative where `end` is the earlier.

        Raises BadInput outside the years covered.
        """
        return bisect_right(self._working, self._ordinal(end)) - bisect_right(self._working, self._ordinal(start))

    def skipped(self, start: datetime.date, end: datetime.date) -> tuple[Holiday, ...]:
        """The holidays on weekdays that a count from `start` to `end` passes over, `start` itself left out."""
        low = bisect_right(self._weekday_holidays, start, key=lambda holiday: holiday.date)
        high = bisect_right(self._weekday_holidays, end, key=lambda holiday: holiday.date)
        return self._weekday_holidays[low:high]

    def projected(self, day: datetime.date) -> bool:
        """True where the day lies after the last year whose bank holidays are published."""
        return day > self.known_to

    def _add_slowly(
        self,
        received: datetime.date,
        working_days: int,
        place: int,
        left_out: Collection[Days],
        counted: Collection[datetime.date],
    ) -> datetime.date:
        """Day by day, over the working days from a place on and the days counted with them."""
        extra = sorted(day.toordinal() for day in counted if day > received)
        spans = [(first.toordinal(), last.toordinal()) for first, last in left_out]
        working = (self._working[at] for at in range(place, len(self._working)))
        for ordinal in merge(working, extra):
            working_days -= not any(first <= ordinal <= last for first, last in spans)
            if working_days == 0:
                return datetime.date.fromordinal(ordinal)
        raise self._outside()

    def _ordinal(self, day: datetime.date) -> int:
        ordinal = day.toordinal()
        if self._first <= ordinal <= self._last:
            return ordinal
        raise self._outside()

    def _outside(self) -> BadInput:
        years = f"{self.first_year} to {self.last_year}"
        return BadInput(f"The calendar of working days covers the years {years} only.", "Check the year.")


def with_proclaimed(calendar: WorkingCalendar, holidays: Iterable[Holiday]) -> WorkingCalendar:
    """The calendar with these days added; the version says so. Without any it is the same.

    A day that is a holiday already stays as it is: there it was never in doubt. A day of a year that the calendar does
    not cover is left out.
    """
    known = {holiday.date for holiday in calendar.holidays}
    added = {
        holiday.date: holiday
        for holiday in holidays
        if holiday.date not in known and calendar.first_year <= holiday.date.year <= calendar.last_year
    }
    if not added:
        return calendar
    new = tuple(added[day] for day in sorted(added))
    return replace(
        calendar,
        holidays=tuple(sorted((*calendar.holidays, *new), key=lambda holiday: holiday.date)),
        version=f"{calendar.version}, proclaimed {_digest(new)}",
    )


def _digest(holidays: tuple[Holiday, ...]) -> str:
    said = "\n".join(
        f"{holiday.date}|{holiday.name}|{','.join(holiday.nations)}|{holiday.proclaimed}|{holiday.source}"
        for holiday in holidays
    )
    return hashlib.sha256(said.encode()).hexdigest()[:16]
