"""The file itself: one holder at a time, and what is not a sound library of ours is refused and left as it is."""

import os
import random
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import EVERYTHING, entry, keep
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.errors import LibraryUnavailable
from workbench.service.ports import Listing
from workbench.store.header import SCHEMA_VERSION
from workbench.store.library import open_library

SECRET = "a sentence of the case that no message may repeat"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a folder that is new" / "cases ŵ%#?.foilib"


@pytest.fixture
def library(path):
    """A closed library with two cases."""
    with closing(open_library(path)) as store:
        keep(store, usual_case("one", "1-25"))
        keep(store, Case("two", "2-25", request=SECRET))
        store.save_authority(Authority("Exampleshire Police"))
    return path


def refusal(path: Path) -> str:
    """The sentence with which the file is refused; the folder is then as it was."""
    before = contents(path.parent)
    with pytest.raises(LibraryUnavailable) as refused:
        open_library(path)
    assert contents(path.parent) == before
    assert SECRET not in str(refused.value)
    return refused.value.sentence


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_a_new_library_comes_with_its_folder_and_is_one_file(path):
    with closing(open_library(path)) as store:
        assert store.count(EVERYTHING) == 0
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder of each user from the others")
def test_a_new_library_is_for_its_user_alone(path):
    open_library(path).close()
    assert path.stat().st_mode & 0o077 == 0


def test_at_rest_a_library_is_one_file(library):
    assert [file.name for file in library.parent.iterdir()] == [library.name]


def test_what_was_closed_is_there_when_it_is_opened_again(library):
    with closing(open_library(library)) as store:
        assert store.load("one") == usual_case("one", "1-25")
        assert store.authority() == Authority("Exampleshire Police")
        [row] = store.log("one")
        assert (row.label, row.by, row.at) == (entry().label, entry().by, entry().at.isoformat())


def test_a_second_window_of_this_process_is_refused_and_the_first_keeps_its_lock(library):
    with closing(open_library(library)) as store:
        with pytest.raises(LibraryUnavailable, match="another window"):
            open_library(library)
        assert "another window" in opened_elsewhere(library)
        keep(store, Case("three"))
    assert opened_elsewhere(library) == "opened"


def test_another_process_is_refused_from_the_first_moment(library):
    before = library.read_bytes()
    with closing(open_library(library)):  # the test must not read the file now: closing it would give the lock up
        assert "is open in another window or by somebody else" in opened_elsewhere(library)
        assert "is open in another window or by somebody else" in opened_elsewhere(linked(library))
    assert library.read_bytes() == before


def linked(path: Path) -> Path:
    link = path.parent.parent / "link.foilib"
    link.symlink_to(path)
    return link


def opened_elsewhere(path: Path) -> str:
    """What another process gets that opens the same library: "opened", or the refusal."""
    program = """
import sys
from pathlib import Path
from workbench.errors import LibraryUnavailable
from workbench.store.library import open_library
try:
    open_library(Path(sys.argv[1])).close()
    print("opened")
except LibraryUnavailable as refused:
    print(refused)
"""
    command = [sys.executable, "-X", "utf8", "-c", program, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=True, cwd=Path(__file__).parents[2]
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "data", [b"", b"SQLite", b"SQLite format 3\0", b"%PDF-1.7\n", b"\0" * 4096, b"Dear Sir or Madam" * 1000]
)
def test_a_file_that_is_something_else_is_left_alone(tmp_path, data):
    path = tmp_path / "letter.foilib"
    path.write_bytes(data)
    assert "is not a case library" in refusal(path)


def test_the_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")
        connection.execute("CREATE TABLE cases (case_id)")
    assert "is not a case library" in refusal(path)


def test_a_library_of_a_newer_version_is_left_alone_and_both_versions_are_named(library):
    patch(library, 60, struct.pack(">I", 47))
    sentence = refusal(library)
    assert "version 47" in sentence
    assert f"up to {SCHEMA_VERSION}" in sentence


