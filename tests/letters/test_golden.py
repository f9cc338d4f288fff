"""Every letter word for word. To rewrite the golden texts after a change of wording, and read what has changed:

GOLDEN=write .venv/bin/python -m pytest -q tests/letters/test_golden.py && git diff tests/golden
"""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.letters.cases import FORCE, LETTERS, refusal
from workbench import bootstrap, locations
from workbench.domain.findings import Finding, Page, Place, Severity, Waiver
from workbench.domain.letter import Override, Submission
from workbench.letters.compose import compose
from workbench.letters.sheet import compose_sheet
from workbench.rendering.text import render_text
from workbench.service import casefile

GOLDEN = Path(__file__).parents[1] / "golden"
LATE = {"answer-late", "extension-neither-confirm-nor-deny"}
FAR = date(2030, 1, 1)  # a letter's own date goes before today's


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_word_for_word(name, desk):
    assert_golden(name, render_text(compose(LETTERS[name](), FORCE, desk.law, FAR)))


@pytest.mark.parametrize("name", LETTERS)
def test_the_checks_find_nothing_in_a_letter_but_that_it_is_late(name, desk):
    """The standard wording does not trip the checks on words, and the cases are as a careful officer leaves them."""
    found = [finding.rule for finding in desk.findings(LETTERS[name](), FORCE)]
    assert found == (["in-time"] if name in LATE else [])


def test_the_examples_letter_word_for_word(desk):
    example = casefile.decode(locations.example().read_bytes(), desk.law.catalogue)
    assert_golden("facial-recognition", render_text(compose(example.case, example.authority, desk.law, FAR)))


def test_the_sign_off_sheet_word_for_word(desk):
    """The findings of the checks are given from outside, so that the sheet does not change with them."""
    case = refusal()
    asked = replace(case.letter, overrides=(Override("opening.0", "Thank you.", "Thank you for your request."),))
    case = replace(
        case, letter=replace(asked, submission=Submission("A Drafter", "Officer", date(2026, 10, 1), "14:05"))
    )
    place = Place(Page.LETTER)
    found = (
        Finding("late", Severity.ERROR, "The answer is late.", "Say so.", "FOIA s.10(1)", place),
        Finding(
            "harm",
            Severity.WARNING,
            "The harm has no evidence.",
            "Name it.",
            "good practice",
            place,
            Waiver("harm", place, "It is common knowledge.", "A Drafter", date(2026, 10, 1)),
        ),
    )
    clocks = desk.deadlines(case, FORCE)
    moved = replace(clocks[0], before=replace(clocks[0], due=date(2026, 10, 1)), why=("A fees notice was given.",))
    sheet = compose_sheet(case, FORCE, desk.law, found, (moved, *clocks[1:]), "K7QF-M3XD", date(2026, 10, 2))
    assert_golden("sign-off-sheet", render_text(sheet))


def assert_golden(name: str, text: str) -> None:
    """The text is the golden one; with GOLDEN=write it becomes it."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
