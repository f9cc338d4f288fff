"""What the words are that no question holds: what an officer would say of them, and what nobody could say."""

from itertools import pairwise

import pytest

from tests.intake.marked import load, names
from workbench.domain.case import Role
from workbench.intake.split import propose

CONTEXT, SCOPE, GREETING, SIGNATURE, MARKER = Role.CONTEXT, Role.SCOPE, Role.GREETING, Role.SIGNATURE, Role.MARKER

LETTER = """Dear Information Rights Team,

I run a riding school near Anytown. Three of my horses were hurt on the lane last year.

For the period 1 April 2023 to 31 March 2024, please tell me:

1. How many collisions with horses were recorded?
   Please count each collision once.
2. How many drivers were prosecuted?

By "collision" I mean any report of contact between a vehicle and a horse.

I would like the answer in a spreadsheet. If this would cost too much, please tell me how to narrow it.

Yours faithfully,

A Requester
1 Stable Lane
Anytown
"""


def told(text: str) -> list[tuple[Role, str]]:
    return [(mark.role, text[mark.span.start : mark.span.end]) for mark in propose(text).marks]


def left(text: str) -> list[str]:
    """What is unassigned."""
    proposal = propose(text)
    spans = [*(q.span for q in proposal.questions), *(mark.span for mark in proposal.marks)]
    found, at = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        found.append(text[at : span.start])
        at = max(at, span.end)
    return [words.strip() for words in (*found, text[at:]) if any(map(str.isalnum, words))]


def test_a_letter_from_greeting_to_address():
    assert told(LETTER) == [
        (GREETING, "Dear Information Rights Team,"),
        (CONTEXT, "I run a riding school near Anytown. Three of my horses were hurt on the lane last year."),
        (SCOPE, "For the period 1 April 2023 to 31 March 2024, please tell me:"),
        (MARKER, "1."),
        (SCOPE, "Please count each collision once."),
        (MARKER, "2."),
        (SCOPE, 'By "collision" I mean any report of contact between a vehicle and a horse.'),
        (CONTEXT, "I would like the answer in a spreadsheet."),
        (CONTEXT, "If this would cost too much, please tell me how to narrow it."),
        (SIGNATURE, "Yours faithfully,"),
        (SIGNATURE, "A Requester\n1 Stable Lane\nAnytown"),
    ]
    assert left(LETTER) == []


def test_each_mark_says_by_what_it_was_recognised():
    assert all(mark.why for mark in propose(LETTER).marks)


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("Hello,\nHow many dogs?", GREETING, "Hello,"),
        ("To whom it may concern\n\nHow many dogs?", GREETING, "To whom it may concern"),
        (
            "Dear Anyshire,\nOthershire and Thirdshire Police,\n\nHow many dogs?",
            GREETING,
            "Othershire and Thirdshire Police,",
        ),
        ("From: A Requester\nSubject: dogs\n\nHow many dogs?", CONTEXT, "Subject: dogs"),
        ("How many dogs are there?\n\nI look forward to your reply.", SIGNATURE, "I look forward to your reply."),
        ("How many dogs are there?\n\nA. Requester", SIGNATURE, "A. Requester"),
        (
            "How many dogs?\n\nRegards\n\nDisclaimer: this message is private.",
            SIGNATURE,
            "Disclaimer: this message is private.",
        ),
        ("> We wrote to you.\n\nHow many dogs are there in your kennels?", CONTEXT, "We wrote to you."),
        ("Please limit this to 2024.\n\nHow many dogs are there?", SCOPE, "Please limit this to 2024."),
        ("How many dogs are there? I hope that all is well.", CONTEXT, "I hope that all is well."),
        ("PS. How many dogs are there?", CONTEXT, "PS."),
        ("Thank you for your letter.\n\nHow many dogs are there?", CONTEXT, "Thank you for your letter."),
        ("How many dogs? I hope all is well. Kind regards, A Requester", SIGNATURE, "Kind regards, A Requester"),
        (
            "How many dogs?\n\nThanks,\n\nPolicy Officer | Example Charity",
            SIGNATURE,
            "Policy Officer | Example Charity",
        ),
        (
            "Please complete this table on dogs:\n\nYear\tDogs\tCost\n2018\n2019\n",
            SCOPE,
            "Year\tDogs\tCost\n2018\n2019",
        ),
        (
            "I was told two things:\n1. that it was lost;\n2. that the record existed.\n\nHow many dogs?",
            CONTEXT,
            "1. that it was lost;",
        ),
        ("OPEN LETTER\n\nPlease tell me how many dogs there are.", CONTEXT, "OPEN LETTER"),
        ("The Information Officer\n\nDear Force,\n\nHow many dogs?", SIGNATURE, "The Information Officer"),
        ("Please complete the table:\n\n| a | b | c |\n|--|--|--|\n| 1 | 2 | 3 |\n", SCOPE, "| 1 | 2 | 3 |"),
        ("1 Market Place\n\nDear Force,\n\nHow many dogs?", SIGNATURE, "1 Market Place"),
        ("Hi,\n\nHope this finds you well!\n\nHow many dogs?", GREETING, "Hope this finds you well!"),
        ("Area: the north of the county.\n\n1. How many dogs?", SCOPE, "Area: the north of the county."),
        ("As of 31 March 2023, please state:\n1. How many dogs?", SCOPE, "As of 31 March 2023, please state:"),
        ("Part A. Recording\n\n1. How many dogs?", SCOPE, "Part A. Recording"),
        ("1. How many dogs?\n2. How many cats?\n\nQ1 is my priority.", CONTEXT, "Q1 is my priority."),
        (
            "How many dogs?\n\nA Requester\n\nOn 3 May the unit wrote:\n> Why?",
            SIGNATURE,
            "On 3 May the unit wrote:",
        ),
        ("1. Any dogs?\n   Yes ☐ No ☐\n2. Any cats?", SCOPE, "Yes ☐ No ☐"),
        ("Re: dogs\n\nHow many dogs are there?", CONTEXT, "Re: dogs"),
        ("FOI request: How many dogs are there?", CONTEXT, "FOI request:"),
        ("Dear Information Officer,\n\n1. How many dogs are there?", GREETING, "Dear Information Officer,"),
        ("How many dogs are there? I don't need their names.", SCOPE, "I don't need their names."),
        ("How many dogs are there?\n\nPlease don't send paper copies.", CONTEXT, "Please don't send paper copies."),
        ("How many dogs are there?\n\nThank you in advance", SIGNATURE, "Thank you in advance"),
        ("Please say (a) how many dogs you own; and (b) how many cats you own.", MARKER, "; and (b)"),
    ],
)
def test_what_single_words_are(text, role, words):
    assert any((role, words) == (found, said) or (found is role and words in said) for found, said in told(text)), told(
        text
    )
    assert left(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I lost a bicycle. Why was nothing done?\n\nPlease provide the number of bicycles stolen in 2024.",
        "Please fill this in for 2024.\n\n| Month | Dogs? |\n|-------|-------|\n| May   |       |",
        "How many dogs are there?\n\nYours,\nA Requester\n\nHow many cats are there?",
        "How much is spent on agencies? Also the hourly rate paid to each, thanks.",
    ],
)
def test_what_looks_like_asking_and_is_no_question_is_left_for_the_officer(text):
    assert len(left(text)) == 1


