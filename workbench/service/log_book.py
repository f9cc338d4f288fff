"""The log as a book: lines to look at, its seal, and a table of it to hand out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from workbench.domain.log import LogRow
from workbench.domain.seal import Seal, moment_of, read_seal
from workbench.errors import LibraryDamaged
from workbench.service.ports import CaseStore, LogLine, TableFile

HEADINGS = (
    "Line",
    "When",
    "When (UTC)",
    "Who",
    "What",
    "Case",
    "Case number in the library",
    "SHA-256 of the case before",
    "SHA-256 of the case after",
    "SHA-256 of this line",
    "Seal",
)
"""The table has all that the seal is made of, so that anybody can check it (see domain/log.py)."""

_DAMAGED = "(This line cannot be read.)"
_STRETCH = 500  # lines in memory at once


class LogBook:
    """What changed in one library."""

    def __init__(self, store: CaseStore, write: TableFile | None) -> None:
        self._store = store
        self._write = write

    def numbers(self, case_id: str = "", words: str = "") -> list[int]:
        """The lines of a case, or of the whole library, that have all these words, newest first."""
        return self._store.log_numbers(case_id, words)

    def lines(self, numbers: Sequence[int]) -> list[LogLine]:
        """The lines of these numbers, in this order; one that is damaged says so. Raises LibraryUnavailable."""
        try:
            return self._store.log_lines(numbers)
        except LibraryDamaged:
            if len(numbers) == 1:
                return [LogLine(LogRow(numbers[0], "", "", "", _DAMAGED, "", "", "", ""), "")]
            return [line for number in numbers for line in self.lines([number])]

    def seal(self) -> Iterator[Seal | None]:
        """Whether every line is what was written: None after each stretch, what was found at the end.

        Raises LibraryUnavailable.
        """
        return read_seal(self._store.log_numbers, self._rows)

    def export(self, path: Path, numbers: Sequence[int], done: Callable[[int], None] = lambda lines: None) -> None:
        """Write these lines as a table, whole or not at all, oldest first; `done` is told how many are written.

        Raises CannotWrite, LibraryUnavailable, and whatever `done` raises; an old file is then still whole.
        """
        assert self._write is not None  # nosec B101 # said for the type checker; bootstrap gives one
        self._write(path, HEADINGS, self._cells(sorted(numbers), done))

    def _cells(self, numbers: Sequence[int], done: Callable[[int], None]) -> Iterator[tuple[str, ...]]:
        for start in range(0, len(numbers), _STRETCH):
            yield from (cells(line) for line in self.lines(numbers[start : start + _STRETCH]))
            done(min(start + _STRETCH, len(numbers)))

    def _rows(self, numbers: Sequence[int]) -> list[LogRow]:
        return [line.row for line in self._store.log_lines(numbers)]


def cells(line: LogLine) -> tuple[str, ...]:
    """One line of the table."""
    row = line.row
    when = moment_of(row.at)
    return (
        str(row.number),
        when,
        row.at,
        row.by,
        row.label,
        line.about,
        row.case_id,
        row.before,
        row.after,
        row.content,
        row.chain,
    )


def file_name(reference: str, today: date) -> str:
    """What the table may be called: "Log of 616-25, 2025-07-30.csv"."""
    safe = "".join(char if char.isalnum() or char in "-_ " else "-" for char in reference)
    return f"Log of {safe or 'the library'}, {today.isoformat()}.csv"
