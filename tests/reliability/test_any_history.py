"""Whatever is done in whatever order: the library file is at each step what the officer has, and its log tells how.

All of it is undone and made again, and the file is closed and opened in between.
"""

import tempfile
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from tests.reliability.figures import tell
from tests.reliability.libraries import NAME, PASSPHRASE, RECOVERY, assert_linked
from tests.reliability.scale import often
from tests.service.generated import BEGUN, REFUSED, carry_out, on_many_cases, opened, wishes, wishes_with_letters
from workbench.domain.case import Case
from workbench.domain.digests import digest
from workbench.domain.log import first_break
from workbench.service.session import CaseSession
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.protecting import LibraryProtection

_MANY = {"tens": often(1, 20), "each": often(5, 10)}

_counted = {"histories": 0, "changes": 0, "undone and made again": 0}


@on_many_cases(**_MANY, wanted=wishes)
def test_the_file_is_what_the_officer_has_through_undo_redo_and_a_restart(wanted):
    _history(wanted, None)


@on_many_cases(**_MANY, wanted=wishes_with_letters)
def test_the_same_where_letters_go_out_and_the_library_is_protected(wanted):
    _history(wanted, PASSPHRASE)


def _history(wanted, secret: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(open_library(Path(folder) / NAME)) as store:
        if secret:
            LibraryProtection(store).turn_on(secret, RECOVERY)
        workbench, session = opened(store)
        first = session.case
        for step in (*BEGUN, *wanted):
            with suppress(*REFUSED):
                carry_out(workbench, session, step)
            assert store.load(session.case.id) == session.case
            if not session.undo_label:  # a letter that went out cannot be taken back
                first = session.case
        _closed_and_opened(store, session, secret)
        back = [session.case, *_through(store, session, session.undo, lambda: session.undo_label)]
        _closed_and_opened(store, session, secret)
        assert _told(back[-1]) == _told(first)
        again = [session.case, *_through(store, session, session.redo, lambda: session.redo_label)]
        _closed_and_opened(store, session, secret)
        assert list(map(_told, again)) == list(map(_told, reversed(back)))
        assert first_break(store.log()) is None
        lines = store.log(session.case.id)
        assert len(lines) == session.case.revision + 1
        assert_linked(lines)
        assert all(line.after for line in lines)
        _counted["histories"] += 1
        _counted["changes"] += len(lines)
        _counted["undone and made again"] += len(again) - 1
        tell("any history", **_counted)


def _through(store: SqlCaseStore, session: CaseSession, step, more) -> list[Case]:
    """Take all back, or make all again; gives the case at each step, which is also what the file holds."""
    cases = []
    while more():
        step()
        assert store.load(session.case.id) == session.case
        assert store.log(session.case.id)[-1].after == digest(session.case)
        cases.append(session.case)
    return cases


def _closed_and_opened(store: SqlCaseStore, session: CaseSession, secret: str | None) -> None:
    store.lock()
    store.unlock(secret)
    assert store.load(session.case.id) == session.case


def _told(case: Case) -> Case:
    # the revision counts the changes, those that take one back too; a hold stands whatever is taken back
    return replace(case, revision=0, hold=None)
