"""When nobody has touched a key or the mouse in any window of the program for so many minutes.

Two clocks are asked: one that nobody can set, and the wall's, which goes on while the computer sleeps. So a library is
locked as soon as the computer wakes, and no clock that is set back keeps it open.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

TICK = 5000  # milliseconds between two looks at the clocks
_SOONEST = 60  # seconds: before that nobody need ask how long it may be
_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    }
)


class Idle(QObject):
    """Says once that the time is up, and again only after somebody was there."""

    reached = Signal()

    def __init__(
        self,
        minutes: Callable[[], float],
        parent: QObject | None = None,
        clocks: tuple[Callable[[], float], ...] = (time.monotonic, time.time),
        tick: int = TICK,
    ) -> None:
        """`minutes` is asked when it matters, so that a setting holds at once; 0 is never. Clocks are in seconds."""
        super().__init__(parent)
        self._minutes = minutes
        self._clocks = clocks
        self._said = False
        self.touched()
        self._ticks = QTimer(self, interval=tick)
        self._ticks.timeout.connect(self.look)
        self._ticks.start()
        QGuiApplication.instance().installEventFilter(self)

    def touched(self) -> None:
        """Somebody is there."""
        self._since = [clock() for clock in self._clocks]
        self._said = False

    def look(self) -> None:
        """Is the time up?"""
        idle = max(clock() - since for clock, since in zip(self._clocks, self._since, strict=True))
        if self._said or idle < _SOONEST:
            return
        minutes = self._minutes()
        if minutes > 0 and idle >= minutes * 60:
            self._said = True
            self.reached.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHED:
            self.touched()
        return False
