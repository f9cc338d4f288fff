"""Page 1: the request comes in word for word, its words are pointed at exactly, and what is known of it is kept."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QWidget

from tests.ui.pages_support import REQUEST, copy, desk, kept
from ui.models.account import Account
from ui.pages.request import RequestPage
from ui.widgets.text_map import TextMap
from workbench.domain.case import Channel, Period, Question, Span
from workbench.domain.findings import Page, Place
from workbench.errors import NotKept
from workbench.service.commands import SetTitle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager
CONTROL = Qt.KeyboardModifier.ControlModifier
AWKWARD = "A\u00a0b\r\n\U0001f600 c\rd\ne\u2028f\u2029g\ufdd0h\U00010000\r\n"


@pytest.fixture
def page(qtbot):
    return desk(qtbot, RequestPage)


@pytest.fixture
def empty(qtbot):
    return desk(qtbot, RequestPage, taken_in=False)


def fill(qtbot, field: QWidget, text: str) -> None:
    """Type into a field in place of what stands there, and leave it by Tab."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


# ── places in the text ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("a\r\nb", 3, 2),
        ("a\nb", 2, 2),
        ("a\rb", 2, 2),
        ("\U0001f600b", 1, 2),
        ("a\u00a0b", 2, 2),
        ("a\u2028b", 2, 2),
        ("a\u2029b", 2, 2),
        ("\r\n\U0001f600\r\n\U0001f600x", 6, 6),
    ],
    ids=["crlf", "lf", "cr", "emoji", "no-break space", "line separator", "paragraph separator", "mixed"],
)
def test_a_place_in_the_text_and_in_the_window(text, offset, position):
    assert TextMap(text).position(offset) == position
    assert TextMap(text).offset(position) == offset


@given(st.text(st.sampled_from(AWKWARD), max_size=30))
def test_the_window_shows_what_the_map_says(qapp, text):
    shown = QTextDocument()
    shown.setPlainText(TextMap(text).shown)
    assert shown.characterCount() - 1 == TextMap(text).position(len(text))
    for offset, char in enumerate(text):
        position = TextMap(text).position(offset)
        there = shown.toRawText().encode("utf-16-le")[
            2 * position : 2 * position + 2 * len(char.encode("utf-16-le")) // 2
        ]
        if char not in "\r\n\u2029\ufdd0":
            assert there.decode("utf-16-le") == char
            assert TextMap(text).offset(position) == offset


# ── a request comes in ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_pasted_request_is_kept_word_for_word_and_its_questions_are_proposed(qtbot, empty):
    copy(REQUEST.replace("drones", "\u00a0drones\u2028"))
    empty.go_to(Place(Page.REQUEST, field="request"))
    qtbot.keyClick(empty.intake.area, Qt.Key.Key_V, CONTROL)
    case = kept(empty)
    assert case.request == REQUEST.replace("drones", "\u00a0drones\u2028")
    assert len(case.questions) >= 2
    assert all(case.request[q.span.start : q.span.end] == q.text for q in case.questions)
    assert empty.text.isVisible()
    assert not empty.intake.isVisible()
    assert "proposed" in empty.bridge.news[-1]


def test_a_typed_request_waits_until_it_is_taken_in(qtbot, empty):
    qtbot.keyClicks(empty.intake.area, "How many drones does the force have?")
    assert kept(empty).request == ""
    qtbot.keyClick(empty.intake.area, Qt.Key.Key_Return, CONTROL)
    assert kept(empty).request == "How many drones does the force have?"


def test_what_is_pasted_into_typed_words_joins_them(qtbot, empty):
    qtbot.keyClicks(empty.intake.area, "By post: ")
    copy("how many\u00a0drones?")
    qtbot.keyClick(empty.intake.area, Qt.Key.Key_V, CONTROL)
    assert kept(empty).request == ""
    qtbot.mouseClick(empty.intake.take, Qt.MouseButton.LeftButton)
    assert kept(empty).request == "By post: how many\u00a0drones?"


@pytest.mark.parametrize("text", ["", " \r\n\t "])
def test_nothing_is_no_request(qtbot, empty, text):
    copy(text or " ")
    qtbot.keyClick(empty.intake.area, Qt.Key.Key_V, CONTROL)
    assert kept(empty).request == ""
    assert not empty.intake.take.isEnabled()


