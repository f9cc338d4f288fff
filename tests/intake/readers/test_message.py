"""A request that came as an e-mail: its words as its reader saw them, its envelope, and what it encloses."""

from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest

from tests.intake.readers.letters import WORDS, mail, raw_mail
from workbench.errors import BadInput
from workbench.intake.readers import read

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(20)


def text_of(message: EmailMessage | bytes) -> str:
    return arrival_of(message).text


def arrival_of(message: EmailMessage | bytes):
    return read("request.eml", message if isinstance(message, bytes) else message.as_bytes())


def body(kind: str, data: bytes, *lines: str) -> bytes:
    return raw_mail("MIME-Version: 1.0", f"Content-Type: {kind}", *lines, body=data)


def test_a_plain_message_is_its_words():
    arrival = arrival_of(mail("Dear team,\n\n1. How many?\n   in 2024\n\n-- \nA Requester\n"))
    assert arrival.text == "Dear team,\n\n1. How many?\n   in 2024\n\n-- \nA Requester"
    assert arrival.attachments == ()
    assert arrival.remarks == ()


def test_the_envelope_tells_who_when_and_about_what():
    message = raw_mail(
        "Received: from relay.example.org by mx.police.example;\r\n\tThu, 31 Jul 2025 00:10:07 +0100 (BST)",
        "Received: from laptop by relay.example.org; Wed, 30 Jul 2025 23:09:59 +0000",
        "Reply-To: answers@example.org",
        "To: FOI <foi@police.example>, records@police.example",
        'Cc: "Other, Force" <foi@other.police.example>',
        "Subject: =?utf-8?q?Closures_=E2=80=93_front?=\r\n =?utf-8?q?_counters?=",
        "Date: Wed, 30 Jul 2025 19:09:50 -0400",
    ).replace(b"From: a@example.org", b'From: "Requester, A" <a@example.org>')
    envelope = arrival_of(message).envelope
    assert envelope is not None
    assert (envelope.sender_name, envelope.sender_email) == ("Requester, A", "a@example.org")
    assert envelope.reply_to == "answers@example.org"
    assert envelope.recipients == ("foi@police.example", "records@police.example", "foi@other.police.example")
    assert envelope.subject == "Closures – front counters"
    assert envelope.sent == datetime(2025, 7, 30, 23, 9, 50, tzinfo=UTC)
    assert envelope.sent_words == "Wed, 30 Jul 2025 19:09:50 -0400"
    assert envelope.arrived == datetime(2025, 7, 31, 0, 10, 7, tzinfo=timezone(timedelta(hours=1)))
    assert envelope.arrived_words == "Thu, 31 Jul 2025 00:10:07 +0100 (BST)"


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("Wed, 30 Jul 2025 10:00:00 -0000", datetime(2025, 7, 30, 10, tzinfo=UTC)),
        ("30 Jul 25 10:00 GMT", datetime(2025, 7, 30, 10, tzinfo=UTC)),
        ("Wed, 30 Jul 2025 10:00:00", None),  # of which zone?
        ("Wed, 30 Jul 2025 10:00:00 BST", None),
        ("Wed, 45 Jul 2025 10:00:00 +0000", None),
        ("yesterday", None),
        ("", None),
        ("Wed, 30 Jul 99999999 10:00:00 +9999", None),
    ],
)
def test_a_date_that_cannot_be_understood_keeps_its_words(words, moment):
    envelope = arrival_of(raw_mail(f"Date: {words}")).envelope
    assert envelope is not None
    assert (envelope.sent, envelope.sent_words) == (moment, words)


