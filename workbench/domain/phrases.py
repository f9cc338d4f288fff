"""Words that a careful reader stops at, as data, and how they are looked for in what an officer wrote.

A phrase is plain words in small letters. A word that ends in `*` may go on (embarrass*), `…` stands for up to four
words, `#` for a number in figures or words. Whatever name the force goes by counts as "we". A phrase never reaches over
the end of a sentence. A list can say which words take the harm out of a phrase: before it in the same clause
("whether we hold"), right after it ("information held, if any"), or around it ("we share the public's concern").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from workbench.domain.exemptions import Evidence

_NUMBER = (
    r"(?:\d[\d,.]*|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens|hundreds|thousands)"
)
_BETWEEN = r"[^\w.;:!?]+"  # what parts two words of a phrase; never the end of a sentence
_ANY_WORDS = rf"(?:{_BETWEEN}\w+){{0,4}}"  # bounded, so that no text can make the search slow
_CLAUSE = re.compile(  # where another clause begins, for which an earlier "whether" or "if" says nothing any more
    r",(?! (?:and |but )?(?:or|nor|if|that|whether|which|when|where|how|why|by whom|to whom|with whom)\b)"
    r"|\bbut\b|\band (?=(?:we|it|they|there)\b)|\byou (?:will|can|may) (?:see|find|learn)\b"
)
_ASIDE = re.compile(r"\b(if|whether|that), [^,.]{1,80},")  # "whether, and how often, we use it"
_SENTENCE_END = re.compile(r"[.;:!?](?=\s)|\n\s*\n")
_OURSELVES = ("the force", "this force", "our force", "the constabulary", "this constabulary", "the police service")
_PLAIN = str.maketrans("’‘“”–—‑\u00a0", "''\"\"--- ")
_PRECEDES = 400  # characters before a phrase in which "whether" still governs it
_AROUND = 80  # characters on each side of a phrase within which a longer one still takes the harm out of it
_FOLLOWS = 30  # characters after a phrase in which "if held" still belongs to it


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: as they stand in the text, and where."""

    words: str
    start: int


@dataclass(frozen=True, slots=True)
class PhraseList:
    """One list: what is looked for, and what makes it harmless: words before it, after it, or around it (`innocent`).

    `not_under` names sections where it does not count.
    """

    name: str
    phrases: tuple[str, ...]
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    innocent: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()

    def find(self, text: str, own_name: str = "") -> tuple[Hit, ...]:
        """Each place where a phrase of the list stands and nothing makes it harmless, in the order of the text."""
        return _found(self, text, own_name)


@dataclass(frozen=True, slots=True)
class Stale:
    """Law or names that are no longer right from a day on, with what stands in their place."""

    words: tuple[str, ...]
    instead: str
    source: str
    evidence: Evidence
    since: date | None = None  # None: at any time

    def find(self, text: str) -> tuple[Hit, ...]:
        """Each place where the words stand, in the order of the text."""
        return _found(PhraseList("stale", self.words), text, "")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything that the checks on words look for."""

    version: str = ""
    lists: tuple[PhraseList, ...] = ()
    stale: tuple[Stale, ...] = ()
    forces: tuple[tuple[str, ...], ...] = ()  # police forces of the United Kingdom, each by all names that it goes by

    def of(self, name: str) -> PhraseList:
        """The list of this name; empty where there is none."""
        return next((each for each in self.lists if each.name == name), PhraseList(name, ()))


def fold(text: str, own_name: str = "") -> str:
    """The text as phrases are written: small letters, plain quotes, the force as "we". As long as the text itself."""
    plain = _small(text)
    for name in (_small(own_name.strip()), *_OURSELVES):
        if len(name) > len("we"):
            plain = plain.replace(name, "we".ljust(len(name)))
    return plain


def _small(text: str) -> str:
    lower = text.translate(_PLAIN).lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text.translate(_PLAIN))


@lru_cache(maxsize=2048)
def pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as what is searched for. Its parts are literal and its repetitions bounded."""
    pieces: list[str] = []
    for word in phrase.split():
        if word == "…":
            pieces.append(_ANY_WORDS)
            continue
        if pieces:
            pieces.append(_BETWEEN)
        pieces.append(
            _NUMBER if word == "#" else re.escape(word.removesuffix("*")) + (r"\w*" if word[-1] == "*" else "")
        )
    before = r"(?<!\w)" if phrase[0].isalnum() or phrase[0] == "#" else ""
    after = r"(?!-?\w)" if phrase[-1].isalnum() or phrase[-1] == "#" else ""
    return re.compile(before + "".join(pieces) + after)


@lru_cache(maxsize=2048)
def _anchor(phrase: str) -> str:
    """The longest piece of a phrase that must stand in the text as it is: without it nobody need search."""
    return max((word.removesuffix("*") for word in phrase.split() if word not in ("…", "#")), key=len, default="")


@lru_cache(maxsize=4096)
def _folded(text: str, own_name: str) -> str:
    return fold(text, own_name)


@lru_cache(maxsize=16384)  # a keystroke changes one text of a case; the others were searched before
def _found(listed: PhraseList, text: str, own_name: str) -> tuple[Hit, ...]:
    folded = _folded(text, own_name)
    hits = {
        hit.start(): Hit(text[hit.start() : hit.end()], hit.start())
        for phrase in listed.phrases
        if _anchor(phrase) in folded
        for hit in pattern(phrase).finditer(folded)
        if not _harmless(listed, folded, hit)
    }
    return tuple(hits[start] for start in sorted(hits))


def forget() -> None:
    """Keep no text in memory any longer: the case that it is from has been locked away, replaced or destroyed."""
    _folded.cache_clear()
    _found.cache_clear()


def _harmless(listed: PhraseList, folded: str, hit: re.Match[str]) -> bool:
    """True where the words around a hit, within its sentence, take the harm out of it."""
    start = max(0, hit.start() - _PRECEDES)
    after = folded[hit.end() : hit.end() + _FOLLOWS]
    return (
        _any(listed.unless_before, _clause(folded[start : hit.end()], hit.start() - start))
        or _any(listed.unless_after, next(sentences(after)))
        or _within(listed.innocent, folded, hit)
    )


def _clause(text: str, end: int) -> str:
    """The clause before a place in the text, as far as a word in it still governs what stands there."""
    *_, sentence = sentences(text[:end])
    said = text[end - len(sentence) :]
    told = _ASIDE.sub(r"\1", said[: len(sentence)])
    whole = told + said[len(sentence) :]
    begins = [cut.end() for cut in _CLAUSE.finditer(whole) if cut.end() <= len(told)]
    return told[begins[-1] :] if begins else told


def _within(innocent: tuple[str, ...], folded: str, hit: re.Match[str]) -> bool:
    """True where the hit is a piece of one of these phrases."""
    start, end = max(0, hit.start() - _AROUND), hit.end() + _AROUND
    text = folded[start:end]
    return any(
        found.start() + start <= hit.start() and hit.end() <= found.end() + start
        for phrase in innocent
        if _anchor(phrase) in text
        for found in pattern(phrase).finditer(text)
    )


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a semicolon, a colon and an empty line end one too. At least one, perhaps empty."""
    start = 0
    for stop in _SENTENCE_END.finditer(text):
        yield text[start : stop.start()]
        start = stop.end()
    yield text[start:]


def _any(phrases: tuple[str, ...], text: str) -> bool:
    return any(_anchor(phrase) in text and pattern(phrase).search(text) for phrase in phrases)
