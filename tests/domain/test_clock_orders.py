"""Orders of events that cannot be, each refused with a sentence and a remedy; and the same in the order that can be."""

from dataclasses import replace

import pytest

from tests.domain.clock_cases import case, catalogue, clocks, day, event
from workbench.domain.case import Case, ClockEvent, EventKind, Question
from workbench.domain.clocks import order_fault, order_faults, receipt_fault, removal_fault

RECEIVED = "2026-03-02"
ASKED, CLARIFIED = EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_RECEIVED
NOTICE, PAID = EventKind.FEES_NOTICE, EventKind.FEE_RECEIVED
EXTENDED, RESPONDED = EventKind.EXTENDED, EventKind.RESPONDED
REVIEW, REVIEW_EXTENDED, REVIEWED = EventKind.REVIEW_REQUESTED, EventKind.REVIEW_EXTENDED, EventKind.REVIEW_ANSWERED
COMPLAINED, DECIDED, APPEALED = EventKind.COMPLAINED, EventKind.DECISION_NOTICE, EventKind.APPEALED

WHY = "Two units must be asked"

# what there was before, what is recorded, words of the sentence that refuses it
IMPOSSIBLE: list[tuple[list[ClockEvent], ClockEvent, str]] = [
    *([[], event(kind, "2026-03-01"), "before the request arrived"] for kind in EventKind),  # type: ignore[list-item]
    ([], event(CLARIFIED, "2026-03-20"), "No clarification had been asked for"),
    ([event(ASKED, "2026-03-23")], event(CLARIFIED, "2026-03-20"), "No clarification had been asked for"),
    (
        [event(ASKED, "2026-03-09"), event(CLARIFIED, "2026-03-12")],
        event(CLARIFIED, "2026-03-20"),
        "No clarification of these questions was awaited",
    ),
    (
        [event(ASKED, "2026-03-09", question_ids=("q1",))],
        event(CLARIFIED, "2026-03-20", question_ids=("q2",)),
        "No clarification of these questions was awaited",
    ),
    ([], event(PAID, "2026-03-20"), "No fee was being asked for"),
    ([event(NOTICE, "2026-03-23")], event(PAID, "2026-03-20"), "No fee was being asked for"),
    ([event(NOTICE, "2026-03-09"), event(PAID, "2026-03-12")], event(PAID, "2026-03-20"), "No fee was being asked for"),
    ([], event(EXTENDED, "2026-03-31", until="2026-04-20"), "only for a qualified exemption"),
    ([], event(EXTENDED, "2026-03-31", until="2026-04-20", limb="21"), "only for a qualified exemption"),
    ([], event(EXTENDED, "2026-03-31", until="2026-04-20", limb="23(1)"), "only for a qualified exemption"),
    ([], event(EXTENDED, "2026-03-31", until="2026-04-20", limb="99"), "only for a qualified exemption"),
    ([], event(EXTENDED, "2026-03-31", limb="31(1)"), "estimates the date"),
    ([], event(EXTENDED, "2026-03-31", until="2026-03-31", limb="31(1)"), "not after the notice"),
    ([], event(REVIEWED, "2026-06-08"), "No review was open"),
    ([event(REVIEW, "2026-06-09")], event(REVIEWED, "2026-06-08"), "No review was open"),
    ([event(REVIEW, "2026-06-08"), event(REVIEWED, "2026-06-22")], event(REVIEWED, "2026-06-23"), "No review was open"),
    ([], event(REVIEW_EXTENDED, "2026-06-22", until="2026-07-31", note=WHY), "No review was open"),
    ([event(REVIEW, "2026-06-08")], event(REVIEW_EXTENDED, "2026-06-22", note=WHY), "has a new date"),
    (
        [event(REVIEW, "2026-06-08")],
        event(REVIEW_EXTENDED, "2026-06-22", until="2026-06-22", note=WHY),
        "has a new date",
    ),
    ([event(REVIEW, "2026-06-08")], event(REVIEW_EXTENDED, "2026-06-22", until="2026-07-31"), "told why"),
    ([], event(DECIDED, "2026-07-06"), "none had been made"),
    ([event(COMPLAINED, "2026-07-07")], event(DECIDED, "2026-07-06"), "none had been made"),
    ([event(COMPLAINED, "2026-06-01")], event(DECIDED, "2026-07-06", until="2026-07-05"), "not due before it is sent"),
    ([], event(APPEALED, "2026-07-20"), "none had been sent"),
    ([event(COMPLAINED, "2026-06-01")], event(APPEALED, "2026-07-20"), "none had been sent"),
]

POSSIBLE: list[tuple[list[ClockEvent], ClockEvent]] = [
    *([[], event(kind, RECEIVED)] for kind in (ASKED, NOTICE, RESPONDED, REVIEW, COMPLAINED)),  # type: ignore[list-item]
    ([event(ASKED, "2026-03-09")], event(CLARIFIED, "2026-03-09")),
    ([event(ASKED, "2026-03-09", question_ids=("q1",))], event(CLARIFIED, "2026-03-20")),
    ([event(ASKED, "2026-03-09")], event(CLARIFIED, "2026-03-20", question_ids=("q2",))),
    ([event(NOTICE, "2026-03-09")], event(PAID, "2026-03-09")),
    ([event(NOTICE, "2026-03-09"), event(PAID, "2026-03-12"), event(NOTICE, "2026-03-16")], event(PAID, "2026-03-20")),
    ([], event(EXTENDED, "2026-03-31", until="2026-04-29", limb="31(1)")),
    ([], event(EXTENDED, "2026-03-31", until="2026-04-29", limb="24(2)")),
    # counted afresh from 20 March, so 1 April is within the time
    (
        [event(ASKED, "2026-03-09"), event(CLARIFIED, "2026-03-20")],
        event(EXTENDED, "2026-04-01", until="2026-05-01", limb="31(3)"),
    ),
    # a new estimate after an extension in time
    (
        [event(EXTENDED, "2026-03-31", until="2026-04-20", limb="31(1)")],
        event(EXTENDED, "2026-04-20", until="2026-04-29", limb="31(1)"),
    ),
    ([event(REVIEW, "2026-06-08")], event(REVIEW_EXTENDED, "2026-06-22", until="2026-07-31", note=WHY)),
    ([event(REVIEW, "2026-06-08")], event(REVIEWED, "2026-06-08")),
    ([event(COMPLAINED, "2026-06-01")], event(DECIDED, "2026-07-06", until="2026-08-10")),
    ([event(COMPLAINED, "2026-06-01"), event(DECIDED, "2026-07-06")], event(APPEALED, "2026-07-20")),
]


