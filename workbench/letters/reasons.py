"""The reasons: for each limb why it applies, the harm, what single limbs ask for, and the public interest.

The grid of parts and limbs is read limb by limb here, as section 17 asks for it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.case import (
    Case,
    Claim,
    Conclusion,
    Duty,
    Factor,
    Likelihood,
    Opinion,
    Part,
    PublicInterestTest,
    Side,
)
from workbench.domain.citations import joined
from workbench.domain.exemptions import Limb
from workbench.domain.findings import Page, Place
from workbench.letters.document import Block, BulletList, Inline, Run
from workbench.letters.matter import DUTIES, Matter
from workbench.letters.phrases import lower_first, name_of, subject_of, upper_first
from workbench.letters.writer import Writer, lead_in, typed

_OfPart = Callable[[Part, Claim, str], list[Block]]


@dataclass(frozen=True, slots=True)
class Reliance:
    """A limb, and the parts that rely on it."""

    limb: Limb
    claims: tuple[tuple[Part, Claim], ...]


def reliances(matter: Matter) -> tuple[Reliance, ...]:
    """Each limb relied on, in the order of the Act, with its parts."""
    by_limb: dict[str, list[tuple[Part, Claim]]] = {}
    for part in matter.refused():
        for claim in matter.relied_on(part):
            by_limb.setdefault(claim.limb, []).append((part, claim))
    return tuple(Reliance(limb, tuple(by_limb[limb.code])) for limb in matter.catalogue.limbs if limb.code in by_limb)


def limbs_section(matter: Matter) -> tuple[Block, ...]:
    """Each limb in turn: its nature, why it applies, the harm, the factors and the balance (s.17(1)(c), s.17(3))."""
    found = reliances(matter)
    return tuple(block for reliance in found for block in _LimbReasons(matter, reliance, found).blocks())


def inference_section(matter: Matter) -> tuple[Block, ...]:
    """That nothing may be inferred, where something is neither confirmed nor denied."""
    case = matter.case
    parts = [part for part in matter.refused() if part.outcome and part.outcome.refuses is Duty.CONFIRM_OR_DENY]
    if not parts:
        return ()
    subjects = joined([subject_of(part, case) for part in parts], "or")
    writer = matter.writer.knowing(DUTIES[Duty.CONFIRM_OR_DENY], subjects=subjects)
    return (writer.heading("inference", 2), *writer.paragraphs("inference"))


class _LimbReasons:
    """The reasons for one limb, over all the parts that rely on it."""

    def __init__(self, matter: Matter, reliance: Reliance, all_of_them: tuple[Reliance, ...]) -> None:
        limb = reliance.limb
        self.matter, self.case, self.limb, self.claims = matter, matter.case, limb, reliance.claims
        self.all = all_of_them
        self.several = len(reliance.claims) > 1
        self.writer = matter.writer.knowing(
            DUTIES[limb.duty],
            limb=limb.code,
            limb_title=lower_first(limb.title.partition(":")[0]),
            says=limb.says,
            nature=matter.catalogue.nature(limb),
        )

    def blocks(self) -> list[Block]:
        """All of them, under the limb's heading."""
        place, key = self._place(self.claims[0][0], ""), f"limb.{self.limb.code}"
        blocks: list[Block] = [
            self.writer.heading("limb", 2, place, key),
            *self.writer.paragraphs("limb", place, key=key),
            *self._under("application", "reason", self._application),
            *self._under("legitimate interests", "interests", self._interests),
            *self._under("defence", "defence", self._defence),
            *(self._under("harm", "harm", self._harm) if self.limb.harm else ()),
        ]
        if self.limb.public_interest:
            for test in self.matter.tests_of(self.limb.code):
                blocks += self._test(test)
        return blocks

    def _under(self, section: str, key: str, of: _OfPart) -> list[Block]:
        """What there is to say for each part, under one heading; nothing where there is nothing."""
        found = [block for part, claim in self.claims for block in of(part, claim, f"{key}.{claim.limb}.{part.id}")]
        if not found:
            return []
        heading = self.writer.heading(section, 3, found[0].place, f"{key}.{self.limb.code}")
        return [heading, *found]

    def _application(self, part: Part, claim: Claim, key: str) -> list[Block]:
        """Why the limb applies, with what sections 22 and 36 ask for; of reasons kept back only that they are."""
        place, special = self._place(part, "reason"), claim.particulars
        blocks: list[Block] = [*typed(claim.reason, place, self._lead(part), key=key)]
        if special.intended_on or special.intention.strip():
            known = self.writer.knowing(intended_on=self.matter.day(special.intended_on))
            blocks += known.paragraphs("intention", place, "" if blocks else self._lead(part), f"{key}.intention")
            blocks += typed(special.intention, place, key=f"{key}.intention.typed")
        if special.opinion != Opinion():
            opinion = special.opinion
            known = self.writer.knowing(
                opinion_role=opinion.role.strip(), opinion_on=self.matter.day(opinion.on)
            )  # the person's name stays on the file
            blocks += known.paragraphs("opinion", place, "" if blocks else self._lead(part), f"{key}.opinion")
            blocks += typed(opinion.text, place, key=f"{key}.opinion.typed")
        if special.reasons_withheld.strip():
            lead = "" if blocks else self._lead(part)
            blocks += self.writer.paragraphs("reasons withheld", place, lead, f"{key}.withheld")
        return blocks

    def _interests(self, part: Part, claim: Claim, key: str) -> list[Block]:
        """The three steps for s.40(3A), in place of a public interest test (UK GDPR Art. 6(1)(f); FOIA s.40(8))."""
        interests, place, labels = (
            claim.particulars.interests,
            self._place(part, "interests"),
            self.writer.wording.labels,
        )
        steps = (
            ("legitimate_interest", interests.interest),
            ("necessity", interests.necessity),
            ("legitimate_balance", interests.balance),
        )
        told: list[Block] = [
            block for name, text in steps for block in typed(text, place, labels[name], key=f"{key}.{name}")
        ]
        if not told:
            return []
        return [*self.writer.paragraphs("legitimate interests", place, self._lead(part), key), *told]

    def _defence(self, part: Part, claim: Claim, key: str) -> list[Block]:
        """The public interest defence of the law of confidence, which s.41 asks for instead of section 2's test."""
        place = self._place(part, "defence")
        told = typed(claim.particulars.defence, place, key=f"{key}.typed")
        return [*self.writer.paragraphs("defence", place, self._lead(part), key), *told] if told else []

    def _harm(self, part: Part, claim: Claim, key: str) -> list[Block]:
        """The harm for a part: to what, how likely, by which mechanism, on what evidence."""
        harm, place = claim.harm, self._place(part, "harm")
        known = self.writer.knowing(
            _kind_of_harm(self.limb, claim) if harm.likelihood and harm.interest.strip() else None,
            likelihood=harm.likelihood.value if harm.likelihood else "",
            interest=harm.interest,
        )
        blocks: list[Block] = [*known.paragraphs("harm", place, self._lead(part), key)]
        blocks += typed(harm.mechanism, place, "" if blocks else self._lead(part), key=f"{key}.mechanism")
        blocks += typed(harm.evidence, place, "" if blocks else self._lead(part), key=f"{key}.evidence")
        return blocks

    def _test(self, test: PublicInterestTest) -> list[Block]:
        """One public interest test: what is weighed, factors each way, and where the balance lies. It is told once."""
        limb = self.limb.code
        place, key = Place(Page.PUBLIC_INTEREST, test_id=test.id), f"interest.{limb}"
        weighed = [each.limb.code for each in self.all if each.limb.code in test.limbs and each.limb.public_interest]
        heading = self.writer.heading("interest", 3, place, key)
        if self._still_open():
            return [heading, *self.writer.paragraphs("interest open", place, key=f"{key}.open")]
        if limb != weighed[0]:
            known = self.writer.knowing(first_limb=weighed[0])
            return [heading, *known.paragraphs("weighed together", place, key=f"{key}.together")]
        others = {1: None, 2: "weighed with one other"}.get(len(weighed), "weighed with others")
        known = self.writer.knowing(others, other_limbs=joined(weighed[1:]))
        blocks: list[Block] = [heading, *known.paragraphs("interest", place, key=key)]
        for side, section in ((Side.FOR, "factors for"), (Side.AGAINST, "factors against")):
            factors = test.on_side(side)
            if factors:
                blocks += self.writer.paragraphs(section, place, key=f"{key}.{side.value}")
                blocks.append(_factors(self.case, test, factors, self.writer))
        return [*blocks, *self._balance(test)]

    def _balance(self, test: PublicInterestTest) -> list[Block]:
        """The officer's reasons, and the conclusion on the parts for which the exemption is maintained."""
        balance, case = test.balance, self.case
        if not balance.reasons.strip() and balance.conclusion is not Conclusion.MAINTAIN:
            return []
        spot = Place(Page.PUBLIC_INTEREST, test_id=test.id, field="balance")
        key = f"balance.{self.limb.code}"
        blocks: list[Block] = [self.writer.heading("balance", 3, spot, key)]
        blocks += typed(balance.reasons, spot, key=f"{key}.reasons")
        concluded = [part for part in case.parts if part.id in balance.part_ids]
        if balance.conclusion is Conclusion.MAINTAIN and concluded:
            subjects = joined([subject_of(part, case) for part in concluded])
            blocks += self.writer.knowing(subjects=subjects).paragraphs("balance", spot, key=key)
        return blocks

    def _still_open(self) -> bool:
        """True in an extension letter where a part that relies on this limb still waits."""
        waiting = self.matter.waiting()
        return any(part.id in waiting for part, _ in self.claims)

    def _lead(self, part: Part) -> str:
        return name_of(part, self.case) if self.several else ""

    def _place(self, part: Part, field: str) -> Place:
        return Place(Page.EXEMPTIONS, part_id=part.id, limb=self.limb.code, field=field)


