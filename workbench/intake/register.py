"""A case log into what each of its rows would be as a case, with a sentence for everything that is wrong with a row.

Which column holds what is guessed by its heading and decided by the officer. Nothing is brought in that has a fault.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workbench.content.register import Headings
from workbench.domain.case import Channel
from workbench.domain.dates import MONTHS, format_date, parse_date
from workbench.domain.register import Column, Match, Matched
from workbench.errors import BadInput
from workbench.intake.readers.register import Cell, Sheet

_LOOKED_AT = 15  # rows among which the headings are looked for
_SPACES = re.compile(r"[\s_.:/]+")
_SHORT_YEAR = re.compile(r"(\d{1,2})[/.\- ](\d{1,2}|[A-Za-z]{3,9})[/.\- ](\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_WITH_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?$", re.I)
_CHANNELS = {
    "letter": Channel.POST,
    "website": Channel.WEB_FORM,
    "online form": Channel.WEB_FORM,
    "online": Channel.WEB_FORM,
    "portal": Channel.WEB_FORM,
    "what do they know": Channel.WHATDOTHEYKNOW,
    "wdtk": Channel.WHATDOTHEYKNOW,
}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What a row of the log would be as a case. `number` is the row's own, as a spreadsheet counts them."""

    number: int
    reference: str = ""
    received: date | None = None
    requester: str = ""
    email: str = ""
    title: str = ""
    request: str = ""
    channel: Channel | None = None
    answered: date | None = None
    due: date | None = None  # as the force's own calendar counts it, whatever the log says
    faults: tuple[str, ...] = ()
    known: bool = False  # the case is in the library already

    @property
    def wanted(self) -> bool:
        """Whether it is brought in."""
        return not self.faults and not self.known


def heading_row(sheet: Sheet, headings: Headings) -> int:
    """Which row holds the headings: the one with most that are known; the first in which something stands, if none."""
    scores = [
        (sum(headings.column(plain(cell)) is not None for cell in row), -n)
        for n, row in enumerate(sheet.rows[:_LOOKED_AT])
    ]
    best = max(scores, default=(0, 0))
    return -best[1] if best[0] else next((n for n, row in enumerate(sheet.rows) if any(row)), 0)


def headings_of(sheet: Sheet, row: int) -> tuple[str, ...]:
    """The headings as they are compared: small letters, single spaces."""
    return tuple(plain(cell) for cell in sheet.rows[row]) if row < len(sheet.rows) else ()


def guess(sheet: Sheet, row: int, headings: Headings) -> Match:
    """Which column holds what, by its heading. Each column is used once, and so is each thing to hold."""
    found = headings_of(sheet, row)
    taken: dict[Column, int] = {}
    for whole in (True, False):
        for place, heading in enumerate(found):
            column = headings.column(heading, whole)
            if column and column not in taken and place not in taken.values():
                taken[column] = place
    match = Match(found, tuple(Matched(column, place) for column, place in taken.items()))
    return replace(match, month_first=order(sheet, row, match) is Order.MONTH_FIRST)


