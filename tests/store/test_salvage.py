"""What is whole of a damaged library comes out; what is not is named; the damaged file is left as it is."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tests.fakes.cases import filled, usual_case
from tests.store.contract import EVERYTHING, NOWHERE, entry, keep
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.letter import IssuedLetter, SealedLetter
from workbench.domain.log import first_break
from workbench.errors import LibraryDamaged, LibraryUnavailable
from workbench.store.library import open_library
from workbench.store.salvage import SALVAGED, salvage

LETTER = SealedLetter("letter", b"%PDF-1.7 of Llanfair", b"{}")
CASES = {f"c{number:02}": usual_case(f"c{number:02}", f"{number}-25") for number in range(20)}


@pytest.fixture
def damaged(tmp_path):
    """A library of twenty cases, closed; a test damages it."""
    path = tmp_path / "cases.foilib"
    with closing(open_library(path)) as store:
        for case in CASES.values():
            keep(store, case)
        sent = replace(filled(IssuedLetter), id="letter", sha256=LETTER.sha256, snapshot_sha256=LETTER.snapshot_sha256)
        store.save(Case("sent", "99-25", issued=(sent,)), NOWHERE, entry(), (LETTER,))
        store.save_authority(Authority("Exampleshire Police"))
    return path


def saved(path, **named):
    return salvage(path, path.with_name("new.foilib"), **named)


def test_a_sound_library_comes_out_whole(damaged):
    found = saved(damaged)
    assert set(found.saved) == {*(case.reference for case in CASES.values()), "99-25"}
    assert (found.lost, found.letters, found.settings) == ((), 1, ("authority",))
    with closing(open_library(damaged.with_name("new.foilib"))) as store:
        assert {id_: store.load(id_) for id_ in CASES} == CASES
        assert store.sealed("sent", "letter") == LETTER
        assert store.authority() == Authority("Exampleshire Police")
        assert [row.label for row in store.log("c01")] == ["Open case", SALVAGED]
        assert first_break(store.log()) is None


def test_a_case_that_was_changed_is_named_and_the_others_come_out(damaged):
    with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
        connection.execute("UPDATE requests SET text = 'another' WHERE case_id = 'c03'")
        connection.execute("UPDATE settings SET value = '{}'")
        connection.execute("UPDATE issued_letters SET pdf = 'x'")
    before = damaged.read_bytes()
    found = saved(damaged)
    assert found.lost == ("3-25",)
    assert len(found.saved) == 20
    assert (found.letters, found.settings) == (0, ())
    assert damaged.read_bytes() == before


def test_with_ruined_pages_most_of_it_still_comes_out(damaged):
    data = bytearray(damaged.read_bytes())
    pages = len(data) // 4096
    for page in range(pages // 3, pages, pages // 6):
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    damaged.write_bytes(data)
    with pytest.raises(LibraryUnavailable, match="damaged"):
        open_library(damaged)
    found = saved(damaged)
    assert 0 < len(found.saved) < 21
    with closing(open_library(damaged.with_name("new.foilib"))) as store:
        for row in store.rows(EVERYTHING, 0, 99):
            assert row.id == "sent" or store.load(row.id) == CASES[row.id]
    assert not [file for file in damaged.parent.iterdir() if "draft" in file.name]


@pytest.mark.parametrize("data", [b"", b"Dear Sir", b"SQLite format 3\0" + b"\xff" * 8192])
def test_what_is_no_library_gives_nothing(tmp_path, data):
    path = tmp_path / "letter.foilib"
    path.write_bytes(data)
    with pytest.raises(LibraryUnavailable):
        saved(path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_an_earlier_version_comes_out_in_todays(tmp_path):
    from tests.store.test_migrations import DATA, LATER, library_of, same

    path = library_of(tmp_path / "old.foilib", (DATA / "version-2.sql").read_text("utf-8"))
    before = path.read_bytes()
    found = saved(path)
    assert len(found.saved) == len(LATER[2]["cases"])
    with closing(open_library(path.with_name("new.foilib"))) as store:
        for case in LATER[2]["cases"]:
            assert same(case, store.load(case["id"]))
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new.foilib", "old.foilib"]


def test_where_no_case_is_whole_there_is_no_new_library(damaged):
    with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
        connection.execute("UPDATE cases SET title = 'another'")
    with pytest.raises(LibraryDamaged, match=r"No case in the library .* is whole"):
        saved(damaged)
    assert [file.name for file in damaged.parent.iterdir()] == [damaged.name]


def test_nothing_is_written_over(damaged):
    damaged.with_name("new.foilib").write_bytes(b"something")
    with pytest.raises(LibraryUnavailable, match="there already"):
        saved(damaged)
    assert damaged.with_name("new.foilib").read_bytes() == b"something"
