"""Dates as officers write them."""

from datetime import date

import pytest

from workbench.domain.dates import format_date, format_long, parse_date
from workbench.errors import BadInput

WEDNESDAY = date(2025, 7, 30)


def test_how_a_date_is_written() -> None:
    assert format_date(WEDNESDAY) == "Wed 30 July 2025"
    assert format_long(WEDNESDAY) == "30 July 2025"
    assert format_date(date(2026, 11, 1)) == "Sun 1 November 2026"


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-30",
        "30/07/2025",
        "30/7/2025",
        "30.07.2025",
        "30 July 2025",
        "30th July 2025",
        "30 Jul 2025",
        " 30  july 2025 ",
        "Wed 30 July 2025",
        "Wednesday, 30 July 2025",
    ],
)
def test_how_a_date_may_be_typed(text: str) -> None:
    assert parse_date(text) == WEDNESDAY


def test_the_day_stands_before_the_month() -> None:
    assert parse_date("01/07/2025") == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 June 2025", "There is no 31 June 2025."),
        ("2025-06-31", "There is no 31 June 2025."),
        ("29/02/2025", "There is no 29 February 2025."),
        ("2025-00-10", "There is no such month."),
        ("30/13/2025", "There is no such month."),
        ("30 Smarch 2025", "There is no such month."),
        ("1 July 0000", "There is no 1 July 0."),
        ("Thu 30 July 2025", "30 July 2025 is a Wednesday."),
        ("", "This is not a date."),
        ("tomorrow", "This is not a date."),
        ("30/07/25", "This is not a date."),
        ("٣٠ July 2025", "This is not a date."),
    ],
)
def test_what_is_no_date_gets_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_date(text)
    assert caught.value.sentence == sentence


def test_every_day_written_can_be_read_again() -> None:
    for ordinal in range(date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        assert parse_date(format_date(day)) == parse_date(format_long(day)) == day
