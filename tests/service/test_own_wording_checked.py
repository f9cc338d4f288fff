"""A force's own sentences are read as closely as what the officer writes: standard wording is not (FOIA ss.1 and 2)."""

import pytest

from tests.letters.cases import FORCE, LETTERS
from tests.service.generated import opened
from workbench.domain.findings import Page
from workbench.domain.overlay import Overlay, OwnSentence

THANKS = "sections.opening.0"
OWN = [
    # the letter, the sentence, the force's words for it, what is found in them, and at which paragraph
    (
        "answer-neither-confirm-nor-deny",
        (THANKS, "Thank you for your request, which we received on {received}. We hold this information."),
        ("silence-kept", "opening.0"),
    ),
    (
        "answer-neither-confirm-nor-deny",
        ("sections.answers.heading", "We hold this information"),
        ("silence-kept", "answers.heading"),
    ),
    (
        "answer-in-full",
        (THANKS, "Thank you for writing to Kent Police. We received your request on {received}."),
        ("other-force", "opening.0"),
    ),
    (
        "review-outcome",
        ("sections.review result.0", ": we of Kent Police stand by our first answer."),
        ("other-force", "review result.p3"),
    ),
    ("answer-in-full", (THANKS, "Many thanks for your request, which reached us on {received}."), None),
    (
        "answer-mixed",  # not all of it is silent, and this sentence speaks of no part
        (THANKS, "Thank you for your request, which we received on {received}. We hold this information."),
        None,
    ),
]


@pytest.mark.parametrize(("letter", "own", "expected"), OWN)
def test_words_that_a_reader_stops_at_are_found_in_the_forces_sentences_too(letter, own, expected):
    workbench, _ = opened()
    case = LETTERS[letter]()
    before = workbench.findings(case, FORCE)
    workbench.set_overlay(Overlay((OwnSentence(*own),)))
    new = [finding for finding in workbench.findings(case, FORCE) if finding not in before]
    assert [(each.rule, each.place.field) for each in new] == ([expected] if expected else [])
    assert all(each.place.page is Page.LETTER for each in new)
