"""Word's automatic numbers: "1.", "a)", "(iv)", "•" stand in no text of a document, and yet its reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from workbench.intake.readers.counting import roman

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_OUTLINES = {"o", "§", "ü", "Ø", "v", "·", "q"}  # what Symbol, Wingdings and Courier New show as bullets


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts."""

    shape: str = "decimal"
    words: str = ""  # "%1." or "(%2)"
    start: int = 1
    restarts_after: int | None = None  # a level; None is any higher one, 0 none
    space: str = " "
    legal: bool = False  # every number in figures
    style: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    starts: dict[int, int]  # of this list alone, at its first use
    counts: dict[int, int]  # shared with the lists of the same pattern


@dataclass(slots=True)
class Numbers:
    """The numbers of a document's lists, counted on as its paragraphs are asked after in order."""

    lists: dict[str, _List] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)

    def before(self, paragraph: BaseOxmlElement) -> str:
        """What Word puts before this paragraph: "1. ", "• ", or nothing."""
        number, level = self._place(paragraph)
        found = self.lists.get(number)
        if found is None or level not in found.levels:
            return ""
        _count(found, level)
        shown = _shown(found, level)
        return f"{shown}{found.levels[level].space}" if shown else ""

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str, int]:
        """The list and level, as the paragraph says itself or by its style."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        style = _value(properties, "w:pStyle")
        number, level = self.by_style.get(style, ("", 0))
        own = properties.find(qn("w:numPr"))
        if own is not None:
            number = _value(own, "w:numId") or number
            level = _whole(_value(own, "w:ilvl"), level)
        return number, level


def numbers_of(numbering: BaseOxmlElement | None, styles: BaseOxmlElement | None) -> Numbers:
    """From the document's parts on numbering and on styles; either may be missing."""
    by_style = dict(_styles(styles)) if styles is not None else {}
    if numbering is None:
        return Numbers()
    patterns = {_attribute(each, "w:abstractNumId"): each for each in numbering.iterfind(qn("w:abstractNum"))}
    counts: dict[str, dict[int, int]] = {}
    lists: dict[str, _List] = {}
    for each in numbering.iterfind(qn("w:num")):
        pattern = _value(each, "w:abstractNumId")
        levels = dict(_levels(_linked(patterns, pattern)))
        levels.update(level for override in each.iterfind(qn("w:lvlOverride")) for level in _levels(override))
        lists[_attribute(each, "w:numId")] = _List(levels, dict(_starts(each)), counts.setdefault(pattern, {}))
    return Numbers(lists, {style: _placed(lists, style, *place) for style, place in by_style.items()})


def _count(found: _List, level: int) -> None:
    counts = found.counts
    start = found.starts.pop(level, None)
    if start is not None:
        counts[level] = start
    else:
        counts[level] = counts[level] + 1 if level in counts else found.levels[level].start
    for deeper in range(level + 1, _LEVELS):
        after = found.levels[deeper].restarts_after if deeper in found.levels else None
        if after is None or 0 < level + 1 <= after:
            counts.pop(deeper, None)


def _shown(found: _List, level: int) -> str:
    own = found.levels[level]
    if own.shape == "bullet":
        return _bullet(own.words)
    if own.shape == "none":
        return _PLACE.sub("", own.words).strip()

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        counted = found.levels.get(at, own)
        count = found.counts.get(at, counted.start)
        return str(count) if own.legal and counted.shape != "bullet" else _counted(counted.shape, count)

    return _PLACE.sub(number, own.words).strip()


def _counted(shape: str, count: int) -> str:
    match shape:
        case "lowerLetter":
            return _word_letters(count)
        case "upperLetter":
            return _word_letters(count).upper()
        case "lowerRoman":
            return roman(count)
        case "upperRoman":
            return roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case "bullet" | "none":
            return ""
        case _:
            return str(count)


def _word_letters(count: int) -> str:
    """Word counts x, y, z, aa, bb, cc."""
    if not 0 < count <= 780:
        return str(count)
    times, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _bullet(words: str) -> str:
    sign = words.strip()
    if not sign:
        return ""
    return "•" if sign in _OUTLINES or "\ue000" <= sign[0] <= "\uf8ff" else sign


def _linked(patterns: dict[str, BaseOxmlElement], name: str) -> BaseOxmlElement | None:
    """A pattern, or the one that holds its levels: a list style keeps them in one place."""
    pattern = patterns.get(name)
    link = _value(pattern, "w:numStyleLink") if pattern is not None else ""
    if not link:
        return pattern
    return next((each for each in patterns.values() if _value(each, "w:styleLink") == link), pattern)


def _levels(pattern: BaseOxmlElement | None) -> Iterator[tuple[int, Level]]:
    for each in pattern.iterfind(qn("w:lvl")) if pattern is not None else ():
        restart = each.find(qn("w:lvlRestart"))
        legal = each.find(qn("w:isLgl"))
        yield (
            _whole(_attribute(each, "w:ilvl"), 0),
            Level(
                shape=_value(each, "w:numFmt") or "decimal",
                words=_value(each, "w:lvlText"),
                start=_whole(_value(each, "w:start"), 1),
                restarts_after=None if restart is None else _whole(_attribute(restart, "w:val"), 0),
                space="" if _value(each, "w:suff") == "nothing" else " ",
                legal=legal is not None and _attribute(legal, "w:val") not in {"0", "false"},
                style=_value(each, "w:pStyle"),
            ),
        )


def _starts(number: BaseOxmlElement) -> Iterator[tuple[int, int]]:
    for each in number.iterfind(qn("w:lvlOverride")):
        if _value(each, "w:startOverride"):
            yield _whole(_attribute(each, "w:ilvl"), 0), _whole(_value(each, "w:startOverride"), 1)


def _styles(styles: BaseOxmlElement) -> Iterator[tuple[str, tuple[str, int | None]]]:
    """The list of each style that has one, its own or that of the style which it is based on."""
    found = {_attribute(each, "w:styleId"): each for each in styles.iterfind(qn("w:style"))}
    for name in found:
        at, seen = name, set[str]()
        number, level = "", ""
        while at in found and at not in seen and not number:
            seen.add(at)
            properties = found[at].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if properties is not None:
                number = _value(properties, "w:numId")
                level = level or _value(properties, "w:ilvl")
            at = _value(found[at], "w:basedOn")
        if number:
            yield name, (number, _whole(level, 0) if level else None)


def _placed(lists: dict[str, _List], style: str, number: str, level: int | None) -> tuple[str, int]:
    """A style that names no level stands on that which names the style."""
    if level is None and number in lists:
        level = next((at for at, each in lists[number].levels.items() if each.style == style), 0)
    return number, level or 0


def _value(element: BaseOxmlElement, name: str) -> str:
    child = element.find(qn(name))
    return _attribute(child, "w:val") if child is not None else ""


def _attribute(element: BaseOxmlElement, name: str) -> str:
    return str(element.get(qn(name), ""))


def _whole(words: str, otherwise: int) -> int:
    return int(words) if re.fullmatch(r"-?[0-9]{1,6}", words) else otherwise
