"""One window a library: a second start of the same library by the same person brings the first window forward.

By a local pipe (on Linux and macOS a socket file, on Windows a named pipe) that only the same user may open; it has no
network address, and nothing is read from it: to knock is all there is to say. The lock of the library itself is the
operating system's and does not rest on this.
"""

import getpass
import hashlib
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_HERE = b"here"
_WAIT = 1500  # milliseconds for the first window to answer; one that is busy for longer is not brought forward
_ANY_PROCESS = -1  # Windows: whoever answers may come to the front in our stead


class OneWindow(QObject):
    """The first window's end of the pipe."""

    def __init__(self, library: Path, bring_forward: Callable[[], None], parent: QObject | None = None) -> None:
        """For whoever holds the library: what a killed session left of its pipe is then nobody's, and is removed."""
        super().__init__(parent)
        self._bring_forward = bring_forward
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = pipe_name(library)
        QLocalServer.removeServer(name)
        self._server.listen(name)  # where it cannot, a second start says who holds the library, and that is all

    @property
    def listens(self) -> bool:
        """Whether a second start can reach this window."""
        return self._server.isListening()

    def stop(self) -> None:
        """The window is gone."""
        self._server.close()

    def _answer(self) -> None:
        while (knocks := self._server.nextPendingConnection()) is not None:
            knocks.disconnected.connect(knocks.deleteLater)
            knocks.write(_HERE)
            knocks.flush()
            knocks.disconnectFromServer()
            self._bring_forward()


def brought_forward(library: Path, wait: int = _WAIT) -> bool:
    """Ask the window that has this library open to come forward. False where none answers, within `wait` ms."""
    _allow_it_the_front()
    knock = QLocalSocket()
    knock.connectToServer(pipe_name(library), QLocalSocket.OpenModeFlag.ReadOnly)
    if not knock.waitForConnected(wait):
        return False
    heard = b""
    while len(heard) < len(_HERE) and (knock.bytesAvailable() or knock.waitForReadyRead(wait)):
        heard += knock.read(len(_HERE) - len(heard)).data()
    knock.abort()
    return heard == _HERE


def pipe_name(library: Path) -> str:
    """What the pipe of a library is called for this user: a digest, for the name can be seen by others."""
    real = os.path.normcase(os.path.realpath(library))
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    digest = hashlib.sha256(f"{user}\n{real}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    name = f"foi-case-workbench-{digest}"
    own = os.environ.get("XDG_RUNTIME_DIR", "")  # the user's alone; elsewhere Qt takes the folder for temporary files
    return str(Path(own) / name) if sys.platform.startswith("linux") and own and Path(own).is_dir() else name


def _allow_it_the_front() -> None:
    """Windows lets only the program come to the front that the user has just started, unless that one allows it."""
    if sys.platform == "win32":
        import ctypes

        with suppress(Exception):
            ctypes.WinDLL("user32").AllowSetForegroundWindow(_ANY_PROCESS)
