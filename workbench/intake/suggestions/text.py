"""What the request's own words suggest: who signed it, where the answer goes, in which form, and on what it touches."""

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.content.intake import EnvironmentalWords, ForceWords
from workbench.domain.arrival import Source
from workbench.domain.case import Channel, Role, Span
from workbench.domain.exemptions import Evidence
from workbench.intake.lines import lines_of
from workbench.intake.proposal import Proposal
from workbench.intake.suggestions.envelope import WEBSITE
from workbench.intake.suggestions.suggestion import About, Suggestion

_NAME = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|cllr|councillor|rev)\.?\s+)?[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,3}",
    re.I,
)
_POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}(?![A-Za-z0-9])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ADDRESS_LINES = 7
_LONGEST = 200  # code points of a line that is looked at
_FEW = 3  # words that are shown of those found


def signature_lines(text: str, proposal: Proposal) -> list[Span]:
    """The lines behind the closing, or of a name at the end."""
    spans: list[Span] = []
    for mark in proposal.marks:
        if mark.role is Role.SIGNATURE and mark.why in ("after the closing", "a name at the end"):
            lines = lines_of(text[mark.span.start : mark.span.end])
            spans += [Span(mark.span.start + ln.start, mark.span.start + ln.end) for ln in lines if not ln.blank]
    return [span for span in spans if span.end - span.start <= _LONGEST]


def signed(text: str, lines: list[Span]) -> Iterator[Suggestion]:
    """Name, e-mail and postal address as they stand under the letter."""
    named = next((span for span in lines if _NAME.fullmatch(text[span.start : span.end].rstrip(" ,."))), None)
    if named:
        name = text[named.start : named.end].rstrip(" ,")
        yield Suggestion(
            About.NAME, name, name, name, named, "signature", "It stands under the letter (FOIA s.8(1)(b))."
        )
    for span in lines:
        if found := _EMAIL.search(text, span.start, span.end):
            at = Span(found.start(), found.end())
            why = "It stands under the letter (FOIA s.8(1)(b))."
            yield Suggestion(About.EMAIL, found[0], found[0], found[0], at, "signature", why)
            break
    yield from _address(text, lines, named)


def _address(text: str, lines: list[Span], named: Span | None) -> Iterator[Suggestion]:
    last = next((n for n, span in enumerate(lines) if _POSTCODE.search(text, span.start, span.end)), None)
    if last is None:
        return
    first = lines.index(named) + 1 if named in lines and named is not None and lines.index(named) < last else 0
    block = lines[max(first, last - _ADDRESS_LINES + 1) : last + 1]
    value = tuple(text[span.start : span.end].strip(" ,") for span in block if "@" not in text[span.start : span.end])
    at = Span(block[0].start, block[-1].end)
    why = "Lines under the name that end with a postcode: an address for correspondence (FOIA s.8(1)(b))."
    yield Suggestion(About.ADDRESS, value, ", ".join(value), text[at.start : at.end], at, "signature", why)


def website(text: str) -> Suggestion | None:
    """The channel, where the text carries the website's own lines."""
    at = text.lower().find(WEBSITE)
    if at < 0:
        return None
    words = text[at : at + len(WEBSITE)]
    why = "The page or its footer names the website: the answer goes to the address that it made."
    channel = Channel.WHATDOTHEYKNOW
    return Suggestion(About.CHANNEL, channel, channel.value, words, Span(at, at + len(words)), _line(text, at), why)


def form(text: str, proposal: Proposal) -> Suggestion | None:
    """In which form the requester wants to have the information."""
    for mark in proposal.marks:
        if mark.why == "about the form of the answer":
            words = text[mark.span.start : mark.span.end]
            value = " ".join(words.split())
            why = "The force gives effect to a preference where that is reasonably practicable (FOIA s.11(1))."
            return Suggestion(About.FORM, value, value, words, mark.span, _line(text, mark.span.start), why)
    return None


def environmental(text: str, words: EnvironmentalWords) -> Suggestion | None:
    """Whether the request has words of the environment in it."""
    found = list(_matches(text, words.words))
    if not found:
        return None
    said = list(dict.fromkeys(text[span.start : span.end].lower() for span in found))
    mark = " Quoted from memory: look it up." if words.evidence is Evidence.MEMORY else ""
    why = f"{words.says} ({words.provision}).{mark}"
    shown = ", ".join(said[:_FEW]) + (" …" if len(said) > _FEW else "")
    quoted = text[found[0].start : found[0].end]
    return Suggestion(
        About.ENVIRONMENTAL, True, f"yes, some of it? {shown}", quoted, found[0], _line(text, found[0].start), why
    )


def forces(text: str, sources: tuple[Source, ...], words: ForceWords) -> Suggestion | None:
    """Whether the request went to many forces: by its addresses, or because it says so."""
    for source in sources:
        envelope = source.envelope
        addresses = envelope.recipients if envelope else ()
        many = {
            address.lower()
            for address in addresses
            if address.lower().rpartition("@")[2].endswith(tuple(words.domains))
        }
        if len(many) >= words.fewest:
            shown = f"{len(many)} forces among its recipients"
            return Suggestion(About.FORCES, None, shown, ", ".join(addresses), None, "header “To”", words.says)
    found = next(_matches(text, words.phrases), None)
    if found is None:
        return None
    quoted = text[found.start : found.end]
    return Suggestion(About.FORCES, None, f"“{quoted}”", quoted, found, _line(text, found.start), words.says)


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in longest_first) + r")(?!\w)",
        re.I,
    )


def _matches(text: str, words: tuple[str, ...]) -> Iterator[Span]:
    return (Span(found.start(), found.end()) for found in _any_of(words).finditer(text))


def _line(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}"
