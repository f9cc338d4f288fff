"""A request that was saved from Outlook (.msg): its words, its envelope, and what it encloses."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from oxmsg.domain import constants as mapi
from oxmsg.domain import model
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from workbench.domain.arrival import Envelope, FileKind
from workbench.domain.dates import format_date
from workbench.intake.arrival import Arrival
from workbench.intake.readers.bodies import is_stub, may_be_stub, page_words, sealing
from workbench.intake.readers.compound import root_of
from workbench.intake.readers.findings import DEEPEST, SEALED, SIGNED, STUB, TOO_DEEP, Found, heading
from workbench.intake.readers.headers import addresses_in, envelope_of, headers_in
from workbench.intake.readers.limits import CannotRead, Patience, sound
from workbench.intake.readers.words import decoded, fit, unix_lines

INNER = 24  # bytes before the properties of a message within a message
LARGEST = 200_000  # bytes of a stream of properties: some thousand of them
_SENDER_SMTP, _REPRESENTING_SMTP, _REPRESENTING_EMAIL = 0x5D01, 0x5D02, 0x0065
_RICH_TEXT = "Its words are kept as rich text, which is not read: open it in Outlook, copy the request and paste it."
_ELSEWHERE = "A file that it only refers to was not kept with it."
_EMBEDDED = "__substg1.0_3701000D"

_Answer = TypeVar("_Answer")


def read_outlook(data: bytes, patience: Patience) -> Arrival:
    """An Outlook message. Raises CannotRead."""
    root = root_of(data)
    reading = _Reading(patience)
    with sound("is damaged"):
        message = _Message(root, model.MSG_HDR_OFFSET)
        reading.take(message)
        envelope = message.envelope()
    reading.found.remark(*sealing(reading.found.text))
    return reading.found.arrival(FileKind.OUTLOOK, envelope)


class _Message:
    """The properties of a message, whether it is the file's own or lies within another."""

    def __init__(self, storage: Storage, offset: int) -> None:
        self.storage = storage
        self.properties = _properties(storage, offset)

    def words(self, *pids: int) -> str:
        """The first of these that is there."""
        return next((found for found in (_words(self.storage, self.properties, pid) for pid in pids) if found), "")

    def has(self, pid: int) -> bool:
        """Whether there is a stream of bytes of this kind."""
        return bool(_stream(self.storage, pid, mapi.PTYP_BINARY))

    def page(self) -> tuple[bytes, str]:
        """Its words as a page, and the encoding that it states."""
        html = _stream(self.storage, mapi.PID_HTML, mapi.PTYP_BINARY)
        if html:
            return html, _asked(lambda: self.properties.body_encoding, "")
        return self.words(mapi.PID_BODY_HTML).encode(), "utf-8"

    def envelope(self) -> Envelope:
        """What the headers say that came over the internet; where there are none, what Outlook itself recorded."""
        told = envelope_of(headers_in(self.words(mapi.PID_TRANSPORT_MESSAGE_HEADERS)))
        sent, sent_words = told.sent, told.sent_words
        if not sent_words:
            sent, sent_words = self._recorded(mapi.PID_CLIENT_SUBMIT_TIME)
        arrived, arrived_words = told.arrived, told.arrived_words
        if not arrived_words:
            arrived, arrived_words = self._recorded(mapi.PID_MESSAGE_DELIVERY_TIME)
        return Envelope(
            sender_name=told.sender_name or self.words(mapi.PID_SENDER_NAME, mapi.PID_SENT_REPRESENTING_NAME),
            sender_email=told.sender_email or self._sender(),
            reply_to=told.reply_to,
            recipients=told.recipients or addresses_in(self._recipients()),
            subject=told.subject or " ".join(self.words(mapi.PID_SUBJECT).split()),
            sent=sent,
            sent_words=sent_words,
            arrived=arrived,
            arrived_words=arrived_words,
        )

    def _recorded(self, pid: int) -> tuple[datetime | None, str]:
        moment = _asked(lambda: self.properties.date_prop_value(pid), None)
        if not isinstance(moment, datetime):
            return None, ""
        return moment, f"{format_date(moment.date())}, {moment:%H:%M} UTC, as Outlook recorded it"

    def _sender(self) -> str:
        """Within one organisation Outlook keeps a path in place of an address; that is none."""
        kept = (self.words(_SENDER_SMTP), self.words(_REPRESENTING_SMTP), self.words(mapi.PID_SENDER_EMAIL_ADDRESS))
        return next(iter(addresses_in((*kept, self.words(_REPRESENTING_EMAIL)))), "")

    def _recipients(self) -> list[str]:
        found: list[str] = []
        for each in self.storage.iter_recipient_storages():
            properties = _properties(each, model.RECIP_HDR_OFFSET)
            found.extend(_words(each, properties, pid) for pid in (mapi.PID_SMTP_ADDRESS, mapi.PID_EMAIL_ADDRESS))
        return found


