"""Whether a library is as it was kept: what a check may find wrong, and how the officer is told of it.

Told is what is wrong, what is safe and what can be done; nothing of a case but its reference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_NAMED = 5  # sentences or references at most; whoever wants the rest looks at the whole list

_RESTORE = "Restore the library from a backup (File, Backups)."
_COMPARE = "Ask whoever else can write to its folder, and compare it with a backup (File, Backups)."


class Kind(StrEnum):
    """What a problem is about."""

    FILE = "file"  # the file's own order
    ORPHAN = "orphan"  # something that belongs to no case
    CASE = "case"  # a case that is not what was kept
    HISTORY = "history"  # a case and the log that contradict each other
    MISSING = "missing"  # a case that the log tells of and that is not there
    LETTER = "letter"  # pages that went out, or the decision behind them
    SOURCE = "source"  # a file that a request arrived in
    SETTING = "setting"  # what is kept for the whole force
    LOG = "log"  # a line of the log
    LISTED = "listed"  # a line of the list, which is worked out from the case and so put right at once


_OF_A_CASE = (Kind.CASE, Kind.HISTORY, Kind.LETTER, Kind.SOURCE)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it was kept, and where."""

    kind: Kind
    sentence: str
    case_id: str = ""
    line: int = 0  # of the log, where it is about one


@dataclass(frozen=True, slots=True)
class Step:
    """A little of a check, done: how far it is, how many cases it has looked at, and what it found."""

    done: int
    total: int
    cases: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def last(self) -> bool:
        """Whether the check is through."""
        return self.done >= self.total


@dataclass(frozen=True, slots=True)
class Report:
    """What a whole check found."""

    cases: int
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether everything is as it was kept. A line of the list that is put right already does not count."""
        return not self.wrong

    @property
    def wrong(self) -> tuple[Problem, ...]:
        """What is not put right yet."""
        return tuple(problem for problem in self.problems if problem.kind is not Kind.LISTED)


def told(report: Report) -> str:
    """What is wrong, what is safe, and what can be done."""
    listed = [problem for problem in report.problems if problem.kind is Kind.LISTED]
    return " ".join((*_first([*report.wrong, *listed]), outlook(report)))


def outlook(report: Report) -> str:
    """What is safe and what can be done, for where it stands already what is wrong."""
    if report.sound:
        return _all_safe(report.cases)
    return " ".join(part for part in (_safe(report), _advice(report.wrong)) if part)


def _first(problems: Iterable[Problem]) -> list[str]:
    """The sentences, each once; where there are many, how many more."""
    sentences = list(dict.fromkeys(problem.sentence for problem in problems))
    more = len(sentences) - _NAMED
    return sentences if more <= 0 else [*sentences[:_NAMED], f"And {more} more."]


def _all_safe(cases: int) -> str:
    if cases == 0:
        return "The library is whole; it holds no case yet."
    everything = "The one case in the library is" if cases == 1 else f"All {cases:,} cases are"
    return f"{everything} as {'it was' if cases == 1 else 'they were'} kept, with letters, settings and the log."


def _safe(report: Report) -> str:
    touched = {problem.case_id for problem in report.wrong if problem.kind in _OF_A_CASE}
    rest = report.cases - len(touched)
    if rest < 1:
        return ""
    if rest == 1:
        return f"The {'other' if touched else 'one'} case is as it was kept."
    return f"{'The other' if touched else 'All'} {rest:,} cases are as they were kept."


def _advice(problems: Iterable[Problem]) -> str:
    only_log = all(problem.kind in (Kind.LOG, Kind.HISTORY) for problem in problems)
    return _COMPARE if only_log else _RESTORE