@pytest.mark.parametrize(
    ("header", "name", "address"),
    [
        (b"a@example.org", "", "a@example.org"),
        (b"<a@example.org>", "", "a@example.org"),
        (b'"a@example.org" <a@example.org>', "", "a@example.org"),
        (b"a@example.org (A Requester)", "A Requester", "a@example.org"),
        (b"=?iso-8859-1?q?Ren=E9?= Requester <a@example.org>", "René Requester", "a@example.org"),
        (b'"=?utf-8?b?UmVuw6k=?=" <a@example.org>', "René", "a@example.org"),
        (b"=?utf-8?b?broken <a@example.org>", "=?utf-8?b?broken", "a@example.org"),
        (b"=?no-such?q?Ren=E9?= <a@example.org>", "René", "a@example.org"),
        ("René <a@example.org>".encode(), "René", "a@example.org"),
        ("René <a@example.org>".encode("cp1252"), "René", "a@example.org"),
        (b"A Requester", "", ""),
        (b"", "", ""),
    ],
)
def test_the_sender_is_found_however_the_header_is_written(header, name, address):
    message = raw_mail("Subject: x").replace(b"From: a@example.org", b"From: " + header)
    envelope = arrival_of(message).envelope
    assert envelope is not None
    assert (envelope.sender_name, envelope.sender_email) == (name, address)


def test_an_encoded_character_may_go_on_in_the_next_word():
    envelope = arrival_of(raw_mail("Subject: =?utf-8?q?caf=C3?= =?utf-8?q?=A9?= closures")).envelope
    assert envelope is not None
    assert envelope.subject == "café closures"


@pytest.mark.parametrize("transfer", ["7bit", "quoted-printable", "base64"])
def test_the_words_are_the_same_however_they_travelled(transfer):
    message = EmailMessage()
    message["From"] = "a@example.org"
    text = "What did it cost?\n" + "a word " * 30 + "\n"
    message.set_content(text, cte=transfer)
    assert text_of(message) == text.rstrip("\n")


@pytest.mark.parametrize(
    ("declared", "data", "remark"),
    [
        ("utf-8", "£5 – “x”".encode(), None),
        ("windows-1252", "£5 – “x”".encode("cp1252"), None),
        ("iso-8859-1", "£5 – “x”".encode("cp1252"), None),  # what mail programs mean by it
        ("iso-8859-1", "£5 – “x”".encode(), "iso-8859-1, which it is not; it was read as UTF-8."),
        ("us-ascii", "£5 – “x”".encode(), "us-ascii, which it is not; it was read as UTF-8."),
        ("utf-8", "£5 – “x”".encode("cp1252"), "utf-8, which it is not; it was read as Windows-1252."),
        ("no-such", "£5 – “x”".encode(), "no-such, which it is not; it was read as UTF-8."),
        ("base64", "£5 – “x”".encode(), "base64, which it is not; it was read as UTF-8."),
        ("koi8-r", "£5 – “x”".encode("cp1252"), ...),
    ],
)
def test_a_wrongly_declared_encoding_is_seen_through_and_told(declared, data, remark):
    arrival = arrival_of(body(f"text/plain; charset={declared}", data, "Content-Transfer-Encoding: 8bit"))
    if remark is ...:  # bytes that fit the declared encoding are taken at its word
        assert arrival.remarks == ()
        return
    assert arrival.text == "£5 – “x”"
    assert arrival.remarks == ((f"It says that it is written in {remark}",) if remark else ())


def test_lines_that_the_mail_program_wrapped_are_whole_again():
    flowed = b"Please tell me how \nmany were closed.\n\n  1. indented\n> quoted \n> on\n>> deeper\n-- \nA Requester\n"
    assert text_of(body("text/plain; format=flowed", flowed)) == (
        "Please tell me how many were closed.\n\n 1. indented\n> quoted on\n>> deeper\n-- \nA Requester"
    )
    assert text_of(body("text/plain; format=flowed; delsp=yes", b"antidis \nestablish\n")) == "antidisestablish"
    assert text_of(body("text/plain", b"not flowed \nat all\n")) == "not flowed \nat all"


