"""Backups of the library: which there are, one more now, and what restoring one would change before it changes it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressDialog,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from workbench.domain.dates import format_date
from workbench.errors import KnownError, LibraryLocked, WrongPassphrase
from workbench.service.backups import Backup, Backups, Difference

_NONE_YET = "There is no backup yet. One is made when the library is closed, and now if you choose Back up now."
_COLUMNS = ("Reference", "Subject", "What restoring does")


class BackupsDialog(QDialog):
    """The backups, newest first. Restoring is offered only for one whose changes have been shown."""

    restored = Signal(str)  # what there is to tell of it: another library is open now

    def __init__(self, bridge: Bridge, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._backups = backups
        self._shown: list[Backup] = []
        self._secret: str | None = None  # of a backup with a passphrase of its own
        self._previewed: Backup | None = None
        self.ask_secret: Callable[[], str] = self._asked_for_secret
        self.setWindowTitle("Backups")
        self.about = _label(_told_of(backups))
        self.list = QListWidget()
        self.list.setAccessibleName("Backups, newest first")
        self.empty = _label(_NONE_YET)
        self.now = QPushButton("&Back up now", autoDefault=False)
        self.look = QPushButton("&See what restoring it changes", autoDefault=False)
        self.what = _label("")
        self.table = _table()
        self.fault = _label("")
        self.restore = QPushButton("&Restore this backup", autoDefault=False)
        self.undo = QPushButton("Take the last restoring bac&k", autoDefault=False)
        self._lay_out()
        self._wire()
        self.show_backups()

    def show_backups(self) -> None:
        """List what there is."""
        self._shown = self._backups.all()
        self.list.clear()
        self.list.addItems([_listed(backup) for backup in self._shown])
        self.list.setVisible(bool(self._shown))
        self.empty.setVisible(not self._shown)
        self.undo.setEnabled(self._backups.can_undo_restore)
        self._forget_preview()
        if self._shown:
            self.list.setCurrentRow(0)
        self.look.setEnabled(bool(self._shown))

    def back_up(self) -> None:
        """Take a backup now; it can be stopped."""
        if not self._bridge.flush():
            self._complain("What is being typed could not be kept, so no backup was made.")
            return
        progress = QProgressDialog("Making a backup and comparing it with the library…", "Stop", 0, 100, self)
        progress.setWindowTitle("Back up now")
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(400)

        def go_on(done: int, total: int) -> bool:
            progress.setValue(min(99, done * 100 // max(total, 1)))
            return not progress.wasCanceled()

        try:
            backup = self._backups.take(go_on)
        except KnownError as error:
            self._complain(str(error))
            return
        finally:
            progress.close()
            progress.deleteLater()
        self.show_backups()
        self.what.setText(f"✓ A backup was made and compared with the library: {_listed(backup)}.")
        if trouble := self._backups.trouble:
            self._complain(str(trouble))

    def preview(self) -> None:
        """Show what restoring the chosen backup would change; nothing is changed yet."""
        self._forget_preview()
        chosen = self._chosen()
        if chosen is None or not self._bridge.flush():
            return
        differences = self._with_secret(lambda secret: self._backups.preview(chosen, secret))
        if differences is None:
            return
        self._previewed = chosen
        _fill(self.table, differences)
        self.table.setVisible(bool(differences))
        self.what.setText(_changes(chosen, differences))
        self.restore.setEnabled(True)
        self.restore.setFocus()

    def restore_backup(self) -> None:
        """Put the backup that was looked at in the library's place."""
        chosen = self._previewed
        if chosen is None or not self._bridge.flush():
            return
        self._bridge.open(None)
        aside = self._with_secret(lambda secret: self._backups.restore(chosen, secret))
        if aside is not None:
            self._done(f"The library is as it was on {_when(chosen.taken)}.", aside)

    def take_back(self) -> None:
        """Put the library in its place again that was there before the last restoring."""
        if not self._bridge.flush():
            return
        self._bridge.open(None)
        aside = self._with_secret(self._backups.undo_restore)
        if aside is not None:
            self._done("The restoring is taken back.", aside)

    def _done(self, sentence: str, aside: Path) -> None:
        self.show_backups()
        self.what.setText(f"✓ {sentence}")
        self.restored.emit(f"{sentence} As it was before, it is kept as {aside.name}, and can be taken back (Backups).")

    def _with_secret(self, act: "Callable[[str | None], object]") -> object:
        """Do what may need the passphrase that a backup was made under. None where it was not done."""
        self.fault.hide()
        try:
            return act(self._secret)
        except (LibraryLocked, WrongPassphrase) as error:
            self._secret = None
            if isinstance(error, WrongPassphrase):
                self._complain(str(error))
            secret = self.ask_secret()
            if not secret:
                return None
        except KnownError as error:
            self._complain(str(error))
            return None
        self._secret = secret
        try:
            return act(secret)
        except KnownError as error:
            self._secret = None
            self._complain(str(error))
            return None

    def _asked_for_secret(self) -> str:
        text, given = QInputDialog.getText(
            self,
            "Passphrase of the backup",
            "This backup was made under another passphrase.\nIts passphrase, or its recovery key:",
            QLineEdit.EchoMode.Password,
        )
        return text if given else ""

    def _chosen(self) -> Backup | None:
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _forget_preview(self) -> None:
        self._previewed = None
        self._secret = None
        self.table.hide()
        self.fault.hide()
        self.what.clear()
        self.restore.setEnabled(False)

    def _complain(self, sentence: str) -> None:
        self.fault.setText(f"✖ {sentence}")
        self.fault.setAccessibleName(sentence)
        self.fault.show()

    def _wire(self) -> None:
        self.now.clicked.connect(self.back_up)
        self.look.clicked.connect(self.preview)
        self.restore.clicked.connect(self.restore_backup)
        self.undo.clicked.connect(self.take_back)
        self.list.itemActivated.connect(lambda _: self.preview())
        self.list.currentRowChanged.connect(lambda _: self._forget_preview())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        column.addWidget(self.empty)
        column.addWidget(self.list, 2)
        row = QHBoxLayout()
        for button in (self.now, self.look):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.undo)
        column.addLayout(row)
        column.addWidget(self.what)
        column.addWidget(self.table, 2)
        column.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.fault.hide()
        self.resize(720, 540)


