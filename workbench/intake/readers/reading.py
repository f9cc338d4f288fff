"""Whatever arrives, read: one door to the readers of all kinds, and one sentence where none of them can."""

import time

from workbench.domain.arrival import FileKind
from workbench.errors import BadInput
from workbench.intake.arrival import Arrival
from workbench.intake.readers.kinds import what_is
from workbench.intake.readers.limits import COPY, LARGEST, LONGEST, PATIENCE, TOO_LONG, CannotRead, Clock, Patience
from workbench.intake.readers.names import safe_name
from workbench.intake.readers.words import fit

_NO_WORDS = "It has no words of its own."
_ONLY_ENCLOSED = "It has no words of its own; what it encloses is kept."


def read(name: str, data: bytes, clock: Clock = time.monotonic) -> Arrival:
    """The words of a file, what its envelope says and what it encloses.

    The bytes decide what it is, and its name only where they do not. Nothing is fetched and nothing in it is run.
    `clock` counts seconds: reading ends when there have been too many. Raises BadInput, whose sentence names the file.
    """
    shown = safe_name(name, "The file")
    try:
        return _checked(_read(shown, data, Patience(PATIENCE, clock)))
    except CannotRead as fault:
        raise BadInput(f"{shown} {fault.why}.", fault.advice) from None


def _read(name: str, data: bytes, patience: Patience) -> Arrival:
    """By the reader of its kind. Each is imported when first needed, with the library that it stands on."""
    if len(data) > LARGEST:
        raise CannotRead(f"is larger than {LARGEST // 1_000_000} MB, which is too large for a request", COPY)
    match what_is(name, data):
        case FileKind.EMAIL:
            from workbench.intake.readers.message import read_message

            return read_message(data, patience)
        case FileKind.OUTLOOK:
            from workbench.intake.readers.outlook import read_outlook

            return read_outlook(data, patience)
        case FileKind.WORD:
            from workbench.intake.readers.word import read_word

            return read_word(data, patience)
        case FileKind.PDF:
            from workbench.intake.readers.pdf import read_pdf

            return read_pdf(data, patience)
        case FileKind.PAGE:
            from workbench.intake.readers.page import read_page

            return read_page(data, patience)
        case FileKind.TEXT:
            from workbench.intake.readers.text import read_text

            return read_text(data)


def _checked(arrival: Arrival) -> Arrival:
    """With characters that can be kept, and with words, or with what may hold them."""
    if len(arrival.text) > LONGEST:
        raise CannotRead(TOO_LONG, COPY)
    text, remarks = fit(arrival.text)
    remarks = (*arrival.remarks, *remarks)
    if not text.strip():
        if arrival.kind is FileKind.PDF:
            return arrival  # a scan says so itself
        if arrival.envelope is None and not arrival.attachments:
            raise CannotRead("holds no words")
        remarks = (*remarks, _ONLY_ENCLOSED if arrival.attachments else _NO_WORDS)
    return Arrival(arrival.kind, text, arrival.envelope, arrival.attachments, remarks)
