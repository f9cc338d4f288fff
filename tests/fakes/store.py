"""A library in memory that keeps what the store's contract says, for tests of everything above it."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec

from workbench.domain.arrival import Original
from workbench.domain.asked_before import asked_words, closeness, same_requester
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case, Requester
from workbench.domain.digests import digest
from workbench.domain.letter import SealedLetter
from workbench.domain.log import LogRow, row_after
from workbench.domain.overlay import Overlay
from workbench.domain.register import RegisterMatches
from workbench.domain.safekeeping import Safekeeping
from workbench.domain.seal import moment_of
from workbench.domain.soundness import Problem, Step
from workbench.domain.stances import Stance, topic
from workbench.errors import KnownError, NotKept, RuleViolation
from workbench.service.ports import AskedQuestion, CaseQuery, CaseRow, Listing, LogEntry, LogLine, Show


@dataclass
class MemoryCaseStore:
    """Implements `CaseStore`. What is put into `faults` is raised by the next writings, one after the other."""

    faults: list[KnownError] = field(default_factory=list)
    saves: int = 0
    opened_how: str = ""  # what there is to tell of its opening
    problems: tuple[Problem, ...] = ()  # what a check finds

    def __post_init__(self) -> None:
        self._cases: dict[str, Case] = {}
        self._listings: dict[str, tuple[Listing, str]] = {}
        self._log: list[LogRow] = []
        self._authority: Authority | None = None
        self._proclaimed: tuple[Holiday, ...] = ()
        self._overlay = Overlay()
        self._matches = RegisterMatches()
        self._safekeeping: Safekeeping | None = None
        self._sealed: dict[tuple[str, str], SealedLetter] = {}
        self._originals: dict[tuple[str, str], Original] = {}
        self._calendar_version = ""
        self.closed = False

    def load(self, case_id: str) -> Case:
        if case_id not in self._cases:
            raise RuleViolation("This case is not in the library.")
        return self._cases[case_id]

    def save(
        self,
        case: Case,
        listing: Listing,
        entry: LogEntry,
        sealed: tuple[SealedLetter, ...] = (),
        history: tuple[LogRow, ...] = (),
        originals: tuple[Original, ...] = (),
    ) -> None:
        self._before_writing(case)
        if any((case.id, letter.id) in self._sealed for letter in sealed):
            raise ValueError("a sealed letter is kept for good")
        self._sealed.update({(case.id, letter.id): letter for letter in sealed})
        self._originals = {(case.id, original.id): original for original in originals} | self._originals
        before = digest(self._cases[case.id]) if case.id in self._cases else ""
        for row in history:
            self._add(row.case_id, row.at, row.by, row.label, row.before, row.after)
        self._add(case.id, entry.at.isoformat(), entry.by, entry.label, before, digest(case))
        self._cases[case.id] = case
        self._listings[case.id] = listing, self._calendar_version
        self.saves += 1

    def destroy(self, case_id: str, entry: LogEntry) -> None:
        before = digest(self.load(case_id))
        self._before_writing(None)
        del self._cases[case_id], self._listings[case_id]
        self._sealed = {key: letter for key, letter in self._sealed.items() if key[0] != case_id}
        self._originals = {key: original for key, original in self._originals.items() if key[0] != case_id}
        self._log = [replace(row, at="", by="", label="") if row.case_id == case_id else row for row in self._log]
        self._add(case_id, entry.at.isoformat(), entry.by, entry.label, before, "")

    def original(self, case_id: str, source_id: str) -> Original | None:
        return self._originals.get((case_id, source_id))

    def holders(self, sha256: str) -> list[str]:
        found = (case_id for (case_id, _), original in self._originals.items() if original.sha256 == sha256)
        return sorted({self._cases[case_id].reference for case_id in found})

    def note(self, entry: LogEntry) -> None:
        self._before_writing(None)
        self._add("", entry.at.isoformat(), entry.by, entry.label, "", "")

    def _add(self, *said: str) -> None:
        self._log.append(row_after(self._log[-1] if self._log else None, *said))

    def sealed(self, case_id: str, letter_id: str) -> SealedLetter:
        if (case_id, letter_id) not in self._sealed:
            raise RuleViolation("This letter is not in the library.")
        return self._sealed[case_id, letter_id]

    def count(self, query: CaseQuery) -> int:
        return len(self._found(query))

    def rows(self, query: CaseQuery, offset: int, limit: int) -> list[CaseRow]:
        found = sorted(
            self._found(query), key=lambda row: (row.due or date.max, row.due is None, row.reference, row.id)
        )
        return found[offset : offset + limit]

    def log(self, case_id: str = "", offset: int = 0, limit: int = -1) -> list[LogRow]:
        found = [row for row in self._log if row.case_id == case_id or not case_id]
        return found[offset : None if limit < 0 else offset + limit]

    def log_length(self, case_id: str = "") -> int:
        return len(self.log(case_id))

    def log_numbers(self, case_id: str = "", words: str = "") -> list[int]:
        found = (row.number for row in reversed(self.log(case_id)) if self._says(row, _folded(words).split()))
        return list(found)

    def log_lines(self, numbers: Sequence[int]) -> list[LogLine]:
        return [LogLine(self._log[number - 1], self._reference(self._log[number - 1])) for number in numbers]

    def check(self, list_case: Callable[[Case], Listing], calendar_version: str) -> Iterator[Step]:
        for done in range(len(self._cases)):
            yield Step(done, len(self._cases), cases=1)
        yield Step(len(self._cases), len(self._cases), problems=self.problems)

    def _says(self, row: LogRow, words: list[str]) -> bool:
        line = LogLine(row, self._reference(row))
        said = _folded("\n".join((moment_of(row.at), row.by, row.label, line.about)))
        return all(word in said for word in words)

    def _reference(self, row: LogRow) -> str | None:
        return self._cases[row.case_id].reference if row.case_id in self._cases else None

    def references(self) -> list[str]:
        return sorted(case.reference for case in self._cases.values() if case.reference)

    def authority(self) -> Authority | None:
        return self._authority

    def save_authority(self, authority: Authority) -> None:
        self._before_writing(authority)
        self._authority = authority

    def proclaimed(self) -> tuple[Holiday, ...]:
        return self._proclaimed

    def save_proclaimed(self, holidays: tuple[Holiday, ...]) -> None:
        self._before_writing(holidays)
        self._proclaimed = holidays

    def overlay(self) -> Overlay:
        return self._overlay

    def save_overlay(self, overlay: Overlay) -> None:
        self._before_writing(overlay)
        self._overlay = overlay

    def safekeeping(self) -> Safekeeping | None:
        return self._safekeeping

    def save_safekeeping(self, safekeeping: Safekeeping) -> None:
        self._before_writing(safekeeping)
        self._safekeeping = safekeeping

    def register_matches(self) -> RegisterMatches:
        return self._matches

    def save_register_matches(self, matches: RegisterMatches) -> None:
        self._before_writing(matches)
        self._matches = matches

    def stances(self, topics: tuple[str, ...], except_case: str) -> list[Stance]:
        found = [
            Stance(
                case.id,
                case.reference,
                topic(case, part),
                part.outcome,
                tuple(claim.limb for claim in part.claims),
                self._listings[case.id][0].answered,
            )
            for case in self._cases.values()
            for part in case.parts
            if part.outcome and case.id != except_case and topic(case, part) in topics and topic(case, part)
        ]
        latest = sorted(found, key=lambda each: (each.reference, each.case_id))
        latest.sort(key=lambda each: each.answered or date.min, reverse=True)
        return sorted(latest, key=lambda each: each.topic)

    def read_questions(self) -> Iterator[tuple[int, int]]:
        yield len(self._cases), len(self._cases)

    def asked_like(self, text: str, except_case: str, limit: int) -> list[AskedQuestion]:
        found = [
            AskedQuestion(case.id, question.id, asked_words({each.id: each for each in case.questions}, question))
            for case in self._cases.values()
            for question in case.questions
            if case.id != except_case and not question.lead_in
        ]
        like = [(closeness(text, each.text), each) for each in found]
        like.sort(key=lambda each: -each[0])
        return [each for close, each in like if close][:limit]

    def asked_by(self, requester: Requester, except_case: str, since: date, until: date) -> list[str]:
        found = [
            case
            for case in self._cases.values()
            if case.id != except_case and same_requester(requester, case.requester)
            if case.received and since <= case.received <= until
        ]
        found.sort(key=lambda case: case.id)
        found.sort(key=lambda case: case.received, reverse=True)
        return [case.id for case in found]

    def notice(self) -> str:
        return self.opened_how

    def relist(self, calendar_version: str, list_case: Callable[[Case], Listing]) -> int:
        self._before_writing(None)
        outdated = [id_ for id_, (_, version) in self._listings.items() if version != calendar_version]
        made = {id_: list_case(self._cases[id_]) for id_ in outdated}
        changed = sum(listing != self._listings[id_][0] for id_, listing in made.items())
        self._listings.update({id_: (listing, calendar_version) for id_, listing in made.items()})
        self._calendar_version = calendar_version
        return changed

    def close(self) -> None:
        self.closed = True

    def _before_writing(self, value: object) -> None:
        if self.faults:
            raise self.faults.pop(0)
        try:
            texts = _texts(msgspec.json.decode(msgspec.json.encode(value)))
        except UnicodeEncodeError:
            raise NotKept("The change was not kept: half a character.") from None
        if any("\0" in text for text in texts):
            raise NotKept("The change was not kept: a NUL.")

    def _found(self, query: CaseQuery) -> list[CaseRow]:
        rows = (self._row(case) for case in self._cases.values())
        return [row for row in rows if _shown(row, query) and _has_words(row, query.words)]

    def _row(self, case: Case) -> CaseRow:
        listing, _ = self._listings[case.id]
        return CaseRow(
            case.id,
            case.reference,
            case.title,
            case.requester.name,
            case.received,
            listing.due,
            listing.answered,
            listing.closed,
        )


def _shown(row: CaseRow, query: CaseQuery) -> bool:
    match query.show:
        case Show.ALL:
            return True
        case Show.ANSWERED:
            return row.answered is not None
        case Show.OPEN:
            return row.answered is None
        case Show.DUE:
            soon = row.due is not None and (query.due_by is None or row.due <= query.due_by)
            return soon and row.answered is None


def _has_words(row: CaseRow, words: str) -> bool:
    text = _folded("\n".join((row.reference, row.title, row.requester)))
    return all(word in text for word in _folded(words).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for item in value.values() for text in _texts(item)]
        case list():
            return [text for item in value for text in _texts(item)]
        case _:
            return []
