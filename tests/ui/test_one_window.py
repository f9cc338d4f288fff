"""A second start of the same library knocks at the first window; a pipe that was left behind is in nobody's way."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ui.one_window import OneWindow, brought_forward, pipe_name

KNOCK = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from ui.one_window import brought_forward
print(brought_forward(Path(sys.argv[1])))
"""
LEFT_BEHIND = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from ui.one_window import OneWindow
assert OneWindow(Path(sys.argv[1]), lambda: None).listens
os._exit(1)
"""


@pytest.fixture
def library(tmp_path):
    return tmp_path / "cases.foilib"


def start(code: str, library: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", code, library], stdout=subprocess.PIPE, text=True)


def test_a_second_process_brings_the_first_window_forward(qtbot, library):
    came = []
    first = OneWindow(library, lambda: came.append(True))
    assert first.listens
    second = start(KNOCK, library)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0].strip() == "True"
    assert came == [True]
    first.stop()


def test_each_library_has_a_pipe_of_its_own_by_whatever_name_it_is_reached(library, tmp_path):
    (tmp_path / "other").symlink_to(tmp_path)
    assert pipe_name(library) == pipe_name(tmp_path / "other" / ".." / tmp_path.name / "cases.foilib")
    assert pipe_name(library) != pipe_name(tmp_path / "second.foilib")
    assert "cases" not in pipe_name(library)


def test_where_nobody_answers_that_is_soon_known(qtbot, library):
    assert not brought_forward(library)


def test_a_window_that_is_gone_answers_no_more(qtbot, library):
    first = OneWindow(library, lambda: None)
    first.stop()
    assert not brought_forward(library)


def test_one_that_listens_but_does_not_answer_is_not_taken_for_an_answer(qtbot, library):
    busy = OneWindow(library, lambda: None)  # nothing turns its event loop while this process waits
    assert not brought_forward(library, wait=200)
    busy.stop()


def test_what_a_killed_session_left_of_its_pipe_is_removed(qtbot, library):
    start(LEFT_BEHIND, library).communicate(timeout=20)
    assert not brought_forward(library)
    assert OneWindow(library, lambda: None).listens


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe of Windows is no file")
def test_nobody_else_may_open_it(qtbot, library):
    first = OneWindow(library, lambda: None)
    assert stat.S_IMODE(Path(first._server.fullServerName()).stat().st_mode) & 0o077 == 0
    first.stop()
