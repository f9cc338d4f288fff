"""A case goes out of the window as one file and comes in: with a passphrase, and compared where it is here already."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from shiboken6 import delete

from tests.fakes.store import MemoryCaseStore
from tests.service.test_arrivals import message
from ui.bridge import Bridge
from ui.dialogs.comparison import ComparisonDialog
from ui.dialogs.handover import HandOverDialog, PassphraseDialog
from ui.main_window import MainWindow
from ui.models.differences import STANDS, DifferencesModel
from workbench import bootstrap, locations
from workbench.domain.case import Part
from workbench.domain.comparison import compare
from workbench.errors import BadCaseFile, NotKept, WrongPassphrase
from workbench.protection.container import is_container
from workbench.rendering.pdf import render_pdf
from workbench.service import bounds
from workbench.service import commands as c
from workbench.service.arrivals import read, text_of
from workbench.service.handover import HandOver
from workbench.service.workbench import Workbench

NOW = datetime(2025, 7, 28, 10, tzinfo=UTC)
PASSPHRASE = "correct horse battery staple"
SCREEN = 1093, 614  # pixels: a small laptop at 125 %


def library(name, store=None):
    numbers = count()
    return Workbench(
        store or MemoryCaseStore(),
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render_pdf,
        write=lambda path, data: path.write_bytes(data),
        clock=lambda: NOW,
        new_id=lambda: f"{name}{next(numbers)}",
        by=lambda: name,
    )


@pytest.fixture
def store():
    return MemoryCaseStore()


@pytest.fixture
def window(qtbot, store):
    shown = MainWindow(Bridge(library("mine", store)))
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def case(window):
    session = window.bridge.workbench.import_case(locations.example().read_bytes())
    window.list_cases()
    window.open_case(session.case.id)
    return session.case


@pytest.fixture
def answered(monkeypatch):
    """Answers the next dialog of a kind as the officer would."""

    def answer(kind, act):
        def exec_(dialog):
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(kind, "exec", exec_)

    return answer


def without(dialog):
    dialog.without.click()
    press(dialog, "Save file…")


def under(passphrase):
    def act(dialog):
        dialog.with_.click()
        dialog.new.first.line.setText(passphrase)
        dialog.new.second.line.setText(passphrase)
        press(dialog, "Save file…")

    return act


def press(dialog, words):
    button = next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == words)
    button.click()


def handed_over(window, path, answered, act=without):
    answered(HandOverDialog, act)
    window.files.ask_save = lambda name: str(path)
    window.files.hand_over()
    return path


def came_in(window, path):
    window.files.ask_open = lambda: str(path)
    window.files.import_case()


@pytest.fixture
def elsewhere(window, case, tmp_path):
    """The case at another officer's desk, where it was changed; as the file in which it comes back."""
    theirs = library("theirs")
    there = theirs.handover.take_in(theirs.handover.read(window.bridge.workbench.handover.export(case)))
    there.execute(c.SetTitle("Their subject"))
    there.execute(c.SetReference("616-26"))
    there.execute(c.AddPart("p99", there.case.questions[0].id, "their part"))
    path = tmp_path / "back.foicase"
    path.write_bytes(theirs.handover.export(there.case))
    return path


# ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_case_goes_out_and_into_another_library(qtbot, window, case, tmp_path, answered):
    path = handed_over(window, tmp_path / "616-25.foicase", answered)
    assert "without a passphrase" in window.bar.text
    other = MainWindow(Bridge(library("other")))
    qtbot.addWidget(other)
    came_in(other, path)
    assert replace(other.bridge.case, authority=None) == replace(case, authority=None)
    assert "with 1 line of its history" in other.bar.text
    assert other.cases.model.rowCount() == 1


def test_what_goes_along_is_told_before_with_the_files_that_the_request_came_as(window, tmp_path, answered):
    arrivals = window.bridge.workbench.arrivals
    incoming = read("request.eml", message())
    window.open_case(arrivals.open_case(incoming, text_of(incoming)).case.id)
    told = []
    answered(HandOverDialog, lambda dialog: told.extend(label.text() for label in dialog.findChildren(QLabel)))
    window.files.hand_over()
    assert any("of its history, 1 file that the request came as." in each for each in told), told


