"""The reasons: the two duties, the refusal notice, and for each limb why it applies, the harm, and the balance.

The grid of parts and limbs is read limb by limb here, as section 17 asks for it.
"""

from dataclasses import dataclass

from workbench.domain.case import Case, Claim, Conclusion, Duty, Factor, Likelihood, Part, PublicInterestTest, Side
from workbench.domain.citations import joined
from workbench.domain.exemptions import Catalogue, Limb
from workbench.domain.findings import Page, Place
from workbench.letters.answers import cited
from workbench.letters.document import Block, BulletList, Inline, Run
from workbench.letters.phrases import lower_first, questions_named, subject_of
from workbench.letters.writer import Writer, lead_in, typed

_SAYS = {
    Duty.CONFIRM_OR_DENY: "neither confirmed nor denied",
    Duty.DISCLOSE: "disclosure refused",
}


@dataclass(frozen=True, slots=True)
class Reliance:
    """A limb, and the parts that rely on it."""

    limb: Limb
    claims: tuple[tuple[Part, Claim], ...]


def refused(case: Case) -> tuple[Part, ...]:
    """The parts for which the letter is a refusal notice."""
    return tuple(part for part in case.parts if part.outcome and part.outcome.refuses and part.claims)


def reliances(case: Case, catalogue: Catalogue) -> tuple[Reliance, ...]:
    """Each limb relied on, in the order of the Act, with its parts."""
    by_limb: dict[str, list[tuple[Part, Claim]]] = {}
    for part in refused(case):
        for claim in part.claims:
            by_limb.setdefault(claim.limb, []).append((part, claim))
    return tuple(Reliance(limb, tuple(by_limb[limb.code])) for limb in catalogue.limbs if limb.code in by_limb)


def duties_section(case: Case, writer: Writer) -> tuple[Block, ...]:
    """What s.1(1) asks of an authority, where anything is refused."""
    parts = refused(case)
    if not parts:
        return ()
    writer = writer.knowing(*(_SAYS[part.outcome.refuses] for part in parts if part.outcome and part.outcome.refuses))
    return (writer.heading("duties", 2), *writer.paragraphs("duties"))


def notice_section(case: Case, writer: Writer, catalogue: Catalogue) -> tuple[Block, ...]:
    """The refusal notice: which parts, which limbs (FOIA s.17(1)(a)-(b))."""
    parts = refused(case)
    if not parts:
        return ()
    items = BulletList(
        tuple(_notice_item(case, part, writer, catalogue) for part in parts),
        Place(Page.EXEMPTIONS),
        tuple(f"notice.part.{part.id}" for part in parts),
        tuple(Place(Page.EXEMPTIONS, part_id=part.id) for part in parts),
        locked=True,
    )
    effects = [reliance.limb.effect for reliance in reliances(case, catalogue)]
    number = "one" if len(effects) == 1 else "several"
    kinds = "both kinds" if len(set(effects)) > 1 else f"{number} {effects[0].value}" if effects else None
    return (
        writer.heading("notice", 2),
        *writer.paragraphs("notice"),
        items,
        *writer.knowing(kinds).paragraphs("kinds"),
    )


def limbs_section(case: Case, writer: Writer, catalogue: Catalogue) -> tuple[Block, ...]:
    """Each limb in turn: its nature, why it applies, the harm, the factors and the balance (s.17(1)(c), s.17(3))."""
    return tuple(block for reliance in reliances(case, catalogue) for block in _limb(case, reliance, writer, catalogue))


def inference_section(case: Case, writer: Writer) -> tuple[Block, ...]:
    """That nothing may be inferred, where something is neither confirmed nor denied."""
    parts = [part for part in refused(case) if part.outcome and part.outcome.refuses is Duty.CONFIRM_OR_DENY]
    if not parts:
        return ()
    subjects = joined([subject_of(part, case) for part in parts], "or")
    writer = writer.knowing(_SAYS[Duty.CONFIRM_OR_DENY], subjects=subjects)
    return (writer.heading("inference", 2), *writer.paragraphs("inference"))


def _notice_item(case: Case, part: Part, writer: Writer, catalogue: Catalogue) -> Inline:
    labels = [question.label for question in case.questions if question.id in part.question_ids]
    asked = questions_named(labels) if labels else ""
    subject = part.subject.strip()
    name = f"{subject} ({asked})" if subject and asked else subject or asked[:1].upper() + asked[1:]
    duty = part.outcome.refuses if part.outcome else None
    lines = writer.knowing(duty and _SAYS[duty], citations=cited(part, catalogue)).lines("notice item")
    return (Run(name, strong=True), *(run for line in lines for run in line))


