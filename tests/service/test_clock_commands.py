"""Recording and removing events: what cannot be is refused, and the case stays as it was."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.clock_cases import case, event
from workbench.bootstrap import load_law
from workbench.domain.case import Case, EventKind
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers import handle

ASKED, CLARIFIED = EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_RECEIVED


@pytest.fixture(scope="module")
def law():
    return load_law()


@pytest.fixture
def asked() -> Case:
    return case("2026-03-02", event(ASKED, "2026-03-09", question_ids=("q1",)), questions=2)


def test_events_stand_in_the_order_of_their_days(law, asked):
    later = handle(asked, c.RecordEvent(event(EventKind.RESPONDED, "2026-03-31")), law)
    between = handle(later, c.RecordEvent(event(CLARIFIED, "2026-03-20")), law)
    assert [each.kind for each in between.events] == [ASKED, CLARIFIED, EventKind.RESPONDED]


def test_an_event_of_the_same_name_is_replaced(law, asked):
    moved = replace(asked.events[0], on=date(2026, 3, 10))
    assert handle(asked, c.RecordEvent(moved), law).events == (moved,)
    assert handle(asked, c.RecordEvent(asked.events[0]), law) is asked


@pytest.mark.parametrize(
    "command",
    [
        c.RecordEvent(event(CLARIFIED, "2026-03-06")),
        c.RecordEvent(event(CLARIFIED, "2026-03-20", question_ids=("q2",))),
        c.RecordEvent(event(EventKind.EXTENDED, "2026-03-10", limb="31(1)")),
        c.RecordEvent(event(EventKind.RESPONDED, "2026-03-31", question_ids=("q9",))),
        c.RecordEvent(event(EventKind.RESPONDED, "2026-03-01")),
        c.RecordEvent(event(EventKind.RESPONDED, "2026-03-31", limb="31(9)")),
        c.SetReceived(date(2026, 3, 10)),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy_and_changes_nothing(law, asked, command):
    before = replace(asked)
    with pytest.raises(RuleViolation) as refused:
        handle(asked, command, law)
    assert refused.value.sentence
    assert refused.value.advice
    assert asked == before


def test_what_rests_on_another_event_goes_first(law, asked):
    clarified = handle(asked, c.RecordEvent(event(CLARIFIED, "2026-03-20")), law)
    with pytest.raises(RuleViolation, match="while another event rests on it"):
        handle(clarified, c.RemoveEvent(asked.events[0].id), law)
    first = handle(clarified, c.RemoveEvent(clarified.events[1].id), law)
    assert handle(first, c.RemoveEvent(asked.events[0].id), law).events == ()


def test_joined_questions_are_asked_about_under_the_name_that_stays(law, asked):
    joined = handle(asked, c.JoinWithNext("q1"), law)
    assert joined.events[0].question_ids == ("q1",)
    other = replace(asked, events=(event(ASKED, "2026-03-09", question_ids=("q2",)),))
    assert handle(other, c.JoinWithNext("q1"), law).events[0].question_ids == ("q1",)
