"""Files that somebody made to stop the desk: each ends soon, in little memory, with words or with a sentence.

Time is that of the processor, so that a busy machine does not count.
"""

import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from tests.intake.readers.letters import MSG, WORDS, W, bare_pdf, packed, paragraph, word, zipped
from workbench.errors import BadInput
from workbench.intake.readers import read

SECONDS = 3.0
MEGABYTES = 120
HEAD = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=B\n\n"


def nested(depth: int) -> bytes:
    message = b"Content-Type: text/plain\n\nhello\n"
    for _ in range(depth):
        message = HEAD + b"Content-Type: message/rfc822\n\n" + message
    return message


def parts_within_parts(depth: int) -> bytes:
    parts = (b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (each, each) for each in range(depth))
    return HEAD + b"".join(parts) + b"\n" * 3_000_000


def entities() -> str:
    names = "".join(f'<!ENTITY a{place} "{f"&a{place - 1};" * 10}">' for place in range(1, 10))
    body = f'<w:document xmlns:w="{W}"><w:body>{paragraph("&a9;")}</w:body></w:document>'
    return f'<!DOCTYPE w [<!ENTITY a0 "aaaaaaaaaa">{names}]>{body}'


def lying_zip() -> bytes:
    """A zip that says it unpacks to a hundred bytes, and unpacks to as many millions."""
    packed_up = zipped({"word/document.xml": b" " * 100_000_000})
    size = (100_000_000).to_bytes(4, "little")
    return packed_up.replace(size, (100).to_bytes(4, "little"))


