"""Page 2 says of a question what applies to it though it stands elsewhere, and why it is one question."""

from itertools import pairwise

import pytest

from tests.ui.pages_support import REQUEST, desk, taken
from ui.pages.questions import QuestionsPage
from workbench.domain.case import Mark, Question, Role, Span
from workbench.service.commands import ClearMark, MarkAs, SetLeadIn, TakeRequest

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager

LAST = REQUEST.index("Please")
SCOPE = Span(LAST, LAST + len("Please answer question 2 first."))


@pytest.fixture
def page(qtbot):
    return desk(qtbot, QuestionsPage)


def test_a_question_that_nothing_else_applies_to_has_no_note(page):
    page.tree.choose("q1")
    assert not page.applies.isVisible()


def test_the_sentence_that_leads_in_is_shown_under_the_question(page):
    page.bridge.execute(SetLeadIn("q2", True))
    page.tree.choose("qa")
    assert page.applies.text() == "led in by: “Which firms supply them?”"
    assert page.words.accessibleDescription() == page.applies.text()
    page.tree.choose("q1")
    assert not page.applies.isVisible()


def test_a_scope_is_shown_as_soon_as_it_is_marked_and_gone_when_it_is_cleared(page):
    page.tree.choose("q1")
    page.bridge.execute(MarkAs(SCOPE, Role.SCOPE))
    assert page.applies.isVisible()
    assert page.applies.text() == "also applies: “Please answer question 2 first.”"
    page.bridge.execute(ClearMark(SCOPE))
    assert not page.applies.isVisible()


def test_a_scope_of_one_question_is_shown_at_that_and_at_those_under_it(page):
    page.bridge.execute(MarkAs(SCOPE, Role.SCOPE, ("q2",)))
    shown = {}
    for question_id in ("q1", "q2", "qa"):
        page.tree.choose(question_id)
        shown[question_id] = page.applies.isVisible()
    assert shown == {"q1": False, "q2": True, "qa": True}


def test_it_is_said_why_the_words_are_one_question(page):
    page.bridge.execute(TakeRequest("1. How many?", (Question("q", "1", "How many?", Span(3, 12), why="marker 1."),)))
    assert page.applies.text() == "why one question: marker 1."


def test_markup_is_text_and_a_long_scope_leaves_room_for_the_answer(page):
    words = "<b>In all</b> districts & areas. " + "Including every ward of the county. " * 60
    text = "How many? " + words * 5
    ends = [10 + len(words) * number for number in range(6)]
    marks = tuple(Mark(Span(start, end - 1), Role.SCOPE) for start, end in pairwise(ends))
    page.bridge.execute(TakeRequest(text, (Question("q", "1", "How many?", Span(0, 9)),), (), marks))
    assert "“<b>In all</b> districts & areas." in page.applies.text()
    assert page.applies.text().endswith("and 2 more: see the request (Ctrl+1)")
    assert len(page.applies.text()) < 600
    assert page.applies.accessibleDescription().count("also applies") == 5
    assert page.applies.toolTip().count("&lt;b&gt;In all&lt;/b&gt;") == 5


def test_an_empty_case_has_no_note(qtbot):
    page = desk(qtbot, QuestionsPage, taken_in=False)
    assert not page.applies.isVisible()
    page.bridge.execute(taken())
    assert page.heading.text() == "Question 1"
