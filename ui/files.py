"""Files in and out of the window: cases handed over, deadlines as a calendar file; what the program says of itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget
from shiboken6 import isValid

from ui.bridge import Bridge
from ui.words import counted
from workbench import __version__
from workbench.domain.case import Case
from workbench.errors import KnownError
from workbench.service.bounds import read_file
from workbench.service.ports import Show

if TYPE_CHECKING:
    from workbench.service.handover import Received
    from workbench.service.session import CaseSession

_Dialog = TypeVar("_Dialog", bound=QDialog)

_KINDS = "Case files (*.foicase)"
_CALENDARS = "Calendar files (*.ics)"
_WHOSE = {
    Show.OPEN: "the open cases",
    Show.DUE: "the open cases",
    Show.ANSWERED: "the answered cases",
    Show.ALL: "all cases",
}


class CaseFiles:
    """Imports and exports. Whatever asks the officer can be answered by a test."""

    def __init__(self, window: QWidget, bridge: Bridge, listed: Callable[[str], None] = lambda case_id: None) -> None:
        """`listed` shows a case in the list that has come into the library."""
        self._window = window
        self._bridge = bridge
        self._listed = listed
        self.ask_open: Callable[[], str] = lambda: QFileDialog.getOpenFileName(window, "Import case file", "", _KINDS)[
            0
        ]
        self.ask_save: Callable[[str], str] = lambda name: QFileDialog.getSaveFileName(
            window, "Hand case over", name, _KINDS
        )[0]
        self.ask_save_calendar: Callable[[str], str] = lambda name: QFileDialog.getSaveFileName(
            window, "Export deadlines", name, _CALENDARS
        )[0]

    # ── a case comes ─────────────────────────────────────────────────────────────────────────────────────────────────

    def import_case(self) -> None:
        """Take a case file into the library and open its case; one that is here already is compared first."""
        chosen = self.ask_open() if self._bridge.flush() else ""
        if not chosen:
            return
        try:
            received = self._read(Path(chosen))
            if received is None:
                return
            if received.known is None:
                self._take_in(received)
            elif received.differences:
                self._compare(received)
            else:
                self._merge(received, frozenset())
                self._bridge.told.emit("The case in the file says what the case in this library says.")
        except KnownError as error:
            self._bridge.failed.emit(error)

    def _read(self, path: Path) -> "Received | None":
        """What the file holds; None where the officer does not know its passphrase."""
        from ui.dialogs.handover import PassphraseDialog

        handover, data = self._bridge.workbench.handover, read_file(path)
        if not handover.is_protected(data):
            return handover.read(data)
        with _shown(PassphraseDialog(path.name, lambda secret: handover.read(data, secret), self._window)) as dialog:
            return dialog.received if dialog.exec() else None

    def _take_in(self, received: "Received") -> None:
        self._open(self._bridge.workbench.handover.take_in(received))
        self._bridge.told.emit(f"The case is in the library{_with(received)}.{_whose(received)}")

    def _take_copy(self, received: "Received") -> None:
        self._open(self._bridge.workbench.handover.take_in_as_copy(received))
        self._bridge.told.emit(f"The case is in the library a second time, as a copy.{_whose(received)}")

    def _compare(self, received: "Received") -> None:
        from ui.dialogs.comparison import ComparisonDialog

        def merge(taken: frozenset[str]) -> None:
            self._merge(received, taken)
            self._bridge.told.emit("The two are merged. Undo takes that back as one step.")

        with _shown(ComparisonDialog(received, merge, lambda: self._take_copy(received), self._window)) as dialog:
            dialog.exec()

    def _merge(self, received: "Received", taken: frozenset[str]) -> None:
        workbench, known = self._bridge.workbench, received.known
        change = workbench.handover.merge(received, taken)
        if known is not None and (self._bridge.case is None or self._bridge.case.id != known.id):
            self._open(workbench.open_case(known.id))
        elif change is not None:
            self._bridge.tell_of((change,))

    def _open(self, session: "CaseSession") -> None:
        self._bridge.open(session)
        self._listed(session.case.id)

    # ── a case goes ──────────────────────────────────────────────────────────────────────────────────────────────────

    def hand_over(self) -> None:
        """Write the open case, with its history and its letters, as one file for another officer."""
        from ui.dialogs.handover import HandOverDialog

        case, handover = self._bridge.case, self._bridge.workbench.handover
        if case is None or not self._bridge.flush():
            return
        case = self._bridge.case or case
        try:
            about = _going(case, len(self._bridge.workbench.history(case.id)))
            with _shown(HandOverDialog(handover, about, self._window)) as dialog:
                if dialog.exec():
                    self._write(case, dialog.passphrase)
        except KnownError as error:
            self._bridge.failed.emit(error)

    def _write(self, case: Case, passphrase: str | None) -> None:
        name = "".join(char if char.isalnum() or char in "-_ " else "-" for char in case.reference) or "case"
        chosen = self.ask_save(f"{name}.foicase")
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".foicase")
        self._bridge.workbench.write(path, self._bridge.workbench.handover.export(case, passphrase))
        under = ", under its passphrase" if passphrase else ", without a passphrase"
        self._bridge.told.emit(f"The case is kept as {path.name}{under}. It stays in this library too.")

    # ── and other files ──────────────────────────────────────────────────────────────────────────────────────────────

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


@contextmanager
def _shown(dialog: _Dialog) -> Iterator[_Dialog]:
    """A window that knows a passphrase or a case, and is forgotten once it is answered."""
    try:
        yield dialog
    finally:
        if isValid(dialog):  # locking the library closes and forgets every window by itself
            dialog.deleteLater()


def _going(case: Case, changes: int) -> str:
    """What goes along."""
    files, letters = len(case.sources), len(case.issued)
    came = f", {counted(files, 'file')} that the request came as" if files else ""
    out = f", and {counted(letters, 'letter')} that went out, as sealed" if letters else ""
    return (
        f"One file with the whole case: {counted(changes, 'line')} of its history{came}{out}."
        " The other officer reads it with File, Import case file."
    )


def _with(received: "Received") -> str:
    """What came along."""
    lines, letters = len(received.file.history), len(received.file.letters)
    came = [counted(lines, "line") + " of its history"] if lines else []
    came += [f"{counted(letters, 'letter')} that went out"] if letters else []
    return f", with {' and '.join(came)}" if came else ""


def _whose(received: "Received") -> str:
    foreign = received.case.authority
    return f" It keeps the letterhead of {foreign.name}." if foreign and foreign.name else ""
