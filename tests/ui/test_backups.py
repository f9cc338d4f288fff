"""The window of the backups, and those that nobody asks for, in the real window over a real library."""

from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog

from ui.bridge import Bridge
from ui.dialogs.backups import BackupsDialog
from ui.main_window import MainWindow
from workbench import bootstrap
from workbench.domain.dates import format_date
from workbench.errors import NotKept
from workbench.service import commands as c
from workbench.service.backups import Difference, Preview

PASSPHRASE, ANOTHER = "lantern gravel oyster tuesday", "walrus button harvest seventeen"


@pytest.fixture
def window(qtbot, tmp_path):
    workbench = bootstrap.open_workbench(tmp_path / "cases.foilib")
    window = MainWindow(Bridge(workbench))
    qtbot.addWidget(window)
    window.show()
    window.new_case()
    window.bridge.execute(c.SetTitle("Drones"))
    yield window
    workbench.close()


@pytest.fixture
def backups(window):
    return window.bridge.workbench.backups


@pytest.fixture
def dialog(qtbot, window, backups):
    dialog = BackupsDialog(window.bridge, backups, window)
    dialog.restored.connect(window.library_windows.restored)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cells(table):
    return [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount())]


def test_an_empty_list_says_when_there_will_be_one(dialog):
    assert dialog.empty.isVisible()
    assert "when the library is closed" in dialog.empty.text()
    assert not dialog.look.isEnabled()
    assert not dialog.restore.isEnabled()
    assert not dialog.undo.isEnabled()


def test_one_more_now(dialog):
    dialog.now.click()
    assert dialog.list.count() == 1
    assert not dialog.empty.isVisible()
    assert "was made and compared" in dialog.what.text()
    assert "· 1 case ·" in dialog.list.item(0).text()


def test_stopping_leaves_no_backup(dialog, backups, monkeypatch):
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda self: True)
    dialog.now.click()
    assert "The backup was stopped" in dialog.fault.text()
    assert backups.all() == []


def test_letters_settings_and_damage_are_told_before_restoring(dialog, window, backups, monkeypatch):
    backups.take()
    one = Difference("1-25", "Drones", True, True, letters=1)
    preview = Preview((one,), ("the force’s own wording",), ("7-25",))
    monkeypatch.setattr(backups, "preview", lambda backup, secret: preview)
    dialog.show_backups()
    dialog.look.click()
    assert cells(dialog.table)[0][2] == "as it was then, without 1 letter"
    for said in (
        "1 letter that went out since would not be in it",
        "Also as then: the force’s own wording",
        "✖ Damaged in this backup: 7-25",
        "The library as it is now is kept",
    ):
        assert said in dialog.what.text()


def test_a_second_folder_is_chosen_here(dialog, window, backups, tmp_path):
    dialog.ask_folder = lambda: ""
    dialog.second.click()
    assert window.bridge.workbench.safekeeping().second_folder == ""
    dialog.ask_folder = lambda: str(tmp_path / "stick")
    dialog.second.click()
    assert str(tmp_path / "stick") in dialog.about.text()
    dialog.now.click()
    assert len(list((tmp_path / "stick").glob("*/cases *.foilib"))) == 1
    assert dialog.list.count() == 1  # the same one, in two places


def test_what_is_whole_of_another_library_is_saved_into_a_new_one(dialog, tmp_path):
    damaged = tmp_path / "damaged.foilib"
    with closing(bootstrap.open_workbench(damaged)) as other:
        other.new_case()
    seen = []
    dialog.show_found = seen.append
    dialog.ask_damaged = lambda: str(damaged)
    dialog.ask_new = lambda chosen: str(tmp_path / "saved")
    dialog.damaged.click()
    [found] = seen
    assert "One case was saved" in found.said.text()
    assert "saved.foilib" in found.said.text()
    assert (tmp_path / "saved.foilib").exists()
    dialog.damaged.click()
    assert "is there already" in dialog.fault.text()
    assert len(seen) == 1


def test_what_restoring_changes_is_seen_before_it_is_done_and_can_be_taken_back(dialog, window):
    dialog.now.click()
    window.bridge.execute(c.SetTitle("Kites"))
    window.new_case()
    assert not dialog.restore.isEnabled()
    dialog.look.click()
    reference = window.bridge.workbench.references()[0]
    assert [row[0] for row in cells(dialog.table)] == window.bridge.workbench.references()
    assert cells(dialog.table)[0][:3] == [reference, "Kites", "as it was then"]
    assert cells(dialog.table)[1][2:4] == ["goes", "–"]
    assert cells(dialog.table)[0][3].startswith(format_date(date.today()))
    assert "1 case would be as then, 1 case would be gone" in dialog.what.text()
    dialog.restore.click()
    assert window.bridge.case is None
    assert "can be taken back" in window.bar.text
    assert window.cases.model.rowCount() == 1
    [row] = window.bridge.workbench.rows(window.cases.model._query, 0, 9)
    assert row.title == "Drones"
    dialog.undo.click()
    assert not dialog.fault.isVisible()
    assert len(window.bridge.workbench.references()) == 2


