"""Until when a case is kept and what holds it: tables with days that anybody can count on a wall calendar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.clock_cases import LIMITS, calendar, case, day, event
from workbench.domain.authority import ReviewWindow
from workbench.domain.case import Case, EventKind, Question
from workbench.domain.hold import Hold
from workbench.domain.letter import IssuedLetter, LetterKind
from workbench.domain.retention import closed_on, keep_until, retention
from workbench.domain.safekeeping import RetentionRule

ASKED, CLARIFIED = EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_RECEIVED
NOTICE, PAID = EventKind.FEES_NOTICE, EventKind.FEE_RECEIVED
RESPONDED, REVIEW, REVIEWED = EventKind.RESPONDED, EventKind.REVIEW_REQUESTED, EventKind.REVIEW_ANSWERED
COMPLAINED, CLOSED, DECIDED = EventKind.COMPLAINED, EventKind.COMPLAINT_CLOSED, EventKind.DECISION_NOTICE
STEPS, APPEALED, ENDED = EventKind.STEPS_TAKEN, EventKind.APPEALED, EventKind.APPEAL_ENDED

WINDOW = ReviewWindow(40)
ANSWER = (RESPONDED, "2026-03-27")
ASK, OUTCOME = (REVIEW, "2026-04-10"), (REVIEWED, "2026-05-08")
COMPLAINT, DECISION = (COMPLAINED, "2026-06-01"), (DECIDED, "2026-09-01")
APPEAL = (APPEALED, "2026-09-20")


# what happened to a request of Mon 2 March 2026, and when the last of it was over
OVER = [
    ("nothing happened", [], None),
    ("acknowledged", [(EventKind.ACKNOWLEDGED, "2026-03-03")], None),
    ("answered", [ANSWER], "2026-03-27"),
    ("answered twice: the second corrects", [ANSWER, (RESPONDED, "2026-04-02")], "2026-04-02"),
    ("extended", [(EventKind.EXTENDED, "2026-03-20")], None),
    ("a review runs", [ANSWER, ASK], None),
    ("the review is answered", [ANSWER, ASK, OUTCOME], "2026-05-08"),
    ("a second review runs", [ANSWER, ASK, OUTCOME, (REVIEW, "2026-05-20")], None),
    ("a complaint runs", [ANSWER, ASK, OUTCOME, COMPLAINT], None),
    ("a complaint about silence runs", [(COMPLAINED, "2026-05-01")], None),
    ("the complaint is closed", [ANSWER, ASK, OUTCOME, COMPLAINT, (CLOSED, "2026-07-01")], "2026-07-01"),
    ("complained again", [ANSWER, ASK, OUTCOME, COMPLAINT, (CLOSED, "2026-07-01"), (COMPLAINED, "2026-07-10")], None),
    ("the complaint is decided", [ANSWER, ASK, OUTCOME, COMPLAINT, DECISION], "2026-09-01"),
    ("an appeal runs", [ANSWER, ASK, OUTCOME, COMPLAINT, DECISION, APPEAL], None),
    ("the appeal is over", [ANSWER, ASK, OUTCOME, COMPLAINT, DECISION, APPEAL, (ENDED, "2027-02-15")], "2027-02-15"),
    # without the requester a request lapses: two months after it was asked back, three from the fees notice on
    ("a clarification that never came", [(ASKED, "2026-03-09")], "2026-05-09"),
    ("a clarification that came", [(ASKED, "2026-03-09"), (CLARIFIED, "2026-03-20")], None),
    ("a fee that was never paid", [(NOTICE, "2026-03-09")], "2026-06-08"),
    ("a fee that was paid", [(NOTICE, "2026-03-09"), (PAID, "2026-03-20")], None),
    ("a fee that was paid too late", [(NOTICE, "2026-03-09"), (PAID, "2026-07-01")], "2026-07-01"),
]


@pytest.mark.parametrize(("events", "expected"), [row[1:] for row in OVER], ids=[row[0] for row in OVER])
def test_when_the_last_of_a_case_was_over(events: list[tuple[EventKind, str]], expected: str | None) -> None:
    found = closed_on(case("2026-03-02", *(event(kind, on) for kind, on in events)), LIMITS)
    assert found == (day(expected) if expected else None)


def test_what_a_notice_orders_keeps_a_case_open_until_it_is_done() -> None:
    ordered = event(DECIDED, "2026-09-01", until=day("2026-10-06"))
    so_far = (event(*ANSWER), event(*COMPLAINT), ordered)
    assert closed_on(case("2026-03-02", *so_far), LIMITS) is None
    assert closed_on(case("2026-03-02", *so_far, event(STEPS, "2026-09-30")), LIMITS) == day("2026-09-30")


def test_one_question_that_waits_for_the_authority_keeps_the_whole_case_open() -> None:
    two = replace(case("2026-03-02"), questions=(Question("q1", "1", "One?"), Question("q2", "2", "Two?")))
    lapsing = event(ASKED, "2026-03-09", question_ids=("q2",))
    answer = event(RESPONDED, "2026-03-27", question_ids=("q1",))
    assert closed_on(replace(two, events=(lapsing,)), LIMITS) is None
    assert closed_on(replace(two, events=(lapsing, answer)), LIMITS) == day("2026-05-09")


def test_a_letter_that_went_out_later_counts() -> None:
    late = IssuedLetter("L", LetterKind.ANSWER, day("2026-04-20"), "A. Officer", "Decision maker", day("2026-04-21"))
    answered = case("2026-03-02", event(*ANSWER))
    assert closed_on(replace(answered, issued=(late,)), LIMITS) == day("2026-04-21")


# closed on, years, months, the last day on which it is kept
KEPT = [
    ("2026-03-27", 3, 0, "2029-03-27"),
    ("2026-03-27", 0, 6, "2026-09-27"),
    ("2026-03-27", 1, 6, "2027-09-27"),
    ("2026-08-31", 0, 1, "2026-09-30"),  # a shorter month ends on its last day
    ("2028-02-29", 1, 0, "2029-02-28"),
    ("2028-02-29", 4, 0, "2032-02-29"),
    ("2025-12-31", 0, 2, "2026-02-28"),
]


@pytest.mark.parametrize(("closed", "years", "months", "until"), KEPT)
def test_until_when_a_closed_case_is_kept(closed: str, years: int, months: int, until: str) -> None:
    assert keep_until(day(closed), RetentionRule(years, months)) == day(until)


@pytest.mark.parametrize("rule", [RetentionRule(3), RetentionRule(0, 6), RetentionRule(1, 1)])
def test_over_a_year_of_days_a_case_is_due_on_the_day_after_the_last_and_never_before(rule: RetentionRule) -> None:
    for number in range(366):
        closed = date(2027, 7, 1) + timedelta(number)
        until = keep_until(closed, rule)
        months = 12 * (until.year - closed.year) + until.month - closed.month
        assert months == 12 * rule.years + rule.months
        assert until.day == closed.day or (until + timedelta(1)).day == 1
        assert until - closed >= rule.shortest
        answered = Case("a", received=closed, events=(event(RESPONDED, closed.isoformat()),))
        due = [_stands(answered, rule, until + timedelta(days)).due(until + timedelta(days)) for days in (-1, 0, 1)]
        assert due == [False, False, True]


def _stands(one: Case, rule: RetentionRule | None, today: date):
    return retention(one, rule, calendar(), LIMITS, WINDOW, today)


# a request of Mon 2 March 2026, seen on a day: what holds it
HELD = [
    ("not answered", [], "2026-03-20", []),
    ("answered: the last day to ask", [ANSWER], "2026-05-28", ["a review may be asked for until Thu 28 May 2026"]),
    ("answered: the day after", [ANSWER], "2026-05-29", []),
    ("a review runs", [ANSWER, ASK], "2026-05-29", ["a review was asked for and is not answered"]),
    (
        "the review is answered: six weeks",
        [ANSWER, ASK, OUTCOME],
        "2026-06-19",
        ["a complaint to the Commissioner may be made until Fri 19 June 2026"],
    ),
    ("six weeks are over", [ANSWER, ASK, OUTCOME], "2026-06-20", []),
    ("a complaint runs", [ANSWER, ASK, OUTCOME, COMPLAINT], "2026-08-01", ["a complaint is with the Commissioner"]),
    (
        "a decision notice: 28 days",
        [ANSWER, ASK, OUTCOME, COMPLAINT, DECISION],
        "2026-09-29",
        ["an appeal may reach the tribunal until Tue 29 September 2026"],
    ),
    ("28 days are over", [ANSWER, ASK, OUTCOME, COMPLAINT, DECISION], "2026-09-30", []),
    (
        "an appeal runs, however long",
        [ANSWER, ASK, OUTCOME, COMPLAINT, DECISION, APPEAL],
        "2031-01-01",
        ["an appeal is with the tribunal"],
    ),
    (
        "the appeal is over",
        [ANSWER, ASK, OUTCOME, COMPLAINT, DECISION, APPEAL, (ENDED, "2027-02-15")],
        "2027-02-15",
        [],
    ),
]


@pytest.mark.parametrize(("events", "today", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_what_holds_a_case(events: list[tuple[EventKind, str]], today: str, expected: list[str]) -> None:
    found = _stands(case("2026-03-02", *(event(kind, on) for kind, on in events)), RetentionRule(0, 1), day(today))
    assert list(found.held_because) == expected
    assert found.held is bool(expected)


def test_late_requests_for_a_review_with_reasons_hold_it_longer() -> None:
    answered = case("2026-03-02", event(*ANSWER))
    found = retention(answered, None, calendar(), LIMITS, ReviewWindow(20, 40), day("2026-05-20"))
    assert found.held_because == ("a review may be asked for, with reasons, until Thu 28 May 2026",)


def test_a_hold_by_hand_says_why_who_and_when_and_holds_for_ever() -> None:
    answered = case("2026-03-02", event(*ANSWER))
    held = replace(answered, hold=Hold("a claim is expected", "A. Officer", day("2026-11-25")))
    found = _stands(held, RetentionRule(0, 1), day("2044-11-25"))
    assert found.held_because == ("it was put on hold by A. Officer on Wed 25 November 2026: a claim is expected",)
    assert not found.due(day("2044-11-25"))


def test_without_a_period_nothing_is_ever_due() -> None:
    found = _stands(case("2026-03-02", event(*ANSWER)), None, day("2044-11-25"))
    assert (found.closed, found.keep_until, found.due(day("2044-11-25"))) == (day("2026-03-27"), None, False)


@pytest.mark.parametrize(("today", "closed"), [("2026-05-08", None), ("2026-05-09", "2026-05-09")])
def test_a_request_has_not_lapsed_before_its_day(today: str, closed: str | None) -> None:
    found = _stands(case("2026-03-02", event(ASKED, "2026-03-09")), RetentionRule(3), day(today))
    assert found.closed == (day(closed) if closed else None)
