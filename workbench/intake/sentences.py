"""Sentences of a paragraph, in place. Broken lines and abbreviations do not end one."""

import re

from workbench.domain.case import Span
from workbench.intake.lines import trim
from workbench.intake.patterns import words_of

_STOP = re.compile(r"(?<![.?!…])[.?!…]+[)\]\"'”’*]*(?=\s|$)|:(?=[ \t\xa0]*(?:[\r\n]|$))|(?<=\?)(?=[A-Z])")
_NEXT = re.compile(r"\s{0,200}[(\[\"'“‘*_]*(\w{0,12})")
_WORD_BEFORE = re.compile(r"[\w.]{1,12}$")
_ABBREVIATIONS = words_of("""
    mr mrs ms miss dr prof rev st sgt insp ch supt det pc pcso dc ds di dci e.g eg i.e ie etc no nos vs v cf viz
    approx incl inc ltd co plc dept div para paras s ss reg regs art sec p pp ref re est max min avg tel ext fig
    vol ed jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m am pm hrs
""")
_STARTERS = words_of("""
    please for how what could can also i if this the do does which where when who would in my and
""")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}$", re.I)
_NUMBERED = re.compile(r"\b(?:part|section|annex|appendix|schedule|category) (?:[a-z]|[ivx]{1,4})$", re.I)
_MAY_END = words_of("""
    etc no am pm a.m p.m inc ltd plc hrs
""")


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of text[start:end], without the white space between them."""
    found = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() > at and _ends(text, stop, end):
            found.append((at, stop.end()))
            at = stop.end()
    found.append((at, end))
    trimmed = [trim(text, *edges) for edges in found]
    return [Span(*edges) for edges in trimmed if edges[0] < edges[1]]


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    after = _NEXT.match(text, stop.end(), end)
    word_after = after[1] if after else ""
    first = word_after[:1]
    if stop[0].startswith(":") or not first:
        return True
    if not stop[0].startswith("."):
        return not first.islower()
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 12), stop.start())
    word = before[0].lower() if before else ""
    if first.islower():  # some write without capitals
        return len(word) > 3 and word_after in _STARTERS and word not in _ABBREVIATIONS
    if word.isdigit() and _MONTH.match(word_after):
        return False  # "on 3. July"
    if _NUMBERED.search(text, max(0, stop.start() - 14), stop.start()):
        return False  # "Part A. Recording"
    if len(word) == 1 and word.isalpha() and word not in "ai":
        return False  # an initial
    return word not in _ABBREVIATIONS or (word in _MAY_END and first.isupper())
