"""An internal review: what it decided, part by part, with fresh reasons (CoP 2018, section 5)."""

from dataclasses import dataclass
from enum import StrEnum


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
