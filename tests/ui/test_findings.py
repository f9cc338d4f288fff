"""Findings that are set aside, and what would be asked of the letter: by keyboard, in words that a reader sees."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.fakes.store import MemoryCaseStore
from ui.bridge import Bridge
from ui.dialogs.challenge import ChallengeDialog
from ui.dialogs.waive import WaiveDialog
from ui.main_window import MainWindow
from ui.models.challenge import ChallengeModel
from ui.models.findings import FINDING
from workbench import bootstrap, locations
from workbench.domain.findings import Page
from workbench.rendering.pdf import render_pdf
from workbench.service import commands as c
from workbench.service.workbench import Workbench

COVERT = "p5"
REASON = "The reasons would themselves say who is concerned (s.17(4))."


@pytest.fixture
def window(qtbot):
    numbers = iter(range(100_000))
    workbench = Workbench(
        MemoryCaseStore(),
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render_pdf,
        write=lambda path, data: path.write_bytes(data),
        clock=lambda: datetime(2025, 7, 28, 9, tzinfo=UTC),
        new_id=lambda: f"n{next(numbers)}",
    )
    shown = MainWindow(Bridge(workbench))
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    shown.open_case(workbench.import_case(locations.example().read_bytes()).case.id)
    shown.actions_.checks.setChecked(True)
    return shown


@pytest.fixture
def faulty(window):
    """Two findings: no reason for section 23(5), and no paragraph for section 31(3)."""
    window.bridge.execute(c.SetReason(COVERT, "23(5)", ""))
    window.bridge.execute(c.SetParagraphs(COVERT, "31(3)", ()))
    window.review.view.setCurrentIndex(window.review.model.index(0, 0))
    return window


def rows(window):
    model = window.review.model
    return [model.index(row).data() for row in range(model.rowCount())]


def answering(reason, by="", accept=True):
    """Fill in the window that is about to open."""

    def fill():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WaiveDialog)
        dialog.reason.setPlainText(reason)
        if by:
            dialog.by.setText(by)
        dialog.accept() if accept else dialog.reject()
        if accept and not reason.strip():
            fill.fault = dialog.fault.text()
            dialog.reject()

    QTimer.singleShot(0, fill)
    return fill


def key(qtbot, window):
    qtbot.keyClick(
        window.review.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )


def test_a_finding_is_set_aside_by_key_with_a_reason_that_stays_in_sight(qtbot, faulty):
    faulty.review.view.setFocus()
    answering(REASON, "An officer")
    key(qtbot, faulty)
    [waiver] = faulty.bridge.case.waivers
    assert (waiver.rule, waiver.reason, waiver.by) == ("limb-complete", REASON, "An officer")
    assert waiver.on == datetime(2025, 7, 28).date()
    assert rows(faulty)[-1].startswith("✔ Section 31(3) is not complete")
    assert f"Set aside by An officer, Mon 28 July 2025: {REASON}" in rows(faulty)[-1]
    assert faulty.review.heading.text() == "Before sign-off   ✖ 0   ⚠ 1   ✔ 1"
    assert "1 set aside" in faulty.review.heading.accessibleDescription()


def test_the_finding_stays_in_hand_and_stands_again_by_the_same_key(qtbot, faulty):
    faulty.review.view.setFocus()
    answering(REASON)
    key(qtbot, faulty)
    assert faulty.review.view.currentIndex().data(FINDING).waiver.reason == REASON
    assert "Take back" in faulty.review.waive.text()
    faulty.activateWindow()
    qtbot.waitUntil(faulty.isActiveWindow)
    key(qtbot, faulty)
    assert faulty.bridge.case.waivers == ()
    assert rows(faulty)[0].startswith("✖ Section 31(3)")
    assert faulty.review.heading.text() == "Before sign-off   ✖ 1   ⚠ 1"


def test_the_button_does_what_the_key_does_and_undo_takes_it_back(qtbot, faulty):
    answering(REASON)
    qtbot.mouseClick(faulty.review.waive, Qt.MouseButton.LeftButton)
    assert len(faulty.bridge.case.waivers) == 1
    faulty.bridge.undo()
    assert faulty.bridge.case.waivers == ()


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_the_window_says_so_and_nothing_is_set_aside(faulty, reason):
    fill = answering(reason)
    faulty.review.waive_current()
    assert "only with a reason" in fill.fault
    assert faulty.bridge.case.waivers == ()


def test_thinking_better_of_it_changes_nothing(faulty):
    answering(REASON, accept=False)
    faulty.review.waive_current()
    assert faulty.bridge.case.waivers == ()


def test_whoever_set_something_aside_is_offered_the_next_time(faulty):
    answering(REASON, "An officer")
    faulty.review.waive_current()
    faulty.review.view.setCurrentIndex(faulty.review.model.index(0, 0))
    answering("Plain from the letter.")
    faulty.review.waive_current()
    assert [waiver.by for waiver in faulty.bridge.case.waivers] == ["An officer", "An officer"]


def test_when_all_is_set_aside_nothing_stands_in_the_way_but_all_stays_in_sight(faulty):
    for _ in range(2):
        faulty.review.view.setCurrentIndex(faulty.review.model.index(0, 0))
        answering(REASON)
        faulty.review.waive_current()
    assert faulty.review.clear.isVisible()
    assert faulty.review.view.isVisible()
    assert len(rows(faulty)) == 2


def test_nothing_can_be_set_aside_where_nothing_is_found(window):
    assert rows(window) == []
    assert not window.review.waive.isVisible()
    window.actions_._waive()
    assert window.review.clear.text() in window.bar.text


def test_a_screen_reader_hears_that_it_is_set_aside(faulty):
    answering(REASON)
    faulty.review.waive_current()
    heard = faulty.review.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Set aside" in heard
    assert REASON in heard


class TestChallenge:
    @pytest.fixture
    def asked(self, window):
        window.case_windows.challenge()
        dialog = window.findChild(ChallengeDialog)
        yield dialog
        dialog.close()

    def test_it_passes_qts_own_tests(self, window):
        model = ChallengeModel()
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        model.show(window.bridge.workbench.challenge(window.bridge.case, window.bridge.authority))
        assert model.rowCount() > 20
        assert tester.model() is model

    def test_who_asks_what_and_the_officers_own_answer(self, asked):
        read = [[asked.model.index(row, column).data() for column in range(4)] for row in range(asked.model.rowCount())]
        assert read[0] == [
            "The requester",
            "Is each of my questions answered? (s.1(1))",
            "the letter",
            "✔ Each of 6 questions has an outcome.",
        ]
        assert {row[0] for row in read} == {"The requester", "The Commissioner’s case officer"}
        assert "2 of them open" in asked.count.text()

    def test_only_what_is_open(self, asked):
        asked.only_open.setChecked(True)
        assert asked.model.rowCount() == 2
        assert asked.model.index(0, 3).data() == "○ Open"

    def test_enter_opens_the_place_and_the_window_stays(self, qtbot, window, asked):
        asked.only_open.setChecked(True)
        with qtbot.waitSignal(asked.place_wanted) as wanted:
            qtbot.keyClick(asked.table, Qt.Key.Key_Return)
        assert wanted.args[0].part_id == COVERT
        assert window.tabs.currentIndex() == list(window.pages).index(Page.QUESTIONS)
        assert asked.isVisible()

    def test_it_follows_the_case(self, window, asked):
        window.bridge.execute(c.SetReason(COVERT, "23(5)", ""))
        assert "3 of them open" in asked.count.text()

    def test_it_is_copied_as_a_table(self, asked):
        asked.copy()
        first, second, *_ = QGuiApplication.clipboard().text().split("\n")
        assert first == "Asked by\tQuestion\tPut to\tAnswer from the case"
        assert second.startswith("The requester\tIs each of my questions answered?")

    def test_one_window_is_enough(self, window, asked):
        window.case_windows.challenge()
        assert len(window.findChildren(ChallengeDialog)) == 1
        assert asked.isVisible()
