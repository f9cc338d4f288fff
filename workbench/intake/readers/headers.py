"""What the headers of an e-mail say: from whom, to whom, about what, and when it was sent and arrived.

Headers are written by many programs, and not all of them well; what cannot be understood stays empty, and the words
of a date stay as they are.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.parser import HeaderParser
from email.policy import compat32
from email.utils import parsedate_to_datetime

from workbench.domain.arrival import Envelope
from workbench.intake.readers.words import decoded, fit

Headers = Sequence[tuple[str, str]]  # as they stand in the message, from the top

LONGEST = 60_000  # characters of a header that are looked at: some thousand recipients
_ALL = 500_000  # characters of all headers together

_ADDRESS = re.compile(r"[^\s<>,;:\"'()\[\]\\@]{1,200}@[^\s<>,;:\"'()\[\]\\@]{1,200}")
_ANGLED = re.compile(r"<\s*([^<>]{0,400}?)\s*>")
_COMMENT = re.compile(r"\(([^()]{1,200})\)")
_FOLDED = re.compile(r"\r?\n[ \t]*|\r")
_WORD = r"=\?[^?\s]{1,60}\?[bq]\?[^?]{0,4000}\?="
_ENCODED = re.compile(rf"{_WORD}(?:\s*{_WORD})*", re.I)
_CONTROLS = re.compile("[\x00-\x1f\x7f]+")


def headers_in(text: str) -> Headers:
    """The headers of a message that are kept by themselves."""
    return [(name, str(value)) for name, value in HeaderParser(policy=compat32).parsestr(text[:_ALL]).raw_items()]


def envelope_of(headers: Headers) -> Envelope:
    """What is known of a message by its headers."""
    name, address = _mailbox(_first(headers, "from"))
    sent_words = shown(_first(headers, "date"))
    arrived_words = shown(_first(headers, "received")).rpartition(";")[2].strip()
    return Envelope(
        sender_name=name,
        sender_email=address,
        reply_to=_mailbox(_first(headers, "reply-to"))[1],
        recipients=addresses_in(value for key, value in headers if key.lower() in {"to", "cc"}),
        subject=shown(_first(headers, "subject")),
        sent=moment(sent_words),
        sent_words=sent_words,
        arrived=moment(arrived_words),
        arrived_words=arrived_words,
    )


def shown(value: str) -> str:
    """A header as its reader sees it: unfolded, its encoded words decoded, as far as they can be."""
    value = _FOLDED.sub(" ", value[:LONGEST])
    # Bytes that stand undeclared in a header come as halves of surrogate pairs.
    text = decoded(value.encode("utf-8", "surrogateescape"))[0]
    return " ".join(_CONTROLS.sub(" ", _ENCODED.sub(_as_words, text)).split())


def addresses_in(values: Iterable[str]) -> tuple[str, ...]:
    """Every address, once, in order; a name that looks like an address is none."""
    found: dict[str, None] = {}
    for value in values:
        text = _FOLDED.sub(" ", value[:LONGEST])
        for mailbox in re.split(r"[,;]", text):
            angled = _ANGLED.search(mailbox)
            address = _ADDRESS.search(angled[1] if angled else mailbox)
            if address:
                found.setdefault(fit(address[0])[0])
    return tuple(found)


def moment(words: str) -> datetime | None:
    """The moment that a header names, or None: also where it does not say in which time zone."""
    try:
        found = parsedate_to_datetime(words[:200])
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    if found.tzinfo is not None:
        return found
    return found.replace(tzinfo=UTC) if "-0000" in words else None  # RFC 5322: UTC, the sender's zone is not told


def _mailbox(value: str) -> tuple[str, str]:
    """Name and address of the first mailbox."""
    text = _FOLDED.sub(" ", value[:LONGEST])
    angled = _ANGLED.search(text)
    address = _ADDRESS.search(angled[1] if angled else text)
    comment = _COMMENT.search(text)
    before = text[: angled.start()] if angled else (comment[1] if comment and address else "")
    name = shown(re.sub(r"\\(.)", r"\1", before.strip().strip('"')))
    found = fit(address[0])[0] if address else ""
    return ("" if name.strip("'\"").lower() == found.lower() else name.strip("'\" ")), found


def _first(headers: Headers, name: str) -> str:
    return next((value for key, value in headers if key.lower() == name), "")


def _as_words(run: re.Match[str]) -> str:
    """Encoded words that follow one another are one: a character may begin in one and end in the next."""
    try:
        return "".join(decoded(piece, charset or "")[0] for piece, charset in decode_header(run[0]))
    except (MessageError, ValueError):
        return run[0]
