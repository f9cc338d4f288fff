"""Where a library does not open as it is: it is protected, it is open already, or something is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.dialogs.unlock import TakenDialog, UnlockDialog
from ui.one_window import brought_forward
from ui.start import say_why_not
from workbench.errors import BadKeyFile, KnownError, LibraryDamaged, LibraryInUse, LibraryLocked

if TYPE_CHECKING:
    from workbench.service.workbench import Workbench

    Open = Callable[[Path, str | None], Workbench]

_IN_FRONT = "This library is open already. Its window has been brought forward."


@dataclass(frozen=True, slots=True)
class Entered:
    """The library that is open after all, and what there is to tell of how."""

    workbench: "Workbench"
    library: Path
    told: str = ""


def enter(error: KnownError, library: Path, open_library: "Open") -> Entered | int:
    """Ask for what is needed until a library is open; otherwise the exit status, the reason being said."""
    told = ""
    while True:
        if isinstance(error, LibraryInUse | LibraryLocked) and brought_forward(library):
            print(f"foi-workbench: {_IN_FRONT}")
            return 0
        if isinstance(error, LibraryLocked):
            asked = UnlockDialog(library, lambda secret, path=library: open_library(path, secret))
            asked.exec()
            if asked.workbench is not None:
                return Entered(asked.workbench, library, told)
            if asked.error is None:
                return 0
            error = asked.error
            continue
        if isinstance(error, LibraryInUse):
            taken = TakenDialog(error)
            if not taken.exec():
                return 1
            library = taken.other or library
        elif isinstance(error, LibraryDamaged | BadKeyFile):
            from ui.dialogs.rescue import RescueDialog

            rescue = RescueDialog(error, library)
            if not rescue.exec():
                return 1
            library, told = rescue.library, rescue.told
        else:
            say_why_not(error)
            return 1
        try:
            return Entered(open_library(library, None), library, told)
        except KnownError as another:
            error = another
