"""What was read of a file that may hold a request: its words, what its envelope says, and what came enclosed."""

from dataclasses import dataclass
from hashlib import sha256

from workbench.domain.arrival import Envelope, FileKind


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came within another. Its name is safe to show and to save under: no folders, no hidden characters."""

    name: str
    data: bytes

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)

    @property
    def sha256(self) -> str:
        """As it is recorded with the source."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it was read.

    `text` holds the words as their reader saw them: numbers and bullets of lists at the start of their lines, rows of
    tables with tabs. It is empty only where the words came enclosed. `remarks` are sentences for the officer: what
    could not be read, what was replaced, what was left out.
    """

    kind: FileKind
    text: str
    envelope: Envelope | None = None
    attachments: tuple[Attachment, ...] = ()
    remarks: tuple[str, ...] = ()
