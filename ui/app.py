"""Where the program starts: commands without a window go to the core, everything else opens the desk."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui import rubbish
from workbench import COMMANDS, locations
from workbench.errors import KnownError
from workbench.process import confine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from workbench.service.workbench import Workbench


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program. Returns the exit status."""
    confine()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        from workbench.cli import main as without_window

        return without_window(arguments)
    options = _parse(arguments)
    desk = show_desk(options.store, options.example)
    return desk if isinstance(desk, int) else desk[0].exec()


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="foi-workbench",
        description="Opens the workbench.",
        epilog=f"Commands without a window: {', '.join(COMMANDS)}. Each explains itself with --help.",
    )
    parser.add_argument("--store", type=Path, metavar="FILE", help="the library file, instead of your own")
    parser.add_argument("--example", action="store_true", help="with the finished example case in it")
    return parser.parse_args(arguments)


def show_desk(library: Path | None = None, example: bool = False) -> "tuple[QApplication, MainWindow] | int":
    """The desk over a library, shown. The exit status where there is none; the reason has then been said."""
    from ui.display import why_no_window
    from ui.lasting import make_constants_last

    if reason := why_no_window():
        return _say(reason)
    make_constants_last()
    rubbish.hold()  # what is imported stays, so looking for rubbish among it only costs time until the desk is up
    library = library or locations.library()
    opened = _open(library)  # before Qt is imported, which makes every later import slower
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        return _say(f"Qt cannot be loaded ({error}); its system libraries are listed under packaging/.")
    from ui.start import open_desk, say_why_not

    application = QApplication(sys.argv[:1])
    told = ""
    if isinstance(opened, KnownError):
        from ui.entrance import enter

        entered = enter(opened, library, _open_library)
        if isinstance(entered, int):
            return entered
        opened, library, told = entered.workbench, entered.library, entered.told
    try:
        window = open_desk(application, opened, library, example, told)
    except KnownError as error:
        say_why_not(error)
        return 1
    window.show()
    gc.freeze()
    rubbish.let_go()
    return application, window


def _say(sentence: str) -> int:
    print(f"foi-workbench: {sentence}", file=sys.stderr)
    return 1


def _open(library: Path) -> "Workbench | KnownError":
    try:
        return _open_library(library)
    except KnownError as error:
        return error


def _open_library(library: Path, secret: str | None = None) -> "Workbench":
    from workbench import bootstrap

    return bootstrap.open_workbench(library, secret)


if __name__ == "__main__":
    sys.exit(main())
