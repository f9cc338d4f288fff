"""Whatever is pasted, splitting never fails and every span holds."""

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.marked import load, names
from workbench.intake.split import propose

_BITS = [
    *("1.", "1)", "(a)", "b)", "ii)", "Q2", "Question 3:", "2.1", "1a", "•", "- ", "* ", "A.", "12.", "0.", "99)"),
    *("Please provide", "How many", "the following", "dogs", "prioritise question", "in the order listed"),
    *("Yours faithfully,", "Dear", "PS", "?", ".", ":", ";", "|", ">"),
    *("between 2015 and", "2016/17", "31 June 2019", "since", "31/02/2018", "29 February", "to date", "0001"),
    *("the last 99 years", "9999-12-31", "2099/2100"),
    *("\n", "\r\n", "\r", "\n\n", " ", "\t", "\u00a0", "\u2028", "\ufeff", "\ud800", "\x00", "١", "²", "ſ", "İ"),
]
_LINES = [
    *("Dear Force,", "To whom it may concern", "Hi", "FOI request: how many dogs?", "Re: dogs", "From: A Requester"),
    *("1. How many dogs are there?", "1) ", "(a) the number of dogs", "1a) their age", "iv. cats; and", "Q1. Why?"),
    *("• dogs", "-  cats", "\t* horses", "1️⃣ How many?", "Question 2", "3", "2.1.", "#### 4. Fleet", "**5.** What?"),
    *("Please provide the following for 2019/20 to 2021/22:", "broken down by:", "For each of these please state:"),
    *(
        "If so, when?",
        "If the answer to 2 is yes,",
        "I mean any dog (or cat).",
        "By “dog” I mean any dog.",
        "NB count once",
    ),
    *("Please say (a) how many dogs you own; (b) how many cats; and (c) why.", "Please complete the table below:"),
    *("Year\tDogs\tCats", "| 2018 | | |", "|---|---|", "2018", "in the last 5 financial years", "Please prioritise 2."),
    *(
        "Yours faithfully,",
        "Thanks,",
        "A Requester",
        "Sent from my phone",
        "-----Original Message-----",
        "PS. And cats?",
    ),
    *("> 1. How many dogs?", "> > quoted", "On Monday the force wrote:", "Disclaimer: this message is private."),
    *(
        "Why does nobody care?",
        "I was told three things:",
        "I look forward to your reply",
        "----------",
        "\u202ehow many?",
    ),
    *(
        "\u200fكم عدد الكلاب؟",
        "👮‍♀️ how many officers?",
        "\x0c",
        "a line that goes on and on until it is as wide as any mail",
    ),
]
_EDGES = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\x0c", "\u2028", "\n \t", "\n\u00a0\n", " "])
_texts = st.one_of(
    st.text(alphabet=st.characters(), max_size=300),  # lone surrogates among them
    st.lists(st.sampled_from(_BITS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(_BITS), max_size=60).map("".join),
    st.lists(st.sampled_from(_BITS), max_size=40).map("\n".join),
    st.lists(st.tuples(st.sampled_from(_LINES), _EDGES).map("".join), max_size=30).map("".join),
)


COUNT = int(os.environ.get("FUZZ", "400"))
"""The full count, in half a minute or so: FUZZ=10000 .venv/bin/python -m pytest -q tests/intake/test_fuzz.py"""


@settings(max_examples=COUNT, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_texts, st.none() | st.dates())
def test_spans_hold_whatever_is_pasted(text, sent):
    check(text, sent)


@pytest.mark.parametrize("name", names())
def test_a_request_cut_off_anywhere_still_splits(name):
    text = load(name).text
    for end in range(0, len(text), 7):
        check(text[:end], None)


@pytest.mark.parametrize(
    "line", ["1.\n", "- a\n", ": ", "a? ", "please ", "(a) ", "2015 ", "if the ", "i would ", "1) x "]
)
def test_many_times_the_same_is_no_trouble(line):
    check(line * 4000, date(2020, 2, 29))


def check(text, sent):
    proposal = propose(text, sent)
    ends = {None: 0}
    for place, question in enumerate(proposal.questions):
        assert question.text == text[question.span.start : question.span.end]
        assert question.label
        assert question.why
        assert question.parent is None or question.parent < place
        assert question.span.start >= ends.get(question.parent, 0), "siblings overlap"
        ends[question.parent] = question.span.end
    assert all(mark.why for mark in proposal.marks)
    assert all(0 <= place < len(proposal.questions) for mark in proposal.marks for place in mark.questions)
    assert [m.span.start for m in proposal.marks] == sorted(m.span.start for m in proposal.marks)
    tile(text, [*(q.span for q in proposal.questions), *(mark.span for mark in proposal.marks)])
    assert set(proposal.priority) <= {question.label for question in proposal.questions}
    period = proposal.period
    assert period is None or period.start is None or period.end is None or period.start <= period.end


def tile(text, spans):
    """What is held and what stands between make up the text again; nothing is held twice, or is white space."""
    again, at = "", 0
    for span in sorted(spans, key=lambda span: span.start):
        assert at <= span.start < span.end <= len(text), "two hold the same words"
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        again += text[at : span.start] + text[span.start : span.end]
        at = span.end
    assert again + text[at:] == text
