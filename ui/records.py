"""What the window tells of the library itself: whether it is as it was kept, and what was changed, when and by whom."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.slices import Slices
from workbench.domain.soundness import Report, told
from workbench.errors import KnownError, LibraryLocked

if TYPE_CHECKING:
    from ui.dialogs.history import HistoryDialog

_LATER = 1500  # milliseconds after the list is there: whoever opens a case first does not wait for the check


class Records(QObject):
    """The check of the library after each start, and the windows of the log and of the check."""

    checked = Signal(object)  # Report, of a check that found something
    failed = Signal(object)  # KnownError

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self.check = Slices(self)
        self.check.ended.connect(self._ended)
        self.check.failed.connect(self._failed)
        self._soon = QTimer(self, interval=_LATER, singleShot=True)
        self._soon.timeout.connect(self.check_quietly)

    def check_soon(self) -> None:
        """Look at the whole library a little later, without a word where all is well."""
        self.check.stop()
        self._soon.start()

    def check_if_unfinished(self) -> None:
        """Begin again where locking the library has ended a check."""
        if self._bridge.workbench.soundness.report is None:
            self.check_soon()

    def check_quietly(self) -> None:
        """The same, now."""
        self.check.run(self._bridge.workbench.soundness.steps())

    def rest(self) -> None:
        """Ask nothing more of the library: it is being closed or locked."""
        self._soon.stop()
        self.check.stop()

    def check_now(self) -> None:
        """Look at the whole library with the officer watching."""
        from ui.dialogs.library_check import LibraryCheckDialog

        self.rest()
        LibraryCheckDialog(self._bridge, self._window).show()

    def show_history(self) -> None:
        """What changed the case that is open."""
        if self._bridge.flush():
            self._history().show_case()

    def show_log(self) -> None:
        """What changed any case."""
        if self._bridge.flush():
            self._history().show_library()

    def _history(self) -> "HistoryDialog":
        from ui.dialogs.history import HistoryDialog

        dialog = self._window.findChild(HistoryDialog) or HistoryDialog(self._bridge, self._window)
        dialog.show()
        dialog.activateWindow()
        return dialog

    def _ended(self) -> None:
        report = self._bridge.workbench.soundness.report
        if report is not None and report.problems:
            self.checked.emit(report)

    def _failed(self, error: KnownError) -> None:
        if not isinstance(error, LibraryLocked):  # somebody locked it: there is nothing to say
            self.failed.emit(error)


def news_of(report: Report) -> str:
    """What the message bar says of a check that found something."""
    return told(report) if report.sound else f"✖ {told(report)}"
