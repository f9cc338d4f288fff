"""Requests that arrive as files: the text goes into the case, the file is kept, nothing else is taken at its word."""

from email.message import EmailMessage
from functools import cache

import pytest

from tests.service.test_handover import library
from workbench.domain.arrival import FileKind
from workbench.errors import BadInput, KnownError, RuleViolation
from workbench.service import commands as c
from workbench.service.arrivals import read, read_path, text_of
from workbench.service.casefile import encode

REQUEST = "Dear force,\n\n1. How many drones does the force own?\n2. What did they cost?\n\nA Requester\n"


@cache  # each message that is made has boundaries of its own
def message(attachment: bytes = b"1. Who flies the drones?") -> bytes:
    mail = EmailMessage()
    mail["From"] = "A Requester <requester@example.org>"
    mail["To"] = "foi@northshire.example"
    mail["Subject"] = "Drones"
    mail["Date"] = "Tue, 01 Jul 2025 23:30:00 +0000"
    mail.set_content(REQUEST)
    mail.add_attachment(attachment, maintype="text", subtype="plain", filename="further.txt")
    return mail.as_bytes()


@pytest.fixture
def workbench():
    return library("a")


@pytest.fixture
def session(workbench):
    incoming = read("request.eml", message())
    return workbench.arrivals.open_case(incoming, text_of(incoming))


def test_a_message_becomes_a_case_with_its_questions_and_its_file(workbench, session):
    case = session.case
    assert [question.text for question in case.questions] == [
        "How many drones does the force own?",
        "What did they cost?",
    ]
    (source,) = case.sources
    assert (source.name, source.kind, source.size) == ("request.eml", FileKind.EMAIL, len(message()))
    assert [enclosure.name for enclosure in source.enclosures] == ["further.txt"]
    assert workbench.arrivals.original(case, source.id) == message()
    assert workbench.arrivals.enclosure(case, source.id, 0).strip() == b"1. Who flies the drones?"


def test_what_a_message_says_of_itself_is_not_taken_at_its_word(session):
    case = session.case
    assert case.received is None
    assert (case.requester.name, case.requester.email, case.title) == ("", "", "")
    assert (case.scope, case.priority, case.preferred_form) == (None, (), "")
    assert case.sources[0].envelope.sender_email == "requester@example.org"


def test_taking_it_in_is_one_change_that_undo_takes_back_and_redo_makes_again(workbench, session):
    taken = session.case
    assert session.undo_label == "Take in the request"
    session.undo()
    assert (session.case.request, session.case.sources) == ("", ())
    session.redo()
    assert (session.case.request, session.case.sources) == (taken.request, taken.sources)
    assert workbench.arrivals.original(session.case, taken.sources[0].id) == message()


def test_a_file_can_be_taken_into_a_case_that_is_open_and_still_empty(workbench):
    session = workbench.new_case()
    incoming = read("request.txt", REQUEST.encode())
    workbench.arrivals.take(session, incoming, text_of(incoming))
    assert session.case.request == REQUEST
    assert session.case.received == workbench.today(), "what Ctrl+N put there is the officer’s"


def test_it_is_not_taken_over_answers_to_another_request(workbench, session):
    session.execute(c.SetSubject(session.case.parts[0].id, "drones"))
    incoming = read("other.txt", b"1. Why?")
    with pytest.raises(RuleViolation):
        workbench.arrivals.take(session, incoming, text_of(incoming))
    assert len(session.case.sources) == 1


def test_the_request_may_stand_in_the_attachment_or_in_both():
    incoming = read("request.eml", message())
    assert text_of(incoming, (0,), message=False).strip() == "1. Who flies the drones?"
    both = text_of(incoming, (0,))
    assert both.index("What did they cost?") < both.index("Who flies the drones?")


def test_the_same_file_again_is_known_by_its_bytes(workbench, session):
    again = read("copy of request.eml", message())
    assert workbench.arrivals.known(again) == (session.case.reference,)
    assert workbench.arrivals.known(read("other.eml", message(b"other"))) == ()


def test_a_file_that_cannot_be_read_says_so_and_is_no_case(workbench, tmp_path):
    for incoming in (read("empty.eml", b""), read_path(tmp_path / "gone.eml")):
        assert isinstance(incoming.fault, BadInput)
        assert incoming.name in incoming.fault.sentence
        with pytest.raises(KnownError):
            text_of(incoming)
        with pytest.raises(KnownError):
            workbench.arrivals.open_case(incoming, "text")


def test_a_file_on_the_disk_is_read_once_and_left_alone(workbench, tmp_path):
    path = tmp_path / "request.txt"
    path.write_bytes(REQUEST.encode())
    incoming = read_path(path)
    path.unlink()
    session = workbench.arrivals.open_case(incoming, text_of(incoming))
    assert workbench.arrivals.original(session.case, session.case.sources[0].id) == REQUEST.encode()


def test_a_case_that_came_without_its_file_says_where_it_is(workbench, session):
    other = library("b")
    case = other.import_case(encode(session.case, workbench.authority_of(session.case))).case
    with pytest.raises(RuleViolation, match="is not here"):
        other.arrivals.original(case, case.sources[0].id)
