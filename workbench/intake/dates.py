"""Stretches of time as requesters write them: "1 January 2022", "March 2019", "2016/17", "financial years 2015-16".

Text here is plain: small letters, straight quotes, single spaces.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DASH = r"[-‐‑–—]"
_WHEN = re.compile(
    rf"""(?<![\d/.£$])(?:
      (?P<iso>{_YEAR}-\d\d-\d\d)
    | (?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.](?:{_YEAR}|\d\d))
    | (?P<month_slash>\d{{1,2}}/{_YEAR})
    | (?:\bq(?P<quarter>[1-4])|\b(?P<nth>first|second|third|fourth|last)\ quarter)(?:\ of)?(?:\ the)?
      (?:\ (?P<quarter_word>financial|fiscal)(?:\ year)?)?,?\ (?P<quarter_year>{_YEAR})(?P<quarter_fiscal>[/-]\d\d)?
    | (?P<day_ahead>\d{{1,2}})(?:st|nd|rd|th)?(?=(?:\ (?:and|to|until|till)\ (?:the\ )?|\ ?{_DASH}\ ?)
      \d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?(?P<month_ahead>{_MONTH})(?:,?\ (?P<year_ahead>{_YEAR}))?)
    | \b(?P<short_month>{_MONTH[:-3]})[-'](?P<short_year>\d\d)(?!-?\d)
    | (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?)?\b(?P<month>{_MONTH})
      (?:\ (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?=,?\ {_YEAR}))?
      (?:,?\ (?:of\ )?(?P<month_year>{_YEAR}))?
    | (?P<fy>\b(?:fys?|(?:financial|fiscal|tax)\ years?(?:\ of)?)\ ?)?(?P<short>\d\d)[/-](?P<short_next>\d\d)(?![/-])
    | (?:\b(?P<word>financial|fiscal|tax|academic|school|fys?(?![a-z]))(?:\ years?)?[ ]?
        (?:(?:ending|ended|of|from|for|and|between|in|the|:)\ )*)?
      (?P<first>{_YEAR})(?:(?P<joint>\ ?/\ ?|\ ?{_DASH}\ ?)(?P<second>{_YEAR}|\d\d)(?!/?\d))?
    )(?!\d)""",
    re.X,
)
_LAW = re.compile(r"\W{0,3}(?:act|regulations?|order|bill|rules|directive|code|measures?|census|olympics|election)\b")
_ENDING = re.compile(r"\bend(?:ing|ed)\b")
_KIND_AFTER = re.compile(r" (financial|fiscal|tax|academic|school|season)\b")
_LAW_BEFORE = re.compile(r"\b(?:act|regulations?|order|rules|code|bill)[ ,(]{1,3}$")


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days in a sentence: where it is written, its first and last day.

    `kind` is "day", "month", "year", "financial year" or "years". Without a year (`vague`) it needs a neighbour.
    """

    start: int
    end: int
    first: date
    last: date
    kind: str
    vague: bool = False

    def in_year(self, year: int) -> "When":
        """The same days in another year."""
        first = _day(year, self.first.month, self.first.day) or self.first
        last = date(year, first.month, calendar.monthrange(year, first.month)[1]) if self.kind == "month" else first
        return When(self.start, self.end, first, last, self.kind)


def whens(plain: str) -> list[When]:
    """Every stretch of days in a plain sentence, in order; years of Acts and Regulations are none."""
    found = []
    fiscal = ""
    for match in _WHEN.finditer(plain):
        if _LAW.match(plain, match.end()) or _LAW_BEFORE.search(plain, max(0, match.start() - 14), match.start()):
            continue
        fiscal = match["word"] or match["fy"] or _named_after(plain, match.end()) or fiscal
        if fiscal == "season":
            fiscal = ""
            continue
        when = _when(match, fiscal)
        if when:
            found.append(when)
    return found


def _named_after(plain: str, at: int) -> str:
    """The kind of year where it is named behind: "the 2018/19 academic year"."""
    named = _KIND_AFTER.match(plain, at)
    return named[1] if named else ""


