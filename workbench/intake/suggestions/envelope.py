"""What a message's own headers suggest: when it came, from whom, by which way."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from workbench.domain.arrival import Envelope, FileKind, Source
from workbench.domain.case import Channel
from workbench.domain.dates import format_date
from workbench.intake.suggestions.persons import WEBSITE, WEBSITE_WHY, is_of
from workbench.intake.suggestions.suggestion import About, Suggestion

UK = ZoneInfo("Europe/London")
_OUTLOOK = "Outlook"  # what it noted itself says so


def received(source: Source, today: date, forces: Sequence[str]) -> Suggestion | None:
    """The day on which it arrived, where the force is: at half past eleven at night in summer UTC is a day behind.

    A day that has not come yet is a clock that is wrong, and none.
    """
    envelope = source.envelope
    if envelope is None:
        return None
    arrived, sent = in_the_uk(envelope.arrived), in_the_uk(envelope.sent)
    if arrived and arrived.date() <= today:
        why = f"It arrived at {arrived:%H:%M} UK time; that day is day 0, a working day or not (FOIA s.10(1), (6))."
        look = passed_on(envelope, forces)
        if look:
            why = "The force itself passed it on, and counts from the day when it first had it: look (FOIA s.10(6))."
        where = "Outlook" if _OUTLOOK in envelope.arrived_words else "header “Received”"
        return _day(arrived, envelope.arrived_words, where, why, look)
    if sent and sent.date() <= today:
        why = "No server noted when it arrived: this is the sender’s own clock. Look into the mailbox (FOIA s.10(6))."
        return _day(sent, envelope.sent_words, "header “Date”", why, look=True)
    return None


def _day(local: datetime, words: str, where: str, why: str, look: bool) -> Suggestion:
    day = local.date()
    return Suggestion(About.RECEIVED, day, format_date(day), words, None, where, why, look=look)


def in_the_uk(moment: datetime | None) -> datetime | None:
    """A moment by the clocks of the UK; one that names no time zone is taken as it stands."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UK)
    try:
        return moment.astimezone(UK)
    except (OverflowError, ValueError):  # at the very ends of the calendar
        return None


def passed_on(envelope: Envelope, forces: Sequence[str]) -> bool:
    """Whether one of the force sent it to another of the same: its sender is not the requester."""
    sender = _domain(envelope.sender_email)
    return is_of(sender, forces) and any(sender == _domain(each) for each in envelope.recipients)


def _domain(address: str) -> str:
    return address.lower().rpartition("@")[2] if "@" in address else ""


def sender(source: Source, forces: Sequence[str]) -> Iterator[Suggestion]:
    """Name and e-mail of who sent it, unless the force itself passed it on."""
    envelope = source.envelope
    if envelope is None or passed_on(envelope, forces):
        return
    name = envelope.sender_name.strip()
    if name and "@" not in name:
        why = "A request states the name of the applicant (FOIA s.8(1)(b))."
        yield Suggestion(About.NAME, name, name, name, None, "header “From”", why)
    for address, header in ((envelope.reply_to, "Reply-To"), (envelope.sender_email, "From")):
        if address:
            why = "An e-mail address is an address for correspondence (FOIA s.8(1)(b))."
            yield Suggestion(About.EMAIL, address, address, address, None, f"header “{header}”", why)
            return


def channel(source: Source) -> Suggestion | None:
    """By which way a message came, where its addresses or its kind say so."""
    envelope = source.envelope
    if envelope is None:
        return None
    addresses = (envelope.reply_to, envelope.sender_email)
    website = next((each for each in addresses if each.lower().endswith(f"@{WEBSITE}")), "")
    if website:
        return _came_by(Channel.WHATDOTHEYKNOW, website, "address", WEBSITE_WHY)
    if source.kind in (FileKind.EMAIL, FileKind.OUTLOOK):
        return _came_by(Channel.EMAIL, source.name, "file", f"It arrived as an {source.kind.value}.")
    return None


def _came_by(value: Channel, words: str, where: str, why: str) -> Suggestion:
    return Suggestion(About.CHANNEL, value, value.value, words, None, where, why)
