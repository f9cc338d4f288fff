"""What the words themselves say of the requester: under the letter, in the fields of a form, in pasted headings."""

import re
from collections.abc import Iterator, Sequence

from workbench.domain.case import Role, Span
from workbench.intake.suggestions.stretches import Stretches
from workbench.intake.suggestions.suggestion import About, Suggestion, in_text

WEBSITE = "whatdotheyknow.com"
WEBSITE_WHY = "Requests made on this website are answered to the address that it made for each."

_WORD = r"[^\W\d_][\w'’.-]{0,30}"
_NAME = re.compile(
    rf"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|cllr|councillor|rev)\.?\s+)?{_WORD}(?:[^\S\t]+{_WORD}){{0,3}}",
    re.I,
)
_NOT_A_NAME = re.compile(r"(?:thanks?|thank you|cheers|enc[ls.]*|sent|many|in advance|tel|date|signed)\b", re.I)
_MY_NAME = re.compile(r"\b[Mm]y (?:full )?name is ((?:[A-Z][\w'’.-]{0,30})(?: [A-Z][\w'’.-]{0,30}){0,3})")
_POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}(?![A-Za-z0-9])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_WEBSITE_ADDRESS = re.compile(r"(?<![\w.+-])request-\d{1,12}-\w{1,20}@whatdotheyknow\.com", re.I)
_NO_ADDRESS = re.compile(
    r"@|www\.|https?:|(?:tel|phone|telephone|mob|mobile|fax|t|m)\b[.: ]*[+(]?\d|[+(]?\d[\d ()-]{8,}$", re.I
)
_FIELD = re.compile(
    r"^[ \t>]{0,8}(?P<field>from|(?:full |your |contact |applicant(?:’s|'s)? )?name|(?:your )?e-?mail(?: address)?|"
    r"(?:your |postal |home |contact |full )?address)(?:[ \t]?:[ \t]{0,8}|\t[ \t]{0,8})(?P<value>\S[^\r\n]{0,200})",
    re.I | re.M,
)
_MAILBOX = re.compile(r"\s{0,4}[<\[(](?:mailto:)?[^<>\[\]()\s]{1,200}@[^<>\[\]()\s]{1,200}[>\])]")
_ADDRESS_LINES = 7
_UNDER_THE_LETTER = (
    "It stands under the letter, and a request states the applicant’s name and address (FOIA s.8(1)(b))."
)
_ABOVE_THE_LETTER = (
    "It stands above the letter: look whether it is the applicant’s, whose name and address a request states"
    " (FOIA s.8(1)(b))."
)
_IN_A_FIELD = "So the message or form says of itself; a request states name and address (FOIA s.8(1)(b))."


def persons(words: Stretches, forces: Sequence[str] = ()) -> Iterator[Suggestion]:
    """Name, e-mail and postal address: those under the letter first. Nobody at these `forces` is the requester."""
    yield from _of_the_website(words)
    yield from _signed(words.text, words.signature(), "signature", _UNDER_THE_LETTER)
    yield from _signed(words.text, words.letterhead(), "letterhead", _ABOVE_THE_LETTER)
    yield from _fields(words.text, forces)
    if said := _MY_NAME.search(words.text):
        yield in_text(About.NAME, said[1].rstrip("."), words.text, Span(*said.span(1)), _IN_A_FIELD)


def is_of(domain: str, forces: Sequence[str]) -> bool:
    """Whether a domain is a force's: one of these, or under one."""
    return any(domain == each or domain.endswith(f".{each}") for each in forces)


def force_in(words: str, forces: Sequence[str]) -> bool:
    """Whether an address of a force stands there."""
    found = _EMAIL.search(words)
    return found is not None and is_of(found[0].lower().rpartition("@")[2], forces)


