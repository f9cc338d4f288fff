"""An internal review: what it decided, part by part, with fresh reasons (CoP 2018, section 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.letter import IssuedLetter, LetterKind


class ReviewResult(StrEnum):
    """What a review makes of one part of the first answer."""

    UPHELD = "upheld"
    VARIED = "varied"
    OVERTURNED = "overturned"


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """The review of one part: the part holds what is decided now, `first_answer` what was said before."""

    part_id: str
    result: ReviewResult | None = None
    reasons: str = ""
    first_answer: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A review of the answer: what the requester complains of, who reviews, and the decisions part by part."""

    complaint: str = ""
    reviewer: str = ""
    role: str = ""
    decisions: tuple[ReviewDecision, ...] = ()

    def decision(self, part_id: str) -> ReviewDecision | None:
        """The decision on a part, or None."""
        return next((decision for decision in self.decisions if decision.part_id == part_id), None)


def of_first_decision(name: str, issued: Iterable[IssuedLetter]) -> bool:
    """True where somebody of this name issued or approved an answer that went out (CoP 2018, section 5)."""
    answers = [sent for sent in issued if sent.kind is LetterKind.ANSWER]
    signed = [step for sent in answers for step in (sent, sent.approval) if step]
    return _plain(name) in {_plain(step.name) for step in signed}


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
