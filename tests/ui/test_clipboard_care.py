"""What was copied from the program leaves the clipboard by itself; what others copied stays."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QClipboard

from ui.clipboard_care import AFTER, ClipboardCare

ORDINARY, SELECTION = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection
SOON = 40  # milliseconds


class Clipboard(QObject):
    """The system's, as far as the program asks it: what stands there, and whose it is."""

    dataChanged = Signal()
    selectionChanged = Signal()

    def __init__(self, selection=True):
        super().__init__()
        self.texts = {ORDINARY: "", SELECTION: ""}
        self.ours = {ORDINARY: False, SELECTION: False}
        self.selection = selection
        self.asked_for_selection = False

    def copied(self, text, mode=ORDINARY, ours=True):
        self.texts[mode], self.ours[mode] = text, ours
        (self.dataChanged if mode is ORDINARY else self.selectionChanged).emit()

    def supportsSelection(self):
        return self.selection

    def ownsClipboard(self):
        return self.ours[ORDINARY]

    def ownsSelection(self):
        return self.ours[SELECTION]

    def text(self, mode):
        return self.texts[mode]

    def clear(self, mode):
        self.copied("", mode, ours=False)


@pytest.fixture
def clipboard(qtbot):
    return Clipboard()


@pytest.fixture
def care(clipboard):
    return ClipboardCare(clipboard, after=SOON)


def test_a_minute_is_what_the_program_gives_it():
    assert AFTER == 60 * 1000


@pytest.mark.parametrize("mode", [ORDINARY, SELECTION])
def test_what_was_copied_here_is_gone_after_a_while(qtbot, clipboard, care, mode):
    clipboard.copied("the requester's name", mode)
    qtbot.wait(SOON // 4)
    assert clipboard.text(mode) == "the requester's name", "it can be pasted meanwhile"
    qtbot.waitUntil(lambda: clipboard.text(mode) == "")


def test_the_time_begins_anew_with_each_copy(qtbot, clipboard):
    care = ClipboardCare(clipboard, after=300)
    clipboard.copied("one")
    qtbot.wait(200)
    clipboard.copied("two")
    qtbot.wait(200)
    assert clipboard.text(ORDINARY) == "two"
    qtbot.waitUntil(lambda: clipboard.text(ORDINARY) == "")
    assert care


def test_what_another_program_copied_is_never_touched(qtbot, clipboard, care):
    clipboard.copied("ours")
    clipboard.copied("theirs", ours=False)
    qtbot.wait(3 * SOON)
    care.clear()
    assert clipboard.text(ORDINARY) == "theirs"


def test_what_was_changed_behind_our_back_is_left(qtbot, clipboard, care):
    clipboard.copied("ours")
    clipboard.texts[ORDINARY] = "not what was copied"
    qtbot.wait(3 * SOON)
    assert clipboard.text(ORDINARY) == "not what was copied"


def test_at_the_lock_and_at_the_end_it_goes_at_once(clipboard, care):
    clipboard.copied("ours")
    clipboard.copied("selected", SELECTION)
    care.clear()
    assert clipboard.texts == {ORDINARY: "", SELECTION: ""}


def test_a_platform_without_a_selection_is_not_asked_for_it(clipboard):
    clipboard.selection = False
    clipboard.copied("selected", SELECTION)
    ClipboardCare(clipboard).clear()
    assert clipboard.text(SELECTION) == "selected"
