"""What was proposed for a request is put right on its words, by keyboard alone, and taken back again."""

import pytest

from tests.desk.officer import Officer
from workbench.domain.case import Role
from workbench.domain.findings import Page

pytestmark = pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")

REQUEST = """Dear Sir or Madam,

All of this is about 2023. How many drones did the force own? Also how often were they flown, and by whom?

I lost a drone of mine in the river.

Yours faithfully
"""


@pytest.fixture
def officer(qtbot, tmp_path):
    officer = Officer(qtbot, tmp_path / "desk.foilib")
    yield officer
    officer.window.close()
    officer.workbench.close()


def told(officer) -> list[tuple[str, str]]:
    case = officer.case
    held = [(question.span.start, question.text, "question") for question in case.questions]
    held += [(m.span.start, case.request[m.span.start : m.span.end], m.role.value) for m in case.marks]
    return [(words, what) for _, words, what in sorted(held)]


def test_a_request_is_divided_by_hand_from_nothing(officer):
    officer.keys("Ctrl+N")
    officer.pastes(REQUEST)
    proposed = officer.case
    assert officer.place == "The request, word for word"
    officer.keys("Ctrl+A", "C")  # nothing of what was proposed stays
    assert told(officer) == [(REQUEST.strip(), "context")]
    officer.keys("Ctrl+Home", "G")  # all of the one mark, from any place in it
    officer.keys("Del")
    page = officer.window.pages[Page.REQUEST]
    assert page.words.loose.text() == "? 1 stretch is not accounted for"

    officer.keys("Ctrl+Home", "G", "Down", "Down", "A", "S")
    officer.keys("F8", "A", "Q", "F8", "A", "Q", "F8", "A", "C", "F8", "E")
    assert told(officer) == [
        ("Dear Sir or Madam,", Role.GREETING.value),
        ("All of this is about 2023.", Role.SCOPE.value),
        ("How many drones did the force own?", "question"),
        ("Also how often were they flown, and by whom?", "question"),
        ("I lost a drone of mine in the river.", Role.CONTEXT.value),
        ("Yours faithfully", Role.SIGNATURE.value),
    ]
    assert page.words.loose.text() == "✓ every word is accounted for"

    officer.keys("Ctrl+End", *["Up"] * 4, "Left", *["Left"] * len("and by whom?"))
    officer.keys("Ctrl+Return", "Ctrl+]")  # “and by whom?” is one of its own
    texts = [question.text for question in officer.case.questions]
    assert texts[1:] == ["Also how often were they flown,", "and by whom?"]
    assert officer.case.questions[2].parent_id == officer.case.questions[1].id
    assert page.words.here.text() == "Question 2+ · under question 2 · split by hand"

    officer.keys("Return")
    assert "also applies: “All of this is about 2023.”" in officer.window.pages[Page.QUESTIONS].applies.text()
    while officer.case.marks != proposed.marks or officer.case.questions != proposed.questions:
        officer.keys("Ctrl+Z")
        assert officer.case.request == REQUEST
