"""Where a link may lead, and the addresses that stand in plain text."""

import re
from collections.abc import Iterator

from workbench.letters.document import Run
from workbench.rendering.lines import Span

_SCHEME = re.compile(r"(https?|mailto):", re.IGNORECASE)
_DOMAIN = r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}"
_BARE_DOMAIN = re.compile(rf"{_DOMAIN}(/\S*)?", re.IGNORECASE)
_BARE_MAIL = re.compile(rf"[\w.+'’-]+@{_DOMAIN}", re.IGNORECASE)
_IN_TEXT = re.compile(rf"https?://[^\s<>\"“”]+|(?<![\w.+-])[\w.+-]{{1,64}}@{_DOMAIN}", re.IGNORECASE)
_LONGEST = 2000  # characters: browsers take hardly more, and each line of a link repeats its address in the file
_AFTER_AN_ADDRESS = ".,;:!?)]'’"


def target(url: str) -> str:
    """Where a link may lead: to the web or to mail and nowhere else. Empty where it is neither, or too long."""
    url = url.strip()
    if len(url) > _LONGEST:
        return ""
    if _SCHEME.match(url):
        return url
    if _BARE_MAIL.fullmatch(url):
        return f"mailto:{url}"
    return f"https://{url}" if _BARE_DOMAIN.fullmatch(url) else ""


def said(run: Run) -> str:
    """A run's words. On paper a link must show where it leads."""
    if not run.url or run.url in run.text:
        return run.text
    return f"{run.text} ({run.url})" if run.text.strip() else run.url


def linked(text: str, bold: bool = False) -> Iterator[Span]:
    """A text's spans, with the web and mail addresses in it as links."""
    done = 0
    for found in _IN_TEXT.finditer(text):
        address = found.group().rstrip(_AFTER_AN_ADDRESS)
        if found.start() > done:
            yield Span(text[done : found.start()], bold)
        yield Span(address, bold, target(address))
        done = found.start() + len(address)
    if done < len(text) or not text:
        yield Span(text[done:], bold)
