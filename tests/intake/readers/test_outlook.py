"""A request that was saved from Outlook. The file is made by make_msg.py; others are made here in the same way."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.intake.readers import make_msg
from tests.intake.readers.letters import MSG, WORDS
from tests.intake.readers.make_msg import Storage, compound, enclosed_message, enclosure, message, recipient
from workbench.domain.arrival import FileKind
from workbench.errors import BadInput
from workbench.intake.readers import read

BODY, HTML, RTF, CODE_PAGE, CLASS = 0x1000, 0x1013, 0x1009, 0x3FDE, 0x001A


def arrival_of(values: dict[int, make_msg.Value], *parts: Storage):
    return read("request.msg", compound(message(values, list(parts))))


def test_the_file_is_made_again_the_same():
    assert make_msg.request() == MSG.read_bytes()


def test_the_message_its_envelope_and_what_it_encloses():
    arrival = read("request.msg", MSG.read_bytes())
    assert arrival.kind is FileKind.OUTLOOK
    assert arrival.text == (
        "Dear Sir or Madam,\n\nPlease tell me:\n\n1.\tHow many front counters were closed in 2024?\n"
        "2.\tWhat did each closure save?\n\nYours faithfully,\nA Requester\n\n"
        "---------- Forwarded message ----------\nFrom: A Requester <requester@example.org>\nSubject: Stations\n\n"
        "Earlier I asked which stations are still open."
    )
    assert [(each.name, each.size) for each in arrival.attachments] == [
        ("closures known to me.txt", 25),
        ("map.txt", 5),
    ]
    assert arrival.remarks == ()
    envelope = arrival.envelope
    assert envelope is not None
    assert (envelope.sender_name, envelope.sender_email) == ("A Requester", "requester@example.org")
    assert envelope.recipients == ("foi@police.example", "records@police.example")
    assert envelope.subject == "Request about station closures"
    assert envelope.arrived == datetime(2025, 7, 30, 23, 41, 7, tzinfo=timezone(timedelta(hours=1)))
    assert envelope.arrived_words == "Wed, 30 Jul 2025 23:41:07 +0100"
    assert envelope.sent_words == "Wed, 30 Jul 2025 23:40:58 +0100"


def test_without_headers_outlooks_own_record_is_used():
    """A message that never left the organisation has none."""
    moment = datetime(2025, 7, 30, 22, 41, 7, tzinfo=UTC)
    values = {
        BODY: WORDS,
        0x0037: "Closures",
        0x0C1A: "A Requester",
        0x0C1F: "/O=FORCE/CN=REQ",
        0x0039: moment,
        0x0E06: moment,
    }
    envelope = arrival_of(
        values, recipient(0, "FOI", "foi@police.example"), recipient(1, "R", "/O=FORCE/CN=R")
    ).envelope
    assert envelope is not None
    assert (envelope.sender_name, envelope.sender_email) == ("A Requester", "")
    assert envelope.recipients == ("foi@police.example",)
    assert envelope.subject == "Closures"
    assert envelope.arrived == envelope.sent == moment
    assert envelope.arrived_words == "Wed 30 July 2025, 22:41 UTC, as Outlook recorded it"


@pytest.mark.parametrize(("page", "number"), [("£5 – “x”".encode(), 65001), ("£5 – “x”".encode("cp1252"), 1252)])
def test_a_message_that_is_a_page_only(page, number):
    arrival = arrival_of({HTML: b"<p>Dear team,</p><ol><li>" + page + b"</ol>", CODE_PAGE: number})
    assert arrival.text == "Dear team,\n\n1. £5 – “x”"


def test_an_unknown_code_page_does_no_harm():
    assert arrival_of({HTML: "<p>£5".encode(), CODE_PAGE: 31337}).text == "£5"
    assert arrival_of({BODY: WORDS, CODE_PAGE: 31337}).text == WORDS


def test_rich_text_alone_says_so():
    arrival = arrival_of({RTF: b"compressed"})
    assert arrival.text == ""
    assert "rich text" in arrival.remarks[0]


def test_a_page_that_cannot_be_read_is_kept():
    arrival = arrival_of({HTML: b"<div>" * 5000, CODE_PAGE: 1252}, enclosure(0, "map.pdf", b"x"))
    assert [each.name for each in arrival.attachments] == ["enclosed.html", "map.pdf"]
    assert "nested deeper" in arrival.remarks[0]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("IPM.Note.SMIME", "It is encrypted, or sealed"),
        ("IPM.Note.SMIME.MultipartSigned", "It is signed; the signature was not checked."),
    ],
)
def test_a_signed_or_encrypted_message_says_so(kind, said):
    assert arrival_of({CLASS: kind, BODY: WORDS}).remarks[0].startswith(said)


def test_messages_within_one_another_are_read_five_deep():
    inner = message({BODY: "The words of message 8."}, [], make_msg.HEADERS_OF_INNER)
    for number in range(7, 0, -1):
        inner = message(
            {BODY: f"The words of message {number}."}, [enclosed_message(0, inner)], make_msg.HEADERS_OF_INNER
        )
    arrival = arrival_of({BODY: "The words of message 0."}, enclosed_message(0, inner))
    assert [number for number in range(9) if f"words of message {number}." in arrival.text] == [0, 1, 2, 3, 4, 5]
    assert "more than 5 deep" in arrival.remarks[0]


def test_a_large_enclosure_comes_out_whole():
    data = bytes(range(256)) * 400
    arrival = arrival_of({BODY: WORDS}, enclosure(0, "C:\\x\\large.bin", data))
    assert [(each.name, each.data) for each in arrival.attachments] == [("large.bin", data)]


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        ("WordDocument", "is an old Word document (.doc)"),
        ("EncryptedPackage", "is protected by a password"),
        ("Workbook", "is a workbook, not a letter"),
        ("Anything", "is damaged, or not really an Outlook message"),
    ],
)
def test_other_files_of_that_kind_say_what_they_are(stream, said):
    with pytest.raises(BadInput) as caught:
        read("letter.doc", compound(Storage("Root Entry", {stream: b"x" * 100})))
    assert caught.value.sentence == f"letter.doc {said}."
    assert caught.value.advice


def test_tables_that_point_in_a_circle_are_not_followed():
    """Sectors of the file system, each following itself: read to the stated size they would fill the memory."""
    data = bytearray(compound(Storage("Root Entry", {"__properties_version1.0": b"x" * 5000})))
    at = data.index("__properties_version1.0".encode("utf-16-le"))
    data[at + 120 : at + 124] = b"\xff\xff\xff\x7f"
    with pytest.raises(BadInput, match="is damaged"):
        read("request.msg", bytes(data))
    for place in (44, 64, 72):  # how many sectors the tables fill
        data = bytearray(MSG.read_bytes())
        data[place : place + 4] = b"\xff\xff\xff\x7f"
        with pytest.raises(BadInput, match="is damaged"):
            read("request.msg", bytes(data))