def test_markup_and_odd_characters_are_text(qtbot, empty):
    text = "<b>1.</b> &amp; <font color=red>How many?\x0b\u202eRTL\u202c"
    copy(text)
    qtbot.keyClick(empty.intake.area, Qt.Key.Key_V, CONTROL)
    assert kept(empty).request == text
    assert empty.text.toPlainText() == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café?\r\n".encode(), "Café?\r\n"),
        ("\ufeffCafé?\r\n".encode(), "Café?\r\n"),
        ("Café – £5?".encode("cp1252"), "Café – £5?"),
        ("Café?\n".encode("utf-16"), "Café?\n"),
    ],
    ids=["utf-8", "utf-8 with mark", "windows", "utf-16"],
)
def test_a_dropped_text_file_is_read_as_it_was_written(qtbot, empty, tmp_path, data, text):
    path = tmp_path / "request.txt"
    path.write_bytes(data)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    empty.intake.area.insertFromMimeData(dropped)
    qtbot.waitUntil(lambda: kept(empty).request == text)


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(qtbot, empty, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\0\0")
    empty.intake.ask_files = lambda: [path]
    qtbot.mouseClick(empty.intake.file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(empty.bridge.news) and "scan.pdf is damaged" in empty.bridge.news[-1])
    assert kept(empty).request == ""
    path.unlink()
    qtbot.mouseClick(empty.intake.file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "scan.pdf cannot be read" in empty.bridge.news[-1])


def test_undo_brings_the_empty_area_back(qtbot, empty):
    copy(REQUEST)
    qtbot.keyClick(empty.intake.area, Qt.Key.Key_V, CONTROL)
    empty.bridge.undo()
    assert empty.intake.isVisible()
    assert kept(empty).request == ""


@pytest.mark.parametrize(
    "text",
    [
        "How many drones does the force have? " * 5405,
        "x" * 200_000,
        "\U0001f600" * 200_000,
        ("How many drones?\r\n" * 11_112),
    ],
    ids=["one paragraph", "one word", "emoji", "lines"],
)
def test_two_hundred_thousand_characters_are_shown_without_delay(page, text):
    begin = time.perf_counter()
    page.text.show_words(text)
    page.text.show_account(Account(kept(page).questions))
    page.text.grab()
    assert time.perf_counter() - begin < 1  # second; it takes about a tenth
    assert page.text.map.text == text


def test_thousands_of_questions_are_tinted_where_they_are_seen(page):
    line = "How many drones in 2024?\r\n"
    questions = [
        Question(f"q{n}", str(n), line, Span(n * len(line), n * len(line) + len(line) - 2)) for n in range(8_000)
    ]
    page.text.show_words(line * len(questions))
    begin = time.perf_counter()
    page.text.show_account(Account(questions))
    page.text.put_cursor(questions[7_000].span.start)
    page.text.grab()
    assert time.perf_counter() - begin < 1  # second
    tinted = {mark.cursor.blockNumber() for mark in page.text.extraSelections() if mark.cursor.selectedText()}
    assert 7_000 in tinted
    assert len(tinted) < 100
    assert page.text.account.question_at(7_000 * len(line) + 3).id == "q7000"


# ── work on the words ────────────────────────────────────────────────────────────────────────────────────────────────


def test_selected_words_become_a_question_where_they_stand(qtbot, page):
    start = REQUEST.index("Dear")
    page.text.select(Span(start, start + 4))
    qtbot.keyClick(page.text, Qt.Key.Key_M, CONTROL)
    case = kept(page)
    assert (case.questions[0].text, case.questions[0].label) == ("Dear", "3")
    assert case.parts_answering(case.questions[0].id)


def test_marking_without_a_selection_takes_the_paragraph_at_the_cursor(qtbot, page):
    page.text.put_cursor(3)
    qtbot.keyClick(page.text, Qt.Key.Key_M, CONTROL)
    assert kept(page).questions[0].text == "Dear Sir or Madam,"


def test_words_that_belong_to_a_question_are_not_marked_twice(qtbot, page):
    page.text.selectAll()
    qtbot.keyClick(page.text, Qt.Key.Key_M, CONTROL)
    assert len(kept(page).questions) == 4
    assert "already belongs to a question" in page.bridge.news[-1]


def test_a_question_is_split_at_the_cursor_behind_emoji_and_crlf(qtbot, page):
    page.enter()
    page.text.put_cursor(REQUEST.index("supply"))
    qtbot.keyClick(page.text, Qt.Key.Key_Return, CONTROL)
    assert [q.text for q in kept(page).questions][1:3] == ["Which firms", "British firms"]
    assert "supply them?" in [q.text for q in kept(page).questions]


def test_splitting_outside_a_question_says_what_to_do(qtbot, page):
    page.enter()
    page.text.put_cursor(0)
    qtbot.keyClick(page.text, Qt.Key.Key_Return, CONTROL)
    assert len(kept(page).questions) == 4
    assert "cursor" in page.bridge.news[-1]


def test_return_opens_the_question_at_the_cursor(qtbot, page):
    page.text.put_cursor(REQUEST.index("British") + 2)
    with qtbot.waitSignal(page.goto) as opened:
        qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert opened.args == [Place(Page.QUESTIONS, question_id="qa")]


def test_the_request_is_never_edited(qtbot, page):
    page.text.setFocus()
    qtbot.keyClicks(page.text, "gone")
    qtbot.keyClick(page.text, Qt.Key.Key_Delete)
    qtbot.keyClick(page.text, Qt.Key.Key_V, CONTROL)
    assert kept(page).request == REQUEST
    assert page.text.toPlainText() == REQUEST.replace("\r\n", "\n")


def test_what_is_copied_are_the_requesters_own_characters(qtbot, page):
    page.text.selectAll()
    qtbot.keyClick(page.text, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == REQUEST


def test_words_of_no_question_are_grey_and_each_question_has_its_own_tint(page):
    marks = page.text.extraSelections()
    tinted = [mark for mark in marks if mark.format.hasProperty(mark.format.Property.BackgroundBrush)]
    assert [mark.cursor.selectedText() for mark in tinted] == [q.text for q in kept(page).questions]
    colours = [mark.format.background().color().name() for mark in tinted]
    assert all(one != other for one, other in pairwise(colours))
    grey = [mark for mark in marks if mark not in tinted]
    assert "Please answer question 2 first." in grey[-1].cursor.selectedText()


# ── the form ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_form_is_filled_in_by_keyboard(qtbot, page):
    form = page.form
    fill(qtbot, form.reference, "616-25")
    fill(qtbot, form.subject, "Drones")
    fill(qtbot, form.received.line, "30/07/2025")
    fill(qtbot, form.name, "A Requester")
    form.address.setFocus()
    for line in ("1 High Street", "Exampleton"):
        qtbot.keyClicks(form.address, line)
        qtbot.keyClick(form.address, Qt.Key.Key_Return)
    fill(qtbot, form.email, " a@example.org ")
    fill(qtbot, form.period.start.line, "1 January 2022")
    fill(qtbot, form.period.end.line, "2024-12-31")
    fill(qtbot, form.priority.line, "2, a")
    fill(qtbot, form.wanted_form, "a spreadsheet")
    form.channel.setFocus()
    qtbot.keyClick(form.channel, Qt.Key.Key_Down)
    case = kept(page)
    assert (case.reference, case.title, case.received) == ("616-25", "Drones", date(2025, 7, 30))
    assert (case.requester.name, case.requester.email) == ("A Requester", "a@example.org")
    assert case.requester.address == ("1 High Street", "Exampleton")
    assert case.scope == Period(date(2022, 1, 1), date(2024, 12, 31))
    assert case.priority == ("q2", "qa")
    assert case.channel is Channel.POST
    assert case.preferred_form == "a spreadsheet"
    assert form.received.line.text() == "Wed 30 July 2025"
    assert form.period.end.line.text() == "Tue 31 December 2024"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30 July 2025", date(2025, 7, 30)),
        ("2025-07-30", date(2025, 7, 30)),
        ("Today", date(2025, 7, 3)),
        ("yesterday", date(2025, 7, 2)),
        ("", None),
    ],
)
def test_dates_are_read_as_officers_write_them(qtbot, page, typed, day):
    fill(qtbot, page.form.received.line, typed)
    assert kept(page).received == day


