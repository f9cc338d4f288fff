"""Commands on the events that move the clocks."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def record_event(case: Case, command: c.RecordEvent, law: Law) -> Case:
    if case.received and command.event.on < case.received:
        raise RuleViolation("That day is before the request arrived.", "Check it against the date of receipt.")
    others = tuple(event for event in case.events if event.id != command.event.id)
    return replace(case, events=tuple(sorted((*others, command.event), key=lambda event: event.on)))


def remove_event(case: Case, command: c.RemoveEvent, law: Law) -> Case:
    return replace(case, events=tuple(event for event in case.events if event.id != command.event_id))


HANDLERS: Handlers = {c.RecordEvent: record_event, c.RemoveEvent: remove_event}
