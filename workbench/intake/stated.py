"""The period that one sentence states: "between … and …", "since …", "prior to …", a list of years."""

import re
from datetime import date, timedelta
from itertools import pairwise

from workbench.domain.case import Period
from workbench.intake.dates import When, whens
from workbench.intake.patterns import one_of, words_of
from workbench.intake.relative import NUMBERS, counted, relative_period

_LINKS = words_of("""
    and & to until till through up or plus the end start beginning of including inclusive years year calendar
    financial from ending ended on as well both then i ii iii iv v vi b c d e f
""")
_DASHES = re.compile(r"[-‐‑–—,;/()&]")
_RANGE = re.compile(r"[-‐‑–—]|\b(?:to|until|till|through)\b")
_LONGEST_LINK = 40
_NEAR = 40

# what stands directly before the days
_THE = r"(?: the)?(?: (?:start|beginning|end) of)?(?: the)?(?: (?:calendar|financial|academic|tax))?"
_THE += r"(?: (?:years?|period|dates?|months?))?(?: of)?[ :(]*$"
_BETWEEN = re.compile(rf"\b(?:between|from){_THE}")
_BEFORE = re.compile(rf"\b(?:before|prior to|earlier than|preceding|pre-?){_THE}")
_UNTIL = re.compile(
    rf"\b(?:up to|up until|until|till|no later than|to the end of|ending(?: on| in)?)(?: and including)?{_THE}"
)
_AFTER = re.compile(rf"(?<!on or )\b(?:after|following|post-?|later than){_THE}")
_SINCE = re.compile(
    r"\b(?:since|from|starting|beginning|commencing|as from|on or after|back to)(?: (?:on|in|from|at|with))?" + _THE
)
_INSIDE = one_of(r"""
    in|during|for|within|throughout|over|of|covering|across|each|every|period|years?|dates?|months?|calendar|both|the
    concern(?:s|ing)?|is|are|between|from|range|only|inclusive|scope|timeframe|held
""")
_WITHIN = re.compile(
    rf"(?:\b{_INSIDE}[ :,(-]*|^|[:(] ?|\b(?:limit|restrict|confine)\w*(?: \w+){{0,5}} to(?: the)?(?: years?)? )$"
)

# what stands directly behind them
_TO_DATE = re.compile(
    r"[ ,)]*(?:\(?inclusive\)?)?[ ,]*(?:right )?(?:to|until|till|up to|up until|through to|through|and|[-–—])"
    r"(?: and including)?(?: the)? ?"
    + one_of("date|present|now|today|current|day|time (?:of|you)|this request|most recent|latest|receipt|moment")
)
_YEAR_ENDING = re.compile(
    rf"\b(?:year|12 months|twelve months|(?P<count>[1-9]|{'|'.join(NUMBERS)}) (?:financial )?years) "
    r"(?:ending|ended|to)(?: in| on)?(?: the)? $"
)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter|christmas|easter)(?: of)? $")
_ONWARDS = re.compile(r"[ ,]*(?:and |or )?(?:onwards?|later|afterwards?|thereafter)\b")


def stated_period(plain: str, sent: date | None = None) -> Period | None:
    """The first period that a plain sentence states, or None. One that counts back needs the day of the request."""
    for run in _runs(plain, whens(plain)):
        found = _of_run(plain, run)
        if found:
            return found
    return relative_period(plain, sent)


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
    words = _DASHES.sub(" ", gap).split()
    return len(gap) <= _LONGEST_LINK and bool(gap.strip()) and all(word in _LINKS for word in words)


def _with_years(run: list[When]) -> list[When]:
    """The same run, with the year of a neighbour where the requester left one out; empty where none has a year."""
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
    ending = _YEAR_ENDING.search(before)
    if ending and first.kind in ("day", "month"):
        return Period(_years_before(first.last, counted(ending["count"])) + timedelta(days=1), first.last)
    if _SEASON.search(before):
        return None
    if _BEFORE.search(before):
        return Period(None, first.first - timedelta(days=1))
    if _AFTER.search(before):
        return Period(first.last + timedelta(days=1))
    if first.kind != "years" and (_SINCE.search(before) or _ONWARDS.match(plain, first.end)):
        return Period(first.first)
    if _UNTIL.search(before):
        return Period(None, first.last)
    return Period(first.first, first.last) if first.kind != "day" and _WITHIN.search(before) else None


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _without_gaps(run: list[When]) -> bool:
    return all(later.first == earlier.last + timedelta(days=1) for earlier, later in pairwise(run))
