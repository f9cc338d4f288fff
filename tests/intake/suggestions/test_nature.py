"""Words of the environment, and requests that look sent to many forces."""

import pytest

from tests.intake.suggestions.examples import case_of, found, message
from workbench.intake.suggestions import About

ASKS = "How many drones were flown?\n\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How many reports of fly-tipping were made?", "fly-tipping"),
        ("What are the emissions of your fleet?", "emissions"),
        ("What was the air quality in the custody suite?", "air quality"),
        ("How many complaints of HELICOPTER  NOISE were there?", "HELICOPTER  NOISE"),
    ],
)
def test_words_of_the_environment_are_shown_with_the_regulation(text, said):
    each = found(case_of(text))[About.ENVIRONMENTAL]
    assert each.words == said
    assert (each.value, each.look) == (True, True)
    assert "EIR reg. 2(1)" in each.why
    assert "from memory" in each.why


def test_each_of_several_is_named_once():
    each = found(case_of("Which habitats suffer by flooding? Which habitats by pollution? What of asbestos?"))
    assert each[About.ENVIRONMENTAL].shown == "yes, some of it? habitats, flooding, pollution …"


@pytest.mark.parametrize(
    "text",
    [
        "How many officers work in a hostile environment?",
        "How many drivers were stopped?",
        "How many officers landed a job in the river section?",
        "How often was a sample contaminated?",
        "How many wildlife crime officers are there?",
        f"{ASKS}Kind regards,\nA. Requester\n\nPlease print this only if you must: climate change concerns us all.",
        f"I write a book about climate change. {ASKS}",  # that is no question
    ],
)
def test_what_does_not_ask_about_it_is_not_asked_about(text):
    assert About.ENVIRONMENTAL not in found(case_of(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"This request is being sent to all police forces.\n\n{ASKS}", "“request is being sent to all police forces”"),
        (
            f"{ASKS}I am sending the same questions to every force in England.",
            "“I am sending the same questions to every force”",
        ),
        (f"{ASKS}We have asked each police force the same.", "“We have asked each police force”"),
        (f"Dear all police forces,\n\n{ASKS}", "“all police forces”"),
    ],
)
def test_a_request_that_says_so_went_to_many_forces(text, said):
    each = found(case_of(text))[About.FORCES]
    assert (each.shown, each.value) == (said, None)


@pytest.mark.parametrize(
    "text",
    [
        f"Dear Sir or Madam,\n\n{ASKS}",
        "How many officers joined from other police forces?",
        "What guidance was sent to all police forces in 2024?",
        f"All police forces have had drones for years. {ASKS}",
        f"A copy is being sent to my MP. {ASKS}",
    ],
)
def test_forces_that_are_only_spoken_of_are_not_recipients(text):
    assert About.FORCES not in found(case_of(text))


@pytest.mark.parametrize(
    ("recipients", "many"),
    [
        (("foi@north.police.example", "foi@south.police.example", "foi@west.pnn.police.example"), True),
        (("foi@north.police.example", "dpo@north.police.example", "chief@north.pnn.police.example"), False),
        (("foi@mail.north.police.example", "foi@north.police.example", "foi@south.police.example"), False),
        (("a@north.notpolice.example", "a@south.notpolice.example", "a@west.notpolice.example"), False),
        (("foi@north.police.example", "a@example.org", "b@example.com"), False),
        (("", "@", "police.example"), False),
    ],
)
def test_recipients_count_by_force_and_not_by_address(recipients, many):
    each = found(case_of(ASKS, message(recipients=recipients))).get(About.FORCES)
    assert (each is not None) == many
    if each:
        assert each.shown == "3 forces among its recipients"
        assert each.words == ", ".join(recipients)
