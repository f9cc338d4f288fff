"""An independent checker of PDF/UA-1 finds nothing. It knows few of the rules: test_structure reads the tree itself.

packaging/check_accessibility.sh puts the same letters before a second checker, which is too large for every run.
"""

import subprocess
import sys

import pytest

from tests.letters.cases import FORCE, LETTERS
from workbench import bootstrap
from workbench.letters.document import DataTable
from workbench.rendering.pdf import render_pdf

from .letters import SENTENCE, WHOLE, letter, paragraph

LONG = letter(*WHOLE.blocks, paragraph(SENTENCE * 80), DataTable(("a", "b"), tuple((str(n), "x") for n in range(90))))


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


@pytest.mark.parametrize(
    "document", [WHOLE, LONG, letter(), letter(draft=False)], ids=["whole", "long", "empty", "final"]
)
def test_pdfua_finds_nothing(document, tmp_path):
    assert_passes(render_pdf(document).data, tmp_path)


@pytest.mark.parametrize("name", LETTERS)
def test_pdfua_finds_nothing_in_any_letter(name, desk, tmp_path):
    assert_passes(desk.render(desk.compose(LETTERS[name](), FORCE)).data, tmp_path)


@pytest.mark.parametrize("name", ["answer-refusal", "answer-cost", "acknowledgement", "review-outcome"])
def test_pdfua_finds_nothing_in_a_sign_off_sheet(name, desk, tmp_path):
    assert_passes(desk.render(desk.compose_sheet(LETTERS[name](), FORCE)).data, tmp_path)


@pytest.mark.parametrize("name", LETTERS)
def test_the_same_letter_has_the_same_bytes_and_every_character_a_glyph(name, desk):
    letter, sheet = desk.compose(LETTERS[name](), FORCE), desk.compose_sheet(LETTERS[name](), FORCE)
    for document in (letter, sheet):
        one, other = desk.render(document), desk.render(document)
        assert one.data == other.data
        assert one.missing_glyphs == ()


def assert_passes(data: bytes, folder) -> None:
    path = folder / "letter.pdf"
    path.write_bytes(data)
    found = subprocess.run([sys.executable, "-m", "pdfua", "check", path], capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "not evaluated" not in found.stdout
