"""What the program may be doing when it is killed, and what of it must be found afterwards.

Each is carried out in another process (`child.py`), which says "begun" when it is about to write and acknowledges each
thing that it has kept, as the status line does. `told` is what it had acknowledged when it was killed.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from tests.fakes.cases import usual_case
from tests.reliability.action import BEGUN, Action, arrived, letter, revision
from tests.reliability.backup_actions import BackingUp, ProtectingABackup, Restoring
from tests.reliability.libraries import (
    ANOTHER,
    DESTROYED,
    PASSPHRASE,
    RECOVERY,
    VERSIONS,
    anywhere,
    contents,
    earlier_library,
    make,
)
from tests.store.contract import NOWHERE, entry
from workbench import bootstrap
from workbench.rendering.files import write_file
from workbench.service import casefile
from workbench.service.commands import SetAnswerText, SetTitle
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.protecting import LibraryProtection


@dataclass(frozen=True)
class Saving(Action):
    """A case saved again and again, with a letter at every fifth time and a file that arrived at every seventh."""

    rounds: int = 100_000

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        with closing(open_library(path, self.secret)) as store:
            store.log()
            yield BEGUN
            for number in range(1, self.rounds + 1):
                sent = () if number % 5 else (letter(number),)
                came = () if number % 7 else (arrived(number),)
                store.save(revision(number), NOWHERE, entry(f"Change {number}"), sent, originals=came)
                yield str(number)

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        acknowledged = int(told[-1]) if told else 0
        lines = store.log("one")
        assert len(lines) in (acknowledged, acknowledged + 1)  # the one in hand may be kept, and not yet told
        assert [line.label for line in lines] == [f"Change {number}" for number in range(1, len(lines) + 1)]
        now = contents(store)
        if lines:
            assert now.pop("case one") == revision(len(lines))
        for number in range(5, len(lines) + 1, 5):
            assert now.pop(f"letter one letter {number}") == letter(number)
        for number in range(7, len(lines) + 1, 7):
            assert now.pop(f"file one file {number}") == arrived(number)
        changed = {"the list", "the log", "how many cases", "references"}
        assert {name: now[name] for name in now.keys() - changed} == {n: before[n] for n in before.keys() - changed}
        assert [row for row in now["the log"] if row.case_id != "one"] == before["the log"]
        assert [row for row in now["the list"] if row.id != "one"] == before["the list"]
        assert [row.reference for row in now["the list"] if row.id == "one"] == [str(len(lines))] * bool(lines)


@dataclass(frozen=True)
class Typing(Action):
    """An officer at work in the window's own session: edits, and what Undo and Redo make of them."""

    rounds: int = 100_000

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        with closing(bootstrap.open_workbench(path, self.secret)) as workbench:
            session = workbench.open_case("c0")
            session.execute(SetTitle("0"))
            yield BEGUN
            for number in range(1, self.rounds + 1):
                session.execute(SetAnswerText("p0", f"{number} " * (number % 50)))
                session.seal()
                session.execute(SetTitle(str(number)))
                if number % 3 == 0:
                    session.undo()
                    session.redo()
                yield str(number)

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        acknowledged = int(told[-1]) if told else 0
        case = store.load("c0")
        last = int(case.title) if case.title.isdigit() else 0
        # killed between its steps, it may be at any of the next round's: they are kept one by one
        assert last in (acknowledged, acknowledged + 1)
        answers = [f"{number} " * (number % 50) for number in (last, last + 1)]
        assert case.part("p0").answer.text in (answers if last else [usual_case().parts[0].answer.text, answers[1]])
        assert (
            case.revision == len(store.log("c0")) - 2
        )  # each of its changes has its line, and it was kept twice before
        now = contents(store)
        others = before.keys() - {"the list", "the log", "case c0"}
        assert {name: now[name] for name in others} == {name: before[name] for name in others}


@dataclass(frozen=True)
class Beginning(Action):
    """There is no library yet: a new one is made."""

    def prepare(self, path: Path) -> None:
        pass

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        yield BEGUN
        with closing(open_library(path)):
            yield "made"


