"""After a case is destroyed nothing of it is left to be found, neither in the library nor in what lies beside it."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime

import pytest

from tests.fakes.cases import filled, usual_case
from tests.store.contract import entry, keep
from workbench.domain.arrival import Original
from workbench.domain.case import Case
from workbench.domain.letter import SealedLetter
from workbench.domain.log import first_break
from workbench.errors import KnownError, RuleViolation
from workbench.service.ports import CaseQuery, Listing, Show
from workbench.store import driver
from workbench.store.backups import LibraryBackups
from workbench.store.library import open_library

MARK = "Llanfairpwllgwyngyll"
LETTER = SealedLetter("letter", b"%PDF-1.7 " + MARK.encode() * 400, MARK.encode() * 40)
KEPT = SealedLetter("letter", b"%PDF of another case", b"{}")
LISTED = Listing(date(2025, 7, 29), date(2025, 7, 28), date(2025, 7, 28))


def marked(value, length: int = 1):
    """The same case with the mark in every text of it."""
    if isinstance(value, str) and type(value) is str:
        return f"{MARK} {value} " * length
    if is_dataclass(value):
        return replace(value, **{field.name: marked(getattr(value, field.name), length) for field in fields(value)})
    if isinstance(value, tuple):
        return tuple(marked(each, length) for each in value)
    return value


def texts(value) -> Iterator[str]:
    """Every text of a case but its enumerations."""
    if type(value) is str:
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)


DOOMED = replace(marked(filled(Case)), id="doomed")
LONGER = replace(marked(filled(Case), 200), id="doomed")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def store(path):
    with closing(open_library(path)) as store:
        fill(store)
        yield store


def fill(store) -> None:
    keep(store, usual_case("before", "1-25"), letters=(KEPT,))
    store.save(DOOMED, LISTED, entry(f"Change {MARK}"), (LETTER,), originals=(Original("file", MARK.encode()),))
    keep(store, usual_case("between", "2-25"))
    store.save(LONGER, LISTED, entry(f"Change {MARK} again"))
    store.save(DOOMED, LISTED, entry(f"Undo Change {MARK}"))
    keep(store, usual_case("after", "3-25"))


def found_beside(path) -> list[str]:
    """The files of the library's folder in which something of the case stands, in either spelling of a database."""
    wanted = MARK.encode(), MARK.encode("utf-16-le")
    return [file.name for file in path.parent.rglob("*") if any(mark in file.read_bytes() for mark in wanted)]


def test_every_text_of_the_case_has_the_mark():
    """Otherwise the tests below would look for too little."""
    assert [text for text in texts(replace(DOOMED, id=MARK)) if MARK not in text] == []
    assert len(list(texts(DOOMED))) > 150


def test_before_it_is_destroyed_it_can_be_found(store, path):
    assert found_beside(path) == [path.name]


def test_nothing_of_it_is_found_while_the_library_stays_open(store, path):
    store.destroy("doomed", entry("Destroy case"))
    assert found_beside(path) == []


def test_nothing_of_it_is_found_after_the_library_is_closed_and_used_again(store, path):
    store.destroy("doomed", entry("Destroy case"))
    store.close()
    assert found_beside(path) == []
    with closing(open_library(path)) as again:
        keep(again, usual_case("later", "4-25"))
        assert found_beside(path) == []


def test_nothing_of_it_is_found_even_where_there_is_no_room_to_write_the_file_anew(path, monkeypatch):
    """What is deleted is overwritten in the same transaction; writing the file anew only gives the room back."""
    refused = []

    class Connection(driver.Connection):
        def execute(self, statement, *values):
            if statement == "VACUUM":
                refused.append(statement)
                error = driver.OperationalError("as if")
                error.sqlite_errorcode = driver.FULL
                raise error
            return super().execute(statement, *values)

    connect = driver.connect_with
    monkeypatch.setattr(driver, "connect_with", lambda *args, **kw: connect(*args, **kw, factory=Connection))
    with closing(open_library(path)) as store:
        fill(store)
        store.destroy("doomed", entry("Destroy case"))
        assert refused == ["VACUUM"]
        assert found_beside(path) == []


