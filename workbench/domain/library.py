"""The library of public interest factors: starting points that an officer makes specific to the request in hand.

A factor is bound to one duty and to the limbs in whose balance it may stand. What must be made specific stands in
square brackets, `[tactic]`: as long as a bracket is left, the factor has not been tailored.
"""

import re
from dataclasses import dataclass

from workbench.domain.case import Duty, Side

_SLOT = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class LibraryFactor:
    """One consideration to start from: which way it speaks, on which duty, under which limbs."""

    key: str
    theme: str
    side: Side
    duty: Duty
    limbs: tuple[str, ...]
    text: str
    tailor: str  # what the officer has to make specific


@dataclass(frozen=True, slots=True)
class FactorLibrary:
    """All factors in the order in which they are offered."""

    factors: tuple[LibraryFactor, ...]

    def offered(self, limb: str, duty: Duty, side: Side) -> tuple[LibraryFactor, ...]:
        """The factors for one column of one limb's test. None for an absolute limb: it has no test."""
        return tuple(
            factor for factor in self.factors if limb in factor.limbs and factor.duty is duty and factor.side is side
        )

    def search(self, words: str) -> tuple[LibraryFactor, ...]:
        """The factors in which every word occurs: in the text, the theme, the hint, the key or a limb's number."""
        wanted = _plain(words).split()
        return tuple(factor for factor in self.factors if all(word in _searched(factor) for word in wanted))

    def by_key(self, key: str) -> LibraryFactor | None:
        """The factor of this key, or None."""
        return next((factor for factor in self.factors if factor.key == key), None)


def slots(text: str) -> tuple[str, ...]:
    """What still stands in square brackets, in order: `[tactic]` gives `tactic`."""
    return tuple(_SLOT.findall(text))


def slots_well_formed(text: str) -> bool:
    """True where every bracket is closed, none is empty, and none stands inside another."""
    rest = _SLOT.sub("", text)
    return "[" not in rest and "]" not in rest and all(slot == slot.strip() for slot in slots(text))


def _searched(factor: LibraryFactor) -> str:
    return _plain(" ".join((factor.text, factor.theme, factor.tailor, factor.key, *factor.limbs)))


def _plain(text: str) -> str:
    """As a keyboard types it: printed apostrophes are found by plain ones."""
    return text.casefold().replace("’", "'")
