"""Whatever is pasted, splitting never fails and every span holds."""

import os
from datetime import date
from itertools import pairwise

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
_texts = st.one_of(
    st.text(alphabet=st.characters(), max_size=300),  # lone surrogates among them
    st.lists(st.sampled_from(_BITS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(_BITS), max_size=60).map("".join),
    st.lists(st.sampled_from(_BITS), max_size=40).map("\n".join),
)


COUNT = int(os.environ.get("FUZZ", "400"))
"""The full count, in ten seconds or so: FUZZ=10000 .venv/bin/python -m pytest -q tests/intake/test_fuzz.py"""


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
        assert 0 <= question.span.start < question.span.end <= len(text)
        assert question.text == text[question.span.start : question.span.end]
        assert question.label
        assert question.parent is None or question.parent < place
        assert question.span.start >= ends.get(question.parent, 0), "siblings overlap"
        ends[question.parent] = question.span.end
    held = sorted((q.span.start, q.span.end) for q in proposal.questions)
    held += [(mark.span.start, mark.span.end) for mark in proposal.marks]
    assert all(0 <= start < end <= len(text) for start, end in held)
    assert all(before[1] <= after[0] for before, after in pairwise(sorted(held))), "two hold the same words"
    assert all(text[m.span.start : m.span.end].strip() == text[m.span.start : m.span.end] for m in proposal.marks)
    assert all(0 <= place < len(proposal.questions) for mark in proposal.marks for place in mark.questions)
    assert set(proposal.priority) <= {question.label for question in proposal.questions}
    period = proposal.period
    assert period is None or period.start is None or period.end is None or period.start <= period.end
