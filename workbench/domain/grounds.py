"""The grounds outside Part II on which a part may be answered otherwise than by giving the information, as data."""

from dataclasses import dataclass

from workbench.domain.case import Duty, Outcome
from workbench.domain.exemptions import Evidence


@dataclass(frozen=True, slots=True)
class Ground:
    """One outcome of the Act as the grid offers it: what it says, which duty it lifts, what its notice must hold.

    `limbs` says on which duty a limb may be ticked under it, or None where none may: section 12 is no exemption.
    """

    outcome: Outcome
    code: str  # "12(1)", "14(2)", "1(3)", or "" where the outcome is an answer
    title: str
    says: str
    evidence: Evidence
    lifts: tuple[Duty, ...] = ()
    limbs: Duty | None = None
    only_limb: str = ""  # section 21: this limb and no other
    notice: str = ""  # "s.17(5)"
    needs: tuple[str, ...] = ()  # recorded on the part: "reason", "advice", "worksheet", "earlier", …
    conditions: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Two limbs that cannot both cover the same information; `alternative` where they may be cited in the alternative.

    `limbs` are citations or their beginnings: "30" stands for every limb of section 30 on the duty to disclose.
    """

    limbs: tuple[str, str]
    why: str
    alternative: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Combinations:
    """Which outcome goes with which duty and limbs, which limbs exclude each other, and which are no police force's."""

    version: str
    grounds: tuple[Ground, ...]
    exclusions: tuple[Exclusion, ...] = ()
    compatible: tuple[tuple[str, str], ...] = ()
    never_police: tuple[str, ...] = ()

    def of(self, outcome: Outcome) -> Ground:
        """The ground that an outcome stands on; every outcome has one."""
        return next(ground for ground in self.grounds if ground.outcome is outcome)
