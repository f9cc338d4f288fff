"""Files are read behind the desk: the window goes on, a folder is looked through, closing ends it."""

import gc
import os
import threading
import time
from math import inf
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from tests.ui.arrivals_support import REQUEST, message, put, word
from ui import arriving
from ui.arriving import MOST, Found, Looked, Reading, files_of, look
from workbench.service.arrivals import Incoming

LONGEST = 0.05  # seconds without a turn that nobody notices


def read_all(qtbot, paths) -> tuple[Found, list[Looked]]:
    reading, found, looked = Reading(), [], []
    reading.found.connect(found.append)
    reading.looked.connect(looked.append)
    with qtbot.waitSignal(reading.ended, timeout=20_000):
        reading.begin(paths)
    assert not reading.running
    return found[0], looked


def longest_wait(paths) -> float:
    """Seconds between two turns of the window while these are read."""
    reading, loop, waits, last = Reading(), QEventLoop(), [], [time.perf_counter()]

    def turn() -> None:
        now = time.perf_counter()
        waits.append(now - last[0])
        last[0] = now

    turns = QTimer(interval=1)
    turns.timeout.connect(turn)
    turns.start()
    reading.ended.connect(loop.quit)
    reading.begin(paths)
    loop.exec()
    turn()
    return max(waits)


@pytest.fixture
def slow(monkeypatch):
    """A file that is not read before the test says so."""
    go, begun = threading.Event(), threading.Event()

    def wait(path, clock):
        begun.set()
        assert go.wait(20)
        return Incoming(path.name, b"")

    monkeypatch.setattr(arriving, "read_path", wait)
    yield begun, go
    go.set()


def test_files_come_one_after_the_other_in_their_order(qtbot, tmp_path):
    paths = put(tmp_path, b_eml=message(), a_docx=word(REQUEST), c_txt=b"")
    found, looked = read_all(qtbot, paths)
    assert found.files == tuple(paths)
    assert [each.incoming.name for each in looked] == ["b.eml", "a.docx", "c.txt"]
    assert [each.incoming.fault is None for each in looked] == [True, True, False]


def test_of_a_folder_its_own_files_are_read_by_name(qtbot, tmp_path):
    put(tmp_path, b_eml=message(), A_txt=b"1. Why?")
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / "~$letter.docx").write_bytes(b"x")
    (tmp_path / "further").mkdir()
    put(tmp_path / "further", c_txt=b"1. Why?")
    found, looked = read_all(qtbot, [tmp_path])
    assert [each.incoming.name for each in looked] == ["A.txt", "b.eml"]
    assert found.remarks == (f"1 folder in {tmp_path.name} was not looked into.",)


def test_an_empty_folder_says_so(tmp_path):
    assert files_of([tmp_path]) == Found((), (f"There is no file in the folder {tmp_path.name}.",))


def test_of_very_many_files_the_first_are_read_and_the_others_told_of(tmp_path):
    for number in range(MOST + 3):
        (tmp_path / f"{number:03}.txt").write_bytes(b"1. Why?")
    found = files_of([tmp_path])
    assert len(found.files) == MOST
    assert found.files[-1].name == f"{MOST - 1:03}.txt"
    assert found.remarks == (
        f"These are {MOST + 3} files: the first {MOST} are shown. Bring in the others afterwards.",
    )


def test_a_file_that_is_given_twice_is_read_once(tmp_path):
    (path,) = put(tmp_path, a_txt=b"1. Why?")
    assert files_of([path, tmp_path, path]).files == (path,)


def test_what_is_no_request_says_what_it_is(tmp_path):
    case, log, table = put(tmp_path, one_foicase=b"{}", log_csv=b"Reference,Subject\n1-25,Drones\n", log_xlsx=b"PK")
    assert "File, Import case file" in str(look(case).incoming.fault)
    assert "File, Bring in a case log" in str(look(log).incoming.fault)
    assert "File, Bring in a case log" in str(look(table).incoming.fault)
    assert "cannot be read" in str(look(tmp_path / "gone.eml").incoming.fault)
    assert "cannot be read" in str(look(Path("//nowhere.example/share/request.eml")).incoming.fault)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is not a file" in str(look(tmp_path / "pipe.txt").incoming.fault)


