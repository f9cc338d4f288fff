"""What section 8 wants of a request, and what this one lacks: said as something to look at, never decided."""

from dataclasses import replace

import pytest

from tests.intake.suggestions.examples import all_of, case_of, message
from workbench.domain.case import Requester
from workbench.intake.suggestions import About

ASKS = "How many drones?"


def lacks(case):
    return {each.detail: each for each in all_of(case) if each.about is About.VALIDITY}


@pytest.mark.parametrize(
    ("case", "missing"),
    [
        (case_of(), []),
        (case_of(ASKS), ["name", "address"]),
        (case_of(ASKS, message(sender_name="")), ["name"]),
        (case_of(ASKS, message(sender_name="Concerned Citizen")), ["name"]),
        (case_of(ASKS, message(sender_name="drone_fan_77")), ["name"]),
        (case_of(ASKS, message(sender_name="Alex")), ["name"]),
        (case_of("I am very unhappy.", message()), ["describes"]),
        (case_of(ASKS, requester=Requester("B. Requester", email="b@example.org")), []),
        (case_of(ASKS, requester=Requester("B. Requester", address=("1 High Street",))), []),
        (case_of(ASKS, requester=Requester("anonymous", email="b@example.org")), ["name"]),
    ],
)
def test_what_section_8_wants_and_the_request_lacks(case, missing):
    assert [*lacks(case)] == missing
    assert all("s.8(1)" in each.why and each.value is None for each in lacks(case).values())


def test_a_name_that_looks_like_none_is_a_question_and_shows_it():
    each = lacks(case_of(ASKS, message(sender_name="Concerned Citizen")))["name"]
    assert (each.shown, each.words) == ("is this a name?", "Concerned Citizen")
    assert "from memory" in each.why


def test_what_a_request_lacks_can_be_turned_down_one_by_one():
    case = case_of(ASKS)
    assert [*lacks(replace(case, declined=("VALIDITY:name",)))] == ["address"]
