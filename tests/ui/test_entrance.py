"""A library that does not open by itself: the passphrase is asked for, somebody else has it, or it is damaged."""

import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from ui import entrance
from ui.app import _open_library
from ui.dialogs.rescue import RescueDialog
from ui.dialogs.unlock import TakenDialog, UnlockDialog
from ui.entrance import Entered, enter
from ui.one_window import OneWindow
from workbench import bootstrap
from workbench.errors import (
    BadKeyFile,
    KnownError,
    LibraryDamaged,
    LibraryInUse,
    LibraryLocked,
    LibraryUnavailable,
)

pytestmark = [
    pytest.mark.usefixtures("cheap_guesses"),
    pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise)"),
]

PASSPHRASE = "lantern gravel oyster tuesday"


@pytest.fixture
def library(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def protected(library):
    with closing(bootstrap.open_workbench(library)) as workbench:
        workbench.protecting.turn_on(PASSPHRASE)
    return library


@pytest.fixture
def dialog(qtbot, protected):
    dialog = UnlockDialog(protected, lambda secret: bootstrap.open_workbench(protected, secret))
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    if dialog.workbench:
        dialog.workbench.close()


def give(qtbot, dialog, secret):
    dialog.form.secret.clear()
    qtbot.keyClicks(dialog.form.secret.line, secret)
    qtbot.keyClick(dialog.form.secret.line, Qt.Key.Key_Return)
    assert dialog.form.said.text() == "Opening the library…", "it takes a second, so the officer is told"
    qtbot.waitUntil(lambda: not dialog.form.said.text().startswith("Opening"))


def why(library, secret=None):
    with pytest.raises(KnownError) as raised:
        bootstrap.open_workbench(library, secret)
    return raised.value


def test_the_right_passphrase_opens_it(qtbot, dialog):
    give(qtbot, dialog, PASSPHRASE)
    assert dialog.workbench.protecting.protected
    assert not dialog.isVisible()
    assert dialog.form.secret.text == ""


def test_a_wrong_one_is_said_and_asked_for_again_ever_more_slowly(qtbot, dialog):
    for _ in range(3):
        give(qtbot, dialog, "not this one")
    assert "neither the passphrase nor the recovery key" in dialog.form.said.text()
    assert not dialog.form.unlock.isEnabled()
    qtbot.keyClick(dialog.form.secret.line, Qt.Key.Key_Return)
    assert dialog.workbench is None
    qtbot.waitUntil(dialog.form.unlock.isEnabled, timeout=4000)
    give(qtbot, dialog, PASSPHRASE)
    assert dialog.workbench is not None


def test_nothing_typed_is_no_try(qtbot, dialog):
    dialog.form.unlock.click()
    assert dialog.form.said.text() == "Type the passphrase first."
    dialog.form.other.click()
    dialog.form.unlock.click()
    assert dialog.form.said.text() == "Type the recovery key first."


def test_a_slip_in_the_recovery_key_is_told_from_another_key(qtbot, dialog, protected):
    dialog.form.other.click()
    give(qtbot, dialog, "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHH9")
    assert "mistyped" in dialog.form.said.text()


def test_what_no_passphrase_can_mend_ends_the_asking(qtbot, dialog, protected):
    protected.with_suffix(".foikey").write_bytes(b"{}")
    qtbot.keyClicks(dialog.form.secret.line, PASSPHRASE)
    qtbot.keyClick(dialog.form.secret.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert isinstance(dialog.error, BadKeyFile)


def test_a_protected_library_is_entered_with_its_passphrase(qtbot, protected, monkeypatch):
    def answered(dialog):
        dialog._try(PASSPHRASE)

    monkeypatch.setattr(UnlockDialog, "exec", answered)
    error = why(protected)
    assert isinstance(error, LibraryLocked)
    entered = enter(error, protected, _open_library)
    assert isinstance(entered, Entered)
    assert entered.library == protected
    entered.workbench.close()


def test_whoever_does_not_know_it_leaves_without_an_error(qtbot, protected, monkeypatch):
    monkeypatch.setattr(UnlockDialog, "exec", lambda dialog: 0)
    assert enter(why(protected), protected, _open_library) == 0


def test_a_library_that_another_holds_is_tried_again_or_another_is_chosen(qtbot, library, tmp_path, monkeypatch):
    said = []
    other = tmp_path / "other.foilib"
    answers = iter([None, other])

    def answered(dialog):
        said.append(dialog.findChild(type(dialog.layout().itemAt(0).widget())).text())
        dialog.other = next(answers)
        return True

    monkeypatch.setattr(TakenDialog, "exec", answered)
    with closing(bootstrap.open_workbench(library)):
        error = why(library)
        assert isinstance(error, LibraryInUse)
        entered = enter(error, library, _open_library)
    assert entered.library == other
    assert len(said) == 2
    assert all("since" in sentence for sentence in said), "who holds it, and since when"
    entered.workbench.close()


def test_another_library_is_chosen_in_the_platforms_dialog(qtbot, tmp_path):
    dialog = TakenDialog(LibraryInUse("Somebody has it."))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.ask_path = lambda: ""
    dialog.choose.click()
    assert dialog.isVisible()
    dialog.ask_path = lambda: str(tmp_path / "other.foilib")
    dialog.choose.click()
    assert dialog.other == tmp_path / "other.foilib"
    assert dialog.result() == 1


def test_any_other_error_is_said_and_ends_the_start(library, monkeypatch):
    said = []
    monkeypatch.setattr(entrance, "say_why_not", said.append)
    error = LibraryUnavailable("The library has version 9; this program knows versions up to 3.")
    assert enter(error, library, _open_library) == 1
    assert said == [error]


def test_a_damaged_library_is_rescued_and_what_was_done_is_told(qtbot, library, tmp_path, monkeypatch):
    def rescued(dialog):
        dialog.library, dialog.told = tmp_path / "whole.foilib", "What was whole is saved."
        return True

    monkeypatch.setattr(RescueDialog, "exec", rescued)
    library.write_bytes(b"not a library at all")
    error = why(library)
    assert isinstance(error, LibraryDamaged)
    entered = enter(error, library, _open_library)
    assert (entered.library, entered.told) == (tmp_path / "whole.foilib", "What was whole is saved.")
    entered.workbench.close()


@pytest.mark.parametrize("locked", [False, True])
def test_a_second_start_brings_the_first_window_forward_and_ends_well(qtbot, protected, locked):
    """Also while the first window is locked, and so does not hold the library."""
    came = []
    first = OneWindow(protected, lambda: came.append(True))
    with closing(bootstrap.open_workbench(protected, PASSPHRASE)) as workbench:
        if locked:
            workbench.lock()
        second = subprocess.Popen(
            [sys.executable, "-m", "ui.app", "--store", protected], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        out, err = second.communicate()
    assert b"is open already" in out
    assert err == b""
    assert second.returncode == 0
    assert came == [True]
    first.stop()
