"""What a letter is about: the case with its force, the law in use, and what each section may speak of."""

from dataclasses import dataclass, replace
from datetime import date

from workbench.content.law import Law
from workbench.domain.authority import Authority
from workbench.domain.case import Case, Claim, Conclusion, Duty, Outcome, Part, PublicInterestTest
from workbench.domain.dates import format_date
from workbench.domain.exemptions import Catalogue
from workbench.domain.letter import LetterKind
from workbench.domain.limits import ClockLimits
from workbench.letters.writer import Value, Writer

DUTIES = {
    Duty.CONFIRM_OR_DENY: "neither confirmed nor denied",
    Duty.DISCLOSE: "disclosure refused",
}
"""The condition of the wording for each duty that an exemption lifts."""

COST = (Outcome.COST, Outcome.COST_TO_CONFIRM)
"""The outcomes under section 12."""

WHOLLY_REFUSED = (*COST, Outcome.VEXATIOUS, Outcome.REPEATED)
"""The outcomes of which a notice under s.17(5) tells."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything that the sections of one letter are written from. The case's letter has its date."""

    case: Case
    authority: Authority
    law: Law
    writer: Writer
    dated: date

    @property
    def kind(self) -> LetterKind:
        """Which letter is being written."""
        return self.case.letter.kind

    @property
    def catalogue(self) -> Catalogue:
        """The exemptions of Part II."""
        return self.law.catalogue

    @property
    def limits(self) -> ClockLimits:
        """The time limits on the letter's day."""
        return self.law.limits.clock(self.dated)

    def knowing(self, *conditions: str | None, **slots: Value) -> "Matter":
        """The same where more is known."""
        return replace(self, writer=self.writer.knowing(*conditions, **slots))

    @staticmethod
    def day(day: date | None) -> str:
        """A day as letters write it; empty where there is none."""
        return format_date(day) if day else ""

    def relied_on(self, part: Part) -> tuple[Claim, ...]:
        """The limbs that the letter relies on for a part, in the order of the Act.

        Where the public interest in answering was found to weigh as much or more, the duty stands and the limb falls
        (FOIA s.2(1)(b), s.2(2)(b)).
        """
        return self.catalogue.in_order(
            [claim for claim in part.claims if not self.case.concluded(part, claim.limb, Conclusion.ANSWER)]
        )

    def refused(self) -> tuple[Part, ...]:
        """The parts for which an exemption of Part II is relied on."""
        return tuple(part for part in self.case.parts if part.outcome and part.outcome.refuses and self.relied_on(part))

    def wholly_refused(self) -> tuple[Part, ...]:
        """The parts of which section 12 or section 14 disposes."""
        return tuple(part for part in self.case.parts if part.outcome in WHOLLY_REFUSED)

    def environmental(self) -> tuple[Part, ...]:
        """The parts that are left to the Environmental Information Regulations (FOIA s.39)."""
        return tuple(part for part in self.case.parts if part.outcome is Outcome.ENVIRONMENTAL)

    def weighed(self, part: Part) -> bool:
        """True where a qualified exemption is relied on for a part."""
        return any(map(self._qualified, self.relied_on(part)))

    def waiting(self) -> frozenset[str]:
        """The ids of the parts whose public interest is still being weighed; only an extension letter has any.

        Where everything is concluded on the file already, the letter still speaks of all that were weighed.
        """
        if self.kind is not LetterKind.EXTENSION:
            return frozenset()
        weighed = {part.id: part for part in self.refused() if self.weighed(part)}
        still = frozenset(id_ for id_, part in weighed.items() if self._undecided(part))
        return still or frozenset(weighed)

    def tests_of(self, limb: str) -> tuple[PublicInterestTest, ...]:
        """The public interest tests in which a limb is weighed."""
        return tuple(test for test in self.case.tests if limb in test.limbs)

    def _qualified(self, claim: Claim) -> bool:
        limb = self.catalogue.limb(claim.limb)
        return limb is not None and limb.public_interest

    def _undecided(self, part: Part) -> bool:
        return any(
            self._qualified(claim) and not self.case.concluded(part, claim.limb, Conclusion.MAINTAIN)
            for claim in self.relied_on(part)
        )
