"""Commands on the hold of a case: it is put on with a reason, and released."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.hold import Hold
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def put_on_hold(case: Case, command: c.PutOnHold, law: Law) -> Case:
    hold = Hold(command.hold.reason.strip(), command.hold.by.strip(), command.hold.on)
    if not hold.reason:
        raise RuleViolation("A case is put on hold only with a reason.", "Write why it must be kept.")
    return replace(case, hold=hold)


def release_hold(case: Case, command: c.ReleaseHold, law: Law) -> Case:
    return replace(case, hold=None)


HANDLERS: Handlers = {c.PutOnHold: put_on_hold, c.ReleaseHold: release_hold}
