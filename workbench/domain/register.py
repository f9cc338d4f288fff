"""How the columns of an officer's own case log are matched: which holds what, remembered by its headings."""

from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """What a column of a case log can hold."""

    REFERENCE = "reference"
    RECEIVED = "received"
    REQUESTER = "requester"
    EMAIL = "email"
    TITLE = "title"
    REQUEST = "request"
    CHANNEL = "channel"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Matched:
    """That a column, counted from 0, holds this."""

    column: Column
    place: int


@dataclass(frozen=True, slots=True)
class Match:
    """How one shape of log is read. `headings` are those of its heading row, by which it is known again."""

    headings: tuple[str, ...]
    columns: tuple[Matched, ...] = ()
    month_first: bool = False  # 07/04/2025 is 4 July

    def place(self, column: Column) -> int | None:
        """The column that holds this, or None."""
        return next((matched.place for matched in self.columns if matched.column is column), None)


@dataclass(frozen=True, slots=True)
class RegisterMatches:
    """The shapes of log that were brought in before, the latest first."""

    matches: tuple[Match, ...] = ()

    def known(self, headings: tuple[str, ...]) -> Match | None:
        """How a log with these headings was read, or None."""
        return next((match for match in self.matches if match.headings == headings), None)

    def remembering(self, match: Match, most: int = 20) -> "RegisterMatches":
        """With one more, in the place of what was known of the same headings."""
        others = (each for each in self.matches if each.headings != match.headings)
        return RegisterMatches((match, *others)[:most])
