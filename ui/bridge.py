"""The one object that knows both the window and the case being worked on: commands in, signals out.

What is typed waits for a short pause; every other command first keeps what is still waiting, so that nothing typed is
ever lost or overtaken. Where a change could not be kept, the field keeps its text and the next edit tries again; what
waits in other fields is kept all the same.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.errors import BadInput, KnownError, RuleViolation
from workbench.service.workbench import Workbench

if TYPE_CHECKING:
    from workbench.domain.letter import IssuedLetter
    from workbench.service.commands import Command
    from workbench.service.session import CaseSession, Change

PAUSE = 600  # milliseconds without a key before what was typed is kept


class TypedField(Protocol):
    """A field that is being typed in: it can say at any time what it wants of the case."""

    def wanted(self) -> "Command | None":
        """The command for what stands in the field now, or None where there is nothing to do."""

    def kept(self) -> None:
        """What stands in the field has been kept."""

    def refused(self, error: KnownError) -> bool:
        """What stands in the field may not be. True where the field says so itself: then it holds nothing up."""


class Bridge(QObject):
    """Turns what widgets want into changes of the case, and changes into signals."""

    case_opened = Signal(object)  # Case, or None where no case is open
    case_changed = Signal(object)  # Change
    authority_changed = Signal(object)  # Authority
    failed = Signal(object)  # KnownError
    told = Signal(str)  # one sentence of news
    noted = Signal(str)  # something to know, which stays until it is closed
    case_wanted = Signal(str, object)  # the id of another case, and the Place in it
    files_came = Signal(object)  # tuple[Path, ...]: requests that are not for the open case alone

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.session: CaseSession | None = None
        self._typing: list[TypedField] = []
        self._unwritten: KnownError | None = None  # why the library could not take what is being typed
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.flush)

    @property
    def case(self) -> Case | None:
        """The case that is open, as last kept."""
        return self.session.case if self.session else None

    @property
    def authority(self) -> Authority:
        """Whose letter is being written."""
        return self.workbench.authority_of(self.case) if self.case else self.workbench.authority() or Authority()

    def open(self, session: "CaseSession | None") -> None:
        """Show another case, or none. What is still being typed is kept first.

        Raises KnownError where the library could not take it: then the case stays open, with what is typed in it.
        """
        if not self.flush() and self._unwritten is not None:
            raise self._unwritten
        self._typing.clear()
        self.session = session
        self.case_opened.emit(self.case)

    def execute(self, command: "Command", origin: object = None) -> bool:
        """Make a change. False where it could not be made; the reason has then been told."""
        session = self.session
        if session is None or not self.flush():
            return False
        return self._attempt(lambda: session.execute(command, origin))

    def perform(self, command: "Command") -> bool:
        """Make a change that a window of its own asks for. Raises KnownError, so that that window can say why not."""
        if self.session is None or not self.flush():
            return False
        self._tell_of(self.session.execute(command))
        return True

    def issue(self, name: str, role: str, on: date, time: str = "") -> "IssuedLetter":
        """Seal the open case's letter as it goes out. Raises KnownError where something stands in the way."""
        if self.session is None:
            raise RuleViolation("No case is open.", "Open the case whose letter goes out.")
        if not self.flush():
            raise RuleViolation("What is being typed could not be kept.", "Nothing was issued; try again.")
        change = self.workbench.issue(self.session, name, role, on, time)
        self._tell_of(change)
        return change.after.issued[-1]

    def typing(self, field: TypedField) -> None:
        """Something is being typed in a field: keep it after a short pause, or before anything else happens."""
        if field not in self._typing:
            self._typing.append(field)
            self._keep_all_but(field)
        self._pause.start()

    def being_typed(self, field: TypedField) -> bool:
        """True while a field holds something that is not kept yet; nobody may then show another text in it."""
        return field in self._typing

    def left(self, field: TypedField) -> None:
        """The officer left a field: keep it now, and let the next edit be a step of its own."""
        if field in self._typing:
            self.flush()
        if self.session:
            self.session.seal()

    def flush(self) -> bool:
        """Keep what is being typed. False where it could not be kept; the fields still hold it."""
        self._pause.stop()
        return self._keep_all_but(None)

    def undo(self) -> None:
        """Take the last change back."""
        before = self.case
        if self.session and self.flush():
            self._attempt(self.session.undo)
            self._tell_what_stands_again(before)

    def redo(self) -> None:
        """Make the change again that was last taken back."""
        before = self.case
        if self.session and self.flush():
            self._attempt(self.session.redo)
            self._tell_what_stands_again(before)

    def set_authority(self, authority: Authority) -> bool:
        """Keep the force's own block."""
        try:
            changes = self.workbench.set_authority(authority)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.authority_changed.emit(authority)
        self.told.emit("The settings are kept.")
        self.tell_of(changes)
        return True

    def tell_of(self, changes: "Iterable[Change]") -> None:
        """Something outside the cases was changed, and with it these: the window is told of the one that is open."""
        for change in changes:
            if change.after is self.case:
                self._tell_of(change)

    def _keep_all_but(self, newest: TypedField | None) -> bool:
        """Keep every field that waits, but not one that has only begun. False where one could not be kept."""
        self._unwritten = None
        unkept = []
        for field in [each for each in self._typing if each is not newest]:
            self._typing.remove(field)  # from here on it may be shown what the case holds
            if not self._keep(field):
                self._typing.insert(len(unkept), field)
                unkept.append(field)
        return not unkept

    def _keep(self, field: TypedField) -> bool:
        command = field.wanted()
        if command is None or self.session is None:
            return True
        try:
            change = self.session.execute(command, field)
        except (BadInput, RuleViolation) as error:
            self.failed.emit(error)
            return field.refused(error)
        except KnownError as error:
            self._unwritten = error
            self.failed.emit(error)
            return False
        self._tell_of(change)
        field.kept()
        return True

    def _attempt(self, change_case: "Callable[[], Change | None]") -> bool:
        try:
            change = change_case()
        except KnownError as error:
            self.failed.emit(error)
            return False
        self._tell_of(change)
        return True

    def _tell_of(self, change: "Change | None") -> None:
        if change is not None:
            self.case_changed.emit(change)
            if change.draft_again:
                since = "approved" if change.before.letter.approval else "put forward"
                what = "; ".join(change.after.letter.fell_back)
                self.noted.emit(f"⚠ The letter is a draft again. Changed since it was {since}: {what}.")

    def _tell_what_stands_again(self, before: Case | None) -> None:
        """A change was taken back by which the letter had become a draft: what was said of that no longer holds."""
        if before is None or self.case is None or not before.letter.fell_back:
            return
        letter = self.case.letter
        if letter.approval:
            self.told.emit("The change is taken back: the approval stands again.")
        elif letter.submission:
            self.told.emit("The change is taken back: the letter is put forward as it was.")
