"""Commands on findings: setting one aside with a typed reason, and letting it stand again."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.findings import Waiver
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def waive(case: Case, command: c.Waive, law: Law) -> Case:
    waiver = replace(command.waiver, reason=command.waiver.reason.strip(), by=command.waiver.by.strip())
    if not waiver.rule.strip():
        raise RuleViolation("It does not say which finding is set aside.", "Choose the finding in the list.")
    if not waiver.reason:
        raise RuleViolation("A finding is set aside only with a reason.", "Write why; it stays on the case.")
    same = (waiver.rule, waiver.place, waiver.said)
    others = tuple(other for other in case.waivers if (other.rule, other.place, other.said) != same)
    return replace(case, waivers=(*others, waiver))


def take_back_waiver(case: Case, command: c.TakeBackWaiver, law: Law) -> Case:
    return replace(case, waivers=tuple(waiver for waiver in case.waivers if not _meant(waiver, command)))


def _meant(waiver: Waiver, command: c.TakeBackWaiver) -> bool:
    here = waiver.rule == command.rule and waiver.place == command.place
    return here and command.said in ("", waiver.said)


HANDLERS: Handlers = {c.Waive: waive, c.TakeBackWaiver: take_back_waiver}
