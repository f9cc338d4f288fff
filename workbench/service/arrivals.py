"""Requests that arrive as files: read, shown, and taken into a case together with the file itself.

Nothing that a file says is believed without the officer: what it says of dates and persons becomes proposals
(service/suggesting.py), and only the text of the request and the file's bytes are taken in.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.arrival import Enclosure, Original, Source
from workbench.domain.case import Case
from workbench.errors import BadInput, KnownError, LibraryUnavailable, RuleViolation
from workbench.service.bounds import read_file

if TYPE_CHECKING:
    from workbench.intake.arrival import Arrival, Attachment
    from workbench.service.session import CaseSession, Change
    from workbench.service.workbench import Workbench

BEFORE_AN_ENCLOSURE = "\n\n"
"""What parts a message from the text of its attachment, where both together are the request."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it was looked at: what was read from it, or why it could not be read."""

    name: str
    data: bytes
    arrival: "Arrival | None" = None
    fault: KnownError | None = None
    sha256: str = ""  # of the file as it arrived


def read(name: str, data: bytes, clock: Callable[[], float] = time.monotonic) -> Incoming:
    """What a file holds. Never raises for what is in it, and touches no library: for any thread.

    `clock` counts seconds; one that leaps ahead ends the reading.
    """
    from workbench.intake import readers

    digest = sha256(data).hexdigest()
    try:
        return Incoming(name, data, readers.read(name, data, clock), sha256=digest)
    except KnownError as fault:
        return Incoming(name, data, fault=fault, sha256=digest)


def read_path(path: Path, clock: Callable[[], float] = time.monotonic) -> Incoming:
    """The same for a file on the disk, which may not be there or be too large."""
    try:
        data = read_file(path)
    except KnownError as fault:
        return Incoming(path.name, b"", fault=fault)
    return read(path.name, data, clock)


def text_of(incoming: Incoming, attachments: tuple[int, ...] = (), message: bool = True) -> str:
    """The request's text: the file's own, that of attachments (by their places), or both. Raises BadInput."""
    arrival = _arrival(incoming)
    texts = [arrival.text] if message else []
    for place in attachments:
        attachment = arrival.attachments[place]
        texts.append(_arrival(read(attachment.name, attachment.data)).text)
    return together(*texts)


def together(*texts: str) -> str:
    """One request of several texts: a message and its attachments."""
    return BEFORE_AN_ENCLOSURE.join(text.strip("\r\n") if len(texts) > 1 else text for text in texts)


class Arrivals:
    """Files that arrive at a library."""

    def __init__(
        self,
        workbench: "Workbench",
        begin: "Callable[[], CaseSession]",
        original: Callable[[str, str], Original | None],
        holders: Callable[[str], list[str]],
    ) -> None:
        """`begin` opens an empty case without a date of receipt, `original` gives a file of a case.

        `holders` gives the references of the cases that a file of these bytes arrived for.
        """
        self._workbench = workbench
        self._begin = begin
        self._original = original
        self._holders = holders

    def known(self, incoming: Incoming) -> tuple[str, ...]:
        """The references of the cases that this very file arrived for before."""
        return tuple(self._holders(incoming.sha256)) if incoming.data else ()

    def open_case(self, incoming: Incoming, text: str) -> "CaseSession":
        """A new case of this request and its file. Its date of receipt is for the officer to say. Raises NotKept."""
        session = self._begin()
        self.take(session, incoming, text)
        return session

    def take(self, session: "CaseSession", incoming: Incoming, text: str) -> "Change | None":
        """Take a request into a case, with the file that it arrived in, as one change that can be undone.

        Raises RuleViolation where the case holds answers to another request, NotKept.
        """
        arrival = _arrival(incoming)
        source = Source(
            self._workbench.new_id(),
            incoming.name,
            arrival.kind,
            len(incoming.data),
            incoming.sha256,
            tuple(Enclosure(each.name, each.size, each.sha256) for each in arrival.attachments),
            arrival.envelope,
            arrival.remarks,
        )
        command = self._workbench.take_in(text, (source,))
        return session.execute(command, originals=(Original(source.id, incoming.data),))

    def original(self, case: Case, source_id: str) -> bytes:
        """A file as it arrived, byte for byte. Raises RuleViolation where it is not here, LibraryUnavailable."""
        source = _source(case, source_id)
        found = self._original(case.id, source_id)
        if found is None:
            raise RuleViolation(
                "This file is not here: its case came from another library without it.",
                "It is in the library where the request arrived.",
            )
        if found.sha256 != source.sha256:
            raise LibraryUnavailable("The file kept is not the one that arrived.", "Restore the library from a backup.")
        return found.data

    def enclosure(self, case: Case, source_id: str, place: int) -> bytes:
        """An attachment of such a file, read out of it again. Raises as `original`, and BadInput."""
        wanted = _source(case, source_id).enclosures[place]
        found = self._attachments(case, source_id)
        if place < len(found) and found[place].sha256 == wanted.sha256:
            return found[place].data
        raise BadInput("This attachment cannot be read out of its message.", "Save a copy of the whole message.")

    def _attachments(self, case: Case, source_id: str) -> "tuple[Attachment, ...]":
        return _arrival(read(_source(case, source_id).name, self.original(case, source_id))).attachments


def _arrival(incoming: Incoming) -> "Arrival":
    if incoming.arrival is None:
        raise incoming.fault or BadInput(f"{incoming.name} could not be read.")
    return incoming.arrival


def _source(case: Case, source_id: str) -> Source:
    found = next((source for source in case.sources if source.id == source_id), None)
    if found is None:
        raise RuleViolation("The case no longer names this file.")
    return found
