"""Does a sentence ask for information? Read one sentence at a time, as an officer skims a letter."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.case import Span
from workbench.intake import phrases, things
from workbench.intake.patterns import Match
from workbench.intake.sentences import sentences
from workbench.intake.standard import is_scope, is_standard, only_delivers

_READ_AT_MOST = 1200  # code points of one sentence; what it asks stands near its ends
_SPLIT = str.maketrans("'/-", "   ")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|[\W\d_]+")
_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|to whom it may concern)\b[^,.:!?\r\n]{0,60}[,.:!]"
    r"(?:\s+|\Z)|"
    r"p\.? ?s\.?[,:]?\s+|"
    r"(?:(?:my|our) )?(?:(?:foia?|eir|freedom of information) )?(?:requests?|questions?|query|queries):[ \t\xa0]+|"
    # to whom it goes, on a line of its own
    r"(?:to|for the attention of|fao|attn)\b:?[ \t]+[^.:!?\r\n]{0,60}"
    r"\b(?:team|unit|department|office|officer|manager|desk|police|constabulary)[,:]?[ \t]*(?:[\r\n]+|\Z)",
    re.I,
)
_QUOTATION = re.compile(r"\"[^\"]{1,600}\"|“[^“”]{1,600}”")
ENDS = "ends with ?"
_I = re.compile(r"\bi\b")
_WORD_EDGES = ".,;:!?()[]{}\"'“”‘’*_/\\-–—…|<>#&+="


class Kind(StrEnum):
    """What a sentence does."""

    QUESTION = "question"  # "How many …?"
    REQUEST = "request"  # "Please provide …"
    NOUN = "noun phrase"  # "The number of …"
    LEAD_IN = "lead-in"  # "I request the following information:"
    SCOPE = "scope"
    STANDARD = "standard phrase"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as read. `plain`: small letters, straight quotes, single spaces. `why`: by what it was recognised.

    `topic`: it asks for "information about" something, which may only introduce what follows.
    """

    span: Span
    plain: str
    kind: Kind
    why: str = ""
    topic: bool = False

    @property
    def asks(self) -> bool:
        """True where an officer would answer it."""
        return self.kind in (Kind.QUESTION, Kind.REQUEST)


def plain_words(words: str) -> str:
    """Small letters, straight quotes, single spaces; at most the first and last stretch of a very long sentence."""
    if len(words) > _READ_AT_MOST:
        words = words[: _READ_AT_MOST - 200] + words[-200:]
    return " ".join(words.split()).lower().replace("’", "'").replace("‘", "'").replace("\u200b", "")


def read_sentences(text: str, start: int, end: int) -> list[Sentence]:
    """The sentences of a stretch of the request, each with what it does."""
    greeting = _GREETING.match(text, start, end)
    start = greeting.end() if greeting else start
    return _without_quoted(text, start, end, [read(text, span) for span in sentences(text, start, end)])


def _without_quoted(text: str, start: int, end: int, found: list[Sentence]) -> list[Sentence]:
    """The same sentences; a question amid a quotation of several is somebody else's."""
    if not any(sentence.kind is Kind.QUESTION for sentence in found):
        return found
    quoted = [match.span() for match in _QUOTATION.finditer(text, start, end)]
    own = []
    for sentence in found:
        before = bisect_left(quoted, (sentence.span.start,)) - 1  # the quotation that begins before it
        amid = before >= 0 and sentence.span.end <= quoted[before][1]
        own.append(replace(sentence, kind=Kind.STATEMENT) if amid and sentence.kind is Kind.QUESTION else sentence)
    return own


