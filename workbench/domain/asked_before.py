"""Asked before: earlier questions of the library that are like a new one, and how they were answered.

The library's full text search finds what has words in common (store/asked.py); here it is sorted out what is really
alike. Nothing is decided: whether a request repeats another, or counts together with it, is for the officer to say.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from workbench.domain.case import Case, Duty, Outcome, Part, Question, Requester
from workbench.domain.clocks.course import courses
from workbench.domain.likeness import meaning, shared

_ALIKE = 0.4
"""How much of two questions' words must be common to call them similar."""

_ALIKE_WITHIN = 0.85
"""The same of the shorter one alone, where the longer one asks for more besides."""

_ALIKE_BY_ONE = 0.6
"""The same of both where a single word that matters is common."""

_SAME = 0.8, 0.7
"""How much of the runs of three words, and of the words, must be common to call two nearly the same words."""

_SAME_MEANING = 0.4, 0.9
"""The same for an old question with other years or figures in it, which break up the runs."""

_COMMON = 0.25
"""What a word counts that stands in most requests, where another counts 1."""

_ENOUGH = 1.5
"""What the common words must count together, unless hardly anything else stands in either."""

_SAYS_ENOUGH = 2.5
"""What the words of a question that points back must count to be understood without the one before it."""

_POINTS_BACK = re.compile(r"\b(?:they|them|their|theirs|these|those|it|its|this|that|of which)\b", re.IGNORECASE)

_COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        "annual answer area available average breakdown broken case constabulary copy crime current data date"
        " day department detail device down during each figure financial following force freedom held hold"
        " incident information internal issue item last latest list made many member month name offence"
        " officer operate organisation own past people per period person police policing policy present"
        " previous public quarter reason received recent record recorded regarding related relating report"
        " request respect result service specific staff team time total type unit value various ward year"
        " yearly",
    )
)

_IRREGULAR = {"spent": "spend", "paid": "pay", "bought": "buy", "stolen": "steal", "died": "die", "death": "die"}
_ENDINGS = ("isation", "ization", "ation", "ment", "ing", "ion", "ed", "er", "ly", "al", "e", "y")
_STEM = 4  # letters that are left at least

_COMPLIED = frozenset({Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED, Outcome.NOT_HELD})


class Likeness(StrEnum):
    """How an earlier question is like a new one."""

    SAME = "nearly the same words"
    ALIKE = "similar"


class SameAs(StrEnum):
    """By what two requesters are taken for one; it is only an indication."""

    EMAIL = "same e-mail"
    NAME = "same name"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier question that is like one of the new ones, and how it was answered.

    `text` has the words that lead in to it before its own. `answered` is None while it still waits for its answer; its
    outcomes are told only once it is answered. `like` names the new questions, most alike first; where some are in
    nearly the same words, those alone.
    """

    case_id: str
    reference: str
    requester: str
    received: date | None
    answered: date | None
    question_id: str
    label: str
    text: str
    outcomes: tuple[str, ...]
    likeness: Likeness
    same_requester: SameAs | None = None
    complied: bool = False  # something was given, or it was said that nothing is held
    like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another request as a whole: who asked, when, by what it belongs together with the new one.

    `working_days` are those from one receipt to the other, both counted: what regulation 5(2) of the Fees Regulations
    2004 asks about. `similar` says whether it asks any question that is like a new one; `campaign` that others ask in
    nearly the same words.
    """

    case_id: str
    reference: str
    requester: str
    received: date
    answered: date | None
    working_days: int
    same_requester: SameAs | None
    similar: bool
    campaign: bool = False


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """What the library knows of a new request. Every list has the nearest first."""

    similar: tuple[Earlier, ...] = ()
    aggregated: tuple[Related, ...] = ()
    counted_from: date | None = None  # the day of receipt; the day of the search where there is none yet

    @property
    def repeated(self) -> tuple[Earlier, ...]:
        """What the same person was given before this request came, or told that it is not held: FOIA s.14(2).

        Whether a reasonable interval has passed since is a judgement.
        """
        day = self.counted_from or date.max
        return tuple(
            each
            for each in self.similar
            if each.same_requester and each.complied and each.answered and each.answered <= day
        )

    @property
    def sent_widely(self) -> tuple[Related, ...]:
        """Requests of other people in nearly the same words, at about the same time."""
        return tuple(each for each in self.aggregated if each.campaign)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.similar or self.aggregated)


# ── what is alike ────────────────────────────────────────────────────────────────────────────────────────────────────


def asked_words(questions: Mapping[str, Question], question: Question) -> str:
    """What a question asks, with the words above it: "Which firms supply them? British firms".

    One that says little and points back takes the question before it along: "How many drones are there? What did they
    cost?" `questions` are those of the case, by id, in their order.
    """
    texts: list[str] = []
    seen: set[str] = set()
    current: Question | None = question
    while current is not None and current.id not in seen:
        seen.add(current.id)
        texts.append(current.text)
        current = _above(questions, current)
    return " ".join(" ".join(reversed(texts)).split())


