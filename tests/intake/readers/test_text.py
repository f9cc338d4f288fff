"""A request kept as plain text: every encoding that offices use, and its newlines as they are."""

import pytest

from workbench.errors import BadInput
from workbench.intake.readers import read

LETTER = "Dear Sir or Madam,\r\n\r\n1. What did it cost? Under £500 – or “more”?\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_words_are_the_same_in_every_encoding(encoding):
    arrival = read("letter.txt", LETTER.encode(encoding))
    assert arrival.text == LETTER
    assert arrival.remarks == ()
    assert arrival.envelope is None


def test_utf_16_from_a_machine_that_writes_the_high_byte_first():
    assert read("letter.txt", b"\xfe\xff" + LETTER.encode("utf-16-be")).text == LETTER


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_newlines_are_not_touched(newline):
    assert read("letter.txt", f"one{newline}two{newline}".encode()).text == f"one{newline}two{newline}"


def test_a_program_is_not_a_text_file():
    with pytest.raises(BadInput, match=r"tool\.txt is not a text file"):
        read("tool.txt", bytes(range(1, 32)) * 20 + b"words among them" * 3)