def _when(match: re.Match[str], fiscal: str) -> When | None:
    if match["iso"]:
        return _of_day(match, *(int(part) for part in match["iso"].split("-")))
    if match["numeric"]:
        day, month, year = (int(part) for part in re.split(r"[/.]", match["numeric"]))
        return _of_day(match, year if year > 99 else 2000 + year, month, day)
    if match["month_slash"]:
        month, year = (int(part) for part in match["month_slash"].split("/"))
        return _month_of(match, year, month, None, False) if 0 < month < 13 else None
    if match["short"]:
        return _short(match, fiscal)
    if match["quarter_year"]:
        return _quarter(match, fiscal)
    if match["short_year"]:
        return _month_of(match, 2000 + int(match["short_year"]), _month(match["short_month"]), None, False)
    if match["month_ahead"]:  # "between 1 and 31 May 2023"
        ahead = match["year_ahead"]
        return _month_of(match, int(ahead or 2000), _month(match["month_ahead"]), int(match["day_ahead"]), not ahead)
    if match["month"]:
        return _of_month(match)
    return _of_years(match, fiscal)


def _of_day(match: re.Match[str], year: int, month: int, day: int) -> When | None:
    on = _day(year, month, day)
    return When(match.start(), match.end(), on, on, "day") if on else None


def _short(match: re.Match[str], fiscal: str) -> When | None:
    """ "19/20" is a financial year where it can be nothing else: no day and month, and the next year behind."""
    first, second = int(match["short"]), int(match["short_next"])
    if second != first + 1 or not (fiscal or first > 12):
        return None
    return When(match.start(), match.end(), *_one_year(2000 + first, fiscal or "financial"), "financial year")


def _quarter(match: re.Match[str], fiscal: str) -> When:
    """Three months: of the calendar year, or of the financial year where one is named."""
    nth = int(match["quarter"] or ("first", "second", "third", "fourth", "last").index(match["nth"]) + 1)
    begins = 3 * min(nth, 4) - 2 + (3 if fiscal or match["quarter_fiscal"] or match["quarter_word"] else 0)
    year, month = int(match["quarter_year"]) + begins // 13, (begins - 1) % 12 + 1
    last = date(year, month + 2, calendar.monthrange(year, month + 2)[1])
    return When(match.start(), match.end(), date(year, month, 1), last, "years")


def _month(name: str) -> int:
    return next(i for i, full in enumerate(_MONTH_NAMES, 1) if full.startswith(name[:3]))


def _of_month(match: re.Match[str]) -> When | None:
    month = _month(match["month"])
    number = match["day"] or match["day_after"]
    return _month_of(
        match, int(match["month_year"] or 2000), month, int(number) if number else None, not match["month_year"]
    )


def _month_of(match: re.Match[str], year: int, month: int, number: int | None, vague: bool) -> When | None:
    first = _day(year, month, number or 1)
    if first is None:
        return None
    last = first if number else date(year, month, calendar.monthrange(year, month)[1])
    return When(match.start(), match.end(), first, last, "day" if number else "month", vague)


def _of_years(match: re.Match[str], fiscal: str) -> When | None:
    first = int(match["first"]) - (fiscal != "" and not match["second"] and _ENDING.search(match[0]) is not None)
    edges = match.start(), match.end()
    if not match["second"]:
        return When(*edges, *_one_year(first, fiscal), _kind(fiscal))
    second = int(match["second"])
    second = second if second > 99 else first // 100 * 100 + second
    if second <= first:
        return None
    short_or_slash = len(match["second"]) == 2 or "/" in match["joint"]
    if second == first + 1 and (fiscal or short_or_slash):
        return When(*edges, *_one_year(first, fiscal or "financial"), _kind(fiscal or "financial"))
    if fiscal:
        return When(*edges, _one_year(first, fiscal)[0], _one_year(second - 1, fiscal)[1], "years")
    return When(*edges, date(first, 1, 1), date(second, 12, 31), "years")


def _kind(fiscal: str) -> str:
    return "financial year" if fiscal else "year"


def _one_year(year: int, fiscal: str) -> tuple[date, date]:
    """A financial year runs from 1 April, an academic one from 1 September. Named by one year, it begins in that."""
    if fiscal.startswith(("academic", "school")):
        return date(year, 9, 1), date(year + 1, 8, 31)
    if fiscal:
        return date(year, 4, 1), date(year + 1, 3, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def only_days(plain: str) -> bool:
    """Whether words are a day, a month or a year and nothing else: a value, as in "31 March 2022"."""
    found = whens(plain)
    return len(found) == 1 and not (plain[: found[0].start] + plain[found[0].end :]).strip(" .,;:-–()")
