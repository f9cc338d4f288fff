"""The request's words put right by keys on the words themselves, seen for what they are, and never out of step."""

import sys
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QPalette, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.service.generated import law
from tests.ui.pages_support import REQUEST, desk, kept, taken
from ui.pages.request import RequestPage
from ui.widgets.question_colours import edges, tints, unheld
from workbench.domain.case import Mark, Outcome, Part, Question, Role, Span
from workbench.domain.integrity import faults
from workbench.service.commands import MarkAs, SetOutcome, TakeRequest

pytestmark = pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")

KEYS = (
    *("Q", "Ctrl+M", "C", "S", "Shift+S", "G", "E", "N", "Del", "Ctrl+Return", "Ctrl+J", "Ctrl+]", "Ctrl+["),
    *("[", "]", "W", "A", "F8", "Shift+F8", "Left", "Down", "Shift+Right", "Ctrl+Shift+Left"),
)
CLOSING = "Please answer question 2 first."


@pytest.fixture
def page(qtbot):
    page = desk(qtbot, RequestPage)
    qtbot.waitUntil(page.isActiveWindow, timeout=30_000)  # a key is for what has the keyboard
    page.enter()
    return page


def at(words: str) -> Span:
    start = REQUEST.index(words)
    return Span(start, start + len(words))


def press(page, *keys: str) -> None:
    for key in keys:
        QTest.keySequence(page.text, QKeySequence(key))


def put(page, words: str, inside: int = 1) -> None:
    page.text.put_cursor(at(words).start + inside)


def marks(page) -> list[tuple[str, Role]]:
    case = kept(page)
    return [(case.request[mark.span.start : mark.span.end], mark.role) for mark in case.marks]


def texts(page) -> list[str]:
    return [question.text for question in kept(page).questions]


# ── say what words are ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("key", "role"),
    [("C", Role.CONTEXT), ("S", Role.SCOPE), ("G", Role.GREETING), ("E", Role.SIGNATURE), ("N", Role.MARKER)],
)
def test_one_letter_says_what_the_paragraph_at_the_cursor_is(page, key, role):
    put(page, "Sir or")
    press(page, key)
    assert marks(page) == [("Dear Sir or Madam,", role)]
    assert page.text.place() == at("Sir or").start + 1
    page.bridge.undo()
    assert marks(page) == []


def test_a_letter_says_what_the_selected_words_are(page):
    page.text.select(Span(at("Sir").start - 1, at("Madam").end))
    press(page, "C")
    assert marks(page) == [("Sir or Madam", Role.CONTEXT)]
    assert page.text.selected() is None
    assert page.text.place() == at("Sir").start
    assert page.words.here.text() == "Context · marked by hand"


def test_all_of_a_mark_is_called_something_else_from_inside_it(page):
    page.text.select(at("Dear Sir or Madam,"))
    press(page, "C")
    put(page, "Madam")
    press(page, "G")
    assert marks(page) == [("Dear Sir or Madam,", Role.GREETING)]


def test_a_question_that_is_none_becomes_context_and_the_officer_is_told(page):
    put(page, "Which firms")
    press(page, "C")
    assert "Which firms supply them?" not in texts(page)
    assert page.bridge.news[-1] == "What was question 2 is context now. Ctrl+Z brings it back."
    page.bridge.undo()
    assert kept(page).questions == taken().questions


def test_what_had_been_answered_for_such_a_question_is_not_lost(page):
    page.bridge.execute(SetOutcome("pq2", Outcome.WITHHELD))
    put(page, "Which firms")
    press(page, "C")
    part = kept(page).part("pq2")
    assert (part.outcome, part.question_ids) == (Outcome.WITHHELD, ())


def test_a_scope_may_apply_to_the_question_before_it_alone(page):
    put(page, CLOSING)
    press(page, "Shift+S")
    assert kept(page).marks[0].question_ids == ("qb",)
    assert page.words.here.text() == "Scope of question b · marked by hand"
    put(page, "Sir or")
    press(page, "Shift+S")
    assert len(kept(page).marks) == 1
    assert "No question stands before" in page.bridge.news[-1]


def test_the_sentence_in_a_mark_becomes_a_question_with_two_keys(page):
    page.bridge.execute(TakeRequest("I wondered a while. How many drones are there? I like them."))
    page.bridge.execute(MarkAs(Span(0, 59), Role.CONTEXT))
    page.text.put_cursor(25)
    press(page, "A", "Q")
    assert texts(page) == ["How many drones are there?"]
    assert marks(page) == [("I wondered a while.", Role.CONTEXT), ("I like them.", Role.CONTEXT)]


