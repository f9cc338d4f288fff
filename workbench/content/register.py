"""Reads the headings that officers give the columns of a case log from resources/intake/register.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.register import Column
from workbench.errors import BadResource


@dataclass(frozen=True)
class Headings:
    """For each thing that a column can hold, what its heading may be, in small letters."""

    version: str
    reference: tuple[str, ...]
    received: tuple[str, ...]
    requester: tuple[str, ...]
    email: tuple[str, ...]
    title: tuple[str, ...]
    request: tuple[str, ...]
    channel: tuple[str, ...]
    answered: tuple[str, ...]

    @cached_property
    def _known(self) -> Mapping[str, Column]:
        return {heading: column for column in Column for heading in getattr(self, column.value)}

    def column(self, heading: str, whole: bool = True) -> Column | None:
        """What a column with this heading holds.

        With `whole` false also where a known heading of several words begins it, or one with something in brackets
        after it: “subject of the request”, “received (date)”, but not “request type” or “name of officer”.
        """
        if whole or not heading:
            return self._known.get(heading)
        return next((self._known[known] for known in self._longest_first if _begins(heading, known)), None)

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(self._known, key=len, reverse=True)


def _begins(heading: str, known: str) -> bool:
    rest = heading.removeprefix(known)
    return rest != heading and (not rest or rest.startswith(" (") or (" " in known and rest.startswith(" ")))


def load_headings(path: Path | None = None) -> Headings:
    """The headings. Raises BadResource, naming file and key, for a heading that cannot be or stands twice."""
    path = path or locations.resources() / "intake" / "register.toml"
    headings = load(path, Headings)
    seen: dict[str, str] = {}
    for field in fields(Headings):
        if field.name == "version":
            continue
        for place, heading in enumerate(getattr(headings, field.name)):
            at = f"{field.name}[{place}]"
            if not heading or heading != " ".join(heading.lower().split()):
                raise _fault(path, at, "a heading stands in small letters, with single spaces")
            if heading in seen:
                raise _fault(path, at, f"“{heading}” stands at {seen[heading]} already")
            seen[heading] = at
    return headings


def _fault(path: Path, key: str, what: str) -> BadResource:
    return BadResource(f"{path.name}, at {key}: {what}.", "Put the file right, or install the program again.")
