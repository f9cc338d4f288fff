"""Which questions the requester wants answered first, if not all can be: "please prioritise questions 2 and 3"."""

import re
from collections.abc import Sequence

from workbench.intake.asks import Sentence, plain_words, read_sentences
from workbench.intake.patterns import one_of, whole
from workbench.intake.proposal import ProposedQuestion

_FIRST = whole(r"""
    prioriti[sz]e[ds]?|prioriti[sz]ation|priority|priorities|precedence|preference|preferred order|order of importance
    most important|most interest(?:ed|ing)?(?: to me)?|above all|first and foremost|in the following order
    (?:start|begin)(?:ning|ing)? with
""")
_ANSWERED_FIRST = re.compile(
    r"\b(?:answer|deal with|complete|process|treat|take|address|respond to|provide|do|consider|look at)(?:ed)?\b"
    r"[^?!]{0,80}\b(?:first|before (?:the|any|all) (?:others?|rest|remaining))\b"
)
_IN_ORDER = whole(r"""
    (?:in|follow) (?:the )?order (?:listed|given|written|asked|set out|shown|above|in which|they)
    (?:in|follow) (?:the )?order of the (?:list|questions)
    (?:in|follow) (?:the )?(?:same|numerical|number|descending|ascending|listed|above|following) order
    (?:in|follow) (?:the )?order of (?:the )?(?:number|appearance)
""")
_NOT_OURS = re.compile(  # the force's priorities, not the requester's
    r"\b(?:no|without|not|high|low|policing|police|crime|local|community|strategic|last|lowest|least)(?: \w+)? priorit|"
    r"\b(?:how|why|whether|what)\b[^.?!]{0,60}\bpriorit|"
    r"\bpriority (?:crime|area|ward|offence|list|group|need|call)s?\b"
)
_LEAST = re.compile(
    r"\b(?:last|least|lowest|drop(?:ping)?|omit(?:ting)?|leav(?:e|ing) out|leaving|before|over|ahead of|rather than)\b"
)
_HINT = re.compile(r"priorit|first|preced|important|order|interest|start|begin|prefer|before the", re.I)

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NOUN = one_of(r"""
    questions?|qs?|parts?|points?|items?|numbers?|nos?\.?|requests?|quer(?:y|ies)|sections?|bullets?|bullet points?
""")
_LABEL = r"(?:\d{1,2}(?:\.\d{1,2}|\s?\(?[a-z]\)?(?![\w]))?|[a-h]\b|" + "|".join(_NUMBER_WORDS) + ")"
_AND = one_of(r"""
    ,\s*and then|,\s*then|,\s*and|,\s*followed by|and then|followed by|then|and|or|,|&|;|/|>|to|-|–|through
""")
_JOINT = rf"(?:(?:\s+(?:first|second|next))?\s*{_AND}\s*)"
_NAMED = re.compile(
    rf"\b{_NOUN}\s*[.:#(]?\s*(?P<labels>{_LABEL}\)?(?:{_JOINT}(?:{_NOUN}[.\s]*)?\(?{_LABEL}\)?){{0,30}})"
)
_BARE = re.compile(
    rf"(?:[:–-]|\bas|\bhave|\banswer|\bprioriti[sz]e|\bwith|\bis|\border|\bto|\bpriority)\s*\(?(?P<labels>{_LABEL}\)?(?:{_JOINT}\(?{_LABEL}\)?){{0,30}})(?=\s*(?:[.;)]|$|first|before|rather|than|as|if|please|,))"
)
_ONE = re.compile(rf"(?P<joint>{_JOINT})?(?:{_NOUN}[.\s]*)?\(?(?P<label>{_LABEL})")
_POSITION = re.compile(
    rf"\b(?:the )?(?P<which>last|final|{'|'.join(_ORDINALS)})(?: (?P<count>{'|'.join(_NUMBER_WORDS)}|\d))? {_NOUN}\b"
)


def priority_of(text: str, questions: Sequence[ProposedQuestion], others: Sequence[Sentence]) -> tuple[str, ...]:
    """The labels to answer first, in the requester's order; empty where none is named."""
    by_name = {_name(question.label): question.label for question in reversed(questions)}
    for plain in _sentences(text, questions, others):
        if wishes(plain):
            found = _labels_in(plain, questions, by_name)
            if found:
                return found
    return ()


def _sentences(text: str, questions: Sequence[ProposedQuestion], others: Sequence[Sentence]) -> list[str]:
    """The sentences of the paragraphs, then those that ended up within a question."""
    plains = [sentence.plain for sentence in others]
    for question in (question for question in questions if _HINT.search(question.text)):
        plains += [s.plain for s in read_sentences(text, question.span.start, question.span.end)]
    return plains


def wishes(plain: str) -> bool:
    """Whether a sentence asks for something to be answered first."""
    if not _HINT.search(plain) or _NOT_OURS.search(plain):
        return False
    return bool(_FIRST.search(plain) or _ANSWERED_FIRST.search(plain) or _IN_ORDER.search(plain))


def _labels_in(plain: str, questions: Sequence[ProposedQuestion], by_name: dict[str, str]) -> tuple[str, ...]:
    found: list[str] = []
    for match in [*_NAMED.finditer(plain)] or [*_BARE.finditer(plain)]:
        if _LEAST.search(plain[max(0, match.start() - 14) : match.start()]) and found:
            break
        found += _listed(match["labels"], by_name)
    if not found:
        found = _by_position(plain, questions)
    if not found and _IN_ORDER.search(plain):
        found = [question.label for question in questions if question.parent is None]
    return tuple(dict.fromkeys(found))


def _listed(words: str, by_name: dict[str, str]) -> list[str]:
    """The labels of "2, 3 and 5" or "1 to 4", as far as there are such questions."""
    names: list[str] = []
    for match in _ONE.finditer(words):
        name = _name(match["label"])
        if (
            (match["joint"] or "").strip() in ("to", "-", "–", "through")
            and names
            and names[-1].isdigit()
            and name.isdigit()
        ):
            names += [str(number) for number in range(int(names[-1]) + 1, int(name))]
        names.append(name)
    return [by_name[name] for name in names if name in by_name]


def _by_position(plain: str, questions: Sequence[ProposedQuestion]) -> list[str]:
    tops = [question.label for question in questions if question.parent is None]
    found: list[str] = []
    for match in _POSITION.finditer(plain):
        word = match["count"] or "one"
        count = _NUMBER_WORDS.index(word) + 1 if word in _NUMBER_WORDS else int(word)
        if match["which"] in ("last", "final"):
            found += tops[-count:]
        else:
            at = _ORDINALS.index(match["which"])
            found += tops[at : at + count]
    return found


def _name(label: str) -> str:
    """A label without brackets, dots and spaces, numbers as figures."""
    plain = "".join(character for character in plain_words(label) if character.isalnum() or character == "+")
    return str(_NUMBER_WORDS.index(plain) + 1) if plain in _NUMBER_WORDS else plain
