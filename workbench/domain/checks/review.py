"""Is an internal review a fresh look, part by part, by somebody else? (CoP 2018 section 5; ICO guide)"""

from collections.abc import Iterator

from workbench.domain.case import Part
from workbench.domain.checks.rule import Found, Known, Rule, Stage, capital
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.letter import LetterKind
from workbench.domain.likeness import shared
from workbench.domain.review import ReviewDecision, of_first_decision

_OUTCOME = frozenset({LetterKind.REVIEW_OUTCOME})
_SAME = 0.9  # of the words of the shorter text
_FEWEST = 8  # words; a short reason may well be the same


def review_open(known: Known) -> Iterator[Found]:
    """There is a review to report on."""
    if known.case.review is None:
        yield Found(
            "No review has been opened.",
            "Open the review, or choose another letter.",
            "CoP 2018 section 5",
            Place(Page.LETTER, field="review"),
        )


def review_decided(known: Known) -> Iterator[Found]:
    """Each part of the first answer is upheld, varied or overturned, with reasons."""
    for part, decision in _decisions(known):
        missing = [
            name
            for name, there in (
                ("whether the first answer stands", decision and decision.result),
                ("why", decision and decision.reasons.strip()),
            )
            if not there
        ]
        if missing:
            yield Found(
                f"The review does not decide on {known.name(part)}.",
                f"Say {' and '.join(missing)}.",
                "CoP 2018 section 5",
                _place(part),
            )


def reviewer_named(known: Known) -> Iterator[Found]:
    """The letter says who reviewed, and in which role."""
    review = known.case.review
    if review and not (review.reviewer.strip() and review.role.strip()):
        yield Found(
            "The reviewer is not named.",
            "Record the reviewer’s name and role.",
            "CoP 2018 section 5",
            Place(Page.LETTER, field="reviewer"),
        )


def reviewer_fresh(known: Known) -> Iterator[Found]:
    """Whoever issued or approved the first answer does not review it."""
    review = known.case.review
    if review and review.reviewer.strip() and of_first_decision(review.reviewer, known.case.issued):
        yield Found(
            "The reviewer had a hand in the first answer.",
            "Let somebody review it who was not involved, or set this aside with the reason why nobody could.",
            "CoP 2018 section 5; ICO guide",
            Place(Page.LETTER, field="reviewer"),
        )


def review_reasons_fresh(known: Known) -> Iterator[Found]:
    """The reasons of a review are its own, not those of the refusal once more."""
    for part, decision in _decisions(known):
        if decision is None or len(decision.reasons.split()) < _FEWEST:
            continue
        before = (
            decision.first_answer,
            *(claim.reason for claim in part.claims),
            *(c.harm.mechanism for c in part.claims),
        )
        if any(len(text.split()) >= _FEWEST and shared(decision.reasons, text) > _SAME for text in before):
            yield Found(
                f"{capital(known.name(part))}: the review repeats the reasons of the first answer.",
                "Look at it afresh and write what you found.",
                "CoP 2018 section 5; ICO enforcement log ENF0201053",
                _place(part),
                Severity.WARNING,
            )


def _decisions(known: Known) -> Iterator[tuple[Part, ReviewDecision | None]]:
    review = known.case.review
    for part in known.case.parts if review else ():
        yield part, review.decision(part.id) if review else None


def _place(part: Part) -> Place:
    return Place(Page.LETTER, part_id=part.id, field="review")


RULES = (
    Rule("review-open", Stage.DECIDING, review_open, _OUTCOME),
    Rule("review-decided", Stage.DRAFTING, review_decided, _OUTCOME),
    Rule("reviewer-named", Stage.SIGN_OFF, reviewer_named, _OUTCOME),
    Rule("reviewer-fresh", Stage.SIGN_OFF, reviewer_fresh, _OUTCOME),
    Rule("review-reasons-fresh", Stage.DRAFTING, review_reasons_fresh, _OUTCOME),
)