@pytest.mark.parametrize("afterwards", [False, True], ids=["instead of the statement", "after the statement"])
def test_a_disk_that_fails_at_any_statement_leaves_the_case_whole_or_destroyed(disk, path, afterwards):
    """Whole where that is said, and then a later try works."""
    with closing(open_library(path)) as store:
        fill(store)
        lines, told = store.log(), 0
        for statement in range(1, 300):
            disk.arm(statement, driver.FULL, afterwards)
            try:
                store.destroy("doomed", entry("Destroy case"))
            except KnownError:
                told += 1
                disk.disarm()
                assert store.load("doomed") == DOOMED
                assert store.sealed("doomed", "letter") == LETTER
                assert store.log() == lines
            else:
                break
        disk.disarm()
        assert told > 20
        assert len(store.log()) == len(lines) + 1
        assert found_beside(path) == []


def test_the_library_becomes_smaller(store, path):
    store.save(LONGER, LISTED, entry())
    before = path.stat().st_size
    store.destroy("doomed", entry("Destroy case"))
    assert path.stat().st_size < before


def test_the_seal_of_the_log_holds_and_the_lines_of_others_are_as_they_were(store):
    before = {row.number: row for row in store.log()}
    store.destroy("doomed", entry("Destroy case"))
    rows = store.log()
    assert first_break(rows) is None
    assert [row.number for row in rows] == [*before, len(before) + 1]
    for row in rows[:-1]:
        kept = before[row.number]
        assert row == (replace(kept, at="", by="", label="") if row.case_id == "doomed" else kept)
    assert (rows[-1].label, rows[-1].before, rows[-1].after) == ("Destroy case", before[5].after, "")


def test_other_cases_their_letters_and_their_lines_in_the_list_are_untouched(store):
    store.destroy("doomed", entry("Destroy case"))
    everything = CaseQuery(show=Show.ALL)
    assert [row.reference for row in store.rows(everything, 0, 10)] == ["1-25", "2-25", "3-25"]
    for case_id, reference in (("before", "1-25"), ("between", "2-25"), ("after", "3-25")):
        assert store.load(case_id) == usual_case(case_id, reference)
    assert store.sealed("before", "letter") == KEPT
    assert store.count(CaseQuery(words=MARK, show=Show.ALL)) == 0
    assert MARK not in "".join(store.references())


def test_a_case_may_come_again_under_the_same_name(store):
    """From a case file or a backup: then it has a history of its own, behind the emptied lines."""
    store.destroy("doomed", entry("Destroy case"))
    keep(store, Case("doomed", "9-25"))
    assert store.load("doomed") == Case("doomed", "9-25")
    assert first_break(store.log()) is None
    assert [row.emptied for row in store.log("doomed")] == [True, True, True, False, False]


def test_what_was_destroyed_cannot_be_destroyed_again(store):
    store.destroy("doomed", entry("Destroy case"))
    before = store.log()
    with pytest.raises(RuleViolation):
        store.destroy("doomed", entry("Destroy case"))
    assert store.log() == before


def test_every_copy_beside_the_library_that_still_holds_it_is_named(store, path):
    """Backups, what was kept when one was restored, and the library as it was before it was brought up to date."""
    backups = LibraryBackups(store)
    taken = backups.take(datetime(2026, 11, 25, 9, tzinfo=UTC), lambda done, total: True)
    for name in ("cases before restore 2026-11-24 09.00.00.foilib", "cases.version-2.foilib", "other.foilib"):
        shutil.copyfile(taken.path, path.with_name(name))
    path.with_name("cases.version-1.foilib").write_bytes(b"nothing that opens")
    found = {backup.path.name for backup in backups.beside() if backups.holds(backup, frozenset({"doomed"}))}
    assert found == {
        "cases before restore 2026-11-24 09.00.00.foilib",
        "cases.version-2.foilib",
        "cases.version-1.foilib",  # it may
    }
    assert not any(backups.holds(backup, frozenset({"nobody"})) for backup in (taken, *backups.beside()[1:]))
