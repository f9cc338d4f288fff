"""The log's seal: where it breaks, until when it holds, and what a destroyed case may leave."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.log import LogRow, row_after
from workbench.domain.seal import Seal, moment_of, read_seal
from workbench.errors import LibraryDamaged, LibraryLocked

NOON = "2025-07-{:02}T12:00:00+00:00"


def written(*said: tuple[str, str, str]) -> list[LogRow]:
    """A log of these lines: case, digest before, digest after."""
    rows: list[LogRow] = []
    for day, (case_id, before, after) in enumerate(said, 1):
        rows.append(row_after(rows[-1] if rows else None, case_id, NOON.format(day), "me", "Change", before, after))
    return rows


def read(rows: list[LogRow]) -> Seal:
    by_number = {row.number: row for row in rows}
    numbers = sorted(by_number, reverse=True)
    return list(read_seal(lambda: numbers, lambda wanted: [by_number[number] for number in wanted]))[-1]


def emptied(rows: list[LogRow], case_id: str) -> list[LogRow]:
    return [replace(row, at="", by="", label="") if row.case_id == case_id else row for row in rows]


THREE = written(("a", "", "1"), ("b", "", "2"), ("a", "1", "3"))


def test_a_log_as_it_was_written_holds():
    assert read(THREE) == Seal(3)


@given(st.integers(0, 2), st.sampled_from(("case_id", "at", "by", "label", "before", "after", "content", "chain")))
def test_any_word_that_was_altered_breaks_it_there(place, field):
    rows = list(THREE)
    rows[place] = replace(rows[place], **{field: "altered"})
    broken = read(rows).broken
    assert broken is not None
    assert broken.number == place + 1


@given(st.permutations(range(3)))
def test_lines_in_another_order_break_it(order):
    rows = [replace(THREE[place], number=number) for number, place in enumerate(order, 1)]
    assert (read(rows).broken is None) == (list(order) == [0, 1, 2])


@pytest.mark.parametrize(("place", "until"), [(0, ""), (1, "Tue 1 July 2025"), (2, "Wed 2 July 2025")])
def test_until_when_it_holds(place, until):
    rows = list(THREE)
    rows[place] = replace(rows[place], by="nobody")
    assert read(rows).good_until.startswith(until)
    assert bool(read(rows).good_until) == bool(until)


def test_the_words_of_a_destroyed_case_may_be_gone():
    rows = written(("a", "", "1"), ("b", "", "2"), ("a", "1", "3"), ("a", "3", ""))
    assert read(emptied(rows[:3], "a") + rows[3:]) == Seal(4)


def test_the_words_of_any_other_case_may_not():
    broken = read(emptied(THREE, "b")).broken
    assert broken is not None
    assert (broken.number, broken.why.partition(",")[0]) == (2, "its words are gone")


def test_words_that_went_after_a_case_came_back_are_missed():
    rows = written(("a", "", "1"), ("a", "1", ""), ("a", "", "2"), ("a", "2", "3"))
    first = emptied(rows[:1], "a")
    assert read([*first, *rows[1:]]) == Seal(4)
    broken = read([*first, rows[1], *emptied(rows[2:3], "a"), rows[3]]).broken
    assert broken is not None
    assert broken.number == 3


def test_a_case_that_was_destroyed_twice_is_no_fault():
    rows = written(("a", "", "1"), ("a", "1", ""), ("a", "", "2"), ("a", "2", ""))
    assert read([*emptied(rows[:3], "a"), rows[3]]) == Seal(4)


def test_what_broke_first_is_told_whatever_was_destroyed_later():
    rows = written(("a", "", "1"), ("b", "", "2"), ("a", "1", ""))
    rows[1] = replace(rows[1], by="nobody")
    broken = read([*emptied(rows[:1], "a"), *rows[1:]]).broken
    assert broken is not None
    assert broken.number == 2


def test_a_library_that_is_locked_meanwhile_is_no_broken_log():
    def locked(wanted):
        raise LibraryLocked("The library is protected.")

    with pytest.raises(LibraryLocked):
        list(read_seal(lambda: [2, 1], locked))


def test_a_line_that_cannot_be_read_is_found_among_many():
    def lines(wanted):
        if 2 in wanted:
            raise LibraryDamaged("Damaged.")
        return [THREE[number - 1] for number in wanted]

    seal = list(read_seal(lambda: [3, 2, 1], lines))[-1]
    assert (seal.lines, seal.broken and seal.broken.number) == (3, 2)
    assert seal.sentence.startswith("The log is broken at line 2: the line cannot be read. The line before it, of Tue")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (0, "The log is empty: nothing has been changed yet."),
        (1, "The log is whole: one line."),
        (1234, "The log is whole: 1,234 lines, each sealed to the one before."),
    ],
)
def test_a_whole_log_in_words(lines, said):
    assert Seal(lines).sentence == said


@pytest.mark.parametrize("at", ["", "soon", "9999-12-31T23:59:59-12:00"])
def test_a_time_that_is_none_is_left_out(at):
    assert moment_of(at) == ""
