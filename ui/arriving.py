"""Files that arrive are read away from the window's thread, one after the other; reading them can be stopped at once.

Looking into a folder, too, is left to the other thread: a place on a network may take its time to answer.
"""

import stat
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from ui import rubbish
from ui.words import counted
from workbench.errors import BadInput
from workbench.service.arrivals import Incoming, read, read_path

MOST = 200  # files that are looked at together
_MOST_BYTES = 250_000_000  # of them all; they stay in memory until their cases are opened
_MOST_ENCLOSED = 10  # attachments of one file that are tried for the request
_NOT_HERE = {
    ".foicase": ("is a case that was handed over", "Take it in with File, Import case file."),
    ".xlsx": ("is a table and no letter", "A case log comes in with File, Bring in a case log."),
    ".csv": ("is a table and no letter", "A case log comes in with File, Bring in a case log."),
}

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """An attachment whose words can be read: its place among them, its name, its words."""

    place: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it was looked at, with those of its attachments that may hold the request."""

    incoming: Incoming
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The files to be read, and what is not among them: sentences for the officer."""

    files: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


class Reading(QObject):
    """Reads some files. What it tells arrives in the window's thread; once it is stopped, nothing does any more."""

    found = Signal(object)  # Found, before any of them is read
    looked = Signal(object)  # Looked
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._halted = Event()
        self._outbox = _Outbox()
        self._outbox.told.connect(self._deliver)
        self._thread: Thread | None = None

    @property
    def running(self) -> bool:
        """Whether there is something to come."""
        return self._thread is not None and not self._halted.is_set()

    def begin(self, paths: Sequence[Path]) -> None:
        """Read these files, and those in these folders. Once only."""
        rubbish.hold()
        _at_work.add(self)
        self._thread = Thread(target=_work, args=(tuple(paths), self._halted, self._outbox), name="arriving")
        self._thread.start()

    def stop(self) -> None:
        """Tell nothing more. Nobody waits for the thread, which leaves the file that it reads as soon as it can."""
        self._halted.set()

    def _deliver(self, news: object) -> None:
        if news is _END:
            self._finish()
        elif self._halted.is_set():
            return
        elif isinstance(news, Found):
            self.found.emit(news)
        elif isinstance(news, Looked):
            self.looked.emit(news)
        elif isinstance(news, Exception):
            raise news  # a fault of the program, which is reported from the window's thread

    def _finish(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()
        _at_work.discard(self)
        rubbish.let_go()
        if not self._halted.is_set():
            self.ended.emit()


_at_work: set[Reading] = set()  # kept until their threads have ended, whoever has forgotten them meanwhile
_END = object()


class _Outbox(QObject):
    """Carries what was read from the other thread to the window's."""

    told = Signal(object)


def _work(paths: tuple[Path, ...], halted: Event, outbox: _Outbox) -> None:
    try:
        for news in _news(paths, halted):
            outbox.told.emit(news)
    finally:
        outbox.told.emit(_END)


def _news(paths: tuple[Path, ...], halted: Event) -> Iterator[Found | Looked | Exception]:
    def clock() -> float:
        return inf if halted.is_set() else time.monotonic()

    found = files_of(paths)
    yield found
    room = _MOST_BYTES
    for path in found.files:
        if halted.is_set():
            return
        try:
            looked = look(path, room, clock)
        except Exception as bug:
            yield bug  # the other files are read all the same
            continue
        room -= len(looked.incoming.data)
        yield looked


def files_of(paths: Sequence[Path]) -> Found:
    """The files themselves, and for a folder those that lie in it, by name; folders within it are left out."""
    files: list[Path] = []
    remarks: list[str] = []
    for path in paths:
        if _is_folder(path):
            inside, remark = _files_in(path)
            files += inside
            remarks += [remark] if remark else []
        else:
            files.append(path)
    files = list(dict.fromkeys(files))
    if len(files) > MOST:
        remarks.append(
            f"These are {counted(len(files), 'file')}: the first {MOST} are shown. Bring in the others afterwards."
        )
    return Found(tuple(files[:MOST]), tuple(remarks))


def _is_folder(path: Path) -> bool:
    """What may not be looked at is for the reader to say."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _files_in(folder: Path) -> tuple[list[Path], str]:
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
        files = [path for path in inside if not _is_folder(path) and not path.name.startswith((".", "~$"))]
    except OSError as error:
        return [], f"The folder {folder.name} cannot be read: {error.strerror or 'unknown reason'}."
    if not files:
        return [], f"There is no file in the folder {folder.name}."
    further = sum(_is_folder(path) for path in inside)
    were = "was" if further == 1 else "were"
    return files, f"{counted(further, 'folder')} in {folder.name} {were} not looked into." if further else ""


def look(path: Path, room: int = _MOST_BYTES, clock: Clock = time.monotonic) -> Looked:
    """What a file holds, or why it cannot be read; of one that cannot, nothing is kept. For any thread.

    `room` is how many bytes it may have.
    """
    fault = _fault_of(path, room)
    if fault is not None:
        return Looked(Incoming(path.name, b"", fault=fault))
    incoming = read_path(path, clock)
    if incoming.arrival is None:
        return Looked(replace(incoming, data=b""))
    return Looked(incoming, tuple(_enclosed(incoming, clock)))


def _fault_of(path: Path, room: int) -> BadInput | None:
    """What can be told before it is read. What cannot be found out is for the reader to say."""
    if path.suffix.lower() in _NOT_HERE:
        what, advice = _NOT_HERE[path.suffix.lower()]
        return BadInput(f"{path.name} {what}.", advice)
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(about.st_mode):  # a pipe would be waited for without end
        return BadInput(f"{path.name} is not a file.")
    if about.st_size > room:
        return BadInput(
            f"{path.name} was not read: the files before it are large enough.", "Open those, then bring in this one."
        )
    return None


def _enclosed(incoming: Incoming, clock: Clock) -> Iterator[Enclosed]:
    from workbench.intake.readers import ENDINGS

    attachments = incoming.arrival.attachments if incoming.arrival else ()
    readable = [n for n, each in enumerate(attachments) if Path(each.name).suffix.lower() in ENDINGS]
    for place in readable[:_MOST_ENCLOSED]:
        inside = read(attachments[place].name, attachments[place].data, clock)
        if inside.arrival is not None and inside.arrival.text.strip():
            yield Enclosed(place, inside.name, inside.arrival.text)