def test_the_whole_way_by_keyboard(qtbot, dialog, window):
    assert dialog.focusWidget() is dialog.now
    qtbot.keyClick(dialog.now, Qt.Key.Key_Space)
    assert dialog.focusWidget() is dialog.list
    window.bridge.execute(c.SetTitle("Kites"))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.restore
    qtbot.keyClick(dialog.restore, Qt.Key.Key_Space)
    assert "The library is as it was" in dialog.what.text()
    assert window.cases.isVisible()


def test_another_backup_chosen_forgets_what_was_shown(dialog, window):
    dialog.now.click()
    window.bridge.execute(c.SetTitle("Kites"))
    dialog.now.click()
    dialog.look.click()
    assert dialog.restore.isEnabled()
    dialog.list.setCurrentRow(1)
    assert not dialog.restore.isEnabled()
    assert not dialog.table.isVisible()


def test_a_backup_under_an_earlier_passphrase_asks_for_it(dialog, window, backups):
    protecting = window.bridge.workbench.protecting
    protecting.turn_on(PASSPHRASE)
    dialog.now.click()
    [key_file] = backups.folder.glob("*.foikey")
    as_it_was = key_file.read_bytes()
    protecting.renew_key(PASSPHRASE, ANOTHER)
    key_file.write_bytes(as_it_was)  # the backup lay elsewhere meanwhile
    asked = []
    dialog.ask_secret = lambda: asked.append(1) or (ANOTHER if len(asked) == 1 else PASSPHRASE)
    dialog.look.click()
    assert "neither the passphrase" in dialog.fault.text()
    assert not dialog.restore.isEnabled()
    dialog.look.click()
    assert dialog.restore.isEnabled()
    dialog.restore.click()
    assert len(asked) == 2  # once shown, it is not asked for again
    assert protecting.protected


def test_nobody_has_to_ask_for_a_backup(window, backups):
    window.backing_up.look()
    assert len(backups.all()) == 1
    window.backing_up.look()
    assert len(backups.all()) == 1


def test_what_keeps_one_from_being_taken_is_told_once(window, backups, monkeypatch):
    def refused(*_, **__):
        raise NotKept("No backup was made: the disk is full.", "Make room.")

    monkeypatch.setattr(backups, "take", refused)
    told = []
    window.bridge.failed.connect(told.append)
    window.backing_up.look()
    window.backing_up.look()
    assert [str(error) for error in told] == ["No backup was made: the disk is full. Make room."]


def test_closing_says_what_it_does(window, backups):
    said = []
    window.backing_up.busy.connect(lambda text: said.append((text, window.statusBar().currentMessage())))
    assert window.close()
    assert said == [("Making a backup…", "Making a backup…"), ("", "")]


def test_closing_takes_one(window, backups):
    assert window.close()
    assert len(backups.all()) == 1


def test_where_closing_cannot_take_one_the_window_stays_and_can_be_closed_all_the_same(window, backups, monkeypatch):
    def refused(*_, **__):
        raise NotKept("No backup was made: the disk is full.")

    monkeypatch.setattr(backups, "on_close", refused)
    assert not window.close()
    assert window.isVisible()
    assert "Close once more to close without it" in window.bar.text
    assert window.close()


def test_what_was_under_a_passphrase_is_not_laid_open_without_a_word(window, dialog, backups):
    protecting = window.bridge.workbench.protecting
    protecting.turn_on(PASSPHRASE)
    backups.take()
    window.bridge.open(None)
    protecting.turn_off(PASSPHRASE)
    dialog.ask_secret = lambda: PASSPHRASE
    dialog.show_backups()
    dialog.preview()
    assert "restoring gives it none" in dialog.what.text()
    protecting.turn_on(ANOTHER)
    dialog.preview()
    assert "restoring gives it none" not in dialog.what.text()


@pytest.mark.parametrize("there", [True, False])
def test_a_library_that_vanished_is_looked_for_before_the_force_is_asked_about(qtbot, tmp_path, monkeypatch, there):
    path = tmp_path / "cases.foilib"
    with closing(bootstrap.open_workbench(path)) as workbench:
        workbench.new_case()
        if there:
            workbench.backups.take()
    path.unlink()
    asked = []
    with closing(bootstrap.open_workbench(path)) as workbench:
        window = MainWindow(Bridge(workbench))
        qtbot.addWidget(window)
        monkeypatch.setattr(window.library_windows, "edit_settings", lambda first_start: asked.append(first_start))
        window.catch_up(ask_force=True)
        if there:
            assert "Backups of an earlier one lie beside it" in window.bar.text
            assert window.bar.act.text() == "Backups…"
            assert not asked
        else:
            assert asked
            assert "Set a passphrase" in window.bar.act.text()
