"""Propose, never decide: what is known or was declined is not suggested, and every suggestion shows its words."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.cases import anything
from tests.intake.suggestions.examples import LETTER, TODAY, WORDS, all_of, case_of, found, message
from workbench.domain.arrival import Envelope, FileKind, Source
from workbench.domain.case import Case, Period, Requester
from workbench.intake.split import propose
from workbench.intake.suggestions import About, suggest

FULL = message(
    subject="Drones",
    arrived=datetime(2025, 7, 1, 9, tzinfo=UTC),
    reply_to="request-12-ab@whatdotheyknow.com",
)


def test_the_next_free_reference_is_offered_where_the_case_has_none():
    each = found(case_of(reference=""), reference="617-25")[About.REFERENCE]
    assert (each.value, each.words) == ("617-25", "{number}-{yy}")
    assert About.REFERENCE not in found(case_of(), reference="617-25")
    assert About.REFERENCE not in found(case_of(reference=""))


def test_they_are_listed_in_the_order_of_the_form_with_what_is_only_to_know_at_the_end():
    listed = [each.about for each in all_of(case_of("This request was sent to all forces. Hello.", FULL))]
    assert listed == sorted(listed, key=list(About).index)
    assert listed[0] is About.RECEIVED
    assert listed[-2:] == [About.VALIDITY, About.FORCES]


def test_what_was_declined_stays_away_and_nothing_else_with_it():
    everything = all_of(case_of(envelope=FULL, reference=""), reference="617-25")
    assert len(everything) >= 9
    for each in everything:
        left = all_of(case_of(envelope=FULL, reference="", declined=(each.key,)), reference="617-25")
        assert {one.key for one in left} == {one.key for one in everything} - {each.key}


@pytest.mark.parametrize(
    ("about", "known"),
    [
        (About.RECEIVED, {"received": date(2025, 7, 1)}),
        (About.NAME, {"requester": Requester("B. Requester")}),
        (About.EMAIL, {"requester": Requester(email="b@example.org")}),
        (About.ADDRESS, {"requester": Requester(address=("2 Low Road",))}),
        (About.TITLE, {"title": "Aircraft"}),
        (About.FORM, {"preferred_form": "on paper"}),
        (About.PERIOD, {"scope": Period(date(2020, 1, 1))}),
        (About.PRIORITY, {"priority": ("q",)}),
    ],
)
def test_what_the_officer_has_given_is_not_suggested_otherwise(about, known):
    assert about in found(case_of(envelope=FULL))
    assert about not in found(case_of(envelope=FULL, **known))


@pytest.mark.parametrize("answered", [True, False])
def test_what_was_considered_is_not_asked_again(answered):
    assert About.ENVIRONMENTAL not in found(case_of("What of the pollution?", environmental=answered))


def test_nothing_is_suggested_before_a_request_is_there():
    for text in ("", " \n\t"):
        assert all_of(replace(case_of(envelope=FULL), request=text)) == ()


# ── words, time, and whatever arrives ────────────────────────────────────────────────────────────────────────────────


def quotes_exactly(case: Case) -> None:
    for each in all_of(case):
        assert each.why
        assert each.shown
        assert each.where
        if each.span:
            assert 0 <= each.span.start < each.span.end <= len(case.request)
            assert case.request[each.span.start : each.span.end] == each.words


def test_words_that_stand_in_the_request_are_shown_where_they_stand():
    for case in (case_of(), case_of("Dear all forces,\n\nWhat pollution?\n\nRegards\nA. Requester\nEX1 2AB")):
        quotes_exactly(case)
        assert any(each.span for each in all_of(case))


_LINES = st.sampled_from(
    [
        *LETTER.splitlines(),
        "From: A. Requester <a@example.org>",
        "Sent: 1 July 2025",
        "Name: A. Requester",
        "Address: 1 High Street, EX1 2AB",
        "Subject: Re: FOI request - Drones",
        "My name is A. Requester",
        "This request is being sent to all police forces\u00a0today",
        "request-1-a@whatdotheyknow.com",
        "Please start with the last question, in Excel\tformat by e-mail",
        "I wish to inspect the habitats",
        "•\u00a0emissions?",
        "\ufffd\u202e",
        "> How many of these?",
    ]
) | st.text(max_size=30)
_ENDS = st.sampled_from([datetime.min.replace(tzinfo=timezone(timedelta(hours=1))), datetime.max.replace(tzinfo=UTC)])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_LINES, max_size=25),
    st.sampled_from(["\n", "\r\n", " "]),
    anything(Envelope),
    st.none() | _ENDS,
    st.booleans(),
)
def test_whatever_arrives_nothing_fails_and_the_words_are_quoted_exactly(lines, gap, envelope, moment, split):
    envelope = replace(envelope, arrived=moment) if moment else envelope
    text = gap.join(lines)
    sources = (Source("s", "x.eml", FileKind.EMAIL, 1, "", envelope=envelope),)
    quotes_exactly(case_of(text, envelope) if split and text.strip() else Case("c", request=text, sources=sources))


@pytest.mark.parametrize(
    "text",
    [
        (LETTER * 30)[:10_000],
        ("i " * 5_000),
        ("a.b@" * 2_500),
        ("name: a\n" * 1_250),
        ("in excel or csv " * 625),
        ("Please start with question 1 by e-mail. " * 250),
        ("re: - " * 1_666),
        ("from: a\n" * 1_250),
        "a" * 10_000,
    ],
    ids=["letters", "I", "@", "fields", "forms", "wishes", "subjects", "headings", "one word"],
)
def test_ten_thousand_characters_cost_no_more_than_splitting_a_letter_of_that_length(text):
    case, proposal, letter = case_of(text, message(subject=text)), propose(text), (LETTER * 30)[:10_000]
    took = best_of(partial(suggest, case, "", "", WORDS, TODAY, proposal))
    assert took < 3 * best_of(partial(propose, letter))


def best_of(act) -> float:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return min(times)
