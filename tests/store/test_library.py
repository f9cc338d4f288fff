"""The library file, and the memory that stands in for it, keep the same promises."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import Phase, given, settings

from tests.fakes.cases import anything, cases, filled
from tests.fakes.store import MemoryCaseStore
from tests.store.contract import StoreContract, keep
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case
from workbench.domain.overlay import Overlay
from workbench.domain.safekeeping import Safekeeping
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
@given(first=cases(), second=cases())
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
@given(
    authority=anything(Authority),
    holidays=anything(tuple[Holiday, ...]),
    overlay=anything(Overlay),
    kept=anything(Safekeeping),
)
def test_whatever_holds_for_the_force_is_read_back_by_a_fresh_library(path, authority, holidays, overlay, kept):
    with closing(open_library(path)) as store:
        store.save_authority(authority)
        store.save_proclaimed(holidays)
        store.save_overlay(overlay)
        store.save_safekeeping(kept)
    with closing(open_library(path)) as store:
        assert (store.authority(), store.proclaimed(), store.overlay()) == (authority, holidays, overlay)
        assert store.safekeeping() == kept


def test_a_case_with_every_field_filled_is_read_back_by_a_fresh_library(path):
    case = filled(Case)
    with closing(open_library(path)) as store:
        keep(store, case)
    with closing(open_library(path)) as store:
        assert store.load(case.id) == case


def test_every_field_of_the_filled_case_is_filled():
    assert set(_as_by_default(filled(Case))) == set()


def _as_by_default(value: object) -> Iterator[str]:
    """The fields, at any depth, that say nothing or only what they say by themselves."""
    if isinstance(value, tuple):
        yield from (name for each in value for name in _as_by_default(each))
    if is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if inner in (field.default, "", (), None):
                yield f"{type(value).__name__}.{field.name}"
            yield from _as_by_default(inner)
