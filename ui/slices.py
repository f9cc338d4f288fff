"""Long work in small slices, so that the window stays at hand while it is done, and it can be stopped at any moment."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.errors import KnownError

_SLICE = 0.012  # seconds of work before the window has its turn
_BETWEEN = 12  # milliseconds of the window's turn


class Slices(QObject):
    """Takes step after step of one piece of work."""

    stepped = Signal(object)  # what the step gave
    ended = Signal()  # there are no more steps
    failed = Signal(object)  # KnownError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self, interval=_BETWEEN, singleShot=True)  # begins again after the work: a real pause
        self._timer.timeout.connect(self._slice)

    @property
    def running(self) -> bool:
        """Whether there is something left to do."""
        return self._steps is not None

    def run(self, steps: Iterator[object]) -> None:
        """Begin; what was going on is left where it is."""
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Leave it where it is."""
        self._timer.stop()
        self._steps = None

    def _slice(self) -> None:
        until = perf_counter() + _SLICE
        while self._steps is not None and perf_counter() < until:
            self._step(self._steps)
        if self._steps is not None:
            self._timer.start()

    def _step(self, steps: Iterator[object]) -> None:
        try:
            found = next(steps)
        except StopIteration:
            self.stop()
            self.ended.emit()
        except KnownError as error:
            self.stop()
            self.failed.emit(error)
        else:
            self.stepped.emit(found)
