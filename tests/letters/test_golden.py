"""Every letter word for word. To rewrite the golden texts after a change of wording, and read what has changed:

GOLDEN=write .venv/bin/python -m pytest -q tests/letters/test_golden.py && git diff tests/golden
"""

import os
from datetime import date
from pathlib import Path

import pytest

from tests.letters.cases import FORCE, LETTERS
from workbench import bootstrap, locations
from workbench.letters.compose import compose
from workbench.rendering.text import render_text
from workbench.service import casefile

GOLDEN = Path(__file__).parents[1] / "golden"
FAR = date(2030, 1, 1)  # a letter's own date goes before today's


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_word_for_word(name, desk):
    assert_golden(name, render_text(compose(LETTERS[name](), FORCE, desk.law, FAR)))


def test_the_examples_letter_word_for_word(desk):
    example = casefile.decode(locations.example().read_bytes(), desk.law.catalogue)
    assert_golden("facial-recognition", render_text(compose(example.case, example.authority, desk.law, FAR)))


def assert_golden(name: str, text: str) -> None:
    """The text is the golden one; with GOLDEN=write it becomes it."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
