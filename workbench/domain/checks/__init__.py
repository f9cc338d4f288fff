"""The checks: what a careful reader would find wrong with this case's letter, rule by rule.

Each rule is a small function from what is known to findings. Rules run from the stage at which an answer to them can
be expected, so that on the first day an officer sees what is due on the first day.
"""

from workbench.domain.checks import answers, claims, interest, rights
from workbench.domain.checks.rule import Known, Rule, Stage
from workbench.domain.findings import Finding, Severity

RULES: tuple[Rule, ...] = (*answers.RULES, *claims.RULES, *interest.RULES, *rights.RULES)


def findings(known: Known, stage: Stage = Stage.SIGN_OFF) -> tuple[Finding, ...]:
    """What stands in the way at a stage: errors before warnings, otherwise in the order of the rules."""
    found = [finding for rule in RULES if rule.stage <= stage for finding in rule.find(known)]
    return tuple(sorted(found, key=lambda finding: finding.severity is Severity.WARNING))


def stage_of(known: Known) -> Stage:
    """How far a case has come: what can be expected of it now."""
    case = known.case
    if not case.questions:
        return Stage.INTAKE
    if any(rule.find(known) for rule in RULES if rule.stage is Stage.DECIDING):
        return Stage.DECIDING
    if any(rule.find(known) for rule in RULES if rule.stage is Stage.DRAFTING):
        return Stage.DRAFTING
    return Stage.SIGN_OFF


__all__ = ["RULES", "Known", "Rule", "Stage", "findings", "stage_of"]
