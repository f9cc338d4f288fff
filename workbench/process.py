"""What the operating system is asked not to keep of this process: a picture of its memory when it ends badly.

A core dump or crash report holds whatever the program held, the text of cases and the key of an open library with it.

What this cannot do: it keeps nothing from an administrator or from a program that runs as the same user with a
debugger's rights, it does not keep memory out of the swap file or of the file that a laptop writes when it hibernates
(full disk encryption is for those), and Python cannot overwrite what it has let go of. On macOS a crash report of the
system, which holds addresses but no memory, is still written.
"""

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_FAIL_CRITICAL_ERRORS, _NO_FAULT_BOX = 0x0001, 0x0002  # SetErrorMode: no box that offers to look into the process
_REPORT_WITHOUT_HEAP, _DO_NOT_QUEUE = 0x0001, 0x0002  # WerSetFlags: no memory in a report, and none kept for later


def confine() -> None:
    """Ask that no memory of this process be written down, as far as the platform can be asked. Never raises."""
    for ask in (_no_core, _not_dumpable, _no_report):
        with suppress(Exception):  # a platform that knows no such request is no reason not to start
            ask()


def _no_core() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _not_dumpable() -> None:
    """Linux: no dump by a crash handler either, which takes no notice of the limit; and no other's debugger."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _no_report() -> None:
    if sys.platform == "win32":
        system = ctypes.WinDLL("kernel32")
        system.SetErrorMode(_FAIL_CRITICAL_ERRORS | _NO_FAULT_BOX)
        system.WerSetFlags(_REPORT_WITHOUT_HEAP | _DO_NOT_QUEUE)