def test_the_name_proposed_is_the_reference_and_an_ending_is_added(window, case, tmp_path, answered):
    proposed = []
    answered(HandOverDialog, without)
    window.files.ask_save = lambda name: proposed.append(name) or str(tmp_path / "case")
    window.files.hand_over()
    assert proposed == ["616-25.foicase"]
    assert (tmp_path / "case.foicase").exists()


def test_giving_up_writes_nothing(window, case, tmp_path, answered):
    answered(HandOverDialog, QDialog.reject)
    window.files.ask_save = lambda name: pytest.fail("no place is asked for")
    window.files.hand_over()
    answered(HandOverDialog, without)
    window.files.ask_save = lambda name: ""
    window.files.hand_over()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_said_in_the_bar(window, case, answered, monkeypatch):
    def fails(self, case, passphrase=None):
        raise NotKept("A letter is damaged.")

    monkeypatch.setattr(HandOver, "export", fails)
    answered(HandOverDialog, without)
    window.files.ask_save = lambda name: "x"
    window.files.hand_over()
    assert "A letter is damaged." in window.bar.text


@pytest.mark.parametrize("kind", [HandOverDialog, ComparisonDialog])
def test_a_window_that_locking_took_away_is_not_missed(window, case, elsewhere, monkeypatch, kind):
    def taken_away(dialog):
        delete(dialog)
        return 0

    monkeypatch.setattr(kind, "exec", taken_away)
    window.files.hand_over() if kind is HandOverDialog else came_in(window, elsewhere)
    assert window.bridge.case == case


def test_under_a_passphrase_out_and_in(qtbot, window, case, tmp_path, answered):
    path = handed_over(window, tmp_path / "a.foicase", answered, under(PASSPHRASE))
    assert is_container(path.read_bytes())
    assert "under its passphrase" in window.bar.text
    other = MainWindow(Bridge(library("other")))
    qtbot.addWidget(other)
    answered(PassphraseDialog, QDialog.reject)
    came_in(other, path)
    assert other.bridge.case is None

    def tries(dialog):
        press(dialog, "Open")
        assert "Type the passphrase" in dialog.fault.text()
        dialog.secret.line.setText("another")
        press(dialog, "Open")
        assert "not the passphrase" in dialog.fault.text()
        assert dialog.isVisible() or dialog.result() == 0
        dialog.secret.line.setText(PASSPHRASE)
        press(dialog, "Open")
        assert dialog.secret.text == ""

    answered(PassphraseDialog, tries)
    came_in(other, path)
    assert other.bridge.case.id == case.id


class Protects:
    """Stands for the hand-over of a library that is protected, or not."""

    def __init__(self, protects):
        self.protects = protects
        self.strength = library("x").handover.strength


def test_a_plain_library_proposes_no_passphrase(qtbot):
    dialog = HandOverDialog(Protects(False), "One file.")
    qtbot.addWidget(dialog)
    assert dialog.without.isChecked()
    assert not dialog.new.first.isEnabled()
    assert dialog.means.text() == ""
    dialog.accept()
    assert (dialog.result(), dialog.passphrase) == (QDialog.DialogCode.Accepted, None)


def test_a_protected_library_proposes_one_and_says_what_it_means_to_do_without(qtbot):
    dialog = HandOverDialog(Protects(True), "One file.")
    qtbot.addWidget(dialog)
    assert dialog.with_.isChecked()
    assert "another way" in dialog.means.text()
    dialog.without.click()
    assert "Your library is protected" in dialog.means.text()
    dialog.accept()
    assert (dialog.result(), dialog.passphrase) == (QDialog.DialogCode.Accepted, None)


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("", "", "first"),
        ("password", "password", "too weak"),
        (PASSPHRASE, "correct", "not the same"),
    ],
)
def test_a_passphrase_that_will_not_do_is_said(qtbot, first, again, said):
    dialog = HandOverDialog(Protects(True), "One file.")
    qtbot.addWidget(dialog)
    dialog.new.first.line.setText(first)
    dialog.new.second.line.setText(again)
    dialog.accept()
    assert said in dialog.fault.text()
    assert (dialog.result(), dialog.passphrase) == (0, None)


