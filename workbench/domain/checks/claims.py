"""Is each refusal a complete claim: a limb, on the right duty, down to its paragraph, with its harm? (FOIA s.17(1))"""

from collections.abc import Iterator

from workbench.domain.case import Duty, Likelihood, Outcome
from workbench.domain.checks.rule import Found, Known, Rule, Stage
from workbench.domain.findings import Page, Place, Severity


def limb_relied_on(known: Known) -> Iterator[Found]:
    """A refusal names an exemption (FOIA s.17(1)(b))."""
    for part in known.case.parts:
        if part.outcome and part.outcome.refuses and not part.claims:
            yield Found(
                f"No exemption is named for {known.name(part)}.",
                "Tick the limb that you rely on.",
                "s.17(1)(b)",
                Place(Page.EXEMPTIONS, part_id=part.id, field="citations"),
            )


def limb_on_the_duty(known: Known) -> Iterator[Found]:
    """A limb lifts the duty that the part refuses; a part that refuses nothing has none (FOIA s.2(1), s.2(2))."""
    for part, claim, limb in known.claims():
        duty = part.outcome.refuses if part.outcome else None
        place = Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb)
        if part.outcome and duty is None:
            yield Found(
                f"Section {claim.limb} is ticked for {known.name(part)}, which is not refused.",
                "Untick it, or change the outcome.",
                "s.17(1)",
                place,
            )
        elif duty and limb.duty is not duty:
            twins = known.catalogue.twins(limb.code, duty)
            instead = f"Use section {' or '.join(twins)} instead." if twins else "It has no limb that does; untick it."
            lifts = "to disclose" if limb.duty is Duty.DISCLOSE else "to confirm or deny"
            wanted = "to confirm or deny" if duty is Duty.CONFIRM_OR_DENY else "to disclose"
            yield Found(
                f"Section {claim.limb} lifts the duty {lifts}, but {known.name(part)} refuses the duty {wanted}.",
                instead,
                "s.2(1)" if duty is Duty.CONFIRM_OR_DENY else "s.2(2)",
                place,
            )


def limb_complete(known: Known) -> Iterator[Found]:
    """The limb is cited down to the paragraph, and names the interest that it protects (FOIA s.17(1)(b)-(c))."""
    for part, claim, _ in known.relied_on():
        if missing := known.catalogue.missing(claim):
            yield Found(
                f"Section {claim.limb} is not complete for {known.name(part)}.",
                f"{missing[:1].upper()}{missing[1:]}.",
                "s.17(1)(b)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="paragraphs"),
            )


def harm_shown(known: Known) -> Iterator[Found]:
    """Where a limb turns on harm: to what, by which mechanism, and how likely (FOIA s.17(1)(c))."""
    for part, claim, limb in known.relied_on():
        if not limb.harm:
            continue
        missing = [
            name
            for name, there in (
                ("the interest harmed", claim.harm.interest.strip()),
                ("the mechanism: who would use the answer, how, and what follows", claim.harm.mechanism.strip()),
                ("how likely it is", _level_given(claim.harm.likelihood, limb.likelihood)),
            )
            if not there
        ]
        if missing:
            yield Found(
                f"The harm under section {claim.limb} for {known.name(part)} is not shown.",
                f"Say {'; '.join(missing)}.",
                "s.17(1)(c)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="harm"),
            )


def reason_given(known: Known) -> Iterator[Found]:
    """A limb that does not turn on harm still needs its reason, where that is not apparent (FOIA s.17(1)(c)).

    Under s.21 it is: the answer says where the information can be found.
    """
    for part, claim, limb in known.relied_on():
        apparent = part.outcome is Outcome.ACCESSIBLE_ELSEWHERE and not part.answer.empty
        if not limb.harm and not claim.reason.strip() and not apparent:
            yield Found(
                f"The letter does not say why section {claim.limb} applies to {known.name(part)}.",
                "Write why it applies, unless that is apparent.",
                "s.17(1)(c)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="reason"),
                Severity.WARNING,
            )


def _level_given(level: Likelihood | None, allowed: tuple[Likelihood, ...]) -> bool:
    return level in allowed if allowed else level is not None


RULES = (
    Rule("limb-relied-on", Stage.DECIDING, limb_relied_on),
    Rule("limb-on-the-duty", Stage.DECIDING, limb_on_the_duty),
    Rule("limb-complete", Stage.DRAFTING, limb_complete),
    Rule("harm-shown", Stage.DRAFTING, harm_shown),
    Rule("reason-given", Stage.DRAFTING, reason_given),
)
