"""What each outcome of a part stands on, and which limbs of Part II go with it and with each other, as data.

The grid, the commands and the checks ask the same table. What cannot be is refused; what an officer may still argue,
two limbs that exclude each other or a limb that no force may use, is allowed with a doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations as pairs

from workbench.domain.case import Claim, Duty, Outcome, Part
from workbench.domain.citations import joined
from workbench.domain.exemptions import Catalogue, Evidence, Limb


class Need(StrEnum):
    """What an outcome asks to be recorded before the letter can say it."""

    ANSWER = "answer"  # something for the requester to read
    PLACE = "exact place"  # where the information can be found (FOIA s.21)
    LIMB = "limb"
    HOLDING = "holding"  # the letter says whether the information is held
    SEARCHES = "searches"
    REASON = "reason"
    ADVICE = "advice"  # FOIA s.16
    WORKSHEET = "worksheet"
    EARLIER = "earlier"  # the request that is repeated (FOIA s.14(2))
    WANTED = "wanted"  # what the requester is asked (FOIA s.1(3))


@dataclass(frozen=True, slots=True)
class Ground:
    """One outcome of the Act as the grid offers it: what it says, which duty it lifts, what its notice must hold.

    `limbs` says on which duty a limb may be ticked under it, or None where none may: section 12 is no exemption.
    `no_limb` then says why.
    """

    outcome: Outcome
    code: str  # "12(1)", "14(2)", "1(3)", or "" where the outcome is an answer
    title: str
    says: str
    evidence: Evidence
    lifts: tuple[Duty, ...] = ()
    limbs: Duty | None = None
    only_limb: str = ""  # section 21: this limb and no other
    no_limb: str = ""
    notice: str = ""  # "s.17(5)"
    needs: tuple[Need, ...] = ()
    conditions: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    note: str = ""


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
class Unavailable:
    """A section that no police force may rely on."""

    section: str
    why: str
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JointWeighing:
    """Whether limbs over the same information may be weighed together on a duty, and how sure that is."""

    duty: Duty
    says: str
    evidence: Evidence
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a limb may stand for a part. Allowed with a sentence is allowed with a doubt."""

    allowed: bool
    sentence: str = ""
    remedy: str = ""

    @property
    def doubtful(self) -> bool:
        """True where the limb may be ticked, but a careful reader would ask."""
        return self.allowed and bool(self.sentence)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two limbs claimed for one part that exclude each other and are not cited in the alternative."""

    limbs: tuple[str, str]
    exclusion: Exclusion

    @property
    def remedy(self) -> str:
        """What to do about it."""
        first, second = self.limbs
        if not self.exclusion.alternative:
            return f"Keep section {first} or section {second}."
        return f"Keep section {first} or section {second}, or cite one in the alternative: {self.exclusion.alternative}"


@dataclass(frozen=True, slots=True)
class Combinations:
    """Which outcome goes with which duty and limbs, which limbs exclude each other, and which are no police force's."""

    version: str
    grounds: tuple[Ground, ...]
    exclusions: tuple[Exclusion, ...] = ()
    compatible: tuple[tuple[str, str], ...] = ()
    unavailable: tuple[Unavailable, ...] = ()
    weighing: tuple[JointWeighing, ...] = ()

    def of(self, outcome: Outcome) -> Ground:
        """The ground that an outcome stands on; every outcome has one."""
        return next(ground for ground in self.grounds if ground.outcome is outcome)

    def joint_weighing(self, duty: Duty) -> JointWeighing:
        """Whether limbs may be weighed together on this duty; both duties have an entry."""
        return next(entry for entry in self.weighing if entry.duty is duty)

    def offered(
        self, outcome: Outcome | None, limb: str, catalogue: Catalogue, others: Sequence[Claim] = ()
    ) -> Verdict:
        """May this limb be ticked for a part with this outcome, beside the claims that it has already?"""
        found = catalogue.limb(limb)
        if found is None:
            return Verdict(False, *catalogue.why_no_limb(limb))
        refusal = self._refusal(self.of(outcome), found, catalogue) if outcome else None
        return refusal or self._doubt(found, catalogue, others)

    def refused(self, part: Part, catalogue: Catalogue) -> Iterator[tuple[Claim, Verdict]]:
        """The claims of a part that its outcome cannot carry, each with the reason. Nothing before it is decided."""
        ground = self.of(part.outcome) if part.outcome else None
        for claim in part.claims:
            limb = catalogue.limb(claim.limb)
            if ground and limb and (verdict := self._refusal(ground, limb, catalogue)):
                yield claim, verdict

    def conflicts(self, claims: Sequence[Claim], catalogue: Catalogue) -> tuple[Conflict, ...]:
        """The pairs of limbs on one part that exclude each other and are not cited in the alternative."""
        return tuple(
            Conflict((one.limb, two.limb), exclusion)
            for one, two in pairs(claims, 2)
            if not in_the_alternative(one, two) and (exclusion := self.exclusion(one.limb, two.limb, catalogue))
        )

    def exclusion(self, one: str, two: str, catalogue: Catalogue) -> Exclusion | None:
        """Why these two limbs cannot both cover the same information, or None where they can."""
        first, second = catalogue.limb(one), catalogue.limb(two)
        if first is None or second is None:
            return None
        return next((each for each in self.exclusions if _meets(each.limbs, first, second)), None)

    @property
    def never_police(self) -> tuple[str, ...]:
        """The sections that no police force may rely on."""
        return tuple(entry.section for entry in self.unavailable)

    def why_unavailable(self, limb: Limb) -> Unavailable | None:
        """Why no police force may rely on this limb, or None where it may."""
        return next((entry for entry in self.unavailable if entry.section == limb.section), None)

    def _refusal(self, ground: Ground, limb: Limb, catalogue: Catalogue) -> Verdict | None:
        if ground.limbs is None:
            return Verdict(False, ground.no_limb, "Choose another outcome if something is withheld under an exemption.")
        if ground.only_limb and limb.code != ground.only_limb:
            return Verdict(
                False,
                f"“{ground.title}” stands on section {ground.only_limb} alone, not on section {limb.code}.",
                f"Divide the part, and withhold under section {limb.code} what that covers.",
            )
        if limb.duty is ground.limbs:
            return None
        return Verdict(False, _wrong_duty(limb, ground.limbs), _right_limb(limb, ground.limbs, catalogue))

    def _doubt(self, limb: Limb, catalogue: Catalogue, others: Sequence[Claim]) -> Verdict:
        if closed := self.why_unavailable(limb):
            return Verdict(True, closed.why, f"Do not rely on section {limb.code}.")
        own = next((claim for claim in others if claim.limb == limb.code), Claim(limb.code))
        for other in others:
            for conflict in self.conflicts((other, own), catalogue):
                return Verdict(True, conflict.exclusion.why, conflict.remedy)
        return Verdict(True)


