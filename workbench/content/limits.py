"""Reads the dated limits from resources/settings/limits.toml and checks that they can be."""

from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.limits import ClockLimits, Limits
from workbench.errors import BadResource

_LISTS = ("costs", "clocks", "regulators")
_NOT_LONGER = (("answer", "extension"), ("review", "review_latest"))


def load_limits(path: Path | None = None) -> Limits:
    """All dated limits. Raises BadResource, naming file and key, for a list, a day or a number that cannot be."""
    path = path or locations.resources() / "settings" / "limits.toml"
    limits = load(path, Limits)
    for name in _LISTS:
        days = [entry.since for entry in getattr(limits, name)]
        if not days:
            raise _fault(path, name, "nothing stands there")
        if any(one >= other for one, other in pairwise(days)):
            raise _fault(path, name, "the days must rise from entry to entry")
    for place, cost in enumerate(limits.costs):
        for key in ("limit_pence", "rate_pence"):
            if getattr(cost, key) < 1:
                raise _fault(path, f"costs[{place}].{key}", "the amount must be at least a penny")
    for place, clock in enumerate(limits.clocks):
        _check_clock(path, f"clocks[{place}]", clock)
    for place, entry in enumerate(limits.regulators):
        if not entry.regulator.name.strip():
            raise _fault(path, f"regulators[{place}].regulator.name", "a letter names the regulator")
        if entry.checked_within_days < 1:
            raise _fault(path, f"regulators[{place}].checked_within_days", "a time is at least 1")
    return limits


def _check_clock(path: Path, at: str, clock: ClockLimits) -> None:
    """A time is at least one of its unit, and the longest time for a thing is not shorter than the usual one."""
    for field in fields(clock):
        value = getattr(clock, field.name)
        if isinstance(value, int) and value < 1:
            raise _fault(path, f"{at}.{field.name}", "a time is at least 1")
    names = {field.name for field in fields(clock) if isinstance(getattr(clock, field.name), int)}
    for name in clock.from_memory:
        if name not in names:
            raise _fault(path, f"{at}.from_memory", f"there is no {name}")
    for usual, longest in _NOT_LONGER:
        if getattr(clock, usual) > getattr(clock, longest):
            raise _fault(path, f"{at}.{longest}", f"it is shorter than {usual}")


def _fault(path: Path, key: str, what: str) -> BadResource:
    return BadResource(f"{path.name}, at {key}: {what}.", "Put the file right, or install the program again.")
