"""A request splits as an officer would split it: labels, spans, nesting, period, priority."""

import time
from datetime import date

import pytest

from tests.intake.marked import found, load, names
from workbench.domain.case import Period
from workbench.intake.split import propose


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("name", names())
def test_splits_as_marked(name, newline):
    marked = load(name, newline)
    proposal = propose(marked.text)
    assert found(proposal) == marked.questions
    assert proposal.period == marked.period
    assert proposal.priority == marked.priority


def test_there_are_requests_of_many_layouts():
    assert len(names()) >= 210


@pytest.mark.parametrize("name", names())
def test_text_is_what_stands_at_the_span(name):
    text = load(name).text
    for question in propose(text).questions:
        assert question.text == text[question.span.start : question.span.end]
        assert question.why


def test_no_break_spaces_and_tabs_behind_a_marker():
    text = "1.\u00a0How many horses are there?\n2)\t\tWhat do they cost?\n\u2003(3)\u2003Where are they kept?\n"
    assert [(q.label, q.text) for q in propose(text).questions] == [
        ("1", "How many horses are there?"),
        ("2", "What do they cost?"),
        ("3", "Where are they kept?"),
    ]


def test_says_by_what_a_question_was_recognised():
    text = "2) How many dogs are there?\n\nPlease also list their names.\n"
    first, second = propose(text).questions
    assert first.why == "marker 2)"
    assert second.why == "asks with “please also list”"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("What is the budget?", "ends with ?"),
        ("Has the force (or its agents) any dogs? (Yes or no?)", "ends with ?"),
        ("How many dogs have you", "asks how many or how much"),
        ("In 2023, how much did the dogs cost", "asks how many or how much"),
        ("I’d like to know the cost of the dogs.", "asks with “I'd like to know”"),
        ("List all dogs in service.", "asks with “list”"),
        ("1) the dogs\n2) the cats", "marker 1)"),
        ("Please state:\n\n• the dogs\n• the cats", "bullet"),
        ("Please could you tell me:\n\nThe cost of the dogs\n\nThe cost of the cats", "stands after an introduction"),
        ("The cost of the dogs", "names what is wanted"),
        ("How many dogs are there? For each please state:\n1. its age\n2. its breed", "ends with ?, before the list"),
    ],
)
def test_each_question_says_by_what_it_was_recognised(text, why):
    assert propose(text).questions[0].why == why


def test_nothing_asked_is_nothing_proposed():
    for text in ("", " \r\n\t", "Dear Force,\n\nYours faithfully,\n\nA Requester", "----\n====\n", "Thank you."):
        assert propose(text).questions == ()


@pytest.mark.parametrize(
    "addressed",
    [
        "To the information rights team",
        "To: Freedom of Information Unit,",
        "For the attention of the data protection officer",
        "FAO Northshire Police",
        "To whom it may concern,",
    ],
)
def test_to_whom_a_request_goes_is_no_question(addressed):
    text = f"{addressed}\n\nI would like to know:\n\n1) How many cars are there?\n2) Copies of any complaint.\n"
    assert [q.label for q in propose(text).questions] == ["1", "2"]
    assert propose(f"{addressed}\n\nHow many cars are there?").questions[0].text == "How many cars are there?"


def test_a_period_counted_back_needs_the_day_of_the_request():
    text = "I would like to know, for the last three financial years:\n\n1. how many cells were closed\n2. why\n"
    assert propose(text).period is None
    assert propose(text, date(2019, 7, 17)).period == Period(date(2016, 4, 1), date(2019, 3, 31))


def test_up_to_the_request_stays_so_where_its_day_is_known():
    text = "Please give the number of arrests from 1 May 2018 to the date of this request."
    assert propose(text, date(2019, 7, 17)).period == Period(date(2018, 5, 1), None, to_request=True)


