"""Which questions come first, in the requester's words."""

import pytest

from workbench.intake.split import propose

SIX = "".join(f"{number}. How many officers of grade {number} are there?\n" for number in range(1, 7))

NAMED = [
    ("If prioritisation is required, please prioritise questions 2 and 3.", "2 3"),
    ("In order of priority: 3, 1, 2.", "3 1 2"),
    ("My order of priority is 4, 2, 1, 3.", "4 2 1 3"),
    ("Question 4 is the most important.", "4"),
    ("Please answer 1 first.", "1"),
    ("If the cost limit is exceeded please answer questions 1 to 3 first.", "1 2 3"),
    ("Please start with question two.", "2"),
    ("If cost is a problem, please prioritise Q5, then Q2.", "5 2"),
    ("Please prioritise the first two questions.", "1 2"),
    ("I would like priority given to the last question.", "6"),
    ("If you cannot answer all, question 3 takes priority over question 1.", "3"),
    ("Should s.12 apply, please treat questions 1, 4 and 6 as the priority.", "1 4 6"),
    ("Qs 1-3 are my priority.", "1 2 3"),
    ("Please prioritise in the following order: Q3, Q1, Q2", "3 1 2"),
    ("Please answer question 6 first, followed by question 2.", "6 2"),
    ("prioritise 2 & 4 please", "2 4"),
    ("Please deal with question 2 first and question 1 second, leaving out question 3.", "2 1"),
    ("Should you need to exclude, kindly answer Q.2 and Q.1 before the others.", "2 1"),
    ("If you have to choose, please deal with number 2 first, then 3, then 1.", "2 3 1"),
    ("I would rather have 1 and 2 than nothing: please answer those first.", "1 2"),
    ("Please process the questions in the order listed until the cost limit is reached.", "1 2 3 4 5 6"),
    ("Please prioritise question 9.", ""),
    ("If it exceeds the limit, leave out question 5.", ""),
    ("I know that burglary is a police priority in 2 districts.", ""),
]


@pytest.mark.parametrize(("sentence", "labels"), NAMED)
def test_priority(sentence, labels):
    proposal = propose(f"{SIX}\n{sentence}\n\nYours faithfully,\n\nA Requester\n")
    assert proposal.priority == tuple(labels.split())
    assert len(proposal.questions) == 6


def test_priority_may_name_a_sub_question():
    text = "1. Please state:\n  a) how many dogs there are\n  b) how old they are\n2. What do they cost?\n\n{}\n"
    assert propose(text.format("Please prioritise question 1(b) and question 2.")).priority == ("1b", "2")


def test_priority_is_found_behind_the_last_question():
    text = (
        "1. How many dogs are there?\n2. What do they cost? If you cannot answer both, please answer question 2 first."
    )
    assert propose(text).priority == ("2",)
