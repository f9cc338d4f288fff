"""How the library is looked after, and whom its log names."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.fakes.store import MemoryCaseStore
from workbench import bootstrap
from workbench.domain.backups import BackupRule
from workbench.domain.safekeeping import RetentionRule, Safekeeping
from workbench.errors import BadInput, LibraryDamaged, NotKept
from workbench.service import commands as c
from workbench.service.workbench import Workbench

DELIVERED = Safekeeping(lock_minutes=7)


class Store(MemoryCaseStore):
    """A library whose settings of safekeeping cannot be read, when a test says so."""

    damaged = False

    def safekeeping(self):
        if self.damaged:
            raise LibraryDamaged("The library is damaged.")
        return super().safekeeping()


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def workbench(store):
    return Workbench(
        store,
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render=lambda document: None,
        write=lambda path, data: None,
        clock=lambda: datetime(2026, 11, 25, 9, tzinfo=UTC),
        new_id=iter(map(str, range(100))).__next__,
        by=lambda: "login",
        load_safekeeping=lambda: DELIVERED,
    )


def test_it_is_as_delivered_until_the_force_sets_its_own(workbench, tmp_path):
    assert workbench.safekeeping() == DELIVERED
    own = Safekeeping(BackupRule(60, 1, 1, 1), str(tmp_path), 3, RetentionRule(6), "A. Officer")
    workbench.set_safekeeping(own)
    assert workbench.safekeeping() == own


@pytest.mark.parametrize(
    "wrong",
    [
        Safekeeping(lock_minutes=0),
        Safekeeping(BackupRule(every_minutes=0)),
        Safekeeping(BackupRule(monthly=-1)),
        Safekeeping(second_folder="backups"),  # of which folder?
        Safekeeping(retention=RetentionRule()),
        Safekeeping(retention=RetentionRule(-1, 6)),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(workbench, wrong):
    with pytest.raises(BadInput):
        workbench.set_safekeeping(wrong)
    assert workbench.safekeeping() == DELIVERED


def test_what_cannot_be_written_is_not_kept(workbench, store):
    store.faults.append(NotKept("The disk is full."))
    with pytest.raises(NotKept):
        workbench.set_safekeeping(Safekeeping())
    assert workbench.safekeeping() == DELIVERED


def test_the_log_names_the_officer_as_settings_do_and_else_the_computers_user(workbench, store):
    session = workbench.new_case()
    workbench.set_safekeeping(Safekeeping(officer="A. Officer"))
    session.execute(c.SetTitle("Drones"))
    assert [row.by for row in store.log() if row.case_id] == ["login", "A. Officer"]


def test_a_change_is_kept_even_where_the_officers_name_cannot_be_read(workbench, store):
    session = workbench.new_case()
    store.damaged = True
    session.execute(c.SetTitle("Drones"))
    assert store.log()[-1].by == "login"


def test_what_is_changed_about_safekeeping_is_in_the_log(workbench):
    workbench.set_safekeeping(replace(workbench.safekeeping(), retention=RetentionRule(years=2), lock_minutes=5))
    workbench.set_safekeeping(workbench.safekeeping())  # nothing has changed: nothing is told
    workbench.set_safekeeping(replace(workbench.safekeeping(), retention=None))
    assert [row.label for row in workbench.history()] == [
        "Safekeeping changed: locks after 5 minutes; cases are kept for 2 years",
        "Safekeeping changed: no retention period",
    ]
