"""The window of the log, and the check of the library: by keyboard, while the desk goes on."""

import csv
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QProgressDialog

from tests.fakes.store import MemoryCaseStore
from ui.bridge import Bridge
from ui.dialogs.history import HistoryDialog
from ui.dialogs.library_check import LibraryCheckDialog
from ui.main_window import MainWindow
from ui.models.log import BLOCK, KEPT, LogModel
from workbench import bootstrap
from workbench.domain.soundness import Kind, Problem, Step
from workbench.errors import CannotWrite, LibraryLocked, LibraryUnavailable
from workbench.rendering.table_file import write_table
from workbench.service.commands import SetTitle
from workbench.service.ports import LogEntry, RenderedLetter
from workbench.service.workbench import Workbench

START = datetime(2025, 7, 30, 13, 2, tzinfo=UTC)
WRONG = Problem(Kind.CASE, "The case 616-25 is not as it was kept.", "n1")


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
        lambda document: RenderedLetter(b"", 0),
        lambda path, data: path.write_bytes(data),
        lambda: START + timedelta(minutes=len(store.log())),
        lambda: f"n{next(numbers)}",
        by=lambda: "a.officer",
        write_table=write_table,
    )


@pytest.fixture
def window(qtbot, workbench):
    shown = MainWindow(Bridge(workbench))
    qtbot.addWidget(shown)
    shown.show()
    shown.list_cases()
    return shown


@pytest.fixture
def case(window):
    """A case with three lines of history, open on the desk, beside another one with one line."""
    window.bridge.workbench.new_case()
    window.new_case()
    for title in ("Drones", "Drones over crowds"):
        window.bridge.execute(SetTitle(title))
    return window.bridge.case


def history_of(window, qtbot, open_by) -> HistoryDialog:
    open_by()
    dialog = window.findChild(HistoryDialog)
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def history(window, case, qtbot):
    return history_of(window, qtbot, window.records.show_history)


def column(dialog, number) -> list[str]:
    return [dialog.model.index(row, number).data() for row in range(dialog.model.rowCount())]


def test_what_changed_the_case_is_shown_newest_first(history, case):
    assert column(history, 3) == ["Change subject", "Change subject", "Open case"]
    assert set(column(history, 2)) == {"a.officer"}
    assert set(column(history, 4)) == {case.reference}
    assert column(history, 6)[1:] == column(history, 5)[:-1]  # what it was after a change, it was before the next
    assert history.windowTitle() == "History: 3 lines"
    assert case.reference in history.of_case.text()


def test_the_time_stands_on_the_clock_of_this_computer(history):
    local = (START + timedelta(minutes=1)).astimezone()
    assert column(history, 1)[-1] == f"Wed 30 July 2025 {local:%H:%M}"


def test_the_switch_shows_the_whole_library(history, qtbot):
    history.of_library.setChecked(True)
    assert len(column(history, 0)) == 4
    history.of_case.setChecked(True)
    assert len(column(history, 0)) == 3


def test_without_a_case_the_whole_library_is_shown(window, qtbot):
    window.bridge.workbench.new_case()
    dialog = history_of(window, qtbot, window.records.show_log)
    assert dialog.of_library.isChecked()
    assert not dialog.of_case.isEnabled()
    assert column(dialog, 3) == ["Open case"]


def test_words_are_sought_as_they_are_typed(history, qtbot):
    history.of_library.setChecked(True)
    history.words.setFocus()
    QTest.keyClicks(history.words, "OPEN")
    qtbot.waitUntil(lambda: len(column(history, 3)) == 2)
    QTest.keyClicks(history.words, " nobody")
    QTest.keyClick(history.words, Qt.Key.Key_Return)
    assert history.empty.text() == "No line has all these words."
    assert history.empty.isVisible()
    assert not history.table.isVisible()
    assert not history.out.isEnabled()
    history.words.clear()
    assert len(column(history, 3)) == 4
    assert history.out.isEnabled()


