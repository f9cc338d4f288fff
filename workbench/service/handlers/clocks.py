"""Commands on the events that move the clocks. An order that cannot be is refused, and nothing is half applied."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.clocks import order_fault, removal_fault
from workbench.domain.clocks.orders import OrderFault
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def record_event(case: Case, command: c.RecordEvent, law: Law) -> Case:
    event = command.event
    for id_ in event.question_ids:
        if case.question(id_) is None:
            raise RuleViolation(
                "The event names a question that this case does not have.", "Choose among its questions."
            )
    if event.limb and law.catalogue.limb(event.limb) is None:
        raise RuleViolation(
            f"There is no limb “{event.limb}” in Part II of the Act.",
            "Choose the limb whose public interest is weighed.",
        )
    _refuse(order_fault(case, event, law.catalogue))
    others = tuple(other for other in case.events if other.id != event.id)
    return replace(case, events=tuple(sorted((*others, event), key=lambda each: each.on)))


def remove_event(case: Case, command: c.RemoveEvent, law: Law) -> Case:
    _refuse(removal_fault(case, command.event_id, law.catalogue))
    return replace(case, events=tuple(event for event in case.events if event.id != command.event_id))


def _refuse(fault: OrderFault | None) -> None:
    if fault:
        raise RuleViolation(fault.sentence, fault.remedy)


HANDLERS: Handlers = {c.RecordEvent: record_event, c.RemoveEvent: remove_event}
