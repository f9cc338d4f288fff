"""How a request reached the force: the file as it came, what its envelope says, what was enclosed.

The bytes themselves lie in the library, under the source's id; here is what is known of them.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class FileKind(StrEnum):
    """What a file that holds a request is, in the officer's words."""

    TEXT = "text file"
    EMAIL = "e-mail"
    OUTLOOK = "Outlook message"
    WORD = "Word document"
    PDF = "PDF"
    PAGE = "web page"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What an e-mail says of itself, as it says it. Times are those of its headers and carry their time zone.

    `arrived` is the time that the receiving server wrote; `sent` is the sender's own clock, which may be wrong.
    """

    sender_name: str = ""
    sender_email: str = ""
    reply_to: str = ""
    recipients: tuple[str, ...] = ()  # addresses that it was sent and copied to
    subject: str = ""
    sent: datetime | None = None
    sent_words: str = ""  # the header, word for word
    arrived: datetime | None = None
    arrived_words: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came within another: its name as given, its size in bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it arrived; its bytes are kept and can be saved out again."""

    id: str
    name: str
    kind: FileKind
    size: int
    sha256: str
    enclosures: tuple[Enclosure, ...] = ()
    envelope: Envelope | None = None
    remarks: tuple[str, ...] = ()  # sentences of its reading: what could not be read, what was left out


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a source, under its id."""

    id: str
    data: bytes

    @property
    def sha256(self) -> str:
        """As it is recorded with the source."""
        return sha256(self.data).hexdigest()
