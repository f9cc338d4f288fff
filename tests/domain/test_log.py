"""The log: whoever alters, removes, adds or moves a line is found, with the line."""

from dataclasses import replace

import pytest

from workbench.domain.log import first_break, row_after


def log(*labels: str):
    rows = []
    for label in labels:
        before = rows[-1] if rows else None
        rows.append(row_after(before, "case", "2025-07-14T12:00:00+00:00", "the officer", label, "", "digest"))
    return rows


FIVE = log("Open case", "Take request", "Tick section 31(3)", "Undo Tick section 31(3)", "Date the letter")


def test_a_log_as_it_was_written_is_whole():
    assert first_break(FIVE) is None
    assert first_break([]) is None
    assert first_break(FIVE[3:], FIVE[2]) is None


@pytest.mark.parametrize("field", ["case_id", "at", "by", "label", "before", "after"])
def test_a_line_that_says_something_else_is_found(field):
    altered = [*FIVE[:2], replace(FIVE[2], **{field: "another"}), *FIVE[3:]]
    found = first_break(altered)
    assert (found.number, found.why) == (3, "the line is not what was written")


@pytest.mark.parametrize(
    ("tampered", "line"),
    {
        "the first is gone": (FIVE[1:], 1),
        "one in the middle is gone": (FIVE[:2] + FIVE[3:], 3),
        "two have changed places": ([FIVE[0], FIVE[2], FIVE[1], *FIVE[3:]], 2),
        "one was added": ([*FIVE[:2], replace(FIVE[1], label="Waive"), *FIVE[2:]], 3),
        "a number was changed": ([*FIVE[:4], replace(FIVE[4], number=9)], 5),
        "a line sealed anew, those after it not": (
            [*FIVE[:1], row_after(FIVE[0], "case", "2025-07-14T12:00:00+00:00", "me", "Waive", "", ""), *FIVE[2:]],
            3,
        ),
    }.values(),
)
def test_a_log_that_was_tampered_with_is_found_where_it_breaks(tampered, line):
    assert first_break(tampered).number == line


def test_the_log_of_a_destroyed_case_holds_without_its_words():
    emptied = [replace(row, at="", by="", label="") for row in FIVE]
    assert first_break(emptied) is None
    assert all(row.emptied for row in emptied)
    for field in ("case_id", "before", "after", "content"):  # what is left of them is sealed all the same
        assert first_break([*emptied[:2], replace(emptied[2], **{field: "0" * 64}), *emptied[3:]]).number == 3
