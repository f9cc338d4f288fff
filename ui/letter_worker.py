"""Typesetting away from the window's thread: typing never waits for the preview.

One thread does all of it, one letter at a time. Of the letters that come while it is busy only the newest is set.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui import rubbish
from workbench.letters.document import LetterDocument
from workbench.service.ports import RenderedLetter

PAUSE = 120  # milliseconds that changes are gathered before the letter is set

Render = Callable[[LetterDocument], RenderedLetter]


class LetterWorker(QObject):
    """Sets letters for the preview, and runs single jobs such as an export, in a thread of its own."""

    rendered = Signal(object, object)  # LetterDocument, RenderedLetter
    failed = Signal(object)  # Exception: this letter could not be set
    busy = Signal(bool)  # a letter is being set for the preview, or waits to be

    def __init__(self, render: Render, parent: QObject | None = None, pause: int = PAUSE) -> None:
        super().__init__(parent)
        self._render = render
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="letter")
        self._stopped = False
        self._running = 0  # jobs whose end has not been told yet
        self._outbox = _Outbox()
        self._outbox.finished.connect(self._deliver)
        self._newest: LetterDocument | None = None
        self._in_flight: LetterDocument | None = None
        self._pause = QTimer(self, interval=pause, singleShot=True)
        self._pause.timeout.connect(self._start)

    def show(self, document: LetterDocument) -> None:
        """Set this letter for the preview, after a short pause; a newer one takes its place."""
        self._newest = document
        if self._in_flight is None and not self._pause.isActive():
            self._pause.start()
        self.busy.emit(True)

    def forget(self) -> None:
        """The preview no longer wants what is being set: another case was opened."""
        self._newest = self._in_flight = None
        self._pause.stop()
        self.busy.emit(False)

    def run(self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Run a job behind whatever is being done; `done` or `failed` is then called in the window's thread.

        After `stop` nothing is run any more.
        """
        if self._stopped:
            return
        if not self._running:
            rubbish.hold()
        self._running += 1
        outbox = self._outbox
        self._thread.submit(job).add_done_callback(lambda future: outbox.put(future, done, failed))

    def stop(self) -> None:
        """Wait for what is being done and begin nothing more."""
        self.forget()
        self._stopped = True
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._running:
            self._running = 0
            rubbish.let_go()

    def _start(self) -> None:
        document, self._newest = self._newest, None
        if document is None:
            return
        self._in_flight = document
        self.run(
            lambda: self._render(document),
            lambda result: self._finished(document, lambda: self.rendered.emit(document, result)),
            lambda error: self._finished(document, lambda: self.failed.emit(error)),
        )

    def _deliver(self, tell: Callable[[], None]) -> None:
        if self._running:
            self._running -= 1
            if not self._running:
                rubbish.let_go()
        tell()

    def _finished(self, document: LetterDocument, tell: Callable[[], None]) -> None:
        if document is not self._in_flight:
            return  # forgotten meanwhile
        self._in_flight = None
        if self._newest is not None:
            self._pause.start()
        else:
            self.busy.emit(False)
        tell()


class _Outbox(QObject):
    """Carries results from the worker's thread to the window's.

    The jobs hold it too, so that a worker's object which has gone meanwhile is simply not told.
    """

    finished = Signal(object)  # what to call in the window's thread

    def put(self, future: Future[Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        if future.cancelled():
            return
        error = future.exception()
        self.finished.emit(partial(failed, error) if error else partial(done, future.result()))
