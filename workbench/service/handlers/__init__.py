"""What each command makes of a case: pure functions from case and command to case.

A handler returns the same object where there is nothing to do and raises RuleViolation where a change may not be made.
"""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.service.commands import ApproveLetter, Command, RecordEvent, RecordIssue, RemoveEvent, SetTitle
from workbench.service.handlers import (
    checks,
    clocks,
    cost,
    exemptions,
    interest,
    letter,
    parts,
    questions,
    request,
    review,
    signoff,
)
from workbench.service.handlers.kinds import Handlers

HANDLERS: Handlers = {
    **request.HANDLERS,
    **questions.HANDLERS,
    **parts.HANDLERS,
    **exemptions.HANDLERS,
    **interest.HANDLERS,
    **letter.HANDLERS,
    **clocks.HANDLERS,
    **cost.HANDLERS,
    **review.HANDLERS,
    **signoff.HANDLERS,
    **checks.HANDLERS,
}

# An approval speaks of the letter as it stood; what happens to the case afterwards leaves it alone.
_KEEP_APPROVAL = (ApproveLetter, RecordEvent, RecordIssue, RemoveEvent, SetTitle)


def handle(case: Case, command: Command, law: Law) -> Case:
    """The case after the command; the same object where it changes nothing.

    An approved letter becomes a draft again when what it says may have changed. Raises RuleViolation.
    """
    after = HANDLERS[type(command)](case, command, law)
    if after == case:
        return case
    if case.letter.approval and not isinstance(command, _KEEP_APPROVAL):
        after = replace(after, letter=replace(after.letter, approval=None))
    if after.review and after.parts is not case.parts:
        after = replace(after, review=review.in_order(after, after.review))
    return after