@dataclass(frozen=True)
class Destroying(Action):
    """A case is destroyed."""

    def prepare(self, path: Path) -> None:
        make(path, self.secret)
        with closing(open_library(path, self.secret)) as store:
            store.save(replace(usual_case("doomed", "8-25"), request=DESTROYED * 60), NOWHERE, entry(DESTROYED))

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        with closing(open_library(path, self.secret)) as store:
            store.log()
            yield BEGUN
            store.destroy("doomed", entry("Destroy case"))
            yield "destroyed"

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        now = contents(store)
        if not told and now == before:
            return
        assert "case doomed" not in now
        *_, emptied, last = store.log("doomed")
        assert (emptied.label, last.label) == ("", "Destroy case")
        others = before.keys() - {"the list", "the log", "how many cases", "references", "case doomed"}
        assert {name: now[name] for name in others} == {name: before[name] for name in others}
        assert anywhere(store.path, DESTROYED) == []


@dataclass(frozen=True)
class Migrating(Action):
    """A library of an earlier version is brought up to date as it is opened."""

    version: int = 1

    def prepare(self, path: Path) -> None:
        earlier_library(path, self.version)

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        yield BEGUN
        with closing(open_library(path)):
            yield "opened"

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        now = contents(store)
        logs = [  # the moment at which it was brought is another each time
            [(row.case_id, row.by, row.label, row.before, row.after) for row in there["the log"]]
            for there in (now, before)
        ]
        assert logs[0] == logs[1]
        assert {**now, "the log": None} == {**before, "the log": None}
        for copy in store.path.parent.glob(f"*.version-{self.version}*.foilib"):
            assert_whole(copy, self.version)
        assert list(store.path.parent.glob("*.version-*.foilib"))


def assert_whole(copy: Path, version: int) -> None:
    """A copy of an earlier version is as that version left it."""
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        made = list(connection.iterdump())
    with closing(sqlite3.connect(":memory:")) as original:
        original.executescript((VERSIONS / f"version-{version}.sql").read_text("utf-8"))
        assert made == list(original.iterdump())


@dataclass(frozen=True)
class Protecting(Action):
    """The protection of the library changes: `how` is what is asked of it."""

    how: str = "turn_on"
    given: tuple[str, ...] = ()

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        with closing(open_library(path, self.secret)) as store:
            protection = LibraryProtection(store)
            yield BEGUN
            getattr(protection, self.how)(*(recovery if each == RECOVERY else each for each in self.given))
            yield "done"

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        assert contents(store) == before


@dataclass(frozen=True)
class Exporting(Action):
    """A case file is written over an earlier one, again and again."""

    rounds: int = 100_000

    def prepare(self, path: Path) -> None:
        make(path)
        _place(path).write_bytes(_exported(path, 0))

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        files = [_exported(path, number) for number in range(20)]
        yield BEGUN
        for number in range(1, self.rounds + 1):
            write_file(_place(path), files[number % 20])
            yield str(number)

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        assert contents(store) == before
        acknowledged = int(told[-1]) if told else 0
        written = _place(store.path).read_bytes()
        assert written in (_exported(store.path, acknowledged), _exported(store.path, acknowledged + 1))


def _place(path: Path) -> Path:
    return path.with_name("case.foicase")


def _exported(path: Path, number: int) -> bytes:
    case = usual_case("c1", str(number % 20), request_length=3_000 * (number % 20 + 1))
    return casefile.encode(case, bootstrap.load_defaults())


ACTIONS: dict[str, Action] = {
    "a new library": Beginning(),
    "saving": Saving(),
    "saving, protected": Saving(PASSPHRASE),
    "typing": Typing(),
    "destroying": Destroying(),
    "destroying, protected": Destroying(PASSPHRASE),
    "migrating from version 1": Migrating(version=1),
    "migrating from version 2": Migrating(version=2),
    "migrating from version 3": Migrating(version=3),
    "protecting": Protecting(None, (None, PASSPHRASE), how="turn_on", given=(PASSPHRASE, RECOVERY)),
    "protecting no longer": Protecting(PASSPHRASE, (PASSPHRASE, None), how="turn_off"),
    "another passphrase": Protecting(PASSPHRASE, (PASSPHRASE, ANOTHER), how="change_passphrase", given=(ANOTHER,)),
    "another recovery key": Protecting(PASSPHRASE, how="change_recovery_key", given=(RECOVERY,)),
    "protecting a backup": ProtectingABackup(),
    "another key": Protecting(PASSPHRASE, (PASSPHRASE, ANOTHER), how="turn_on", given=(ANOTHER, RECOVERY)),
    "exporting": Exporting(),
    "backing up": BackingUp(),
    "backing up, protected": BackingUp(PASSPHRASE),
    "restoring": Restoring(),
    "restoring, protected": Restoring(PASSPHRASE),
}
