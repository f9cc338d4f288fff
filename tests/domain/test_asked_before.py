"""Which earlier questions are like a new one, and what is told of how they were answered."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.asked_before import (
    Likeness,
    SameAs,
    asked_words,
    closeness,
    earlier_of,
    in_order,
    likeness,
    outcome_of,
    same_requester,
)
from workbench.domain.case import Case, Claim, ClockEvent, EventKind, Outcome, Part, Question, Requester

MARKED = tomllib.loads((Path(__file__).parent / "data/asked_before.toml").read_text("utf-8"))


def figures(settled_on):
    """Of what is listed: how much should be (precision); of what should be: how much is listed (recall)."""
    right = wrong = missed = 0
    for new in MARKED["new"]:
        if new.get("settled_on", False) is settled_on:
            listed = {key for key, text in MARKED["earlier"].items() if likeness(new["text"], text)}
            wanted = {*new.get("same", ()), *new.get("similar", ())}
            right += len(listed & wanted)
            wrong += len(listed - wanted)
            missed += len(wanted - listed)
    return right / (right + wrong), right / (right + missed)


@pytest.mark.parametrize(("settled_on", "precision"), [(True, 0.9), (False, 0.8)])
def test_what_an_officer_calls_similar_is_listed_and_little_else(settled_on, precision):
    found = figures(settled_on)
    print(f"settled on: {settled_on}; precision {found[0]:.2f}, recall {found[1]:.2f}")
    assert found[0] >= precision
    assert found[1] == 1


def test_the_marked_questions_are_enough_to_go_by():
    assert len(MARKED["earlier"]) >= 30
    assert len(MARKED["new"]) >= 15
    for new in MARKED["new"]:
        assert {*new.get("same", ()), *new.get("similar", ())} <= set(MARKED["earlier"])


def test_the_same_question_with_other_years_is_nearly_the_same_words():
    for new in MARKED["new"]:
        for key in new.get("same", ()):
            assert likeness(new["text"], MARKED["earlier"][key]) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("How many drones do you own?", "How many drones do you own?", Likeness.SAME),
        ("HOW MANY  DRONES do you own", "How many drones do you own?", Likeness.SAME),
        ("How many officers were trained on drones?", "What training do drone officers get?", Likeness.ALIKE),
        ("How many officers do you have?", "How many officers were there in 2022?", None),
        ("How many?", "How many?", None),
        ("Does the force use drones?", "Does the force use drones with thermal cameras?", Likeness.ALIKE),
        ("Does the force use drones?", "Which firm mends the lamps, tyres, engines, drones and boats?", None),
        ("", "", None),
        ("1234", "1234", None),
        ("Which drones are flown at night?", "Which dogs are taken out at night?", None),
    ],
)
def test_two_questions(one, other, found):
    assert likeness(one, other) is found


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_makes_no_difference_which_comes_first(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert closeness(one, other) == closeness(other, one)
    assert 0 <= closeness(one, other) <= 1


def test_a_question_is_compared_with_the_words_above_it():
    above = Question("1", "1", "Which firms supply\r\n  drones?", lead_in=True)
    below = Question("a", "a", "British firms", parent_id="1")
    assert asked_words({"1": above, "a": below}, below) == "Which firms supply drones? British firms"


def test_a_question_that_points_back_takes_the_one_before_along():
    words = (
        "How many drones are there?",
        "What did they cost?",
        "And what did it cost to repair them?",
        "Who owns horses?",
    )
    asked = {str(n): Question(str(n), str(n), text) for n, text in enumerate(words)}
    told = [asked_words(asked, each) for each in asked.values()]
    assert told == [words[0], " ".join(words[:2]), " ".join(words[:3]), words[3]]
    horses = {"0": Question("0", "1", "How many horses are there?"), "1": Question("1", "2", "What did they cost?")}
    assert likeness(told[1], asked_words(horses, horses["1"])) is not Likeness.SAME


def test_questions_that_lead_to_each_other_have_an_end():
    one, other = Question("1", "1", "one", parent_id="2"), Question("2", "2", "other", parent_id="1")
    assert asked_words({"1": one, "2": other}, one) == "other one"


# ── how it was answered ──────────────────────────────────────────────────────────────────────────────────────────────

ASKED = Question("q", "1", "Which drones does the force fly?")
WITHHELD = Part(
    "p", question_ids=("q",), outcome=Outcome.WITHHELD, claims=(Claim("31(1)", ("31(1)(a)",)), Claim("43(2)"))
)
ANSWERED = ClockEvent("e", EventKind.RESPONDED, date(2025, 7, 4))
CASE = Case(
    "c",
    "612-25",
    requester=Requester("A Requester", (), "a@example.org"),
    received=date(2025, 6, 6),
    questions=(ASKED,),
    parts=(WITHHELD,),
    events=(ANSWERED,),
)


def told(case, asking=CASE.requester):
    return earlier_of(case, case.questions[0], Likeness.ALIKE, asking)


def test_it_is_told_when_and_how_a_question_was_answered():
    earlier = told(CASE)
    assert (earlier.reference, earlier.received, earlier.answered) == ("612-25", date(2025, 6, 6), date(2025, 7, 4))
    assert earlier.outcomes == ("withheld 31(1)(a), 43(2)",)
    assert (earlier.same_requester, earlier.complied) == (SameAs.EMAIL, False)


def test_a_draft_is_no_answer():
    earlier = told(Case("c", questions=(ASKED,), parts=(WITHHELD,)))
    assert (earlier.answered, earlier.outcomes) == (None, ())


def test_every_part_that_answers_is_told_and_those_of_the_question_above():
    above = Question("0", "0", "About drones", lead_in=True)
    below = Question("q", "a", "their number", parent_id="0")
    parts = (WITHHELD, Part("p2", question_ids=("0",), outcome=Outcome.NOT_HELD), Part("p3", question_ids=("q",)))
    case = Case("c", received=date(2025, 6, 6), questions=(below, above), parts=parts, events=(ANSWERED,))
    earlier = told(case)
    assert earlier.outcomes == ("withheld 31(1)(a), 43(2)", "not held")
    assert earlier.complied


def test_silence_is_told_by_its_own_provision():
    silent = Part("p", outcome=Outcome.NEITHER_CONFIRM_NOR_DENY, claims=(Claim("31(3)", ("31(1)(a)",)),))
    assert outcome_of(silent) == "neither confirm nor deny 31(3)"
    assert outcome_of(Part("p")) == ""


# ── who asked ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("A Requester", "a@example.org"), ("Somebody Else", "A@Example.org "), SameAs.EMAIL),
        (("Mr A. Requester", ""), ("a requester", ""), SameAs.NAME),
        (("A Requester", "a@example.org"), ("A Requester", ""), SameAs.NAME),
        (("A Requester", "a@example.org"), ("A Requester", "b@example.org"), None),
        (("", ""), ("", ""), None),
        (("...", ""), ("?", ""), None),
        (("Mr", ""), ("Mrs", ""), None),
    ],
)
def test_who_looks_like_the_same_person(one, other, found):
    first, second = Requester(one[0], (), one[1]), Requester(other[0], (), other[1])
    assert same_requester(first, second) is found
    assert same_requester(second, first) is found


def test_the_most_alike_come_first_then_the_answered_and_of_them_the_latest():
    def earlier(name, day, found=Likeness.ALIKE, events=()):
        case = Case(name, name, received=day and date(2025, 1, day), questions=(ASKED,), events=events)
        return earlier_of(case, ASKED, found, Requester())

    found = [
        (0.5, earlier("answered", 1, events=(ANSWERED,))),
        (0.5, earlier("old", 1)),
        (0.5, earlier("new", 9)),
        (0.5, earlier("undated", None)),
        (0.9, earlier("close", 2)),
        (0.6, earlier("same", 1, Likeness.SAME)),
    ]
    assert [each.reference for each in in_order(found)] == ["same", "close", "answered", "new", "old", "undated"]
