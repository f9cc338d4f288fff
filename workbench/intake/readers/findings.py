"""What is gathered from a message while it is walked through, and the sentences that its readers share."""

from dataclasses import dataclass, field

from workbench.domain.arrival import Envelope, FileKind
from workbench.domain.dates import format_date
from workbench.intake.arrival import Arrival, Attachment
from workbench.intake.readers.names import safe_name

DEEPEST = 5  # messages within one another whose words are read; a deeper one is kept enclosed

SEALED = (
    "It is encrypted, or sealed by its signature. Open it in the mail program that it came to, and copy the request."
)
SIGNED = "It is signed; the signature was not checked."
STUB = "Its plain text only stands in for its web page form, which was taken."
TOO_DEEP = f"Messages that lie more than {DEEPEST} deep within it were not read."
WRAPPED = "Outlook wrapped what it encloses as “winmail.dat”; ask for it again in another form if it is wanted."


@dataclass(slots=True)
class Found:
    """The words, enclosed files and remarks of a message, each in the order in which they stand."""

    texts: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)  # each once

    @property
    def text(self) -> str:
        """All its words, its parts set apart by a blank line."""
        return "\n\n".join(text for text in (each.strip("\n") for each in self.texts) if text.strip())

    def remark(self, *sentences: str) -> None:
        """Tell this once."""
        self.remarks.update(dict.fromkeys(sentences))

    def keep(self, name: str, data: bytes, ending: str = "") -> None:
        """Something enclosed. `ending` is for one without a name."""
        self.attachments.append(Attachment(safe_name(name, f"enclosed{ending}"), data))

    def arrival(self, kind: FileKind, envelope: Envelope) -> Arrival:
        """The message as it was read."""
        return Arrival(kind, self.text, envelope, tuple(self.attachments), tuple(self.remarks))


def heading(envelope: Envelope) -> str:
    """What stands above the words of a message within a message, as mail programs write it."""
    address = f"<{envelope.sender_email}>" if envelope.sender_email else ""
    sent = format_date(envelope.sent.date()) if envelope.sent else envelope.sent_words
    lines = (
        ("From", f"{envelope.sender_name} {address}".strip()),
        ("Sent", sent),
        ("To", "; ".join(envelope.recipients[:10])),
        ("Subject", envelope.subject),
    )
    return "\n".join(
        ["---------- Forwarded message ----------", *(f"{name}: {words}" for name, words in lines if words)]
    )
