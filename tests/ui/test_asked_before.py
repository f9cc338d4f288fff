"""“Asked before” on page 1: found without waiting, read and opened by keyboard, nothing taken over by itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.service.test_asked_before import SOMEBODY, asking, keep
from tests.ui.pages_support import desk, kept
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.models.asked_before import NOT_YET, NOTHING
from ui.pages.request import RequestPage
from workbench import bootstrap
from workbench.domain.case import Outcome, Requester
from workbench.domain.findings import Page
from workbench.errors import LibraryLocked
from workbench.service import commands as c

DAY = date(2025, 6, 20)
FIRST = "Does the force use drones?"  # the first question of the request on the desk


@pytest.fixture
def page(qtbot):
    return desk(qtbot, RequestPage)


def looked(qtbot, page):
    qtbot.waitUntil(lambda: not page.asked.looking, timeout=30_000)
    return page.asked


def library(page, *cases):
    keep(page.bridge.workbench, *cases)
    page.asked.show_case(page.bridge.case)


def told(pane):
    return [pane.list.item(row).text() for row in range(pane.list.count())]


def at(pane, words):
    """Put a row in hand by its words."""
    (row,) = [row for row, text in enumerate(told(pane)) if words in text]
    pane.list.setCurrentRow(row)
    return pane


def test_an_empty_library_says_so_in_a_sentence(qtbot, page):
    pane = looked(qtbot, page)
    assert pane.line.text() == NOTHING == "Nothing like it in this library."
    assert told(pane) == []
    assert not pane.list.isVisible()


def test_before_a_request_is_taken_in_it_says_what_to_do(qtbot):
    page = desk(qtbot, RequestPage, taken_in=False)
    pane = page.asked
    assert (pane.line.text(), pane.looking) == (NOT_YET, False)


def test_the_case_is_shown_before_the_library_is_asked(qtbot, page):
    library(page, asking("612", FIRST))
    page.asked.rest()
    page.show_case(page.bridge.case)
    assert FIRST in page.text.toPlainText()
    assert page.asked.looking
    assert told(looked(qtbot, page))


def test_an_earlier_question_stands_there_with_how_it_was_answered(qtbot, page):
    library(page, asking("612", FIRST, answered=DAY), asking("613", FIRST))
    pane = looked(qtbot, page)
    assert pane.line.text() == "2 similar questions"
    assert (
        "612-25 · answered Fri 20 June 2025 · withheld 31(1)(a) · nearly the same words · like your question 1"
        f"\n1  {FIRST}"
    ) in told(pane)
    assert any("613-25 · not answered yet" in text for text in told(pane))


def test_what_the_same_person_was_given_is_perhaps_repeated_and_since_when(qtbot, page):
    library(page, asking("612", FIRST, by=SOMEBODY, answered=DAY, outcome=Outcome.DISCLOSED))
    page.bridge.execute(c.SetRequester(Requester("A. Requester", (), "A@example.org")))
    page.bridge.execute(c.SetReceived(date(2025, 7, 1)))
    pane = looked(qtbot, page)
    rows = told(pane)
    assert rows[0].startswith("Perhaps repeated, s.14(2)")
    assert rows[1].startswith(
        "612-25 · answered Fri 20 June 2025 · disclosed · 7 working days before this request · same e-mail"
    )
    assert "May count together for the cost limit (reg. 5): received within 60 working days" in rows
    assert "1 perhaps repeated" in pane.line.text()


def test_who_asks_is_looked_up_again_when_it_is_filled_in(qtbot, page):
    library(page, asking("near", "Which dogs are there?", by=SOMEBODY, received=date(2025, 6, 30)))
    assert told(looked(qtbot, page)) == []
    page.bridge.execute(c.SetRequester(SOMEBODY))
    assert any("near-25 · received Mon 30 June 2025" in text for text in told(looked(qtbot, page)))


def test_a_change_that_has_nothing_to_do_with_it_asks_nothing(qtbot, page):
    looked(qtbot, page)
    page.bridge.execute(c.SetTitle("Drones"))
    assert not page.asked.looking


def test_a_key_opens_the_list_and_folds_it_again(qtbot, page):
    library(page, asking("612", FIRST))
    pane = looked(qtbot, page)
    assert not pane.list.isVisible()  # the window is low: nothing moves by itself
    qtbot.keyClick(page.text, Qt.Key.Key_F7)
    assert pane.list.isVisible()
    assert pane.list.hasFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_F7)
    assert not pane.list.isVisible()
    assert pane.fold.hasFocus()
    library(page, asking("613", FIRST))
    assert not looked(qtbot, page).list.isVisible()  # as the officer left it


def test_on_a_high_window_what_was_found_is_in_sight(qtbot, page):
    page.resize(1050, 800)
    library(page, asking("612", FIRST))
    assert looked(qtbot, page).list.isVisible()


def test_return_opens_that_case_where_it_was_answered(qtbot, page):
    library(page, asking("612", "Which dogs are there?", FIRST))
    pane = at(looked(qtbot, page), "612-25 · not answered yet · nearly")
    page.asked.way.trigger()
    with qtbot.waitSignal(page.bridge.case_wanted) as wanted:
        qtbot.keyClick(pane.list, "\r")
    case_id, place = wanted.args
    assert (case_id, place.question_id) == ("612", "6122")


def test_the_keyboard_passes_over_headings_and_each_row_says_under_which_it_stands(qtbot, page):
    library(page, asking("612", FIRST, by=SOMEBODY, received=date(2025, 6, 30)))
    page.bridge.execute(c.SetRequester(SOMEBODY))
    pane = looked(qtbot, page)
    page.asked.way.trigger()
    seen = [pane.list.currentRow()]
    for _ in range(5):
        qtbot.keyClick(pane.list, Qt.Key.Key_Down)
        seen.append(pane.list.currentRow())
    cases = {row for row in range(pane.list.count()) if pane.list.item(row).flags()}
    assert set(seen) == cases
    spoken = pane.list.item(min(cases)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("May count together")


def test_an_answer_is_copied_only_when_asked_for_and_can_be_undone(qtbot, page):
    library(page, asking("612", FIRST, answered=DAY))
    pane = at(looked(qtbot, page), "612-25 · answered")
    assert kept(page).parts[0].answer.empty
    page.asked.way.trigger()
    at(pane, "612-25 · answered")
    qtbot.keyClick(pane.list, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert kept(page).parts[0].answer.text == "We own 4."
    assert "612-25" in page.bridge.news[-1]
    pane.copy_answer()
    assert "answer already" in page.bridge.news[-1]
    page.bridge.undo()
    assert kept(page).parts[0].answer.empty


def test_a_request_is_added_to_the_cost_worksheet_only_when_asked_for(qtbot, page):
    library(page, asking("near", "Which dogs are there?", by=SOMEBODY, received=date(2025, 6, 30)))
    page.bridge.execute(c.SetRequester(SOMEBODY))
    pane = at(looked(qtbot, page), "near-25")
    pane.count_together()
    assert "no cost worksheet" in page.bridge.news[-1]
    page.bridge.execute(c.AddWorksheet("w", ("pq1",)))
    pane.count_together()
    assert [each.reference for each in kept(page).worksheets[0].aggregated] == ["near-25"]
    pane.copy_answer()
    assert "similar question" in page.bridge.news[-1]


def test_words_of_a_requester_are_shown_as_they_are(qtbot, page):
    library(page, asking("612", "<b>Does the force use drones?</b> <img src=x>"))
    assert any("<img src=x>" in text for text in told(looked(qtbot, page)))


def test_another_case_shows_nothing_of_the_last(qtbot, page):
    library(page, asking("612", FIRST))
    looked(qtbot, page)
    page.bridge.open(page.bridge.workbench.new_case())
    assert told(page.asked) == []
    assert page.asked.line.text() == NOT_YET


def test_a_library_that_is_locked_meanwhile_says_nothing_more(qtbot, page, monkeypatch):
    def locked():
        raise LibraryLocked("The library is locked.")
        yield

    looked(qtbot, page)
    monkeypatch.setattr(page.bridge.workbench._store, "read_questions", locked)
    before = list(page.bridge.news)
    page.show_case(page.bridge.case)
    looked(qtbot, page)
    assert page.bridge.news == before


def test_nothing_is_asked_for_a_page_that_is_gone(qtbot, page):
    page.show_case(page.bridge.case)
    page.close()
    assert not page.asked.looking


# ── in the window ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def window(qtbot, tmp_path):
    """The whole window over a library file with an answered case in it and a new one on the desk."""
    workbench = bootstrap.open_workbench(tmp_path / "cases.foilib")
    keep(workbench, asking("612", "Which dogs are there?", FIRST, answered=DAY))
    shown = MainWindow(Bridge(workbench))
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow, timeout=30_000)
    shown.new_case()
    shown.bridge.execute(workbench.take_in(f"1. {FIRST}"))
    yield shown
    shown.close()
    workbench.close()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_by_keys_alone_from_the_new_request_to_the_old_answer(qtbot, window):
    looked(qtbot, window.pages[Page.REQUEST])
    for key in (Qt.Key.Key_F7, Qt.Key.Key_Return):
        qtbot.keyClick(window.focusWidget(), key)
    assert window.bridge.case.reference == "612-25"
    assert window.tabs.currentIndex() == list(window.pages).index(Page.QUESTIONS)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_what_comes_in_with_a_case_log_counts_at_once(qtbot, window, tmp_path):
    assert looked(qtbot, window.pages[Page.REQUEST]).line.text() == "1 similar question"
    (tmp_path / "log.csv").write_text(f"Ref,Received,Request\n700-25,13/02/2025,{FIRST}\n")
    window.library_windows.ask_log = lambda: str(tmp_path / "log.csv")
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().bring_in())
    window.library_windows.bring_in_case_log()
    assert looked(qtbot, window.pages[Page.REQUEST]).line.text() == "2 similar questions"


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_window_shows_the_answered_case_under_the_new_one(qtbot, window):
    pane = looked(qtbot, window.pages[Page.REQUEST])
    assert any("612-25 · answered Fri 20 June 2025 · withheld 31(1)(a)" in text for text in told(pane))


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_window_that_closes_while_it_looks_asks_nothing_more(qtbot, window):
    window.pages[Page.REQUEST].asked.show_case(window.bridge.case)
    told_of = []
    window.bridge.failed.connect(told_of.append)
    window.close()
    window.bridge.workbench.close()
    looked(qtbot, window.pages[Page.REQUEST])
    assert told_of == []
