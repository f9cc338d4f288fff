"""What a requester puts before a question: "1.", "(a)", "iv)", "Q2:", "Question 3 -", "2.1", "1a)", a bullet.

A single line cannot tell whether "c." is the third letter or a hundred, nor whether "12." is a marker or the end of a
sentence: a marker here is only a reading, and `lists` decides with the other lines in view.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a list counts."""

    NUMBER = "number"
    BARE = "bare number"  # "1 How many"
    WORDED = "worded number"  # "Question 1", "Q1"
    LETTER = "letter"
    CAPITAL = "capital letter"
    ROMAN = "roman"
    SUB = "sub-label"  # "1a", "2.1"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Marker:
    """One reading of the start of a line: how it counts, to what, and where the words after it begin.

    `form` tells lists of one style apart: "(1)" from "1.". `outer` is the number before a sub-label: 2 in "2.1".
    `above` is the label before a third number: "2.1" in "2.1.3"; only under that can it stand.
    """

    style: Style
    value: int
    label: str
    form: str
    shown: str
    body: int
    outer: int = 0
    above: str = ""

    @property
    def in_section(self) -> bool:
        """Whether it counts within a section that has a letter: "B2"."""
        return self.style is Style.WORDED and self.form.isalpha()


_DECORATION = r"(?:\#{1,6}[ \t]+)?(?:\*\*|__)?"
_AFTER = r"(?:\*\*|__)?\s*"
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDED = re.compile(
    rf"""{_DECORATION}(?P<shown>(?:foi[ ]|freedom\ of\ information[ ])?(?P<word>question|query|request|q)
    \s{{0,3}}(?:no\.?|number|[.\#])?\s{{0,3}}(?P<number>\d{{1,2}}|{"|".join(_NUMBER_WORDS)})
    (?P<letter>[a-z](?![a-z])|\([a-z]\))?\s?(?P<end>[).:,;\-–—]*))
    (?:{_AFTER}$|{_AFTER}(?=\s)|(?<=[).:]){_AFTER}(?=\S))""",
    re.I | re.X,
)
_SUB = re.compile(
    rf"""{_DECORATION}(?P<shown>[(\[]?(?P<outer>\d{{1,2}})
    (?:\.(?P<inner>\d{{1,2}})|[ .]?[(\[]?(?P<letter>[a-zA-Z]|[ivx]{{2,4}}))(?P<end>[)\].:]*))
    (?:{_AFTER}$|{_AFTER}(?<=\s)(?=\S)|(?<=[)\]]){_AFTER}(?=[^\W\d]))""",
    re.X,
)
_THIRD = re.compile(
    rf"""{_DECORATION}(?P<shown>(?P<above>\d{{1,2}}\.\d{{1,2}})\.(?P<inner>\d{{1,2}})[)\].:]*)
    (?:{_AFTER}$|{_AFTER}(?<=\s)(?=\S))""",
    re.X,
)
_SECTION = re.compile(  # "A1." and "B2)" in a list with sections
    r"(?P<shown>(?P<label>(?P<letter>[A-H])(?P<number>\d{1,2}))[.):]{1,2})\s+(?=\S)"
)
_NUMBER = re.compile(
    rf"""{_DECORATION}(?P<shown>[(\[](?P<inside>\d{{1,3}})[)\]][.:]?
    |(?P<number>\d{{1,3}})[ ]?(?:\ufe0f?\u20e3|\\?[.):\]]{{1,2}}|[;,/](?=\s)|[-–—](?=\s)))
    {_AFTER}(?:$|(?<=\s)(?=\S)|(?=[^\W\d]|["“'‘(]))""",
    re.X,
)
_BARE = re.compile(r"(?P<shown>(?P<number>\d{1,2}))(?:\s+)(?=[^\W\d_a-z]|[\"“'‘])")
_LETTER = re.compile(
    rf"{_DECORATION}(?P<shown>[(\[]?(?P<letter>[a-zA-Z]|[ivxIVX]{{2,5}})(?P<end>[)\]][.:]?|[.:](?=\s)|[ ][-–—](?=\s)))"
    rf"{_AFTER}(?:$|(?<=\s)(?=\S)|(?=[^\W\d]))"
)
_BULLET = re.compile(
    r"""(?P<shown>[→►❖✔★•·▪●◦‣■□○➢➤✓\uf0b7\uf0a7\u2043∙])\s*(?=\S)
    |(?P<dash>[-–—*+]|o(?=\s))\s+(?=\S)
    |(?P<tight>[-–])(?=[A-Z])""",
    re.X,
)
_UNITS = re.compile(r"(?:million|billion|per ?cent|%|[ap]\.?m\b|hours?\b|years?\b|days?\b|miles?\b|k?m\b)", re.I)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def readings(text: str, start: int, end: int) -> list[Marker]:
    """What the start of a line may mean as a marker, the likeliest reading first; empty for running words."""
    first = text[start]
    if first.isdigit() or first in "([#*_":
        found = _counted(text, start, end) + _lettered(text, start, end)
    elif first in "qQrRfF":
        found = _worded(text, start, end) + _lettered(text, start, end)
    else:
        found = _lettered(text, start, end)
    if found:
        return found
    worded = _worded(text, start, end) if first in "#*_" else []
    return worded or _bullet(text, start, end)