def test_strength_is_shown_as_it_is_typed_and_nothing_stays(qtbot):
    dialog = HandOverDialog(Protects(True), "One file.")
    qtbot.addWidget(dialog)
    dialog.new.first.line.setText("password")
    qtbot.waitUntil(lambda: "Guessed" in dialog.new.said.text())
    dialog.new.first.line.setText(PASSPHRASE)
    qtbot.waitUntil(lambda: "trong: guessing" in dialog.new.said.text())
    dialog.new.second.line.setText(PASSPHRASE)
    dialog.accept()
    assert dialog.passphrase == PASSPHRASE
    assert (dialog.new.first.text, dialog.new.second.text) == ("", "")


# ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_case_that_says_the_same_changes_nothing(window, case, tmp_path, answered):
    path = handed_over(window, tmp_path / "a.foicase", answered)
    window.bridge.open(None)
    came_in(window, path)
    assert "says what the case in this library says" in window.bar.text
    assert window.bridge.case == case


def test_what_was_chosen_is_merged_as_one_step(window, case, elsewhere, answered):
    def choose(dialog):
        rows = {each.name: row for row, each in enumerate(dialog.model.rows)}
        dialog.model.choose(rows["Subject in the heading"], True)
        dialog._tell()
        press(dialog, "Merge")

    answered(ComparisonDialog, choose)
    came_in(window, elsewhere)
    assert (window.bridge.case.title, window.bridge.case.reference) == ("Their subject", "616-25")
    assert "Undo" in window.bar.text
    window.bridge.undo()
    assert replace(window.bridge.case, revision=case.revision) == case


def test_merged_into_a_case_that_is_not_open_it_is_opened(window, case, elsewhere, answered):
    def choose(dialog):
        dialog.all_theirs.click()
        press(dialog, "Merge")

    window.new_case()
    answered(ComparisonDialog, choose)
    came_in(window, elsewhere)
    assert (window.bridge.case.id, window.bridge.case.reference) == (case.id, "616-26")
    assert window.bridge.case.part("p99")


def test_as_a_copy_both_are_here(window, case, elsewhere, answered):
    answered(ComparisonDialog, lambda dialog: press(dialog, "Take in as a copy"))
    came_in(window, elsewhere)
    assert window.bridge.case.id != case.id
    assert window.bridge.case.title == "Their subject"
    assert window.bridge.workbench.look_at(case.id) == case


def test_giving_up_leaves_all_as_it_is(window, case, elsewhere, answered):
    answered(ComparisonDialog, lambda dialog: press(dialog, "Cancel"))
    came_in(window, elsewhere)
    assert window.bridge.case == case


def test_what_cannot_be_kept_is_said_in_the_window_that_then_stays(window, case, elsewhere, answered, store):
    def choose(dialog):
        dialog.all_theirs.click()
        store.faults.append(NotKept("The disk is full."))
        press(dialog, "Merge")
        assert "The disk is full." in dialog.note.text()
        assert dialog.result() == 0
        assert window.bridge.case == case
        press(dialog, "Merge")

    answered(ComparisonDialog, choose)
    came_in(window, elsewhere)
    assert window.bridge.case.title == "Their subject"


def test_a_file_that_is_too_large_is_said_in_the_bar(window, case, tmp_path):
    path = tmp_path / "large.foicase"
    with path.open("wb") as file:
        file.truncate(bounds.LARGEST + 1)
    came_in(window, path)
    assert "larger than" in window.bar.text
    assert window.bridge.case == case


# ── the window of the comparison ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def dialog(qtbot, window, case, elsewhere):
    received = window.bridge.workbench.handover.read(elsewhere.read_bytes())
    merged = []
    shown = ComparisonDialog(received, merged.append, lambda: None)
    shown.merged = merged
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    return shown


