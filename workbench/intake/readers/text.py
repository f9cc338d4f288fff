"""A request kept as plain text. Its newlines stay as they are: a span counts each of them."""

from workbench.domain.arrival import FileKind
from workbench.intake.arrival import Arrival
from workbench.intake.readers.limits import COPY, LONGEST, TOO_LONG, CannotRead
from workbench.intake.readers.words import decoded, looks_like_text


def read_text(data: bytes) -> Arrival:
    """UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252. Raises CannotRead."""
    if len(data) > 4 * LONGEST:
        raise CannotRead(TOO_LONG, COPY)
    text, _ = decoded(data)
    if not looks_like_text(text):
        raise CannotRead("is not a text file", COPY)
    return Arrival(FileKind.TEXT, text)
