"""The calendar of working days, put together from the four nations' bank holidays and the dated overrides.

The `holidays` package takes as long to import as the window to open, so what was worked out is kept in a cache.
"""

import contextlib
import datetime
import hashlib
import os
import tempfile
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

import msgspec

from workbench import locations
from workbench.content import toml
from workbench.domain.calendar import Holiday, Nation, WorkingCalendar

_CACHE_FORMAT = 2


def load_calendar(overrides: Path | None = None, cache: Path | None = None) -> WorkingCalendar:
    """The calendar: from the cache where it fits the package and the overrides, otherwise worked out and kept.

    Raises BadResource where the overrides are wrong. A cache that is damaged, foreign or read-only does not matter.
    """
    source = overrides or locations.resources() / "calendar" / "overrides.toml"
    kept = cache or locations.cache() / "calendar.json"
    version = _version(source)
    calendar = _from_cache(kept, version)
    if calendar is None:
        calendar = build(toml.load(source, Overrides), version)
        _keep(kept, calendar)
    return calendar


@dataclass(frozen=True, slots=True)
class Addition:
    """A day that is a holiday in these nations. `proclaimed`: the day on which it was made one."""

    date: datetime.date
    name: str
    nations: tuple[Nation, ...]
    source: str
    proclaimed: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """A day that is no holiday in these nations, and why the package is wrong."""

    date: datetime.date
    nations: tuple[Nation, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Overrides:
    """resources/calendar/overrides.toml."""

    first_year: int
    last_year: int
    known_to: datetime.date
    add: tuple[Addition, ...] = ()
    remove: tuple[Removal, ...] = ()


def build(overrides: Overrides, version: str) -> WorkingCalendar:
    """The calendar worked out anew: the union of the nations' weekday holidays, with the overrides.

    What the officer's library adds by proclamation comes on top: `domain.holidays.with_proclaimed`.
    """
    days = _published(range(overrides.first_year, overrides.last_year + 1))
    for removal in overrides.remove:
        for nation in removal.nations:
            days.get(removal.date, {}).pop(nation, None)
    for addition in overrides.add:
        days.setdefault(addition.date, {}).update(dict.fromkeys(addition.nations, addition.name))
    added = {addition.date: (addition.proclaimed, addition.source) for addition in overrides.add}
    holidays = tuple(
        Holiday(day, _name(days[day]), tuple(sorted(map(str, days[day]))), *added.get(day, (None, "")))
        for day in sorted(days)
        if days[day] and day.weekday() < 5
    )
    return WorkingCalendar(holidays, overrides.first_year, overrides.last_year, overrides.known_to, version)


def _published(years: range) -> dict[datetime.date, dict[str, str]]:
    """Day → nation → name, from the package. England and Wales have one list in law, so a day must stand in both."""
    from holidays import country_holidays  # late: 0.2 s, and only where there is no cache

    def of(nation: str) -> dict[datetime.date, str]:
        return dict(country_holidays("GB", subdiv=nation, years=years, language="en_GB"))

    england, wales = of("ENG"), of("WLS")
    lists = {
        Nation.ENGLAND_AND_WALES: {day: name for day, name in england.items() if day in wales},
        Nation.NORTHERN_IRELAND: of("NIR"),
        Nation.SCOTLAND: of("SCT"),
    }
    days: dict[datetime.date, dict[str, str]] = {}
    for nation, names in lists.items():
        for day, name in names.items():
            days.setdefault(day, {})[nation.value] = name
    return days


def _name(names: dict[str, str]) -> str:
    """One name for the day: that of the first nation. "Observed" is the package's word for a substitute day."""
    return names[min(names)].replace("(observed)", "(substitute day)")


def _version(overrides: Path) -> str:
    """Names everything that the calendar depends on, without importing the package."""
    digest = hashlib.sha256(toml.read_bytes(overrides)).hexdigest()[:16]
    return f"holidays {metadata.version('holidays')}, overrides {digest}"


@dataclass(frozen=True, slots=True)
class _Kept:
    """The cache file: the calendar's own fields, with a digest that notices any damage."""

    format: int
    version: str
    first_year: int
    last_year: int
    known_to: datetime.date
    holidays: tuple[Holiday, ...]
    digest: str = ""


def _from_cache(path: Path, version: str) -> WorkingCalendar | None:
    """The calendar as kept, or None where there is none for this version or it is not whole."""
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if kept.format != _CACHE_FORMAT or kept.version != version or kept.digest != _digest(kept):
        return None
    return WorkingCalendar(kept.holidays, kept.first_year, kept.last_year, kept.known_to, kept.version)


def _keep(path: Path, calendar: WorkingCalendar) -> None:
    """Write the cache whole or not at all. Where it cannot be written, the next start works it out again."""
    kept = _Kept(
        _CACHE_FORMAT,
        calendar.version,
        calendar.first_year,
        calendar.last_year,
        calendar.known_to,
        calendar.holidays,
    )
    data = msgspec.json.encode(replace(kept, digest=_digest(kept)))
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)


def _digest(kept: _Kept) -> str:
    return hashlib.sha256(msgspec.json.encode(replace(kept, digest=""))).hexdigest()