def _kind_of_harm(limb: Limb, claim: Claim) -> str:
    """Which verb the Act uses: 24 requires, 38 endangers, 36(2)(b) inhibits, the rest prejudice."""
    way = "confirming" if limb.duty is Duty.CONFIRM_OR_DENY else "disclosing"
    if Likelihood.REQUIRED in limb.likelihood:
        return f"required by {way}"
    if limb.section == "36":  # the harm is what the qualified person reasonably thinks it is
        inhibits = bool(claim.paragraphs) and all(code.startswith("36(2)(b)") for code in claim.paragraphs)
        return f"{'inhibition' if inhibits else 'prejudice'} in an opinion by {way}"
    return f"danger by {way}" if limb.section == "38" else f"prejudice by {way}"


def _factors(case: Case, test: PublicInterestTest, factors: tuple[Factor, ...], writer: Writer) -> BulletList:
    return BulletList(
        tuple(_factor(case, test, factor, writer) for factor in factors),
        Place(Page.PUBLIC_INTEREST, test_id=test.id),
        tuple(f"factor.{factor.id}" for factor in factors),
        tuple(Place(Page.PUBLIC_INTEREST, test_id=test.id, factor_id=factor.id) for factor in factors),
    )


def _factor(case: Case, test: PublicInterestTest, factor: Factor, writer: Writer) -> Inline:
    """A factor with the parts that it speaks of, its weight in words and what that rests on."""
    parts = [part for part in case.parts if part.id in factor.part_ids]
    name = joined([subject_of(part, case) for part in parts]) if len(test.part_ids) > 1 else ""
    text: Inline = (Run(factor.text.strip()),)
    if factor.weight:
        grounds = joined([writer.wording.grounds[ground.value] for ground in factor.grounds])
        known = "grounds given" if grounds else "grounds not given"
        lines = writer.knowing(known, weight=factor.weight.value, grounds=grounds).lines("weight")
        text = (*text, *(run for line in lines for run in line))
    return lead_in(upper_first(name), text)
