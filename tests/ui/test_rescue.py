"""A library that does not open: what the officer can do about it, in the window that says so."""

from contextlib import closing

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import EVERYTHING, keep
from ui.dialogs.rescue import RescueDialog
from workbench import bootstrap
from workbench.errors import LibraryDamaged
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
    dialog = RescueDialog(refused.value, library)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_newest_backup_takes_its_place(dialog, library):
    assert "is damaged" in dialog.said.text()
    dialog.restore.click()
    assert dialog.result() == RescueDialog.DialogCode.Accepted
    assert "is kept as cases damaged" in dialog.told
    with closing(open_library(dialog.library)) as store:
        assert store.count(EVERYTHING) == 12


def test_what_is_whole_takes_its_place_and_what_is_lost_is_named(dialog, library):
    dialog.salvage.click()
    assert dialog.result() == RescueDialog.DialogCode.Accepted
    assert "saved." in dialog.told
    assert "lost" in dialog.told
    with closing(open_library(dialog.library)) as store:
        assert 0 < store.count(EVERYTHING) <= 13


def test_another_library_can_be_chosen_or_not(dialog, library, tmp_path):
    dialog.ask_library = lambda: ""
    dialog.other.click()
    assert dialog.isVisible()
    dialog.ask_library = lambda: str(tmp_path / "other.foilib")
    dialog.other.click()
    assert dialog.library == tmp_path / "other.foilib"


def test_without_a_backup_it_says_so(qtbot, library):
    for backup in bootstrap.backups_of(library):
        backup.path.unlink()
    dialog = RescueDialog(LibraryDamaged("The library is damaged."), library)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.restore.isVisible()
    assert dialog.salvage.hasFocus() or dialog.focusWidget() is dialog.salvage


def test_what_goes_wrong_is_said_and_the_window_stays(dialog, library):
    for backup in bootstrap.backups_of(library):
        backup.path.unlink()
    dialog.restore.click()
    assert dialog.isVisible()
    assert "cannot be opened" in dialog.fault.text()
