"""Splitting, joining, nesting and moving: spans never drift, never overlap, and always quote the request."""

from dataclasses import replace
from itertools import pairwise

import pytest

from workbench import bootstrap
from workbench.domain.case import Answer, Case, Claim, Outcome, Part, Question, Span
from workbench.domain.exemptions import Catalogue
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers import handle

REQUEST = "Hello. 1. How many officers, and how many cars? 2. At what cost? 3. Why? Thank you."
NO_LAW = replace(bootstrap.load_law(), catalogue=Catalogue((), "none"))


def question(id_, label, words, **more):
    start = REQUEST.index(words)
    return Question(id_, label, words, Span(start, start + len(words)), **more)


@pytest.fixture
def case():
    return Case(
        "c",
        request=REQUEST,
        questions=(
            question("q1", "1", "How many officers, and how many cars?"),
            question("q2", "2", "At what cost?"),
            question("q3", "3", "Why?"),
        ),
        parts=tuple(Part(f"p{n}", question_ids=(f"q{n}",)) for n in (1, 2, 3)),
        priority=("q2",),
    )


def do(case, *commands):
    for command in commands:
        case = handle(case, command, NO_LAW)
    return case


def words(case):
    for each in case.questions:
        if each.span:
            assert case.request[each.span.start : each.span.end] == each.text
    spans = sorted((q.span.start, q.span.end) for q in case.questions if q.span)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    return [(each.label, each.text) for each in case.questions]


def test_a_question_is_split_at_the_cursor_and_the_second_half_is_answered_too(case):
    after = do(case, c.SplitQuestion("q1", REQUEST.index(" and how many"), "q9", "p9"))
    assert words(after)[:2] == [("1", "How many officers,"), ("1+", "and how many cars?")]
    assert [part.id for part in after.parts_answering("q9")] == ["p9"]


def test_a_question_is_not_split_outside_its_words(case):
    with pytest.raises(RuleViolation):
        do(case, c.SplitQuestion("q1", 0, "q9", "p9"))


def test_no_question_begins_before_the_request(case):
    with pytest.raises(RuleViolation):
        do(case, c.AddQuestion("q9", "p9", "9", Span(-2, len(REQUEST))))


def test_splitting_and_joining_gives_back_the_same_words(case):
    after = do(case, c.SplitQuestion("q1", REQUEST.index(" and how many"), "q9", "p9"), c.JoinWithNext("q1"))
    assert words(after) == words(case)
    assert after.parts == case.parts


def test_joining_takes_in_what_lies_between_and_keeps_both_answers(case):
    answered = Part("p2", "cost", ("q2",), Outcome.DISCLOSED, Answer("£5"))
    case = do(case, c.SetSubject("p2", "cost"), c.SetOutcome("p2", Outcome.DISCLOSED), c.SetAnswerText("p2", "£5"))
    after = do(case, c.JoinWithNext("q1"))
    assert words(after)[0] == ("1", "How many officers, and how many cars? 2. At what cost?")
    assert [part.subject for part in after.parts_answering("q1")] == ["cost"]
    assert answered.answer == after.part("p2").answer
    assert after.priority == ("q1",)


def test_joining_with_the_officers_own_words_no_longer_quotes_the_request(case):
    """Kept with its span, such a question would say that its words stand where others stand."""
    after = do(case, c.AddQuestion("q9", "p9", "4", text="And when?"), c.JoinWithNext("q3"))
    assert words(after)[-1] == ("3", "Why?\nAnd when?")
    assert after.question("q3").span is None


def test_joining_does_not_push_questions_deeper_than_three_levels(case):
    more = c.AddQuestion("q4", "p4", "4", text="Who?"), c.AddQuestion("q5", "p5", "5", text="Since when?")
    case = do(case, *more, c.NestQuestion("q2"), c.NestQuestion("q3"), c.NestQuestion("q3"), c.NestQuestion("q5"))
    assert [len(case.ancestry(q.id)) for q in case.questions] == [1, 2, 3, 1, 2]
    with pytest.raises(RuleViolation, match="three levels"):
        do(case, c.JoinWithNext("q3"))
    assert len(do(case, c.UnnestQuestion("q3"), c.JoinWithNext("q3")).questions) == 4


def test_the_last_question_has_none_to_join(case):
    with pytest.raises(RuleViolation):
        do(case, c.JoinWithNext("q3"))


def test_nesting_puts_a_question_under_the_one_before_and_back(case):
    nested = do(case, c.NestQuestion("q2"))
    assert nested.question("q2").parent_id == "q1"
    assert do(nested, c.UnnestQuestion("q2")).questions == case.questions


def test_questions_do_not_nest_more_than_three_deep(case):
    deep = do(case, c.NestQuestion("q2"), c.NestQuestion("q3"), c.NestQuestion("q3"))
    assert [len(deep.ancestry(q.id)) for q in deep.questions] == [1, 2, 3]
    deeper = do(deep, c.AddQuestion("q4", "p4", "4", text="And who?"))
    deeper = do(deeper, c.NestQuestion("q4"), c.NestQuestion("q4"))
    with pytest.raises(RuleViolation):
        do(deeper, c.NestQuestion("q4"))


def test_moving_takes_those_under_a_question_along(case):
    after = do(case, c.NestQuestion("q2"), c.MoveQuestion("q1", 1))
    assert [q.id for q in after.questions] == ["q3", "q1", "q2"]


def test_moving_past_the_end_is_nothing_to_do(case):
    assert do(case, c.MoveQuestion("q3", 1)) is case


def test_removing_a_question_lets_those_under_it_up_and_its_blank_part_go(case):
    after = do(case, c.NestQuestion("q2"), c.RemoveQuestion("q1"))
    assert [(q.id, q.parent_id) for q in after.questions] == [("q2", None), ("q3", None)]
    assert [part.id for part in after.parts] == ["p2", "p3"]


def test_a_part_that_was_worked_on_survives_its_question(case):
    after = do(case, c.SetOutcome("p1", Outcome.NOT_HELD), c.RemoveQuestion("q1"))
    assert after.part("p1").question_ids == ()


def test_marking_words_as_a_question_puts_it_where_they_stand(case):
    emptied = do(case, c.RemoveQuestion("q2"))
    start = REQUEST.index("At what")
    after = do(emptied, c.AddQuestion("q8", "p8", "2", Span(start - 1, start + 14)))
    assert words(after)[1] == ("2", "At what cost?")


def test_words_belong_to_one_question_only(case):
    with pytest.raises(RuleViolation):
        do(case, c.AddQuestion("q8", "p8", "x", Span(0, 30)))


def test_a_request_with_answers_is_not_overwritten(case):
    with pytest.raises(RuleViolation):
        do(case, c.SetOutcome("p1", Outcome.NOT_HELD), c.TakeRequest("Another"))


def test_claims_are_kept_where_the_limb_is_unknown(case):
    part = Part("p1", question_ids=("q1",), claims=(Claim("99(9)"),))
    odd = Case("c", request=REQUEST, questions=case.questions, parts=(part,))
    assert do(odd, c.SetOutcome("p1", Outcome.WITHHELD)).part("p1").claims == part.claims
