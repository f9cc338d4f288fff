"""The dates that a proclaimed holiday moves, as a table: which case, which clock, from when to when."""

from ui.models.table import TableModel
from workbench.domain.dates import format_date
from workbench.domain.holidays import Moved

_HEADINGS = ("Case", "Clock", "Date now", "Date then")


class MovedDatesModel(TableModel[Moved]):
    """One row for each date that moves. Where two dates are possible, both stand there, the safe one first."""

    def __init__(self, moved: tuple[Moved, ...] = ()) -> None:
        super().__init__(_HEADINGS, _cells, moved)


def _cells(moved: Moved) -> tuple[str, str, str, str]:
    now, then = (" or ".join(format_date(day) for day in days) for days in (moved.before, moved.after))
    return moved.reference or "no reference", moved.clock, now, then