def test_an_empty_log_says_so(window, qtbot):
    dialog = history_of(window, qtbot, window.records.show_log)
    assert dialog.empty.text() == "Nothing has been changed yet."


def test_a_change_appears_while_the_window_is_open(history, window):
    window.bridge.execute(SetTitle("Cameras"))
    assert len(column(history, 0)) == 4
    window.bridge.undo()
    assert column(history, 3)[0] == "Undo Change subject"


def test_another_case_on_the_desk_is_another_history(history, window):
    other = window.bridge.workbench.rows(window.cases.model._query, 0, 10)[0].id
    window.open_case(other)
    assert set(column(history, 4)) == {window.bridge.case.reference}
    window.bridge.open(None)
    assert history.of_library.isChecked()
    assert len(column(history, 0)) == 4


def test_the_window_is_opened_once_and_closed_by_key(history, window, qtbot):
    window.records.show_log()
    assert window.findChildren(HistoryDialog) == [history]
    QTest.keyClick(history, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(HistoryDialog))
    window.bridge.execute(SetTitle("Cameras"))  # nobody listens any more


def test_a_whole_seal_is_said(history, qtbot):
    history.verify()
    qtbot.waitUntil(lambda: history.said.text().startswith("✓"))
    assert history.said.text() == "✓ The log is whole: 4 lines, each sealed to the one before."
    assert history.seal.text() == "&Verify the seal"


def test_a_broken_seal_is_said_with_its_line(history, store, qtbot):
    store._log[2] = replace(store._log[2], by="nobody")
    history.verify()
    qtbot.waitUntil(lambda: history.said.text().startswith("✖"))
    assert "broken at line 3" in history.said.text()
    assert "The 2 lines before it, the last of Wed 30 July 2025" in history.said.text()
    assert history.said.accessibleName() == history.said.text()


def test_verifying_can_be_stopped(history):
    history.verify()
    assert history.seal.text() == "&Stop verifying"
    history.verify()
    assert history.said.text() == "Stopped looking at the seal."
    assert history.seal.text() == "&Verify the seal"


def test_what_is_shown_is_exported(history, tmp_path):
    names = []
    history.ask_save = lambda name: names.append(name) or str(tmp_path / "log")
    history.export()
    rows = list(csv.reader((tmp_path / "log.csv").read_text("utf-8-sig").splitlines()))
    assert [row[4] for row in rows] == ["What", "Open case", "Change subject", "Change subject"]
    assert history.said.text() == "✓ 3 lines are kept as log.csv."
    assert names[0].startswith("Log of ")
    assert names[0].endswith("2025-07-30.csv")


def test_an_export_that_fails_says_why(history, workbench):
    def fails(path, headings, rows):
        raise CannotWrite("log.csv could not be written.", "Choose another folder.")

    workbench.log_book._write = fails
    history.ask_save = lambda name: "log.csv"
    history.export()
    assert history.said.text() == "✖ log.csv could not be written. Choose another folder."


def test_an_export_can_be_stopped_and_leaves_the_old_file(history, store, workbench, tmp_path, monkeypatch):
    path = tmp_path / "log.csv"
    path.write_text("as it was")
    for number in range(1_000):
        store._add("n1", START.isoformat(), "a.officer", f"Change {number}", "", "")
    history.ask_save = lambda name: str(path)
    history.of_library.setChecked(True)
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda self: self.value() > 0)
    history.export()
    assert history.said.text() == "Stopped: log.csv was not written."
    assert path.read_text() == "as it was"
    assert [file.name for file in tmp_path.iterdir()] == ["log.csv"]


def test_no_file_chosen_writes_none(history):
    history.ask_save = lambda name: ""
    history.export()
    assert not history.said.isVisible()


def test_of_a_destroyed_case_the_line_stays(history, store, window):
    other = next(iter(store._cases))
    store.destroy(other, LogEntry("Destroy case", START, "a.officer"))
    history.show_library()
    assert column(history, 3) == [
        "Destroy case",
        "Change subject",
        "Change subject",
        "Open case",
        "(the words went with the case)",
    ]
    assert column(history, 4)[0] == column(history, 4)[-1] == "(destroyed)"


