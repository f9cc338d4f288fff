"""What the words of a request are, stretch by stretch, and in which words the officer is told."""

import pytest

from ui.models.account import Account, how_many_loose, label_for, paragraph, what_holds, wider
from workbench.domain.case import Case, Mark, Question, Role, Span

TEXT = (
    "Dear Sir,\r\n\r\nIn 2024 only: 1. How many drones? \U0001f681 2. Tell me a) who flies them\r\n\r\n"
    "I ask as Mr. Example told me to.\r\nHe is my neighbour. What did they cost?\r\n\r\nThank you\r\n---\r\n"
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def asked(id_: str, label: str, words: str, **rest) -> Question:
    return Question(id_, label, words, at(words), **rest)


CASE = Case(
    "c",
    request=TEXT,
    questions=(
        asked("q1", "1", "How many drones?", why="marker 1."),
        asked("q2", "2", "Tell me", lead_in=True),
        asked("qa", "a", "who flies them", parent_id="q2", why="marker a)"),
    ),
    marks=(
        Mark(at("Dear Sir,"), Role.GREETING),
        Mark(at("In 2024 only:"), Role.SCOPE, "states a period"),
        Mark(at("1."), Role.MARKER),
        Mark(at("2."), Role.MARKER),
        Mark(at("a)"), Role.MARKER),
        Mark(at("Thank you"), Role.SIGNATURE, "after the closing", ()),
    ),
)
ACCOUNT = Account.of(CASE)
LOOSE = at("I ask as Mr. Example told me to.\r\nHe is my neighbour. What did they cost?")


def told(words: str, within: int = 0) -> str:
    return what_holds(CASE, ACCOUNT.at(at(words).start + within))


def test_every_stretch_says_what_holds_it_and_why():
    assert told("Dear") == "greeting"
    assert told("2024") == "scope of all questions · states a period"
    assert told("1.") == "number of a question"
    assert told("drones") == "question 1 · marker 1."
    assert told("Tell me") == "question 2 · only leads in"
    assert told("flies") == "question a · under question 2 · marker a)"
    assert told("neighbour") == "not accounted for"
    assert told("Thank you") == "signature · after the closing"
    assert told("---", 1) == ""


@pytest.mark.parametrize(
    ("ids", "words"),
    [(("q1",), "scope of question 1"), (("q1", "qa"), "scope of questions 1, a")],
)
def test_a_scope_names_the_questions_that_it_is_limited_to(ids, words):
    mark = Mark(at("In 2024 only:"), Role.SCOPE, "", ids)
    account = Account(CASE.questions, (mark,))
    assert what_holds(CASE, account.at(mark.span.start)) == words


def test_between_two_stretches_that_touch_the_one_that_begins_counts():
    account = Account((Question("q1", "1", "", Span(0, 5)), Question("q2", "2", "", Span(5, 9))))
    assert [account.question_at(place).id for place in (0, 4, 5, 9)] == ["q1", "q1", "q2", "q2"]
    assert account.at(10) is None


def test_a_number_stands_for_its_question():
    assert ACCOUNT.question_at(at("1.").start).id == "q1"
    assert ACCOUNT.question_at(at("a)").start).id == "qa"
    assert ACCOUNT.question_at(at("Dear").start) is None
    assert Account((), (Mark(Span(0, 2), Role.MARKER),)).question_at(0) is None


def test_what_is_in_view_is_found_without_looking_at_the_rest():
    assert [each.span for each in ACCOUNT.within(Span(at("Sir").start, at("2024").end))] == [
        at("Dear Sir,"),
        at("In 2024 only:"),
    ]
    assert ACCOUNT.within(Span(9, 13)) == ()


def test_what_is_not_accounted_for_is_gone_through_in_a_circle():
    account = Account((), (), (Span(3, 5), Span(10, 12)))
    assert [account.next_loose(place) for place in (0, 3, 10)] == [Span(3, 5), Span(10, 12), Span(3, 5)]
    assert [account.loose_before(place) for place in (11, 10, 3)] == [Span(10, 12), Span(3, 5), Span(10, 12)]
    assert (Account().next_loose(0), Account().loose_before(0)) == (None, None)


def test_how_much_is_still_to_be_looked_at():
    assert ACCOUNT.loose == (LOOSE,)
    assert how_many_loose(0) == "every word is accounted for"
    assert how_many_loose(1) == "1 stretch is not accounted for"
    assert how_many_loose(1200) == "1,200 stretches are not accounted for"


def test_a_paragraph_ends_at_an_empty_line_and_not_at_a_broken_one():
    whole = Span(0, len(TEXT))
    assert paragraph(TEXT, at("neighbour").start, whole) == LOOSE
    assert paragraph(TEXT, 0, whole) == at("Dear Sir,")
    assert paragraph(TEXT, at("me to").start, at("told me to.")) == at("told me to.")
    assert paragraph("One.\n \nTwo.", 8, Span(0, 11)) == Span(7, 11)


def test_more_is_selected_step_by_step():
    place, text = at("What did").start, "First here.\n\nOther words. What did they cost?"
    sentence = wider(TEXT, place, None, LOOSE)
    assert sentence == at("What did they cost?")
    assert wider(TEXT, place, sentence, LOOSE) == LOOSE
    place, whole = text.index("did"), Span(0, len(text))
    steps = [wider(text, place, None, whole)]
    for _ in range(3):
        steps.append(wider(text, place, steps[-1], whole))
    assert [text[step.start : step.end] for step in steps] == [
        "What did they cost?",
        "Other words. What did they cost?",
        text,
        "What did they cost?",
    ]


def test_a_new_question_has_the_number_that_stands_before_it():
    assert label_for(CASE, at("How many drones?")) == "1"
    assert label_for(CASE, at("who flies them")) == "a"
    assert label_for(CASE, at("What did they cost?")) == "3"
    numbered = Case("c", request="Question 7: why? * how?", marks=(Mark(Span(0, 11), Role.MARKER),))
    assert label_for(numbered, Span(12, 16)) == "7"
    bullet = Case("c", request="Question 7: why? * how?", marks=(Mark(Span(17, 18), Role.MARKER),))
    assert label_for(bullet, Span(19, 23)) == "1"
