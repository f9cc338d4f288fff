"""Backups of the library: which there are, one more now, and what restoring one would change before it changes it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.dialogs.backup_words import listed
from ui.dialogs.salvaging import SalvagedDialog, asked_secret, salvaged, watched
from ui.widgets.sentence import Sentence
from ui.words import counted, when
from workbench import bootstrap
from workbench.errors import KnownError, LibraryLocked, WrongPassphrase
from workbench.service.backups import Backup, Backups, Difference, Preview

_T = TypeVar("_T")
_LIBRARIES = "Case libraries (*.foilib)"
_NAMED = 10  # damaged cases that are named; the rest are counted
_NONE_YET = "There is no backup yet. One is made when the library is closed, and now if you choose Back up now."
_BARES = (
    "⚠ This backup is under a passphrase, the library is not, and restoring gives it none. Set one first or straight"
    " afterwards (File, Protection)."
)
_COLUMNS = ("Reference", "Subject", "What restoring does", "Changed then", "Changed now")


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
        self.ask_folder: Callable[[], str] = self._asked_folder
        self.ask_damaged: Callable[[], str] = self._asked_damaged
        self.ask_new: Callable[[str], str] = self._asked_new
        self.setWindowTitle("Backups")
        self.about = Sentence()
        self.second = QPushButton("Second &folder…", autoDefault=False)
        self.damaged = QPushButton("Save from a &damaged library…", autoDefault=False)
        self.list = QListWidget()
        self.list.setAccessibleName("Backups, newest first")
        self.empty = Sentence(_NONE_YET)
        self.now = QPushButton("&Back up now", autoDefault=False)
        self.look = QPushButton("&See what restoring it changes", autoDefault=False)
        self.what = Sentence()
        self.table = _table()
        self.fault = Sentence()
        self.restore = QPushButton("&Restore this backup", autoDefault=False)
        self.undo = QPushButton("Take the last restoring bac&k", autoDefault=False)
        self._lay_out()
        self._wire()
        self.show_backups()

    def show_backups(self) -> None:
        """List what there is."""
        self.about.setText(_told_of(self._backups))
        self._shown = self._backups.all()
        self.list.clear()
        self.list.addItems([self._line(backup) for backup in self._shown])
        self.list.setVisible(bool(self._shown))
        self.empty.setVisible(not self._shown)
        self.undo.setEnabled(self._backups.can_undo_restore)
        self._forget_preview()
        if self._shown:
            self.list.setCurrentRow(0)
        (self.list if self._shown else self.now).setFocus()
        self.look.setEnabled(bool(self._shown))

    def back_up(self) -> None:
        """Take a backup now; it can be stopped."""
        if not self._bridge.flush():
            self.fault.complain("What is being typed could not be kept, so no backup was made.")
            return
        try:
            sentence = "Making a backup and comparing it with the library…"
            backup = watched(self, "Back up now", sentence, self._backups.take)
        except KnownError as error:
            self.fault.complain(error)
            return
        self.show_backups()
        self.what.setText(f"✓ A backup was made and compared with the library: {self._line(backup)}.")
        if trouble := self._backups.trouble:
            self.fault.complain(trouble)

    def preview(self) -> None:
        """Show what restoring the chosen backup would change; nothing is changed yet."""
        self._forget_preview()
        chosen = self._chosen()
        if chosen is None or not self._bridge.flush():
            return
        preview = self._with_secret(lambda secret: self._backups.preview(chosen, secret))
        if preview is None:
            return
        self._previewed = chosen
        _fill(self.table, preview.cases)
        self.table.setVisible(bool(preview.cases))
        self.what.setText(_changes(chosen, preview, bares=chosen.protected and not self._protected))
        self.restore.setEnabled(True)
        self.restore.setFocus()

    def restore_backup(self) -> None:
        """Put the backup that was looked at in the library's place."""
        chosen = self._previewed
        if chosen is None or not self._let_go():
            return
        aside = self._with_secret(lambda secret: self._backups.restore(chosen, secret))
        if aside is not None:
            self._done(f"The library is as it was on {when(chosen.taken)}.", aside)

    def take_back(self) -> None:
        """Put the library in its place again that was there before the last restoring."""
        if not self._let_go():
            return
        aside = self._with_secret(self._backups.undo_restore)
        if aside is not None:
            self._done("The restoring is taken back.", aside)

    def choose_second(self) -> None:
        """Put every backup in a second folder as well, from the next one on."""
        chosen = self.ask_folder()
        if not chosen:
            return
        workbench = self._bridge.workbench
        try:
            workbench.set_safekeeping(replace(workbench.safekeeping(), second_folder=chosen))
        except KnownError as error:
            self.fault.complain(error)
            return
        self.fault.hide()
        self.show_backups()
        self.what.setText("✓ From now on every backup is put there too. Back up now puts the first.")

    def save_from_damaged(self) -> None:
        """Save what is whole of another library, which stays as it is, into a new one."""
        chosen = self.ask_damaged()
        new = self.ask_new(chosen) if chosen else ""
        if not new:
            return
        damaged, target = Path(chosen), Path(new).with_suffix(".foilib")
        self.fault.hide()
        try:
            found = salvaged(
                self,
                lambda secret, go_on: bootstrap.salvage_into(damaged, target, secret, go_on),
                lambda: asked_secret(self),
            )
        except KnownError as error:
            self.fault.complain(error)
            return
        if found is not None:
            sentence = f"It is kept in {target}; start the program with that library to work in it."
            self.show_found(SalvagedDialog(found, sentence, self))

    def show_found(self, dialog: SalvagedDialog) -> None:
        """Show what came out."""
        dialog.exec()

    @property
    def _protected(self) -> bool:
        protecting = self._bridge.workbench.protecting
        return protecting is not None and protecting.protected

    def _let_go(self) -> bool:
        """Close the case that is open, everything kept. False where that cannot be; the reason is then told."""
        try:
            if self._bridge.flush():
                self._bridge.open(None)
                return True
            self.fault.complain("What is being typed could not be kept, so nothing was done.")
        except KnownError as error:
            self.fault.complain(error)
        return False

    def _line(self, backup: Backup) -> str:
        return listed(backup, self._backups.cases_in(backup))

    def _done(self, sentence: str, aside: Path) -> None:
        self.show_backups()
        self.what.setText(f"✓ {sentence}")
        self.restored.emit(
            f"{sentence} The library as it was before is kept as “{aside.name}”. It can be taken back (File, Backups)."
        )

    def _with_secret(self, act: Callable[[str | None], _T]) -> _T | None:
        """Do what may need the passphrase that a backup was made under. None where it was not done."""
        self.fault.hide()
        try:
            return act(self._secret)
        except (LibraryLocked, WrongPassphrase) as error:
            self._secret = None
            if isinstance(error, WrongPassphrase):
                self.fault.complain(error)
            secret = self.ask_secret()
            if not secret:
                return None
        except KnownError as error:
            self.fault.complain(error)
            return None
        self._secret = secret
        try:
            return act(secret)
        except KnownError as error:
            self._secret = None
            self.fault.complain(error)
            return None

    def _asked_for_secret(self) -> str:
        text, given = QInputDialog.getText(
            self,
            "Passphrase of the backup",
            "This backup was made under another passphrase.\nIts passphrase, or its recovery key:",
            QLineEdit.EchoMode.Password,
        )
        return text if given else ""

    def _asked_folder(self) -> str:
        now = self._bridge.workbench.safekeeping().second_folder
        return QFileDialog.getExistingDirectory(self, "Second folder for backups", now)

    def _asked_damaged(self) -> str:
        return QFileDialog.getOpenFileName(self, "Choose the damaged library", "", _LIBRARIES)[0]

    def _asked_new(self, damaged: str) -> str:
        name = Path(damaged).with_stem(f"{Path(damaged).stem} saved")
        return QFileDialog.getSaveFileName(self, "Where to put what is whole", str(name), _LIBRARIES)[0]

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

    def _wire(self) -> None:
        self.now.clicked.connect(self.back_up)
        self.look.clicked.connect(self.preview)
        self.restore.clicked.connect(self.restore_backup)
        self.undo.clicked.connect(self.take_back)
        self.second.clicked.connect(self.choose_second)
        self.damaged.clicked.connect(self.save_from_damaged)
        self.list.itemActivated.connect(lambda _: self.preview())
        self.list.currentRowChanged.connect(lambda _: self._forget_preview())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        above = QHBoxLayout()
        above.addWidget(self.now)
        above.addWidget(self.second)
        above.addStretch()
        above.addWidget(self.damaged)
        column.addLayout(above)
        column.addWidget(self.empty)
        column.addWidget(self.list, 2)
        row = QHBoxLayout()
        row.addWidget(self.look)
        row.addWidget(self.restore)
        row.addStretch()
        row.addWidget(self.undo)
        column.addLayout(row)
        column.addWidget(self.what)
        column.addWidget(self.table, 2)
        column.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter in the list is for the list
        buttons.rejected.connect(self.reject)
        column.addStretch()
        column.addWidget(buttons)
        self.fault.hide()
        self.resize(900, 540)


