"""Reads the words by which a request is recognised from resources/intake/words.toml."""

from dataclasses import dataclass
from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.exemptions import Evidence
from workbench.errors import BadResource


@dataclass(frozen=True, slots=True)
class EnvironmentalWords:
    """Words of which one is enough to ask whether the information is environmental."""

    provision: str
    says: str
    evidence: Evidence
    source: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForceWords:
    """By what a request is known that went to many forces: `who` `does` it to `whom`, each in a few of these words.

    `fewest` forces, each with addresses under one of the `domains`, are many.
    """

    says: str
    who: tuple[str, ...]
    does: tuple[str, ...]
    whom: tuple[str, ...]
    domains: tuple[str, ...]
    fewest: int


@dataclass(frozen=True, slots=True)
class IntakeWords:
    """All of them."""

    version: str
    environmental: EnvironmentalWords
    forces: ForceWords


def load_intake_words(path: Path | None = None) -> IntakeWords:
    """The lists of words. Raises BadResource, naming file and key, for a list or a number that cannot be."""
    path = path or locations.resources() / "intake" / "words.toml"
    words = load(path, IntakeWords)
    lists = {
        "environmental.words": words.environmental.words,
        "forces.who": words.forces.who,
        "forces.does": words.forces.does,
        "forces.whom": words.forces.whom,
        "forces.domains": words.forces.domains,
    }
    for key, listed in lists.items():
        if not listed:
            raise _fault(path, key, "nothing stands there")
        for place, word in enumerate(listed):
            if not word.strip() or word != word.strip().lower():
                raise _fault(path, f"{key}[{place}]", "a word stands in small letters, without blanks around it")
    if words.forces.fewest < 2:
        raise _fault(path, "forces.fewest", "many are at least two")
    return words


def _fault(path: Path, key: str, what: str) -> BadResource:
    return BadResource(f"{path.name}, at {key}: {what}.", "Put the file right, or install the program again.")