def read(text: str, span: Span) -> Sentence:
    """What one sentence does."""
    plain = plain_words(text[span.start : span.end])
    asking = phrases.ASKING.search(plain)
    if _is_question(plain):
        return Sentence(span, plain, Kind.QUESTION, ENDS if "?" in plain[-3:] else "asks how many or how much")
    if asking and phrases.FILL_IN.search(plain):
        return Sentence(span, plain, Kind.REQUEST, _asks_with(asking[0]))
    if (asking and plain.endswith((":", ":-", ": -"))) or (phrases.THE_FOLLOWING.search(plain) and asking):
        return _introducing(span, plain, asking)
    if is_standard(plain) and not (asking and _wants_all_the_same(plain, asking)):
        return Sentence(span, plain, Kind.STANDARD)
    if is_scope(plain):
        return Sentence(span, plain, Kind.SCOPE)
    if asking:
        rest = plain[asking.end() :]
        if not substance(rest) and not (phrases.BACK.search(rest) and substance(plain[: asking.start()])):
            return Sentence(span, plain, Kind.LEAD_IN)
        return Sentence(span, plain, Kind.REQUEST, _asks_with(asking[0]), _topic(plain, asking.end()))
    if phrases.IMPERATIVE.match(plain) and substance(plain):
        return Sentence(span, plain, Kind.REQUEST, _asks_with(plain.split(" ", 1)[0]))
    if plain.endswith("?") and not phrases.RHETORICAL.search(plain) and not phrases.REMINDER.match(plain):
        return Sentence(span, plain, Kind.QUESTION, ENDS)
    return Sentence(span, plain, Kind.NOUN if is_noun_phrase(plain) else Kind.STATEMENT)


def _asks_with(words: str) -> str:
    return f"asks with “{_I.sub('I', words.strip(' ,'))}”"


def _is_question(plain: str) -> bool:
    """A direct question that no standard phrase explains away: "how many …" even without its mark."""
    if phrases.RHETORICAL.search(plain):
        return False
    front = phrases.IN_FRONT.match(plain)
    if phrases.COUNTS.match(plain, front.end() if front else 0):
        return True
    return (
        plain.rstrip(")\"'* ").endswith("?")
        and phrases.INTERROGATIVE.match(plain) is not None
        and not phrases.POLITE.match(plain)
        and not is_standard(plain)
    )


def _wants_all_the_same(plain: str, asking: Match) -> bool:
    """Whether a sentence asks though it sounds like handling: "if it is no trouble, please say how many".

    Or a thing to be had stands before the way it was sent: "provide all letters sent by e-mail".
    """
    if phrases.HOW_MANY.match(plain, asking.end()):
        return True
    sent = only_delivers(plain)
    return sent is not None and asking.end() < sent.start() and substance(plain[asking.end() : sent.start()])


def _introducing(span: Span, plain: str, asking: Match) -> Sentence:
    rest = plain[asking.end() :]
    topic = things.UNNAMED_OBJECT.match(rest) is not None or phrases.THE_FOLLOWING.search(plain) is not None
    return Sentence(span, plain, Kind.REQUEST if substance(rest) else Kind.LEAD_IN, _asks_with(asking[0]), topic)


def _topic(plain: str, at: int) -> bool:
    unnamed = things.UNNAMED_OBJECT.match(plain, at)
    return unnamed is not None and not things.COUNTED.match(plain, unnamed.end())


def substance(plain: str) -> bool:
    """Whether anything is left when the words that every request uses are taken away."""
    words = (raw.strip(_WORD_EDGES) for raw in plain.translate(_SPLIT).split())
    return any(
        not word.isdigit() and word not in things.NAMES_NOTHING and not _ORDINAL.fullmatch(word)
        for word in words
        if word
    )


def is_noun_phrase(plain: str) -> bool:
    """Whether a sentence names a thing to be had, without saying anything about it: "The number of arrests"."""
    named = things.NOUN_PHRASE.match(plain) is not None and phrases.COURTESY.match(plain) is None
    return named and not says_something(plain) and not things.RELATIVE.match(plain)


def says_something(plain: str) -> bool:
    """Whether a sentence has a main verb: one before which no "which", "who" or "where" stands."""
    verb = things.FINITE.search(plain)
    relative = things.RELATIVE.search(plain)
    return verb is not None and (relative is None or verb.start() < relative.start())
