"""What a message's own headers suggest: when it came, from whom, by which way, about what."""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from workbench.domain.arrival import Envelope, FileKind, Source
from workbench.domain.case import Channel
from workbench.domain.dates import format_date
from workbench.intake.suggestions.suggestion import About, Suggestion

UK = ZoneInfo("Europe/London")
WEBSITE = "whatdotheyknow.com"
_LEAD = re.compile(
    r"(?:\s*(?:re|fwd?|fw|aw|external|\[external\])\s*:?\s*(?=\W|:)[:\]]?|\s*\[external\]|"
    r"\s*(?:freedom of information|foi|foia)(?: act)?(?: 2000)?(?: \(foi\))? requests?\s*[-–—:]?|\s*[-–—:]\s*)+",
    re.I,
)
_LONGEST_TITLE = 120


def suggestions(source: Source) -> Iterator[Suggestion]:
    """What the envelope of a source suggests, the day of receipt first."""
    if source.envelope is None:
        return
    yield from _received(source.envelope)
    yield from _person(source.envelope)
    yield from _title(source.envelope)


def channel(source: Source) -> Suggestion | None:
    """By which way a message came, where its addresses or its kind say so."""
    envelope = source.envelope
    if envelope is None:
        return None
    addresses = [each for each in (envelope.reply_to, envelope.sender_email, *envelope.recipients) if each]
    website = next((each for each in addresses if each.lower().endswith(f"@{WEBSITE}")), "")
    if website:
        why = "Requests made on this website are answered to the address that it made for each."
        return _of_channel(Channel.WHATDOTHEYKNOW, website, "address", why)
    if source.kind in (FileKind.EMAIL, FileKind.OUTLOOK):
        return _of_channel(Channel.EMAIL, source.name, "file", f"It arrived as an {source.kind.value}.")
    return None


def _of_channel(value: Channel, words: str, where: str, why: str) -> Suggestion:
    return Suggestion(About.CHANNEL, value, value.value, words, None, where, why)


def _received(envelope: Envelope) -> Iterator[Suggestion]:
    """The day on which it arrived, where the force is: at half past eleven at night in summer UTC is a day behind."""
    if envelope.arrived is not None:
        local = envelope.arrived.astimezone(UK)
        why = f"It arrived at {local:%H:%M} UK time. That day is day 0, a working day or not (FOIA s.10(1), (6))."
        yield _day(local, envelope.arrived_words, "header “Received”", why)
    elif envelope.sent is not None:
        local = envelope.sent.astimezone(UK)
        why = "No server noted when it arrived: this is the sender’s own clock. Look into the mailbox (FOIA s.10(6))."
        yield _day(local, envelope.sent_words, "header “Date”", why)


def _day(local: datetime, words: str, where: str, why: str) -> Suggestion:
    return Suggestion(About.RECEIVED, local.date(), format_date(local.date()), words, None, where, why)


def _person(envelope: Envelope) -> Iterator[Suggestion]:
    name = envelope.sender_name.strip()
    if name and "@" not in name:
        why = "A request states the name of the applicant (FOIA s.8(1)(b))."
        yield Suggestion(About.NAME, name, name, name, None, "header “From”", why)
    address, where = (
        (envelope.reply_to, "header “Reply-To”") if envelope.reply_to else (envelope.sender_email, "header “From”")
    )
    if address:
        why = "An e-mail address is an address for correspondence (FOIA s.8(1)(b))."
        yield Suggestion(About.EMAIL, address, address, address, None, where, why)


def _title(envelope: Envelope) -> Iterator[Suggestion]:
    lead = _LEAD.match(envelope.subject)
    title = " ".join(envelope.subject[lead.end() if lead else 0 :].split())
    if title and len(title) <= _LONGEST_TITLE:
        why = "The subject of the message, without what every request begins with."
        yield Suggestion(About.TITLE, title, title, envelope.subject, None, "header “Subject”", why)