def _above(questions: Mapping[str, Question], question: Question) -> Question | None:
    if question.parent_id:
        return questions.get(question.parent_id)
    if _POINTS_BACK.search(question.text) is None or _Words(question.text).weight >= _SAYS_ENOUGH:
        return None
    before = list(questions.values())[: list(questions).index(question.id)] if question.id in questions else []
    return next((each for each in reversed(before) if each.parent_id is None), None)


def likeness(one: str, other: str) -> Likeness | None:
    """How two questions are alike, whichever comes first; None where they are not."""
    first, second = _Words(one), _Words(other)
    common = _weight(first.stems & second.stems)
    if common < 1 or not first.weight or not second.weight:
        return None
    of_both = 2 * common / (first.weight + second.weight)
    runs = shared(one, other)
    if any(runs >= of_runs and of_both >= of_words for of_runs, of_words in (_SAME, _SAME_MEANING)):
        return Likeness.SAME
    within = common / min(first.weight, second.weight) >= _ALIKE_WITHIN
    if common < _ENOUGH:
        return Likeness.ALIKE if of_both >= _ALIKE_BY_ONE or (within and of_both >= _ALIKE) else None
    return Likeness.ALIKE if within or of_both >= _ALIKE else None


def closeness(one: str, other: str) -> float:
    """By what similar questions are ordered: from 0 to 1."""
    first, second = _Words(one), _Words(other)
    both = first.weight + second.weight
    return 2 * _weight(first.stems & second.stems) / both if both else 0.0


class _Words:
    def __init__(self, text: str) -> None:
        self.stems = frozenset(_stem(word) for word in meaning(text))

    @cached_property
    def weight(self) -> float:
        return _weight(self.stems)


def _weight(stems: Collection[str]) -> float:
    return sum(_COMMON if stem in _COMMON_STEMS else 1.0 for stem in stems)


def _stem(word: str) -> str:
    """A word without what its grammar adds: trained, training; used with `meaning`, which takes plurals off."""
    word = _IRREGULAR.get(word, word)
    word = f"{word[:-2]}y" if word.endswith("ie") else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


_COMMON_STEMS = frozenset(_stem(word) for word in _COMMON_WORDS)


# ── how it was answered ──────────────────────────────────────────────────────────────────────────────────────────────


def earlier_of(
    case: Case, question: Question, found: Likeness, asking: Requester, like: tuple[str, ...] = ()
) -> Earlier:
    """An earlier question with how it was answered, for whoever is asking now."""
    fates = (course for course in courses(case) if not course.question_ids or question.id in course.question_ids)
    answered = next((course.answered for course in fates), None)
    parts = [part for part in case.parts_answering(question.id) if part.outcome] if answered else []
    return Earlier(
        case.id,
        case.reference,
        case.requester.name,
        case.received,
        answered,
        question.id,
        question.label,
        asked_words({each.id: each for each in case.questions}, question),
        tuple(dict.fromkeys(outcome_of(part) for part in parts)),
        found,
        same_requester(asking, case.requester),
        any(part.outcome in _COMPLIED for part in parts),
        like,
    )


def outcome_of(part: Part) -> str:
    """What a part's requester got, with the provisions relied on: "withheld 31(1)(a), 40(2)"."""
    if part.outcome is None:
        return ""
    disclosing = part.outcome.refuses is Duty.DISCLOSE
    codes = [code for claim in part.claims for code in ((disclosing and claim.paragraphs) or (claim.limb,))]
    return f"{part.outcome.value} {', '.join(dict.fromkeys(codes))}".strip()


# ── who asked ────────────────────────────────────────────────────────────────────────────────────────────────────────

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "prof", "professor", "rev"})


def email_key(email: str) -> str:
    """An e-mail address as it is compared; empty where there is none."""
    return email.strip().casefold()


def name_key(name: str) -> str:
    """A name as it is compared: without title, capitals and points."""
    words = "".join(char if char.isalnum() else " " for char in name.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _TITLES else words)


def same_requester(one: Requester, other: Requester) -> SameAs | None:
    """By what two requesters look like one person: the same e-mail; or the same name, and no e-mails that differ."""
    emails = email_key(one.email), email_key(other.email)
    if all(emails):
        return SameAs.EMAIL if emails[0] == emails[1] else None
    names = name_key(one.name), name_key(other.name)
    return SameAs.NAME if names[0] and names[0] == names[1] else None


def in_order(found: Iterable[tuple[float, Earlier]]) -> tuple[Earlier, ...]:
    """The most alike first; of those as much alike, those that have been answered, and of them the latest."""
    ordered = sorted(found, key=lambda each: each[1].received or date.min, reverse=True)
    ordered.sort(key=lambda each: (each[1].likeness is not Likeness.SAME, -round(each[0], 1), each[1].answered is None))
    return tuple(earlier for _, earlier in ordered)