def _told_of(backups: Backups) -> str:
    rule = backups.rule
    second = f", and a second time in {backups.second_folder}" if backups.second_folder else ""
    return (
        f"Backups are kept in {backups.folder}{second}. While you work one is made every {rule.every_minutes}"
        " minutes in which something changed, and one when the library is closed."
        f" Each is opened and compared before it counts. All of today and yesterday are kept, then {rule.daily} daily,"
        f" {rule.weekly} weekly and {rule.monthly} monthly ones (Settings, Safekeeping)."
    )


def _changes(backup: Backup, preview: Preview, bares: bool = False) -> str:
    """What restoring changes, in a few sentences. `bares` where it takes cases out of the protection they are under."""
    cases, taken = preview.cases, when(backup.taken)
    back = sum(each.in_backup and not each.in_library for each in cases)
    gone = sum(each.in_library and not each.in_backup for each in cases)
    became = (
        (len(cases) - back - gone, "would be as then"),
        (back, "would come back"),
        (gone, "would be gone"),
    )
    parts = [f"{counted(number, 'case')} {what}" for number, what in became if number]
    said = [f"Restoring the backup of {taken}: {', '.join(parts) or 'every case would stay as it is now'}."]
    if letters := sum(each.letters for each in cases):
        said.append(f"{counted(letters, 'letter')} that went out since would not be in it.")
    if preview.settings:
        said.append(f"Also as then: {', '.join(preview.settings)}.")
    if preview.damaged:
        named = ", ".join(reference or "one without a reference" for reference in preview.damaged[:_NAMED])
        more = f" and {len(preview.damaged) - _NAMED} more" if len(preview.damaged) > _NAMED else ""
        said.append(f"✖ Damaged in this backup: {named}{more}.")
    if bares:
        said.append(_BARES)
    said.append("The library as it is now is kept beside it, and the restoring can be taken back.")
    return " ".join(said)


def _fill(table: QTableWidget, differences: Iterable[Difference]) -> None:
    found = tuple(differences)
    table.setRowCount(len(found))
    for row, each in enumerate(found):
        dates = (when(at) if at else "–" for at in (each.then, each.now))
        for column, text in enumerate((each.reference or "(no reference)", each.title, _what(each), *dates)):
            table.setItem(row, column, QTableWidgetItem(text))
    table.resizeColumnToContents(0)
    for column in (2, 3, 4):
        table.resizeColumnToContents(column)


def _what(each: Difference) -> str:
    letters = f", without {counted(each.letters, 'letter')}" if each.letters else ""
    if each.in_backup and each.in_library:
        return f"as it was then{letters}"
    return "comes back" if each.in_backup else f"goes{letters and f', with {each.letters} sent'}"


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_COLUMNS))
    table.setHorizontalHeaderLabels(_COLUMNS)
    table.setAccessibleName("What restoring changes")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table
