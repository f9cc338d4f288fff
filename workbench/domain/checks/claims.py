"""Is each refusal a complete claim: a limb, on the right duty, down to its paragraph, with its harm? (FOIA s.17(1))"""

import re
from collections.abc import Iterator

from workbench.domain.case import Claim, Duty, Likelihood, Outcome, Part
from workbench.domain.checks.rule import ANY, NOTICES, Found, Known, Rule, Stage, short
from workbench.domain.findings import Page, Place, Severity

# A section of Part II with its subsections, where it is not another Act's: "section 31(1)(j)", "s.40(2)".
_CITED = re.compile(
    r"\b(?:sections?|ss?\.)\s?((?:2[1-9]|3\d|4[0-4])[A-Z]?(?:\(\w{1,4}\)){2,3})(?! of the (?!Act\b|Free))"
)


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


def limb_exists(known: Known) -> Iterator[Found]:
    """A provision that is cited is one that the Act has: there is no s.31(1)(j)."""
    for part in known.case.parts:
        for claim in part.claims:
            if known.catalogue.limb(claim.limb) is None:
                place = Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb)
                yield Found(
                    f"There is no section {short(claim.limb)} in Part II of the Act.",
                    "Choose a limb from the grid.",
                    "s.17(1)(b)",
                    place,
                )
    paragraphs = {paragraph.code for limb in known.catalogue.limbs for paragraph in limb.paragraphs}
    divided = {code.rpartition("(")[0] for code in paragraphs}
    for each in known.written():
        for cited in _CITED.findall(each.text):
            above = cited.rpartition("(")[0]
            if above in divided and cited not in paragraphs | divided:
                letters = sorted(code for code in paragraphs if code.rpartition("(")[0] == above)
                yield Found(
                    f"There is no section {cited} in the Act.",
                    f"Section {above} goes from {letters[0]} to {letters[-1]}; cite one of these.",
                    "s.17(1)(b)",
                    each.place,
                )
                break


def limbs_together(known: Known) -> Iterator[Found]:
    """Limbs that exclude each other do not stand on the same information, save in the alternative (ss.23, 24, 31)."""
    for part in known.case.parts:
        claims = [claim for claim in part.claims if _on_its_duty(known, part, claim)]
        for conflict in known.combinations.conflicts(claims, known.catalogue):
            one, other = conflict.limbs
            yield Found(
                f"Sections {one} and {other} cannot both cover {known.name(part)}.",
                conflict.remedy,
                "s.17(1)(b)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=other),
            )


def limb_available(known: Known) -> Iterator[Found]:
    """Some exemptions are not a police force's to claim: s.33 and s.35."""
    for part, claim, limb in known.relied_on():
        if closed := known.combinations.why_unavailable(limb):
            yield Found(
                f"Section {claim.limb} is not open to a police force; it is ticked for {known.name(part)}.",
                f"Untick it. {closed.why}",
                f"s.{limb.section}(1)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb),
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
    for part, claim, _ in known.cited():
        if missing := known.catalogue.missing(claim):
            yield Found(
                f"Section {claim.limb} is not complete for {known.name(part)}.",
                f"{missing[:1].upper()}{missing[1:]}.",
                "s.17(1)(b)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="paragraphs"),
            )


def harm_shown(known: Known) -> Iterator[Found]:
    """Where a limb turns on harm: to what, by which mechanism, and how likely (FOIA s.17(1)(c)).

    Nothing written at all is an error; something missing is for the officer to judge. Reasons that would themselves
    give the information away need not be given (FOIA s.17(4)); the file then says why.
    """
    for part, claim, limb in known.cited():
        harm = claim.harm
        if not limb.harm or claim.particulars.reasons_withheld.strip():
            continue
        missing = [
            name
            for name, there in (
                ("the interest harmed", harm.interest.strip()),
                ("the mechanism: who would use the answer, how, and what follows", harm.mechanism.strip()),
                ("how likely it is", _level_given(harm.likelihood, limb.likelihood)),
            )
            if not there
        ]
        if missing:
            written = any(text.strip() for text in (harm.interest, harm.mechanism, harm.evidence))
            yield Found(
                f"The harm under section {claim.limb} for {known.name(part)} is not shown.",
                f"Say {'; '.join(missing)}.",
                "s.17(1)(c)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="harm"),
                Severity.WARNING if written else Severity.ERROR,
            )


def reason_given(known: Known) -> Iterator[Found]:
    """A limb that does not turn on harm still needs its reason, where that is not apparent (FOIA s.17(1)(c)).

    Under s.21 it is: the answer says where the information can be found.
    """
    for part, claim, limb in known.cited():
        apparent = part.outcome is Outcome.ACCESSIBLE_ELSEWHERE and not part.answer.empty
        told = claim.reason.strip() or claim.particulars.reasons_withheld.strip()
        if not limb.harm and not told and not apparent:
            yield Found(
                f"The letter does not say why section {claim.limb} applies to {known.name(part)}.",
                "Write why it applies, unless that is apparent.",
                "s.17(1)(c)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="reason"),
                Severity.WARNING,
            )


def reason_names_law(known: Known) -> Iterator[Found]:
    """Section 44(1)(a) names the enactment that forbids it; section 42 says which privilege it is (FOIA s.17(1)(c))."""
    for part, claim, limb in known.cited():
        told, remedy = "", ""
        if "44(1)(a)" in (claim.limb, *claim.paragraphs):
            told, remedy = "enactment", "Name the enactment and its section, with its year."
        elif limb.section == "42":
            told, remedy = "kind of privilege", "Say whether it is legal advice privilege or litigation privilege."
        if told and claim.reason.strip() and not known.phrases.of(told).find(claim.reason):
            yield Found(
                f"The reason under section {claim.limb} for {known.name(part)} names no {told}.",
                remedy,
                "s.17(1)(c)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="reason"),
                Severity.WARNING,
            )


def _level_given(level: Likelihood | None, allowed: tuple[Likelihood, ...]) -> bool:
    return level in allowed if allowed else level is not None


def _on_its_duty(known: Known, part: Part, claim: Claim) -> bool:
    limb = known.catalogue.limb(claim.limb)
    return bool(limb and part.outcome and part.outcome.refuses is limb.duty)


RULES = (
    Rule("limb-relied-on", Stage.DECIDING, limb_relied_on),
    Rule("limb-on-the-duty", Stage.DECIDING, limb_on_the_duty, NOTICES),
    Rule("limb-available", Stage.DECIDING, limb_available, NOTICES),
    Rule("limbs-together", Stage.DECIDING, limbs_together, NOTICES),
    Rule("limb-exists", Stage.DRAFTING, limb_exists, ANY),
    Rule("limb-complete", Stage.DRAFTING, limb_complete, NOTICES),
    Rule("harm-shown", Stage.DRAFTING, harm_shown),
    Rule("reason-given", Stage.DRAFTING, reason_given),
    Rule("reason-names-law", Stage.DRAFTING, reason_names_law),
)