def test_a_question_has_the_number_that_stands_before_it(page):
    page.bridge.execute(TakeRequest("4. How many?", (), (), (Mark(Span(0, 2), Role.MARKER),)))
    page.text.put_cursor(5)
    press(page, "Q")
    assert [question.label for question in kept(page).questions] == ["4"]


def test_words_in_the_middle_of_a_question_stay_and_the_reason_is_told(page):
    page.text.select(at("firms supply"))
    press(page, "C")
    assert kept(page).questions == taken().questions
    assert "middle of a question" in page.bridge.news[-1]
    assert page.text.selected() == at("firms supply")


@pytest.mark.parametrize("key", ["Q", "C", "Shift+S", "A"])
def test_where_there_are_no_words_the_officer_is_told_what_to_do(page, key):
    page.text.put_cursor(len(REQUEST))
    press(page, key)
    assert (marks(page), len(texts(page))) == ([], 4)
    assert "no words at the cursor" in page.bridge.news[-1]


# ── clear ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_delete_clears_the_mark_at_the_cursor(page):
    put(page, "Sir or")
    press(page, "G", "Del")
    assert marks(page) == []


def test_delete_clears_the_words_selected_and_no_more(page):
    put(page, "Sir or")
    press(page, "G")
    page.text.select(at("Dear Sir"))
    press(page, "Del")
    assert marks(page) == [("or Madam,", Role.GREETING)]


@pytest.mark.parametrize("select", [False, True])
def test_delete_removes_a_question_and_says_so(page, select):
    put(page, "British")
    if select:
        page.text.select(at("British"))
    press(page, "Del")
    assert "British firms" not in texts(page)
    assert page.bridge.news[-1].startswith("Question a was removed")
    assert page.words.here.text().startswith("Not accounted for")


def test_delete_does_not_remove_several_questions_at_once(page):
    page.text.select(Span(at("British").start, at("other firms").end))
    press(page, "Del")
    assert len(texts(page)) == 4
    assert "Several questions" in page.bridge.news[-1]


def test_delete_on_words_of_nobody_says_so(page):
    put(page, "Sir or")
    press(page, "Del")
    assert "nothing to clear" in page.bridge.news[-1]


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_questions_are_joined_nested_and_unnested_at_the_cursor(page):
    put(page, "British")
    press(page, "Ctrl+J")
    assert "British firms\r\n   b) other firms" in texts(page)
    press(page, "Ctrl+[")
    assert kept(page).question("qa").parent_id is None
    press(page, "Ctrl+]")
    assert kept(page).question("qa").parent_id == "q2"
    assert "under question 2" in page.words.here.text()


def test_the_number_of_a_question_stands_for_it(qtbot, page):
    page.text.select(at("a)"))
    press(page, "N")
    press(page, "Ctrl+[")
    assert kept(page).question("qa").parent_id is None
    with qtbot.waitSignal(page.goto) as opened:
        press(page, "Return")
    assert opened.args[0].question_id == "qa"


def test_at_the_very_beginning_of_its_line_too_it_is_at_the_question(page):
    page.text.select(at("b)"))
    press(page, "N")
    put(page, "other firms")
    press(page, "Home")
    assert page.text.textCursor().positionInBlock() == 0
    assert page.words.here.text().startswith("Number of a question")
    press(page, "Ctrl+[")
    assert kept(page).question("qb").parent_id is None


@pytest.mark.parametrize("key", ["Ctrl+J", "Ctrl+]", "Ctrl+["])
def test_where_there_is_no_question_nothing_happens_and_the_officer_is_told(page, key):
    put(page, "Sir or")
    press(page, key)
    assert kept(page).questions == taken().questions
    assert "no question at the cursor" in page.bridge.news[-1]


def test_what_cannot_be_nested_is_told_in_a_sentence(page):
    put(page, "Does the force")
    press(page, "Ctrl+]")
    assert "no question above" in page.bridge.news[-1]


def test_the_edges_of_a_question_are_moved_to_the_cursor(page):
    put(page, "force use", 0)
    press(page, "[")
    assert texts(page)[0] == "force use drones? \U0001f681"
    page.text.put_cursor(at("drones?").end)
    press(page, "]")
    assert texts(page)[0] == "force use drones?"
    put(page, "Does", 0)
    press(page, "[")
    assert texts(page)[0] == "Does the force use drones?"
    page.text.put_cursor(at("\U0001f681").end)
    press(page, "]")
    assert texts(page)[0] == "Does the force use drones? \U0001f681"


def test_where_no_question_follows_or_precedes_there_is_no_edge_to_move(page):
    put(page, CLOSING)
    press(page, "[")
    assert "No question follows" in page.bridge.news[-1]
    put(page, "Sir or")
    press(page, "]")
    assert "No question stands before" in page.bridge.news[-1]


