"""How much alike two texts are, as pairs that a reader can judge."""

import pytest

from workbench.domain.likeness import alike, shared

STOPS = "How many stops and searches were made in Northshire?"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (STOPS, STOPS, True),
        (STOPS, "How many stop and search was made in Northshire?", True),  # plurals and little words
        ("How many drones flew over grounds in 2023?", "How many drones flew over grounds in 2024?", True),
        ("Please provide the policy on body-worn cameras.", "The body-worn camera policy", True),
        ("How many overt drone flights were there over grounds?", "How many covert drone flights over grounds?", False),
        (STOPS, "How many horses were kept in Northshire?", False),
        ("in 2023", "in 2024", False),  # too few words to compare
        ("", "", False),
    ],
)
def test_questions_that_ask_the_same(one, other, same):
    assert (alike(one, other) >= 0.8) is same
    assert alike(one, other) == alike(other, one)


HARM = "Offenders would learn where the tactic is met and move what they do to another place where it is not."


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        (HARM, True),
        (f"As we said: {HARM} That weighs heavily.", True),
        ("Offenders would learn where the tactic is met, and could act on that.", False),
        ("The harm shown under that heading is likely, and it would reach beyond this force.", False),
        ("", False),
    ],
)
def test_what_is_copied(other, copied):
    assert (shared(HARM, other) > 0.8) is copied
    assert shared(HARM, other) == shared(other, HARM)
