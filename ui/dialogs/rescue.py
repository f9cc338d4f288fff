"""The library does not open: its newest backup, what is whole of it, or another library. Nothing is thrown away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench import bootstrap
from workbench.domain.dates import format_date
from workbench.errors import KnownError, LibraryLocked
from workbench.service.backups import Backup


class RescueDialog(QDialog):
    """What can be done. Accepted, `library` is the one to open now, and `told` what there is to say of it."""

    def __init__(self, error: KnownError, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.told = ""
        self._backups = bootstrap.backups_of(library)
        self.ask_secret: Callable[[], str] = self._asked_for_secret
        self.ask_library: Callable[[], str] = lambda: QFileDialog.getOpenFileName(
            self, "Choose another library", str(library.parent), "Case libraries (*.foilib)"
        )[0]
        self.setWindowTitle("FOI Case Workbench")
        self.said = _label(f"✖ {error.sentence}")
        self.backup = QComboBox()
        self.backup.setAccessibleName("Backup to restore")
        self.backup.addItems([_listed(backup) for backup in self._backups])
        self.restore = QPushButton("&Restore this backup")
        self.salvage = QPushButton("&Save what is whole", autoDefault=False)
        self.other = QPushButton("&Choose another library…", autoDefault=False)
        self.fault = _label("")
        self._lay_out()
        self._wire()

    def restore_backup(self) -> None:
        """Put the chosen backup in the library's place, and open that."""
        chosen = self._backups[self.backup.currentIndex()]
        try:
            kept = bootstrap.put_back(self.library, chosen)
        except KnownError as error:
            self._complain(error)
            return
        self.told = f"The library is as it was on {_when(chosen)}. The damaged one is kept as {kept.name}."
        self.accept()

    def save_whole(self) -> None:
        """Put what is whole of it into a new library in its place, and open that."""
        try:
            try:
                kept, found = bootstrap.salvage(self.library)
            except LibraryLocked:
                secret = self.ask_secret()
                if not secret:
                    return
                kept, found = bootstrap.salvage(self.library, secret)
        except KnownError as error:
            self._complain(error)
            return
        self.told = (
            f"{_counted(found.saved, 'saved')} {_counted(found.lost, 'lost')} The damaged one is kept as {kept.name}."
        )
        self.accept()

    def choose(self) -> None:
        """Open another library."""
        if chosen := self.ask_library():
            self.library = Path(chosen)
            self.accept()

    def _asked_for_secret(self) -> str:
        asked = "Passphrase or recovery key of the library:"
        text, given = QInputDialog.getText(self, "Protected library", asked, QLineEdit.EchoMode.Password)
        return text if given else ""

    def _complain(self, error: KnownError) -> None:
        self.fault.setText(f"✖ {error}")
        self.fault.setAccessibleName(str(error))
        self.fault.show()

    def _wire(self) -> None:
        self.restore.clicked.connect(self.restore_backup)
        self.salvage.clicked.connect(self.save_whole)
        self.other.clicked.connect(self.choose)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.said)
        column.addWidget(_label("Whatever you choose, the file as it is now is kept beside the library."))
        first = QGroupBox("A backup")
        inside = QVBoxLayout(first)
        for widget in (self.backup, self.restore) if self._backups else (_label("There is no backup beside it."),):
            inside.addWidget(widget)
        column.addWidget(first)
        second = QGroupBox("What is whole of it")
        inside = QVBoxLayout(second)
        inside.addWidget(
            _label(
                "Every case that is still as it was kept goes into a new library, with its letters and its log. The new"
                " library has no passphrase; set one under File, Protection."
            )
        )
        inside.addWidget(self.salvage)
        column.addWidget(second)
        column.addWidget(self.fault)
        buttons = QDialogButtonBox()
        buttons.addButton(self.other, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("&Quit", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.fault.hide()
        self.resize(560, self.sizeHint().height())
        (self.restore if self._backups else self.salvage).setFocus()


def _counted(references: tuple[str, ...], what: str) -> str:
    """How many cases, and by reference where they are few: those lost are what somebody has to look for."""
    if not references:
        return f"No case was {what}."
    named = ", ".join(reference or "one without a reference" for reference in references[:20])
    more = f" and {len(references) - 20} more" if len(references) > 20 else ""
    number = "One case was" if len(references) == 1 else f"{len(references)} cases were"
    return f"{number} {what}{f': {named}{more}' if what == 'lost' else ''}."


def _listed(backup: Backup) -> str:
    return f"{_when(backup)} · {backup.size / 1024**2:.1f} MB{' · under a passphrase' if backup.protected else ''}"


def _when(backup: Backup) -> str:
    local = backup.taken.astimezone()
    return f"{format_date(local.date())}, {local:%H:%M}"


def _label(text: str) -> QLabel:
    return QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
