"""What each row of a case log would be as a case: columns guessed, days read as they were meant, faults named."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.content.register import load_headings
from workbench.domain.case import Channel
from workbench.domain.register import Column, Match, Matched, RegisterMatches
from workbench.errors import BadInput
from workbench.intake.readers.register import Sheet
from workbench.intake.register import Order, day_of, guess, heading_row, order, rows_of

HEADINGS = load_headings()
TODAY = date(2026, 1, 5)
LOG = Sheet(
    "Log",
    (
        ("Northshire Police FOI log 2025",),
        (),
        (
            "FOI No.",
            "Date Received",
            "Date Due",
            "Requester Name",
            "E-mail",
            "Subject of Request",
            "Method",
            "Date Closed",
        ),
        (
            "612-25",
            date(2025, 7, 1),
            date(2025, 7, 29),
            "A Requester",
            "a@example.org",
            "Drones",
            "E-mail",
            "28/07/2025",
        ),
        ("613-25", "02/07/2025", "", "B Requester", "", "Dogs", "Letter", ""),
    ),
)


def rows(sheet=LOG, taken=(), match=None):
    at = heading_row(sheet, HEADINGS)
    return list(rows_of(sheet, at, match or guess(sheet, at, HEADINGS), taken, TODAY))


def test_the_headings_are_found_below_the_title_of_the_log():
    assert heading_row(LOG, HEADINGS) == 2


def test_columns_are_guessed_by_the_names_that_officers_use():
    match = guess(LOG, 2, HEADINGS)
    assert {matched.column: matched.place for matched in match.columns} == {
        Column.REFERENCE: 0,
        Column.RECEIVED: 1,
        Column.REQUESTER: 3,
        Column.EMAIL: 4,
        Column.TITLE: 5,
        Column.CHANNEL: 6,
        Column.ANSWERED: 7,
    }


def test_a_due_date_is_not_taken_over_because_it_is_worked_out():
    assert 2 not in {matched.place for matched in guess(LOG, 2, HEADINGS).columns}


def test_each_row_says_what_it_would_be():
    first, second = rows()
    assert (first.number, first.reference, first.received, first.answered) == (
        4,
        "612-25",
        date(2025, 7, 1),
        date(2025, 7, 28),
    )
    assert (first.requester, first.email, first.title, first.channel) == (
        "A Requester",
        "a@example.org",
        "Drones",
        Channel.EMAIL,
    )
    assert (second.received, second.channel, second.answered) == (date(2025, 7, 2), Channel.POST, None)
    assert all(row.wanted for row in (first, second))


def test_what_is_in_the_library_already_is_left_out():
    first, second = rows(taken={"612-25"})
    assert (first.known, first.wanted, second.wanted) == (True, False, True)


def changed(**cells):
    """The log with cells of its first row changed, by heading."""
    places = {"received": 1, "answered": 7, "reference": 0, "title": 5, "requester": 3}
    row = list(LOG.rows[3])
    for name, value in cells.items():
        row[places[name]] = value
    return replace(LOG, rows=(*LOG.rows[:3], tuple(row), LOG.rows[4]))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"received": "31/06/2025"}, "Received on “31/06/2025”: There is no 31 June 2025."),
        ({"received": "soon"}, "Received on “soon”: This is not a date."),
        ({"answered": date(2025, 6, 30)}, "before it was received on Tue 1 July 2025"),
        ({"received": date(2026, 7, 1), "answered": ""}, "still to come"),
        ({"received": ""}, "It was answered, but not when it was received."),
        ({"reference": "613-25"}, "stands in 2 rows"),
        ({"reference": "", "title": "", "requester": ""}, "by which a case could be known"),
    ],
)
def test_a_row_with_a_fault_says_which_and_is_left_out(cells, said):
    first = rows(changed(**cells))[0]
    assert any(said in fault for fault in first.faults), first.faults
    assert not first.wanted


@pytest.mark.parametrize(
    ("text", "month_first", "day"),
    [
        ("13/02/2025", False, date(2025, 2, 13)),
        ("13.02.2025", False, date(2025, 2, 13)),
        ("13-Feb-25", False, date(2025, 2, 13)),
        ("13-02-2025", False, date(2025, 2, 13)),
        ("13/02/25", False, date(2025, 2, 13)),
        ("Thu 13 February 2025", False, date(2025, 2, 13)),
        ("2025-02-13", False, date(2025, 2, 13)),
        ("2025-02-13", True, date(2025, 2, 13)),
        ("13/02/2025 09:30", False, date(2025, 2, 13)),
        ("07/04/2025", False, date(2025, 4, 7)),
        ("07/04/2025", True, date(2025, 7, 4)),
    ],
)
def test_days_are_read_as_british_officers_write_them(text, month_first, day):
    assert day_of(text, month_first) == day


@pytest.mark.parametrize(
    ("text", "month_first"), [("13/02/2025", True), ("02/13/2025", False), ("1/1", False), ("", False)]
)
def test_what_is_no_day_is_refused(text, month_first):
    with pytest.raises(BadInput):
        day_of(text, month_first)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("13/02/2025", "01/02/2025"), Order.DAY_FIRST),
        (("02/13/2025", "01/02/2025"), Order.MONTH_FIRST),
        (("01/02/2025", "03/04/2025"), Order.EITHER),
        (("01/01/2025", "02/02/2025"), Order.DAY_FIRST),
        ((date(2025, 2, 1), "3 April 2025"), Order.DAY_FIRST),
        (("13/02/2025", "02/13/2025"), Order.BOTH),
    ],
)
def test_the_order_of_day_and_month_is_told_where_the_days_tell_it(days, told):
    sheet = Sheet("Log", (("Ref", "Received"), *((str(n), day) for n, day in enumerate(days))))
    match = guess(sheet, 0, HEADINGS)
    assert order(sheet, 0, match) is told
    assert match.month_first is (told is Order.MONTH_FIRST)


@pytest.mark.parametrize(
    ("said", "channel"),
    [
        ("Email", Channel.EMAIL),
        ("letter", Channel.POST),
        ("WDTK", Channel.WHATDOTHEYKNOW),
        ("Web form", Channel.WEB_FORM),
        ("by pigeon", Channel.OTHER),
        ("", None),
    ],
)
def test_how_it_came_is_never_taken_for_an_e_mail_where_the_log_says_something_else(said, channel):
    sheet = replace(LOG, rows=(*LOG.rows[:3], (*LOG.rows[3][:6], said, "28/07/2025")))
    assert rows(sheet)[0].channel is channel


def test_a_long_summary_is_kept_whole_and_never_becomes_the_requesters_words():
    summary = "Figures about drones. " * 40
    first = rows(changed(title=summary))[0]
    assert (first.title, first.request) == (summary.strip(), "")


def test_a_match_is_known_again_by_its_headings_and_the_latest_counts():
    match = Match(("ref",), (Matched(Column.REFERENCE, 0),))
    later = replace(match, month_first=True)
    kept = RegisterMatches().remembering(match).remembering(Match(("other",))).remembering(later)
    assert kept.known(("ref",)) == later
    assert len(kept.matches) == 2
    assert kept.known(("nothing",)) is None


cells = st.text(max_size=12) | st.dates() | st.sampled_from(("Ref", "Received", "31/02/2025", "1-25", "=1+1"))
sheets = st.lists(st.lists(cells, max_size=6).map(tuple), max_size=8).map(lambda rows: Sheet("Log", tuple(rows)))


@given(sheets, st.booleans())
def test_whatever_the_log_every_row_is_a_case_or_says_why_not(sheet, month_first):
    at = heading_row(sheet, HEADINGS)
    match = replace(guess(sheet, at, HEADINGS), month_first=month_first)
    for row in rows_of(sheet, at, match, {"1-25"}, TODAY):
        assert row.wanted == (not row.faults and not row.known)
        assert all(fault.endswith(".") for fault in row.faults)
