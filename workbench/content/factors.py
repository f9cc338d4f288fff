"""Reads the library of public interest factors from resources/factors, one file for each theme, and checks it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.content.toml import load
from workbench.domain.case import Duty, Side
from workbench.domain.library import FactorLibrary, LibraryFactor, slots, slots_well_formed
from workbench.errors import BadResource
from workbench.locations import resources

_ADVICE = "Put the file right, or install the program again."


@dataclass(frozen=True, slots=True)
class _Entry:
    """A factor as it stands in its file."""

    key: str
    side: Side
    duty: Duty
    limbs: tuple[str, ...]
    text: str
    tailor: str


@dataclass(frozen=True, slots=True)
class _ThemeFile:
    """One file: its theme, and the factors under it."""

    theme: str
    factors: tuple[_Entry, ...]


def load_factors(qualified: Mapping[Duty, Collection[str]], folder: Path | None = None) -> FactorLibrary:
    """The library, by theme in the order of the file names.

    `qualified` names the limbs that lift each duty only subject to the public interest test: FOIA s.2(1)(b), s.2(2)(b).
    Raises BadResource for a file that cannot be read, a key used twice, a limb that has no test on the factor's duty,
    or a text whose brackets are wrong or missing.
    """
    folder = folder or resources() / "factors"
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise BadResource(f"There is no file of factors in the folder {folder.name}.", _ADVICE)
    seen: set[str] = set()
    found: list[LibraryFactor] = []
    for path in paths:
        theme = load(path, _ThemeFile)
        for entry in theme.factors:
            for fault in _faults(entry, qualified, seen):
                raise BadResource(f"{path.name}, factor {entry.key or 'without a key'}: {fault}.", _ADVICE)
            seen.add(entry.key)
            found.append(_factor(theme.theme, entry))
    return FactorLibrary(tuple(found))


def _factor(theme: str, entry: _Entry) -> LibraryFactor:
    return LibraryFactor(entry.key, theme, entry.side, entry.duty, entry.limbs, entry.text, entry.tailor)


def _faults(entry: _Entry, qualified: Mapping[Duty, Collection[str]], seen: Collection[str]) -> Iterator[str]:
    if not entry.key:
        yield "it has no key"
    if entry.key in seen:
        yield "this key is used twice"
    if not entry.limbs:
        yield "it names no limb"
    for limb in entry.limbs:
        if limb not in qualified.get(entry.duty, ()):
            yield f"limb {limb} has no public interest test on the duty {entry.duty}"
    if not entry.tailor.strip():
        yield "it does not say what to make specific"
    if not slots(entry.text) or not slots_well_formed(entry.text):
        yield "its text needs something in square brackets, each closed and none inside another"