def test_a_date_that_cannot_be_stays_with_a_sentence_and_changes_nothing(qtbot, page):
    field = page.form.received
    fill(qtbot, field.line, "31/06/2025")
    assert kept(page).received == date(2025, 7, 3)
    assert field.line.text() == "31/06/2025"
    assert "There is no 31 June 2025" in field.sentence.text()
    page.bridge.execute(SetTitle("Drones"))
    assert field.line.text() == "31/06/2025"
    fill(qtbot, field.line, "30/06/2025")
    assert kept(page).received == date(2025, 6, 30)
    assert field.sentence.text() == ""


def test_a_date_is_not_called_wrong_while_it_is_being_typed(qtbot, page):
    field = page.form.received
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "30/07/20")
    page.bridge.flush()  # as after a pause
    assert (field.line.text(), field.sentence.text()) == ("30/07/20", "")
    qtbot.keyClicks(field.line, "25")
    assert kept(page).received == date(2025, 7, 30)
    assert field.line.text() == "30/07/2025"


def test_a_period_that_ends_before_it_begins_blocks_nothing_else(qtbot, page):
    fill(qtbot, page.form.period.start.line, "1/1/2024")
    fill(qtbot, page.form.period.end.line, "1/1/2023")
    fill(qtbot, page.form.subject, "Drones")
    assert kept(page).scope == Period(date(2024, 1, 1))
    assert kept(page).title == "Drones"
    assert "ends before it begins" in page.form.period.end.sentence.text()