class Order(StrEnum):
    """How the days in a log are written, as far as they tell."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    EITHER = "either"
    BOTH = "both"


def order(sheet: Sheet, row: int, match: Match) -> Order:
    """How the dates that are text are written: 13/02 can only be a day before a month, and 01/02 can be either."""
    day = month = either = False
    places = [place for column in (Column.RECEIVED, Column.ANSWERED) if (place := match.place(column)) is not None]
    for cells in sheet.rows[row + 1 :]:
        for place in places:
            cell = cells[place] if place < len(cells) else ""
            if isinstance(cell, str) and (found := _NUMBERS.match(cell.strip())):
                first, second = int(found[1]), int(found[2])
                day, month, either = day or first > 12, month or second > 12, either or first != second
    if day and month:
        return Order.BOTH
    return Order.MONTH_FIRST if month else Order.EITHER if either and not day else Order.DAY_FIRST


def rows_of(sheet: Sheet, row: int, match: Match, taken: Collection[str], today: date) -> Iterator[RegisterRow]:
    """What each row below the headings would be. `taken` are the references in the library. Empty rows are passed."""
    references = Counter(_text(cells, match.place(Column.REFERENCE)) for cells in sheet.rows[row + 1 :])
    for number, cells in enumerate(sheet.rows[row + 1 :], row + 2):
        if any(cells):
            yield _row(number, cells, match, references, taken, today)


def _row(
    number: int, cells: Sequence[Cell], match: Match, references: Counter[str], taken: Collection[str], today: date
) -> RegisterRow:
    def text(column: Column) -> str:
        return _text(cells, match.place(column))

    faults: list[str] = []
    received = _day(cells, match, Column.RECEIVED, faults)
    answered = _day(cells, match, Column.ANSWERED, faults)
    reference, title = text(Column.REFERENCE), " ".join(text(Column.TITLE).split())
    if not (reference or title or text(Column.REQUEST) or text(Column.REQUESTER)):
        faults.append("Nothing stands there by which a case could be known.")
    if reference and references[reference] > 1:
        faults.append(f"The reference {reference} stands in {references[reference]} rows.")
    if received and received > today:
        faults.append(f"Received on {format_date(received)}, which is still to come.")
    if answered and answered > today:
        faults.append(f"Answered on {format_date(answered)}, which is still to come.")
    if received and answered and answered < received:
        faults.append(f"Answered on {format_date(answered)}, before it was received on {format_date(received)}.")
    if answered and not received and not faults:
        faults.append("It was answered, but not when it was received.")
    return RegisterRow(
        number,
        reference,
        received,
        text(Column.REQUESTER),
        text(Column.EMAIL),
        title,
        text(Column.REQUEST),
        _channel(text(Column.CHANNEL)),
        answered,
        faults=tuple(faults),
        known=bool(reference) and reference in taken,
    )


def _text(cells: Sequence[Cell], place: int | None) -> str:
    if place is None or place >= len(cells):
        return ""
    cell = cells[place]
    return format_date(cell) if isinstance(cell, date) else cell.strip()


def _day(cells: Sequence[Cell], match: Match, column: Column, faults: list[str]) -> date | None:
    place = match.place(column)
    cell = cells[place] if place is not None and place < len(cells) else ""
    if isinstance(cell, date):
        return cell
    if not cell.strip() or not any(map(str.isalnum, cell)):
        return None
    try:
        return day_of(cell, match.month_first)
    except BadInput as error:
        faults.append(
            f"{'Received' if column is Column.RECEIVED else 'Answered'} on “{cell.strip()[:40]}”: {error.sentence}"
        )
        return None


def day_of(text: str, month_first: bool) -> date:
    """The day that a cell states as text. Raises BadInput."""
    words = _WITH_TIME.sub("", " ".join(text.split()))
    if found := _SHORT_YEAR.fullmatch(words):
        year = int(found[3])
        words = f"{found[1]} {found[2]} {2000 + year}" if found[2].isalpha() else f"{found[1]}/{found[2]}/{2000 + year}"
    if found := re.fullmatch(r"(\d{1,2})-([A-Za-z]{3,9}|\d{1,2})-(\d{4})", words):
        words = f"{found[1]} {found[2]} {found[3]}" if found[2].isalpha() else f"{found[1]}/{found[2]}/{found[3]}"
    if month_first and (found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", words)):
        if int(found[1]) > len(MONTHS):
            raise BadInput("This is not a date with the month first.")
        words = f"{found[2]}/{found[1]}/{found[3]}"
    return parse_date(words)


def _channel(text: str) -> Channel | None:
    """None where the log does not say; what it says in other words than the program's is some other way."""
    words = text.lower().replace("-", "")
    if not words:
        return None
    known = {channel.value.lower().replace("-", ""): channel for channel in Channel} | _CHANNELS
    return known.get(words, Channel.OTHER)


def plain(cell: Cell) -> str:
    """A heading as it is compared."""
    return "" if isinstance(cell, date) else _SPACES.sub(" ", cell.lower().replace("’", "'")).strip()
