"""What the words say of what is asked for: its subject, period, priority, and the form of the answer."""

from datetime import UTC, date, datetime

import pytest

from tests.intake.suggestions.examples import case_of, found, message
from workbench.domain.case import Period
from workbench.intake.suggestions import About

ASKS = "How many drones were flown?\n\n"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Drones", "Drones"),
        ("Freedom of Information request - Police drones", "Police drones"),
        ("Re: FW: Drones over towns", "Drones over towns"),
        ("FOI request: drones", "drones"),
        ("[EXTERNAL] FOI Request – Drones", "Drones"),
        ("New FOI request about drones", "drones"),
        ("Freedom of Information Act 2000 request re: drones", "drones"),
        ("FOI - Drones", "Drones"),
        ("Regarding drones", "Regarding drones"),
        ("Foiled flights", "Foiled flights"),
    ],
)
def test_the_subject_is_the_messages_without_what_every_request_begins_with(subject, title):
    each = found(case_of(envelope=message(subject=subject)))[About.TITLE]
    assert (each.value, each.words, each.where) == (title, subject, "header “Subject”")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (ASKS, "Drones"),
        ("Subject: FOI request - Police horses\n\nHow many?", "Police horses"),
        ("RE: FREEDOM OF INFORMATION REQUEST – HORSES\n\nHow many?", "HORSES"),
        ("Dear force,\n\nEIR request: noise of drones\n\nHow loud are they?", "noise of drones"),
        ("Please provide a copy of your body-worn video policy.", "Body-worn video policy"),
        ("Please tell me the number of speed cameras in use since 2020.", "Speed cameras"),
        ("How many laptops lost since May were encrypted?", "Laptops"),
        ("1. How many horses are there?\n2. How many horses died?\n3. What is fed to horses?", "Horses"),
        ("1. How many horses are there?\n2. What do dogs cost?\n3. What are cars for?", None),  # not about horses alone
        ("How many of these were sold?", None),  # which?
        ("How many people were arrested?", None),  # every other request asks about people
        ("Are drones used?", None),
    ],
)
def test_without_one_it_is_the_line_that_states_it_or_the_thing_that_is_asked_about_first(text, title):
    each = found(case_of(text, message(subject="Freedom of Information request"))).get(About.TITLE)
    assert (each.value if each else None) == title


def test_period_and_priority_come_with_the_sentences_that_state_them():
    case = case_of()
    suggested = found(case)
    assert suggested[About.PERIOD].value == Period(date(2023, 4, 1), date(2024, 3, 31))
    assert suggested[About.PERIOD].words == "Between 1 April 2023 and 31 March 2024:"
    assert suggested[About.PERIOD].shown == "from Sat 1 April 2023 to Sun 31 March 2024"
    assert suggested[About.PRIORITY].value == (case.questions[1].id,)
    assert suggested[About.PRIORITY].words == "If the cost limit is reached, please prioritise question 2."
    assert "s.12" in suggested[About.PRIORITY].why


def test_only_the_sentence_that_states_it_is_shown_of_a_longer_question():
    text = "Please tell me how many drones were flown in 2023. I mean those of the force. Please leave out toys."
    assert found(case_of(text))[About.PERIOD].words == "Please tell me how many drones were flown in 2023."


def test_the_first_of_several_questions_does_not_stand_for_the_wish_to_have_it_first():
    text = "1. How many drones were flown first?\n2. What did they cost?\n\nPlease start with question 2."
    each = found(case_of(text))[About.PRIORITY]
    assert (each.shown, each.words) == ("2", "Please start with question 2.")


def test_questions_that_the_officer_has_split_otherwise_are_not_put_first():
    case = case_of()
    assert About.PRIORITY not in found(case_of(questions=case.questions[:1]))


def test_a_period_that_counts_back_counts_from_the_day_of_arrival():
    envelope = message(arrived=datetime(2025, 7, 1, 9, tzinfo=UTC))
    case = case_of("Please tell me how many drones were flown in the last three months.", envelope)
    assert found(case)[About.PERIOD].value.start == date(2025, 4, 1)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Please send the answer by e-mail as a spreadsheet.", "by e-mail, as a spreadsheet"),
        ("I would prefer the data in Excel format.", "in Excel format"),
        ("I would like to receive this in an electronic format.", "in an electronic format"),
        ("Please reply by post.", "by post"),
        ("I prefer a paper copy.", "a paper copy"),
        ("I wish to inspect the records at your office.", "to inspect"),
        ("Please provide it in large print.", "in large print"),
        ("Please respond electronically, not by post.", "electronically"),
        ("Please send it\nin CSV or Excel\nformat.", "in CSV or Excel format"),
        ("I would be grateful for it in either .xls or .csv format.", "in either .xls or .csv format"),
        ("I do not want it by post.", None),
        ("Please contact me by e-mail if this is unclear.", None),
        ("Your answer to my last request came late.", None),
    ],
)
def test_the_form_is_what_the_requester_says_of_the_answer(text, form):
    each = found(case_of(ASKS + text)).get(About.FORM)
    assert (each.value if each else None) == form
    if each:
        assert each.words == text, "the whole sentence is shown"
        assert "s.11(1)" in each.why
        assert "from memory" in each.why


@pytest.mark.parametrize(
    "text",
    [
        "How many reports were received by e-mail?",
        "Please provide all letters sent by e-mail to the fleet manager.",
        "Please list the systems held in Excel format.",
        "Do officers reply by post?",
        "What share of crime reports is made electronically?",
        "May officers inspect the records of a drone?",
    ],
)
def test_what_is_asked_about_is_no_wish_for_a_form(text):
    assert About.FORM not in found(case_of(text))


def test_a_format_within_the_question_itself_is_a_wish():
    each = found(case_of("Please provide in Excel format the number of drones."))[About.FORM]
    assert each.value == "in Excel format"
