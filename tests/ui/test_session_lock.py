"""The screen is locked, the library with it: over the local bus on Linux, and without a word where there is none."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget

from ui.session_lock import SessionLock, _is_local, _label

LISTENS = """
import subprocess, sys
from ui.lasting import make_constants_last
make_constants_last()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from ui.session_lock import SessionLock
application = QApplication([])
window = QWidget()
listening = SessionLock(window)
listening.locked.connect(lambda: print("locked", flush=True))
def say(on):
    subprocess.run(["dbus-send", "--session", "--type=signal", "/org/gnome/ScreenSaver",
                    "org.gnome.ScreenSaver.ActiveChanged", f"boolean:{on}"], check=True)
QTimer.singleShot(0, lambda: (say("false"), say("true")))
QTimer.singleShot(1500, application.quit)
application.exec()
"""
bus = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and shutil.which("dbus-run-session") and shutil.which("dbus-send")),
    reason="starts a message bus of its own",
)


@bus
def test_the_screen_saver_comes_and_that_is_told_once():
    told = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", LISTENS], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["locked"]


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:path=/run/user/1000/bus,guid=1;unix:abstract=/x", True),
        ("tcp:host=127.0.0.1,port=4000", False),
        ("unix:path=/run/user/1000/bus;tcp:host=192.0.2.1,port=4000", False),
        ("autolaunch:", False),
        ("", False),
    ],
)
def test_only_a_bus_of_this_computer_is_asked(address, local):
    assert _is_local(address) is local


@pytest.mark.parametrize(("session", "label"), [("2", "_32"), ("c2", "c2"), ("12", "_312"), ("a-b", "a_2db")])
def test_a_session_is_named_as_the_bus_names_it(session, label):
    assert _label(session) == label


def test_without_any_bus_nothing_happens(qtbot, monkeypatch):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    window = QWidget()
    qtbot.addWidget(window)
    listening = SessionLock(window)
    told = []
    listening.locked.connect(lambda: told.append(True))
    listening.saver_changed(False)
    assert told == []
    listening.saver_changed(True)
    listening.session_locked()
    assert told == [True, True]
