"""Reads how a new library is looked after from resources/settings/safekeeping.toml."""

from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.safekeeping import Safekeeping, faults
from workbench.errors import BadResource


def load_safekeeping(path: Path | None = None) -> Safekeeping:
    """The settings as they come with the program. Raises BadResource, naming file and key, for one that cannot be."""
    path = path or locations.resources() / "settings" / "safekeeping.toml"
    found = load(path, Safekeeping)
    for key, what in faults(found):
        raise BadResource(f"{path.name}, at {key}: {what}.", "Put the file right, or install the program again.")
    return found
