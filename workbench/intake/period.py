"""The period that governs the whole request: said of all of it, or of each of its questions.

A period that only one question among several states is that question's own.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from workbench.domain.case import Period
from workbench.intake import phrases
from workbench.intake.asks import Kind, Sentence, plain_words
from workbench.intake.dates import When, whens
from workbench.intake.proposal import ProposedQuestion
from workbench.intake.relative import relative_period
from workbench.intake.standard import CONDITION

_LINKS = frozenset(
    "and & to until till through up or plus the end start beginning of including inclusive years year calendar financial from ending ended on"
    " as well both".split()
)
_RANGE = re.compile(r"[-‐‑–—]|\b(?:to|until|till|through)\b")
_LONGEST_LINK = 40
_NEAR = 40
_BETWEEN = re.compile(r"\b(?:between|from)(?: the)?(?: (?:calendar |financial |academic |tax )?(?:years?|period|dates?|months?))?(?: of| start of| beginning of)?[ :(]*$")
_BEFORE = re.compile(r"\b(?:before|prior to|earlier than|preceding|pre)[ -](?:the )?(?:start of |beginning of )?$")
_UNTIL = re.compile(r"\b(?:up to|up until|until|till|no later than|to the end of|ending(?: on| in)?)(?: and including)?(?: the)?(?: end of)? $")
_AFTER = re.compile(r"(?<!on or )\b(?:after|following|post|later than)[ -](?:the )?(?:end of )?$")
_SINCE = re.compile(
    r"\b(?:since|from|starting|beginning|commencing|as of|as from|on or after|back to)(?: (?:on|in|from|at|with))?(?: the)?(?: (?:start|beginning) of)?"
    r"(?: (?:calendar|financial|tax|academic) year)? $"
)
_WITHIN = re.compile(
    r"(?:\b(?:in|during|for|within|throughout|over|of|on|covering|across|each|every|period|years?|dates?|months?|calendar|both|the|between|from|range|only|"
    r"inclusive|scope|timeframe|dated|held)[ :,(-]*|^|[:(] ?)$"
)
_TO_DATE = re.compile(
    r"[ ,)]*(?:\(?inclusive\)?)?[ ,]*(?:right )?(?:to|until|till|up to|up until|through to|through|and|[-–—])(?: and including)?(?: the| and including the)?"
    r" ?(?:date|present|now|today|current|day|time (?:of|you)|this request|most recent|latest|receipt|moment)"
)
_ONWARDS = re.compile(r"[ ,]*(?:and |or )?(?:onwards?|later|afterwards?|thereafter)\b")
_GOVERNS = phrases.whole(
    "time ?-?(?:frame|scale|period|span)", "date range", "scope", "period", "limit(?:ed)?", "restrict(?:ed)?", "confined?", "cover(?:s|ing|ed)?", "relat(?:e|es|ing) to",
    "for (?:each|all|every|these|both)", "(?:my|this|these|the|all|following|above) (?:\\w+ )?(?:request|questions?|information|data|figures|answers?)", "interested in", "in each year",
    "i (?:would|'d) like", "please",
)  # fmt: skip
_REFERS_BACK = phrases.whole("these", "those", "such", "this", "(?:the )?same", "of them", "each of", "that (?:period|time|year)")


def period_of(
    questions: Sequence[ProposedQuestion], others: Sequence[Sentence], sent: date | None, leads: bool = False
) -> Period | None:
    """The period of the whole request, or None. `others` are the sentences of all paragraphs that are no items.

    `leads`: the first question stands before a list that goes into it.
    """
    for sentence in _about_the_whole(questions, others):
        found = stated_period(sentence.plain, sent)
        if found:
            return found
    return _shared(questions, sent, leads)


def stated_period(plain: str, sent: date | None = None) -> Period | None:
    """The first period that a plain sentence states, or None."""
    for run in _runs(plain, whens(plain)):
        found = _of_run(plain, run)
        if found:
            return found
    return relative_period(plain, sent)


def _about_the_whole(questions: Sequence[ProposedQuestion], others: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that may limit the whole request: not of a question, not between two, not conditional."""
    spans = [(question.span.start, question.span.end) for question in questions]
    first, last = (spans[0][0], spans[-1][1]) if spans else (0, 0)
    numbered = any(question.why.startswith(("marker", "bullet")) for question in questions)
    inside = [span for span in spans]
    found = []
    for sentence in others:
        start = sentence.span.start
        while inside and inside[0][1] <= start:
            inside.pop(0)
        own = bool(inside) and inside[0][0] <= start
        between = numbered and first < start < last
        if not own and not between and _may_govern(sentence):
            found.append(sentence)
    return found


