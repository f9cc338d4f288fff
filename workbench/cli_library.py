"""The commands over a whole library: its log as a table, and whether it is as it was kept."""

import argparse
import sys
from pathlib import Path

from workbench import bootstrap
from workbench.domain.soundness import outlook
from workbench.errors import BadInput
from workbench.service.ports import CaseQuery, Show
from workbench.service.workbench import Workbench

_LONGEST = 4096  # characters of a passphrase


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Both, among the others."""
    log = commands.add_parser("log", help="write the log of a library as a table for spreadsheets (CSV)")
    log.add_argument("library", type=Path, metavar="LIBRARY")
    log.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.csv")
    log.add_argument("--case", metavar="REFERENCE", help="of one case alone")
    log.set_defaults(run=_log)

    verify = commands.add_parser("verify", help="say whether a library is as it was kept; exit status 1 if not")
    verify.add_argument("library", type=Path, metavar="LIBRARY")
    verify.set_defaults(run=_verify)

    for command in (log, verify):
        takes_passphrase(command, "passphrase or recovery key of a protected library")


def _log(arguments: argparse.Namespace) -> int:
    """Write the log of a library, or of one case, as a table."""
    workbench = _opened(arguments)
    try:
        numbers = _numbers(workbench, arguments.case)
        workbench.log_book.export(arguments.output, numbers)
    finally:
        workbench.close()
    print(f"{arguments.output}: {len(numbers):,} line{'s' if len(numbers) != 1 else ''}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    """Say whether a library is as it was kept."""
    workbench = _opened(arguments)
    try:
        report = workbench.soundness.check()
    finally:
        workbench.close()
    for sentence in dict.fromkeys(problem.sentence for problem in report.problems):
        print(sentence)
    print(outlook(report))
    return 0 if report.sound else 1


def _numbers(workbench: Workbench, reference: str | None) -> list[int]:
    if reference is None:
        return workbench.log_book.numbers()
    query = CaseQuery(reference, Show.ALL)
    found = [row.id for row in workbench.rows(query, 0, workbench.count(query)) if row.reference == reference]
    if not found:
        raise BadInput(f"The library has no case {reference}.", "Check the reference; a destroyed case has none.")
    return [number for case_id in found for number in workbench.log_book.numbers(case_id)]


def _opened(arguments: argparse.Namespace) -> Workbench:
    """The library, which must be there already: a mistyped name must not make a new one."""
    if not arguments.library.is_file():
        raise BadInput(f"There is no library {arguments.library}.", "Check its name and place.")
    return bootstrap.open_workbench(arguments.library, secret_from(arguments.passphrase_from))


def takes_passphrase(command: argparse.ArgumentParser, what: str) -> None:
    """Let a command be told where a passphrase stands: what is typed with a command can be seen by others."""
    command.add_argument(
        "--passphrase-from",
        metavar="FILE|-",
        help=f"where the {what} stands: the first line of a file, or of the standard input",
    )


def secret_from(place: str | None) -> str | None:
    """The first line of what is named, without its end; None where nothing is."""
    if place is None:
        return None
    try:
        if place == "-":
            line = sys.stdin.readline(_LONGEST)
        else:
            with Path(place).open(encoding="utf-8-sig") as file:
                line = file.readline(_LONGEST)
    except OSError as error:
        raise BadInput(f"The passphrase cannot be read: {error.strerror or 'unknown reason'}.") from None
    except UnicodeDecodeError:
        raise BadInput("The passphrase cannot be read: it is not UTF-8 text.") from None
    secret = line.rstrip("\r\n")
    if not secret:
        raise BadInput("There is no passphrase in the first line.", "Put it there, and nothing else.")
    return secret
