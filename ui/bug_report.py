"""A fault of the program itself: a report that the officer can copy, with nothing of a case in it."""

import platform
import sys
import traceback
from collections.abc import Callable
from functools import partial
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from workbench import __version__
from workbench.errors import KnownError


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened and in which version. The error's own words may quote a case, so they are left out."""
    frames = traceback.extract_tb(trace)
    places = [
        f"  {frame.name} ({frame.filename.replace(chr(92), '/').split('/')[-1]}:{frame.lineno})" for frame in frames
    ]
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return "\n".join([f"FOI Case Workbench {__version__}, {system}", kind.__name__, *places])


def install(tell: Callable[[KnownError], None] | None = None) -> None:
    """From now on a fault shows its report; the program goes on, and what was kept is safe.

    What has a sentence of its own is no fault: a disk that went away while something was only being shown. It is told.
    """
    sys.excepthook = partial(_caught, tell=tell)


def _caught(
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tell: Callable[[KnownError], None] | None = None,
) -> None:
    if tell is not None and isinstance(error, KnownError):
        tell(error)
        return
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    text = report(kind, trace)
    print(text, file=sys.stderr)
    if QApplication.instance() is not None:
        dialog = _BugDialog(text)
        dialog.show()
        dialog.activateWindow()


class _BugDialog(QDialog):
    """In front of the window in which it happened, which stays usable; it goes when that window goes."""

    open_ones: list["_BugDialog"] = []  # noqa: RUF012 - Qt would collect a window that nobody holds

    def __init__(self, text: str) -> None:
        super().__init__(QApplication.activeModalWidget() or QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # or it would keep the library open by itself
        self.setWindowTitle("Something went wrong in the program")
        column = QVBoxLayout(self)
        column.addWidget(
            QLabel(
                "This is a fault of the program. Everything up to the last “Kept” in the status line is safe.\n"
                "Please copy this report and send it to whoever looks after the program. It holds nothing of a case.",
                wordWrap=True,
            )
        )
        box = QPlainTextEdit(text, readOnly=True)
        column.addWidget(box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy report", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)
        self.resize(560, 320)
        self.open_ones.append(self)
        self.finished.connect(lambda: self.open_ones.remove(self))
