"""The one place where the real parts are plugged together."""

import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import locations
from workbench.domain.authority import Authority
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case
from workbench.domain.safekeeping import Safekeeping
from workbench.errors import LibraryUnavailable
from workbench.service.workbench import Desk, Workbench

if TYPE_CHECKING:
    from workbench.content.law import Law
    from workbench.domain.clocks import Deadline
    from workbench.domain.exemptions import Catalogue
    from workbench.domain.limits import Limits
    from workbench.letters.document import LetterDocument
    from workbench.service.backups import Backup, Backups, Promise, Salvaged
    from workbench.service.library import Library
    from workbench.service.ports import Progress, RenderedLetter
    from workbench.service.protecting import Protecting
    from workbench.store.library import SqlCaseStore


@cache
def load_calendar() -> WorkingCalendar:
    """The working days of the whole United Kingdom. Raises BadResource."""
    from workbench.content.calendar import load_calendar

    return load_calendar()


def load_catalogue() -> "Catalogue":
    """The exemptions of Part II. Raises BadResource."""
    from workbench.content.catalogue import load_catalogue

    return load_catalogue()


def load_defaults() -> Authority:
    """What a new library starts with under Settings. Raises BadResource."""
    from workbench.content.settings import load_defaults

    return load_defaults(load_limits(), _now().astimezone().date())


def load_safekeeping() -> Safekeeping:
    """How a new library is looked after. Raises BadResource."""
    from workbench.content.safekeeping import load_safekeeping

    return load_safekeeping()


@cache
def load_limits() -> "Limits":
    """The dated limits of cost and time. Raises BadResource."""
    from workbench.content.limits import load_limits

    return load_limits()


def load_law() -> "Law":
    """The law, the factors, the wording and the calendar. Raises BadResource."""
    from workbench.content.checks import load_challenge, load_phrases
    from workbench.content.combinations import load_combinations
    from workbench.content.costs import load_costs
    from workbench.content.factors import load_factors
    from workbench.content.law import Law
    from workbench.content.offence import load_offence
    from workbench.content.wording import load_wording

    catalogue = load_catalogue()
    return Law(
        catalogue,
        load_factors(catalogue.qualified),
        load_wording(),
        load_calendar(),
        load_limits(),
        load_combinations(catalogue),
        load_phrases(),
        load_costs(),
        load_offence(),
        load_challenge(),
    )


def open_workbench(library: Path | None = None, secret: str | None = None) -> Workbench:
    """The workbench over the officer's library, or another.

    Raises LibraryUnavailable, LibraryLocked where it is protected and no secret (passphrase or recovery key) is given,
    and WrongPassphrase where it is another.
    """
    from workbench.rendering.files import write_file
    from workbench.store.holder import user
    from workbench.store.library import open_library

    store = open_library(library or locations.library(), secret)
    return Workbench(
        store,
        load_law,
        load_calendar,
        load_defaults,
        _render,
        write_file,
        _now,
        _new_id,
        load_limits,
        _render_clocks,
        user,
        load_safekeeping,
        load_protecting=lambda workbench: _protecting(store, workbench),
        load_backups=lambda workbench: _backups(store, workbench),
        write_table=_write_table,
    )


def _protecting(store: "SqlCaseStore", workbench: "Library") -> "Protecting":
    from workbench.service.protecting import Protecting
    from workbench.store.protecting import LibraryProtection

    def folders() -> tuple[Path, ...]:
        return workbench.backups.folders() if workbench.backups else ()

    def own_words() -> tuple[str, ...]:
        with suppress(LibraryUnavailable):  # a locked library does not say them
            force = workbench.authority() or Authority()
            return force.name, force.department, workbench.officer()
        return ()

    return Protecting(LibraryProtection(store), _now, folders, workbench.note, workbench.recovery_sheet, own_words)


def _backups(store: "SqlCaseStore", workbench: "Library") -> "Backups":
    from workbench.service.backups import Backups
    from workbench.store.backups import LibraryBackups

    return Backups(LibraryBackups(store), _now, workbench.safekeeping, workbench.note, workbench.forget)


def backups_of(library: Path) -> "list[Backup]":
    """The backups of a library that does not open, newest first."""
    from workbench.store.rescue import backups_of

    return backups_of(library)


def put_back(library: Path, backup: "Backup") -> Path:
    """A backup in the place of a library that does not open. Returns where that is kept. Raises LibraryUnavailable."""
    from workbench.store.rescue import put_back

    return put_back(library, backup, _now())


def backup_at(path: Path) -> "Backup":
    """A backup that somebody has found elsewhere. Raises LibraryUnavailable."""
    from workbench.store.rescue import backup_at

    return backup_at(path)


def newest_whole(backups: "Iterable[Backup]") -> "Backup | None":
    """The first of these that is in order, or protected."""
    from workbench.store.rescue import newest_whole

    return newest_whole(backups)


def promise_of(backup: "Backup") -> "Promise":
    """What can be told of a backup before it is opened."""
    from workbench.store.rescue import promise_of

    return promise_of(backup)


def salvage(library: Path, secret: str | None, progress: "Progress") -> "tuple[Path, Salvaged]":
    """What is whole of a damaged library, in its place. Returns where the damaged one is kept, and what came out.

    Raises LibraryUnavailable, LibraryLocked, WrongPassphrase and NotKept; then everything is as it was.
    """
    from workbench.store.rescue import salvage_in_place

    return salvage_in_place(library, _now(), secret, progress)


def salvage_into(damaged: Path, new: Path, secret: str | None, progress: "Progress") -> "Salvaged":
    """What is whole of a damaged library, as a new one. Raises as `salvage`; then there is no new one."""
    from workbench.store.salvage import salvage

    return salvage(damaged, new, secret, progress)


def desk() -> Desk:
    """What can be asked about a case without any library."""
    return Desk(load_law, load_calendar, _render, _now, _new_id, load_limits, _render_clocks)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises CannotWrite."""
    from workbench.rendering.files import write_file

    write_file(path, data)


def _render(document: "LetterDocument") -> "RenderedLetter":
    from workbench.rendering.pdf import render_pdf  # typesetting is loaded when a letter is first asked for

    return render_pdf(document)


def _write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from workbench.rendering.table_file import write_table

    write_table(path, headings, rows)


def _render_clocks(clocks: "Sequence[tuple[Case, tuple[Deadline, ...]]]", made_on: date) -> bytes:
    from workbench.rendering.calendar_file import render_clocks

    return render_clocks(clocks, made_on)


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return uuid.uuid4().hex[:12]