def test_a_long_request_is_split_at_once():
    asks = "Please provide the number of dogs seized in Ashby. I live there and it matters to me a good deal.\n\n"
    for size, seconds in ((10_000, 0.2), (1_000_000, 15)):  # ten times what it takes, for slow machines
        text = (asks * (size // len(asks) + 1))[:size]
        began = time.perf_counter()
        propose(text)
        assert time.perf_counter() - began < seconds


def test_if_so_belongs_to_the_question_before_it_even_where_it_names_nothing():
    text = "Is there a policy on this? If so, please send it."
    assert [q.text for q in propose(text).questions] == ["Is there a policy on this? If so, please send it."]


@pytest.mark.parametrize("ends", ["who were", "that involved", "which resulted in", "that were"])
def test_bullets_that_end_the_sentence_before_them_are_what_is_asked(ends):
    text = f"Please tell me the number of arrests {ends}:\n\n- made at night\n- of children\n"
    assert [q.text for q in propose(text).questions] == ["made at night", "of children"]


def test_what_has_no_verb_is_asked_where_nothing_else_is():
    text = (
        "Dear Force,\n\nRefreshments for the visitors to the open day, by supplier.\n\nYours faithfully,\nA Requester\n"
    )
    assert [q.text for q in propose(text).questions] == ["Refreshments for the visitors to the open day, by supplier."]


@pytest.mark.parametrize("wish", ["I would like:", "We need:", "I also want:", "I require:"])
def test_a_wish_before_a_colon_leads_in_to_bullets(wish):
    text = f"I write about the contract for cleaning. {wish}\n\n• Name of supplier\n• Start and end date\n"
    assert [q.text for q in propose(text).questions] == ["Name of supplier", "Start and end date"]


def test_a_second_question_that_begins_with_and_is_one_of_its_own():
    text = "How old is the oldest police vehicle? And how many miles has it done? And if so, when?"
    assert [q.text for q in propose(text).questions] == [
        "How old is the oldest police vehicle?",
        "And how many miles has it done? And if so, when?",
    ]


def test_a_long_condition_is_a_question_of_its_own():
    first = "Does the force use software that predicts crime?"
    second = (
        "If it does, please tell me the name of the software, what it cost and the date on which it was first used."
    )
    assert [q.text for q in propose(f"{first} {second}").questions] == [first, second]


def test_what_is_wanted_of_each_stands_under_what_each_is():
    text = "Please give details of all dogs that died in 2022. For each dog please state:\n\n1. Its breed\n2. Its age\n"
    assert [(q.label, q.parent) for q in propose(text).questions] == [("0", None), ("1", 0), ("2", 0)]


def test_a_table_to_be_filled_in_is_asked_for():
    text = (
        "For 2021 please complete the table below.\n\nA | B | C\nD | |\n\nPlease also say how many cycles you hold.\n"
    )
    assert [q.text for q in propose(text).questions] == [
        "For 2021 please complete the table below.",
        "Please also say how many cycles you hold.",
    ]


def test_a_list_of_questions_is_no_list_of_values_because_the_answers_are_to_be_divided():
    text = "I would like the following, broken down by year and rank:\n\n1. The number of complaints\n2. The cost\n"
    assert [q.label for q in propose(text).questions] == ["1", "2"]
    values = "Please give the number of complaints broken down by:\n\n1. year\n2. rank\n"
    assert [q.label for q in propose(values).questions] == ["1"]


def test_lines_behind_a_complete_request_say_of_what():
    text = "I request all letters of May that mention any of these words:\n\n“Station Road”\n“closure”\n"
    assert [q.text for q in propose(text).questions] == [text.partition("\n")[0]]


def test_a_purpose_before_the_questions_is_none():
    text = "We study loss. We want to understand how forces respond.\n\n1. How many adults?\n2. How many died?\n"
    assert [q.label for q in propose(text).questions] == ["1", "2"]


def test_a_question_amid_a_quotation_is_not_the_requesters():
    text = "Your website says: “We aim high. How do we do? See here.” How many calls were answered in time?"
    assert [q.text for q in propose(text).questions] == ["How many calls were answered in time?"]


def test_one_thing_wanted_a_line():
    text = (
        "In particular I want to know:\n\nhow many drivers were stopped,\nhow many were fined, and\nwhat they paid.\n"
    )
    assert [q.text for q in propose(text).questions] == text.splitlines()[2:]


def test_if_you_do_not_answers_the_question_before_and_is_no_condition_of_the_whole():
    text = "1. Do you hold a register?\n2. If you do, please send it.\n3. If you do not, please explain why.\n"
    assert [q.label for q in propose(text).questions] == ["1", "2", "3"]
