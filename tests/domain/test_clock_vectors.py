"""The worked deadlines of data/deadline_vectors.toml, each through the clocks of a case."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.domain.clock_cases import LIMITS, calendar, case, catalogue, clocks, event
from workbench.domain.authority import ReviewWindow
from workbench.domain.case import Case, EventKind
from workbench.domain.clocks import answer_by, explain, order_faults, review_request_by

VECTORS = tomllib.loads((Path(__file__).parent / "data" / "deadline_vectors.toml").read_text())


@pytest.mark.parametrize("entry", VECTORS["twenty_working_days"], ids=lambda entry: str(entry["received"]))
def test_twenty_working_days(entry: dict[str, date]) -> None:
    clock = answer_by(entry["received"], calendar(), LIMITS)
    assert (clock.due, clock.later, clock.original) == (entry["due"], None, None)
    assert {day.date.isoformat() for day in clock.skipped} == set(entry["skipped"])


@pytest.mark.parametrize("entry", VECTORS["open_in_law"], ids=lambda entry: str(entry["received"]))
def test_both_dates_where_the_law_is_open(entry: dict[str, date]) -> None:
    clock = answer_by(entry["received"], calendar(), LIMITS)
    assert (clock.due, clock.later) == (entry["counting_it_as_working_day"], entry["counting_it_as_holiday"])
    assert clock.earlier == clock.due
    assert [day.date for day in clock.unsettled] == [entry["holiday"]]
    assert entry["holiday"] not in [day.date for day in clock.skipped]
    assert "open in law" in " ".join(explain(clock))


def test_extension_for_the_public_interest() -> None:
    told = event(EventKind.EXTENDED, "2026-06-17", until="2026-07-10", limb="31(1)")
    found = clocks(case("2026-05-18", told))
    entry = VECTORS["public_interest_extension"]
    assert found["Answer by"].due == entry["first_deadline"]
    assert found["Decide the public interest by"].due == date(2026, 7, 10)
    assert found["Decide the public interest by"].original == entry["first_deadline"]
    assert found["Public interest decision expected at the latest by"].due == entry["fortieth_working_day"]


def test_clarification_counts_afresh() -> None:
    asked = event(EventKind.CLARIFICATION_ASKED, "2026-03-09")
    received = event(EventKind.CLARIFICATION_RECEIVED, "2026-03-20")
    entry = VECTORS["clarification"]
    clock = clocks(case("2026-03-02", asked, received))["Answer by"]
    assert (clock.start, clock.due, clock.original) == (entry["answered"], entry["due"], entry["due_without"])
    assert "Answer by" not in clocks(case("2026-03-02", asked))


def test_a_fee_leaves_its_days_out() -> None:
    events = event(EventKind.FEES_NOTICE, "2026-03-09"), event(EventKind.FEE_RECEIVED, "2026-03-20")
    entry = VECTORS["fee"]
    clock = clocks(case("2026-03-02", *events))["Answer by"]
    assert (clock.start, clock.due, clock.original) == (entry["received"], entry["due"], entry["due_without"])
    assert "9 working days" in " ".join(clock.why)


def test_window_for_asking_for_a_review() -> None:
    entry = VECTORS["review_window"]
    (clock,) = review_request_by(entry["response_issued"], ReviewWindow(entry["working_days"]), calendar())
    (short,) = review_request_by(entry["response_issued"], ReviewWindow(20), calendar())
    assert (clock.due, short.due) == (entry["last_day"], entry["twenty_working_days_would_be"])


def test_answer_to_a_review() -> None:
    found = clocks(case("2026-04-01", event(EventKind.REVIEW_REQUESTED, "2026-06-08")))
    entry = VECTORS["review_answer"]
    assert found["Answer the review by"].due == entry["twentieth_working_day"]
    assert found["Answer the review at the latest by"].due == entry["fortieth_working_day"]


def test_six_weeks_to_complain() -> None:
    events = event(EventKind.REVIEW_REQUESTED, "2026-06-08"), event(EventKind.REVIEW_ANSWERED, "2026-07-06")
    assert (
        clocks(case("2026-04-01", *events))["Complaint to the Commissioner by"].due == VECTORS["six_weeks"]["last_day"]
    )


def test_twenty_eight_days_to_appeal() -> None:
    events = event(EventKind.COMPLAINED, "2026-05-01"), event(EventKind.DECISION_NOTICE, "2026-07-06")
    clock = clocks(case("2026-04-01", *events))["Appeal received by the tribunal by"]
    assert (clock.due, clock.later) == (VECTORS["tribunal"]["last_day"], date(2026, 8, 4))
    assert "rule 12" in " ".join(explain(clock))
    assert "from memory" in " ".join(explain(clock))


def test_none_of_these_orders_is_impossible() -> None:
    told = event(EventKind.EXTENDED, "2026-06-17", until="2026-07-10", limb="31(1)")
    assert order_faults(case("2026-05-18", told), catalogue()) == ()
    assert order_faults(Case("a"), catalogue()) == ()
