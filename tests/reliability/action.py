"""One thing that the program may be doing when it is killed: how it is made ready, done, and looked at afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tests.fakes.cases import usual_case
from tests.reliability.libraries import contents, make
from workbench.domain.arrival import FileKind, Original, Source
from workbench.domain.case import Case
from workbench.domain.letter import SealedLetter
from workbench.store.library import SqlCaseStore

BEGUN = "begun"
NOON = datetime(2025, 7, 30, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Action:
    """Something that writes and leaves what the library tells as it was, unless a subclass says otherwise."""

    secret: str | None = None  # that opens the library before
    secrets: tuple[str | None, ...] = ()  # those of which one opens it afterwards; the last once it is acknowledged
    rounds: int = 1  # how often it is done before the process ends by itself

    def prepare(self, path: Path) -> None:
        """The library before, and whatever belongs to it, in a folder of its own."""
        make(path, self.secret)

    def carry_out(self, path: Path, recovery: str) -> Iterator[str]:
        """Do it; gives what is told."""
        raise NotImplementedError

    def check(self, store: SqlCaseStore, before: dict[str, object], told: Sequence[str]) -> None:
        """What must hold of the library that opens after the kill."""
        assert contents(store) == before

    def readable_beside(self, store: SqlCaseStore) -> bool:
        """Whether something of the case may be read in a file there without the passphrase."""
        return store.key is None

    def opening(self, told: Sequence[str]) -> tuple[str | None, ...]:
        """What may open the library now."""
        possible = self.secrets or (self.secret,)
        return possible[-1:] if told else possible


def revision(number: int) -> Case:
    """A case that has another shape each time it is saved."""
    case = usual_case("one", str(number))
    sources = tuple(
        Source(original.id, "request.eml", FileKind.EMAIL, len(original.data), original.sha256)
        for original in map(arrived, range(7, number + 1, 7))
    )
    shape = {"request": case.request * (number % 7 + 1), "parts": case.parts[number % 5 :], "sources": sources}
    return replace(case, revision=number, **shape)


def arrived(number: int) -> Original:
    return Original(f"file {number}", b"From: " + bytes(number % 200) * 400)


def letter(number: int) -> SealedLetter:
    return SealedLetter(f"letter {number}", b"%PDF" + bytes(number % 200) * 40, str(number).encode())