def test_the_plain_form_is_taken_where_there_is_a_page_too():
    message = mail(f"1. {WORDS}\n")
    message.add_alternative(f"<ol><li>{WORDS}</ol><img src='https://example.com/pixel.png'>", subtype="html")
    arrival = arrival_of(message)
    assert arrival.text == f"1. {WORDS}"
    assert arrival.remarks == ()


@pytest.mark.parametrize("stub", ["", "\n \n", "This message needs a program that shows HTML.\n"])
def test_a_plain_form_that_only_stands_in_is_not(stub):
    message = mail(stub)
    questions = "".join(f"<li>How many were closed in {year}, and why?" for year in range(2015, 2025))
    message.add_alternative(f"<p>Dear team,</p><ol>{questions}</ol>", subtype="html")
    arrival = arrival_of(message)
    assert arrival.text.startswith("Dear team,\n\n1. How many were closed in 2015, and why?\n2. ")
    assert bool(stub.strip()) == bool(arrival.remarks)


def test_a_message_that_is_a_page_only():
    arrival = arrival_of(body("text/html; charset=utf-8", b"<p>Dear team,</p><ol><li>How?<li>Why?</ol>"))
    assert arrival.text == "Dear team,\n\n1. How?\n2. Why?"


def test_what_is_enclosed_is_listed_and_kept():
    message = mail()
    message.add_attachment(b"a map", maintype="application", subtype="pdf", filename="../a map.pdf")
    message.add_attachment("my notes\n", filename="notes.txt")
    message.add_attachment(b"unnamed", maintype="application", subtype="pdf")
    arrival = arrival_of(message)
    assert arrival.text == WORDS
    assert [(each.name, each.data) for each in arrival.attachments] == [
        ("a map.pdf", b"a map"),
        ("notes.txt", b"my notes\n"),
        ("enclosed.pdf", b"unnamed"),
    ]
    assert arrival.attachments[0].size == 5
    assert len(arrival.attachments[0].sha256) == 64


def test_the_words_may_have_a_name_too():
    arrival = arrival_of(body("text/plain; name=message.txt", WORDS.encode()))
    assert arrival.text == WORDS
    assert arrival.attachments == ()


@pytest.mark.parametrize(
    "disposition",
    [
        'attachment; filename="=?utf-8?q?caf=C3=A9.pdf?="',
        "attachment; filename*=utf-8''caf%C3%A9.pdf",
        "attachment; filename*0*=utf-8''caf%C3%A9; filename*1=.pdf",
        'attachment; filename="café.pdf"',
    ],
)
def test_names_of_what_is_enclosed_are_decoded(disposition):
    arrival = arrival_of(body("application/pdf", b"x", f"Content-Disposition: {disposition}"))
    assert [each.name for each in arrival.attachments] == ["café.pdf"]


def test_a_picture_in_the_text_is_no_enclosure_unless_it_has_a_name():
    message = mail()
    message.add_alternative("<p>x</p><img src='cid:1'><img src='cid:2'>", subtype="html")
    page = message.get_payload()[1]
    page.add_related(PICTURE, "image", "png", cid="<1>")
    page.add_related(PICTURE, "image", "png", cid="<2>", filename="plan.png")
    assert [each.name for each in arrival_of(message).attachments] == ["plan.png"]


def test_a_message_whose_words_lie_in_what_it_encloses_says_so():
    message = mail("\n")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="request.pdf")
    arrival = arrival_of(message)
    assert arrival.text == ""
    assert arrival.remarks == ("It has no words of its own; what it encloses is kept.",)
    assert arrival_of(mail("\n")).remarks == ("It has no words of its own.",)


def forwarded(inner: EmailMessage, text: str = "For you.\n") -> EmailMessage:
    message = mail(text, Subject="Fw: A request")
    message.add_attachment(inner)
    return message


