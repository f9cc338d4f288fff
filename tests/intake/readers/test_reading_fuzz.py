"""Whatever the bytes are, and whatever they are called: words or a sentence, never a fault of the program."""

import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.readers.letters import W, one_of_each, paragraph, word_parts, zipped
from workbench.errors import BadInput
from workbench.intake.arrival import Arrival
from workbench.intake.readers import ENDINGS, read

COUNT = int(os.environ.get("FUZZ", "60"))
"""Of each kind. More: FUZZ=10000 .venv/bin/python -m pytest -q tests/intake/readers/test_reading_fuzz.py"""
USUAL = one_of_each()
STARTS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"From: a\n", b"\xff\xfe")
RICH = word_parts(
    paragraph("1", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    + f"<w:tbl><w:tr><w:tc>{paragraph('a')}{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>"
    + "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    + f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('box')}</w:txbxContent></w:pict></w:r></w:p>",
    numbering=f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/>'
    '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num></w:numbering>',
    footnotes=f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("note")}</w:footnote></w:footnotes>',
)

relaxed = settings(max_examples=COUNT, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def is_read_or_refused(name: str, data: bytes) -> None:
    try:
        arrival = read(name, data)
    except BadInput as error:
        check_sentence(name, error)
    else:
        check_words(arrival)


def check_sentence(name: str, error: BadInput) -> None:
    assert error.sentence.startswith(f"{name} ")
    assert error.sentence.endswith(".")
    assert error.advice.endswith(".")


def check_words(arrival: Arrival) -> None:
    arrival.text.encode("utf-8")  # no half of a surrogate pair
    assert "\0" not in arrival.text
    assert all(each.name == each.name.strip() != "" for each in arrival.attachments)
    assert all(remark.endswith(".") for remark in arrival.remarks)


@relaxed
@given(ending=st.sampled_from(ENDINGS), start=st.sampled_from(STARTS), data=st.binary(max_size=2000))
def test_random_bytes(ending, start, data):
    is_read_or_refused(f"file{ending}", start + data)


@relaxed
@given(seed=st.integers(min_value=0), count=st.integers(min_value=1, max_value=12))
def test_a_word_document_whose_parts_changed(seed, count):
    """What is changed in a packed file mostly breaks the packing; here it is what was packed."""
    chance = random.Random(seed)
    parts = {name: bytearray(part, "utf-8") for name, part in RICH.items()}
    for _ in range(count):
        part = parts[chance.choice(list(parts))]
        at, start = chance.randrange(len(part)), chance.randrange(len(part))
        match chance.randrange(3):
            case 0:
                part[at] = chance.choice(b'0189<>/"w%\xff\0')
            case 1:
                del part[at : at + chance.randrange(1, 80)]
            case _:
                part[at:at] = part[start : start + 80]
        part.extend(b"" if part else b" ")
    is_read_or_refused("letter.docx", zipped({name: bytes(part) for name, part in parts.items()}))


@pytest.mark.parametrize("name", USUAL)
@relaxed
@given(seed=st.integers(min_value=0), count=st.integers(min_value=1, max_value=40))
def test_a_file_of_which_some_bytes_changed(name, seed, count):
    chance = random.Random(seed)
    data = bytearray(USUAL[name])
    for _ in range(count):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 60)]
            case 2:
                data[at:at] = data[(start := chance.randrange(len(data))) : start + 60]
            case _:
                data[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"9999", b"((((", b"<<<<"))
        data = data or bytearray(b" ")
    is_read_or_refused(name, bytes(data))


@pytest.mark.parametrize("name", USUAL)
def test_a_file_that_was_cut_off_anywhere(name):
    data = USUAL[name]
    for size in range(0, len(data), max(1, len(data) // 60)):
        is_read_or_refused(name, data[:size])


TAGS = [
    *("<ol>", "<li>", "</ol>", "<ul>", "</ul>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<pre>"),
    *("</pre>", "<div>", "</div>", "<b>", "</b>", "<h1>", "</h1>", "<blockquote>", "</blockquote>", "<!--", "-->"),
    *("&amp;", "&#0;", "&#xD800;", "<dl>", "<dt>", "<dd>", "<span style=display:none>", "<nav>", "word"),
]


@relaxed
@given(st.lists(st.sampled_from(TAGS), max_size=80).map("".join))
def test_any_markup(html):
    is_read_or_refused("page.html", f"<html>{html}".encode())
