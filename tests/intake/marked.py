"""Made-up requests in which the expected questions are marked.

A file under `requests/` states the period and the priority, then, behind a line of dashes, the request. A question
stands between ⟦ and ⟧ with its label: ⟦3a<3: any company …⟧ is 3a under 3, and ⟦3*: …⟧ a lead-in.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.domain.case import Period
from workbench.intake.proposal import Proposal

FOLDER = Path(__file__).with_name("requests")
_MARK = re.compile(r"⟦(?P<label>[^\s*<:]+)(?P<lead_in>\*?)(?:<(?P<parent>[^\s:]+))?: |⟧")


@dataclass(frozen=True)
class Expected:
    """One marked question. `parent` is a label."""

    label: str
    parent: str | None
    lead_in: bool
    text: str
    start: int


@dataclass(frozen=True)
class Marked:
    """A request without its marks, and what they said."""

    text: str
    questions: list[Expected]
    period: Period | None
    priority: tuple[str, ...]


def names() -> list[str]:
    """Every made-up request."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def load(name: str, newline: str = "\n") -> Marked:
    """A made-up request by its name, with its lines ended as wanted."""
    content = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    head, body = content.split("\n----\n", 1)
    stated = dict(line.split(": ", 1) for line in head.splitlines())
    text, questions = _unmarked(body.replace("\n", newline))
    return Marked(text, questions, _period(stated["period"]), _priority(stated["priority"]))


def found(proposal: Proposal) -> list[Expected]:
    """What a proposal holds, in the same shape."""
    labels = [question.label for question in proposal.questions]
    return [
        Expected(q.label, None if q.parent is None else labels[q.parent], q.lead_in, q.text, q.span.start)
        for q in proposal.questions
    ]


def _unmarked(body: str) -> tuple[str, list[Expected]]:
    text, at, questions, opened = "", 0, [], None
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        at = mark.end()
        if mark["label"]:
            opened = (mark, len(text))
        elif opened:
            (label, lead_in, parent), start = opened[0].group("label", "lead_in", "parent"), opened[1]
            questions.append(Expected(label, parent, bool(lead_in), text[start:], start))
    return text + body[at:], questions


def _period(words: str) -> Period | None:
    if words == "none":
        return None
    start, end = words.split(" to ", 1)
    return Period(_day(start), _day(end), to_request=end == "date of request")


def _day(words: str) -> date | None:
    return None if words in ("open", "date of request") else date.fromisoformat(words)


def _priority(words: str) -> tuple[str, ...]:
    return () if words == "none" else tuple(words.split())
