"""Commands on the letter that is being written: its date, its caveat."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def set_letter_date(case: Case, command: c.SetLetterDate, law: Law) -> Case:
    if command.dated and case.received and command.dated < case.received:
        raise RuleViolation("A letter cannot be dated before the request arrived.", "Check the two dates.")
    return replace(case, letter=replace(case.letter, dated=command.dated))


def set_caveat(case: Case, command: c.SetCaveat, law: Law) -> Case:
    return replace(case, letter=replace(case.letter, data_caveat=command.text))


HANDLERS: Handlers = {c.SetLetterDate: set_letter_date, c.SetCaveat: set_caveat}
