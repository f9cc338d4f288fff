"""The window's own work: finding cases, findings that lead to their place, the clock, undo, folding, closing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit

from tests.fakes.store import MemoryCaseStore
from ui.bridge import Bridge
from ui.bug_report import _caught
from ui.clear_boxes import ClearBoxes
from ui.main_window import MainWindow
from ui.models.case_list import ROW, CaseListModel
from ui.models.findings import FindingsModel
from workbench import bootstrap, locations
from workbench.domain.authority import Authority
from workbench.domain.case import ClockEvent, EventKind, Requester
from workbench.domain.findings import Page, Place
from workbench.domain.letter import Submission
from workbench.errors import LibraryUnavailable, NotKept
from workbench.rendering.pdf import render_pdf
from workbench.service import commands as c
from workbench.service.ports import Show
from workbench.service.session import Change
from workbench.service.workbench import Workbench

NOW = datetime(2025, 7, 28, 9, tzinfo=UTC)


@pytest.fixture
def store():
    return MemoryCaseStore()


@pytest.fixture
def workbench(store):
    numbers = iter(range(100_000))
    return Workbench(
        store,
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render_pdf,
        write=lambda path, data: path.write_bytes(data),
        clock=lambda: NOW,
        new_id=lambda: f"n{next(numbers)}",
    )


@pytest.fixture
def window(qtbot, workbench):
    shown = MainWindow(Bridge(workbench))
    qtbot.addWidget(shown)
    shown.show()
    shown.list_cases()
    return shown


@pytest.fixture
def example(window):
    session = window.bridge.workbench.import_case(locations.example().read_bytes())
    window.list_cases()
    window.open_case(session.case.id)
    return session.case


def test_an_empty_library_says_what_to_do(window):
    window.actions_.case_list.setChecked(True)
    assert "Ctrl+N" in window.cases.empty.text()
    assert window.cases.empty.isVisible()


def test_a_library_that_was_brought_up_to_date_is_told_until_the_officer_closes_it(window, store):
    store.opened_how = "The library has been brought from version 1 to version 2. As it was before, it is kept as X."
    window.catch_up(ask_force=False)
    assert window.bar.text == store.opened_how
    window.bar.tell("Something good.")
    window.bar.note(store.opened_how)
    assert not window.bar.leaves_by_itself


def test_news_that_comes_and_goes_moves_nothing_that_is_about_to_be_clicked(window, example):
    def places():
        QApplication.processEvents()
        return [shown.mapToGlobal(QPoint()) for shown in (window.tabs, window.pages[Page.REQUEST])]

    window.bar.hide()
    before = places()
    window.bar.tell("The range became a table.")
    assert places() == before
    assert window.bar.isVisible()


def test_particulars_that_cannot_be_read_are_said_in_the_window(window, monkeypatch):
    def damaged():
        raise LibraryUnavailable("Part of this library is damaged.", "Restore it from a backup.")

    monkeypatch.setattr(window.bridge.workbench, "authority", damaged)
    window.catch_up(ask_force=True)
    assert window.bar.text == "✖ Part of this library is damaged. Restore it from a backup."


def test_the_news_that_an_approval_fell_outlasts_that_the_particulars_are_kept(window, example, monkeypatch):
    bridge, news = window.bridge, []
    monkeypatch.setattr(window.bar, "tell", lambda text: news.append(text))
    monkeypatch.setattr(window.bar, "note", lambda text: news.append(text))
    bridge.execute(c.SetTitle("Drones"))
    session = bridge.session
    change = session.execute(c.SubmitLetter(Submission("B Officer", "Officer", NOW.date())))
    fell = replace(change.after, letter=replace(change.after.letter, submission=None, fell_back=("Who signs",)))
    session.case = fell
    monkeypatch.setattr(
        bridge.workbench, "set_authority", lambda authority: (Change(change.after, fell, "x", draft_again=True),)
    )
    bridge.set_authority(Authority(name="Northshire Police"))
    assert news[-2:] == [
        "The settings are kept.",
        "⚠ The letter is a draft again. Changed since it was put forward: Who signs.",
    ]


def test_while_no_date_runs_the_pane_says_so_and_lists_none_that_is_over(window, example):
    bridge = window.bridge
    bridge.execute(c.SetLetterDate(None))
    for number, (kind, on) in enumerate(
        (
            (EventKind.RESPONDED, date(2025, 7, 14)),
            (EventKind.REVIEW_REQUESTED, date(2025, 7, 15)),
            (EventKind.REVIEW_ANSWERED, date(2025, 7, 16)),
            (EventKind.COMPLAINED, date(2025, 7, 17)),
        )
    ):
        bridge.execute(c.RecordEvent(ClockEvent(f"e{number}", kind, on)))
    dates = window.review.dates
    assert [dates.itemAt(n).widget().text() for n in range(dates.count())] == ["No date is running now."]
    assert window.review.why.isEnabled()


def test_the_case_list_is_asked_for_in_blocks_and_passes_qts_own_tests(workbench):
    for number in range(250):
        session = workbench.new_case()
        session.execute(c.SetTitle(f"Case {number}"))
    model = CaseListModel(workbench, lambda: workbench.calendar, workbench.today)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.ask("", Show.ALL)
    assert model.rowCount() == 250
    assert model.index(249).data() is not None
    model.ask("249", Show.ALL)  # a subject, and the next case's reference
    assert model.rowCount() == 2
    assert tester.model() is model


def test_findings_pass_qts_own_tests(window, example):
    model = FindingsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    workbench = window.bridge.workbench
    part = example.parts[0]
    window.bridge.execute(c.SetOutcome(part.id, None))
    model.show(workbench.findings(window.bridge.case, window.bridge.authority))
    assert model.rowCount() == 1
    assert tester.model() is model
    assert part.subject in model.index(0).data()


def test_the_clock_stands_above_the_pages(window, example):
    from ui.clock_words import clock_of

    workbench = window.bridge.workbench
    assert (
        clock_of(example, workbench.calendar, workbench.law.limits, workbench.today())
        == "day 18 of 20 · due Wed 30 July 2025"
    )


def test_the_list_says_how_many_days_are_left(window, example):
    from ui.models.case_list import DAYS_LEFT

    assert window.cases.model.index(0).data(DAYS_LEFT) == "2 days"


def test_search_finds_by_requester_and_enter_opens_the_first(qtbot, window, example):
    window.new_case()
    window.bridge.execute(c.SetRequester(Requester("Somebody Else")))
    window.cases.search.setText("a requester")
    qtbot.keyClick(window.cases.search, Qt.Key.Key_Return)
    assert window.bridge.case.id == example.id


def test_a_finding_opens_the_place_where_it_is_put_right(window, example):
    window.bridge.execute(c.SetOutcome(example.parts[1].id, None))
    view = window.review.view
    view.activated.emit(view.model().index(0, 0))
    assert window.tabs.currentIndex() == 1


def test_undo_says_what_it_takes_back_and_the_pages_follow(window, example):
    window.bridge.execute(c.SetTitle("Something else"))
    assert window.actions_.undo.text().endswith("Undo Change subject")
    window.actions_.undo.trigger()
    assert window.bridge.case.title == example.title
    assert "Facial recognition" in window.cases.model.index(0).data()


def test_a_change_that_cannot_be_kept_is_said_in_the_bar_and_nothing_is_lost(window, example, store):
    store.faults.append(NotKept("The disk is full.", "Make room and type on."))
    assert not window.bridge.execute(c.SetTitle("Something else"))
    assert "The disk is full." in window.bar.text
    assert window.bridge.case.title == example.title


def test_a_new_case_starts_on_the_request_page(window):
    window.new_case()
    assert window.tabs.currentIndex() == 0
    assert window.bridge.case.received == NOW.date()


def test_side_panes_fold_away_by_key(window, example):
    window.actions_.case_list.setChecked(True)
    assert window.cases.isVisible()
    window.actions_.case_list.trigger()
    assert not window.cases.isVisible()


def test_a_bad_case_file_is_a_sentence_in_the_bar(window, example, tmp_path):
    path = tmp_path / "x.foicase"
    path.write_text("nothing", encoding="utf-8")
    window.files.ask_open = lambda: str(path)
    window.files.import_case()
    assert "not JSON" in window.bar.text
    assert window.bridge.case.id == example.id


def test_closing_with_typing_that_cannot_be_kept_keeps_the_window_open(qtbot, window, example, store):
    from ui.widgets.typed import TypedLine

    field = TypedLine(window.bridge, c.SetTitle, "Subject")
    qtbot.addWidget(field)
    field.show_text(example.title)
    field.end(False)
    qtbot.keyClicks(field, "!")
    store.faults.append(NotKept("The disk is full."))
    assert not window.close()
    assert field.text().endswith("!")
    assert window.close()
    assert window.bridge.workbench._store.load(example.id).title.endswith("!")


def test_another_case_is_not_opened_over_typing_that_the_library_could_not_take(qtbot, window, example, store):
    from ui.widgets.typed import TypedLine

    other = window.bridge.workbench.new_case().case
    field = TypedLine(window.bridge, c.SetTitle, "Subject")
    qtbot.addWidget(field)
    field.show_text(example.title)
    field.end(False)
    qtbot.keyClicks(field, "!")
    store.faults.append(NotKept("The disk is full."))
    window.open_case(other.id)
    assert window.bridge.case.id == example.id
    assert "The disk is full." in window.bar.text
    window.open_case(other.id)
    assert window.bridge.case.id == other.id
    assert window.bridge.workbench._store.load(example.id).title.endswith("!")


def test_a_value_that_may_not_be_keeps_nothing_else_from_being_kept(qtbot, window, example):
    from ui.widgets.typed import TypedLine

    wrong = TypedLine(window.bridge, lambda text: c.SetSubject("no such part", text), "Wrong")
    right = TypedLine(window.bridge, c.SetTitle, "Subject")
    for field in (wrong, right):
        qtbot.addWidget(field)
    right.show_text(example.title)
    right.end(False)
    qtbot.keyClicks(wrong, "x")
    qtbot.keyClicks(right, "!")
    assert not window.bridge.flush()
    assert window.bridge.workbench._store.load(example.id).title.endswith("!")
    assert window.bridge.being_typed(wrong)
    assert not window.bridge.being_typed(right)


def test_what_is_typed_is_kept_before_another_command(qtbot, window, example):
    from ui.widgets.typed import TypedLine

    field = TypedLine(window.bridge, c.SetTitle, "Subject")
    qtbot.addWidget(field)
    field.show_text(example.title)
    field.end(False)
    qtbot.keyClicks(field, " in towns")
    window.bridge.execute(c.SetReference("9-25"))
    kept = window.bridge.workbench._store.load(example.id)
    assert (kept.title, kept.reference) == ("Facial recognition in towns", "9-25")


def test_recording_an_answer_moves_the_case_to_the_answered(qtbot, window, example):
    from ui.dialogs.events import EventsDialog

    dialog = EventsDialog(window.bridge, window)
    qtbot.addWidget(dialog)
    dialog.on.setText("28 July 2025")
    dialog.record()
    assert dialog.recorded.count() == 1
    assert window.cases.model.rowCount() == 0
    dialog.on.setText("31 June 2025")
    dialog.record()
    assert "June" in dialog.fault.text()
    dialog.recorded.setCurrentRow(0)
    dialog.remove()
    assert window.bridge.case.events == ()


def test_enter_in_the_window_of_events_records(qtbot, window, example):
    from ui.dialogs.events import EventsDialog

    dialog = EventsDialog(window.bridge, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    dialog.note.setText("a correction")
    qtbot.keyClick(dialog.on, Qt.Key.Key_Return)
    assert [event.on for event in window.bridge.case.events] == [NOW.date(), NOW.date()]


def test_a_fault_is_said_in_front_of_the_dialog_in_which_it_happened(window, qtbot):
    dialog = QDialog(window, modal=True)
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    _caught(ValueError, ValueError("of the case"), None)
    (report,) = dialog.findChildren(QDialog)
    assert report.isVisible()
    assert "went wrong" in report.windowTitle()
    assert not report.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose), "it would keep the program, and its library"
    report.close()
    dialog.close()


def test_a_disk_that_cannot_be_read_is_said_in_the_bar_and_is_no_fault_of_the_program(window, monkeypatch):
    def unread(*_):
        raise LibraryUnavailable("The library cannot be read.", "Check its disk.")

    listed = window.cases.model.rowCount()
    monkeypatch.setattr(window.bridge.workbench, "count", unread)
    window.list_cases()
    QApplication.processEvents()
    assert window.bar.text == "✖ The library cannot be read. Check its disk."
    assert window.cases.model.rowCount() == listed
    window.bar.hide()
    _caught(LibraryUnavailable, LibraryUnavailable("Somewhere else.", "Check it."), None, window.bar.warn)
    assert window.bar.text == "✖ Somewhere else. Check it."


def test_a_bug_report_quotes_nothing_of_the_case():
    from ui.bug_report import report

    try:
        raise ValueError("the requester's secret words")
    except ValueError as error:
        text = report(type(error), error.__traceback__)
    assert "ValueError" in text
    assert "secret" not in text
    assert "test_main_window.py" in text


def test_undo_in_a_field_takes_back_the_cases_last_change(qtbot, window, example):
    window.tabs.setCurrentIndex(0)
    with qtbot.waitActive(window):
        window.activateWindow()
    subject = next(line for line in window.findChildren(QLineEdit) if line.text() == "Facial recognition")
    subject.setFocus()
    subject.end(False)
    qtbot.keyClicks(subject, "!")
    qtbot.keyClick(subject, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.case.title == "Facial recognition"
    assert subject.text() == "Facial recognition"
    assert window.bridge.session.redo_label == "Change subject"


def test_the_first_key_in_a_field_survives_the_keeping_of_another(qtbot, window, example, store):
    from ui.widgets.typed import TypedLine

    one, two = (TypedLine(window.bridge, want, "x") for want in (c.SetTitle, c.SetReference))
    for field in (one, two):
        qtbot.addWidget(field)
        window.bridge.case_changed.connect(lambda change: two.show_text(change.after.reference))
    one.show_text(example.title)
    two.show_text(example.reference)
    store.faults.append(NotKept("The disk is full."))
    qtbot.keyClicks(one, "!")
    assert not window.bridge.flush()
    qtbot.keyClicks(two, "7")
    assert two.text() == "7616-25"
    assert window.bridge.flush()
    kept = window.bridge.workbench._store.load(example.id)
    assert (kept.title, kept.reference) == ("!Facial recognition", "7616-25")


@pytest.fixture
def active(qtbot, window):
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.ControlModifier):
    qtbot.keyClick(window.focusWidget(), key, modifier)


def test_the_key_of_a_page_brings_the_keyboard_there_and_again_to_its_beginning(qtbot, active, example):
    window = active
    press(qtbot, window, Qt.Key.Key_2)
    questions = window.pages[Page.QUESTIONS]
    assert window.focusWidget() is questions.tree.view
    field = questions.parts.cards[1].subject
    field.setFocus()
    press(qtbot, window, Qt.Key.Key_3)
    assert window.focusWidget() is window.pages[Page.EXEMPTIONS].grid
    press(qtbot, window, Qt.Key.Key_2)
    assert window.focusWidget() is field
    press(qtbot, window, Qt.Key.Key_2)
    assert window.focusWidget() is questions.tree.view


def test_tab_reaches_what_stands_on_the_right_after_the_page(qtbot, active, example):
    window = active
    window.actions_.checks.setChecked(True)
    press(qtbot, window, Qt.Key.Key_1)
    window.pages[Page.REQUEST].form.environmental.setFocus()
    press(qtbot, window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert window.focusWidget() is window.pages[Page.REQUEST].asked.fold  # the page's foot
    press(qtbot, window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert window.focusWidget() is window.review.all  # the list before it is empty


def test_opening_a_case_by_key_brings_the_keyboard_to_its_page(qtbot, active, example):
    window = active
    window.new_case()
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.keyClicks(window.cases.search, "616")
    qtbot.keyClick(window.cases.search, Qt.Key.Key_Return)
    assert window.pages[Page.REQUEST].isAncestorOf(window.focusWidget())


def test_a_field_leaves_the_menus_keys_to_the_window(qtbot, active, example):
    window = active
    subject = window.pages[Page.REQUEST].form.subject
    subject.setFocus()
    subject.setCursorPosition(0)
    press(qtbot, window, Qt.Key.Key_K)
    assert window.focusWidget() is window.cases.search
    assert subject.text() == example.title


def test_the_case_that_is_open_stays_marked_when_the_list_is_made_anew(window, example):
    window.list_cases()
    assert window.cases.view.currentIndex().data(ROW).id == example.id


def test_a_new_case_is_marked_in_the_list(window, example):
    window.new_case()
    assert window.cases.view.currentIndex().data(ROW).id == window.bridge.case.id


def test_on_a_small_screen_the_list_is_there_until_a_case_is_open(window, workbench):
    assert window.width() < 1200
    assert window.cases.isVisible()
    window.new_case()
    assert not window.cases.isVisible()


def test_going_to_the_findings_where_there_are_none_says_so(qtbot, active, example):
    before = active.focusWidget()
    press(qtbot, active, Qt.Key.Key_G)
    assert "Nothing stands in the way" in active.bar.text
    assert active.focusWidget() is before


def test_the_head_of_an_imported_letter_is_not_this_forces_to_set(window, example):
    window.bridge.set_authority(Authority("Southshire Police"))
    window.go_to(Place(Page.SETTINGS, field="name"))  # a window of settings would wait for an answer here
    assert "Northshire Police" in window.bar.text


def test_boxes_are_framed_where_they_can_be_seen_on_a_dark_ground(qtbot):
    ground = QColor("#323232")
    box = QCheckBox()
    qtbot.addWidget(box)
    palette = QPalette(ground)
    style = ClearBoxes("fusion")
    box.setStyle(style)
    box.setPalette(palette)
    picture = box.grab().toImage()
    lightest = max(picture.pixelColor(x, picture.height() // 2).lightness() for x in range(picture.width()))
    assert lightest > ground.lightness() + 80


def test_nothing_asks_the_library_once_the_window_is_closed(qtbot, window, workbench, monkeypatch):
    window.begin()
    window.cases.search.setText("drones")
    assert window.close()
    monkeypatch.setattr(workbench, "count", lambda query: pytest.fail("asked after closing"))
    monkeypatch.setattr(workbench, "refresh_due_dates", lambda: pytest.fail("asked after closing"))
    qtbot.wait(400)  # longer than the pauses of the search and of the catching up
