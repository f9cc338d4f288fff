"""Who asks, where the answer goes, and by which way the request came."""

import pytest

from tests.intake.suggestions.examples import case_of, found, message
from workbench.domain.arrival import FileKind
from workbench.domain.case import Channel, Mark, Role, Span
from workbench.intake.suggestions import About

MADE = "request-1234567-1a2b3c4d@whatdotheyknow.com"
ASKS = "How many drones were flown?\n\n"


def value(about, text=ASKS, envelope=None, **more):
    each = found(case_of(text, envelope, **more)).get(about)
    return each.value if each else None


def test_a_letter_names_its_writer_and_the_address_under_it():
    suggested = found(case_of())
    assert suggested[About.NAME].value == "A. Requester"
    assert suggested[About.EMAIL].value == "requester@example.org"
    assert suggested[About.ADDRESS].value == ("1 High Street", "Exampleton", "EX1 2AB")
    assert all(suggested[about].where == "signature" for about in (About.NAME, About.EMAIL, About.ADDRESS))
    assert all("s.8(1)(b)" in suggested[about].why for about in (About.NAME, About.EMAIL, About.ADDRESS))


@pytest.mark.parametrize(
    ("under", "name"),
    [
        ("Yours faithfully,\n\nA. Requester", "A. Requester"),
        ("Kind regards\nMs Alex Requester-Example\nExample News", "Ms Alex Requester-Example"),
        ("Yours sincerely,\n\n\nDr A. O’Requester,\n2 Low Road", "Dr A. O’Requester"),
        ("Yours,\nAlex", "Alex"),
        ("Regards\nAlex Requester\nSent from my phone", "Alex Requester"),
        ("Kind regards,\n01632 960000", None),
        ("Many thanks", None),
        ("My name is Alex Requester and I live in Exampleton.", "Alex Requester"),
        ("Name: Alex Requester\nE-mail: alex@example.org", "Alex Requester"),
        ("Name\tAlex Requester\nEmail\talex@example.org", "Alex Requester"),  # a row of a form's table
    ],
)
def test_the_name_is_that_under_the_letter_or_that_of_a_form(under, name):
    assert value(About.NAME, ASKS + under) == name


@pytest.mark.parametrize(
    ("under", "address"),
    [
        ("A. Requester\n1 High Street\nExampleton\nEX1 2AB", ("1 High Street", "Exampleton", "EX1 2AB")),
        (
            "A. Requester\nTel: 01632 960000\n1 High Street, Exampleton, EX1 2AB",
            ("1 High Street", "Exampleton", "EX1 2AB"),
        ),
        ("A. Requester\n1 High Street\n01632 960000\nExampleton EX12 2AB", ("1 High Street", "Exampleton EX12 2AB")),
        ("A. Requester\na@example.org\n1 High Street,\nEX1 2AB", ("1 High Street", "EX1 2AB")),
        ("A. Requester\n1 High Street\nExampleton", None),  # without a postcode it may be anything
        ("A. Requester\nForm AB12 rev 3CD", None),
    ],
)
def test_an_address_is_the_lines_under_the_name_that_end_with_a_postcode(under, address):
    assert value(About.ADDRESS, f"{ASKS}Yours faithfully,\n\n{under}") == address


def test_who_signs_comes_before_a_letterhead_which_gives_what_the_signature_lacks():
    head = "Example News Ltd\n1 High Street\nExampleton\nEX1 2AB\n\nDear force,\n\n"
    suggested = found(case_of(f"{head}{ASKS}Yours faithfully,\n\nAlex Requester"))
    assert (suggested[About.NAME].value, suggested[About.NAME].where) == ("Alex Requester", "signature")
    address = suggested[About.ADDRESS]
    assert (address.value, address.where) == (("1 High Street", "Exampleton", "EX1 2AB"), "letterhead")


