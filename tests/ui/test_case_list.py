"""What the case list says of the days that are left."""

import pytest

from tests.domain.clock_cases import calendar, day
from ui.models.case_list import CaseListModel
from workbench.service.ports import CaseRow

TODAY = day("2026-11-25")


def row(received: str, due: str, answered: str) -> CaseRow:
    days = [day(text) if text else None for text in (received, due, answered)]
    return CaseRow("a", "616-25", "", "", *days)


# received, due, answered, what the list says
LEFT = [
    ("2026-11-23", "2026-12-22", "", "18 days"),
    ("2026-10-28", "2026-11-25", "", "today"),
    ("2026-10-26", "2026-11-23", "", "2 days late"),
    ("2026-10-26", "", "", "on hold"),
    ("2026-10-26", "2026-11-23", "2026-11-20", "answered"),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("received", "due", "answered", "words"), LEFT)
def test_days_left(received: str, due: str, answered: str, words: str) -> None:
    model = CaseListModel(None, calendar, lambda: TODAY)
    assert model.days_left(row(received, due, answered)) == words
