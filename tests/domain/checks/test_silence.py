"""Silence in detail: which words tell, which are safe, and which questions are held against each other."""

from dataclasses import replace

import pytest

from tests.domain.checks.given import COVERT, RETROSPECTIVE, SHARING, desk, example
from tests.domain.checks.rows_silence import STOPS_2023, STOPS_2024, silent
from workbench.domain.case import Answer, Holding, Outcome, Part, Question
from workbench.domain.findings import Page, Place

TELLS = (
    "We hold footage.",
    "The force holds footage.",
    "Northshire Police holds footage.",
    "We do not hold footage.",
    "No information is held.",
    "The information held shows where cameras stand.",
    "We have never used it.",
    "We do not share images with anybody.",
    "A search found nothing.",
    "Our searches took a day.",
    "There are three documents on this.",
    "A report titled “Covert cameras” describes it.",
    "Finding it would take 30 hours.",
    "As we hold footage, we neither confirm nor deny whether it is held.",
)
SAFE = (
    "Any information, if held, would be sensitive.",
    "Saying whether information is held would harm policing.",
    "If information is held, saying so would harm policing.",
    "Saying that nothing is held would harm policing too.",
    "If told that we hold nothing, offenders would feel safe.",
    "We neither confirm nor deny that we hold footage.",
    "Confirming or denying that information is held would harm policing.",
    "Any information held would be sensitive.",
    "Covert policing matters to everybody.",
    "It would suggest to offenders that we hold footage.",
)


@pytest.mark.parametrize("text", TELLS)
def test_words_that_tell(text):
    [finding] = [f for f in example().claim(COVERT, "31(3)", reason=text).findings() if f.rule == "silence-kept"]
    assert finding.place == Place(Page.EXEMPTIONS, part_id=COVERT, limb="31(3)", field="reason")
    assert finding.provision == "s.1(1)(a), s.2(1)"


@pytest.mark.parametrize("text", SAFE)
def test_words_that_are_safe(text):
    assert "silence-kept" not in example().claim(COVERT, "31(3)", reason=text).rules()


def test_a_part_that_is_answered_may_say_what_is_held():
    assert "silence-kept" not in example().answer(RETROSPECTIVE, "We hold 12 documents.").rules()


def test_standard_wording_never_gives_anything_away():
    from workbench.letters.document import passages

    law, given = desk().law, example()
    for passage in passages(desk().compose(given.case, given.authority)):
        place = passage.place
        if place and place.part_id in (COVERT, SHARING):
            assert law.phrases.of("confirms or denies").find(passage.text, given.authority.name) == (), passage.text


@pytest.mark.parametrize("holding", [None, *Holding])
def test_what_the_file_records_of_a_silent_part_changes_no_finding(holding):
    """The mirror: findings stand on the sign-off sheet, and must not show it either."""
    given = example().part(COVERT, holding=holding, searches="Looked through every register of the force.")
    assert given.findings() == ()


def test_parts_of_one_question_divided_by_tactic_are_not_held_against_each_other():
    given = example()
    assert given.case.part("p2").question_ids == ("q1",)
    assert "q1" in given.case.part(COVERT).question_ids
    assert "asked-alike" not in given.rules()


def test_like_questions_divided_by_the_same_tactic_are_not_either():
    """Both years have an overt part that is answered, and a covert one that is not."""
    given = example().asking(STOPS_2023, STOPS_2024)
    covert = tuple(
        Part(
            f"c{n}",
            "Covert flights",
            (f"r{n}",),
            Outcome.NEITHER_CONFIRM_NOR_DENY,
            claims=given.case.part(COVERT).claims,
        )
        for n in (1, 2)
    )
    assert "asked-alike" not in given.having(parts=(*given.case.parts, *covert)).rules()


def test_the_finding_names_both_questions_and_opens_the_silent_one():
    given = silent(example().asking(STOPS_2023, STOPS_2024), "s1")
    [finding] = [finding for finding in given.findings() if finding.rule == "asked-alike"]
    assert finding.place == Place(Page.QUESTIONS, question_id="r1")
    assert "Question 4 " in finding.sentence
    assert "question 5," in finding.sentence


@pytest.mark.parametrize(
    ("sub_questions", "alike"),
    [
        (("in 2023?", "in 2024?"), True),
        (("over football grounds?", "over prisons at night?"), False),
    ],
)
def test_questions_under_one_question_are_told_apart_by_their_own_words(sub_questions, alike):
    above = Question("r", "4", "How many covert drone flights did the force make", lead_in=True)
    under = tuple(Question(f"r{n}", f"4{n}", text, parent_id="r") for n, text in enumerate(sub_questions))
    claims = example().case.part(COVERT).claims
    parts = (
        Part("s0", "", ("r0",), Outcome.NEITHER_CONFIRM_NOR_DENY, claims=claims),
        Part("s1", "", ("r1",), Outcome.DISCLOSED, Answer("Twelve.")),
    )
    case = example().case
    given = example().having(questions=(*case.questions, above, *under), parts=(*case.parts, *parts))
    assert ("asked-alike" in given.rules()) is alike


def test_a_factor_that_names_no_part_speaks_of_every_part_of_its_test():
    given = example()
    test = given.case.tests[0]
    factor = replace(test.factors[0], part_ids=(), text="We hold footage.")
    [finding] = given.test("24(2)", factors=(factor, *test.factors[1:])).findings()
    assert finding.rule == "silence-kept"
    assert finding.place.factor_id == factor.id
