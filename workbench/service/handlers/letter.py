"""Commands on the letter that is being written: which it is, its date, its own words; and a correction of one sent."""

from dataclasses import replace
from typing import Any

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.letter import LetterKind, Override, Status
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def choose_letter(case: Case, command: c.ChooseLetter, law: Law) -> Case:
    if command.kind is LetterKind.REVIEW_OUTCOME and case.review is None:
        raise RuleViolation("No review of this case has been opened.", "Open the review first.")
    return _with(case, kind=command.kind)


def set_letter_date(case: Case, command: c.SetLetterDate, law: Law) -> Case:
    if command.dated and case.received and command.dated < case.received:
        raise RuleViolation("A letter cannot be dated before the request arrived.", "Check the two dates.")
    return _with(case, dated=command.dated)


def set_caveat(case: Case, command: c.SetCaveat, law: Law) -> Case:
    return _with(case, data_caveat=command.text)


def set_wanted(case: Case, command: c.SetWanted, law: Law) -> Case:
    return _with(case, wanted=command.text)


def set_fee(case: Case, command: c.SetFee, law: Law) -> Case:
    if command.fee.pence < 0:
        raise RuleViolation("A fee cannot be less than nothing.", "Check the amount.")
    return _with(case, fee=command.fee)


def set_decision_by(case: Case, command: c.SetDecisionBy, law: Law) -> Case:
    if command.by and case.received and command.by < case.received:
        raise RuleViolation("A decision cannot be due before the request arrived.", "Check the two dates.")
    return _with(case, decision_by=command.by)


def set_change(case: Case, command: c.SetChange, law: Law) -> Case:
    return _with(case, change=command.text)


def rewrite_paragraph(case: Case, command: c.RewriteParagraph, law: Law) -> Case:
    if not command.key.strip():
        raise RuleViolation("This part of the letter cannot be rewritten.", "Change it where it is decided.")
    if not command.text.strip():
        raise RuleViolation("A paragraph cannot be empty.", "Put the composed words back, or write others.")
    known = next((each for each in case.letter.overrides if each.key == command.key), None)
    was = command.was or (known.was if known else "")
    if command.text == was:  # the officer typed the composed words again
        return _without_override(case, command.key)
    own = Override(command.key, command.text, was)
    overrides = case.letter.overrides
    if known:
        return _with(case, overrides=tuple(own if each is known else each for each in overrides))
    return _with(case, overrides=(*overrides, own))


def put_paragraph_back(case: Case, command: c.PutParagraphBack, law: Law) -> Case:
    return _without_override(case, command.key)


def begin_correction(case: Case, command: c.BeginCorrection, law: Law) -> Case:
    wrong = next((letter for letter in case.issued if letter.id == command.letter_id), None)
    if wrong is None:
        raise RuleViolation("There is no such letter among those that went out.")
    if case.letter.status is not Status.DRAFT:
        raise RuleViolation(
            "Another letter of this case is on its way to being issued.", "Issue it, or return it to draft first."
        )
    return replace(case, letter=replace(wrong.letter, kind=wrong.kind, dated=None, corrects=wrong.id, change=""))


def _without_override(case: Case, key: str) -> Case:
    return _with(case, overrides=tuple(each for each in case.letter.overrides if each.key != key))


def _with(case: Case, **changes: Any) -> Case:
    return replace(case, letter=replace(case.letter, **changes))


HANDLERS: Handlers = {
    c.ChooseLetter: choose_letter,
    c.SetLetterDate: set_letter_date,
    c.SetCaveat: set_caveat,
    c.SetWanted: set_wanted,
    c.SetFee: set_fee,
    c.SetDecisionBy: set_decision_by,
    c.SetChange: set_change,
    c.RewriteParagraph: rewrite_paragraph,
    c.PutParagraphBack: put_paragraph_back,
    c.BeginCorrection: begin_correction,
}
