"""A suggestion that is taken is the change that typing it would have been."""

from datetime import UTC, datetime

import pytest

from tests.intake.suggestions.examples import LETTER
from tests.service.test_arrivals import message
from tests.service.test_handover import library
from workbench.domain.case import Channel
from workbench.intake.suggestions import About
from workbench.service.arrivals import read, text_of
from workbench.service.suggesting import command_for, decline


@pytest.fixture
def workbench():
    return library("a")


@pytest.fixture
def session(workbench):
    incoming = read("request.eml", message())
    return workbench.arrivals.open_case(incoming, text_of(incoming))


def suggested(workbench, session):
    return {each.about: each for each in workbench.suggestions(session.case)}


def test_nothing_is_taken_until_it_is(workbench, session):
    before = session.case
    assert {About.RECEIVED, About.NAME, About.EMAIL, About.TITLE} <= suggested(workbench, session).keys()
    assert session.case is before


@pytest.mark.parametrize(
    ("about", "label"),
    [
        (About.RECEIVED, "Change date of receipt"),
        (About.NAME, "Change requester"),
        (About.EMAIL, "Change requester"),
        (About.TITLE, "Change subject"),
    ],
)
def test_one_that_is_taken_can_be_undone_by_the_name_of_its_field(workbench, session, about, label):
    session.execute(command_for(session.case, suggested(workbench, session)[about]))
    assert session.undo_label == label
    assert about not in suggested(workbench, session)
    session.undo()
    assert about in suggested(workbench, session)


def test_every_one_can_be_taken_or_is_only_something_to_know(workbench, session):
    for each in workbench.suggestions(session.case):
        command = command_for(session.case, each)
        assert (command is None) == (each.value is None)
        if command:
            assert session.execute(command) is not None
    assert session.case.received == datetime(2025, 7, 2, tzinfo=UTC).date(), "half past midnight in London"
    assert session.case.channel is Channel.EMAIL


def test_one_that_is_declined_stays_away_when_the_case_is_opened_again(workbench, session):
    session.execute(decline(suggested(workbench, session)[About.TITLE]))
    assert About.TITLE not in {each.about for each in workbench.suggestions(workbench.look_at(session.case.id))}
    session.undo()
    assert About.TITLE in suggested(workbench, session)


def test_a_pasted_letter_suggests_too(workbench):
    session = workbench.new_case()
    session.execute(workbench.take_in(LETTER))
    assert session.case.scope is None
    session.execute(command_for(session.case, suggested(workbench, session)[About.PERIOD]))
    assert session.case.scope.start.year == 2023