def shown(times: int, move: bytes) -> bytes:
    return bare_pdf(packed(b"BT /F1 12 Tf " + b"(a) Tj %s Td " % move * times + b"ET"))


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "10 MB of text": ("a.txt", lambda: b"word " * 2_000_000),
    "controls": ("a.txt", lambda: b"\x01" * 4_000_000),
    "messages 500 deep": ("a.eml", lambda: nested(500)),
    "messages 5,000 deep": ("a.eml", lambda: nested(5000)),
    "parts 300 deep, and lines": ("a.eml", lambda: parts_within_parts(300)),
    "300,000 parts": ("a.eml", lambda: MIXED + b"--B\n\nx\n" * 300_000),
    "500,000 headers": ("a.eml", lambda: HEAD + b"X-A: b\n" * 500_000 + b"\nhi"),
    "a header of 7 MB": ("a.eml", lambda: HEAD + b"To: " + b"a@example.org, " * 500_000 + b"\n\nhi"),
    "brackets": ("a.eml", lambda: HEAD + b"Cc: " + b"(" * 5_000_000 + b"\nContent-Type: " + b"(" * 100_000 + b"\n\nhi"),
    "encoded words": ("a.eml", lambda: HEAD + b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nhi"),
    "elements a million deep": ("a.html", lambda: b"<div>" * 1_000_000),
    "a million elements": ("a.html", lambda: b"<p>a</p>" * 600_000),
    "a list of 25,000": ("a.html", lambda: b"<ol>" + b"<li>a" * 25_000),
    "comments": ("a.html", lambda: b"<html>" + b"<!---->" * 700_000),
    "comments that never end": ("a.html", lambda: b"<html>" + b"<!--" * 3_000_000),
    "tags that never end": ("a.html", lambda: b"<a " * 1_600_000),
    "tables within tables": ("a.html", lambda: b"<table><tr><td>" * 49 + b"<tr><td>a<td>b" * 9000),
    "a zip bomb": ("a.docx", lambda: zipped({"word/document.xml": b" " * 90_000_000})),
    "a zip bomb beside the letter": ("a.docx", lambda: zipped({"word/document.xml": b"<a/>", "b": b" " * 120_000_000})),
    "a zip that lies": ("a.docx", lying_zip),
    "entities": ("a.docx", lambda: zipped({"word/document.xml": entities()})),
    "entities in UTF-16": ("a.docx", lambda: zipped({"word/document.xml": entities().encode("utf-16")})),
    "150,000 paragraphs": ("a.docx", lambda: word(paragraph("a") * 150_000)),
    "tables 80 deep": ("a.docx", lambda: word("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80)),
    "a flate bomb": ("a.pdf", lambda: bare_pdf(packed(b"\0" * 100_000_000))),
    "a flate bomb within another": (
        "a.pdf",
        lambda: bare_pdf(packed(b"\0" * 200_000_000, 2), filters=b"/FlateDecode/FlateDecode"),
    ),
    "text far to the right": ("a.pdf", lambda: shown(3_900, b"90000 0")),
    "text far below": ("a.pdf", lambda: shown(3_900, b"0 -90000")),
    "200,000 pieces of text": ("a.pdf", lambda: shown(200_000, b"0 -12")),
    "200 crowded pages": ("a.pdf", lambda: bare_pdf(packed(b"BT /F1 12 Tf " + b"(a) Tj 0 -9 Td " * 3000), pages=200)),
    "arrays without end": ("a.pdf", lambda: bare_pdf(packed(b"[" * 100_000))),
    "objects without number": ("a.pdf", lambda: b"%PDF-1.4\n" + b"1 0 obj\n<<>>\nendobj\n" * 800_000),
    "tables of objects": ("a.pdf", lambda: b"%PDF-1.4\n" + b"xref\n0 1\n" * 2_000_000),
    "a table of 100 million objects": (
        "a.pdf",
        lambda: b"%PDF-1.4\nxref\n0 99999999\n0000000000 65535 f \ntrailer<</Size 9>>\nstartxref\n9\n%%EOF",
    ),
    "an Outlook message and much else": ("a.msg", lambda: MSG.read_bytes() + b"\0" * 15_000_000),
}


def outcome(name: str, data: bytes) -> str:
    try:
        return read(name, data).text
    except BadInput as error:
        return str(error)


@pytest.mark.parametrize("what", FILES)
def test_reading_ends_soon(what):
    name, make = FILES[what]
    data = make()
    start = time.process_time()
    said = outcome(name, data)
    assert time.process_time() - start < SECONDS
    assert said


BOMBS = ["a zip bomb", "a zip bomb beside the letter", "a zip that lies", "entities", "entities in UTF-16"]
BOMBS += ["a flate bomb", "a flate bomb within another", "comments", "text far to the right"]


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_does_not_go_off(what):
    name, make = FILES[what]
    data = make()
    tracemalloc.start()
    try:
        said = outcome(name, data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000
    assert said


@pytest.mark.parametrize("what", ["a zip bomb", "a zip that lies", "entities", "entities in UTF-16", "a flate bomb"])
def test_a_bomb_is_told_of_in_a_sentence(what):
    name, make = FILES[what]
    with pytest.raises(BadInput, match=rf"^{name} "):
        read(name, make())


def test_the_lying_zip_would_unpack_to_a_hundred_million_bytes():
    """Or the test above would say nothing."""
    data = lying_zip()
    assert len(data) < 200_000
    start = data.index(b"document.xml") + len(b"document.xml")
    assert len(zlib.decompressobj(-15).decompress(data[start:])) == 100_000_000


def test_a_long_but_honest_letter_is_read():
    """500 paragraphs in Word, 20 pages in a PDF: more than any request, and no bomb."""
    lines = [paragraph(f"{number}. {WORDS}") for number in range(500)]
    assert read("a.docx", word("".join(lines))).text.count("\n") == 499
    page = b"".join(b"(%d. How many were closed in this year?) Tj 0 -12 Td " % number for number in range(60))
    arrival = read("a.pdf", bare_pdf(packed(b"BT /F1 10 Tf 50 800 Td " + page + b"ET"), pages=20))
    assert arrival.text.count("How many") == 1200
    assert arrival.remarks == ()
