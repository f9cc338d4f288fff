"""Every word of a request is somebody's: a question's, marked as something else, or still to be accounted for."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.accounting import fitting, inherited, trimmed, unassigned, with_mark, without
from workbench.domain.case import Case, Mark, Question, Role, Span

TEXT = "Dear force,\n\nFor 2024:\n1. How many drones?\n2. What did they cost?\n\nThank you\nA Requester\n"


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def question(id_: str, words: str, **more) -> Question:
    return Question(id_, id_, words, at(words), **more)


CASE = Case(
    "c",
    request=TEXT,
    questions=(question("q1", "How many drones?"), question("q2", "What did they cost?")),
    marks=(
        Mark(at("Dear force,"), Role.GREETING),
        Mark(at("For 2024:"), Role.SCOPE),
        Mark(at("1."), Role.MARKER),
        Mark(at("2."), Role.MARKER),
    ),
)


def test_what_nobody_has_accounted_for_is_told_without_the_white_space_around_it():
    assert [TEXT[span.start : span.end] for span in unassigned(CASE)] == ["Thank you\nA Requester"]


def test_a_request_of_which_nothing_is_known_is_one_stretch():
    assert unassigned(Case("c", request="\n  Hello there. \r\n")) == (Span(3, 15),)
    assert unassigned(Case("c", request=" \n\t")) == ()
    assert unassigned(Case("c")) == ()


def test_a_row_of_dashes_needs_no_account():
    assert unassigned(Case("c", request="-----\n* * *\n")) == ()


def test_a_mark_takes_its_words_from_those_that_held_them():
    marks = with_mark(TEXT, CASE.marks, Mark(at("force,\n\nFor"), Role.CONTEXT))
    told = [(TEXT[mark.span.start : mark.span.end], mark.role) for mark in marks]
    assert told[:3] == [("Dear", Role.GREETING), ("force,\n\nFor", Role.CONTEXT), ("2024:", Role.SCOPE)]


def test_a_mark_cut_in_the_middle_is_two():
    marks = without("one two three", (Mark(Span(0, 13), Role.CONTEXT),), Span(4, 7))
    assert marks == (Mark(Span(0, 3), Role.CONTEXT), Mark(Span(8, 13), Role.CONTEXT))


def test_a_question_inherits_what_leads_in_to_it_and_what_applies_to_all():
    text = "In 2024, please say:\n(a) how many\n(b) why\nOnly for (b): in short."
    lead = Question("q", "1", text[9:19], Span(9, 19), lead_in=True)
    asked = (
        lead,
        Question("a", "1a", text[25:33], Span(25, 33), "q"),
        Question("b", "1b", text[38:41], Span(38, 41), "q"),
    )
    scopes = (Mark(Span(0, 7), Role.SCOPE), Mark(Span(42, len(text)), Role.SCOPE, "", ("b",)))
    case = Case("c", request=text, questions=asked, marks=scopes)
    told = {q.id: [(each.text, each.leads_in) for each in inherited(case, q)] for q in asked}
    assert told["a"] == [("please say", True), ("In 2024", False)]
    assert told["b"] == [("please say", True), ("In 2024", False), ("Only for (b): in short.", False)]
    assert told["q"] == [("In 2024", False)]


def test_marks_that_lie_on_a_question_or_outside_the_request_do_not_fit():
    held = Mark(at("drones?\n2"), Role.CONTEXT)
    outside = Mark(Span(5, 5000), Role.CONTEXT)
    case = Case("c", request=TEXT, questions=CASE.questions, marks=(held, outside))
    assert [TEXT[mark.span.start : mark.span.end] for mark in fitting(case)] == ["2"]


texts = st.text("ab1 \n\r\t.-\xa0é\U0001f681", max_size=40)
spans = st.builds(Span, st.integers(-3, 45), st.integers(-3, 45))
marks = st.lists(st.builds(Mark, spans, st.sampled_from(Role)), max_size=6)


@given(texts, marks)
def test_however_words_are_marked_the_marks_never_overlap_and_everything_is_accounted_for(text, wanted):
    kept: tuple[Mark, ...] = ()
    for mark in wanted:
        if span := trimmed(text, mark.span):
            kept = with_mark(text, kept, Mark(span, mark.role))
    holders = [(mark.span.start, mark.span.end) for mark in kept]
    case = Case("c", request=text, marks=kept)
    holders += [(span.start, span.end) for span in unassigned(case)]
    covered = [place for start, end in holders for place in range(start, end)]
    assert len(covered) == len(set(covered))
    assert all(0 <= start < end <= len(text) for start, end in holders)
    assert {place for place, char in enumerate(text) if char.isalnum()} <= set(covered)