def test_a_folder_is_no_library(tmp_path):
    assert str(tmp_path) in refusal(tmp_path)


def test_a_library_cannot_be_made_inside_a_file(tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    assert "cannot be opened" in refusal_in(tmp_path, tmp_path / "file" / "cases.foilib")


def refusal_in(folder: Path, path: Path) -> str:
    before = contents(folder)
    with pytest.raises(LibraryUnavailable) as refused:
        open_library(path)
    assert contents(folder) == before
    return refused.value.sentence


def test_a_library_cut_short_anywhere_is_refused_and_left_alone(library):
    whole = library.read_bytes()
    for length in [*range(0, 200, 25), *range(4096, len(whole), 4096), len(whole) - 1]:
        library.write_bytes(whole[:length])
        assert refusal(library)


def test_a_library_with_a_ruined_page_is_refused_and_left_alone(library):
    patch(library, 4096, random.Random(1).randbytes(4096))
    assert "is damaged" in refusal(library)


def test_a_library_without_one_of_its_tables_is_refused_and_left_alone(library):
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("DROP TABLE harms")
    assert "is damaged" in refusal(library)


@pytest.mark.parametrize("change", [b"A", b"\xff"], ids=["another letter", "no text at all"])
def test_a_case_that_somebody_changed_is_refused_by_its_reference_and_the_others_can_be_used(library, change):
    patch(library, library.read_bytes().index(SECRET.encode()), change)
    with closing(open_library(library)) as store:
        with pytest.raises(LibraryUnavailable, match=r"The case 2-25 in the library .* is damaged") as refused:
            store.load("two")
        assert SECRET[1:] not in str(refused.value)
        assert store.load("one") == usual_case("one", "1-25")
        assert [row.reference for row in store.rows(EVERYTHING, 0, 10)] == ["1-25", "2-25"]
        keep(store, Case("one"))


@pytest.mark.parametrize("change", [b"A", b"\xff"], ids=["another letter", "no text at all"])
def test_a_damaged_case_keeps_its_line_when_the_others_are_made_again(library, change):
    patch(library, library.read_bytes().index(SECRET.encode()), change)
    with closing(open_library(library)) as store:
        due = usual_case().received
        assert store.relist("2026", lambda case: Listing(due, None)) == 1
        assert [row.due for row in store.rows(EVERYTHING, 0, 10)] == [due, None]


def test_a_force_that_somebody_changed_is_refused(library):
    patch(library, library.read_bytes().index(b"Exampleshire"), b"A")
    with closing(open_library(library)) as store, pytest.raises(LibraryUnavailable, match="is damaged"):
        store.authority()


def test_a_closed_library_is_not_used_again(library):
    store = open_library(library)
    store.close()
    with pytest.raises(Exception, match="closed"):
        store.count(EVERYTHING)
    store.close()
    assert opened_elsewhere(library) == "opened"


def patch(path: Path, place: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(data)


@pytest.mark.skipif(sys.platform == "win32", reason="there a lock goes with the handle that has it")
def test_a_second_start_is_kept_out_although_the_library_was_read_and_closed_here(library):
    with closing(open_library(library)) as store:
        library.read_bytes()  # as a file dialog does to find an icon: SQLite's own lock is gone now
        second = [sys.executable, "-c", SECOND_START, str(library)]
        said = subprocess.run(second, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True)
        assert said.stdout.strip() == "LibraryInUse"
        keep(store, usual_case("three", "3-25"))
    with closing(open_library(library)) as store:
        assert store.count(EVERYTHING) == 3


SECOND_START = """
import sys
from pathlib import Path
from workbench.errors import KnownError
from workbench.store.library import open_library
try:
    open_library(Path(sys.argv[1]))
    print("opened")
except KnownError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_link_of_the_officers_own_to_the_library_is_left_alone(library):
    link = library.with_name(f"{library.stem} of today.foilib")
    link.symlink_to(library)
    for name in (library, link):
        open_library(name).close()
    assert link.is_symlink()