def test_a_question_becomes_the_words_selected(page):
    page.text.select(Span(at("1. Does").start, at("the force").end))
    press(page, "W")
    assert texts(page)[0] == "1. Does the force"
    page.text.select(at("Dear Sir"))
    press(page, "W")
    assert "Select what is to be the question" in page.bridge.news[-1]
    page.text.select(Span(at("British").start, at("other").end))
    press(page, "W")
    assert texts(page)[2:] == ["British firms", "other firms"]


# ── what is not accounted for ────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_not_accounted_for_is_counted_and_gone_through_by_key(page):
    words = page.words
    assert words.loose.text() == "? 5 stretches are not accounted for"
    put(page, "Does")
    found = []
    for _ in range(5):
        press(page, "F8")
        span = page.text.selected()
        found.append(REQUEST[span.start : span.end])
    assert found == ["2.", "a)", "b)", CLOSING, "Dear Sir or Madam,\r\n\r\n1."]
    press(page, "Shift+F8")
    assert page.text.selected() == at(CLOSING)


def test_key_by_key_every_word_is_accounted_for(page):
    page.text.put_cursor(0)
    press(page, "F8", "G", "F8", "N", "F8", "N", "F8", "N", "F8", "C")
    assert page.words.loose.text() == "✓ every word is accounted for"
    press(page, "F8")
    assert page.bridge.news[-1] == "Every word of the request is accounted for."


def test_the_way_on_works_from_the_form_too(page):
    page.form.reference.setFocus()
    QTest.keySequence(page.form.reference, QKeySequence("F8"))
    assert page.text.hasFocus()
    assert page.text.selected() is not None


# ── to be seen and read out ──────────────────────────────────────────────────────────────────────────────────────────


def underlines(page) -> dict[str, QTextCharFormat.UnderlineStyle]:
    return {look.cursor.selectedText(): look.format.underlineStyle() for look in page.text.extraSelections()}


def test_each_role_has_a_look_that_does_not_rest_on_colour(page):
    put(page, CLOSING)
    press(page, "S")
    styles = QTextCharFormat.UnderlineStyle
    assert underlines(page)[CLOSING] == styles.SingleUnderline
    put(page, CLOSING)
    press(page, "C")
    assert CLOSING not in underlines(page)
    press(page, "Del")
    assert underlines(page)[CLOSING] == styles.DotLine


def test_the_margin_has_room_for_what_words_are(page):
    narrow = page.text.viewportMargins().left()
    put(page, CLOSING)
    press(page, "E")
    wide = page.text.viewportMargins().left()
    assert wide >= page.text.fontMetrics().horizontalAdvance("signature") > narrow


def in_margin(page, request: TakeRequest) -> list[str]:
    page.bridge.execute(request)
    page.text.grab()
    return [label for label, _, _ in page.text.margin.written()]


def test_sentences_of_one_paragraph_that_are_the_same_share_one_word_in_the_margin(page):
    text = "I wonder.\r\nI ask.\r\n\r\nI go.\r\nWhere to?"
    marks = tuple(Mark(Span(*span), Role.CONTEXT) for span in ((0, 9), (11, 17), (21, 26)))
    assert in_margin(page, TakeRequest(text, (), (), marks)) == ["context", "context", "?"]


def test_the_number_of_a_question_comes_before_other_words_of_its_line(page):
    asked = Question("q", "7", "how many?", Span(9, 18))
    marks = (Mark(Span(0, 8), Role.SCOPE),)
    assert in_margin(page, TakeRequest("In 2024: how many?", (asked,), (), marks)) == ["7"]


def test_what_holds_the_cursor_is_said_below_and_to_a_screen_reader(page):
    put(page, "Sir or")
    assert page.words.here.text() == "Not accounted for: say what it is: Q, C, S, G or E"
    put(page, "British")
    assert page.words.here.text() == "Question a · under question 2"
    assert page.text.accessibleDescription() == "Question a · under question 2"


def test_every_key_is_in_the_menu_of_the_words_and_none_stands_twice(page):
    shown = [key.toString() for action in page.text.actions() for key in action.shortcuts()]
    assert len(shown) == len(set(shown))
    assert set(KEYS) - set(shown) == {"F8", "Shift+F8", "Left", "Down", "Shift+Right", "Ctrl+Shift+Left"}
    assert all(action.text() for action in page.text.actions() if not action.isSeparator())
    assert page.text.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu


@pytest.mark.skipif(sys.platform == "win32", reason="there the system opens the menu")
def test_the_menu_opens_by_key_at_the_cursor(qtbot, page):
    put(page, "British")
    opened = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        opened.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(0, look)
    press(page, "Shift+F10")
    assert opened[:3] == ["Mark as a question", "Mark as context", "Mark as scope"]


