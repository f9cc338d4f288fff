"""The library file, and the memory that stands in for it, keep the same promises."""

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings

from tests.fakes.cases import authorities, cases, coherent_cases
from tests.fakes.store import MemoryCaseStore
from tests.store.contract import StoreContract, keep
from workbench.service.ports import CaseStore
from workbench.store.library import open_library


class TestMemoryCaseStore(StoreContract):
    @pytest.fixture
    def store(self) -> CaseStore:
        return MemoryCaseStore()


class TestSqlCaseStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path):
        with closing(open_library(tmp_path / "cases.foilib")) as store:
            yield store


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("library") / "cases.foilib"


# Without shrinking: each example writes files, and a whole case is never small.
_EXAMPLES = settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@_EXAMPLES
@given(first=cases(), second=cases() | coherent_cases())
def test_any_case_and_any_change_to_it_is_read_back_by_a_fresh_library(path, first, second):
    for case in (first, replace(second, id=first.id)):
        with closing(open_library(path)) as store:
            keep(store, case)
        with closing(open_library(path)) as store:
            assert store.load(case.id) == case


@_EXAMPLES
@given(first=cases(), second=cases())
def test_a_case_that_is_already_open_takes_any_change(path, first, second):
    with closing(open_library(path)) as store:
        for case in (first, replace(second, id=first.id), first):
            keep(store, case)
            assert store.load(case.id) == case


@_EXAMPLES
@given(authority=authorities())
def test_any_force_is_read_back_by_a_fresh_library(path, authority):
    with closing(open_library(path)) as store:
        store.save_authority(authority)
    with closing(open_library(path)) as store:
        assert store.authority() == authority