def _may_govern(sentence: Sentence) -> bool:
    if CONDITION.match(sentence.plain):
        return False
    if sentence.kind in (Kind.LEAD_IN, Kind.REQUEST) or sentence.plain.endswith(":"):
        return True
    return _GOVERNS.search(sentence.plain) is not None and not _reports(sentence.plain)


def _reports(plain: str) -> bool:
    """It tells what happened, or speaks of a letter."""
    return re.search(r"\b(?:my|your|our|a) (?:\w+ )?(?:letter|e-?mail|reply|response|complaint|previous request|visit)\b|\bi (?:wrote|sent|received|was|asked|made)\b", plain) is not None


def _shared(questions: Sequence[ProposedQuestion], sent: date | None, leads: bool) -> Period | None:
    """The period that every question states or, after the first, refers back to."""
    stated: list[Period | None] = []
    plains = [plain_words(question.text) for question in questions]
    for question, plain in zip(questions, plains, strict=True):
        above = stated[question.parent] if question.parent is not None else None
        stated.append(stated_period(plain, sent) or above)
    lead = next((period for question, period in zip(questions, stated, strict=True) if not question.lead_in), None)
    if lead is None:
        return None
    for question, plain, period in zip(questions, plains, stated, strict=True):
        if period != lead and not question.lead_in and (period is not None or not (leads or _REFERS_BACK.search(plain))):
            return None
    return lead


def _runs(plain: str, found: list[When]) -> list[list[When]]:
    """Neighbours joined by "to", "and", commas: each run is one period."""
    runs: list[list[When]] = []
    for when in found:
        if runs and _linked(plain[runs[-1][-1].end : when.start]):
            runs[-1].append(when)
        else:
            runs.append([when])
    return [dated for run in runs if (dated := _with_years(run))]


def _linked(gap: str) -> bool:
    words = re.sub(r"[-‐‑–—,;/()&]", " ", gap).split()
    return len(gap) <= _LONGEST_LINK and bool(gap.strip()) and all(word in _LINKS for word in words)


def _with_years(run: list[When]) -> list[When]:
    """The same run, with the year of a neighbour where the requester left one out; empty where none has a year."""
    if all(when.vague for when in run):
        return []
    dated = list(run)
    for at in range(len(dated) - 2, -1, -1):
        if dated[at].vague and not dated[at + 1].vague:
            following = dated[at + 1].first
            moved = dated[at].in_year(following.year)
            dated[at] = moved if moved.first <= following else moved.in_year(following.year - 1)
    for at in range(1, len(dated)):
        if dated[at].vague and not dated[at - 1].vague:
            earlier = dated[at - 1].first
            moved = dated[at].in_year(earlier.year)
            dated[at] = moved if moved.first >= earlier else moved.in_year(earlier.year + 1)
    return [when for when in dated if not when.vague]


def _of_run(plain: str, run: list[When]) -> Period | None:
    first, last = run[0], run[-1]
    before = plain[max(0, first.start - _NEAR) : first.start]
    if _TO_DATE.match(plain, last.end):
        return Period(first.first, None, to_request=True)
    if len(run) > 1:
        joined = _RANGE.search(plain, first.end, last.start) or _BETWEEN.search(before)
        return Period(first.first, last.last) if first.first <= last.last and (joined or _without_gaps(run)) else None
    if _BEFORE.search(before):
        return Period(None, first.first - timedelta(days=1))
    if _AFTER.search(before):
        return Period(first.last + timedelta(days=1))
    if first.kind != "years" and (_SINCE.search(before) or _ONWARDS.match(plain, first.end)):
        return Period(first.first)
    if _UNTIL.search(before):
        return Period(None, first.last)
    return Period(first.first, first.last) if first.kind != "day" and _WITHIN.search(before) else None


def _without_gaps(run: list[When]) -> bool:
    return all(later.first == earlier.last + timedelta(days=1) for earlier, later in zip(run, run[1:], strict=False))
