"""One library in place of another: whatever goes wrong, a whole one stands under the name and is open."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.contract import EVERYTHING, keep
from workbench.domain.case import Case
from workbench.errors import LibraryLocked, LibraryUnavailable
from workbench.store import swap
from workbench.store.file import draft_beside
from workbench.store.library import open_library

ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="there a folder says who may read what is in it")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases ŵ[1].foilib"


@pytest.fixture
def store(path):
    with closing(open_library(path)) as store:
        keep(store, Case("old"))
        yield store


@pytest.fixture
def draft(store, path):
    """Another library, made where drafts are made."""
    place = draft_beside(path)
    place.unlink()
    with closing(open_library(place)) as other:
        keep(other, Case("new"))
    return place


def cases(store):
    return [row.id for row in store.rows(EVERYTHING, 0, 10)]


def names(path):
    open_alone = (".holder", "-journal")  # beside a library while it is open
    return sorted(file.name for file in path.parent.iterdir() if not file.name.endswith(open_alone))


def test_another_library_takes_its_place_and_the_old_one_is_kept(store, path, draft):
    aside = path.with_name("as it was.foilib")
    store.replace_with(draft, None, None, aside)
    assert cases(store) == ["new"]
    keep(store, Case("newer"))
    assert names(path) == sorted([path.name, aside.name])
    with closing(open_library(aside)) as before:
        assert cases(before) == ["old"]


def test_the_old_one_goes_where_nobody_wants_it_kept(store, path, draft):
    store.replace_with(draft, None, None)
    assert cases(store) == ["new"]
    assert names(path) == [path.name]


def test_what_does_not_open_is_not_left_in_its_place(store, path, draft):
    draft.write_bytes(b"not a library")
    with pytest.raises(LibraryUnavailable, match="not a case library"):
        store.replace_with(draft, None, None, path.with_name("aside.foilib"))
    assert cases(store) == ["old"]
    keep(store, Case("older"))
    assert names(path) == [path.name]


@pytest.mark.parametrize("step", ["_link", "sync", "sync_folder"])
def test_a_disk_that_fails_leaves_the_old_one(store, path, draft, monkeypatch, step):
    def failing(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(swap, step, failing)
    with pytest.raises(LibraryUnavailable, match="No space left"):
        store.replace_with(draft, None, None)
    monkeypatch.undo()
    assert cases(store) == ["old"]
    keep(store, Case("older"))
    assert names(path) == [path.name]


def test_what_was_kept_aside_before_is_never_written_over(store, path, draft):
    aside = path.with_name("as it was.foilib")
    aside.write_bytes(b"kept before")
    with pytest.raises(LibraryUnavailable, match="File exists"):
        store.replace_with(draft, None, None, aside)
    assert cases(store) == ["old"]
    assert aside.read_bytes() == b"kept before"
    assert names(path) == sorted([path.name, aside.name])


def test_where_the_old_one_cannot_be_kept_it_stays(store, path, draft, monkeypatch):
    real = Path.hardlink_to

    def refusing(self, target):
        if self.name == "as it was.foilib":
            raise OSError(1, "Operation not permitted")
        return real(self, target)

    monkeypatch.setattr(Path, "hardlink_to", refusing)
    monkeypatch.setattr(swap.shutil, "copyfile", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(LibraryUnavailable, match="No space left"):
        store.replace_with(draft, None, None, path.with_name("as it was.foilib"))
    assert cases(store) == ["old"]
    assert names(path) == [path.name]


@ON_POSIX
def test_what_is_kept_is_for_the_same_people_alone(store, path, draft, monkeypatch):
    def refusing(self, target):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refusing)
    aside = path.with_name("as it was.foilib")
    store.replace_with(draft, None, None, aside)
    assert aside.stat().st_mode & 0o077 == 0


def test_a_key_file_that_could_not_be_read_is_left_alone(store, path, draft, monkeypatch):
    key_file = path.with_suffix(".foikey")
    key_file.write_bytes(b"held by another program for a moment")

    def failing(_):
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(swap, "_bytes", failing)
    with pytest.raises(LibraryUnavailable, match="Permission denied"):
        store.replace_with(draft, None, None)
    assert cases(store) == ["old"]
    assert key_file.read_bytes() == b"held by another program for a moment"


def test_what_a_killed_session_left_half_made_is_swept_up(store, path, draft):
    key_draft = draft_beside(path.with_suffix(".foikey"))
    store.close()
    assert {draft.name, key_draft.name} < set(names(path))
    open_library(path).close()
    assert names(path) == [path.name]


def test_a_locked_library_is_let_go_and_opens_again(store, path):
    store.lock()
    with pytest.raises(LibraryLocked):
        cases(store)
    with closing(open_library(path)) as other:  # nobody holds it meanwhile
        keep(other, Case("between"))
    store.unlock(None)
    assert cases(store) == ["between", "old"]
    assert not store.locked
