"""What the tables of checks are written with: the finished example, and small changes to it.

The example is a letter in which a careful reader finds nothing. So a row of a table is one change to it, and what must
be found, or must not.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from workbench import bootstrap, locations
from workbench.domain.authority import Authority
from workbench.domain.case import Answer, Case, Claim, Factor, Link, Outcome, Part, Question, Side
from workbench.domain.checks import Known, Stage, findings
from workbench.domain.findings import Finding, Severity
from workbench.domain.letter import LetterKind, Override
from workbench.domain.stances import Stance
from workbench.letters.document import passages
from workbench.service import casefile

ERROR, WARNING = Severity.ERROR, Severity.WARNING
OVERT, RETROSPECTIVE, COVERT, SHARING = "p1", "p2", "p5", "p6"


@cache
def desk():
    """The desk over the law as it is delivered."""
    return bootstrap.desk()


@cache
def example() -> "Given":
    """The finished example."""
    read = casefile.decode(locations.example().read_bytes(), desk().law.catalogue)
    return Given(read.case, read.authority)


@dataclass(frozen=True)
class Given:
    """A case with what else is known; each method gives the same with one thing changed."""

    case: Case
    authority: Authority
    earlier: tuple[Stance, ...] = ()
    law: dict = field(default_factory=dict)  # what stands in place of the law as delivered

    def known(self) -> Known:
        """What a rule is told."""
        law = desk().law
        words = passages(desk().compose(self.case, self.authority))
        found = Known(
            self.case,
            self.authority,
            law.catalogue,
            law.calendar,
            law.limits,
            law.combinations,
            date(2025, 7, 28),
            words,
            self.earlier,
            law.phrases,
            law.costs,
        )
        return replace(found, **self.law)

    def findings(self, stage: Stage = Stage.SIGN_OFF) -> tuple[Finding, ...]:
        """What is found."""
        return findings(self.known(), stage)

    def rules(self) -> set[str]:
        """Which rules find something."""
        return {finding.rule for finding in self.findings()}

    def having(self, **changes) -> "Given":
        """Fields of the case changed."""
        return replace(self, case=replace(self.case, **changes))

    def force(self, **changes) -> "Given":
        """The force's particulars changed."""
        return replace(self, authority=replace(self.authority, **changes))

    def told(self, *stances: Stance) -> "Given":
        """How earlier cases were answered."""
        return replace(self, earlier=stances)

    def under(self, **law) -> "Given":
        """Another calendar, other limits."""
        return replace(self, law=law)

    def part(self, part_id: str, **changes) -> "Given":
        """A part changed."""
        return self.having(parts=tuple(replace(p, **changes) if p.id == part_id else p for p in self.case.parts))

    def claim(self, part_id: str, limb: str, **changes) -> "Given":
        """A claim changed."""
        part = self.case.part(part_id)
        return self.part(part_id, claims=tuple(replace(c, **changes) if c.limb == limb else c for c in part.claims))

    def other_limb(self, part_id: str, limb: str, instead: str) -> "Given":
        """Another limb where this one was ticked."""
        part = self.case.part(part_id)
        claims = tuple(replace(c, limb=instead) if c.limb == limb else c for c in part.claims)
        return self.part(part_id, claims=claims)

    def harm(self, part_id: str, limb: str, **changes) -> "Given":
        """The harm of a claim changed."""
        old = self.case.part(part_id).claim(limb).harm
        return self.claim(part_id, limb, harm=replace(old, **changes))

    def test(self, limb: str, **changes) -> "Given":
        """A public interest test changed."""
        return self.having(tests=tuple(replace(t, **changes) if limb in t.limbs else t for t in self.case.tests))

    def balance(self, limb: str, **changes) -> "Given":
        """A balance changed."""
        old = next(t for t in self.case.tests if limb in t.limbs).balance
        return self.test(limb, balance=replace(old, **changes))

    def reasons(self, limb: str, text: str) -> "Given":
        """A sentence more in a balance."""
        old = next(t for t in self.case.tests if limb in t.limbs).balance
        return self.balance(limb, reasons=f"{old.reasons} {text}")

    def factor(self, limb: str, side: Side, text: str) -> "Given":
        """The first factor of a column with other words."""
        test = next(t for t in self.case.tests if limb in t.limbs)
        first = test.on_side(side)[0]
        return self.first_factor(limb, first, text=text)

    def first_factor(self, limb: str, factor: Factor, **changes) -> "Given":
        """A factor changed."""
        test = next(t for t in self.case.tests if limb in t.limbs)
        return self.test(limb, factors=tuple(replace(f, **changes) if f is factor else f for f in test.factors))

    def letter(self, kind: LetterKind | None = None, **changes) -> "Given":
        """The letter changed."""
        letter = replace(self.case.letter, **changes)
        return self.having(letter=replace(letter, kind=kind) if kind else letter)

    def rewritten(self, key: str, text: str) -> "Given":
        """A paragraph in the officer's own words."""
        standing = {passage.key: passage.text for passage in self.known().passages}
        override = Override(key, text, standing[key])
        return self.letter(overrides=(*self.case.letter.overrides, override))

    def answer(self, part_id: str, text: str, *links: str) -> "Given":
        """What is given for a part."""
        return self.part(part_id, answer=Answer(text, tuple(Link(url) for url in links)))

    def withheld(self, *claims: Claim, part_id: str = RETROSPECTIVE) -> "Given":
        """A part that is withheld under these limbs."""
        return self.part(part_id, outcome=Outcome.WITHHELD, claims=claims)

    def decided(self, outcome: Outcome, part_id: str = OVERT, **more) -> "Given":
        """A part with another outcome, with nothing given for it."""
        return self.part(part_id, outcome=outcome, answer=Answer(), claims=(), **more)

    def asking(self, *questions: str) -> "Given":
        """Questions added, r1, r2 and so on, each answered by a part of its own, s1, s2, that is disclosed."""
        asked = tuple(Question(f"r{n}", str(n + 3), text) for n, text in enumerate(questions, 1))
        parts = tuple(
            Part(f"s{n}", "", (f"r{n}",), Outcome.DISCLOSED, Answer("Twelve.")) for n in range(1, len(questions) + 1)
        )
        return self.having(questions=(*self.case.questions, *asked), parts=(*self.case.parts, *parts))
