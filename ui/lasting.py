"""Python 3.11 only: keeps None, True and False from being worn away by Qt's bindings.

PySide6 6.12 gives back one reference too many to None at almost every call that returns nothing. Python 3.12 and newer
make these objects immortal and never notice; Python 3.11 counts, and ends the process with "deallocating None" once the
count is used up, after an hour or two at the desk. `PySide6_Pdf` exists from 6.12 on only, so there is no older one to
fall back to. docs/decisions/0004 says when this can go.
"""

import ctypes
import sys

_ENOUGH = 1 << 40  # references; far below where 64 bits overflow, far above what any session can give back


def make_constants_last() -> None:
    """Do for None, True and False what Python 3.12 does by itself. Call it before Qt is used."""
    if sys.version_info >= (3, 12) or sys.maxsize < 1 << 60 or sys.getrefcount(None) > _ENOUGH:
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(constant)).value += 2 * _ENOUGH  # CPython keeps the count first
