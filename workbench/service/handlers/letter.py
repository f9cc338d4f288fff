"""Commands on the clock's events and on the letter: its date, its approval, its caveat."""

from dataclasses import replace

from workbench.domain.case import Case
from workbench.domain.exemptions import Catalogue
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def record_event(case: Case, command: c.RecordEvent, catalogue: Catalogue) -> Case:
    if case.received and command.event.on < case.received:
        raise RuleViolation("That day is before the request arrived.", "Check it against the date of receipt.")
    others = tuple(event for event in case.events if event.id != command.event.id)
    return replace(case, events=tuple(sorted((*others, command.event), key=lambda event: event.on)))


def remove_event(case: Case, command: c.RemoveEvent, catalogue: Catalogue) -> Case:
    return replace(case, events=tuple(event for event in case.events if event.id != command.event_id))


def set_letter_date(case: Case, command: c.SetLetterDate, catalogue: Catalogue) -> Case:
    if command.dated and case.received and command.dated < case.received:
        raise RuleViolation("A letter cannot be dated before the request arrived.", "Check the two dates.")
    return replace(case, letter=replace(case.letter, dated=command.dated))


def approve_letter(case: Case, command: c.ApproveLetter, catalogue: Catalogue) -> Case:
    approval = command.approval
    if not approval.name.strip() or not approval.role.strip():
        raise RuleViolation("A final letter records who approved it.", "Give the approver's name and role.")
    return replace(case, letter=replace(case.letter, approval=approval))


def return_to_draft(case: Case, command: c.ReturnToDraft, catalogue: Catalogue) -> Case:
    return replace(case, letter=replace(case.letter, approval=None))


def set_caveat(case: Case, command: c.SetCaveat, catalogue: Catalogue) -> Case:
    return replace(case, letter=replace(case.letter, data_caveat=command.text))


HANDLERS: Handlers = {
    c.RecordEvent: record_event,
    c.RemoveEvent: remove_event,
    c.SetLetterDate: set_letter_date,
    c.ApproveLetter: approve_letter,
    c.ReturnToDraft: return_to_draft,
    c.SetCaveat: set_caveat,
}