def test_a_forwarded_request_stands_in_the_text_under_a_line_that_says_so():
    inner = mail(Date="Wed, 30 Jul 2025 10:00:00 +0100", Subject="The request itself")
    inner.add_attachment(b"x", maintype="application", subtype="pdf", filename="inner.pdf")
    arrival = arrival_of(forwarded(inner))
    assert arrival.text == (
        "For you.\n\n---------- Forwarded message ----------\nFrom: A Requester <requester@example.org>\n"
        f"Sent: Wed 30 July 2025\nTo: foi@police.example\nSubject: The request itself\n\n{WORDS}"
    )
    assert [each.name for each in arrival.attachments] == ["inner.pdf"]
    assert arrival.envelope is not None
    assert arrival.envelope.subject == "Fw: A request"


def test_ten_messages_within_one_another_are_read_five_deep_and_the_rest_is_kept():
    message = mail("The words of message 10.\n", Subject="message 10")
    for number in range(9, -1, -1):
        outer = mail(f"The words of message {number}.\n", Subject=f"message {number}")
        outer.add_attachment(message)
        message = outer
    arrival = arrival_of(message)
    assert [number for number in range(11) if f"words of message {number}." in arrival.text] == [0, 1, 2, 3, 4, 5]
    assert [each.name for each in arrival.attachments] == ["message 6.eml"]
    assert "more than 5 deep" in arrival.remarks[0]
    kept = read("kept.eml", arrival.attachments[0].data)
    assert "words of message 10." in kept.text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("multipart/signed; boundary=b", "It is signed; the signature was not checked."),
        ("multipart/encrypted; boundary=b", "It is encrypted, or sealed"),
    ],
)
def test_a_signed_or_encrypted_message_says_so(kind, said):
    parts = f"--b\n\n{WORDS}\n--b\nContent-Type: application/pgp-signature; name=x.asc\n\nsignature\n--b--\n"
    arrival = arrival_of(body(kind, parts.encode()))
    assert arrival.remarks[0].startswith(said)
    assert arrival.attachments == ()


def test_a_sealed_message_keeps_what_it_is_sealed_in():
    arrival = arrival_of(body("application/pkcs7-mime; name=smime.p7m", b"sealed"))
    assert "It is encrypted, or sealed" in arrival.remarks[0]
    assert [each.name for each in arrival.attachments] == ["smime.p7m"]
    assert arrival.envelope is not None


def test_words_sealed_with_pgp_say_so():
    assert "encrypted (PGP)" in arrival_of(mail("-----BEGIN PGP MESSAGE-----\nx\n")).remarks[0]
    assert "signed (PGP)" in arrival_of(mail("-----BEGIN PGP SIGNED MESSAGE-----\nx\n")).remarks[0]


def test_outlooks_own_wrapping_says_so():
    message = mail()
    message.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert "winmail.dat" in arrival_of(message).remarks[0]


def test_a_part_that_cannot_be_read_is_kept_and_the_rest_is_read():
    message = mail()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="map.pdf")
    broken = EmailMessage()
    broken.set_content("<div>" * 1000 + "deep", subtype="html")
    message.attach(broken)
    arrival = arrival_of(message)
    assert arrival.text == WORDS
    assert [each.name for each in arrival.attachments] == ["map.pdf", "enclosed.html"]
    assert "nested deeper" in arrival.remarks[0]


@pytest.mark.parametrize(
    "line",
    [
        'Content-Type: text/plain; charset="utf-8',
        "Content-Type: text/plain; a*0=b; a*1*=c; a*1=d",
        "Content-Type: ((((((((",
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/mixed; boundary=never",
        "Content-Transfer-Encoding: none-such",
        "Content-Disposition: ; ; ;",
        "X" * 5000,
    ],
)
def test_broken_headers_leave_the_words(line):
    assert WORDS in text_of(raw_mail("MIME-Version: 1.0", line, "Subject: x", body=f"{WORDS}\r\n"))


def test_a_message_within_more_parts_than_any_says_so():
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(90))
    with pytest.raises(BadInput, match=r"request\.eml "):
        arrival_of(b"From: a@example.org\n" + parts.encode() + b"\nx\n")
