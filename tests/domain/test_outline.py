"""The questions of a case as a tree."""

from workbench.domain.case import Case, Part, Question
from workbench.domain.outline import Outline

CASE = Case(
    "c",
    questions=(
        Question("1", "1", "Drones:", lead_in=True),
        Question("1a", "1a", "how many", parent_id="1"),
        Question("1b", "1b", "and of them", parent_id="1"),
        Question("1bi", "1b(i)", "how many fly?", parent_id="1b"),
        Question("2", "2", "Why?"),
    ),
    parts=(Part("p", question_ids=("1b", "2")), Part("q", question_ids=("2",))),
)


def ids(questions):
    return [question.id for question in questions]


def test_what_stands_under_what():
    outline = Outline(CASE)
    assert ids(outline.children(None)) == ["1", "2"]
    assert ids(outline.children("1")) == ["1a", "1b"]
    assert ids(outline.below("1")) == ["1a", "1b", "1bi"]
    assert outline.below("2") == ()
    assert [outline.height(id_) for id_ in ("1", "1b", "2")] == [3, 2, 1]


def test_a_part_answers_the_question_that_it_names_and_those_under_it():
    outline = Outline(CASE)
    assert [part.id for part in outline.naming("2")] == ["p", "q"]
    assert outline.naming("1bi") == ()
    assert [outline.answered(id_) for id_ in ("1", "1a", "1b", "1bi", "2")] == [False, False, True, True, True]