def test_the_period_up_to_the_request(qtbot, page):
    form = page.form
    fill(qtbot, form.period.start.line, "1/1/2022")
    fill(qtbot, form.period.end.line, "1/1/2023")
    form.period.to_request.setFocus()
    qtbot.keyClick(form.period.to_request, Qt.Key.Key_Space)
    assert kept(page).scope == Period(date(2022, 1, 1), None, True)
    assert form.period.end.line.text() == ""
    qtbot.keyClick(form.period.to_request, Qt.Key.Key_Space)
    fill(qtbot, form.period.start.line, "")
    assert kept(page).scope is None


def test_a_label_that_no_question_has_is_named(qtbot, page):
    fill(qtbot, page.form.priority.line, "2 and 9")
    assert kept(page).priority == ()
    assert "“9”" in page.form.priority.sentence.text()
    fill(qtbot, page.form.priority.line, "2 and 1")
    assert kept(page).priority == ("q2", "q1")
    assert page.form.priority.line.text() == "2, 1"


def test_what_could_not_be_kept_is_still_in_its_field(qtbot, page):
    page.bridge.workbench._store.faults.append(NotKept("The disk is full."))
    fill(qtbot, page.form.subject, "Drones")
    assert "The disk is full." in page.bridge.news[-1]
    assert page.form.subject.text() == "Drones"
    assert kept(page).title == "Drones"  # the next attempt keeps it


@pytest.mark.parametrize("field", ["reference", "received", "title", "requester", "period", "priority"])
def test_a_finding_opens_its_field(page, field):
    page.go_to(Place(Page.REQUEST, field=field))
    wanted = page.form.fields[field]
    assert wanted is page.focusWidget() or wanted.isAncestorOf(page.focusWidget())


def test_a_finding_about_the_request_opens_the_words_or_the_empty_area(qtbot, page, empty):
    page.go_to(Place(Page.REQUEST, field="request"))
    assert page.focusWidget() is page.text
    empty.go_to(Place(Page.REQUEST))
    assert empty.focusWidget() is empty.intake.area


def test_another_case_shows_nothing_of_the_last(qtbot, page):
    fill(qtbot, page.form.received.line, "not a date")
    page.bridge.open(page.bridge.workbench.new_case())
    assert page.form.received.line.text() == "Thu 3 July 2025"
    assert page.form.received.sentence.text() == ""
    assert page.intake.isVisible()


def test_the_whole_page_fits_a_small_screen_and_each_control_has_a_name(page):
    assert page.minimumSizeHint().width() <= 1050
    focusable = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert focusable
    assert [type(w) for w in focusable if not (w.accessibleName() or getattr(w, "text", str)())] == []


# ── environmental information ────────────────────────────────────────────────────────────────────────────────────────


def test_whether_it_is_environmental_is_not_decided_beforehand_and_then_by_key(qtbot, page):
    form = page.form
    assert (kept(page).environmental, form.environmental.currentText()) == (None, "not considered yet")
    page.go_to(Place(Page.REQUEST, field="environmental"))
    assert form.environmental.hasFocus()
    qtbot.keyClick(form.environmental, Qt.Key.Key_Down)
    assert kept(page).environmental is False
    qtbot.keyClick(form.environmental, Qt.Key.Key_Down)
    assert kept(page).environmental is True
    assert "Environmental Information Regulations 2004 (s.39)" in form.regime.text()
    page.bridge.undo()
    page.bridge.undo()
    assert form.environmental.currentText() == "not considered yet"


def test_what_could_not_be_kept_of_it_is_not_shown_as_decided(page):
    page.bridge.workbench._store.faults.append(NotKept("The disk is full."))
    page.form.environmental.activated.emit(2)
    assert page.form.environmental.currentText() == "not considered yet"
    assert kept(page).environmental is None