def test_a_message_names_its_sender_and_where_to_reply():
    suggested = found(case_of(ASKS, message(reply_to="answers@example.org")))
    assert (suggested[About.NAME].value, suggested[About.NAME].where) == ("A. Requester", "header “From”")
    assert (suggested[About.EMAIL].value, suggested[About.EMAIL].where) == ("answers@example.org", "header “Reply-To”")


@pytest.mark.parametrize("shown", ["drone_fan_77", "Alex", "Concerned Citizen", ""])
def test_where_the_header_gives_no_full_name_the_one_under_the_letter_is_taken(shown):
    text = ASKS + "Yours faithfully,\nAlex Requester"
    assert value(About.NAME, text, message(sender_name=shown)) == "Alex Requester"


def test_a_name_that_looks_like_none_is_still_proposed_where_there_is_no_other():
    assert value(About.NAME, ASKS, message(sender_name="drone_fan_77")) == "drone_fan_77"


def test_who_passed_a_message_on_within_the_force_is_not_the_requester():
    within = message(
        sender_name="Front Desk",
        sender_email="desk@north.police.example",
        recipients=("foi@north.police.example",),
    )
    inner = "From: Alex Requester <alex@example.org>\nSent: Tue 1 July 2025\n\n"
    suggested = found(case_of(inner + ASKS, within))
    assert (suggested[About.NAME].value, suggested[About.EMAIL].value) == ("Alex Requester", "alex@example.org")
    assert suggested[About.NAME].where == "line 1"


def test_a_colleague_in_pasted_headings_is_not_the_requester():
    text = f"From: Front Desk <desk@north.police.example>\n\nFrom: Alex Requester <alex@example.org>\n\n{ASKS}"
    assert (value(About.NAME, text), value(About.EMAIL, text)) == ("Alex Requester", "alex@example.org")


def test_words_that_the_officer_marks_as_signature_are_read_as_one():
    text = f"{ASKS}So far, Alex Requester\nalex@example.org"
    at = text.index("alex@")
    marked = case_of(text, marks=(Mark(Span(at, len(text)), Role.SIGNATURE),))
    assert found(marked)[About.EMAIL].value == "alex@example.org"


# ── by which way ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_request_from_the_website_is_answered_to_the_address_that_it_made():
    suggested = found(case_of(ASKS, message(sender_email=MADE)))
    assert (suggested[About.CHANNEL].value, suggested[About.EMAIL].value) == (Channel.WHATDOTHEYKNOW, MADE)


def test_the_websites_own_lines_at_the_foot_show_the_same_where_the_text_was_pasted():
    foot = f"Please use this email address for all replies to this request:\n{MADE}"
    text = f"{ASKS}Yours faithfully,\n\nA. Requester\n\n{foot}"
    suggested = found(case_of(text))
    assert (suggested[About.CHANNEL].value, suggested[About.EMAIL].value) == (Channel.WHATDOTHEYKNOW, MADE)
    assert suggested[About.NAME].value == "A. Requester"
    assert About.VALIDITY not in suggested


def test_a_link_to_another_request_on_the_website_is_not_the_way_by_which_this_one_came():
    text = f"You answered this at https://www.whatdotheyknow.com/request/drones before.\n\n{ASKS}"
    assert value(About.CHANNEL, text) is None


def test_a_saved_page_that_names_the_website_came_by_it():
    assert (
        value(About.CHANNEL, f"WhatDoTheyKnow.com\n\n{ASKS}", message(), kind=FileKind.PAGE) is Channel.WHATDOTHEYKNOW
    )


@pytest.mark.parametrize(
    ("kind", "now", "channel"),
    [
        (FileKind.EMAIL, Channel.POST, Channel.EMAIL),
        (FileKind.OUTLOOK, Channel.POST, Channel.EMAIL),
        (FileKind.EMAIL, Channel.EMAIL, None),  # known already
        (FileKind.PDF, Channel.POST, None),  # a letter that was scanned, or one that was attached: nobody knows
    ],
)
def test_a_saved_message_came_by_e_mail(kind, now, channel):
    assert value(About.CHANNEL, ASKS, message(), kind=kind, channel=now) is channel
