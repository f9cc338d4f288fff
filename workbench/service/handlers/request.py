"""Commands on the request itself: its text, who sent it, when, and what it limits itself to."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.clocks import receipt_fault
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers
from workbench.service.handlers.parts import blank, without_parts


def take_request(case: Case, command: c.TakeRequest, law: Law) -> Case:
    if not all(blank(part) for part in case.parts):
        raise RuleViolation(
            "This case already holds answers to another request.", "Open a new case for this text, or undo them first."
        )
    kept = {part.id for part in command.parts}
    case = without_parts(case, {part.id for part in case.parts if part.id not in kept})
    return replace(
        case,
        request=command.text,
        questions=command.questions,
        parts=command.parts,
        marks=command.marks,
        sources=command.sources,
        priority=(),
        declined=(),
    )


def set_reference(case: Case, command: c.SetReference, law: Law) -> Case:
    return replace(case, reference=command.reference)


def set_title(case: Case, command: c.SetTitle, law: Law) -> Case:
    return replace(case, title=command.title)


def set_received(case: Case, command: c.SetReceived, law: Law) -> Case:
    if fault := receipt_fault(case, command.received):
        raise RuleViolation(fault.sentence, fault.remedy)
    return replace(case, received=command.received)


def set_channel(case: Case, command: c.SetChannel, law: Law) -> Case:
    return replace(case, channel=command.channel)


def set_requester(case: Case, command: c.SetRequester, law: Law) -> Case:
    return replace(case, requester=command.requester)


def set_scope(case: Case, command: c.SetScope, law: Law) -> Case:
    scope = command.scope
    if scope and scope.start and scope.end and scope.end < scope.start:
        raise RuleViolation("The period ends before it begins.", "Change one of its two dates.")
    return replace(case, scope=scope)


def set_priority(case: Case, command: c.SetPriority, law: Law) -> Case:
    return replace(case, priority=tuple(id_ for id_ in command.question_ids if case.question(id_)))


def set_environmental(case: Case, command: c.SetEnvironmental, law: Law) -> Case:
    return replace(case, environmental=command.environmental)


def set_form(case: Case, command: c.SetForm, law: Law) -> Case:
    return replace(case, preferred_form=command.form)


def decline(case: Case, command: c.Decline, law: Law) -> Case:
    return case if command.name in case.declined else replace(case, declined=(*case.declined, command.name))


HANDLERS: Handlers = {
    c.TakeRequest: take_request,
    c.SetReference: set_reference,
    c.SetTitle: set_title,
    c.SetReceived: set_received,
    c.SetChannel: set_channel,
    c.SetRequester: set_requester,
    c.SetScope: set_scope,
    c.SetPriority: set_priority,
    c.SetEnvironmental: set_environmental,
    c.SetForm: set_form,
    c.Decline: decline,
}
