"""The log's seal, looked at line by line: whole, or broken at which line, and until when it is good.

Beyond what each line says of itself and of the one before (see domain/log.py), the words of a line may be gone only
where a later line says that its case was destroyed.

The seal needs no secret, so it finds what was altered, not whoever rewrites the whole log from there on; against that
stand the digests of the cases, an export of the log and the backups.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from workbench.domain.dates import format_moment
from workbench.domain.log import Break, LogRow, first_break
from workbench.errors import LibraryDamaged

Numbers = Callable[[], list[int]]
Lines = Callable[[Sequence[int]], list[LogRow]]

_STRETCH = 500  # lines read at once, which takes a few milliseconds


@dataclass(frozen=True, slots=True)
class Seal:
    """What was found: how many lines, the first that does not hold, and when the last one before it was written."""

    lines: int
    broken: Break | None = None
    good_until: str = ""  # as moment_of says it; empty where that line has lost its words, or there is none

    @property
    def sentence(self) -> str:
        """For the officer."""
        if self.broken is None:
            return _whole(self.lines)
        before, of = self.broken.number - 1, f", of {self.good_until}," if self.good_until else ""
        safe = f" The {before:,} lines before it{of.replace('of', 'the last of', 1)} hold." if before > 1 else ""
        safe = f" The line before it{of} holds." if before == 1 else safe
        return f"The log is broken at line {self.broken.number:,}: {self.broken.why}.{safe}"


class SealReading:
    """Takes the lines of a library's whole log in their order, a stretch at a time."""

    def __init__(self) -> None:
        self._previous: LogRow | None = None
        self._lines = 0
        self._broken: Break | None = None
        self._good_until = ""
        self._emptied: dict[str, tuple[int, LogRow | None]] = {}  # lines without words whose case may yet be destroyed

    @property
    def next_number(self) -> int:
        """The number that the next line must have."""
        return self._previous.number + 1 if self._previous else 1

    def take(self, rows: Sequence[LogRow]) -> None:
        """The next lines."""
        self._lines += len(rows)
        broken = first_break(rows, self._previous) if self._broken is None else None
        for row in rows:
            if row.before and not row.after:  # this line says that the case was destroyed
                self._emptied.pop(row.case_id, None)
            if self._broken is None and (broken is None or row.number < broken.number):
                if row.emptied:
                    self._emptied.setdefault(row.case_id, (row.number, self._previous))
                self._previous = row
        if broken is not None:
            self._broken, self._good_until = broken, _moment(self._previous)

    def unreadable(self) -> None:
        """The next line cannot even be read."""
        self._lines += 1
        if self._broken is None:
            self._broken = Break(self.next_number, "the line cannot be read")
            self._good_until = _moment(self._previous)

    def seal(self) -> Seal:
        """What was found, once all lines were taken."""
        if not self._emptied:
            return Seal(self._lines, self._broken, self._good_until)
        number, before = min(self._emptied.values(), key=lambda each: each[0])
        if self._broken is not None and self._broken.number <= number:
            return Seal(self._lines, self._broken, self._good_until)
        why = "its words are gone, and no later line says that the case was destroyed"
        return Seal(self._lines, Break(number, why), _moment(before))


def steps_of(lines: int) -> int:
    """In how many steps `read_seal` reads so many lines."""
    return ceil(lines / _STRETCH) + 1


def read_seal(numbers: Numbers, lines: Lines) -> Iterator[Seal | None]:
    """Read a whole log: None after each stretch, what was found at the end. Lines may be added in between.

    `numbers` gives those of all its lines, newest first, as CaseStore.log_numbers does, and `lines` the lines of some.
    """
    reading, known = SealReading(), numbers()[::-1]
    for start in range(0, len(known), _STRETCH):
        _read(reading, known[start : start + _STRETCH], lines)
        yield None
    last = known[-1] if known else 0
    if added := [number for number in numbers()[::-1] if number > last]:
        _read(reading, added, lines)
    yield reading.seal()


def _read(reading: SealReading, numbers: Sequence[int], lines: Lines) -> None:
    try:
        reading.take(lines(numbers))
    except LibraryDamaged:  # one of them is no text any more: find which
        if len(numbers) == 1:
            reading.unreadable()
            return
        half = len(numbers) // 2
        _read(reading, numbers[:half], lines)
        _read(reading, numbers[half:], lines)


def moment_of(at: str) -> str:
    """When a line was written, on the clock of this computer: "Wed 30 July 2025 14:02"; empty where it has no time."""
    try:
        return format_moment(datetime.fromisoformat(at).astimezone())
    except (ValueError, OverflowError, OSError):
        return ""


def _moment(row: LogRow | None) -> str:
    return moment_of(row.at) if row else ""


def _whole(lines: int) -> str:
    if lines == 0:
        return "The log is empty: nothing has been changed yet."
    each = "one line" if lines == 1 else f"{lines:,} lines, each sealed to the one before"
    return f"The log is whole: {each}."
