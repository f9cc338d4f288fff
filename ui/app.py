"""Where the program starts: commands without a window go to the core, everything else opens the desk."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.errors import KnownError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program. Returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from workbench.cli import COMMANDS, main as without_window  # noqa: I001

    if arguments and arguments[0] in COMMANDS:
        return without_window(arguments)
    return _desk(_parse(arguments, COMMANDS))


def _parse(arguments: list[str], commands: tuple[str, ...]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="foi-workbench",
        description="Opens the workbench.",
        epilog=f"Commands without a window: {', '.join(commands)}. Each explains itself with --help.",
    )
    parser.add_argument("--store", type=Path, metavar="FILE", help="the library file, instead of your own")
    parser.add_argument("--example", action="store_true", help="with the finished example case in it")
    return parser.parse_args(arguments)


def _desk(options: argparse.Namespace) -> int:
    from ui.display import why_no_window
    from ui.lasting import make_constants_last

    if reason := why_no_window():
        print(f"foi-workbench: {reason}", file=sys.stderr)
        return 1
    make_constants_last()
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        print(
            f"foi-workbench: Qt cannot be loaded ({error}); its system libraries are listed under packaging/.",
            file=sys.stderr,
        )
        return 1
    from ui.start import open_desk

    application = QApplication(sys.argv[:1])
    try:
        window = open_desk(application, options.store, options.example)
    except KnownError as error:
        from ui.start import say_why_not

        say_why_not(error)
        return 1
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
