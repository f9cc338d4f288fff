"""Commands on an internal review (CoP 2018, section 5)."""

from dataclasses import dataclass

from workbench.domain.review import Review, ReviewDecision
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class OpenReview(Command):
    """Begin a review: one decision for each part, each with what the first answer said about it."""

    label = "Open review"
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class SetReview(Command):
    """Change who reviews and what the requester complains of. `field` is the one being typed in."""

    label = "Change review"
    review: Review
    field: str = ""

    @property
    def joins(self) -> str:
        return f"review {self.field}" if self.field else ""


@dataclass(frozen=True, slots=True)
class SetReviewDecision(Command):
    """Decide one part afresh: upheld, varied or overturned, with fresh reasons."""

    label = "Change review decision"
    decision: ReviewDecision
    field: str = ""

    @property
    def joins(self) -> str:
        return f"review {self.decision.part_id} {self.field}" if self.field else ""


@dataclass(frozen=True, slots=True)
class CloseReview(Command):
    """Take the review away with all that was written on it."""

    label = "Remove review"
