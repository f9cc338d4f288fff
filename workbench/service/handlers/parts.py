"""Commands on parts: dividing a question, writing the answer, and what the file records beside it."""

from collections.abc import Collection
from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case, Part, PublicInterestTest
from workbench.domain.cost import CostWorksheet
from workbench.domain.dates import format_date
from workbench.domain.review import Review
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def part_in(case: Case, part_id: str) -> Part:
    """The part with this id. Raises RuleViolation where it has gone."""
    found = case.part(part_id)
    if found is None:
        raise RuleViolation("That part is no longer in the case.")
    return found


def blank(part: Part) -> bool:
    """True where nothing has been decided, written or recorded on a part yet."""
    return part == Part(part.id, question_ids=part.question_ids)


def changed(case: Case, part: Part) -> Case:
    """The case with this part in place of the one with its id."""
    return replace(case, parts=tuple(part if p.id == part.id else p for p in case.parts))


def without_parts(case: Case, gone: Collection[str]) -> Case:
    """The case without these parts, and without what spoke of them alone.

    Tests and estimates that are left with no part stay where somebody has worked on them.
    """
    if not gone:
        return case
    tests = case.tests
    for part_id in gone:
        tests = tuple(without_part(test, part_id) for test in tests)
    return replace(
        case,
        parts=tuple(part for part in case.parts if part.id not in gone),
        tests=worth_keeping(tests),
        worksheets=_estimates_without(case.worksheets, gone),
        waivers=tuple(waiver for waiver in case.waivers if waiver.place.part_id not in gone),
        review=_review_without(case.review, gone),
    )


def _review_without(review: Review | None, gone: Collection[str]) -> Review | None:
    if review is None:
        return None
    return replace(review, decisions=tuple(each for each in review.decisions if each.part_id not in gone))


def _estimates_without(sheets: tuple[CostWorksheet, ...], gone: Collection[str]) -> tuple[CostWorksheet, ...]:
    left = (
        replace(sheet, part_ids=tuple(id_ for id_ in sheet.part_ids if id_ not in gone))
        if set(gone).intersection(sheet.part_ids)
        else sheet
        for sheet in sheets
    )
    return tuple(sheet for sheet in left if sheet.part_ids or sheet != CostWorksheet(sheet.id, sheet.title))


def without_part(test: PublicInterestTest, part_id: str) -> PublicInterestTest:
    """A test that no longer speaks of a part."""
    if part_id not in test.part_ids:
        return test

    def less(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id_ for id_ in ids if id_ != part_id)

    return replace(
        test,
        part_ids=less(test.part_ids),
        factors=tuple(replace(factor, part_ids=less(factor.part_ids)) for factor in test.factors),
        balance=replace(test.balance, part_ids=less(test.balance.part_ids)),
    )


def worth_keeping(tests: tuple[PublicInterestTest, ...]) -> tuple[PublicInterestTest, ...]:
    """The tests that speak of a part, or that somebody has worked on."""
    return tuple(test for test in tests if test.part_ids or written(test))


def written(test: PublicInterestTest) -> bool:
    """True where somebody has worked on a test, so that it must not vanish by itself."""
    return bool(test.factors or test.balance.reasons or test.balance.conclusion)


def add_part(case: Case, command: c.AddPart, law: Law) -> Case:
    if case.question(command.question_id) is None:
        raise RuleViolation("That question is no longer in the case.")
    new = Part(command.part_id, command.subject, (command.question_id,))
    answering = [place for place, part in enumerate(case.parts) if command.question_id in part.question_ids]
    place = answering[-1] + 1 if answering else len(case.parts)
    return replace(case, parts=(*case.parts[:place], new, *case.parts[place:]))


def remove_part(case: Case, command: c.RemovePart, law: Law) -> Case:
    return without_parts(case, {part_in(case, command.part_id).id})


def move_part(case: Case, command: c.MovePart, law: Law) -> Case:
    parts = list(case.parts)
    place = parts.index(part_in(case, command.part_id))
    target = place + command.by
    if not 0 <= target < len(parts):
        return case
    parts[place], parts[target] = parts[target], parts[place]
    return replace(case, parts=tuple(parts))


def set_subject(case: Case, command: c.SetSubject, law: Law) -> Case:
    return changed(case, replace(part_in(case, command.part_id), subject=command.subject))


def set_part_questions(case: Case, command: c.SetPartQuestions, law: Law) -> Case:
    known = tuple(question.id for question in case.questions if question.id in command.question_ids)
    return changed(case, replace(part_in(case, command.part_id), question_ids=known))


def set_answer_text(case: Case, command: c.SetAnswerText, law: Law) -> Case:
    part = part_in(case, command.part_id)
    return changed(case, replace(part, answer=replace(part.answer, text=command.text)))


def set_links(case: Case, command: c.SetLinks, law: Law) -> Case:
    part = part_in(case, command.part_id)
    return changed(case, replace(part, answer=replace(part.answer, links=command.links)))


def set_tables(case: Case, command: c.SetTables, law: Law) -> Case:
    part = part_in(case, command.part_id)
    return changed(case, replace(part, answer=replace(part.answer, tables=command.tables)))


def set_holding(case: Case, command: c.SetHolding, law: Law) -> Case:
    return changed(case, replace(part_in(case, command.part_id), holding=command.holding))


def set_searches(case: Case, command: c.SetSearches, law: Law) -> Case:
    return changed(case, replace(part_in(case, command.part_id), searches=command.text))


def set_ground_reason(case: Case, command: c.SetGroundReason, law: Law) -> Case:
    return changed(case, replace(part_in(case, command.part_id), reason=command.text))


def set_advice(case: Case, command: c.SetAdvice, law: Law) -> Case:
    """Who offers help with a part no longer says of its request that none can be given (FOIA s.16)."""
    part = replace(part_in(case, command.part_id), advice=command.text)
    if command.text.strip() and any(sheet.no_advice and part.id in sheet.part_ids for sheet in case.worksheets):
        sheets = (replace(s, no_advice=False) if part.id in s.part_ids else s for s in case.worksheets)
        case = replace(case, worksheets=tuple(sheets))
    return changed(case, part)


def set_earlier_request(case: Case, command: c.SetEarlierRequest, law: Law) -> Case:
    day = command.earlier.complied_on
    if day and case.received and day > case.received:
        raise RuleViolation(
            f"The earlier request cannot have been complied with on {format_date(day)}:"
            f" this one arrived on {format_date(case.received)} (FOIA s.14(2)).",
            "Check the two dates.",
        )
    return changed(case, replace(part_in(case, command.part_id), earlier=command.earlier))


HANDLERS: Handlers = {
    c.AddPart: add_part,
    c.RemovePart: remove_part,
    c.MovePart: move_part,
    c.SetSubject: set_subject,
    c.SetPartQuestions: set_part_questions,
    c.SetAnswerText: set_answer_text,
    c.SetLinks: set_links,
    c.SetTables: set_tables,
    c.SetHolding: set_holding,
    c.SetSearches: set_searches,
    c.SetGroundReason: set_ground_reason,
    c.SetAdvice: set_advice,
    c.SetEarlierRequest: set_earlier_request,
}
