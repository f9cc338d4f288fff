"""Requests come to the desk as files: chosen by key, or dropped anywhere on the window.

What is dropped is caught at the window itself, before a text box under it could take the file's name for words. The
empty area of page 1 takes its files itself (ui/widgets/question_intake.py).
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.words import counted
from workbench.domain.findings import Page, Place
from workbench.errors import BadInput

if TYPE_CHECKING:
    from ui.dialogs.arrivals import BringInDialog
    from ui.main_window import MainWindow
    from ui.widgets.question_intake import RequestIntake

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
_PROMISED = "FileGroupDescriptor"
_NO_PATH = BadInput(
    "What was dropped is a message inside another program, not a file.",
    "Save it as a file first (in Outlook: File, Save As, or drag it to a folder), then drop that file here.",
)
_ELSEWHERE = BadInput(
    "What was dropped lies on another computer.", "Copy it to a folder of this one, then drop it here."
)
_OF_THE_WEB = ("http", "https", "data", "about", "javascript")


def files_in(dropped: QMimeData) -> tuple[Path, ...]:
    """The paths of files that are dropped or pasted; one on a network place is a path like any other."""
    return tuple(Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile())


def trouble_with(dropped: QMimeData) -> BadInput | None:
    """Why what is dropped is a file that cannot be had. Nothing where it is a file, or words."""
    if files_in(dropped):
        return None
    if any(_PROMISED in kind for kind in dropped.formats()):
        return _NO_PATH
    away = dropped.hasUrls() and all(url.scheme() not in _OF_THE_WEB for url in dropped.urls())
    return _ELSEWHERE if away else None


class BringingIn(QObject):
    """Opens the window of what arrived, and shows the cases that were opened there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.ask_files: Callable[[], list[Path]] = self._asked_files
        window.bridge.files_came.connect(self.bring)

    def watch(self) -> None:
        """From now on files can be dropped. For a window that has been shown."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def ask(self) -> None:
        """Choose files, and bring them in; a single one into the case that is open, while its page is empty."""
        paths = self.ask_files()
        intake = self._intake()
        if intake is not None and len(paths) == 1:
            intake.open_files(paths)
        elif paths:
            self.bring(paths)

    def bring(self, paths: Sequence[Path]) -> None:
        """Look at these files, and open cases of those that are requests."""
        from ui.dialogs.arrivals import BringInDialog

        window = self._window
        if window.locking.locked or not window.bridge.flush():
            return
        dialog = BringInDialog(window.bridge, paths, window)
        dialog.exec()
        if isValid(dialog):  # locking the library closes and forgets every window by itself
            self._show(dialog)
            dialog.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is dragged over the window, and dropped."""
        if event.type() in _DRAGS or event.type() == QEvent.Type.Drop:
            return self._dragged(event)
        return False

    def _dragged(self, event: QDropEvent) -> bool:
        """Whether it is dealt with here."""
        dropped = event.mimeData()
        paths, trouble = files_in(dropped), trouble_with(dropped)
        if not self._free() or self._over_intake(event) or not (paths or trouble):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # never moved away from where they lie
        event.accept()
        if event.type() == QEvent.Type.Drop:  # whoever drags waits until this has returned
            QTimer.singleShot(0, self, lambda: self._dropped(paths, trouble))
        return True

    def _dropped(self, paths: tuple[Path, ...], trouble: BadInput | None) -> None:
        self._window.activateWindow()  # the keyboard was with whoever was dragged from
        if trouble is not None:
            self._window.bar.warn(trouble)
        elif self._free():
            self.bring(paths)

    def _free(self) -> bool:
        return QApplication.activeModalWidget() is None and not self._window.locking.locked

    def _over_intake(self, event: QDropEvent) -> bool:
        intake, place = self._intake(), event.position().toPoint()
        return intake is not None and intake.rect().contains(intake.mapFrom(self._window, place))

    def _intake(self) -> "RequestIntake | None":
        """The empty area of page 1, where it is in view."""
        if self._window.bridge.case is None:
            return None
        intake = self._window.pages[Page.REQUEST].intake
        return intake if intake.isVisible() else None

    def _show(self, dialog: "BringInDialog") -> None:
        if not dialog.opened:
            return
        window = self._window
        window.list_cases()
        first = dialog.opened[0].case
        window.open_case(first.id)
        window.go_to(Place(Page.REQUEST, field="request"))
        rest = len(dialog.opened) - 1
        others = f" {counted(rest, 'other')}: in the case list (F9)." if rest else ""
        window.bar.tell(f"Opened, with the file that it came in.{others} When it was received is for you to say.")

    def _asked_files(self) -> list[Path]:
        from ui.dialogs.arrivals import asked_files

        return asked_files(self._window) if self._window.bridge.flush() else []
