"""The library under a passphrase, as the officer sees it: strong enough, told in the log, not guessed quickly."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from workbench import bootstrap
from workbench.domain.authority import Authority
from workbench.domain.log import first_break
from workbench.errors import BadInput, LibraryLocked, RuleViolation, WrongPassphrase
from workbench.service.commands import SetTitle
from workbench.service.protecting import Door

pytestmark = pytest.mark.usefixtures("cheap_guesses")

PASSPHRASE = "lantern gravel oyster tuesday"
ANOTHER = "walrus button harvest seventeen"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def workbench(path):
    with closing(bootstrap.open_workbench(path)) as workbench:
        yield workbench


def labels(workbench):
    return [row.label for row in workbench.history()]


def test_from_first_passphrase_to_none_everything_is_in_the_log_and_cases_stay(workbench, path):
    session = workbench.new_case()
    protecting = workbench.protecting
    assert not protecting.protected
    recovery_key = protecting.turn_on(PASSPHRASE)
    assert protecting.protected
    session.execute(SetTitle("Drones"))  # the case that is open goes on
    assert protecting.change_passphrase(PASSPHRASE, ANOTHER) == ()
    second = protecting.new_recovery_key(ANOTHER)
    with pytest.raises(WrongPassphrase):
        protecting.change_passphrase(recovery_key, PASSPHRASE)
    third = protecting.renew_key(second, PASSPHRASE)
    assert third not in (recovery_key, second)
    protecting.turn_off(PASSPHRASE)
    assert not protecting.protected
    assert labels(workbench) == [
        "Open case",
        "Protect library with a passphrase",
        "Change subject",
        "Change passphrase of the library",
        "Make a new recovery key",
        "Renew key of the library",
        "Take passphrase from the library",
    ]
    assert first_break(workbench.history()) is None
    assert workbench.open_case(session.case.id).case.title == "Drones"


@pytest.mark.parametrize("weak", ["", "password", "Exampleshire1", "Northshire Police Information"])
def test_a_weak_passphrase_is_not_taken(workbench, weak):
    workbench.set_authority(Authority("Northshire Police", "Information Rights Unit"))  # what is guessed first
    with pytest.raises(BadInput, match="too weak"):
        workbench.protecting.turn_on(weak)
    assert not workbench.protecting.protected
    workbench.protecting.turn_on(PASSPHRASE)
    with pytest.raises(BadInput, match="too weak"):
        workbench.protecting.change_passphrase(PASSPHRASE, weak)


def test_a_locked_library_gives_nothing_until_it_is_unlocked(workbench):
    case_id = workbench.new_case().case.id
    workbench.protecting.turn_on(PASSPHRASE)
    workbench.lock()
    assert workbench.protecting.locked
    with pytest.raises(LibraryLocked):
        workbench.open_case(case_id)
    with pytest.raises(WrongPassphrase):
        workbench.protecting.unlock("another")
    workbench.protecting.unlock(PASSPHRASE)
    assert workbench.open_case(case_id).undo_label == ""


def test_the_wait_after_wrong_passphrases_holds_for_unlocking_and_changing_alike(workbench):
    workbench.protecting.turn_on(PASSPHRASE)
    for attempt in (
        workbench.protecting.turn_off,
        workbench.protecting.new_recovery_key,
        workbench.protecting.turn_off,
    ):
        with pytest.raises(WrongPassphrase, match="neither"):
            attempt("another")
    workbench.lock()
    with pytest.raises(WrongPassphrase, match=r"Try again in [12] second"):
        workbench.protecting.unlock(PASSPHRASE)
    assert workbench.protecting.locked


def test_a_plain_library_is_not_locked_and_a_protected_one_not_protected_twice(workbench):
    session = workbench.new_case()
    with pytest.raises(RuleViolation, match="cannot be locked"):
        workbench.lock()
    assert workbench.open_case(session.case.id) is session
    workbench.protecting.turn_on(PASSPHRASE)
    with pytest.raises(RuleViolation, match="protected already"):
        workbench.protecting.turn_on(ANOTHER)
    workbench.protecting.change_passphrase(PASSPHRASE, ANOTHER)


def test_plain_copies_are_named_until_each_is_protected_or_deleted(workbench, path):
    first, second = workbench.backups.take(), path.with_name("cases.version-1.foilib")
    second.write_bytes(first.path.read_bytes())
    protecting = workbench.protecting
    assert protecting.plain_copies() == ()  # as plain as the library itself
    protecting.turn_on(PASSPHRASE)
    assert {copy.path for copy in protecting.plain_copies()} == {first.path, second}
    assert all(copy.size > 0 and copy.taken.tzinfo for copy in protecting.plain_copies())
    protecting.protect_copy(first.path)
    protecting.delete_copy(second)
    assert protecting.plain_copies() == ()
    assert labels(workbench)[-2:] == ["Protect a copy of the library", "Delete a copy of the library"]
    assert [backup.protected for backup in workbench.backups.all()] == [True]
    workbench.backups.preview(workbench.backups.all()[0])  # today's key opens it


def test_the_recovery_sheet_has_the_key_once_and_says_how_it_is_used(workbench, path):
    recovery_key = workbench.protecting.turn_on(PASSPHRASE)
    sheet = workbench.protecting.recovery_sheet(recovery_key, path.name)
    text = "\n".join(sheet.texts())
    assert recovery_key[:19] in text
    assert "cases.foilib" in text
    assert "[" not in text  # nothing was left open
    assert workbench.render(sheet).pages == 1


def test_who_guesses_has_to_wait_longer_each_time():
    now = [datetime(2025, 7, 14, 12, tzinfo=UTC)]
    door = Door(lambda: now[0])
    tried = []

    def wrong():
        tried.append(1)
        raise WrongPassphrase("no")

    for _ in range(3):
        with pytest.raises(WrongPassphrase, match="no"):
            door.through(wrong)
    with pytest.raises(WrongPassphrase, match=r"Try again in 2 seconds\."):
        door.through(wrong)
    assert len(tried) == 3  # it was not even looked at
    now[0] += timedelta(seconds=2)
    assert door.through(lambda: "open") == "open"
    assert door.wait() == 0
