"""Names of enclosed files: safe to show, safe to save under."""

import pytest

from workbench.intake.readers.names import safe_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("annex.pdf", "annex.pdf"),
        ("../../home/annex.pdf", "annex.pdf"),
        ("C:\\temp\\annex.pdf", "annex.pdf"),
        ("annex\u202efdp.exe", "annexfdp.exe"),
        ("annex\r\n one.pdf", "annex one.pdf"),
        ("an\x00nex\x1b.pdf", "annex.pdf"),
        ("what? <now>.pdf", "what_ _now_.pdf"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("console.txt", "console.txt"),
        (" annex.pdf. ", "annex.pdf"),
        ("Überblick – 2024.docx", "Überblick – 2024.docx"),
        ("..", "enclosed.bin"),
        ("", "enclosed.bin"),
        ("///", "enclosed.bin"),
    ],
)
def test_a_name_keeps_what_can_be_shown_and_saved(given, shown):
    assert safe_name(given, "enclosed.bin") == shown


def test_a_long_name_keeps_its_ending():
    name = safe_name("a" * 400 + ".pdf", "x")
    assert len(name) == 120
    assert name.endswith("a.pdf")