def in_the_alternative(one: Claim, two: Claim) -> bool:
    """True where one of two claims is cited in the alternative to the other."""
    return one.particulars.alternative_to == two.limb or two.particulars.alternative_to == one.limb


def _meets(limbs: tuple[str, str], first: Limb, second: Limb) -> bool:
    one, two = limbs
    return (stands_for(one, first) and stands_for(two, second)) or (stands_for(one, second) and stands_for(two, first))


def stands_for(name: str, limb: Limb) -> bool:
    """ "30" stands for 30(1) and 30(2), but not for 30(3), which is on the other duty; "31(1)" for itself."""
    return limb.code == name or (limb.section == name and limb.duty is Duty.DISCLOSE)


def _wrong_duty(limb: Limb, duty: Duty) -> str:
    if duty is Duty.CONFIRM_OR_DENY:
        return f"Section {limb.code} does not lift the duty to confirm or deny."
    return f"Section {limb.code} lifts the duty to confirm or deny, which this part does not refuse."


def _right_limb(limb: Limb, duty: Duty, catalogue: Catalogue) -> str:
    twins = catalogue.twins(limb.code, duty)
    if twins:
        return f"Choose section {joined(twins, 'or')} instead."
    if duty is Duty.CONFIRM_OR_DENY:
        return f"Section {limb.section} has no limb that does: choose another section, or say whether it is held."
    return "Choose a limb on the duty to disclose."
