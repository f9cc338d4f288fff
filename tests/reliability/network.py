"""Watches that nothing reaches a network: in the process itself, from outside it, and where there is no network at all.

As a plugin (`pytest -p tests.reliability.network`) it fails the run at the first internet socket that Python opens, and
asks the system after each test for any that somebody else in the process has, Qt above all.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_INTERNET = (socket.AF_INET, socket.AF_INET6)
_LOOKED_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
_LOCAL = {"AF_UNIX", "AF_LOCAL"}
_CALL = re.compile(r"(?:^|\s)(\w+)\((.*)")  # the first call of a line; strace puts the process before it
_FAMILY = re.compile(r"\b(?:AF|PF)_[A-Z0-9_]+\b")


class NetworkReached(BaseException):
    """Something opened an internet socket. No `except Exception` takes it."""


# ── in the process ───────────────────────────────────────────────────────────────────────────────────────────────────


def guard() -> None:
    """From now on, and for good, an internet socket of Python's raises NetworkReached."""
    sys.addaudithook(_refuse)
    socket.socket.__init__ = _guarded(socket.socket.__init__)  # type: ignore[method-assign]


def _refuse(event: str, values: tuple[Any, ...]) -> None:
    if event in _LOOKED_UP or (event == "socket.__new__" and values[1] in _INTERNET):
        raise NetworkReached(event)


def _guarded(begin: Any) -> Any:
    def __init__(self: Any, family: int = -1, *rest: Any, **named: Any) -> None:
        if family in (-1, *_INTERNET) and named.get("fileno") is None and not (len(rest) > 2 and rest[2] is not None):
            raise NetworkReached("socket.socket")
        begin(self, family, *rest, **named)

    return __init__


def internet_sockets() -> list[Any]:
    """Those that this process has now, whoever opened them."""
    import psutil

    return list(psutil.Process().net_connections("inet"))


def pytest_configure() -> None:
    """As a plugin: begin to watch."""
    guard()


def pytest_runtest_teardown(item: Any) -> None:
    """After each test: Qt has none either."""
    if found := internet_sockets():
        raise NetworkReached(f"{item.nodeid}: {found}")


# ── from outside ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Seen:
    """The calls about sockets that a process and its children made."""

    calls: Counter[str] = field(default_factory=Counter)  # "socket AF_UNIX" → how often
    foreign: list[str] = field(default_factory=list)  # the lines about anything but local sockets

    @property
    def summary(self) -> str:
        return ", ".join(f"{call} ×{times}" for call, times in sorted(self.calls.items())) or "nothing at all"


def seen_in(trace: str) -> Seen:
    """What a trace of `strace -f -e trace=network` holds."""
    seen = Seen()
    for line in trace.splitlines():
        call = _CALL.search(line)
        if call is None or "resumed>" in line:
            continue  # the end of a call whose beginning has been read, a signal, an exit
        families = set(_FAMILY.findall(call[2]))
        name = f"{call[1]} {' '.join(sorted(families))}".strip()
        seen.calls[name] += 1
        if families - _LOCAL or (call[1] in {"socket", "socketpair"} and not families):
            seen.foreign.append(line.strip())
    return seen


@cache
def can_trace() -> bool:
    """Whether strace is here and may watch."""
    return _works(["strace", "-f", "-e", "trace=network", "-o", "/dev/null"])


@cache
def can_isolate() -> bool:
    """Whether a process can be put where there is no network."""
    return _works(["unshare", "-rn"])


def _works(before: list[str]) -> bool:
    if not sys.platform.startswith("linux") or shutil.which(before[0]) is None:
        return False
    return subprocess.run([*before, sys.executable, "-c", ""], capture_output=True).returncode == 0


@dataclass(frozen=True)
class Run:
    """What came of a process that was watched."""

    status: int
    said: str
    seen: Seen | None  # None where it could not be traced


def watched(arguments: list[str], environment: dict[str, str], isolated: bool) -> Run:
    """Run Python with these arguments: traced where that works, and where there is no network, if it is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        before = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace)] if can_trace() else []
        if isolated:
            before = ["unshare", "-rn", *before]
        told = subprocess.run(
            [*before, sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
        )
        seen = seen_in(trace.read_text(errors="replace")) if can_trace() else None
    return Run(told.returncode, told.stdout + told.stderr, seen)
