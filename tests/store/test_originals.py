"""The files that requests arrived in: looked after like everything else, and gone when nobody names them."""

from contextlib import closing
from dataclasses import replace

import pytest

from tests.store.contract import ARRIVED, FILED, NOWHERE, SOURCE, arrived, entry, keep
from tests.store.test_checking import do, told
from workbench.domain.case import Case
from workbench.errors import LibraryUnavailable
from workbench.service.ports import OPENED
from workbench.store.library import open_library
from workbench.store.salvage import salvage


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def store(path):
    with closing(open_library(path)) as store:
        store.save(FILED, NOWHERE, entry(OPENED), originals=(ARRIVED,))
        yield store


def test_it_is_there_when_the_library_is_opened_again(path, store):
    store.close()
    with closing(open_library(path)) as again:
        assert again.original("filed", "s1") == ARRIVED


def test_what_was_taken_in_and_taken_back_is_gone_when_the_library_is_closed(path, store):
    keep(store, replace(FILED, request="", sources=()))
    assert store.original("filed", "s1") == ARRIVED, "Redo needs it"
    store.close()
    assert ARRIVED.data not in path.read_bytes()
    with closing(open_library(path)) as again:
        assert again.original("filed", "s1") is None


def test_one_that_came_in_earlier_goes_as_well_once_its_case_names_it_no_more(path, store):
    """Another text was put in its place, in a session that took no file in."""
    store.close()
    with closing(open_library(path)) as later:
        keep(later, replace(FILED, request="Typed.", sources=()))
    assert ARRIVED.data not in path.read_bytes()


def test_a_damaged_case_that_lost_its_names_keeps_its_files(path, store):
    store.close()
    with closing(open_library(path)) as later:
        do(later, "UPDATE cases SET details = '{}'")
        arrived(later, replace(FILED, id="other"), ARRIVED)
    assert path.read_bytes().count(ARRIVED.data) == 2


def test_what_another_case_names_stays(path, store):
    arrived(store, replace(FILED, id="other"), ARRIVED)
    keep(store, replace(FILED, sources=()))
    store.close()
    with closing(open_library(path)) as again:
        assert again.original("other", "s1") == ARRIVED
        assert again.original("filed", "s1") is None


@pytest.mark.parametrize("statement", ["UPDATE originals SET data = x'00'", "UPDATE originals SET sha256 = ''"])
def test_one_that_was_changed_is_not_given_out_and_the_check_finds_it(store, statement):
    do(store, statement)
    with pytest.raises(LibraryUnavailable):
        store.original("filed", "s1")
    assert told(store) == [("source", "The case 616-25 has a file that is not as it arrived.")]


def test_one_that_is_gone_is_found(store):
    do(store, "DELETE FROM originals")
    assert told(store) == [("source", "The case 616-25 came in a file that is gone.")]


def test_one_put_in_the_place_of_another_with_a_hash_of_its_own_is_found(store):
    other = replace(ARRIVED, data=b"other")
    do(store, f"UPDATE originals SET data = x'{other.data.hex()}', sha256 = '{other.sha256}'")
    assert told(store) == [("source", "The case 616-25 has a file that is not as it arrived.")]


def test_a_case_that_came_from_elsewhere_without_its_file_is_in_order(store):
    store.save(Case("b", "2-25", sources=(replace(SOURCE, id="s9"),)), NOWHERE, entry("Import case"))
    assert told(store) == []


def test_it_comes_out_of_a_damaged_library(path, store, tmp_path):
    store.close()
    new = tmp_path / "new.foilib"
    salvage(path, new)
    with closing(open_library(new)) as again:
        assert again.original("filed", "s1") == ARRIVED
