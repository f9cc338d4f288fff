"""Correcting by hand what the request's words are: nothing overlaps, nothing drifts, and Undo brings back what was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.service.generated import law
from workbench.domain.accounting import unassigned
from workbench.domain.case import Case, Mark, Part, Question, Role, Span
from workbench.domain.integrity import faults
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers import handle

TEXT = "Hello.\r\nIn 2024 \U0001f681: how many drones? And what did they cost?\r\nRegards\r\nA Requester"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def asked(id_: str, words: str) -> Question:
    return Question(id_, id_, words, at(words))


CASE = Case(
    "c",
    request=TEXT,
    questions=(asked("q1", "how many drones?"), asked("q2", "And what did they cost?")),
    parts=(Part("p1", question_ids=("q1",)), Part("p2", question_ids=("q2",))),
    marks=(Mark(at("Hello."), Role.GREETING), Mark(at("Regards\r\nA Requester"), Role.SIGNATURE)),
)


def do(command, case: Case = CASE) -> Case:
    after = handle(case, command, law())
    assert list(faults(after, law().catalogue)) == []
    return after


def told(case: Case) -> list[tuple[str, str]]:
    words = [(q.span.start, q.text, q.label) for q in case.questions if q.span]
    words += [(m.span.start, TEXT[m.span.start : m.span.end], m.role.value) for m in case.marks]
    return [(text, what) for _, text, what in sorted(words)]


def test_grey_words_become_what_the_officer_says():
    after = do(c.MarkAs(at("In 2024 \U0001f681: "), Role.SCOPE))
    assert ("In 2024 \U0001f681:", "scope") in told(after)
    assert unassigned(after) == ()
    assert after.marks[1].why == "marked by hand"


def test_words_at_the_edge_of_a_question_are_given_up_by_it():
    after = do(c.MarkAs(at("In 2024 \U0001f681: how many"), Role.CONTEXT))
    assert after.question("q1").text == "drones?"
    after = do(c.MarkAs(at("drones?"), Role.CONTEXT))
    assert after.question("q1").text == "how many"


def test_words_in_the_middle_of_a_question_are_not_torn_out_of_it():
    with pytest.raises(RuleViolation, match=r"middle of a question.*Split"):
        do(c.MarkAs(at("many"), Role.CONTEXT))


def test_a_question_that_is_none_becomes_context_and_its_empty_part_goes():
    after = do(c.MarkAs(at("how many drones?"), Role.CONTEXT))
    assert [q.id for q in after.questions] == ["q2"]
    assert [part.id for part in after.parts] == ["p2"]


def test_a_stretch_over_several_questions_takes_what_lies_in_it():
    after = do(c.MarkAs(at("drones? And what did they cost?\r\nRegards"), Role.CONTEXT))
    assert told(after)[1:] == [
        ("how many", "q1"),
        ("drones? And what did they cost?\r\nRegards", "context"),
        ("A Requester", "signature"),
    ]


def test_a_mark_is_taken_back():
    after = do(c.ClearMark(at("Hello.")))
    assert after.marks == CASE.marks[1:]
    assert do(c.ClearMark(at("how many")), after) is after


def test_a_question_takes_words_from_a_mark_but_not_from_another_question():
    scoped = do(c.MarkAs(at("In 2024 \U0001f681:"), Role.SCOPE))
    after = do(c.ExtendQuestion("q1", at("2024 \U0001f681: how many drones?")), scoped)
    assert after.question("q1").text == "2024 \U0001f681: how many drones?"
    assert ("In", "scope") in told(after)
    with pytest.raises(RuleViolation, match="Another question holds"):
        do(c.ExtendQuestion("q1", at("drones? And")))


def test_a_new_question_takes_its_words_from_a_mark():
    after = do(c.AddQuestion("q9", "p9", "0", at("A Requester")))
    assert ("Regards", "signature") in told(after)
    assert after.question("q9").why == "marked by hand"


def test_joining_takes_what_lies_between():
    scoped = Case(**{**{f: getattr(CASE, f) for f in CASE.__dataclass_fields__}, "questions": CASE.questions})
    scoped = do(c.MarkAs(at("And"), Role.CONTEXT), scoped)
    after = do(c.JoinWithNext("q1"), scoped)
    assert after.question("q1").text == "how many drones? And what did they cost?"
    assert (after.question("q1").why, [m.role for m in after.marks]) == (
        "joined by hand",
        [Role.GREETING, Role.SIGNATURE],
    )


def test_a_scope_for_one_question_goes_with_it():
    limited = do(c.MarkAs(at("In 2024 \U0001f681:"), Role.SCOPE, ("q1", "gone")))
    assert limited.marks[1].question_ids == ("q1",)
    after = do(c.RemoveQuestion("q1"), limited)
    assert [m.role for m in after.marks] == [Role.GREETING, Role.SIGNATURE]
    joined = do(c.JoinWithNext("q1"), do(c.MarkAs(at("In 2024 \U0001f681:"), Role.SCOPE, ("q2",))))
    assert joined.marks[1].question_ids == ("q1",)


def test_what_is_no_scope_is_limited_to_no_question():
    assert do(c.MarkAs(at("In 2024 \U0001f681:"), Role.CONTEXT, ("q1",))).marks[1].question_ids == ()


@pytest.mark.parametrize("span", [Span(6, 8), Span(-3, 0), Span(900, 950), Span(9, 3)])
def test_where_there_are_no_words_nothing_is_marked(span):
    with pytest.raises(RuleViolation, match="no words"):
        do(c.MarkAs(span, Role.CONTEXT))


places = st.integers(0, len(TEXT))
ids = st.sampled_from(("q1", "q2", "n1", "n2", "n3"))
stretches = st.builds(Span, places, places)
edits = st.one_of(
    st.builds(c.MarkAs, stretches, st.sampled_from(Role)),
    st.builds(c.ClearMark, stretches),
    st.builds(c.ExtendQuestion, ids, stretches),
    st.builds(c.SplitQuestion, ids, places, st.just("new"), st.just("part")),
    st.builds(c.AddQuestion, st.just("new"), st.just("part"), st.just("?"), stretches),
    st.builds(c.JoinWithNext, ids),
    st.builds(c.NestQuestion, ids),
    st.builds(c.UnnestQuestion, ids),
    st.builds(c.RemoveQuestion, ids),
)


@settings(max_examples=300)
@given(st.lists(edits, max_size=12))
def test_however_the_officer_edits_nothing_overlaps_and_every_span_quotes_the_request(wanted):
    case, count = CASE, 0
    for command in wanted:
        if isinstance(command, c.SplitQuestion):
            count += 1
            command = c.SplitQuestion(command.question_id, command.at, f"n{count}", f"np{count}")
        elif isinstance(command, c.AddQuestion):
            count += 1
            command = c.AddQuestion(f"n{count}", f"np{count}", "?", command.span)
        try:
            case = do(command, case)
        except RuleViolation:
            continue
        holders = [m.span for m in case.marks] + [q.span for q in case.questions if q.span] + list(unassigned(case))
        covered = [place for span in holders for place in range(span.start, span.end)]
        assert len(covered) == len(set(covered))
        assert {place for place, char in enumerate(TEXT) if char.isalnum()} <= set(covered)
