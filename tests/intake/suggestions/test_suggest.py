"""What a request suggests, from what arrived and how: each with its words, and nothing that is known or declined."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.cases import anything
from workbench import bootstrap
from workbench.content.intake import load_intake_words
from workbench.domain.arrival import Envelope, FileKind, Source
from workbench.domain.case import Case, Channel, Period, Requester
from workbench.intake.suggestions import About, suggest

WORDS = load_intake_words()
LETTER = """Dear force,

Between 1 April 2023 and 31 March 2024:

1. How many drones were flown?
2. What did they cost?

If the cost limit is reached, please prioritise question 2.
Please send the answer by e-mail as a spreadsheet.

Yours faithfully,

A. Requester
1 High Street
Exampleton
EX1 2AB
requester@example.org
"""
SUMMER, EAST = UTC, timezone(timedelta(hours=2))


def case_of(text: str = LETTER, envelope: Envelope | None = None, kind: FileKind = FileKind.EMAIL, **more) -> Case:
    taken = bootstrap.desk().take_in(text)
    sources = (Source("s", "request.eml", kind, 1, "", envelope=envelope),) if envelope else ()
    return replace(
        Case("c", "616-25", request=text, questions=taken.questions, marks=taken.marks, sources=sources), **more
    )


def found(case: Case, scheme: str = "{number}-{yy}", reference: str = "") -> dict:
    return {each.about: each for each in suggest(case, scheme, reference, WORDS)}


def message(**more) -> Envelope:
    return Envelope(**{"sender_name": "A. Requester", "sender_email": "a@example.org", **more})


# ── the day of receipt ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arrived", "day"),
    [
        (datetime(2025, 7, 1, 9, 0, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2025, 6, 30, 23, 30, tzinfo=UTC), date(2025, 7, 1)),  # 00:30 in London, in summer
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), date(2025, 12, 31)),  # in winter London has UTC
        (datetime(2025, 7, 2, 0, 30, tzinfo=EAST), date(2025, 7, 1)),  # the server stands further east
        (datetime(2025, 7, 6, 11, 0, tzinfo=UTC), date(2025, 7, 6)),  # a Sunday is day 0 like any day
        (datetime(2025, 3, 30, 0, 59, tzinfo=UTC), date(2025, 3, 30)),  # the hour before the clocks go forward
    ],
)
def test_the_day_of_receipt_is_the_uks_civil_day_of_arrival(arrived, day):
    each = found(case_of(envelope=message(arrived=arrived, arrived_words="by mx.example.org; …")))[About.RECEIVED]
    assert each.value == day
    assert (each.words, each.where) == ("by mx.example.org; …", "header “Received”")
    assert "s.10" in each.why


def test_the_senders_own_clock_counts_only_where_no_server_noted_the_arrival():
    sent = datetime(2025, 6, 20, 9, tzinfo=UTC)
    late = message(sent=sent, sent_words="Fri, 20 Jun 2025", arrived=datetime(2025, 7, 1, 9, tzinfo=UTC))
    assert found(case_of(envelope=late))[About.RECEIVED].value == date(2025, 7, 1)
    alone = found(case_of(envelope=message(sent=sent, sent_words="Fri, 20 Jun 2025")))[About.RECEIVED]
    assert (alone.value, alone.where) == (date(2025, 6, 20), "header “Date”")
    assert "own clock" in alone.why


def test_a_day_that_the_officer_gave_is_asked_about_where_the_message_says_another():
    envelope = message(arrived=datetime(2025, 7, 1, 9, tzinfo=UTC))
    assert About.RECEIVED in found(case_of(envelope=envelope, received=date(2025, 7, 2)))
    assert About.RECEIVED not in found(case_of(envelope=envelope, received=date(2025, 7, 1)))
    assert About.RECEIVED not in found(case_of())


# ── who, and where the answer goes ───────────────────────────────────────────────────────────────────────────────────


def test_a_letter_names_its_writer_and_the_address_under_it():
    suggested = found(case_of())
    assert suggested[About.NAME].value == "A. Requester"
    assert suggested[About.EMAIL].value == "requester@example.org"
    assert suggested[About.ADDRESS].value == ("1 High Street", "Exampleton", "EX1 2AB")
    assert all(suggested[about].where == "signature" for about in (About.NAME, About.EMAIL, About.ADDRESS))


def test_a_message_names_its_sender_and_where_to_reply():
    suggested = found(case_of("How many drones?", message(reply_to="answers@example.org")))
    assert (suggested[About.NAME].value, suggested[About.NAME].where) == ("A. Requester", "header “From”")
    assert (suggested[About.EMAIL].value, suggested[About.EMAIL].where) == ("answers@example.org", "header “Reply-To”")


def test_a_request_from_the_website_is_answered_to_the_address_that_it_made():
    address = "request-1234567-1a2b3c4d@whatdotheyknow.com"
    suggested = found(case_of("How many drones?", message(sender_email=address)))
    assert (suggested[About.CHANNEL].value, suggested[About.EMAIL].value) == (Channel.WHATDOTHEYKNOW, address)
    footer = (
        "How many drones?\n\nYours,\nA. Requester\n\nPlease use this email address for all replies to this request:\n"
    )
    assert found(case_of(f"{footer}{address}"))[About.CHANNEL].value is Channel.WHATDOTHEYKNOW


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Drones", "Drones"),
        ("Freedom of Information request - Police drones", "Police drones"),
        ("Re: FW: Drones over towns", "Drones over towns"),
        ("FOI request: drones", "drones"),
        ("[EXTERNAL] FOI Request – Drones", "Drones"),
        ("Regarding drones", "Regarding drones"),
        ("Freedom of Information request", None),
        ("", None),
    ],
)
def test_the_subject_is_the_messages_without_what_every_request_begins_with(subject, title):
    each = found(case_of(envelope=message(subject=subject))).get(About.TITLE)
    assert (each.value if each else None) == title


# ── what is asked for ────────────────────────────────────────────────────────────────────────────────────────────────


def test_period_priority_and_form_come_with_the_sentences_that_state_them():
    case = case_of()
    suggested = found(case)
    assert suggested[About.PERIOD].value == Period(date(2023, 4, 1), date(2024, 3, 31))
    assert suggested[About.PERIOD].words == "Between 1 April 2023 and 31 March 2024:"
    assert suggested[About.PERIOD].shown == "from Sat 1 April 2023 to Sun 31 March 2024"
    assert suggested[About.PRIORITY].value == (case.questions[1].id,)
    assert "prioritise question 2" in suggested[About.PRIORITY].words
    assert "spreadsheet" in suggested[About.FORM].value
    assert "s.11(1)" in suggested[About.FORM].why


def test_a_period_that_counts_back_counts_from_the_day_of_arrival():
    envelope = message(arrived=datetime(2025, 7, 1, 9, tzinfo=UTC))
    case = case_of("Please tell me how many drones were flown in the last three months.", envelope)
    assert found(case)[About.PERIOD].value.start == date(2025, 4, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How many reports of fly-tipping were made?", "fly-tipping"),
        ("What are the emissions of your fleet?", "emissions"),
        ("What was the air quality in the custody suite?", "air quality"),
    ],
)
def test_words_of_the_environment_are_shown_with_the_regulation(text, said):
    each = found(case_of(text))[About.ENVIRONMENTAL]
    assert each.words == said
    assert "EIR reg. 2(1)" in each.why
    assert "from memory" in each.why


@pytest.mark.parametrize("text", ["How many officers work in a hostile environment?", "How many drivers were stopped?"])
def test_what_has_no_such_word_is_not_asked_about(text):
    assert About.ENVIRONMENTAL not in found(case_of(text))


def test_the_next_free_reference_is_offered_where_the_case_has_none():
    each = found(case_of(reference=""), reference="617-25")[About.REFERENCE]
    assert (each.value, each.words) == ("617-25", "{number}-{yy}")
    assert About.REFERENCE not in found(case_of(), reference="617-25")


# ── is it a request, and whose ───────────────────────────────────────────────────────────────────────────────────────


def lacks(case: Case) -> list[str]:
    return [each.detail for each in suggest(case, "", "", WORDS) if each.about is About.VALIDITY]


@pytest.mark.parametrize(
    ("case", "missing"),
    [
        (case_of(), []),
        (case_of("How many drones?"), ["name", "address"]),
        (case_of("How many drones?", message(sender_name="")), ["name"]),
        (case_of("How many drones?", message(sender_name="Concerned Citizen")), ["name"]),
        (case_of("How many drones?", message(sender_name="drone_fan_77")), ["name"]),
        (case_of("I am very unhappy.", message()), ["describes"]),
        (case_of("How many drones?", requester=Requester("B. Requester", email="b@example.org")), []),
    ],
)
def test_what_section_8_wants_and_the_request_lacks(case, missing):
    assert lacks(case) == missing


def test_what_a_request_lacks_can_be_turned_down_one_by_one():
    case = case_of("How many drones?")
    assert lacks(replace(case, declined=("VALIDITY:name",))) == ["address"]


@pytest.mark.parametrize(
    "case",
    [
        case_of("This request is being sent to all police forces.\n\nHow many drones?"),
        case_of(envelope=message(recipients=("foi@a.police.uk", "foi@b.police.uk", "foi@c.pnn.police.uk"))),
    ],
)
def test_a_request_that_went_to_many_forces_is_told_of(case):
    assert found(case)[About.FORCES].value is None


def test_two_addresses_of_one_force_are_not_many():
    assert About.FORCES not in found(case_of(envelope=message(recipients=("foi@a.police.uk", "dpo@a.police.uk"))))


# ── propose, never decide ────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_declined_stays_away():
    assert About.TITLE not in found(case_of(envelope=message(subject="Drones"), declined=("TITLE",)))


def test_nothing_is_suggested_before_a_request_is_there():
    assert suggest(Case("c"), "{number}", "1", WORDS) == ()


def test_words_that_stand_in_the_request_are_shown_where_they_stand():
    for case in (case_of(), case_of("Dear all forces,\n\nHow many badgers?\n\nRegards\nA. Requester\nEX1 2AB")):
        for each in suggest(case, "", "", WORDS):
            if each.span:
                assert case.request[each.span.start : each.span.end] == each.words


def test_ten_thousand_characters_take_no_longer_than_splitting_them():
    text = (LETTER * 30)[:10_000]
    case = case_of(text)
    suggest(case, "", "", WORDS)
    began = time.perf_counter()
    bootstrap.desk().take_in(text)
    split = time.perf_counter() - began
    began = time.perf_counter()
    suggest(case, "", "", WORDS)
    assert time.perf_counter() - began < max(4 * split, 0.1)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), anything(Envelope))
def test_whatever_arrives_nothing_fails(text, envelope):
    for each in suggest(
        Case("c", request=text, sources=(Source("s", "x.eml", FileKind.EMAIL, 1, "", envelope=envelope),)),
        "",
        "",
        WORDS,
    ):
        assert each.why
        assert each.shown
