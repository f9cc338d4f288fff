"""What a piece of a case says, in short and in words: all of it at a glance, or only where it differs from another.

It goes by the names of the facts themselves, so that a new fact is told from its first day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from workbench.domain.case import Case, Part, Period
from workbench.domain.citations import joined
from workbench.domain.cost import in_hours, in_pounds
from workbench.domain.dates import format_date
from workbench.domain.signoff import short

_NOTHING = "nothing"
_LINES = 14  # lines said of one piece; whoever wants all looks at the case
_LONGEST = 300  # characters of one text
_BEFORE = 60  # characters shown before the place where two texts part

_UNSEEN = (
    *("id", "key", "items", "code", "sha256", "snapshot_sha256", "source", "said"),
    *("wording_version", "catalogue_version", "calendar_version"),
)
"""What is recorded beside a piece, and says nothing to a reader."""

_NAMES = {
    "question_ids": "questions",
    "part_ids": "parts",
    "part_id": "part",
    "parent_id": "under",
    "on": "day",
    "lead_in": "only leads in",
    "no_advice": "nothing can be suggested",
    "tenths_of_minutes": "time",
    "pence": "amount",
    "dated": "date of the letter",
    "data_caveat": "caveat about figures",
    "fell_back": "changed since it was approved",
    "overrides": "rewritten paragraphs",
    "was": "composed words",
    "change": "what the correction changes",
    "corrects": "corrects an earlier letter",
    "wanted": "what is to be clarified",
    "span": "place in the request",
    "why": "recognised by",
    "size": "bytes",
    "sent_words": "date as its sender wrote it",
    "arrived_words": "date as the server wrote it",
    "tailored": "written for this case",
    "holding": "whether held",
    "earlier": "earlier request",
    "written_back": "code written back",
}
_OF_QUESTIONS = ("question_ids", "parent_id", "priority")
_OF_PARTS = ("part_ids", "part_id")


def called(part: Part, case: Case) -> str:
    """A part by its subject, or else by the questions that it answers."""
    if part.subject.strip():
        return f"“{short(part.subject)}”"
    labels = _labels(part.question_ids, case)
    return f"on {labels}" if labels else "without a question"


def at_a_glance(piece: object, case: Case, name: str) -> str:
    """What a piece, of the field of this name, says: a line for each fact that is not as it is by default."""
    if not is_dataclass(piece) or isinstance(piece, Period):
        return _told(piece, case, name)
    told = ((name, _told(value, case, name)) for name, value in _facts(piece))
    return _lines(f"{_up(_label(name))}: {words}" for name, words in told if words != _NOTHING)


def difference(mine: object, theirs: object, my_case: Case, their_case: Case, name: str) -> tuple[str, str]:
    """What either says where the two part: the same facts, each on a line of its own."""
    here, there = [], []
    for label, field, one, other in _parting("", name, mine, theirs):
        lead = f"{_up(label)}: " if label else ""
        here.append(f"{lead}{_beside(one, other, my_case, field)}")
        there.append(f"{lead}{_beside(other, one, their_case, field)}")
    if here == there:
        return "recorded otherwise", "recorded otherwise"
    return _lines(here), _lines(there)


# ── where two values part ────────────────────────────────────────────────────────────────────────────────────────────


def _parting(label: str, name: str, one: Any, other: Any) -> Iterator[tuple[str, str, object, object]]:
    """The facts in which two values differ: how each is called, the name of its field, and both."""
    if one == other:
        return
    if is_dataclass(one) and type(one) is type(other) and not isinstance(one, Period):
        for field in fields(one):
            if field.name not in _UNSEEN:
                below = _under(label, _label(field.name))
                yield from _parting(below, field.name, getattr(one, field.name), getattr(other, field.name))
        return
    mine, theirs = _known(one), _known(other)
    if mine and theirs:
        for key in dict.fromkeys((*mine, *theirs)):
            below = _under(label, _thing(mine.get(key) or theirs.get(key)))
            yield from _parting(below, name, mine.get(key), theirs.get(key))
        if list(mine) != list(theirs) and set(mine) == set(theirs):
            yield _under(label, "order"), name, _things(one), _things(other)
        return
    yield label, name, one, other


def _known(value: object) -> dict[str, object] | None:
    """Several things by what each is known by; None where they are no such things, or two have the same name."""
    if not isinstance(value, tuple) or not all(is_dataclass(item) for item in value):
        return None
    keys = [_known_by(item) for item in value]
    return dict(zip(keys, value, strict=True)) if "" not in keys and len(set(keys)) == len(keys) else None


def _known_by(item: object) -> str:
    return next((getattr(item, name) for name in ("id", "limb", "part_id", "key") if getattr(item, name, "")), "")


def _thing(item: object) -> str:
    """What one of several things is called."""
    if limb := getattr(item, "limb", "") if not hasattr(item, "id") else "":
        return f"section {limb}"
    words = next((getattr(item, name) for name in ("text", "description", "title") if getattr(item, name, "")), "")
    kind = "".join(f" {char.lower()}" if char.isupper() else char for char in type(item).__name__).strip()
    return f"{kind} “{short(words)}”" if words.strip() else kind


def _things(value: Iterable[object]) -> str:
    return "; ".join(_thing(item) for item in value)


# ── values in words ──────────────────────────────────────────────────────────────────────────────────────────────────


def _told(value: object, case: Case, name: str = "") -> str:
    """A value in words. `name` is that of its field, for ids and amounts."""
    if value is None or value == "" or value == ():
        return _NOTHING
    if name in _OF_QUESTIONS:
        return _labels(_ids(value), case) or _NOTHING
    if name in _OF_PARTS:
        return joined([called(part, case) for part in case.parts if part.id in _ids(value)]) or _NOTHING
    match value:
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case str():
            return _cut(value.strip() or "spaces only")
        case datetime():
            return f"{format_date(value.date())} {value:%H:%M}"
        case date():
            return format_date(value)
        case int():
            return {"tenths_of_minutes": in_hours, "pence": in_pounds}.get(name, str)(value)
        case tuple():
            return _cut("; ".join(_told(item, case) for item in value))
        case Period():
            return _period(value)
    words = ((fact, _told(said, case, fact)) for fact, said in _facts(value))
    return _cut(", ".join(f"{_label(fact)} {said}" for fact, said in words if said != _NOTHING)) or _NOTHING


def _beside(value: object, other: object, case: Case, name: str) -> str:
    """A value in words; of a long text the stretch where it parts from the other."""
    if not (isinstance(value, str) and isinstance(other, str)) or len(value) <= _LONGEST or name in _OF_PARTS:
        return _told(value, case, name)
    start = max(_parts_at(value, other) - _BEFORE, 0)
    return f"{'…' if start else ''}{_cut(value[start:])}"


def _parts_at(one: str, other: str) -> int:
    """Where two texts part."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _period(period: Period) -> str:
    start = f"from {format_date(period.start)}" if period.start else ""
    end = "to the request" if period.to_request else f"to {format_date(period.end)}" if period.end else ""
    return " ".join(filter(None, (start, end))) or "without a beginning or an end"


def _labels(ids: Iterable[str], case: Case) -> str:
    wanted = set(ids)
    found = [short(each.label) or f"“{short(each.text)}”" for each in case.questions if each.id in wanted]
    return f"question{'s' if len(found) > 1 else ''} {joined(found)}" if found else ""


def _ids(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, tuple) else ()


def _facts(piece: Any) -> Iterator[tuple[str, object]]:
    """What there is to say of a piece: the facts that are not as they are by default."""
    for field in fields(piece):
        value = getattr(piece, field.name)
        if field.name not in _UNSEEN and field.name != "span" and not _as_by_default(field, value):
            yield field.name, value


def _as_by_default(field: "Field[Any]", value: object) -> bool:
    return type(value) is type(field.default) and value == field.default


def _label(name: str) -> str:
    return _NAMES.get(name, name.replace("_", " "))


def _under(label: str, below: str) -> str:
    return f"{label}, {below}" if label else below


def _up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cut(text: str) -> str:
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST and len(text) <= 4 * _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def _lines(lines: Iterable[str]) -> str:
    found = list(lines)
    more = len(found) - _LINES
    return "\n".join((*found[:_LINES], f"… and {more} more") if more > 0 else found)
