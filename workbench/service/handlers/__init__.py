"""What each command makes of a case: pure functions from case and command to case.

A handler returns the same object where there is nothing to do and raises RuleViolation where a change may not be made.
"""

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.service.commands import Command
from workbench.service.handlers import (
    accounting,
    checks,
    clocks,
    cost,
    exemptions,
    handover,
    hold,
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
    **accounting.HANDLERS,
    **parts.HANDLERS,
    **exemptions.HANDLERS,
    **interest.HANDLERS,
    **letter.HANDLERS,
    **clocks.HANDLERS,
    **cost.HANDLERS,
    **review.HANDLERS,
    **signoff.HANDLERS,
    **checks.HANDLERS,
    **handover.HANDLERS,
    **hold.HANDLERS,
}


def handle(case: Case, command: Command, law: Law) -> Case:
    """The case after the command; the same object where it changes nothing.

    Whether an approval still fits what the letter says, the session asks. Raises RuleViolation.
    """
    after = HANDLERS[type(command)](case, command, law)
    return case if after == case else after
