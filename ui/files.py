"""Files in and out of the window: case files, the deadlines as a calendar file; and what the program says of itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.bridge import Bridge
from workbench import __version__
from workbench.errors import BadInput, KnownError
from workbench.service.ports import Show

_KINDS = "Case files (*.foicase)"
_CALENDARS = "Calendar files (*.ics)"
_WHOSE = {
    Show.OPEN: "the open cases",
    Show.DUE: "the open cases",
    Show.ANSWERED: "the answered cases",
    Show.ALL: "all cases",
}


class CaseFiles:
    """Imports and exports. The two dialogs can be answered by a test."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        self._window = window
        self._bridge = bridge
        self.ask_open: Callable[[], str] = lambda: QFileDialog.getOpenFileName(window, "Import case file", "", _KINDS)[
            0
        ]
        self.ask_save: Callable[[str], str] = lambda name: QFileDialog.getSaveFileName(
            window, "Export case file", name, _KINDS
        )[0]
        self.ask_save_calendar: Callable[[str], str] = lambda name: QFileDialog.getSaveFileName(
            window, "Export deadlines", name, _CALENDARS
        )[0]

    def import_case(self) -> None:
        """Read a case file into the library and open it."""
        chosen = self.ask_open()
        if not chosen:
            return
        try:
            session = self._bridge.workbench.import_case(_read(Path(chosen)))
            self._bridge.open(session)
        except KnownError as error:
            self._bridge.failed.emit(error)
            return
        foreign = session.case.authority
        whose = f" It keeps the letterhead of {foreign.name}." if foreign and foreign.name else ""
        self._bridge.told.emit(f"The case file was read into the library.{whose}")

    def export_case(self) -> None:
        """Write the open case as a case file."""
        case = self._bridge.case
        if case is None or not self._bridge.flush():
            return
        name = "".join(char if char.isalnum() or char in "-_ " else "-" for char in case.reference) or "case"
        chosen = self.ask_save(f"{name}.foicase")
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".foicase")
        try:
            self._bridge.workbench.write(path, self._bridge.workbench.export_case(self._bridge.case or case))
        except KnownError as error:
            self._bridge.failed.emit(error)
            return
        self._bridge.told.emit(f"The case file is kept as {path.name}.")

    def export_deadlines(self, show: Show) -> None:
        """Write the clocks of the cases that the list shows as a calendar file; of those due soon, of all open ones."""
        show = Show.OPEN if show is Show.DUE else show
        chosen = self.ask_save_calendar("deadlines.ics") if self._bridge.flush() else ""
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".ics")
        try:
            self._bridge.workbench.write(path, self._bridge.workbench.clocks_file(show))
        except KnownError as error:
            self._bridge.failed.emit(error)
            return
        self._bridge.told.emit(
            f"The deadlines of {_WHOSE[show]} are kept as {path.name}. References stand in it, no names."
        )

    def show_about(self) -> None:
        """Version, and where the law comes from."""
        law = self._bridge.workbench.law
        QMessageBox.about(
            self._window,
            "FOI Case Workbench",
            f"FOI Case Workbench {__version__}\n\n"
            f"Exemptions: {law.catalogue.version}\nWording: {law.wording.version}\n"
            f"Calendar: {law.calendar.version}\n\n"
            "The program advises and the officer decides. Each limb shows its source and how far it was verified.",
        )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path.name} cannot be read: {error.strerror or 'unknown reason'}.") from None