def test_a_library_that_is_locked_says_so_and_paints_nothing(history, store, monkeypatch):
    def locked(*_):
        raise LibraryLocked("The library is protected.", "Give its passphrase.")

    monkeypatch.setattr(store, "log_lines", locked)
    history.model._blocks.clear()
    assert history.model.index(0, 0).data() is None
    monkeypatch.setattr(store, "log_numbers", locked)
    history.show_library()
    assert history.empty.text() == "✖ The library is protected. Give its passphrase."


def test_every_control_has_a_name_and_the_keyboard_begins_in_the_table(history, qtbot):
    qtbot.waitUntil(lambda: history.table.hasFocus())
    for widget in (history.table, history.words):
        assert widget.accessibleName()
    index = history.model.index(0, 0)
    assert history.model.data(index, Qt.ItemDataRole.AccessibleTextRole).startswith("line 4, Wed 30 July 2025")
    assert len(history.model.index(0, 6).data(Qt.ItemDataRole.ToolTipRole)) == 64


def test_the_keyboard_goes_through_the_window_in_reading_order(history):
    history.of_case.setFocus()
    seen = []
    for _ in range(5):
        QTest.keyClick(history.focusWidget(), Qt.Key.Key_Tab)
        seen.append(history.focusWidget())
    assert seen[:2] == [history.words, history.table]
    assert {history.seal, history.out} <= set(seen)


def test_the_window_fits_a_small_screen(history):
    history.resize(1093, 614)
    hint = history.minimumSizeHint()
    assert hint.width() <= 1093
    assert hint.height() <= 614


def test_a_long_log_is_read_in_blocks(store, workbench, qtmodeltester):
    for number in range(3_000):
        store._add("n1", START.isoformat(), "a.officer", f"Change {number}", "", "")
    asked = []
    lines = store.log_lines
    store.log_lines = lambda numbers: asked.append(len(numbers)) or lines(numbers)
    model = LogModel(workbench.log_book)
    model.ask("", "")
    assert (model.rowCount(), asked) == (3_000, [])
    assert model.index(2_999, 3).data() == "Change 0"
    assert asked == [BLOCK]
    for row in range(0, 3_000, BLOCK):
        assert model.index(row, 0).data() == f"{3_000 - row:,}"
    assert len(model._blocks) == KEPT
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtmodeltester.check(model)


# ── the check of the library ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_sound_library_is_checked_without_a_word(window, case, workbench, qtbot):
    window.bar.hide()
    window.records.check_quietly()
    qtbot.waitUntil(lambda: workbench.soundness.report is not None)
    qtbot.wait(50)
    assert workbench.soundness.report.cases == 2
    assert not window.bar.isVisible()


def test_after_the_list_is_shown_the_library_is_checked(window, store, workbench, qtbot):
    store.problems = (WRONG,)
    window.records._soon.setInterval(0)
    workbench.new_case()
    window.catch_up(ask_force=False)
    qtbot.waitUntil(lambda: "616-25" in window.bar.text)


def test_what_is_wrong_stays_in_the_message_bar(window, case, store, qtbot):
    store.problems = (WRONG,)
    window.records.check_quietly()
    qtbot.waitUntil(lambda: "616-25" in window.bar.text)
    assert window.bar.text == (
        "✖ The case 616-25 is not as it was kept. The other case is as it was kept."
        " Restore the library from a backup (File, Backups)."
    )
    assert not window.bar.leaves_by_itself


def test_a_line_of_the_list_that_was_put_right_is_told_and_shown(window, case, store, qtbot):
    store.problems = (Problem(Kind.LISTED, "The case 616-25 stood in the list otherwise than it is.", "n1"),)
    with qtbot.waitSignal(window.cases.model.modelReset):
        window.records.check_quietly()
    assert window.bar.text.startswith("The case 616-25 stood in the list")
    assert window.bar.text.endswith("All 2 cases are as they were kept, with letters, settings and the log.")


