"""Somebody at the door: the officer leaves in the middle of a word, the window locks, and nothing is lost."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer

from tests.desk.officer import Officer
from ui.dialogs.protection import ProtectionDialog
from ui.idle import Idle
from ui.one_window import OneWindow
from workbench import bootstrap

pytestmark = pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")

NOW = datetime(2025, 7, 29, 9, tzinfo=UTC)
PASSPHRASE = "lantern gravel oyster tuesday"
REQUEST = "Please tell me how many drones the force owned on 1 April in each of the years 2022 to 2024."


@pytest.fixture
def officer(qtbot, tmp_path, monkeypatch, cheap_guesses):
    monkeypatch.setattr(bootstrap, "_now", lambda: NOW)
    officer = Officer(qtbot, tmp_path / "desk.foilib")
    officer.workbench.set_authority(officer.workbench.defaults())
    yield officer
    officer.window.close()
    officer.workbench.close()


def test_a_passphrase_is_set_by_keyboard_and_the_key_put_on_paper(officer, qtbot, tmp_path):
    def set_it():
        dialog = officer.window.findChild(ProtectionDialog)
        QTimer.singleShot(30_000, dialog, lambda: dialog.done(0))  # where a step fails, the test ends all the same
        officer.types(PASSPHRASE)
        officer.tabs_to("New passphrase once more")
        officer.types(PASSPHRASE)
        officer.keys("Return")
        qtbot.waitUntil(dialog.recovery.isVisible, timeout=30_000)
        dialog.recovery.ask_path = lambda: str(tmp_path / "key.pdf")  # the platform's own dialog
        officer.keys("Alt+D")
        qtbot.waitUntil((tmp_path / "key.pdf").exists, timeout=30_000)
        officer.keys("Alt+W")
        qtbot.waitUntil(dialog.do.isEnabled, timeout=30_000)  # a box goes down and up again
        officer.keys("Return")
        assert dialog.state.isVisible()
        officer.keys("Escape")

    officer.then_in_the_window(set_it)
    officer.window.library_windows.protect()
    assert officer.workbench.protecting.protected
    assert officer.window.state.text() == "locks after 10 minutes"


def test_away_in_the_middle_of_a_word_and_back(officer, qtbot):
    officer.workbench.protecting.turn_on(PASSPHRASE)
    officer.keys("Ctrl+N")
    officer.pastes(REQUEST)
    officer.keys("Ctrl+2", "Alt+1", "Return")
    officer.types("Twelve, of which th")
    assert officer.window.bridge._typing, "the last word is not kept yet"

    lock, now = officer.window.locking, [0.0]
    lock.idle = Idle(lock.minutes, lock, clocks=(lambda: now[0],), tick=20)
    lock.idle.reached.connect(lock.lock_protected)
    now[0] = 10 * 60
    qtbot.waitUntil(lambda: officer.workbench.protecting.locked, timeout=30_000)
    assert officer.window.bridge.case is None

    officer.types("not the passphrase")
    officer.keys("Return")
    qtbot.waitUntil(lambda: "neither the passphrase" in lock._cover.form.said.text(), timeout=30_000)
    officer.types_over(PASSPHRASE)
    officer.keys("Return")
    qtbot.waitUntil(lambda: not lock.locked, timeout=30_000)
    assert [part.answer.text for part in officer.case.parts] == ["Twelve, of which th"]
    assert officer.window.tabs.currentIndex() == 1
    officer.keys("Ctrl+2", "Alt+1", "Return")
    officer.keys("Ctrl+End")
    officer.types("ree can fly.")
    assert [part.answer.text for part in officer.case.parts] == ["Twelve, of which three can fly."]


def test_locked_by_key_and_left_for_the_day(officer, qtbot):
    officer.workbench.protecting.turn_on(PASSPHRASE)
    officer.keys("Ctrl+N")
    officer.pastes(REQUEST)
    kept = officer.case
    officer.keys("Ctrl+Alt+L")
    assert officer.workbench.protecting.locked
    officer.keys("Ctrl+N", "Ctrl+5", "Ctrl+Z")  # whoever passes by and tries the keys
    assert officer.window.bridge.case is None
    officer.get_up()
    again = bootstrap.open_workbench(officer.library, PASSPHRASE)
    assert again.open_case(kept.id).case == kept
    again.close()


def test_a_second_start_brings_the_window_forward_from_behind(officer, qtbot):
    window = officer.window
    first = OneWindow(officer.library, window.come_forward)
    window.showMinimized()
    assert window.isMinimized()
    second = subprocess.Popen([sys.executable, "-m", "ui.app", "--store", officer.library], stdout=subprocess.PIPE)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert b"is open already" in second.communicate()[0]
    assert second.returncode == 0
    assert not window.isMinimized()
    first.stop()
