"""Before the window: the passphrase of a protected library, and what to do where somebody else has the library."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from ui.widgets.sentence import Sentence
from ui.widgets.unlock_form import UnlockForm
from workbench.errors import KnownError, WrongPassphrase
from workbench.service.protecting import Door

if TYPE_CHECKING:
    from workbench.service.workbench import Workbench

_LIBRARIES = "Case libraries (*.foilib)"


class UnlockDialog(QDialog):
    """Asks until the library is open, or the officer gives up."""

    def __init__(self, library: Path, open_with: "Callable[[str], Workbench]", parent: QWidget | None = None) -> None:
        """`open_with` opens the library by passphrase or recovery key; it raises KnownError where that fails."""
        super().__init__(parent)
        self.setWindowTitle("FOI Case Workbench")
        self.workbench: Workbench | None = None
        self.error: KnownError | None = None  # why it cannot be opened, whatever the passphrase
        self._open_with = open_with
        self._door = Door(lambda: datetime.now(UTC))
        self.form = UnlockForm("This library is protected")
        self.form.explain(str(library))
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.form.given.connect(self._try)
        self.form.quit_wanted.connect(self.reject)
        self.form.secret.setFocus()

    def _try(self, secret: str) -> None:
        try:
            self.workbench = self._door.through(lambda: self._open_with(secret))
        except WrongPassphrase as error:
            self.form.refuse(error, self._door.wait())
            return
        except KnownError as error:
            self.error = error
            self.reject()
            return
        self.form.clear()
        self.accept()


class TakenDialog(QDialog):
    """The library is held by another window that does not answer, or by somebody else."""

    def __init__(self, error: KnownError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("FOI Case Workbench")
        self.other: Path | None = None  # the library that was chosen instead; None tries the same again
        self.ask_path: Callable[[], str] = lambda: QFileDialog.getOpenFileName(
            self, "Choose another library", "", _LIBRARIES
        )[0]
        label = Sentence(str(error))
        label.setMinimumWidth(420)
        label.setAccessibleName(str(error))
        buttons = QDialogButtonBox()
        self.again = buttons.addButton("&Try again", QDialogButtonBox.ButtonRole.AcceptRole)
        self.choose = buttons.addButton("Choose &another library…", QDialogButtonBox.ButtonRole.ActionRole)
        self.quit = buttons.addButton("&Quit", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.choose.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(buttons)

    def _choose(self) -> None:
        if chosen := self.ask_path():
            self.other = Path(chosen)
            self.accept()
