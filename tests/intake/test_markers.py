"""What a requester may put before a question, and what only looks like it."""

import pytest

from workbench.intake.markers import readings, roman
from workbench.intake.split import propose


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        ("1.", "2.", "1 2"),
        ("1)", "2)", "1 2"),
        ("(1)", "(2)", "1 2"),
        ("[1]", "[2]", "1 2"),
        ("1:", "2:", "1 2"),
        ("1 -", "2 -", "1 2"),
        ("1/", "2/", "1 2"),
        ("1.)", "2.)", "1 2"),
        ("01.", "02.", "1 2"),
        ("1", "2", "1 2"),
        ("Q1.", "Q2.", "1 2"),
        ("Q1", "Q2", "1 2"),
        ("Question 1:", "Question 2:", "1 2"),
        ("QUESTION ONE -", "QUESTION TWO -", "1 2"),
        ("Request 1:", "Request 2:", "1 2"),
        ("#### 1.", "#### 2.", "1 2"),
        ("**1.**", "**2.**", "1 2"),
        ("a)", "b)", "a b"),
        ("(a)", "(b)", "a b"),
        ("A.", "B.", "A B"),
        ("(i)", "(ii)", "i ii"),
        ("iv)", "v)", ""),
        ("1a)", "1b)", "1a 1b"),
        ("1.1", "1.2", "1.1 1.2"),
        ("•", "•", "1 2"),
        ("-", "-", "1 2"),
        ("*", "*", "1 2"),
        ("–", "–", "1 2"),
        ("→", "→", "1 2"),
        ("1\ufe0f\u20e3", "2\ufe0f\u20e3", "1 2"),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\t", "\u00a0 "], ids=["space", "tab", "no-break"])
def test_marks(first, second, labels, gap):
    text = f"{first}{gap}How many dogs are there?\n{second}{gap}How many cats are there?\n"
    proposal = propose(text)
    if labels:
        assert [(q.label, q.text) for q in proposal.questions] == list(
            zip(labels.split(), ["How many dogs are there?", "How many cats are there?"], strict=True)
        )
    else:  # a list that begins with the fourth is none
        assert [q.label for q in proposal.questions] == ["1", "2"]


@pytest.mark.parametrize(
    "line",
    [
        "2017 was a bad year",
        "18/06/2013 13:40",
        "4.30 pm on Monday",
        "2.5 million pounds",
        "Question 4 is the most important",
        "Q1 2020 figures",
        "e.g. dogs",
        "I would like",
        "-5 degrees",
        "*Date Time Location*",
        "part 2 of the report",
    ],
)
def test_running_words(line):
    assert readings(line, 0, len(line)) == []


def test_a_signature_is_no_lettered_question():
    assert [q.label for q in propose("How many dogs are there?\n\nThanks\n\nA. Requester\n").questions] == ["1"]


def test_lists_within_lists():
    text = """1. For each station, please state
 (a) its floor area
 (b) its rent:
   (i) in 2018
   (ii) in 2019
 (c) its landlord
2. How many stations are there?
"""
    proposal = propose(text)
    labels = [q.label for q in proposal.questions]
    assert labels == ["1", "1a", "1b", "1bi", "1bii", "1c", "2"]
    assert [None if q.parent is None else labels[q.parent] for q in proposal.questions] == [
        *(None, "1", "1", "1b", "1b", "1", None)
    ]


def test_h_i_j_are_letters_and_i_ii_are_not():
    letters = "".join(f"{letter}) How many of kind {letter}?\n" for letter in "abcdefghijk")
    assert [q.label for q in propose(letters).questions] == list("abcdefghijk")


@pytest.mark.parametrize(
    ("letters", "number"), [("i", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("iiii", 0), ("vx", 0), ("a", 0)]
)
def test_roman_numbers(letters, number):
    assert roman(letters) == number
