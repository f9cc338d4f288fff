"""The library does not open: its newest backup, what is whole of it, or another library. Nothing is thrown away."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.backup_words import listed
from ui.dialogs.salvaging import SalvagedDialog, asked_secret, salvaged, told
from ui.widgets.sentence import Sentence
from ui.words import counted, when
from workbench import bootstrap
from workbench.errors import KnownError
from workbench.service.backups import Promise

_LIBRARIES = "Case libraries (*.foilib)"
_NONE = "There is no backup beside it. Choose one from where you keep them, such as a memory stick or a shared folder."


class RescueDialog(QDialog):
    """What can be done. Accepted, `library` is the one to open now, and `told` what there is to say of it."""

    def __init__(self, error: KnownError, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.told = ""
        self._backups = bootstrap.backups_of(library)
        self.ask_secret: Callable[[], str] = lambda: asked_secret(self)
        self.ask_file: Callable[[str], str] = self._asked_file
        self.setWindowTitle("FOI Case Workbench")
        self.said = Sentence(f"✖ {error.sentence}")
        self.backup = QComboBox()
        self.backup.setAccessibleName("Backup to restore")
        self.backup.addItems([listed(backup) for backup in self._backups])
        self.holds = Sentence(_NONE)
        self.restore = QPushButton("&Restore this backup")
        self.elsewhere = QPushButton("&Look for a backup…", autoDefault=False)
        self.salvage = QPushButton("&Save what is whole", autoDefault=False)
        self.other = QPushButton("&Choose another library…", autoDefault=False)
        self.fault = Sentence()
        self._lay_out()
        self._wire()
        self._choose_newest()

    def restore_backup(self) -> None:
        """Put the chosen backup in the library's place, and open that."""
        chosen = self._backups[self.backup.currentIndex()]
        try:
            kept = bootstrap.put_back(self.library, chosen)
        except KnownError as error:
            self._complain(error)
            return
        self.told = f"The library is as it was on {when(chosen.taken)}. The damaged one is kept as {kept.name}."
        self.accept()

    def look_elsewhere(self) -> None:
        """A backup that lies somewhere else goes to the top of the list."""
        chosen = self.ask_file("Choose a backup")
        if not chosen:
            return
        try:
            found = bootstrap.backup_at(Path(chosen))
        except KnownError as error:
            self._complain(error)
            return
        self._backups.insert(0, found)
        self.backup.insertItem(0, f"{listed(found)} · {found.path.name}")
        self.backup.setCurrentIndex(0)
        self._show_chosen()
        self.restore.setFocus()

    def save_whole(self) -> None:
        """Put what is whole of it into a new library in its place, and open that."""
        try:
            done = salvaged(self, lambda secret, go_on: bootstrap.salvage(self.library, secret, go_on), self.ask_secret)
        except KnownError as error:
            self._complain(error)
            return
        if done is None:
            return
        kept, found = done
        self.told = f"{told(found)} The damaged library is kept as {kept.name}."
        if found.lost:
            SalvagedDialog(found, f"The damaged library is kept as {kept.name}.", self).exec()
        self.accept()

    def choose(self) -> None:
        """Open another library."""
        if chosen := self.ask_file("Choose another library"):
            self.library = Path(chosen)
            self.accept()

    def _complain(self, error: KnownError) -> None:
        """Say what could not be done, in a window that grows by it: squeezed, the sentences above would be cut."""
        self.fault.complain(error)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _choose_newest(self) -> None:
        """The newest backup that is in order; a damaged one can be seen to be."""
        whole = bootstrap.newest_whole(self._backups)
        if whole is not None:
            self.backup.setCurrentIndex(self._backups.index(whole))
        self._show_chosen()
        (self.restore if whole else self.elsewhere).setFocus()

    def _show_chosen(self) -> None:
        """What restoring the chosen backup gives, as far as it can be told before it is opened."""
        for widget in (self.backup, self.restore):
            widget.setVisible(bool(self._backups))
        if not self._backups:
            return
        chosen = self._backups[self.backup.currentIndex()]
        self.holds.setText(_promise(bootstrap.promise_of(chosen), self.library))
        self.fault.hide()

    def _asked_file(self, title: str) -> str:
        return QFileDialog.getOpenFileName(self, title, str(self.library.parent), _LIBRARIES)[0]

    def _wire(self) -> None:
        self.backup.currentIndexChanged.connect(lambda _: self._show_chosen())
        self.restore.clicked.connect(self.restore_backup)
        self.elsewhere.clicked.connect(self.look_elsewhere)
        self.salvage.clicked.connect(self.save_whole)
        self.other.clicked.connect(self.choose)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.said)
        column.addWidget(Sentence("Whatever you choose, the file as it is now is kept beside the library."))
        first = QGroupBox("A backup")
        inside = QVBoxLayout(first)
        inside.addWidget(self.backup)
        inside.addWidget(self.holds)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addWidget(self.elsewhere)
        row.addStretch()
        inside.addLayout(row)
        column.addWidget(first)
        second = QGroupBox("What is whole of it")
        inside = QVBoxLayout(second)
        inside.addWidget(
            Sentence(
                "Every case that is still as it was kept goes into a new library, with its letters and its log; what is"
                " lost is listed. Where the library is protected, so is the new one."
            )
        )
        inside.addWidget(self.salvage, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(second)
        column.addWidget(self.fault)
        column.addStretch()
        buttons = QDialogButtonBox()
        buttons.addButton(self.other, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("&Quit", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.fault.hide()
        self.resize(600, self.sizeHint().height())


def _promise(promise: Promise, library: Path) -> str:
    """What a backup holds, and what it does not."""
    if promise.protected:
        return "It is protected: its passphrase or recovery key is asked for once it stands in the library’s place."
    if promise.cases is None:
        return "✖ This backup is damaged. Choose an earlier one."
    holds = f"It holds {counted(promise.cases, 'case')}"
    changed = f", last changed on {when(promise.changed)}" if promise.changed else ""
    try:
        written = when(datetime.fromtimestamp(library.stat().st_mtime, UTC))
    except OSError:
        return f"{holds}{changed}."
    return f"{holds}{changed}. The damaged library was last written on {written}: what came between is not in it."