def said(before: Case, new: ClockEvent) -> str:
    fault = order_fault(before, new, catalogue())
    if fault is None:
        return ""
    assert fault.remedy
    return fault.sentence


@pytest.mark.parametrize(("before", "new", "words"), IMPOSSIBLE)
def test_what_cannot_have_happened_is_refused(before: list[ClockEvent], new: ClockEvent, words: str) -> None:
    assert words in said(case(RECEIVED, *before, questions=2), new)


@pytest.mark.parametrize(("before", "new"), POSSIBLE)
def test_what_can_have_happened_is_not(before: list[ClockEvent], new: ClockEvent) -> None:
    assert said(case(RECEIVED, *before, questions=2), new) == ""
    assert order_faults(case(RECEIVED, *before, new, questions=2), catalogue()) == ()


@pytest.mark.parametrize(
    ("before", "new", "words"),
    [row for row in IMPOSSIBLE if "awaited" not in row[2]],
)
def test_a_case_from_a_file_is_asked_the_same(before: list[ClockEvent], new: ClockEvent, words: str) -> None:
    faults = order_faults(case(RECEIVED, *before, new, questions=2), catalogue())
    assert [fault.event_id for fault in faults if words in fault.sentence] == [new.id]


def test_moving_an_event_behind_one_that_rests_on_it_is_refused() -> None:
    asked = event(ASKED, "2026-03-09")
    clarified = case(RECEIVED, asked, event(CLARIFIED, "2026-03-20"))
    assert "No clarification had been asked for" in said(clarified, replace(asked, on=day("2026-03-23")))
    assert said(clarified, replace(asked, on=day("2026-03-10"))) == ""


def test_a_notice_of_extension_that_came_too_late_has_happened_all_the_same() -> None:
    """FOIA s.17(2): it is recorded as it was, and the clock that it should have met is late."""
    late = event(EXTENDED, "2026-04-01", until="2026-04-20", limb="31(1)")  # one day after the twentieth
    assert said(case(RECEIVED), late) == ""
    [first] = [clock for clock in clocks(case(RECEIVED, late)).values() if clock.name == "Answer by"]
    assert (first.done, first.late) == (day("2026-04-01"), True)


def test_what_was_wrong_before_does_not_stand_in_the_way_of_more() -> None:
    assert said(case(RECEIVED, event(REVIEWED, "2026-06-08")), event(RESPONDED, "2026-03-31")) == ""


# an event, and the one that cannot go while it is there
RESTING = [
    (
        [event(ASKED, "2026-03-09"), event(CLARIFIED, "2026-03-20")],
        "the clarification was received on Fri 20 March 2026",
    ),
    ([event(NOTICE, "2026-03-09"), event(PAID, "2026-03-20")], "the fee was received"),
    ([event(REVIEW, "2026-06-08"), event(REVIEWED, "2026-06-22")], "the review was answered"),
    ([event(COMPLAINED, "2026-06-01"), event(DECIDED, "2026-07-06")], "the decision notice was sent"),
    (
        [event(COMPLAINED, "2026-06-01"), event(DECIDED, "2026-07-06"), event(APPEALED, "2026-07-20")],
        "the decision notice",
    ),
]


@pytest.mark.parametrize(("events", "resting"), RESTING)
def test_an_event_that_another_rests_on_cannot_be_removed(events: list[ClockEvent], resting: str) -> None:
    first, *_, last = events
    fault = removal_fault(case(RECEIVED, *events), first.id, catalogue())
    assert fault is not None
    assert resting in fault.sentence
    assert fault.remedy == "Remove that one first."
    assert removal_fault(case(RECEIVED, *events), last.id, catalogue()) is None


# a date of receipt, whether it can be: the first event is of 9 March
RECEIPTS = [("2026-03-01", True), ("2026-03-09", True), ("2026-03-10", False)]


@pytest.mark.parametrize(("received", "can_be"), RECEIPTS)
def test_the_request_arrived_before_anything_happened(received: str, can_be: bool) -> None:
    fault = receipt_fault(case(RECEIVED, event(ASKED, "2026-03-09"), event(RESPONDED, "2026-03-31")), day(received))
    assert (fault is None) is can_be
    if fault:
        assert fault.sentence == "Clarification was asked for on Mon 9 March 2026, before that date of receipt."
        assert fault.remedy


def test_a_date_of_receipt_may_be_taken_away() -> None:
    assert receipt_fault(case(RECEIVED, event(ASKED, "2026-03-09")), None) is None


def test_a_file_with_a_question_that_has_gone_is_not_refused() -> None:
    asked, clarified = event(ASKED, "2026-03-09", question_ids=("gone",)), event(CLARIFIED, "2026-03-20")
    moved = replace(case(RECEIVED, asked, clarified), questions=(Question("q1", "1", "What?"),))
    assert order_faults(moved, catalogue()) == ()
