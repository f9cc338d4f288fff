"""Reads what whoever destroys a record must know from resources/law/offence.toml."""

from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.exemptions import Evidence
from workbench.domain.offence import Offence
from workbench.errors import BadResource


def load_offence(path: Path | None = None) -> Offence:
    """The offence of s.77. Raises BadResource, naming file and key, for an entry that says nothing."""
    path = path or locations.resources() / "law" / "offence.toml"
    offence = load(path, Offence)
    for key in ("provision", "says", "here"):
        if not getattr(offence, key).strip():
            raise _fault(path, key, "nothing stands there")
    if offence.evidence is not Evidence.MEMORY and not offence.source:
        raise _fault(path, "source", f"it is marked as {offence.evidence.value}, but names no source")
    return offence


def _fault(path: Path, key: str, what: str) -> BadResource:
    return BadResource(f"{path.name}, at {key}: {what}.", "Put the file right, or install the program again.")