def _limb(case: Case, reliance: Reliance, writer: Writer, catalogue: Catalogue) -> list[Block]:
    limb = reliance.limb
    place = Place(Page.EXEMPTIONS, part_id=reliance.claims[0][0].id, limb=limb.code)
    writer = writer.knowing(
        _SAYS[limb.duty],
        limb=limb.code,
        limb_title=lower_first(limb.title.partition(":")[0]),
        says=limb.says,
        nature=catalogue.nature(limb),
    )
    blocks: list[Block] = [
        writer.heading("limb", 2, place, f"limb.{limb.code}"),
        *writer.paragraphs("limb", place, key=f"limb.{limb.code}"),
    ]
    blocks += _application(case, reliance, writer)
    blocks += _harm(case, reliance, writer)
    for test in case.tests:
        if limb.code in test.limbs and limb.public_interest:
            blocks += _interest(case, test, writer, _first_limb(case, test, catalogue))
    return blocks


def _first_limb(case: Case, test: PublicInterestTest, catalogue: Catalogue) -> str:
    """The limb under whose heading a test is told, where several limbs are weighed together."""
    limbs = (reliance.limb for reliance in reliances(case, catalogue))
    return next(limb.code for limb in limbs if limb.code in test.limbs and limb.public_interest)


def _application(case: Case, reliance: Reliance, writer: Writer) -> list[Block]:
    several = len(reliance.claims) > 1
    blocks: list[Block] = []
    for part, claim in reliance.claims:
        place = Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="reason")
        lead = _name(part, case) if several else ""
        blocks += typed(claim.reason, place, lead, key=f"reason.{claim.limb}.{part.id}")
    if not blocks:
        return []
    return [writer.heading("application", 3, blocks[0].place, f"reason.{reliance.limb.code}"), *blocks]


def _harm(case: Case, reliance: Reliance, writer: Writer) -> list[Block]:
    """The harm for each part: to what, how likely, by which mechanism, on what evidence."""
    if not reliance.limb.harm:
        return []
    several = len(reliance.claims) > 1
    blocks: list[Block] = []
    for part, claim in reliance.claims:
        harm, key = claim.harm, f"harm.{claim.limb}.{part.id}"
        place = Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="harm")
        known = writer.knowing(
            _kind_of_harm(reliance.limb, claim) if harm.likelihood and harm.interest.strip() else None,
            likelihood=harm.likelihood.value if harm.likelihood else "",
            interest=harm.interest,
        )
        blocks += known.paragraphs("harm", place, _name(part, case) if several else "", key)
        blocks += typed(harm.mechanism, place, key=f"{key}.mechanism")
        blocks += typed(harm.evidence, place, key=f"{key}.evidence")
    if not blocks:
        return []
    return [writer.heading("harm", 3, blocks[0].place, f"harm.{reliance.limb.code}"), *blocks]


def _kind_of_harm(limb: Limb, claim: Claim) -> str:
    """Which verb the Act uses: 24 requires, 38 endangers, 36(2)(b) inhibits, the rest prejudice."""
    way = "confirming" if limb.duty is Duty.CONFIRM_OR_DENY else "disclosing"
    if Likelihood.REQUIRED in limb.likelihood:
        return f"required by {way}"
    if limb.section == "36":  # the harm is what the qualified person reasonably thinks it is
        inhibits = bool(claim.paragraphs) and all(code.startswith("36(2)(b)") for code in claim.paragraphs)
        return f"{'inhibition' if inhibits else 'prejudice'} in an opinion by {way}"
    return f"danger by {way}" if limb.section == "38" else f"prejudice by {way}"


def _interest(case: Case, test: PublicInterestTest, writer: Writer, first_limb: str) -> list[Block]:
    """One public interest test: what is weighed, factors each way, and where the balance lies. It is told once."""
    place = Place(Page.PUBLIC_INTEREST, test_id=test.id)
    limb = writer.slots["limb"]
    key = f"interest.{limb}"
    heading = writer.heading("interest", 3, place, key)
    if limb != first_limb:
        return [heading, *writer.knowing(first_limb=first_limb).paragraphs("weighed together", place, key=key)]
    blocks: list[Block] = [heading, *writer.paragraphs("interest", place, key=key)]
    for side, section in ((Side.FOR, "factors for"), (Side.AGAINST, "factors against")):
        factors = test.on_side(side)
        if factors:
            blocks += writer.paragraphs(section, place, key=f"{key}.{side.value}")
            blocks.append(_factors(case, test, factors, writer))
    balance = test.balance
    if not balance.reasons.strip() and balance.conclusion is not Conclusion.MAINTAIN:
        return blocks
    spot = Place(Page.PUBLIC_INTEREST, test_id=test.id, field="balance")
    key = f"balance.{limb}"
    blocks += [writer.heading("balance", 3, spot, key), *typed(balance.reasons, spot, key=f"{key}.reasons")]
    concluded = [part for part in case.parts if part.id in balance.part_ids]
    if balance.conclusion is Conclusion.MAINTAIN and concluded:
        subjects = joined([subject_of(part, case) for part in concluded])
        blocks += writer.knowing(subjects=subjects).paragraphs("balance", spot, key=key)
    return blocks


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
    return lead_in(name[:1].upper() + name[1:], text)


def _name(part: Part, case: Case) -> str:
    words = subject_of(part, case)
    return words[:1].upper() + words[1:]
