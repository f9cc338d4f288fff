"""The words of an e-mail, whichever form they come in: plain, flowed, or as a page."""

import re

from workbench.intake.readers.limits import COPY, LONGEST, TOO_LONG, CannotRead, Patience
from workbench.intake.readers.words import decoded, looks_like_text, unix_lines

_TIMES = 4  # the plain form of a message says the same as its page; one with a quarter of the words says something else
_SHORT = 400  # characters; what tells that there is a page is a sentence or two
_SIGNATURE = "-- "  # the line above a signature, which is no wrapped line
_QUOTES = re.compile(">*")
_WORD = re.compile(r"\w+")
_PGP = re.compile(r"^-----BEGIN PGP (?:SIGNED )?MESSAGE-----", re.M)
_PGP_SEALED = re.compile(r"^-----BEGIN PGP MESSAGE-----", re.M)


def plain_words(data: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """A part in plain text, and remarks. Raises CannotRead where it is none."""
    if len(data) > 4 * LONGEST:
        raise CannotRead(TOO_LONG, COPY)
    text, remarks = decoded(data, charset)
    if not looks_like_text(text):
        raise CannotRead("holds no text where its words should be", "Open it in the mail program and copy the request.")
    return unix_lines(text), remarks


def page_words(data: bytes, charset: str, patience: Patience) -> tuple[str, tuple[str, ...]]:
    """A part that is a page, and remarks. Raises CannotRead."""
    from workbench.intake.readers.page import words_of_page

    html, remarks = decoded(data, charset)
    text, more = words_of_page(html, patience)
    return text, (*remarks, *more)


def may_be_stub(plain: str) -> bool:
    """Whether the plain form is so short that its page must be looked at."""
    return len(plain) < _SHORT


def is_stub(plain: str, page: str) -> bool:
    """Whether the plain form only says that there is a page, or nothing at all."""
    return may_be_stub(plain) and len(_WORD.findall(plain)) * _TIMES < len(_WORD.findall(page))


def unflowed(text: str, drops_space: bool) -> str:
    """Lines that a mail program wrapped are whole again (RFC 3676, format=flowed)."""
    lines: list[list[str]] = []  # each of the pieces that it was wrapped into
    depth, goes_on = 0, False
    for line in text.split("\n"):
        quotes = _QUOTES.match(line)
        quoted = quotes.end() if quotes else 0
        words = line[quoted:].removeprefix(" ")
        if not (goes_on and quoted == depth and words != _SIGNATURE):
            lines.append([f"{'>' * quoted} "] if quoted else [])
        depth, goes_on = quoted, words.endswith(" ") and words != _SIGNATURE
        lines[-1].append(words[:-1] if goes_on and drops_space else words)
    return "\n".join("".join(pieces) for pieces in lines)


def sealing(text: str) -> tuple[str, ...]:
    """A remark where the words themselves are sealed or signed with PGP."""
    if _PGP_SEALED.search(text):
        return ("It is encrypted (PGP). Open it in the mail program that it came to, and copy the request.",)
    return ("It is signed (PGP); the signature was not checked.",) if _PGP.search(text) else ()
