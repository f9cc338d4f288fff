"""Backups that nobody asks for: while the officer works, whenever one is due, and as the window is closed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.bridge import Bridge
from workbench.errors import KnownError, LibraryLocked, NotKept

_LOOKED_AT = 60_000  # milliseconds between two looks at whether one is due


class BackingUp(QObject):
    """Takes backups in time. What keeps one from being taken is told once, until another is taken."""

    busy = Signal(str)  # what goes on just now; empty: nothing more

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._told = ""
        self._insisted = False  # the officer closes although there is no backup
        self._look = QTimer(self, interval=_LOOKED_AT)
        self._look.timeout.connect(self.look)
        self._look.start()

    def look(self) -> None:
        """Take a backup if it is time for one."""
        backups = self._bridge.workbench.backups
        if backups is None:
            return
        try:
            if backups.due() and self._bridge.flush():
                self._tell(self._taken(lambda: backups.take(hurry=True)))
        except LibraryLocked:
            return  # nobody can have changed anything
        except KnownError as error:
            self._tell(error)

    def may_close(self) -> bool:
        """Take a backup as the library is closed. False where that failed: the officer is told, and may insist."""
        backups = self._bridge.workbench.backups
        if backups is None or self._insisted:
            return True
        try:
            trouble = self._taken(backups.on_close) if backups.changed() else None
        except LibraryLocked:
            return True
        except KnownError as error:
            trouble = error
        if trouble is None:
            return True
        self._insisted = True
        advice = f"{trouble.advice} Close once more to close without it.".strip()
        self._bridge.failed.emit(NotKept(trouble.sentence, advice))
        return False

    def _taken(self, take: Callable[[], object]) -> KnownError | None:
        """Take a backup; what went wrong with its second copy, if anything did."""
        self.busy.emit("Making a backup…")
        try:
            take()
        finally:
            self.busy.emit("")
        backups = self._bridge.workbench.backups
        return backups.trouble if backups else None

    def _tell(self, error: KnownError | None) -> None:
        said = str(error) if error else ""
        if error and said != self._told:
            self._bridge.failed.emit(error)
        self._told = said