def applies_to(text: str, words: str) -> list[str]:
    """The labels of the questions that a scope is limited to; none means all."""
    proposal = propose(text)
    [mark] = [m for m in proposal.marks if m.role is SCOPE and words in text[m.span.start : m.span.end]]
    return [proposal.questions[place].label for place in mark.questions]


def test_a_lead_in_applies_to_the_questions_behind_it():
    text = "In 2024:\n1. How many dogs?\n2. How many cats?\n"
    assert applies_to(text, "In 2024") == []


def test_the_heading_of_a_section_applies_to_that_section():
    text = "Please state:\n\nDogs\n1. How many are there?\n2. What do they cost?\n\nHorses\n3. How many are there?\n"
    assert applies_to(text, "Dogs") == ["1", "2"]
    assert applies_to(text, "Horses") == ["3"]


def test_what_leads_in_to_a_list_says_nothing_of_what_is_asked_after_the_list():
    dogs = "For dogs, please state:\n\n- how many\n- how old\n\n"
    text = dogs + "For cats, please state:\n\n- how many\n\nAlso, how many bats?"
    assert applies_to(text, "For cats") == ["3"]


def test_a_remark_between_two_questions_applies_to_the_one_before_it():
    text = "1. How many dogs died?\n\nPlease count each dog once.\n\n2. How many cats died?\n"
    assert applies_to(text, "count each dog") == ["1"]


def test_values_belong_to_the_question_that_names_them():
    text = "Please tell me how many offences were recorded in 2024 in each of these towns:\n\n- Ashby\n- Barton\n"
    assert applies_to(text, "Ashby") == ["1"]
    assert left(text) == []


def test_a_condition_applies_to_the_questions_under_it():
    text = "1) Was a laptop lost? Yes/No\n\nIf YES:\na) How many were lost?\nb) When?\n\n2) Are they insured? Yes/No\n"
    assert applies_to(text, "If YES") == ["1a", "1b"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", names())
def test_every_word_of_a_request_is_somebodys_or_left_over_and_nothing_overlaps(name, newline):
    text = load(name, newline).text
    proposal = propose(text)
    spans = sorted((s.start, s.end) for s in [*(q.span for q in proposal.questions), *(m.span for m in proposal.marks)])
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    told = [words for words in left(text) if not words.endswith("?")]
    assert len(told) <= 1, "more than one stretch of a usual request is left to the officer"
