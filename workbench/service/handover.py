"""Handing a case over: the whole of it into one file, and what came in such a file into the library.

A case that is here already is compared first, and merged as one change that can be undone. Letters that went out are
a record: those that are lacking here come along, and none is taken away.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.accounting import fitting
from workbench.domain.arrival import Original
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.comparison import Difference, compare, merged
from workbench.domain.letter import IssuedLetter, SealedLetter
from workbench.domain.log import LogRow
from workbench.errors import BadCaseFile, BadInput, RuleViolation
from workbench.protection import container
from workbench.service import casefile
from workbench.service.bounds import LARGEST
from workbench.service.casefile import CaseFile
from workbench.service.commands import MergeCase, TakeLetters
from workbench.service.handlers import handle
from workbench.service.ports import CaseQuery, Show
from workbench.service.record import since_it_began

if TYPE_CHECKING:
    from workbench.protection.strength import Strength
    from workbench.service.session import CaseSession, Change
    from workbench.service.workbench import Workbench


TakeIn = Callable[[Case, str, tuple[SealedLetter, ...], tuple[Original, ...], tuple[LogRow, ...]], "CaseSession"]
"""Keeps a case that is new here, under the name of the change, with its letters, files and history."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came in a file: the case as it would stand here, and the one that is here already, where there is one."""

    file: CaseFile
    case: Case
    known: Case | None = None
    differences: tuple[Difference, ...] = ()


