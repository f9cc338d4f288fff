"""Commands on an internal review: part by part, beginning from what the first answer said (CoP 2018, section 5)."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.letter import LetterKind
from workbench.domain.review import Review, ReviewDecision
from workbench.domain.said import said_of
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers
from workbench.service.handlers.parts import part_in


def open_review(case: Case, command: c.OpenReview, law: Law) -> Case:
    if case.review:
        raise RuleViolation("A review of this case has been opened already.")
    said = _last_answer(case)
    decisions = tuple(ReviewDecision(part.id, first_answer=said.get(part.id, said_of(part))) for part in case.parts)
    return replace(case, review=Review(command.complaint, decisions=decisions))


def set_review(case: Case, command: c.SetReview, law: Law) -> Case:
    _review_in(case)
    return replace(case, review=in_order(case, command.review))


def set_review_decision(case: Case, command: c.SetReviewDecision, law: Law) -> Case:
    review = _review_in(case)
    part = part_in(case, command.decision.part_id)
    others = tuple(decision for decision in review.decisions if decision.part_id != part.id)
    return replace(case, review=in_order(case, replace(review, decisions=(*others, command.decision))))


def close_review(case: Case, command: c.CloseReview, law: Law) -> Case:
    letter = case.letter
    if letter.kind is LetterKind.REVIEW_OUTCOME:  # its letter has nothing to speak of any more
        letter = replace(letter, kind=LetterKind.ANSWER)
    return replace(case, review=None, letter=letter)


def in_order(case: Case, review: Review) -> Review:
    """The review with its decisions in the order of the parts, and none on a part that has gone."""
    by_part = {decision.part_id: decision for decision in review.decisions}
    return replace(review, decisions=tuple(by_part[part.id] for part in case.parts if part.id in by_part))


def _last_answer(case: Case) -> dict[str, str]:
    """What the latest answer that went out said, by part."""
    answers = [letter for letter in case.issued if letter.kind is LetterKind.ANSWER]
    return {said.part_id: said.text for said in answers[-1].said} if answers else {}


def _review_in(case: Case) -> Review:
    if case.review is None:
        raise RuleViolation("No review of this case has been opened.", "Open the review first.")
    return case.review


HANDLERS: Handlers = {
    c.OpenReview: open_review,
    c.SetReview: set_review,
    c.SetReviewDecision: set_review_decision,
    c.CloseReview: close_review,
}
