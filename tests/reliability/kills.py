"""A process that does something with a library is killed, and what it leaves is looked at."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from tests.reliability.action import BEGUN, Action
from tests.reliability.actions import ACTIONS
from tests.reliability.child import KILLED, Job
from tests.reliability.libraries import NAME, RECOVERY, SECRET, anywhere, assert_sound, contents_at
from tests.store.contract import keep
from workbench.domain.case import Case
from workbench.errors import LibraryLocked, WrongPassphrase
from workbench.store.library import SqlCaseStore, open_library

PROJECT = Path(__file__).parents[2]
_LONGEST = 0.3  # seconds after which what goes on for ever is killed


@dataclass(frozen=True)
class Told:
    """What the process said before it ended, and how it ended."""

    acknowledged: tuple[str, ...]
    killed: bool
    seconds: float  # from its beginning to its end
    steps: int  # that it took, where it was not killed


class Program:
    """The other process: started once where the system can fork, else anew each time."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def does(self, job: Job, kill: Callable[[int], None]) -> Told:
        """Have it do the job; `kill` is given its number when it begins to write, and may kill it then or later."""
        process = self._started()
        self._order(msgspec.json.encode(job))
        number = int(self._line().removeprefix("process "))
        if job.waits:
            assert self._line() == "waiting"
            kill(number)
        begun = self._line()
        if begun.startswith("ended "):
            return Told((), True, 0, 0)
        assert begun == BEGUN
        started = time.perf_counter()
        if not job.waits:
            kill(number)
        said, seconds = [], 0.0
        while (line := self._line()) and not line.startswith("ended "):
            said.append(line)
        seconds = time.perf_counter() - started
        status = int(line.removeprefix("ended ")) if line else process.wait()
        assert status in (0, KILLED, -KILLED, signal.SIGTERM), "it failed: see its traceback"
        steps = int(said.pop().removeprefix("steps ")) if said and said[-1].startswith("steps ") else 0
        return Told(tuple(said), status != 0, seconds, steps)

    def go_on(self) -> None:
        """Let a job that waits begin."""
        self._order(b"")

    def close(self) -> None:
        if self._running:
            self._running.stdin.close()
            self._running.wait()
            self._running.stdout.close()
            self._running = None

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._running and self._running.poll() is not None:
            self.close()
        if self._running is None:
            command = [sys.executable, "-m", "tests.reliability.child"]
            self._running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT)
        return self._running

    def _order(self, line: bytes) -> None:
        self._running.stdin.write(line + b"\n")
        self._running.stdin.flush()

    def _line(self) -> str:
        return self._running.stdout.readline().decode().rstrip()


@dataclass
class Scene:
    """One action and the library that it is tried on, as often as one likes."""

    name: str
    folder: Path
    program: Program
    openings: list[float] = field(default_factory=list)  # seconds that the next open took
    kept: int = 0  # edits that were acknowledged before a kill
    killed: int = 0
    wrong: int = 0  # something lost, or half, or not to be opened

    def __post_init__(self) -> None:
        self.action: Action = ACTIONS[self.name]
        self._sound, self._stage = self.folder / "sound", self.folder / "stage"
        self._sound.mkdir(parents=True)
        self.action.prepare(self._sound / NAME)
        self.path = self._stage / NAME
        self._lay_out()
        self.before = contents_at(self.path, self.action.secret)
        self.lasts = min(self.try_out(lambda number: None).seconds, _LONGEST) if self.action.rounds == 1 else _LONGEST

    def try_out(self, kill: Callable[[int], None], **job: object) -> Told:
        """Once, on the sound library: the process is killed, or not, and the library must be whole afterwards."""
        self._lay_out()
        told = self.program.does(Job(self.name, str(self.path), RECOVERY, **job), kill)
        self.killed += told.killed
        self.wrong += 1
        self._look(told)
        self.wrong -= 1
        return told

    def kill_at_random(self, chance: random.Random) -> Told:
        """Some time after it began."""
        wait = chance.uniform(0, self.lasts * 1.05)

        def kill(number: int) -> None:
            time.sleep(wait)
            with suppress(ProcessLookupError):  # it was done
                os.kill(number, getattr(signal, "SIGKILL", signal.SIGTERM))

        return self.try_out(kill)

    def steps(self) -> int:
        """How many steps of its own it takes."""
        return self.try_out(lambda number: None, step=1_000_000, rounds=min(self.action.rounds, 2)).steps

    def kill_at_step(self, step: int) -> Told:
        """Just before a step of its own: a statement, a renaming, a file written."""
        return self.try_out(lambda number: None, step=step, rounds=min(self.action.rounds, 2))

    def kill_in_call(self, call: str, nth: int) -> Told:
        """In its n-th system call of this name."""
        watching: list[subprocess.Popen[bytes]] = []

        def watch(number: int) -> None:
            inject = f"inject={call}:signal=KILL:when={nth}"
            command = ["strace", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject, "-p", str(number)]
            watching.append(subprocess.Popen(command))
            assert _until_traced(number, watching[-1])
            self.program.go_on()

        try:
            return self.try_out(watch, waits=True, rounds=min(self.action.rounds, 2))
        finally:
            for each in watching:
                each.wait()

    def _lay_out(self) -> None:
        if self._stage.exists():
            shutil.rmtree(self._stage)
        shutil.copytree(self._sound, self._stage)

    def _look(self, told: Told) -> None:
        store, seconds = opened(self.path, self.action.opening(told.acknowledged))
        self.openings.append(seconds)
        self.kept += len(told.acknowledged)
        with closing(store):
            self.action.check(store, self.before, told.acknowledged)
            assert_sound(store)
            keep(store, Case("afterwards"))
            assert self.action.readable_beside(store) or anywhere(self.path, SECRET) == []
        assert [file.name for file in self._stage.iterdir() if file.name.startswith(f".{NAME}")] == []


def opened(path: Path, secrets: tuple[str | None, ...]) -> tuple[SqlCaseStore, float]:
    """The library opened with the one of these secrets that opens it, and the seconds that took."""
    for secret in secrets:
        started = time.perf_counter()
        try:
            return open_library(path, secret), time.perf_counter() - started
        except (LibraryLocked, WrongPassphrase):
            continue
    raise AssertionError("none of the secrets opens the library")


def can_watch() -> bool:
    """Whether another process can be watched here, call by call."""
    if sys.platform != "linux" or not shutil.which("strace"):
        return False
    with subprocess.Popen(["sleep", "10"]) as other:
        command = ["strace", "-qq", "-o", os.devnull, "-e", "trace=fsync", "-p", str(other.pid)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as watching:
            try:
                return _until_traced(other.pid, watching)
            finally:
                watching.terminate()
                other.kill()


def _until_traced(number: int, watching: "subprocess.Popen[bytes]") -> bool:
    while watching.poll() is None:
        if "TracerPid:\t0\n" not in Path(f"/proc/{number}/status").read_text():
            return True
        time.sleep(0.002)
    return False
