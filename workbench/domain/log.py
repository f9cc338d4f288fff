"""The log: every change to a case, each line sealed to the one before it, so that a line cannot be altered unseen.

A line's `content` is the SHA-256 of what it says; its `chain` is the SHA-256 of the chain before it, its content and
whatever of it outlasts its words. Of a case that was destroyed the lines stay without their words, when and who: the
chain still holds over the case's id and digests.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the log: which change, by whom, when, and the digests of the case before it and after it."""

    number: int  # its place in the library's log
    case_id: str
    at: str  # ISO 8601, UTC; empty where the case was destroyed
    by: str
    label: str
    before: str  # SHA-256 of the case; empty where there was none, or a version before this log did not record it
    after: str
    content: str  # SHA-256 of the six fields above
    chain: str  # SHA-256 of the chain before, the case, its digests and the content

    @property
    def emptied(self) -> bool:
        """Whether the words of this line went with the case that they told of."""
        return not self.at


@dataclass(frozen=True, slots=True)
class Break:
    """Where the log is not what was written: the first line that does not fit, and how."""

    number: int
    why: str


def content_of(case_id: str, at: str, by: str, label: str, before: str, after: str) -> str:
    """What a line says, as one SHA-256."""
    return hashlib.sha256(msgspec.json.encode((case_id, at, by, label, before, after))).hexdigest()


def chained(previous: str, case_id: str, before: str, after: str, content: str) -> str:
    """The seal of a line: over the seal before it, empty for the first, and what this line keeps for good."""
    return hashlib.sha256(msgspec.json.encode((previous, case_id, before, after, content))).hexdigest()


def row_after(previous: LogRow | None, case_id: str, at: str, by: str, label: str, before: str, after: str) -> LogRow:
    """The next line of a log."""
    content = content_of(case_id, at, by, label, before, after)
    number, chain = (previous.number, previous.chain) if previous else (0, "")
    sealed = chained(chain, case_id, before, after, content)
    return LogRow(number + 1, case_id, at, by, label, before, after, content, sealed)


def first_break(rows: Iterable[LogRow], previous: LogRow | None = None) -> Break | None:
    """The first of these lines, which follow `previous`, that is not what was written; None where all hold."""
    for row in rows:
        number, chain = (previous.number, previous.chain) if previous else (0, "")
        if row.number != number + 1:
            return Break(number + 1, "a line is missing")
        if not row.emptied and row.content != content_of(row.case_id, row.at, row.by, row.label, row.before, row.after):
            return Break(row.number, "the line is not what was written")
        if chained(chain, row.case_id, row.before, row.after, row.content) != row.chain:
            return Break(row.number, "the line does not follow from the one before it")
        previous = row
    return None
