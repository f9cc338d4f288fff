"""The platform says that the screen is locked or the computer goes to sleep, and the library locks with it.

Linux: the desktop's screen saver, and systemd's word for this session and for sleep, both over the local message bus
and nothing else (an address of the bus that is not a local socket is not used). Windows: the session's own message.
macOS tells it only to programs with its own libraries; there the idle time alone counts, which also sees that the
computer has slept. Nothing here is ever an error: what is not there does not tell.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

_SAVERS = tuple(f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce"))
_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"


class SessionLock(QObject):
    """Tells when nobody is meant to look at the screen any more."""

    locked = Signal()

    def __init__(self, window: QWidget) -> None:
        """`window` is one that the platform can send its word to."""
        super().__init__(window)
        self._messages: _Messages | None = None
        with suppress(Exception):  # whatever a platform lacks, the idle time remains
            if sys.platform.startswith("linux"):
                self._listen_on_buses()
            elif sys.platform == "win32":
                self._messages = _Messages(window, self.locked.emit)

    @Slot(bool)
    def saver_changed(self, active: bool) -> None:
        """The screen saver came or went."""
        if active:
            self.locked.emit()

    @Slot()
    def session_locked(self) -> None:
        """The session is to be locked."""
        self.locked.emit()

    def _listen_on_buses(self) -> None:
        session, system = os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""), os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
        from PySide6.QtDBus import QDBusConnection

        if _is_local(session):
            bus = QDBusConnection.sessionBus()
            for saver in _SAVERS:
                bus.connect("", "", saver, "ActiveChanged", self, SLOT("saver_changed(bool)"))
        if system is None or _is_local(system):
            bus = QDBusConnection.systemBus()
            bus.connect(_LOGIN, _LOGIN_PATH, f"{_LOGIN}.Manager", "PrepareForSleep", self, SLOT("saver_changed(bool)"))
            if own := os.environ.get("XDG_SESSION_ID"):
                path = f"{_LOGIN_PATH}/session/{_label(own)}"
                bus.connect(_LOGIN, path, f"{_LOGIN}.Session", "Lock", self, SLOT("session_locked()"))


def _is_local(address: str) -> bool:
    """Whether a bus has an address, and none but sockets of this computer."""
    return bool(address) and all(part.startswith("unix:") for part in address.split(";") if part)


def _label(name: str) -> str:
    """A name as a part of a path on the bus: `2` is `_32`."""
    return "".join(
        char if char.isascii() and (char.isalpha() or (char.isdigit() and at)) else f"_{ord(char):02x}"
        for at, char in enumerate(name)
    )


_SESSION_CHANGE, _SESSION_LOCK = 0x02B1, 0x7  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
_POWER, _SUSPEND = 0x0218, 0x4  # WM_POWERBROADCAST, PBT_APMSUSPEND
_THIS_SESSION = 0


class _Messages(QAbstractNativeEventFilter):
    """Windows: the session's and the power's messages to a window."""

    def __init__(self, window: QWidget, tell: Callable[[], None]) -> None:
        import ctypes
        from ctypes import wintypes

        super().__init__()
        self._message = wintypes.MSG
        self._tell = tell
        handle = wintypes.HWND(int(window.winId()))
        ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(handle, wintypes.DWORD(_THIS_SESSION))
        QCoreApplication.instance().installNativeEventFilter(self)

    def nativeEventFilter(self, kind: object, address: object) -> tuple[bool, int]:
        message = self._message.from_address(int(address))
        if (message.message, message.wParam) in ((_SESSION_CHANGE, _SESSION_LOCK), (_POWER, _SUSPEND)):
            QTimer.singleShot(0, self._tell)
        return False, 0
