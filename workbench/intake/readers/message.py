"""A request that came as an e-mail (.eml): its words, its envelope, and what it encloses."""

from collections.abc import Callable
from email.feedparser import BytesFeedParser
from email.message import EmailMessage
from email.policy import EmailPolicy, compat32
from typing import Any, TypeVar, cast

from workbench.domain.arrival import FileKind
from workbench.intake.arrival import Arrival
from workbench.intake.readers.bodies import is_stub, may_be_stub, page_words, plain_words, sealing, unflowed
from workbench.intake.readers.findings import DEEPEST, SEALED, SIGNED, STUB, TOO_DEEP, WRAPPED, Found, heading
from workbench.intake.readers.headers import Headers, envelope_of
from workbench.intake.readers.limits import CannotRead, Patience, sound

NESTED = 60  # parts within one another; each makes the reading of every line slower
AT_ONCE = 16_000  # bytes between two looks at the clock
_HEADER = 2000  # characters of a header about a part; beyond lies nothing but harm
_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "text/calendar": ".ics"}

_Answer = TypeVar("_Answer")


class _Bounded(EmailPolicy):
    """Reads no more of a header than any program writes, and takes one that is broken as it stands."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value[:_HEADER])
        except Exception:  # the standard library's parser promises nothing for a broken header
            return " ".join(value[:_HEADER].split())


def read_message(data: bytes, patience: Patience) -> Arrival:
    """An e-mail as it was kept by a mail program. Raises CannotRead."""
    message = _parsed(data, patience)
    headers = _headers(message)
    if not {"from", "date", "received", "subject", "mime-version"} & {name.lower() for name, _ in headers}:
        raise CannotRead("is not an e-mail", "Open it in its own program, copy the request and paste it.")
    reading = _Reading(patience)
    with sound("is damaged"):
        reading.take(message)
    reading.found.remark(*sealing(reading.found.text))
    return reading.found.arrival(FileKind.EMAIL, envelope_of(headers))


def _parsed(data: bytes, patience: Patience) -> EmailMessage:
    parser = BytesFeedParser(EmailMessage, policy=_Bounded())
    with sound("is damaged, or not really an e-mail"):
        for start in range(0, len(data), AT_ONCE):
            parser.feed(data[start : start + AT_ONCE])
            patience.spend()
        return cast(EmailMessage, parser.close())


class _Reading:
    """A walk through the parts of a message."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._inside = 0  # messages
        self._wants_pages = True
        self.found = Found()

    def take(self, part: EmailMessage, depth: int = 0) -> None:
        """Gathers a part and what lies in it."""
        self._patience.spend()
        kind = _asked(part.get_content_type, "application/octet-stream")
        if depth > NESTED:
            raise CannotRead("has parts within parts, deeper than any letter")
        if kind == "message/rfc822" and _parts(part):
            self._take_message(part, depth)
        elif kind == "multipart/alternative" and part.is_multipart():
            self._take_best(part, depth)
        elif kind.startswith("multipart/") and part.is_multipart():
            self._remark_on(kind)
            for each in _parts(part):
                self.take(each, depth + 1)
        elif kind.startswith("multipart/"):
            self._take_text(part, "text/plain")  # it says that it has parts, and has none
        elif kind in {"text/plain", "text/html"} and not self._is_enclosed(part):
            self._take_text(part, kind)
        else:
            self._enclose(part, kind)

    def _is_enclosed(self, part: EmailMessage) -> bool:
        """The words themselves may have a name too; then they come first."""
        return _asked(part.is_attachment, False) or (bool(_asked(part.get_filename, None)) and bool(self.found.texts))

    def _remark_on(self, kind: str) -> None:
        if kind == "multipart/signed":
            self.found.remark(SIGNED)
        elif kind == "multipart/encrypted":
            self.found.remark(SEALED)

    def _take_text(self, part: EmailMessage, kind: str) -> None:
        if kind == "text/html" and not self._wants_pages:
            return
        data = _payload(part)
        try:
            text, remarks = _words(part, data, kind, self._patience)
        except CannotRead as fault:
            self.found.remark(f"A part of its text {fault.why}; that part was kept enclosed.")
            self.found.keep("", data, ".html" if kind == "text/html" else ".txt")
            return
        self.found.texts.append(text)
        self.found.remark(*remarks)

    def _take_best(self, part: EmailMessage, depth: int) -> None:
        """Of forms that say the same: the plain one, unless it only says that there is another."""
        forms = sorted(_parts(part), key=lambda each: not _is_plain(each))
        plain = self._apart([each for each in forms if _is_plain(each)], depth)
        wanted, self._wants_pages = self._wants_pages, may_be_stub(plain.text)
        page = self._apart([each for each in forms if not _is_plain(each)], depth)
        self._wants_pages = wanted
        best = page if is_stub(plain.text, page.text) else plain
        if best is page and plain.text.strip():
            self.found.remark(STUB)
        self.found.texts.append(best.text)
        self.found.remark(*best.remarks)
        self.found.attachments.extend([*plain.attachments, *page.attachments])

    def _apart(self, forms: list[EmailMessage], depth: int) -> Found:
        """What these hold, by itself."""
        outer, self.found = self.found, Found()
        for each in forms:
            self.take(each, depth + 1)
        apart, self.found = self.found, outer
        return apart

    def _take_message(self, part: EmailMessage, depth: int) -> None:
        """A message within: its words under a line that says so, or kept as it is where it lies too deep."""
        inner = _parts(part)[0]
        if self._inside == DEEPEST:
            self.found.remark(TOO_DEEP)
            self.found.keep(f"{_subject(inner)}.eml", inner.as_bytes(policy=compat32))
            return
        self._inside += 1
        self.found.texts.append(heading(envelope_of(_headers(inner))))
        self.take(inner, depth + 1)
        self._inside -= 1

    def _enclose(self, part: EmailMessage, kind: str) -> None:
        name = _asked(part.get_filename, None)
        if kind in {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}:
            self.found.remark(SIGNED)
            return
        if kind.startswith("image/") and not name and not _asked(part.is_attachment, False):
            return  # a picture that stands in the text
        if kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
            self.found.remark(SEALED)
        elif kind == "application/ms-tnef":
            self.found.remark(WRAPPED)
        self.found.keep(name or "", _payload(part), _ENDINGS.get(kind, ""))


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(part: EmailMessage, data: bytes, kind: str, patience: Patience) -> tuple[str, tuple[str, ...]]:
    charset = str(_asked(part.get_content_charset, None) or "")
    if kind == "text/html":
        return page_words(data, charset, patience)
    text, remarks = plain_words(data, charset)
    if _parameter(part, "format") == "flowed":
        text = unflowed(text, drops_space=_parameter(part, "delsp") == "yes")
    return text, remarks


def _parameter(part: EmailMessage, name: str) -> str:
    return str(_asked(lambda: str(part.get_param(name)), "")).lower()


def _headers(message: EmailMessage) -> Headers:
    return [(name, str(value)) for name, value in message.raw_items()]


def _parts(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, EmailMessage)] if isinstance(payload, list) else []


def _is_plain(part: EmailMessage) -> bool:
    return _asked(part.get_content_type, "") == "text/plain"


def _subject(message: EmailMessage) -> str:
    return envelope_of(_headers(message)).subject or "message"


def _asked(question: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
    """What a header says, or `otherwise` where it is broken in a way that the standard library does not expect."""
    try:
        return question()
    except Exception:
        return otherwise