def website(words: Stretches, page: bool) -> Span | None:
    """Where the text shows that it came by the website: its address for the request, or its own lines at the foot.

    A link to another request there is none. On a saved `page` its name is enough.
    """
    text = words.text
    if made := _WEBSITE_ADDRESS.search(text):
        return Span(*made.span())
    for span in [Span(0, len(text))] if page else words.of(Role.SIGNATURE):
        at = text.lower().find(WEBSITE, span.start, span.end) if WEBSITE in text[span.start : span.end].lower() else -1
        if at >= 0:
            return Span(at, at + len(WEBSITE))
    return None


def _of_the_website(words: Stretches) -> Iterator[Suggestion]:
    if made := _WEBSITE_ADDRESS.search(words.text):
        yield in_text(About.EMAIL, made[0], words.text, Span(*made.span()), WEBSITE_WHY)


def _signed(text: str, lines: Sequence[Span], where: str, why: str) -> Iterator[Suggestion]:
    named = next((place for place, span in enumerate(lines) if _is_name(text, span, first=not place)), None)
    if named is not None:
        span = lines[named]
        name = text[span.start : span.end].rstrip(" ,")
        yield in_text(About.NAME, name, text, Span(span.start, span.start + len(name)), why, where)
    for span in lines:
        if found := _EMAIL.search(text, span.start, span.end):
            at = Span(*found.span())
            yield in_text(About.EMAIL, found[0], text, at, why, where)
            break
    yield from _address(text, lines, named, where)


def _is_name(text: str, span: Span, first: bool) -> bool:
    """Whether a line is nothing but a name; one word alone is one only directly under the closing."""
    line = text[span.start : span.end].rstrip(" ,.")
    return _NAME.fullmatch(line) is not None and _NOT_A_NAME.match(line) is None and (first or len(line.split()) > 1)


def _address(text: str, lines: Sequence[Span], named: int | None, where: str) -> Iterator[Suggestion]:
    """The lines under the name that end with a postcode, without telephone numbers and the like between them."""
    last = next((place for place, span in enumerate(lines) if _POSTCODE.search(text, span.start, span.end)), None)
    if last is None:
        return
    first = named + 1 if named is not None and named < last else max(0, last - _ADDRESS_LINES + 1)
    block = list(lines[max(first, last - _ADDRESS_LINES + 1) : last + 1])
    while len(block) > 1 and _NO_ADDRESS.search(text, block[0].start, block[0].end):
        del block[0]
    kept = [text[span.start : span.end] for span in block if not _NO_ADDRESS.search(text[span.start : span.end])]
    if kept:
        value = _address_lines(kept)
        at = Span(block[0].start, block[-1].end)
        why = "Lines under the name that end with a postcode: an address for correspondence (FOIA s.8(1)(b))."
        yield in_text(About.ADDRESS, value, text, at, why, where, ", ".join(value))


def _address_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """An address line by line, also where it was written in one."""
    parts = lines[0].split(",") if len(lines) == 1 else lines
    return tuple(part.strip(" ,\t") for part in parts if part.strip(" ,\t"))


def _fields(text: str, forces: Sequence[str]) -> Iterator[Suggestion]:
    """ "Name: …" of a form, "From: …" of a message that was pasted with its headings or passed on."""
    for found in _FIELD.finditer(text):
        field, value = found["field"].lower(), found["value"].rstrip()
        start = found.start("value")
        at = Span(start, start + len(value))
        mail = _EMAIL.search(text, at.start, at.end)
        if field == "from" and force_in(found["value"], forces):
            continue  # who passed it on
        if mail:
            yield in_text(About.EMAIL, mail[0], text, Span(*mail.span()), _IN_A_FIELD)
        if field == "from":
            value = value[: mailbox.start()] if (mailbox := _MAILBOX.search(value)) else value
        if field == "from" or field.endswith("name"):
            name = value.strip(" \"'")
            if name and "@" not in name and _NAME.fullmatch(name):
                begins = text.index(name, at.start)
                yield in_text(About.NAME, name, text, Span(begins, begins + len(name)), _IN_A_FIELD)
        elif "mail" not in field and _POSTCODE.search(value):
            lines = _address_lines([value])
            yield in_text(About.ADDRESS, lines, text, at, _IN_A_FIELD, shown=", ".join(lines))