def stands(dialog):
    return [dialog.model.index(row, 3).data() for row in range(dialog.model.rowCount())]


def test_to_begin_with_all_of_mine_stands_and_there_is_nothing_to_merge(dialog):
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [row.name for row in dialog.model.rows] == ["Reference", "Subject in the heading", "Part “their part”"]
    assert stands(dialog) == ["○ mine", "○ mine", "○ mine: without it"]
    assert not dialog.merge.isEnabled()
    assert "Case 616-25 is in this library already. 3 differences." in dialog.about.text()


def test_the_whole_way_by_keyboard(qtbot, dialog):
    assert dialog.table.hasFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Enter)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_T)
    assert stands(dialog) == ["✔ theirs", "✔ theirs", "○ mine: without it"]
    qtbot.keyClick(dialog.table, Qt.Key.Key_M)
    assert stands(dialog) == ["✔ theirs", "○ mine", "○ mine: without it"]
    assert "1 of 3" in dialog.note.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Tab)
    assert dialog.mine.hasFocus()
    visited = []
    while not dialog.merge.hasFocus():
        visited.append(dialog.focusWidget())
        qtbot.keyClick(visited[-1], Qt.Key.Key_Tab)
    assert visited == [dialog.mine, dialog.theirs, dialog.all_theirs, dialog.all_mine]
    qtbot.keyClick(dialog.merge, Qt.Key.Key_Space)
    assert dialog.merged == [{"reference"}]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_click_on_what_is_to_stand_changes_it_and_one_on_the_words_does_not(qtbot, dialog):
    for column, after in ((1, "○ mine"), (STANDS, "✔ theirs"), (STANDS, "○ mine")):
        at = dialog.table.visualRect(dialog.model.index(0, column)).center()
        qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert stands(dialog)[0] == after


def test_either_side_is_shown_in_full(qtbot, dialog):
    qtbot.keyClick(dialog.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert dialog.mine.toPlainText() == "Not there."
    assert "Subject: their part\nQuestions: question 1" in dialog.theirs.toPlainText()


def test_all_at_once_and_back(dialog):
    dialog.all_theirs.click()
    assert stands(dialog) == ["✔ theirs"] * 3
    dialog.all_mine.click()
    assert not dialog.merge.isEnabled()


def test_it_fits_a_small_screen(dialog):
    dialog.resize(*SCREEN)
    assert dialog.minimumSizeHint().width() <= SCREEN[0]
    assert dialog.minimumSizeHint().height() <= SCREEN[1] - 60


def test_what_comes_along_says_with_what_and_cannot_be_left_alone(window, case):
    question = c.AddQuestion("q99", "p98", "And at night?", None, "9")
    session = window.bridge.session
    session.execute(question)
    theirs = session.case
    session.undo()
    model = DifferencesModel(session.case, theirs, compare(session.case, theirs))
    rows = {row.key: at for at, row in enumerate(model.rows)}
    model.choose(rows["part.p98"], True)
    assert model.is_theirs(rows["question.q99"])
    assert "comes with Part" in model.index(rows["question.q99"], 3).data()
    said = model.choose(rows["question.q99"], False)
    assert "which needs it" in said
    model.choose(rows["part.p98"], False)
    assert model.taken == 0


def test_what_is_gone_there_is_said_so(case):
    theirs = replace(case, parts=(*case.parts[:-1], Part("other", "another")), tests=(), review=None)
    model = DifferencesModel(case, theirs, compare(case, theirs))
    model.choose_all(True)
    assert "✔ theirs: taken out" in [model.index(row, 3).data() for row in range(model.rowCount())]


def test_a_passphrase_is_asked_for_until_the_file_opens(qtbot):
    answers = iter([WrongPassphrase("No."), BadCaseFile("Damaged."), "whole"])

    def read(secret):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    dialog = PassphraseDialog("a.foicase", read)
    qtbot.addWidget(dialog)
    for said in ("No.", "Damaged."):
        dialog.secret.line.setText("x")
        dialog.accept()
        assert said in dialog.fault.text()
        assert dialog.received is None
    dialog.accept()
    assert dialog.received == "whole"