def _told_of(backups: Backups) -> str:
    rule = backups.rule
    second = f", and a second time in {backups.second_folder}" if backups.second_folder else ""
    return (
        f"Backups are kept in {backups.folder}{second}. While you work one is made every {rule.every_minutes}"
        " minutes in which something changed, and one when the library is closed."
        f" Each is opened and compared before it counts. All of today and yesterday are kept, then {rule.daily} daily,"
        f" {rule.weekly} weekly and {rule.monthly} monthly ones (Settings, Safekeeping)."
    )


def _listed(backup: Backup) -> str:
    size = f"{backup.size / 1024**2:.1f} MB"
    return f"{_when(backup.taken)} · {size}{' · under a passphrase' if backup.protected else ''}"


def _when(at: datetime) -> str:
    local = at.astimezone()
    return f"{format_date(local.date())}, {local:%H:%M}"


def _changes(backup: Backup, differences: tuple[Difference, ...]) -> str:
    """What restoring changes, in a sentence."""
    when = _when(backup.taken)
    if not differences:
        return f"Every case is the same as on {when}; restoring would change the settings at most."
    back = sum(each.in_backup and not each.in_library for each in differences)
    gone = sum(each.in_library and not each.in_backup for each in differences)
    other = len(differences) - back - gone
    said = [
        f"{number} {'case' if number == 1 else 'cases'} {what}"
        for number, what in ((other, "as then"), (back, "back"), (gone, "gone"))
        if number
    ]
    return f"Restoring the backup of {when}: {', '.join(said)}. The library as it is now is kept beside it."


def _fill(table: QTableWidget, differences: Iterable[Difference]) -> None:
    found = tuple(differences)
    table.setRowCount(len(found))
    for row, each in enumerate(found):
        what = "as it was then" if each.in_backup and each.in_library else "comes back" if each.in_backup else "goes"
        for column, text in enumerate((each.reference or "(no reference)", each.title, what)):
            table.setItem(row, column, QTableWidgetItem(text))
    table.resizeColumnToContents(0)


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_COLUMNS))
    table.setHorizontalHeaderLabels(_COLUMNS)
    table.setAccessibleName("What restoring changes")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.setColumnWidth(1, 320)
    return table


def _label(text: str) -> QLabel:
    return QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
