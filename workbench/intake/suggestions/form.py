"""In which form the requester wants to have the information: FOIA s.11(1)."""

import re

from workbench.domain.case import Role, Span
from workbench.intake.patterns import one_of
from workbench.intake.suggestions.stretches import Stretches, sentence_at
from workbench.intake.suggestions.suggestion import About, Suggestion, in_text

_LONGEST = 400  # code points between the first and the last words about the form
_MOST = 30  # places of the request that are looked at
_BEFORE = 45  # code points in which a "not" turns it round

_KIND = "(?:microsoft |ms )?" + one_of(r"""
    excel|\.?csv|spreadsheet|pdf|word|\.?xlsx?|machine[ -]readable|open|electronic|digital|tabular|table
""")
_KINDS = rf"{_KIND}(?:(?: or | and |/){_KIND})?"
_BEARER = one_of("spreadsheets?|formats?|files?|form|documents?|cop(?:y|ies)|sheets?|attachments?|workbook")
_IN_A_FORM = rf"(?:in|as|using|on) (?:either )?(?:an? |the )?{_KINDS}(?: {_BEARER})?"
_READABLE = "(?:in )?(?:large print|braille|easy read|an audio (?:file|recording)|welsh)"
_WORDS = one_of(rf"""
    (?:by|via) (?:return )?(?:of )?e-?mail
    {_IN_A_FORM}
    electronically
    an? {_KINDS} {_BEARER}
    by (?:first class |royal mail |ordinary )?post
    (?:an? |in |as )?(?:hard|paper|printed) cop(?:y|ies)
    on paper
    {_READABLE}
    (?:to )?inspect (?=the |it|them|these|those|any|all)
""")
_SPACED = r"\s{1,3}"
_FORM = re.compile(rf"\b{_WORDS}\b(?! of\b| address)".replace(" ", _SPACED), re.I)
_FILE = re.compile(rf"\b(?:{_IN_A_FORM}|{_READABLE})\b".replace(" ", _SPACED), re.I)
_PREFERS = re.compile(
    r"\b(?:please|prefer\w*|like|send|sent|suppl(?:y|ied)|provided?|receive|respon[ds]e?|reply|answers?|deliver\w*|"
    r"wish|want|formats?|form|accept|happy|helpful|grateful)\b",
    re.I,
)
_ASKS = re.compile(r"\b(?:please|provide|send|like)\b", re.I)
_NOT_SO = re.compile(
    r"(?:\b(?:not|don['’]t|no|never|rather than|instead of|except|without)\b[^,.;]{0,30}|"
    r"\b(?:contact|reach|call|acknowledge)\b[^.;]{0,30}|"
    r"\b(?:letters|correspondence|messages|notices|reports|warnings) sent\s{1,3}|"
    r"\b(?:held|kept|stored|recorded|received|made|reported|submitted|written|produced|created)\s{1,3})$",
    re.I,
)


def form(words: Stretches) -> Suggestion | None:
    """The form, in the requester's own few words, with the sentences that say so."""
    found = [span for span in _mentions(words) if _wanted(words, span)]
    near = [span for span in found if span.end - found[0].start <= _LONGEST]
    if not near:
        return None
    text = words.text
    said = dict.fromkeys(" ".join(text[span.start : span.end].split()) for span in near)
    at = Span(sentence_at(text, near[0].start).start, sentence_at(text, near[-1].start).end)
    why = (
        "The force gives effect to a preference where that is reasonably practicable (FOIA s.11(1))."
        " Quoted from memory: look it up."
    )
    return in_text(About.FORM, ", ".join(said), text, at, why)


def _mentions(words: Stretches) -> list[Span]:
    hits = (Span(*found.span()) for _, found in zip(range(_MOST), _FORM.finditer(words.text), strict=False))
    return list(words.outside(hits, words.of(Role.SIGNATURE, Role.GREETING)))


def _wanted(words: Stretches, span: Span) -> bool:
    """Whether it is said of the answer: within a question only "please … in Excel format" is, and the like."""
    text = words.text
    sentence = sentence_at(text, span.start)
    before = text[sentence.start : span.start]
    if _NOT_SO.search(before[-_BEFORE:]) or not _PREFERS.search(text, sentence.start, sentence.end):
        return False
    if text[sentence.end - 1] == "?" or not any(words.outside([span], words.questions)):
        return _FILE.match(text, span.start) is not None and _ASKS.search(before) is not None
    return True
