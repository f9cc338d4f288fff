"""Whether a window can be shown at all, found out before Qt is asked: where it cannot, Qt ends the process."""

import ctypes
import os
import sys
from pathlib import Path

_HEADLESS = "Without a window, “foi-workbench letter CASE.foicase -o OUT.pdf” makes a case file's letter."
_NEEDED = {  # what Qt's own wheels need of a Linux system for a window on X
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
}


def why_no_window() -> str:
    """One sentence where no window can be shown, naming the command that needs none; empty where one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if _wayland_answers():
        return ""
    if not os.environ.get("DISPLAY"):
        return f"There is no display to show a window on. {_HEADLESS}"
    missing = [package for library, package in _NEEDED.items() if not _loads(library)]
    if missing:
        packages = " and ".join(missing)
        return f"Qt needs the system package {packages} (all are listed under packaging/). {_HEADLESS}"
    if not _x_answers():
        return f"The display {os.environ['DISPLAY']} does not answer. {_HEADLESS}"
    return ""


def _wayland_answers() -> bool:
    name, folder = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("XDG_RUNTIME_DIR")
    return bool(name and folder and (Path(folder) / name).exists())


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection) != 0
    xcb.xcb_disconnect(connection)
    return not failed