def test_a_check_that_cannot_read_the_library_says_so(window, store, qtbot):
    def unreadable(*_):
        raise LibraryUnavailable("The library cannot be read.", "Check that its disk is connected.")

    store.check = unreadable
    window.records.check_quietly()
    qtbot.waitUntil(lambda: window.bar.text.startswith("✖ The library cannot be read."))


def test_a_check_of_a_library_that_was_locked_meanwhile_says_nothing(window, store, qtbot):
    def locked(*_):
        raise LibraryLocked("The library is protected.")

    store.check = locked
    window.bar.hide()
    window.records.check_quietly()
    qtbot.waitUntil(lambda: not window.records.check.running)
    assert not window.bar.isVisible()


def test_a_check_that_the_lock_ended_says_nothing_and_is_begun_again(window, case, store, workbench, qtbot):
    store.problems = (WRONG,)
    window.records.check_quietly()
    qtbot.waitUntil(lambda: "616-25" in window.bar.text)
    window.bar.clear()
    store.check = lambda *_: iter([Step(1, 9, cases=1, problems=(WRONG,))])
    window.records.check_quietly()
    qtbot.waitUntil(lambda: not window.records.check.running)
    assert workbench.soundness.report is None
    assert window.bar.text == ""
    window.records.check_if_unfinished()
    assert window.records._soon.isActive()


def test_where_there_are_backups_the_message_leads_to_them(qtbot, tmp_path):
    with closing(bootstrap.open_workbench(tmp_path / "library.foilib")) as real:
        window = MainWindow(Bridge(real))
        qtbot.addWidget(window)
        window.show()
        window.new_case()
        real._store.connection.execute("UPDATE requests SET text = 'Another.'")
        window.records.check_quietly()
        qtbot.waitUntil(lambda: "is not as it was kept" in window.bar.text)
        assert window.bar.act.text() == "Backups…"
        assert window.bar.act.isVisible()


def test_closing_the_window_ends_the_check(window, case):
    window.records.check_quietly()
    window.records.check_soon()
    window.close()
    assert not window.records.check.running
    assert not window.records._soon.isActive()


def test_the_officer_sees_the_check_through(window, case, qtbot):
    window.records.check_now()
    dialog = window.findChild(LibraryCheckDialog)
    assert dialog.halt.isEnabled()
    qtbot.waitUntil(lambda: not dialog.running)
    assert dialog.result.text() == "All 2 cases are as they were kept, with letters, settings and the log."
    assert dialog.result.accessibleName() == dialog.result.text()
    assert not dialog.problems.isVisible()
    assert dialog.again.isEnabled()


def test_what_the_check_finds_is_listed(window, case, store, qtbot):
    store.problems = (WRONG, Problem(Kind.LOG, "The log is broken at line 3.", line=3))
    window.records.check_now()
    dialog = window.findChild(LibraryCheckDialog)
    qtbot.waitUntil(lambda: not dialog.running)
    assert [dialog.problems.item(row).text() for row in range(dialog.problems.count())] == [
        WRONG.sentence,
        "The log is broken at line 3.",
    ]
    assert dialog.result.text().endswith("Restore the library from a backup (File, Backups).")


def test_the_check_can_be_stopped_and_begun_again(window, case, qtbot):
    window.records.check_now()
    dialog = window.findChild(LibraryCheckDialog)
    dialog.stop()
    assert dialog.result.text() == "Stopped. Nothing was changed."
    assert not dialog.halt.isEnabled()
    dialog.begin()
    qtbot.waitUntil(lambda: "as they were kept" in dialog.result.text())


def test_the_check_window_closes_by_key_and_leaves_nothing_running(window, case, qtbot):
    window.records.check_now()
    dialog = window.findChild(LibraryCheckDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.running
    qtbot.waitUntil(lambda: not window.findChildren(LibraryCheckDialog))


def test_both_windows_are_in_the_menus(window):
    texts = [action.text() for action in window.actions_.all]
    assert "His&tory…" in texts
    assert "&Log of the library…" in texts
    assert "&Check the library now…" in texts
