"""What the library writes down of each change, and what is left of a case that was destroyed."""

from contextlib import closing
from dataclasses import replace

import pytest

from tests.fakes.cases import filled, usual_case
from tests.store.contract import EVERYTHING, NOWHERE, entry, keep
from workbench.domain.case import Case
from workbench.domain.digests import digest
from workbench.domain.letter import SealedLetter
from workbench.domain.log import first_break
from workbench.errors import RuleViolation
from workbench.store.library import open_library

LETTER = SealedLetter("letter", b"%PDF-1.7 the pages of Llanfair", b'{"snapshot": "of Llanfair"}')


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def store(path):
    with closing(open_library(path)) as store:
        yield store


def test_each_line_joins_the_case_before_to_the_case_after(store):
    first, second = Case("one", "1-25"), Case("one", "1-25", title="Drones")
    keep(store, first)
    keep(store, usual_case("two"))
    keep(store, second)
    told = [(row.before, row.after) for row in store.log("one")]
    assert told == [("", digest(first)), (digest(first), digest(second))]
    assert first_break(store.log()) is None
    assert [row.number for row in store.log()] == [1, 2, 3]


def test_a_line_is_joined_to_the_case_on_disk_after_a_new_start(store, path):
    keep(store, Case("one"))
    store.close()
    with closing(open_library(path)) as again:
        keep(again, Case("one", title="Drones"))
        assert again.log("one")[1].before == digest(Case("one"))
        assert first_break(again.log()) is None


def test_a_stretch_of_the_log(store):
    for number in range(5):
        keep(store, Case("one", title=str(number)))
        keep(store, Case("two", title=str(number)))
    assert [row.number for row in store.log("one", 1, 2)] == [3, 5]
    assert [row.number for row in store.log(offset=8)] == [9, 10]
    assert (store.log_length("one"), store.log_length()) == (5, 10)


def test_the_history_of_another_library_is_kept_behind_ones_own(store, tmp_path):
    with closing(open_library(tmp_path / "other.foilib")) as other:
        keep(other, Case("theirs"))
        keep(other, Case("theirs", title="Drones"))
        history = tuple(other.log("theirs"))
    keep(store, Case("mine"))
    store.save(Case("theirs", title="Drones"), NOWHERE, entry("Take in"), history=history)
    rows = store.log("theirs")
    assert [(row.label, row.at, row.after) for row in rows[:2]] == [(row.label, row.at, row.after) for row in history]
    assert rows[2].label == "Take in"
    assert first_break(store.log()) is None


def test_of_a_destroyed_case_only_digests_are_left(store, path):
    case = replace(filled(Case), id="gone", reference="The reference of Llanfair")
    keep(store, usual_case("stays"))
    store.save(case, NOWHERE, entry("Reject Llanfair"), (LETTER,))
    keep(store, replace(case, title="changed"))
    store.destroy("gone", entry("Destroy case"))
    assert [row.id for row in store.rows(EVERYTHING, 0, 10)] == ["stays"]
    for gone in (lambda: store.load("gone"), lambda: store.sealed("gone", "letter")):
        with pytest.raises(RuleViolation):
            gone()
    *emptied, last = store.log("gone")
    assert [(row.at, row.by, row.label) for row in emptied] == [("", "", "")] * 2
    assert emptied[0].after == digest(case)
    assert (last.label, last.by, last.after) == ("Destroy case", "the officer", "")
    assert last.before == digest(replace(case, title="changed"))
    assert first_break(store.log()) is None
    assert store.load("stays") == usual_case("stays")
    store.close()
    raw = path.read_bytes()
    assert b"Llanfair" not in raw
    assert case.request.encode() not in raw
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_case_that_is_not_there_cannot_be_destroyed(store):
    with pytest.raises(RuleViolation, match="not in the library"):
        store.destroy("nobody", entry())
    assert store.log() == []


def test_a_damaged_case_can_be_destroyed(store):
    keep(store, usual_case("one"))
    store.connection.execute("UPDATE requests SET text = 'another'")
    store.destroy("one", entry())
    assert store.count(EVERYTHING) == 0
