"""No case that commands can build is too odd for a letter: whatever is done in whatever order, with whatever text.

A known error may refuse a command; nothing may refuse the case that stands afterwards.
"""

from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from tests.service.generated import (
    MADE_OF,
    authorities,
    carried_out,
    law,
    on_many_cases,
    opened,
    wishes,
    wishes_with_letters,
)
from workbench.domain.checks import Stage
from workbench.domain.integrity import faults
from workbench.domain.letter import LetterKind
from workbench.domain.signoff import fingerprint, short_code
from workbench.errors import NotKept
from workbench.letters.document import Heading
from workbench.rendering.text import render_text
from workbench.service import casefile
from workbench.service import commands as c
from workbench.service.casefile import encode
from workbench.service.handlers import HANDLERS
from workbench.service.ports import Show


def test_every_command_is_tried():
    apart = {c.TakeRequest, c.RecordIssue, c.TakeLetters, c.MergeCase}  # each has a step of its own
    assert {*MADE_OF, *apart} == set(HANDLERS)


def letters(workbench, case, authority):
    """The case's letter, and every other kind of letter that could be written on it now."""
    kinds = [kind for kind in LetterKind if case.review or kind is not LetterKind.REVIEW_OUTCOME]
    return [workbench.compose(replace(case, letter=replace(case.letter, kind=kind)), authority) for kind in kinds]


def follow_each_other(document):
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    return all(after <= before + 1 for before, after in pairwise(levels))


@on_many_cases(wanted=wishes_with_letters, authority=authorities)
def test_no_case_is_too_odd_for_a_letter(wanted, authority):
    workbench, session = opened()
    with suppress(NotKept):
        workbench.set_authority(authority)
    carried_out(workbench, session, wanted)
    case = session.case
    assert list(faults(case, law().catalogue)) == []
    assert workbench.stage(case, authority) in Stage
    for stage in Stage:
        assert all(found.sentence and found.remedy for found in workbench.findings(case, authority, stage))
    for document in letters(workbench, case, authority):
        assert follow_each_other(document)
        assert render_text(document)
    assert workbench.render(workbench.compose(case, authority)).data.startswith(b"%PDF")


@on_many_cases(wanted=wishes_with_letters, authority=authorities)
def test_no_case_is_too_odd_for_its_clocks_estimates_questions_and_sign_off(wanted, authority):
    workbench, session = opened()
    carried_out(workbench, session, wanted)
    case = session.case
    assert all(clock.due for clock in workbench.deadlines(case, authority))
    assert workbench.clocks_file(Show.ALL).startswith(b"BEGIN:VCALENDAR")
    assert all(workbench.estimate(case, sheet).total >= 0 for sheet in case.worksheets)
    assert all(each.asked.key and each.about for each in workbench.challenge(case, authority))
    items = workbench.items(case, authority)
    assert len({item.key for item in items}) == len(items)
    sheet = workbench.compose_sheet(case, authority)
    assert follow_each_other(sheet)
    assert short_code(fingerprint(items)) in render_text(sheet)
    assert workbench.render(sheet).data.startswith(b"%PDF")


@on_many_cases(wanted=wishes_with_letters)
def test_any_case_can_be_written_to_a_file_and_read_back(wanted):
    workbench, session = opened()
    carried_out(workbench, session, wanted)
    read = casefile.decode(encode(session.case, workbench.authority_of(session.case)), law().catalogue)
    assert read.case == session.case


@on_many_cases(wanted=wishes)
def test_undoing_everything_gives_the_first_case_and_redoing_the_last(wanted):
    workbench, session = opened()
    first = session.case
    carried_out(workbench, session, wanted)
    last = session.case
    while session.undo_label:
        session.undo()
    assert replace(session.case, revision=first.revision) == first
    while session.redo_label:
        session.redo()
    assert replace(session.case, revision=last.revision) == last