def test_every_button_names_its_key(page):
    buttons = page.words.findChildren(QToolButton)
    assert len(buttons) >= 13
    assert [button.text() for button in buttons if "(" not in button.toolTip()] == []
    assert all(button.accessibleName() for button in buttons)


def test_a_click_with_the_right_button_moves_the_cursor_there_but_keeps_a_selection(qtbot, page):
    spot = page.text.cursorRect().center()
    put(page, CLOSING)
    page.text.verticalScrollBar().setValue(0)
    qtbot.mouseClick(page.text.viewport(), Qt.MouseButton.RightButton, pos=QPoint(spot.x() + 2, 8))
    assert page.text.place() < at("Madam").end
    page.text.selectAll()
    qtbot.mouseClick(page.text.viewport(), Qt.MouseButton.RightButton, pos=QPoint(spot.x() + 2, 8))
    assert page.text.selected() == Span(0, len(REQUEST))


def test_tab_leads_from_the_words_on_to_what_is_known_besides(qtbot, page):
    qtbot.keyClick(page.text, Qt.Key.Key_Tab)
    assert not page.words.isAncestorOf(page.focusWidget())


@pytest.mark.parametrize("ground", ["#efefef", "#2d2d2d"], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(qapp, ground):
    palette = QPalette(QColor(ground))
    base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    assert contrast(unheld(palette), base) >= 4.5
    assert all(contrast(text, tint) >= 4.5 for tint in tints(palette))
    assert all(contrast(edge, base) >= 3 for edge in edges(palette))


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, 1.4.3."""
    lights = sorted(
        0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (map(_linear, c.getRgbF()[:3]) for c in (one, other))
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


# ── nothing overlaps, nothing drifts ─────────────────────────────────────────────────────────────────────────────────

WORDS = st.sampled_from(
    (
        "Dear Sir\r\n\r\n",
        "1. How many? ",
        "caf\u00e9\u00a0\U0001f681",
        "\r\n",
        "\n\n",
        "a) who? ",
        "x\u2028y",
        "– ",
        "\u200d\U0001f600.\r",
    )
)


@st.composite
def requests(draw) -> TakeRequest:
    """A request in which some stretches are questions, some are marked and some are nobody's."""
    text = "Start " + "".join(draw(st.lists(WORDS, max_size=12)))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    questions, found = [], []
    for number, (start, end) in enumerate(pairwise(cuts)):
        kind = draw(st.sampled_from(("question", "mark", "nobody")))
        if kind == "question":
            questions.append(Question(f"q{number}", str(number), text[start:end], Span(start, end)))
        elif kind == "mark":
            found.append(Mark(Span(start, end), draw(st.sampled_from(Role))))
    parts = tuple(Part(f"p{question.id}", question_ids=(question.id,)) for question in questions)
    return TakeRequest(text, tuple(questions), parts, tuple(found))


acts = st.tuples(st.sampled_from((*KEYS, "undo")), st.integers(0, 80), st.integers(0, 12))


def test_whatever_keys_are_pressed_nothing_overlaps_or_drifts_and_undo_brings_back_the_start(qtbot):
    page = desk(qtbot, RequestPage)
    qtbot.waitUntil(page.isActiveWindow, timeout=30_000)
    done: set[str] = set()  # the keys did something

    @settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(requests(), st.lists(acts, min_size=1, max_size=14))
    def run(request, pressed):
        page.bridge.open(page.bridge.workbench.new_case())
        page.bridge.execute(request)
        page.enter()
        start = kept(page)
        for key, place, length in pressed:
            length = 0 if length > 6 else length
            place = min(place, len(request.text) - length)
            page.text.select(Span(place, place + length)) if length else page.text.rest_at(place)
            take_back(page) if key == "undo" else press(page, key)
            holds_together(kept(page))
            assert 0 <= page.text.place() <= len(request.text)
        while page.bridge.session.undo_label != TakeRequest.label:
            done.add(page.bridge.session.undo_label)
            page.bridge.undo()
        assert replace(kept(page), revision=0) == replace(start, revision=0)

    run()
    assert len(done) >= 3


def take_back(page) -> None:
    if page.bridge.session.undo_label != TakeRequest.label:
        page.bridge.undo()


def holds_together(case) -> None:
    """Questions and marks quote the request, and no two hold the same words."""
    assert list(faults(case, law().catalogue)) == []
    held = [question.span for question in case.questions if question.span] + [mark.span for mark in case.marks]
    assert all(one.end <= other.start or other.end <= one.start for one, other in combinations(held, 2))
    assert all(case.request[q.span.start : q.span.end] == q.text for q in case.questions if q.span)
