"""Commands on the way from draft to issue."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def approve_letter(case: Case, command: c.ApproveLetter, law: Law) -> Case:
    approval = command.approval
    if not approval.name.strip() or not approval.role.strip():
        raise RuleViolation("A final letter records who approved it.", "Give the approver's name and role.")
    return replace(case, letter=replace(case.letter, approval=approval))


def return_to_draft(case: Case, command: c.ReturnToDraft, law: Law) -> Case:
    return replace(case, letter=replace(case.letter, approval=None))


HANDLERS: Handlers = {c.ApproveLetter: approve_letter, c.ReturnToDraft: return_to_draft}
