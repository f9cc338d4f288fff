"""What a request is about, for the title of its case: its subject line, else the thing that it asks about first."""

import re
from collections.abc import Iterator

from workbench.domain.arrival import Source
from workbench.domain.case import Span
from workbench.intake.patterns import words_of
from workbench.intake.suggestions.stretches import Stretches
from workbench.intake.suggestions.suggestion import About, Suggestion, in_text

_LONGEST = 120  # code points of a title
_READ_AT_MOST = 400  # code points of a question
_MOST_WORDS = 4  # of a thing
_LEAD = re.compile(
    r"(?:\s*(?:re|fwd?|fw|aw|external|\[external\])\s*:?\s*(?=\W|:)[:\]]?|\s*\[external\]|"
    r"\s*(?:new |my )?(?:(?:freedom of|environmental) information|foi|foia|eir)"
    r"(?: act| regulations)?(?: 20\d\d)?(?: \(foi\))?"
    r"(?: requests?\b\s*(?:(?:about|on|regarding|re)\b:?)?|(?=\s*(?:[-–—:]|$)))|\s*[-–—:]\s*)+",
    re.I,
)
_REQUEST = r"(?:foia?|eir|(?:freedom of|environmental) information(?: act| regulations)?(?: 20\d\d)?) request"
_LINE = re.compile(
    rf"^[ \t>]{{0,8}}(?:(?:subject|re|request title|title)[ \t]?:|{_REQUEST}[ \t]?[:–—-])[ \t]{{0,8}}"
    r"(?P<words>\S[^\r\n]{0,200})",
    re.I | re.M,
)
_THING = re.compile(
    r"\b(?:how many|(?:number|copy|copies|cost) of|information (?:on|about|regarding|relating to)|"
    r"polic(?:y|ies) on|spen[dt] on)\s(?:the |your |all |any |its |every |each ){0,2}"
    r"(?P<thing>[^\W\d_][\w'’-]{1,30}(?:[ -][^\W\d_][\w'’-]{1,30}){0,5})",
    re.I,
)
_ENDS_A_THING = words_of("""
    have has had were was are is do does did you your in on at by for from since between during over that which who whom
    within under until to with where when been be would will can could and or per each there if of as not than into the
    a an made lost sent taken given held kept used seen found put set bought sold paid built driven flown
""")
_NAMES_NONE = words_of("""
    these those this such following times people persons information requests data questions occasions other same them
    cases incidents records documents instances it they above officers staff reports offences crimes occurrences
""")


def subjects(source: Source) -> Iterator[Suggestion]:
    """The subject of a message."""
    said = source.envelope.subject if source.envelope else ""
    if cleaned := _without_lead(said):
        why = "The subject of the message, without what every request begins with."
        yield Suggestion(About.TITLE, cleaned, cleaned, said, None, "header “Subject”", why)


def titles(words: Stretches) -> Iterator[Suggestion]:
    """The same from the text."""
    lines = (Span(*found.span("words")) for found in _LINE.finditer(words.text))
    for line in words.outside(lines, words.questions):
        if cleaned := _without_lead(words.text[line.start : line.end]):
            yield in_text(About.TITLE, cleaned, words.text, line, "The request states its subject in this line.")
    for question in words.questions[:1]:
        found = _THING.search(words.text, question.start, min(question.end, question.start + _READ_AT_MOST))
        if found and (thing := _few_words(found["thing"])) and _is_of_all(words, thing):
            at = Span(found.start("thing"), found.start("thing") + len(thing))
            why = "The questions ask about this; no subject was given."
            yield in_text(About.TITLE, thing[:1].upper() + thing[1:], words.text, at, why)


def _is_of_all(words: Stretches, thing: str) -> bool:
    """Whether most questions name it, and not the first alone."""
    head = thing.lower().rpartition(" ")[2].removesuffix("s")
    naming = [span for span in words.questions if head in words.text[span.start : span.end].lower()]
    return 2 * len(naming) > len(words.questions)


def _without_lead(subject: str) -> str:
    """Without "Re:" and "Freedom of Information request"; empty where nothing is left, or too much."""
    said = " ".join(subject[:_READ_AT_MOST].split())
    lead = _LEAD.match(said)
    rest = said[lead.end() if lead else 0 :].strip()
    return rest if len(rest) <= _LONGEST else ""


def _few_words(said: str) -> str:
    """The words of a thing up to its verb or its preposition; empty where they name nothing by themselves."""
    kept: list[str] = []
    for word in said.split(" "):
        if word.lower() in _ENDS_A_THING or (kept and word.lower().endswith("ed")):
            break
        kept.append(word)
    names = kept and kept[0].lower() not in _NAMES_NONE and len(kept) <= _MOST_WORDS
    return " ".join(kept) if names else ""
