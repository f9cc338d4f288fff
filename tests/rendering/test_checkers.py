"""An independent checker of PDF/UA-1 finds nothing. It knows few of the rules: test_structure reads the tree itself."""

import subprocess
import sys

import pytest

from workbench.letters.document import DataTable
from workbench.rendering.pdf import render_pdf

from .letters import SENTENCE, WHOLE, letter, paragraph

LONG = letter(*WHOLE.blocks, paragraph(SENTENCE * 80), DataTable(("a", "b"), tuple((str(n), "x") for n in range(90))))


@pytest.mark.parametrize(
    "document", [WHOLE, LONG, letter(), letter(draft=False)], ids=["whole", "long", "empty", "final"]
)
def test_pdfua_finds_nothing(document, tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pdf(document).data)
    found = subprocess.run([sys.executable, "-m", "pdfua", "check", path], capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "not evaluated" not in found.stdout
