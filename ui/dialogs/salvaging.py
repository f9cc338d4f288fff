"""What is whole of a damaged library, saved into a new one: watched while it goes on, and told case by case."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.sentence import Sentence
from ui.words import counted
from workbench.errors import LibraryLocked

if TYPE_CHECKING:
    from workbench.service.backups import Salvaged
    from workbench.service.ports import Progress

_T = TypeVar("_T")
_SOON = 400  # milliseconds before it is worth saying that something goes on
_UNNAMED = "One without a reference"


def watched(parent: QWidget, title: str, sentence: str, act: "Callable[[Progress], _T]") -> _T:
    """Do something of which the officer sees how far it is, and which can be stopped. Raises what it raises."""
    bar = QProgressDialog(sentence, "&Stop", 0, 100, parent)
    bar.setWindowTitle(title)
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(_SOON)

    def go_on(done: int, total: int) -> bool:
        bar.setValue(min(99, done * 100 // max(total, 1)))
        return not bar.wasCanceled()

    try:
        return act(go_on)
    finally:
        bar.close()
        bar.deleteLater()


def salvaged(
    parent: QWidget, salvage: "Callable[[str | None, Progress], _T]", ask_secret: Callable[[], str]
) -> _T | None:
    """Salvage, asking for the passphrase where one is needed. None where none is given; raises KnownError."""

    def tried(secret: str | None) -> _T:
        return watched(parent, "Damaged library", "Saving what is whole…", lambda go_on: salvage(secret, go_on))

    try:
        return tried(None)
    except LibraryLocked:
        secret = ask_secret()
        return tried(secret) if secret else None


def asked_secret(parent: QWidget) -> str:
    """The passphrase of a damaged library, or nothing."""
    asked = "Passphrase or recovery key of the damaged library:"
    text, given = QInputDialog.getText(parent, "Protected library", asked, QLineEdit.EchoMode.Password)
    return text if given else ""


class SalvagedDialog(QDialog):
    """Which cases were lost, so that somebody can look for them elsewhere, and which were saved."""

    def __init__(self, found: "Salvaged", sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What was saved")
        self.said = Sentence(f"{told(found)} {sentence}")
        column = QVBoxLayout(self)
        column.addWidget(self.said)
        self.lost = _listed(column, "Lost: their contents are not as they were kept", found.lost)
        self.saved = _listed(column, "Saved", found.saved)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(520, 420)


def told(found: "Salvaged") -> str:
    """What came out, in a sentence or two."""
    with_them = f" with {counted(found.letters, 'issued letter')} and {counted(found.lines, 'line')} of the log"
    return f"{_counted(found.saved, 'saved')}{with_them if found.saved else ''}. {_counted(found.lost, 'lost')}."


def _counted(references: tuple[str, ...], what: str) -> str:
    if not references:
        return f"No case was {what}"
    return f"One case was {what}" if len(references) == 1 else f"{len(references)} cases were {what}"


def _listed(column: QVBoxLayout, heading: str, references: tuple[str, ...]) -> QListWidget:
    box = QListWidget()
    box.setAccessibleName(heading)
    box.addItems([reference or _UNNAMED for reference in references])
    label = QLabel(heading)
    label.setBuddy(box)
    for widget in (label, box):
        column.addWidget(widget)
        widget.setVisible(bool(references))
    return box
