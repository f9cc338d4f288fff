"""The windows that are about the library as a whole: settings, wording, holidays, backups, protection, retention."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from ui.words import counted
from workbench.errors import KnownError

if TYPE_CHECKING:
    from ui.dialogs.retention import RetentionDialog
    from ui.main_window import MainWindow
    from workbench.domain.safekeeping import Safekeeping


class LibraryWindows:
    """Opens each over the desk, and brings the desk up to date with what was done there."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._bridge = window.bridge
        self.ask_log: Callable[[], str] = lambda: QFileDialog.getOpenFileName(
            window, "Bring in a case log", "", "Case logs (*.xlsx *.csv);;All files (*)"
        )[0]

    def edit_settings(self, field: str = "", first_start: bool = False) -> None:
        """Ask for the force's particulars, and, once it is set up, for how its library is looked after."""
        from ui.dialogs.safekeeping_form import SafekeepingForm
        from ui.dialogs.settings import SettingsDialog

        workbench = self._bridge.workbench
        own = workbench.authority()
        dialog = SettingsDialog(
            own or workbench.defaults(),
            workbench.defaults(),
            self._window,
            first_start=first_start,
            used=workbench.references(),
            today=workbench.today(),
            safekeeping=None if first_start else SafekeepingForm(workbench.safekeeping(), workbench.login()),
        )
        if field:
            dialog.go_to(field)
        if dialog.exec():
            self._bridge.set_authority(dialog.authority())
            if dialog.safekeeping:
                self._set_safekeeping(dialog.safekeeping.safekeeping())

    def _set_safekeeping(self, wanted: "Safekeeping") -> None:
        if wanted != self._bridge.workbench.safekeeping():
            self._window.attempt(lambda: self._bridge.workbench.set_safekeeping(wanted))
            self._window.locking.say_state()

    def bring_in_case_log(self) -> None:
        """Choose a log that was kept before, match its columns, and bring its rows in."""
        from ui.dialogs.register import RegisterDialog
        from workbench.service.bounds import read_file

        chosen = self.ask_log() if self._bridge.flush() else ""
        if not chosen:
            return
        path = Path(chosen)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            log = self._bridge.workbench.registers.read(path.name, read_file(path))
        except KnownError as error:
            self._bridge.failed.emit(error)
            return
        finally:
            QApplication.restoreOverrideCursor()
        dialog = RegisterDialog(self._bridge, path.name, log, self._window)
        dialog.exec()
        if isValid(dialog):  # locking the library closes and forgets every window by itself
            if dialog.brought:
                self._window.list_cases()
                self._window.show_case(self._bridge.case)  # what was asked before may be among them
                left = dialog.left_out
                out = f" {counted(left, 'row')} left out: bring the log in again to see why." if left else ""
                self._window.bar.tell(f"{counted(dialog.brought, 'case')} came in from {path.name}.{out}")
            dialog.deleteLater()

    def proclaimed_holidays(self) -> None:
        """Add holidays that were proclaimed, or take them out."""
        from ui.dialogs.holidays import HolidaysDialog

        if not self._bridge.flush():
            return
        dialog = HolidaysDialog(self._bridge, self._window)
        dialog.applied.connect(self._dates_moved)
        dialog.exec()

    def own_wording(self) -> None:
        """Change the wording of the letters."""
        from ui.dialogs.wording import WordingDialog

        if not self._bridge.flush():
            return
        dialog = WordingDialog(self._bridge, self._window)
        dialog.kept.connect(self._window.authority_changed)
        dialog.exec()

    def _dates_moved(self) -> None:
        """The working days are others: the list, the pages and what stands around them show the new dates."""
        self._window.cases.model.again()
        self._window.authority_changed()

    def backups(self) -> None:
        """Look at the backups, take one, or restore one."""
        from ui.dialogs.backups import BackupsDialog

        if self._bridge.workbench.backups is None or not self._bridge.flush():
            return
        dialog = BackupsDialog(self._bridge, self._bridge.workbench.backups, self._window)
        dialog.restored.connect(self.restored)
        dialog.exec()

    def restored(self, sentence: str) -> None:
        """Another library is open now."""
        self._window.show_case(None)
        self._window.actions_.case_list.setChecked(True)
        self._window.list_cases()
        self._window.locking.say_state()
        self._window.catch_up(ask_force=False)
        self._window.bar.note(f"✓ {sentence}")

    def protect(self) -> None:
        """Set, change or take away the library's passphrase."""
        from ui.dialogs.protection import ProtectionDialog

        protecting = self._bridge.workbench.protecting
        if protecting is None or self._window.locking.locked or not self._bridge.flush():
            return
        dialog = ProtectionDialog(self._bridge, protecting, self._window)
        dialog.exec()
        self._window.locking.say_state()
        if dialog.lock_wanted:
            self._window.locking.lock()

    def retention(self) -> None:
        """Look at which cases have been kept long enough, hold some, destroy others."""
        from ui.dialogs.retention import RetentionDialog

        if not self._bridge.flush():
            return
        dialog = RetentionDialog(self._bridge, self._window)
        dialog.destroyed.connect(self.destroyed)
        dialog.settings_wanted.connect(lambda: self.set_period(dialog))
        dialog.exec()

    def destroyed(self, sentence: str) -> None:
        """Cases are there no longer; an open one has been closed before."""
        self._window.list_cases()
        self._window.bar.note(f"✓ {sentence}")

    def set_period(self, dialog: "RetentionDialog") -> None:
        """Set the retention period while the review list is open."""
        from ui.dialogs.settings import SAFEKEEPING

        self.edit_settings(SAFEKEEPING)
        dialog.read()
