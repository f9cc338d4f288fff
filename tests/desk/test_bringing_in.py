"""Requests that came as files are brought in by keyboard alone; a locked window forgets what was being looked at."""

import gc
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.desk.officer import Officer
from tests.ui.arrivals_support import REQUEST, message, put, word
from ui.dialogs.arrivals import BringInDialog
from workbench import bootstrap
from workbench.service.ports import CaseQuery, Show

pytestmark = pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")

NOW = datetime(2025, 7, 29, 9, tzinfo=UTC)
PASSPHRASE = "lantern gravel oyster tuesday"


@pytest.fixture
def officer(qtbot, tmp_path, monkeypatch, cheap_guesses):
    monkeypatch.setattr(bootstrap, "_now", lambda: NOW)
    officer = Officer(qtbot, tmp_path / "desk.foilib")
    officer.workbench.set_authority(officer.workbench.defaults())
    yield officer
    officer.window.close()
    officer.workbench.close()


def once_read(act) -> None:
    """What to do in the window that the next key opens, once its files are read."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, BringInDialog) and not dialog.reading:
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_three_files_become_two_cases_by_keyboard_alone(officer, qtbot, tmp_path):
    letter = word("Dear force,\n\n1. How many horses does the force own?\n")
    paths = put(tmp_path, a_eml=message(), b_txt=b"", c_eml=message("Horses", "See attached.\n", letter_docx=letter))
    officer.window.bringing_in.ask_files = lambda: paths  # the platform's own dialog

    def choose(dialog) -> None:
        QTimer.singleShot(20_000, dialog, lambda: dialog.done(0))  # where a step fails, the test ends all the same
        assert officer.place == "Files that arrived"
        officer.keys("End")
        assert officer.place == "Files that arrived"
        officer.keys("Tab", "Down")  # the letter, not the message that it came with
        assert officer.place == "Which words are the request"
        officer.keys("Return")

    once_read(choose)
    officer.keys("Ctrl+B")
    qtbot.waitUntil(lambda: officer.window.bridge.case is not None, timeout=30_000)
    assert officer.case.request == REQUEST
    assert officer.case.sources[0].name == "a.eml"
    rows = officer.workbench.rows(CaseQuery("", Show.ALL), 0, 10)
    assert sorted(row.reference for row in rows) == ["1-25", "2-25"]
    horses = next(officer.workbench.open_case(row.id).case for row in rows if row.reference == "2-25")
    assert [question.text for question in horses.questions] == ["How many horses does the force own?"]
    assert horses.sources[0].enclosures[0].name == "letter.docx"


def test_the_file_comes_out_of_the_library_as_it_went_in(officer, qtbot, tmp_path):
    (path,) = put(tmp_path, a_eml=message())
    officer.keys("Ctrl+N")
    intake = officer.window.pages[next(iter(officer.window.pages))].intake
    intake.ask_files = lambda: [path]  # the platform's own dialog
    officer.tabs_to("Open a file…")
    officer.keys("Space")
    qtbot.waitUntil(lambda: bool(officer.case.request), timeout=30_000)
    officer.get_up()
    officer.sit_down()
    row = officer.workbench.rows(CaseQuery("", Show.ALL), 0, 1)[0]
    officer.window.open_case(row.id)
    case = officer.case
    assert officer.workbench.arrivals.original(case, case.sources[0].id) == path.read_bytes()
    came_as = officer.window.pages[next(iter(officer.window.pages))].form.came_as
    came_as.ask_save = lambda name: str(tmp_path / f"copy of {name}")  # the platform's own dialog
    came_as.list.setFocus()
    officer.keys("Return")
    assert (tmp_path / "copy of a.eml").read_bytes() == path.read_bytes()


def test_locking_forgets_what_was_being_looked_at(officer, qtbot, tmp_path):
    officer.workbench.protecting.turn_on(PASSPHRASE)
    officer.window.bringing_in.ask_files = lambda: put(tmp_path, a_eml=message())
    once_read(lambda dialog: officer.window.locking.lock())
    officer.keys("Ctrl+B")
    qtbot.waitUntil(lambda: officer.workbench.protecting.locked, timeout=30_000)
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: not officer.window.findChildren(BringInDialog), timeout=30_000)
    qtbot.waitUntil(gc.isenabled, timeout=30_000)
    officer.types(PASSPHRASE)
    officer.keys("Return")
    qtbot.waitUntil(lambda: not officer.window.locking.locked, timeout=30_000)
    assert officer.workbench.rows(CaseQuery("", Show.ALL), 0, 1) == []