def roman(letters: str) -> int:
    """The value of a roman number up to 39, or 0 where the letters are none."""
    values = [_ROMAN.get(letter, 0) for letter in letters.lower()]
    total = sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))
    return total if 0 not in values and _in_roman(total) == letters.lower() else 0


def _in_roman(number: int) -> str:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + ones[number % 10] if 0 < number < 40 else ""


def _worded(text: str, start: int, end: int) -> list[Marker]:
    match = _WORDED.match(text, start, end)
    if not match:
        return []
    after = text[match.end() : min(end, match.end() + 24)].lstrip()
    # "Question 4 is the most important" and "Q1 2020" are running words.
    begins = after[:1].isupper() or _LETTER.match(after) is not None
    if not match["end"] and after and not (begins and match["word"].lower() != "request"):
        return []
    body = _skip_blanks(text, match.end(), end)
    word = match["number"].lower()
    value = _NUMBER_WORDS.index(word) + 1 if word in _NUMBER_WORDS else int(word)
    if match["letter"]:
        letter = match["letter"].strip("()").lower()
        return [Marker(Style.SUB, ord(letter) - 96, f"{value}{letter}", "a", match["shown"], body, value)]
    return [Marker(Style.WORDED, value, str(value), "", match["shown"].strip(), body)]


def _counted(text: str, start: int, end: int) -> list[Marker]:
    third = _THIRD.match(text, start, end)
    if third:
        inner, above = int(third["inner"]), third["above"]
        body = _skip_blanks(text, third.end(), end)
        return [Marker(Style.SUB, inner, f"{above}.{inner}", "..", third["shown"].strip(), body, above=above)]
    sub = _SUB.match(text, start, end)
    if sub and not _UNITS.match(text, _skip_blanks(text, sub.end(), end)):
        found = _sub_label(sub, text, end)
        if found:
            return found
    match = _NUMBER.match(text, start, end)
    if match:
        number = int(match["inside"] or match["number"])
        form = "()" if match["inside"] else match["shown"].strip()[-1]
        body = _skip_blanks(text, match.end(), end)
        return [Marker(Style.NUMBER, number, str(number), form, match["shown"].strip(), body)]
    if end - start <= 2 and text[start:end].isascii() and text[start:end].isdigit():  # a line of its own
        return [Marker(Style.BARE, int(text[start:end]), str(int(text[start:end])), "", text[start:end], end)]
    bare = _BARE.match(text, start, end)
    if bare:
        return [Marker(Style.BARE, int(bare["number"]), str(int(bare["number"])), "", bare["shown"], bare.end())]
    return []


def _sub_label(match: re.Match[str], text: str, end: int) -> list[Marker]:
    outer, body = int(match["outer"]), _skip_blanks(text, match.end(), end)
    shown = match["shown"].strip()
    if match["inner"]:
        inner = int(match["inner"])
        return [Marker(Style.SUB, inner, f"{outer}.{inner}", ".", shown, body, outer)]
    letter = match["letter"]
    closed = match["end"] or "(" in shown or "[" in shown
    if not closed and not text[body : body + 1].isupper():
        return []  # "2 a" in running words
    if len(letter) > 1:
        value = roman(letter)
        return [Marker(Style.SUB, value, f"{outer}{letter}", "i", shown, body, outer)] if value else []
    value = ord(letter.lower()) - 96
    return [Marker(Style.SUB, value, f"{outer}{letter}", "a", shown, body, outer)]


def _lettered(text: str, start: int, end: int) -> list[Marker]:
    section = _SECTION.match(text, start, end)
    if section:
        body, number = _skip_blanks(text, section.end(), end), int(section["number"])
        return [Marker(Style.WORDED, number, section["label"], section["letter"], section["shown"], body)]
    match = _LETTER.match(text, start, end)
    if not match:
        return []
    letters, shown = match["letter"], match["shown"].strip()
    body = _skip_blanks(text, match.end(), end)
    form = ("(" if shown[0] in "([" else "") + shown[-1]
    found = []
    if len(letters) == 1:
        style = Style.CAPITAL if letters.isupper() else Style.LETTER
        found.append(Marker(style, ord(letters.lower()) - 96, letters, form, shown, body))
    value = roman(letters)
    if value:
        found.append(Marker(Style.ROMAN, value, letters, form, shown, body))
    return found


def _bullet(text: str, start: int, end: int) -> list[Marker]:
    match = _BULLET.match(text, start, end)
    if not match:
        return []
    shown = match["shown"] or match["dash"] or match["tight"]
    return [Marker(Style.BULLET, 0, "", shown, shown, _skip_blanks(text, match.end(), end))]


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
