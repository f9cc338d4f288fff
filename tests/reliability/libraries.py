"""Libraries in which nothing is empty, everything that can be read of one, and what must hold of any."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from tests.fakes.cases import filled, usual_case
from tests.store.contract import ARRIVED, EVERYTHING, entry, keep
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case
from workbench.domain.digests import digest
from workbench.domain.letter import SealedLetter
from workbench.domain.log import LogRow, first_break
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.domain.safekeeping import Safekeeping
from workbench.protection.recovery import new_recovery_key
from workbench.service.ports import CaseStore, Listing
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.protecting import LibraryProtection

PASSPHRASE = "lantern gravel oyster tuesday"
ANOTHER = "another one of several words"
RECOVERY = new_recovery_key()
SECRET = "a sentence of the case that nobody else may read"
DESTROYED = "a sentence of the case that was destroyed"
LETTER = SealedLetter("letter", b"%PDF-1.7 \0 " + SECRET.encode(), b'{"case": "Ll\xc5\xb7n"}')
FUNERAL = Holiday(date(2022, 9, 19), "State funeral", ("England and Wales",), date(2022, 9, 10), "The Gazette")
NAME = "cases ŵ.foilib"
VERSIONS = Path(__file__).parents[1] / "store" / "data"


def make(path: Path, secret: str | None = None) -> None:
    """A library in which nothing is empty, closed again; under a passphrase where one is given."""
    with closing(open_library(path)) as store:
        fill(store)
        if secret is not None:
            LibraryProtection(store).turn_on(secret, RECOVERY)


def earlier_library(path: Path, version: int) -> None:
    """A library as an earlier version of the program kept it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((VERSIONS / f"version-{version}.sql").read_text("utf-8"))


def fill(store: CaseStore) -> None:
    """Cases of every kind, one of them destroyed, letters, settings and a log."""
    full = replace(filled(Case), id="full", request=SECRET)
    sent = replace(full.issued[0], id=LETTER.id, sha256=LETTER.sha256, snapshot_sha256=LETTER.snapshot_sha256)
    came = replace(full.sources[0], sha256=ARRIVED.sha256)
    arrived = (replace(ARRIVED, id=came.id),)
    whole = replace(full, issued=(sent,), sources=(came,))
    store.save(whole, Listing(date(2025, 8, 1), None), entry(), (LETTER,), originals=arrived)
    for number in range(6):
        keep(store, usual_case(f"c{number}", f"{number}-25"), due=date(2025, 8, 2))
    keep(store, Case("bare"), answered=date(2025, 7, 1))
    keep(store, usual_case("c0", "0-25", request_length=9_000), due=date(2025, 8, 3))
    keep(store, replace(usual_case("gone", "9-25"), request=DESTROYED * 50))
    store.destroy("gone", entry("Destroy case"))
    store.save_authority(filled(Authority))
    store.save_proclaimed((FUNERAL,))
    store.save_overlay(Overlay((OwnSentence("sections.opening.0", "Hello", "Good day"),)))
    store.save_safekeeping(filled(Safekeeping))


def readings(
    store: SqlCaseStore, cases: list[str], letters: list[tuple[str, str]], files: list[tuple[str, str]]
) -> dict[str, Callable[[], object]]:
    """Each thing that can be read of a library, and how."""
    return {
        "the list": lambda: store.rows(EVERYTHING, 0, 10_000),
        "how many cases": lambda: store.count(EVERYTHING),
        "references": store.references,
        "the log": store.log,
        "the force": store.authority,
        "holidays": store.proclaimed,
        "own wording": store.overlay,
        "safekeeping": store.safekeeping,
        **{f"case {id_}": lambda id_=id_: store.load(id_) for id_ in cases},
        **{f"letter {case} {id_}": lambda case=case, id_=id_: store.sealed(case, id_) for case, id_ in letters},
        **{f"file {case} {id_}": lambda case=case, id_=id_: store.original(case, id_) for case, id_ in files},
    }


def contents(store: SqlCaseStore) -> dict[str, object]:
    """All that a sound library tells."""
    return {name: read() for name, read in readings(store, cases_of(store), letters_of(store), files_of(store)).items()}


def cases_of(store: SqlCaseStore) -> list[str]:
    return [row.id for row in store.rows(EVERYTHING, 0, 10_000)]


def letters_of(store: SqlCaseStore) -> list[tuple[str, str]]:
    return store.connection.execute("SELECT case_id, id FROM issued_letters ORDER BY 1, 2").fetchall()


def files_of(store: SqlCaseStore) -> list[tuple[str, str]]:
    return store.connection.execute("SELECT case_id, id FROM originals ORDER BY 1, 2").fetchall()


def contents_at(path: Path, secret: str | None = None) -> dict[str, object]:
    """All that a closed library tells."""
    with closing(open_library(path, secret)) as store:
        return contents(store)


def assert_sound(store: SqlCaseStore) -> None:
    """The log's seal holds, and of every case the log tells how it became what it is."""
    log = store.log()
    assert first_break(log) is None
    for case_id in cases_of(store):
        assert_linked([row for row in log if row.case_id == case_id])
        assert digest(store.load(case_id)) == [row for row in log if row.case_id == case_id][-1].after
    assert store.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def assert_linked(lines: list[LogRow]) -> None:
    """Each change of a case begins where the one before it ended, as far as an earlier version wrote that down."""
    assert all(before.after in (after.before, "") for before, after in pairwise(lines))


def files_beside(path: Path) -> Iterator[Path]:
    """Every file in the library's folder and below."""
    return (file for file in path.parent.rglob("*") if file.is_file())


def anywhere(path: Path, text: str) -> list[str]:
    """The names of the files in the library's folder and below in which the text stands."""
    return [file.name for file in files_beside(path) if text.encode() in file.read_bytes()]