class _Reading:
    """A walk through a message and what lies in it."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._inside = 0  # messages
        self.found = Found()

    def take(self, message: _Message) -> None:
        """Gathers the words of a message and what it encloses."""
        self._patience.spend()
        self._remark_on(message.words(mapi.PID_MESSAGE_CLASS).lower())
        self._take_words(message)
        for each in message.storage.iter_attachment_storages():
            self._patience.spend()
            self._take_enclosed(each)

    def _remark_on(self, message_class: str) -> None:
        if message_class.startswith("ipm.note.smime.multipartsigned"):
            self.found.remark(SIGNED)
        elif message_class.startswith("ipm.note.smime"):
            self.found.remark(SEALED)

    def _take_words(self, message: _Message) -> None:
        """The plain form, unless it only says that there is another; Outlook makes it of any other form by itself."""
        plain = unix_lines(message.words(mapi.PID_BODY))
        page, remarks = self._page(message, plain) if may_be_stub(plain) else ("", ())
        if is_stub(plain, page):
            self.found.remark(*remarks, *((STUB,) if plain.strip() else ()))
            self.found.texts.append(page)
        else:
            self.found.texts.append(plain)
        if not plain.strip() and not page and message.has(mapi.PID_RTF_COMPRESSED):
            self.found.remark(_RICH_TEXT)

    def _page(self, message: _Message, plain: str) -> tuple[str, tuple[str, ...]]:
        html, charset = message.page()
        try:
            return page_words(html, charset, self._patience) if html else ("", ())
        except CannotRead as fault:
            if not plain.strip():
                self.found.remark(f"A part of its text {fault.why}; that part was kept enclosed.")
                self.found.keep("", html, ".html")
            return "", ()

    def _take_enclosed(self, storage: Storage) -> None:
        inner = next((each for each in storage.storages if each.name == _EMBEDDED), None)
        if inner is not None:
            self._take_message(inner)
            return
        properties = _properties(storage, model.ATTACH_HDR_OFFSET)
        data = _asked(lambda: properties.binary_prop_value(mapi.PID_ATTACH_DATA_BINARY), None)
        names = (mapi.PID_ATTACH_LONG_FILENAME, mapi.PID_ATTACH_FILENAME, mapi.PID_DISPLAY_NAME)
        name = next((found for found in (_words(storage, properties, pid) for pid in names) if found), "")
        if data is None:
            self.found.remark(_ELSEWHERE)
        elif name or not _words(storage, properties, mapi.PID_ATTACH_CONTENT_ID):  # else a picture in the text
            self.found.keep(name, data, _words(storage, properties, mapi.PID_ATTACH_EXTENSION))

    def _take_message(self, storage: Storage) -> None:
        """A message within: its words under a line that says so."""
        if self._inside == DEEPEST:
            self.found.remark(TOO_DEEP)
            return
        message = _Message(storage, INNER)
        self._inside += 1
        self.found.texts.append(heading(message.envelope()))
        self.take(message)
        self._inside -= 1


def _properties(storage: Storage, offset: int) -> Properties:
    if len(storage.properties_stream_bytes) > LARGEST:
        raise CannotRead("has more properties than any message")
    return Properties(storage, offset)


def _words(storage: Storage, properties: Properties, pid: int) -> str:
    """A property in words. Where they are not in the encoding that the message states, in that which fits."""
    found = _asked(lambda: properties.str_prop_value(pid), None)
    if found is None:
        found = _stream(storage, pid, mapi.PTYP_STRING).decode("utf-16-le", errors="replace")
    if not found:
        found = decoded(_stream(storage, pid, mapi.PTYP_STRING8))[0]
    return fit(found.rstrip("\0"))[0]


def _stream(storage: Storage, pid: int, kind: int) -> bytes:
    """The bytes of a property as they lie there: for a message whose table of properties is broken."""
    return _asked(lambda: storage.property_stream_bytes(pid, kind), b"")


def _asked(question: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
    """What a property says, or `otherwise` where its stream is missing or holds what it cannot."""
    try:
        return question()
    except Exception:
        return otherwise