class HandOver:
    """Case files of a library, out and in."""

    def __init__(
        self,
        workbench: "Workbench",
        take_in: TakeIn,
        original: Callable[[str, str], Original | None],
    ) -> None:
        """`original` gives a file that the request of a case arrived in, where it is here."""
        self._workbench = workbench
        self._take_in = take_in
        self._original = original

    @property
    def protects(self) -> bool:
        """Whether a file is put under a passphrase unless the officer decides otherwise: as the library is."""
        return bool(self._workbench.protecting and self._workbench.protecting.protected)

    @staticmethod
    def is_protected(data: bytes) -> bool:
        """Whether a file can only be read with a passphrase."""
        return container.is_container(data)

    def strength(self, passphrase: str) -> "Strength":
        """How long a passphrase would stand; the force's own names make it no stronger."""
        from workbench.protection.strength import strength

        own = self._workbench.authority()
        return strength(passphrase, (own.name, own.department) if own else ())

    # ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def export(self, case: Case, passphrase: str | None = None) -> bytes:
        """The case with its history and its letters as one file, under a passphrase where one is given.

        It is read back before it is given away. Raises LibraryUnavailable where a letter is not what went out, and
        BadInput where the file would be larger than any that is taken in.
        """
        workbench = self._workbench
        history = since_it_began(workbench.history(case.id))
        letters = tuple(letter for record in case.issued if (letter := self._sealed(case.id, record)))
        data = casefile.encode_whole(case, workbench.authority_of(case), history, letters, self._originals(case))
        try:
            casefile.decode(data, workbench.law.catalogue)
        except BadCaseFile as error:
            raise BadInput(f"The case cannot be handed over: {error.sentence}", "Check the library first.") from None
        sealed = data if passphrase is None else container.sealed(data, passphrase)
        if len(sealed) > LARGEST:
            raise BadInput(f"The case is larger than {LARGEST // 1024**2} MB, which no file may be.")
        return sealed

    def _sealed(self, case_id: str, record: IssuedLetter) -> SealedLetter | None:
        """A letter's bytes, or None where its case came here without them."""
        try:
            return self._workbench.sealed(case_id, record.id)
        except RuleViolation:
            return None

    def _originals(self, case: Case) -> tuple[Original, ...]:
        """The files that the case arrived in; one that came here without its file is left out."""
        return tuple(found for source in case.sources if (found := self._original(case.id, source.id)))

    # ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def read(self, data: bytes, passphrase: str | None = None) -> Received:
        """What a file holds, verified, and how it differs from the case that is here. Nothing is changed.

        Raises BadCaseFile, and WrongPassphrase where the file is under another passphrase.
        """
        if passphrase is not None and container.is_container(data):
            data = container.opened(data, passphrase)
        file = casefile.decode(data, self._workbench.law.catalogue)
        case = replace(file.case, authority=self._foreign(file.authority))
        known = self._known(case)
        if known and self._workbench.authority_of(known) == file.authority:  # the same force, however it is kept here
            case = replace(case, authority=known.authority)
        return Received(file, case, known, compare(known, case) if known else ())

    def take_in(self, received: Received) -> "CaseSession":
        """Keep the case as the one that it was, with its history and its letters.

        Raises RuleViolation where it is here already, NotKept; then nothing is changed.
        """
        case, file = received.case, received.file
        if self._there(case.id):
            raise RuleViolation("This case is in the library already.", "Compare the two, or take it in as a copy.")
        return self._take_in(case, "Take in case handed over", file.letters, file.originals, file.history)

    def take_in_as_copy(self, received: Received) -> "CaseSession":
        """Keep it as a case of its own, with its letters but without its history. Raises NotKept."""
        authority = self._foreign(received.file.authority)
        case = replace(received.case, id=self._workbench.new_id(), authority=authority, revision=0)
        return self._take_in(case, "Import case", received.file.letters, received.file.originals, ())

    def merge(self, received: Received, taken: Set[str]) -> "Change | None":
        """Change the case that is here into what was chosen; None where that is what it is.

        `taken` are the keys of the differences where their side was chosen; what they need comes along. Letters that
        are lacking here are taken over first, which cannot be undone. Raises RuleViolation where the choices do not
        fit together, NotKept.
        """
        if received.known is None:
            raise RuleViolation("There is no such case in the library.", "Take it in as a new one.")
        session = self._workbench.open_case(received.known.id)
        wanted = merged(session.case, received.case, taken)
        wanted = replace(wanted, marks=fitting(wanted))  # my marks may lie on words that their question holds
        handle(session.case, MergeCase(wanted), self._workbench.law)
        letters = self._lacking(session.case.id, wanted.issued, received.file.letters)
        changes: list[Change] = []
        if letters or wanted.issued != session.case.issued:
            changes.append(session.issue(TakeLetters(wanted.issued), *letters))
        if change := session.execute(MergeCase(wanted), originals=_of(wanted, received.file.originals)):
            changes.append(change)
        if not changes:
            return None
        draft_again = any(change.draft_again for change in changes)
        return replace(changes[-1], before=changes[0].before, draft_again=draft_again)

    def _foreign(self, authority: Authority) -> Authority | None:
        """The block that a case keeps for itself, or None where it is this force's own."""
        return None if authority == self._workbench.authority() else authority

    def _known(self, case: Case) -> Case | None:
        """The same case as it is here: by its own id, or by reference and request where it was taken in otherwise."""
        if found := self._there(case.id):
            return found
        if not case.reference.strip():
            return None
        query = CaseQuery(case.reference, Show.ALL)
        for row in self._workbench.rows(query, 0, self._workbench.count(query)):
            if row.reference == case.reference and (found := self._there(row.id)) and found.request == case.request:
                return found
        return None

    def _there(self, case_id: str) -> Case | None:
        try:
            return self._workbench.look_at(case_id)
        except RuleViolation:
            return None

    def _lacking(
        self, case_id: str, issued: tuple[IssuedLetter, ...], theirs: tuple[SealedLetter, ...]
    ) -> tuple[SealedLetter, ...]:
        """Of their letters those that are recorded here, as they are, and whose pages are not here."""
        pages = {record.id: (record.sha256, record.snapshot_sha256) for record in issued}
        lacking = {record.id for record in issued if self._sealed(case_id, record) is None}
        return tuple(
            letter
            for letter in theirs
            if letter.id in lacking and pages[letter.id] == (letter.sha256, letter.snapshot_sha256)
        )


def _of(case: Case, originals: tuple[Original, ...]) -> tuple[Original, ...]:
    """Of these files those that the case names."""
    named = {source.id for source in case.sources}
    return tuple(original for original in originals if original.id in named)
