"""Reads the dated limits from resources/settings/limits.toml and checks their order."""

from itertools import pairwise
from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.limits import Limits
from workbench.errors import BadResource


def load_limits(path: Path | None = None) -> Limits:
    """All dated limits. Raises BadResource, naming file and key, where a list is empty or out of order."""
    path = path or locations.resources() / "settings" / "limits.toml"
    limits = load(path, Limits)
    for name in ("costs", "clocks", "regulators"):
        days = [entry.since for entry in getattr(limits, name)]
        if not days and name != "regulators":
            raise BadResource(f"{path.name}, at {name}: nothing stands there.")
        if any(one >= other for one, other in pairwise(days)):
            raise BadResource(f"{path.name}, at {name}: the days must rise from entry to entry.")
    return limits
