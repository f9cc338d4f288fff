"""When a backup is due, what is kept of the older ones, and taking a restoring back, as the officer sees it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbench import bootstrap
from workbench.domain.backups import BackupRule
from workbench.domain.log import first_break
from workbench.domain.safekeeping import RetentionRule
from workbench.errors import NotKept, RuleViolation
from workbench.service.commands import SetTitle


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 7, 30, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(bootstrap, "_now", clock)
    return clock


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def workbench(path, clock):
    with closing(bootstrap.open_workbench(path)) as workbench:
        yield workbench


def test_a_backup_is_due_when_something_has_changed_and_half_an_hour_has_passed(workbench, clock):
    backups = workbench.backups
    session = workbench.new_case()
    assert backups.due()  # there is none yet
    backups.take()
    assert not backups.due()
    clock.passes(minutes=31)
    assert not backups.due()  # nothing has changed
    session.execute(SetTitle("Drones"))
    assert backups.due()
    clock.passes(minutes=-20)
    assert not backups.due()  # eleven minutes after the last
    clock.passes(minutes=-60)
    assert backups.due()  # the clock was set back: better one too many


def test_on_closing_there_is_one_if_something_has_changed(workbench, path, clock):
    workbench.new_case()
    assert workbench.backups.on_close()
    assert workbench.backups.on_close() is None
    workbench.close()
    with closing(bootstrap.open_workbench(path)) as again:
        assert not again.backups.changed()  # known from the backup itself
        again.new_case()
        assert again.backups.on_close()


def test_older_ones_go_and_none_outlasts_the_cases(workbench, clock):
    workbench.set_safekeeping(
        replace(
            workbench.safekeeping(),
            backups=BackupRule(daily=2, weekly=1, monthly=1),
            retention=RetentionRule(months=3),
        )
    )
    session = workbench.new_case()
    for day in range(40):
        session.execute(SetTitle(str(day)))
        workbench.backups.take()
        clock.passes(days=1)
    days = [(clock.now - backup.taken).days for backup in workbench.backups.all()]
    assert days[:4] == [1, 2, 3, 4]  # the two days that are today and yesterday, and two more
    assert len(days) == 6
    clock.passes(days=100)
    for day in range(3):
        assert len(workbench.backups.all()) > 3  # a clock that has just leapt ahead may be wrong
        session.execute(SetTitle(f"much later {day}"))
        clock.passes(days=1)
        workbench.backups.take()
    assert len(workbench.backups.all()) == 3


def test_the_second_folder_gets_each_and_is_thinned_out_alike(workbench, clock, tmp_path):
    second = tmp_path / "stick"
    rule = BackupRule(daily=0, weekly=0, monthly=0)
    workbench.set_safekeeping(replace(workbench.safekeeping(), second_folder=str(second), backups=rule))
    session = workbench.new_case()
    for day in range(4):
        session.execute(SetTitle(str(day)))
        workbench.backups.take()
        clock.passes(days=1)
    assert workbench.backups.trouble is None
    assert (
        len(list(second.glob("cases of * (*)/*.foilib"))) == len(list(workbench.backups.folder.glob("*.foilib"))) == 2
    )


def test_a_second_folder_that_is_away_does_not_stop_the_first(workbench, tmp_path):
    (tmp_path / "stick").write_text("not a folder", "utf-8")
    workbench.set_safekeeping(replace(workbench.safekeeping(), second_folder=str(tmp_path / "stick")))
    backup = workbench.backups.take()
    assert backup.path.exists()
    assert "stick" in workbench.backups.trouble.sentence


def test_while_the_library_is_damaged_no_older_backup_goes(path, clock):
    with closing(bootstrap.open_workbench(path)) as workbench:
        workbench.set_safekeeping(replace(workbench.safekeeping(), backups=BackupRule(daily=0, weekly=0, monthly=0)))
        session = workbench.new_case()
        workbench.backups.take()
        clock.passes(days=5)
        session.execute(SetTitle("Drones"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE requests SET text = 'another'")
    with closing(bootstrap.open_workbench(path)) as workbench:
        workbench.backups.take()
        assert "is not as it was kept" in workbench.backups.trouble.sentence
        assert len(workbench.backups.all()) == 2


def test_while_one_is_made_nobody_makes_another(workbench, clock):
    workbench.new_case()
    seen = []

    def meanwhile(done, total):
        seen.append((workbench.backups.due(), workbench.backups.on_close()))
        with pytest.raises(NotKept, match="being made already"):
            workbench.backups.take()
        return True

    workbench.backups.take(meanwhile)
    assert set(seen) == {(False, None)}
    assert len(workbench.backups.all()) == 1


def test_how_many_cases_a_backup_holds(workbench):
    workbench.new_case()
    backup = workbench.backups.take()
    assert workbench.backups.cases_in(backup) == 1
    backup.path.write_bytes(b"damaged")
    assert workbench.backups.cases_in(backup) is None


def test_restoring_can_be_taken_back_and_is_in_the_log(workbench, clock):
    session = workbench.new_case()
    session.execute(SetTitle("Drones"))
    backup = workbench.backups.take()
    session.execute(SetTitle("Kites"))
    [difference] = workbench.backups.preview(backup).cases
    assert (difference.title, difference.in_backup, difference.in_library) == ("Kites", True, True)
    aside = workbench.backups.restore(backup)
    assert aside.exists()
    again = workbench.open_case(session.case.id)
    assert (again.case.title, again.undo_label) == ("Drones", "")
    assert workbench.history()[-1].label.startswith("Restore backup of Wed 30 July 2025")
    assert first_break(workbench.history()) is None
    clock.passes(minutes=1)
    assert workbench.backups.can_undo_restore
    workbench.backups.undo_restore()
    assert workbench.open_case(session.case.id).case.title == "Kites"


def test_without_a_restoring_there_is_nothing_to_take_back(workbench):
    assert not workbench.backups.can_undo_restore
    with pytest.raises(RuleViolation, match="nothing to take back"):
        workbench.backups.undo_restore()


def test_which_backups_hold_a_case_in_every_folder(workbench, clock, tmp_path):
    second = tmp_path / "stick"
    workbench.set_safekeeping(replace(workbench.safekeeping(), second_folder=str(second)))
    before = workbench.backups.take()
    clock.passes(minutes=1)
    case_id = workbench.new_case().case.id
    after = workbench.backups.take()
    holding = {backup.path for backup in workbench.backups.holding(frozenset({case_id}))}
    assert holding == {after.path, workbench.backups.second_folder / after.path.name}
    assert workbench.backups.second_folder.parent == second
    assert before.path not in holding


def test_the_backups_lie_beside_the_library(workbench, path):
    assert workbench.backups.folder == Path(path).resolve().parent / "backups"
