"""The checks: what a careful reader would find wrong with this case's letter, rule by rule.

Each rule is a small function from what is known to findings. Rules run from the stage at which an answer to them can
be expected, so that on the first day an officer sees what is due on the first day.
"""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.checks import (
    answers,
    claims,
    consistency,
    intake,
    interest,
    labels,
    letters,
    other_grounds,
    review,
    rights,
    silence,
    single_limbs,
    timing,
    weighing,
    words,
)
from workbench.domain.checks.rule import Known, Rule, Stage
from workbench.domain.findings import Finding, Severity
from workbench.domain.letter import LetterKind

RULES: tuple[Rule, ...] = (
    *intake.RULES,
    *answers.RULES,
    *claims.RULES,
    *single_limbs.RULES,
    *silence.RULES,
    *interest.RULES,
    *weighing.RULES,
    *other_grounds.RULES,
    *labels.RULES,
    *words.RULES,
    *consistency.RULES,
    *letters.RULES,
    *review.RULES,
    *timing.RULES,
    *rights.RULES,
)


def findings(known: Known, stage: Stage = Stage.SIGN_OFF) -> tuple[Finding, ...]:
    """What a careful reader finds at a stage: errors, then warnings, then what was set aside with a reason.

    Within each, the order of the rules.
    """
    found = [finding for rule in RULES if rule.runs(known, stage) for finding in rule.find(known)]
    return in_order(with_waivers(found, known))


def with_waivers(found: Iterable[Finding], known: Known) -> tuple[Finding, ...]:
    """The findings, each with the waiver that sets it aside. A waiver that covers none simply rests on the case."""
    waivers = known.case.waivers
    return tuple(
        replace(finding, waiver=next((waiver for waiver in waivers if waiver.covers(finding)), None))
        if waivers
        else finding
        for finding in found
    )


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors before warnings, and what was set aside at the end."""
    return tuple(sorted(found, key=lambda each: (each.waiver is not None, each.severity is Severity.WARNING)))


def standing(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The errors that nobody has set aside: what stands in the way of the letter."""
    return tuple(each for each in found if each.severity is Severity.ERROR and each.waiver is None)


def stage_of(known: Known) -> Stage:
    """How far a case has come: what can be expected of it now."""
    case = known.case
    if not case.questions and case.letter.kind is not LetterKind.ACKNOWLEDGEMENT:
        return Stage.INTAKE
    for stage in (Stage.DECIDING, Stage.DRAFTING):
        rules = (rule for rule in RULES if rule.stage is stage and rule.runs(known, stage))
        if any(each.waiver is None for each in with_waivers((f for rule in rules for f in rule.find(known)), known)):
            return stage
    return Stage.SIGN_OFF


__all__ = ["RULES", "Known", "Rule", "Stage", "findings", "in_order", "stage_of", "standing", "with_waivers"]
