"""Commands on the way of a letter: draft, for sign-off, approved, issued."""

import re
from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.letter import Approval, IssuedLetter, Letter, LetterKind, Said, Status, Submission
from workbench.domain.said import said_of
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.clocks import record_event
from workbench.service.handlers.kinds import Handlers

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DECIDES = (LetterKind.ANSWER, LetterKind.REVIEW_OUTCOME)


def submit_letter(case: Case, command: c.SubmitLetter, law: Law) -> Case:
    _check(case, command.submission, "A letter is put forward by somebody.", "Give the name and the role.")
    if case.letter.status is Status.APPROVED:
        raise RuleViolation("This letter is approved already.", "Issue it, or return it to draft first.")
    return replace(case, letter=replace(case.letter, submission=command.submission, fell_back=()))


def approve_letter(case: Case, command: c.ApproveLetter, law: Law) -> Case:
    approval = command.approval
    _check(case, approval, "A final letter records who approved it.", "Give the approver's name and role.")
    put_forward = case.letter.submission
    if put_forward and (approval.on, approval.time or "24") < (put_forward.on, put_forward.time):
        raise RuleViolation("The approval is earlier than the day on which the letter was put forward.")
    return replace(case, letter=replace(case.letter, approval=approval, fell_back=()))


def return_to_draft(case: Case, command: c.ReturnToDraft, law: Law) -> Case:
    return replace(case, letter=replace(case.letter, approval=None, submission=None, fell_back=()))


def record_issue(case: Case, command: c.RecordIssue, law: Law) -> Case:
    issued = command.issued
    _check(case, issued, "A letter is issued by somebody.", "Give the name and the role.")
    if case.letter.approval is None:
        raise RuleViolation("Only an approved letter goes out.", "Have it approved first.")
    if any(letter.id == issued.id for letter in case.issued):
        raise RuleViolation("This letter went out already.")
    letter = case.letter
    issued = replace(issued, letter=replace(letter, approval=None, submission=None, fell_back=()))
    fresh = Letter(overrides=command.kept)
    if issued.kind in _DECIDES:
        issued = replace(issued, said=tuple(Said(part.id, said_of(part)) for part in case.parts))
    else:  # what is written for the answer waits for it
        fresh = replace(fresh, data_caveat=letter.data_caveat)
    for event in command.events:
        case = record_event(case, c.RecordEvent(event), law)
    return replace(case, letter=fresh, issued=(*case.issued, issued))


def _check(case: Case, by: Submission | Approval | IssuedLetter, nobody: str, advice: str) -> None:
    """Every step has a name, a role, and a day that can be."""
    if not by.name.strip() or not by.role.strip():
        raise RuleViolation(nobody, advice)
    if by.time and not _TIME.fullmatch(by.time):
        raise RuleViolation("This is not a time of day.", "Write it as 14:05, or leave it out.")
    if case.received and by.on < case.received:
        raise RuleViolation("That day is before the request arrived.", "Check it against the date of receipt.")


HANDLERS: Handlers = {
    c.SubmitLetter: submit_letter,
    c.ApproveLetter: approve_letter,
    c.ReturnToDraft: return_to_draft,
    c.RecordIssue: record_issue,
}
