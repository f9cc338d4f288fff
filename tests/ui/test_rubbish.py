"""What refers to itself is never taken away by the thread that sets the letters: Qt would end the program."""

import gc
from threading import Event, current_thread

import pytest
from PySide6.QtWidgets import QDialog

from ui import rubbish
from ui.letter_worker import LetterWorker


class Closed(QDialog):
    """A dialog as most are: something in it refers to it, so that only the search for rubbish finds it."""

    gone_in: list[str] = []  # noqa: RUF012

    def __init__(self):
        super().__init__()
        self.itself = lambda: self

    def __del__(self):
        self.gone_in.append(current_thread().name)


@pytest.fixture
def worker(qtbot):
    worker = LetterWorker(lambda document: None)
    yield worker
    worker.stop()


def lavish():
    """Work that makes more things than Python lets pass without looking for rubbish."""
    return [[number] for number in range(100_000)]


def test_a_closed_window_goes_in_the_windows_thread_whoever_is_at_work(qtbot, worker):
    Closed.gone_in.clear()
    done = []
    for _ in range(10):
        Closed()
        worker.run(lavish, done.append, done.append)
    qtbot.waitUntil(lambda: len(done) == 10)
    gc.collect()
    assert len(Closed.gone_in) == 10
    assert set(Closed.gone_in) == {current_thread().name}


def test_the_search_goes_on_when_the_work_is_done(qtbot, worker):
    done, go = [], Event()
    worker.run(go.wait, done.append, done.append)
    worker.run(lambda: 1 / 0, done.append, done.append)
    assert not gc.isenabled()
    go.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert gc.isenabled()


def test_it_goes_on_when_the_work_is_broken_off(qtbot):
    worker = LetterWorker(lambda document: None)
    worker.run(lavish, print, print)
    worker.run(lavish, print, print)
    worker.stop()
    assert gc.isenabled()
    qtbot.wait(20)  # what was already on its way
    worker.run(lavish, print, print)
    assert gc.isenabled(), "after its end it begins nothing"


def test_it_is_put_off_until_everybody_is_done():
    rubbish.hold()
    rubbish.hold()
    rubbish.let_go()
    assert not gc.isenabled()
    rubbish.let_go()
    assert gc.isenabled()
