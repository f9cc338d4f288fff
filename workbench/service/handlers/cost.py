"""Commands on cost worksheets: one estimate for each request, over its parts (FOIA s.12; Fees Regulations 2004)."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.cost import CostWorksheet
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def worksheet_in(case: Case, worksheet_id: str) -> CostWorksheet:
    """The worksheet with this id. Raises RuleViolation where it has gone."""
    found = next((sheet for sheet in case.worksheets if sheet.id == worksheet_id), None)
    if found is None:
        raise RuleViolation("That cost worksheet is no longer in the case.")
    return found


def add_worksheet(case: Case, command: c.AddWorksheet, law: Law) -> Case:
    new = CostWorksheet(command.worksheet_id, command.title, command.part_ids)
    return replace(case, worksheets=(*case.worksheets, _sound(case, new, law)))


def set_worksheet(case: Case, command: c.SetWorksheet, law: Law) -> Case:
    before, after = worksheet_in(case, command.worksheet.id), command.worksheet
    if _contradicts_advice(case, after) and not _contradicts_advice(case, before):
        raise RuleViolation(
            "The letter offers help with one of these parts already, under its question (FOIA s.16).",
            "Take that out on the questions page first, or do not say that none can be given.",
        )
    return _changed(case, _sound(case, after, law))


def count_activity(case: Case, command: c.CountActivity, law: Law) -> Case:
    sheet = worksheet_in(case, command.worksheet_id)
    if not any(line.id == command.line_id for line in sheet.lines):
        raise RuleViolation("That line is no longer in the worksheet.")
    activity = law.costs.activity(command.activity)
    if activity is None:
        raise RuleViolation(*law.costs.refuse(command.activity))
    lines = tuple(replace(line, activity=activity) if line.id == command.line_id else line for line in sheet.lines)
    return _changed(case, replace(sheet, lines=lines))


def remove_worksheet(case: Case, command: c.RemoveWorksheet, law: Law) -> Case:
    gone = worksheet_in(case, command.worksheet_id)
    return replace(case, worksheets=tuple(sheet for sheet in case.worksheets if sheet is not gone))


def _contradicts_advice(case: Case, sheet: CostWorksheet) -> bool:
    """True where the letter would say that no help can be given, beside the help that it gives with a part."""
    return sheet.no_advice and any(part.advice.strip() for part in case.parts if part.id in sheet.part_ids)


def _changed(case: Case, sheet: CostWorksheet) -> Case:
    return replace(case, worksheets=tuple(sheet if other.id == sheet.id else other for other in case.worksheets))


def _sound(case: Case, sheet: CostWorksheet, law: Law) -> CostWorksheet:
    """The worksheet over parts that there are. Raises RuleViolation where an estimate cannot be so.

    Raises BadInput for a day outside the calendar's years, from which no window can be counted.
    """
    for fault, advice in _faults(case, sheet):
        raise RuleViolation(fault, advice)
    for other in sheet.aggregated:
        law.calendar.is_working(other.received)
    return replace(sheet, part_ids=tuple(part.id for part in case.parts if part.id in sheet.part_ids))


def _faults(case: Case, sheet: CostWorksheet) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(sheet.lines, start=1):
        if line.items < 0:
            yield f"Line {number} counts fewer than no items.", "Give the number of items, 0 or more."
        if line.tenths_of_minutes < 0:
            yield f"Line {number} takes less than no time.", "Give the minutes for each item, 0 or more."
    for other in sheet.aggregated:
        if other.tenths_of_minutes < 0:
            yield "Another request that counts too takes less than no time.", "Give its minutes, 0 or more."
    if sheet.advice.strip() and sheet.no_advice:
        yield (
            "The worksheet offers advice and says that none can be given (FOIA s.16).",
            "Take the advice out, or no longer say that there is none.",
        )
    for other_sheet in case.worksheets:
        if other_sheet.id != sheet.id and set(other_sheet.part_ids).intersection(sheet.part_ids):
            yield (
                "One of these parts is counted in another cost worksheet already.",
                "Take it out of that worksheet first: its time counts once.",
            )


HANDLERS: Handlers = {
    c.AddWorksheet: add_worksheet,
    c.SetWorksheet: set_worksheet,
    c.CountActivity: count_activity,
    c.RemoveWorksheet: remove_worksheet,
}
