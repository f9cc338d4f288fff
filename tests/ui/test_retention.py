"""The window of retention and destruction, in the real window over a real library."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from ui.bridge import Bridge
from ui.dialogs import retention as window_of_retention
from ui.dialogs.destroying import DestroyingDialog
from ui.dialogs.retention import RetentionDialog
from ui.main_window import MainWindow
from ui.models.review_list import Shown
from workbench import bootstrap
from workbench.domain.authority import Authority
from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.hold import Hold
from workbench.domain.safekeeping import RetentionRule, Safekeeping
from workbench.errors import CannotWrite, NotKept
from workbench.service import commands as c

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
RESPONDED, REVIEW = EventKind.RESPONDED, EventKind.REVIEW_REQUESTED


def case(reference: str, *events: tuple[EventKind, str], hold: Hold | None = None) -> Case:
    happened = tuple(ClockEvent(f"e{n}", kind, date.fromisoformat(on)) for n, (kind, on) in enumerate(events))
    return Case(reference, reference, f"Subject of {reference}", received=date(2022, 7, 1), events=happened, hold=hold)


CASES = [
    case("1-22", (RESPONDED, "2022-07-29")),
    case("2-22", (RESPONDED, "2022-08-29")),
    case("3-22", (RESPONDED, "2022-09-29"), hold=Hold("a claim is expected", "A. Officer", date(2026, 11, 2))),
    case("4-22", (RESPONDED, "2022-07-29"), (REVIEW, "2022-08-10")),
    case("5-25", (RESPONDED, "2025-07-29")),
    case("6-26"),
]


@pytest.fixture
def workbench(tmp_path, monkeypatch):
    workbench = bootstrap.open_workbench(tmp_path / "cases.foilib")
    monkeypatch.setattr(workbench, "clock", lambda: NOW)
    workbench.set_authority(Authority("Northshire Police"))
    workbench.set_safekeeping(Safekeeping(retention=RetentionRule(3), officer="A. Officer"))
    for each in CASES:
        workbench._keep(each, "Open case")
    yield workbench
    workbench.close()


@pytest.fixture
def window(qtbot, workbench):
    window = MainWindow(Bridge(workbench))
    qtbot.addWidget(window)
    window.show()
    window.list_cases()
    return window


@pytest.fixture
def open_dialog(qtbot, window):
    def opened() -> RetentionDialog:
        dialog = RetentionDialog(window.bridge, window)
        dialog.destroyed.connect(window.library_windows.destroyed)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog._timer.isActive())
        return dialog

    return opened


@pytest.fixture
def dialog(open_dialog):
    return open_dialog()


@pytest.fixture
def answers(monkeypatch, tmp_path):
    """What the officer does in the window that asks once more; the certificate goes to a folder of the test."""
    wanted = {"reason": "", "by": None, "save": [str(tmp_path / "certificate.pdf")], "press": True, "seen": None}

    def answered(dialog: DestroyingDialog) -> int:
        wanted["seen"] = dialog
        dialog.ask_save = lambda name: wanted["save"].pop(0) if wanted["save"] else ""
        dialog.reason.setPlainText(wanted["reason"])
        if wanted["by"] is not None:
            dialog.by.setText(wanted["by"])
        if wanted["press"]:
            dialog.let_go.click()
        return dialog.result()

    monkeypatch.setattr(DestroyingDialog, "exec", answered)
    return wanted


def show(dialog: RetentionDialog, shown: Shown) -> None:
    dialog.filter.setCurrentIndex(list(Shown).index(shown))


def choose(dialog: RetentionDialog, *references: str) -> None:
    dialog.table.clearSelection()
    for reference in references:
        row = dialog.model.row_of(reference)
        assert row >= 0, f"{reference} is not shown"
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        dialog.table.selectionModel().select(dialog.model.index(row, 0), flags)


def cells(dialog: RetentionDialog) -> list[list[str]]:
    model = dialog.model
    return [[model.index(row, column).data() for column in (0, 2, 3, 4)] for row in range(model.rowCount())]


SEEN = {
    Shown.DUE: [
        ["1-22", "Fri 29 July 2022", "Tue 29 July 2025", "to be destroyed"],
        ["2-22", "Mon 29 August 2022", "Fri 29 August 2025", "to be destroyed"],
    ],
    Shown.HELD: [
        [
            *("3-22", "Thu 29 September 2022", "Mon 29 September 2025"),
            "held: it was put on hold by A. Officer on Mon 2 November 2026: a claim is expected",
        ],
        ["4-22", "", "", "held: a review was asked for and is not answered"],
    ],
}


@pytest.mark.parametrize("shown", SEEN)
def test_each_case_says_how_it_stands(dialog, shown):
    show(dialog, shown)
    assert cells(dialog) == SEEN[shown]
    assert dialog.about.text() == "Retention period: 3 years after a case was closed."


@pytest.mark.parametrize(
    ("shown", "references"),
    [
        (Shown.CLOSED, ["1-22", "2-22", "3-22", "5-25"]),
        (Shown.ALL, ["1-22", "2-22", "3-22", "5-25", "4-22", "6-26"]),
    ],
)
def test_other_cases_can_be_shown_too(dialog, shown, references):
    show(dialog, shown)
    assert [row[0] for row in cells(dialog)] == references


def test_the_keyboard_begins_in_the_list_and_every_control_has_a_name(qtbot, dialog):
    assert dialog.focusWidget() is dialog.table
    assert dialog.table.accessibleName()
    assert dialog.filter.accessibleName()
    assert all("&" in button.text() for button in (dialog.hold, dialog.release, dialog.let_go, dialog.period))


def test_without_a_period_it_says_what_to_do_and_shows_what_is_closed(workbench, open_dialog):
    workbench.set_safekeeping(Safekeeping())
    dialog = open_dialog()
    assert "No retention period is set" in dialog.about.text()
    assert dialog.model.shown is Shown.CLOSED
    show(dialog, Shown.DUE)
    assert dialog.empty.isVisible()
    assert not dialog.let_go.isEnabled()


@pytest.mark.parametrize("shown", Shown)
def test_an_empty_list_says_so(workbench, open_dialog, answers, shown):
    for each in CASES:
        workbench._let_go(each.id, "Destroy case", "A. Officer")
    dialog = open_dialog()
    show(dialog, shown)
    assert dialog.empty.isVisible()
    assert len(dialog.empty.text().split()) > 3


def test_the_case_on_the_desk_is_chosen(window, open_dialog):
    window.open_case("2-22")
    assert [line.reference for line in open_dialog().chosen()] == ["2-22"]


def test_a_case_is_kept_longer_for_a_reason_and_released_again(dialog, workbench):
    choose(dialog, "1-22")
    dialog.ask_reason = lambda: "asked for by counsel"
    dialog.hold.click()
    assert [row[0] for row in cells(dialog)] == ["2-22"]
    assert workbench.look_at("1-22").hold == Hold("asked for by counsel", "A. Officer", NOW.date())
    show(dialog, Shown.HELD)
    choose(dialog, "1-22")
    dialog.release.click()
    assert workbench.look_at("1-22").hold is None
    show(dialog, Shown.DUE)
    assert [row[0] for row in cells(dialog)] == ["1-22", "2-22"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_held(dialog, workbench, reason):
    choose(dialog, "1-22")
    dialog.ask_reason = lambda: reason
    dialog.hold.click()
    assert workbench.look_at("1-22").hold is None


def test_what_cannot_be_kept_is_said_in_the_window(dialog, workbench, monkeypatch):
    def full(*_):
        raise NotKept("The change was not kept: the disk is full.")

    choose(dialog, "1-22")
    dialog.ask_reason = lambda: "asked for by counsel"
    monkeypatch.setattr(workbench.retention, "put_on_hold", full)
    dialog.hold.click()
    assert "the disk is full" in dialog.fault.text()
    assert dialog.fault.isVisible()


def test_only_a_hold_can_be_released(dialog):
    show(dialog, Shown.HELD)
    choose(dialog, "4-22")
    assert not dialog.release.isEnabled()
    choose(dialog, "3-22")
    assert dialog.release.isEnabled()


def test_what_is_due_goes_without_a_reason_and_the_certificate_is_kept(window, dialog, workbench, answers, tmp_path):
    choose(dialog, "1-22", "2-22")
    dialog.let_go.click()
    seen = answers["seen"]
    assert not seen.warning.isVisibleTo(seen)
    assert not seen.reason.isVisibleTo(seen)
    assert workbench.references() == ["3-22", "4-22", "5-25", "6-26"]
    assert (tmp_path / "certificate.pdf").read_bytes().startswith(b"%PDF")
    assert cells(dialog) == []
    assert dialog.news.text() == "✓ 2 cases are destroyed. The certificate is kept as certificate.pdf."
    assert "2 cases are destroyed" in window.bar.text
    assert [row.label for row in workbench.history()][-2:] == ["Destroy case"] * 2


def test_out_of_turn_the_act_is_quoted_and_a_reason_is_needed(dialog, workbench, answers):
    show(dialog, Shown.ALL)
    choose(dialog, "5-25", "6-26")
    dialog.let_go.click()
    seen = answers["seen"]
    assert "5-25 (to be kept until Sat 29 July 2028), 6-26 (not closed)" in seen.warning.text()
    assert "FOIA s.77: " in seen.warning.text()
    assert workbench.retention.offence.says in seen.warning.text()
    assert "A reason is needed" in seen.fault.text()
    assert seen.focusWidget() is seen.reason
    assert "6-26" in workbench.references()
    answers["reason"] = "Opened twice."
    dialog.let_go.click()
    assert "6-26" not in workbench.references()
    assert "5-25" not in workbench.references()


def test_what_is_held_is_refused_before_anything_is_asked(dialog, answers, workbench):
    show(dialog, Shown.CLOSED)
    choose(dialog, "1-22", "3-22")
    dialog.let_go.click()
    assert answers["seen"] is None
    assert "3-22" in dialog.fault.text()
    assert "held" in dialog.fault.text()
    assert "1-22" in workbench.references()


def test_without_a_place_for_the_certificate_nothing_is_destroyed(dialog, answers, workbench):
    answers["save"] = []
    choose(dialog, "1-22")
    dialog.let_go.click()
    assert "Nothing was destroyed" in answers["seen"].fault.text()
    assert "1-22" in workbench.references()


def test_enter_destroys_nothing(qtbot, dialog, answers, workbench):
    answers["press"] = False
    choose(dialog, "1-22")
    dialog.let_go.click()
    asked = answers["seen"]
    asked.show()
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert "1-22" in workbench.references()


def test_a_certificate_that_finds_no_place_is_asked_for_until_it_has_one(
    dialog, answers, workbench, tmp_path, monkeypatch
):
    """What is destroyed is destroyed: the certificate cannot be made again."""
    written = workbench.write

    def refusing(path, data):
        if path.name == "stick.pdf":
            raise CannotWrite("stick.pdf cannot be written: the disk is full.")
        written(path, data)

    monkeypatch.setattr(workbench, "write", refusing)
    answers["save"] = [str(tmp_path / "stick"), str(tmp_path / "elsewhere")]
    choose(dialog, "1-22")
    dialog.let_go.click()
    asked = answers["seen"]
    assert "1-22" not in workbench.references()
    assert "the disk is full" in asked.fault.text()
    assert not asked.let_go.isEnabled()
    asked.show()
    asked.cancel.click()
    assert asked.isVisible()
    assert "not kept yet" in asked.fault.text()
    asked.keep.click()
    assert (tmp_path / "elsewhere.pdf").read_bytes().startswith(b"%PDF")
    assert not asked.isVisible()
    assert "kept as elsewhere.pdf" in asked.told


def test_the_case_on_the_desk_leaves_it_when_it_is_destroyed(window, open_dialog, answers):
    window.open_case("1-22")
    window.bridge.execute(c.SetTitle("Drones"))
    dialog = open_dialog()
    choose(dialog, "1-22")
    dialog.let_go.click()
    assert window.bridge.case is None
    assert window.cases.model.rowCount() == len(window.bridge.workbench.rows(window.cases.model._query, 0, 99))


def test_a_disk_that_fails_destroys_nothing_and_says_so(dialog, answers, workbench, monkeypatch):
    def full(*_):
        raise NotKept("The change was not kept: the disk is full.")

    monkeypatch.setattr(workbench._store, "destroy", full)
    choose(dialog, "1-22")
    dialog.let_go.click()
    assert answers["seen"].fault.text().startswith("✖ Nothing was destroyed. The change was not kept")


def test_a_backup_that_still_holds_a_case_is_told_of(dialog, answers, workbench, tmp_path):
    workbench.backups.take()
    choose(dialog, "1-22")
    dialog.let_go.click()
    assert (
        "1 backup holds something of that still, or cannot be looked into: it is named on the certificate."
        in dialog.news.text()
    )


def test_settings_are_one_key_away_and_the_list_follows_them(qtbot, window, dialog, workbench, monkeypatch):
    def edit(field):
        assert field == "safekeeping"
        workbench.set_safekeeping(replace(workbench.safekeeping(), retention=RetentionRule(10)))

    monkeypatch.setattr(window.library_windows, "edit_settings", edit)
    dialog.settings_wanted.connect(lambda: window.library_windows.set_period(dialog))
    dialog.period.click()
    qtbot.waitUntil(lambda: not dialog._timer.isActive())
    assert dialog.about.text().startswith("Retention period: 10 years")
    assert cells(dialog) == []


def test_a_large_library_is_read_bit_by_bit_and_closing_ends_it(window, qtbot, monkeypatch):
    monkeypatch.setattr(window_of_retention, "_SLICE", 0)
    dialog = RetentionDialog(window.bridge, window)
    qtbot.addWidget(dialog)
    dialog._read_on()
    assert dialog.progress.text() == "Reading the cases…"
    dialog.done(0)
    assert not dialog._timer.isActive()


def test_the_whole_path_goes_by_keyboard(qtbot, window, dialog, answers, workbench):
    dialog.activateWindow()
    qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert [line.reference for line in dialog.chosen()] == ["1-22", "2-22"]
    dialog.ask_reason = lambda: "asked for by counsel"
    qtbot.keyClick(dialog, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: workbench.look_at("2-22").hold is not None)
    show(dialog, Shown.HELD)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not dialog.release.isEnabled())
    show(dialog, Shown.DUE)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: workbench.references() == ["4-22", "5-25", "6-26"])  # every hold was released
