"""What an internal review decided, part by part, with fresh reasons (CoP 2018, section 5)."""

import re

from workbench.domain.case import Outcome, Part
from workbench.domain.findings import Page, Place
from workbench.domain.letter import LetterKind
from workbench.domain.review import Review, ReviewDecision, ReviewResult
from workbench.letters.document import Block, BulletList, Inline, Run
from workbench.letters.matter import Matter
from workbench.letters.phrases import full_name
from workbench.letters.writer import typed

_HELD_NOTHING = re.compile(
    r"\b(not|no information|nothing)( \w+)? held\b|\bheld no|\bhold no|\bnot hold", re.IGNORECASE
)
_SAID_NOTHING = re.compile(r"\bneither confirm", re.IGNORECASE)
_GAVE_NOTHING = re.compile(r"^\W*(wholly |fully |all )?(withheld|refused)\b(?!.*\bpart)", re.IGNORECASE | re.DOTALL)
_TO_SAY, _TO_GIVE, _BOTH = "sections 1(1)(a) and 10(1)", "sections 1(1)(b) and 10(1)", "sections 1(1) and 10(1)"
_HELD = {
    Outcome.DISCLOSED: _BOTH,
    Outcome.PARTLY_DISCLOSED: _BOTH,
    Outcome.WITHHELD: _TO_SAY,
    Outcome.ACCESSIBLE_ELSEWHERE: _TO_SAY,
}
"""What was not met at first under each outcome that says that information is held after all."""

_AFTER_ALL = (
    ("held after all", _HELD_NOTHING, _HELD),
    ("said after all", _SAID_NOTHING, {**_HELD, Outcome.NOT_HELD: _TO_SAY}),
    ("given after all", _GAVE_NOTHING, {Outcome.DISCLOSED: _TO_GIVE, Outcome.PARTLY_DISCLOSED: _TO_GIVE}),
)
"""What a review admits: the condition, what the first answer said, and under each outcome what it did not meet."""


def complaint_section(matter: Matter) -> tuple[Block, ...]:
    """What the requester asked to have looked at again, in their words."""
    place = Place(Page.REQUEST, field="review")
    complaint = typed(_review(matter).complaint, place, quoted=True, key="review complaint.asked")
    return (matter.writer.heading("review complaint", 2, place), *complaint) if complaint else ()


def results_section(matter: Matter) -> tuple[Block, ...]:
    """The result for each part, at a glance."""
    parts = matter.case.parts
    if not parts:
        return ()
    results = BulletList(
        tuple(_result(matter, part) for part in parts),
        _place(),
        tuple(f"review result.{part.id}" for part in parts),
        tuple(_place(part) for part in parts),
    )
    return (matter.writer.heading("review results", 2, _place()), results)


def reviewed(matter: Matter, part: Part, lead: str) -> list[Block]:
    """What the first answer said on a part, what the review makes of it and why; nothing in any other letter."""
    if matter.kind is not LetterKind.REVIEW_OUTCOME:
        return []
    decision, place, key = _decision(matter, part), _place(part), f"review.{part.id}"
    admits, breached = _after_all(part, decision)
    writer = matter.writer.knowing(
        _said(decision),
        admits,
        first_answer=decision.first_answer.strip().rstrip("."),
        breached=breached,
    )
    return [
        *writer.paragraphs("first answer", place, lead, f"{key}.first"),
        *writer.paragraphs("review of a part", place, key=f"{key}.result"),
        *typed(decision.reasons, place, key=f"{key}.reasons"),
        *writer.paragraphs("answer on review", place, key=f"{key}.now"),
    ]


def _result(matter: Matter, part: Part) -> Inline:
    lines = matter.writer.knowing(_said(_decision(matter, part))).lines("review result")
    return (Run(full_name(part, matter.case), strong=True), *(run for line in lines for run in line))


def _said(decision: ReviewDecision) -> str:
    return decision.result.value if decision.result else "not reviewed"


def _after_all(part: Part, decision: ReviewDecision) -> tuple[str | None, str]:
    """What the first answer got wrong where the review says or gives more, and the provisions that it did not meet."""
    if part.outcome and decision.result in (ReviewResult.OVERTURNED, ReviewResult.VARIED):
        for condition, said, breached in _AFTER_ALL:
            if said.search(decision.first_answer):
                return (condition, breached[part.outcome]) if part.outcome in breached else (None, "")
    return None, ""


def _decision(matter: Matter, part: Part) -> ReviewDecision:
    return _review(matter).decision(part.id) or ReviewDecision(part.id)


def _review(matter: Matter) -> Review:
    return matter.case.review or Review()


def _place(part: Part | None = None) -> Place:
    return Place(Page.QUESTIONS, part_id=part.id if part else "", field="review")
