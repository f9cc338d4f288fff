"""A library that does not open: what the officer can do about it, in the window that says so."""

from contextlib import closing

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import EVERYTHING, keep
from ui.dialogs.rescue import RescueDialog
from ui.dialogs.salvaging import SalvagedDialog
from workbench import bootstrap
from workbench.errors import LibraryDamaged, LibraryLocked
from workbench.store.library import open_library


@pytest.fixture
def library(tmp_path):
    """Twelve cases, a backup of them, one case more, and then a ruined page."""
    path = tmp_path / "cases.foilib"
    with closing(open_library(path)) as store:
        for number in range(12):
            keep(store, usual_case(f"c{number}", f"{number}-25"))
    with closing(bootstrap.open_workbench(path)) as workbench:
        workbench.backups.take()
        workbench.new_case()
    ruin_a_page(path)
    return path


def ruin_a_page(path):
    """The last page that the library cannot do without."""
    whole = path.read_bytes()
    for start in range(len(whole) - 4096, 4096, -4096):
        path.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
        try:
            open_library(path).close()
        except LibraryDamaged:
            return


@pytest.fixture
def dialog(qtbot, library):
    with pytest.raises(LibraryDamaged) as refused:
        bootstrap.open_workbench(library)
    return shown(qtbot, RescueDialog(refused.value, library))


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_newest_backup_takes_its_place(dialog, library):
    assert "is damaged" in dialog.said.text()
    assert dialog.focusWidget() is dialog.restore
    assert "It holds 12 cases, last changed on" in dialog.holds.text()
    assert "The damaged library was last written on" in dialog.holds.text()
    dialog.restore.click()
    assert dialog.result() == RescueDialog.DialogCode.Accepted
    assert "is kept as cases damaged" in dialog.told
    with closing(open_library(dialog.library)) as store:
        assert store.count(EVERYTHING) == 12


def test_what_is_whole_takes_its_place_and_what_is_lost_is_listed(dialog, library, monkeypatch):
    seen = []
    monkeypatch.setattr(SalvagedDialog, "exec", lambda self: seen.append(self))
    dialog.salvage.click()
    assert dialog.result() == RescueDialog.DialogCode.Accepted
    assert "saved" in dialog.told
    with closing(open_library(dialog.library)) as store:
        saved = [row.reference for row in store.rows(EVERYTHING, 0, 99)]
    assert 0 < len(saved) < 13
    [listed] = seen
    assert sorted(texts(listed.saved)) == sorted(saved)
    assert len(texts(listed.lost)) + len(saved) == 13


def texts(box):
    return [box.item(row).text() for row in range(box.count())]


def test_a_damaged_backup_is_passed_over_and_seen_to_be_damaged(qtbot, library):
    with closing(bootstrap.open_workbench(library.with_name("other.foilib"))) as other:
        other.new_case()
        other.backups.take()
    newer, whole = bootstrap.backups_of(library.with_name("other.foilib"))[0], bootstrap.backups_of(library)[0]
    newer.path.replace(whole.path.with_name("cases 2999-01-01 12.00.00.foilib"))
    whole.path.with_name("cases 2999-01-01 12.00.00.foilib").write_bytes(library.read_bytes())
    dialog = shown(qtbot, RescueDialog(LibraryDamaged("The library is damaged."), library))
    assert dialog.backup.currentIndex() == 1
    dialog.backup.setCurrentIndex(0)
    assert "This backup is damaged" in dialog.holds.text()


def test_a_backup_from_elsewhere_can_be_chosen(dialog, library, tmp_path):
    stick = tmp_path / "stick.foilib"
    bootstrap.backups_of(library)[0].path.replace(stick)
    dialog.ask_file = lambda title: str(tmp_path / "not there.foilib")
    dialog.elsewhere.click()
    assert "cannot be opened" in dialog.fault.text()
    dialog.ask_file = lambda title: str(stick)
    dialog.elsewhere.click()
    assert "stick.foilib" in dialog.backup.currentText()
    assert "It holds 12 cases" in dialog.holds.text()
    dialog.restore.click()
    assert dialog.result() == RescueDialog.DialogCode.Accepted


def test_what_was_salvaged_of_a_protected_library_is_protected(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(SalvagedDialog, "exec", lambda self: None)
    path = tmp_path / "cases.foilib"
    with closing(bootstrap.open_workbench(path)) as workbench:
        workbench.new_case()
        workbench.protecting.turn_on("lantern gravel oyster tuesday")
    dialog = shown(qtbot, RescueDialog(LibraryDamaged("The library is damaged."), path))
    assert dialog.focusWidget() is dialog.elsewhere
    dialog.ask_secret = lambda: ""
    dialog.salvage.click()
    assert dialog.isVisible()
    dialog.ask_secret = lambda: "another"
    dialog.salvage.click()
    assert "neither the passphrase" in dialog.fault.text()
    dialog.ask_secret = lambda: "lantern gravel oyster tuesday"
    dialog.salvage.click()
    assert dialog.told.startswith("One case was saved with 0 issued letters and 1 line of the log. No case was lost.")
    with pytest.raises(LibraryLocked):
        open_library(path)


def test_another_library_can_be_chosen_or_not(dialog, library, tmp_path):
    dialog.ask_file = lambda title: ""
    dialog.other.click()
    assert dialog.isVisible()
    dialog.ask_file = lambda title: str(tmp_path / "other.foilib")
    dialog.other.click()
    assert dialog.library == tmp_path / "other.foilib"


def test_without_a_backup_it_says_so(qtbot, library):
    for backup in bootstrap.backups_of(library):
        backup.path.unlink()
    dialog = RescueDialog(LibraryDamaged("The library is damaged."), library)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.restore.isVisible()
    assert "memory stick" in dialog.holds.text()
    assert dialog.focusWidget() is dialog.elsewhere


def test_what_goes_wrong_is_said_and_the_window_stays(dialog, library):
    for backup in bootstrap.backups_of(library):
        backup.path.unlink()
    dialog.restore.click()
    assert dialog.isVisible()
    assert "cannot be opened" in dialog.fault.text()