def test_of_many_large_files_no_more_is_held_than_there_is_room_for(qtbot, tmp_path, monkeypatch):
    paths = put(tmp_path, a_txt=REQUEST.encode(), b_txt=REQUEST.encode() * 2, c_txt=b"1. Why?")
    monkeypatch.setattr(arriving, "_MOST_BYTES", len(REQUEST) + 100)
    _, looked = read_all(qtbot, paths)
    assert [bool(each.incoming.fault) for each in looked] == [False, True, False]
    assert "b.txt was not read" in str(looked[1].incoming.fault)


def test_of_a_file_that_cannot_be_read_nothing_is_held(tmp_path):
    (path,) = put(tmp_path, scan_pdf=b"%PDF-1.7\n" + b"x" * 100_000)
    assert look(path).incoming.data == b""


def test_a_fault_of_the_program_is_reported_and_the_other_files_are_read(qtbot, tmp_path, monkeypatch):
    def faulty(path, clock):
        return 1 / 0 if path.name == "a.txt" else Incoming(path.name, b"")

    monkeypatch.setattr(arriving, "read_path", faulty)
    with qtbot.capture_exceptions() as faults:
        _, looked = read_all(qtbot, put(tmp_path, a_txt=b"1. Why?", b_txt=b"1. Why?"))
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    assert [each.incoming.name for each in looked] == ["b.txt"]


def test_attachments_that_can_be_read_are_offered(tmp_path):
    attached = {"letter_docx": word("1. How many horses?"), "scan_pdf": b"%PDF-1.7 broken", "logo_png": b"\x89PNG"}
    (path,) = put(tmp_path, request_eml=message(**attached))
    looked = look(path)
    assert [(each.place, each.name, each.text.strip()) for each in looked.enclosed] == [
        (0, "letter.docx", "1. How many horses?")
    ]


def test_the_window_has_its_turns_while_a_file_takes_long(qtbot, tmp_path, slow):
    begun, go = slow
    reading, turns = Reading(), []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    reading.begin(put(tmp_path, a_txt=b"1. Why?"))
    assert begun.wait(20)
    turns.clear()
    qtbot.waitUntil(lambda: len(turns) > 20)
    assert reading.running
    with qtbot.waitSignal(reading.ended):
        go.set()


def test_what_is_stopped_tells_nothing_more_and_ends_by_itself(qtbot, tmp_path, slow):
    begun, go = slow
    reading, told = Reading(), []
    for signal in (reading.looked, reading.ended):
        signal.connect(lambda *news: told.append(news))
    reading.begin(put(tmp_path, a_txt=b"1. Why?", b_txt=b"2. Why?"))
    assert begun.wait(20)
    reading.stop()
    assert not reading.running
    assert not gc.isenabled(), "the other thread is still at work"
    go.set()
    qtbot.waitUntil(gc.isenabled)
    assert not [thread for thread in threading.enumerate() if thread.name == "arriving"]
    assert told == []


def test_stopping_ends_a_long_reading_early(qtbot, tmp_path):
    (path,) = put(tmp_path, a_html=b"<!doctype html><html><body>" + b"<p>1. How many <b>dogs</b>?</p>" * 2000)
    asked = []

    def stopped_soon() -> float:
        asked.append(1)
        return inf if len(asked) > 2 else time.monotonic()

    assert "takes too long to read" in str(look(path, clock=stopped_soon).incoming.fault)
    assert look(path).incoming.fault is None


def test_reading_never_keeps_the_window_waiting(qtbot, tmp_path):
    paths = put(
        tmp_path,
        large_eml=message(plan_bin=os.urandom(4_000_000)),
        long_eml=message(text=REQUEST * 4000),
        long_docx=word(REQUEST * 300),
        long_txt=(REQUEST * 5000).encode(),
    )
    assert min(longest_wait(paths) for _ in range(5)) < LONGEST  # of five, for others work on this computer too
