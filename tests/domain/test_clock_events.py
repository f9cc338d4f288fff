"""What each event does to the dates of a case, with days that anybody can count on a wall calendar."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.clock_cases import LIMITS, calendar, case, clocks, day, event
from workbench.domain.case import Case, Claim, EventKind, Part, Question
from workbench.domain.clocks import answer_due, answered_on, day_count, explain, listed_due, missed, overdue, waits
from workbench.domain.dates import format_date
from workbench.domain.exemptions import Evidence
from workbench.domain.letter import IssuedLetter, Letter, LetterKind

ACKNOWLEDGED, RESPONDED = EventKind.ACKNOWLEDGED, EventKind.RESPONDED
ASKED, CLARIFIED = EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_RECEIVED
NOTICE, PAID = EventKind.FEES_NOTICE, EventKind.FEE_RECEIVED
EXTENDED = EventKind.EXTENDED
REVIEW, REVIEW_EXTENDED, REVIEWED = EventKind.REVIEW_REQUESTED, EventKind.REVIEW_EXTENDED, EventKind.REVIEW_ANSWERED
COMPLAINED, DECIDED, APPEALED = EventKind.COMPLAINED, EventKind.DECISION_NOTICE, EventKind.APPEALED


def due(case: Case) -> date | None:
    return answer_due(case, calendar(), LIMITS)


def listed(case: Case) -> date | None:
    return listed_due(case, calendar(), LIMITS)


# received, events, what is still due
DUE = [
    ("nothing happened", "2026-03-02", [], "2026-03-31"),
    ("an acknowledgement moves nothing", "2026-03-02", [(ACKNOWLEDGED, "2026-03-04")], "2026-03-31"),
    ("clarification awaited", "2026-03-02", [(ASKED, "2026-03-09")], None),
    ("clarified", "2026-03-02", [(ASKED, "2026-03-09"), (CLARIFIED, "2026-03-20")], "2026-04-21"),
    ("clarified on the day", "2026-03-02", [(ASKED, "2026-03-09"), (CLARIFIED, "2026-03-09")], "2026-04-09"),
    (
        "asked again",
        "2026-03-02",
        [(ASKED, "2026-03-09"), (CLARIFIED, "2026-03-20"), (ASKED, "2026-03-24")],
        None,
    ),
    (
        "clarified twice",
        "2026-03-02",
        [(ASKED, "2026-03-09"), (CLARIFIED, "2026-03-20"), (ASKED, "2026-03-24"), (CLARIFIED, "2026-03-30")],
        "2026-04-29",
    ),
    ("fee awaited", "2026-03-02", [(NOTICE, "2026-03-09")], None),
    ("fee paid at once", "2026-03-02", [(NOTICE, "2026-03-09"), (PAID, "2026-03-09")], "2026-04-01"),
    ("fee paid on a Saturday", "2026-03-02", [(NOTICE, "2026-03-09"), (PAID, "2026-03-21")], "2026-04-15"),
    ("fee on the day of receipt", "2026-03-02", [(NOTICE, "2026-03-02"), (PAID, "2026-03-06")], "2026-04-08"),
    ("fee on the last day", "2026-03-02", [(NOTICE, "2026-03-31"), (PAID, "2026-04-10")], "2026-04-13"),
    ("fee too late to matter", "2026-03-02", [(NOTICE, "2026-04-01"), (PAID, "2026-04-10")], "2026-03-31"),
    ("fee paid too late", "2026-03-02", [(NOTICE, "2026-03-09"), (PAID, "2026-06-09")], None),
    ("answered", "2026-03-02", [(RESPONDED, "2026-03-31")], None),
    ("a review is open", "2026-03-02", [(RESPONDED, "2026-03-31"), (REVIEW, "2026-06-08")], "2026-07-07"),
    # around Christmas 2026
    ("Christmas", "2026-11-26", [], "2026-12-29"),
    ("clarified on Christmas Day", "2026-12-01", [(ASKED, "2026-12-10"), (CLARIFIED, "2026-12-25")], "2027-01-27"),
    ("fee over Christmas", "2026-12-07", [(NOTICE, "2026-12-21"), (PAID, "2027-01-04")], "2027-01-19"),
    # around 15 June 2026, a holiday in Scotland alone
    ("fee paid on the day", "2026-06-01", [(NOTICE, "2026-06-12"), (PAID, "2026-06-15")], "2026-07-01"),
    ("clarified on the day", "2026-06-01", [(ASKED, "2026-06-10"), (CLARIFIED, "2026-06-15")], "2026-07-14"),
]


@pytest.mark.parametrize(("received", "events", "expected"), [row[1:] for row in DUE], ids=[row[0] for row in DUE])
def test_what_is_still_due(received: str, events: list[tuple[EventKind, str]], expected: str | None) -> None:
    found = due(case(received, *(event(kind, on) for kind, on in events)))
    assert found == (day(expected) if expected else None)


def test_nothing_is_due_without_a_date_of_receipt() -> None:
    assert due(Case("a", events=(event(ASKED, "2026-03-09"),))) is None


def test_only_the_questions_that_were_asked_about_count_afresh() -> None:
    asked, clarified = event(ASKED, "2026-03-09", question_ids=("q2",)), event(CLARIFIED, "2026-03-20")
    waiting = clocks(case("2026-03-02", asked, questions=3))
    assert waiting["Answer by q1 q3"].due == day("2026-03-31")
    assert not any("q2" in name for name in waiting if name.startswith("Answer by"))
    found = clocks(case("2026-03-02", asked, clarified, questions=3))
    assert (found["Answer by q1 q3"].due, found["Answer by q1 q3"].original) == (day("2026-03-31"), None)
    assert (found["Answer by q2"].due, found["Answer by q2"].original) == (day("2026-04-21"), day("2026-03-31"))
    assert due(case("2026-03-02", asked, clarified, questions=3)) == day("2026-03-31")


def test_asking_about_a_question_asks_about_those_under_it() -> None:
    asked = event(ASKED, "2026-03-09", question_ids=("q1",))
    questions = (
        Question("q1", "1", "Of each case", lead_in=True),
        Question("q1a", "1a", "when?", parent_id="q1"),
        Question("q1b", "1b", "where?", parent_id="q1"),
        Question("q2", "2", "Why?"),
    )
    asking = replace(case("2026-03-02", asked), questions=questions)
    (wait,) = waits(asking, LIMITS)
    assert wait.question_ids == ("q1a", "q1b")
    one_clarified = replace(asking, events=(asked, event(CLARIFIED, "2026-03-20", question_ids=("q1b",))))
    assert [each.question_ids for each in waits(one_clarified, LIMITS)] == [("q1a",)]
    assert clocks(one_clarified)["Answer by q1b"].due == day("2026-04-21")


def test_a_question_that_has_gone_holds_nothing_up() -> None:
    asked = event(ASKED, "2026-03-09", question_ids=("gone",))
    assert due(case("2026-03-02", asked, questions=2)) == day("2026-03-31")
    assert waits(case("2026-03-02", asked, questions=2), LIMITS) == ()


# asked for on, may be closed after
MONTHS = [("2026-08-31", "2026-10-31"), ("2026-12-31", "2027-02-28"), ("2026-03-09", "2026-05-09")]


@pytest.mark.parametrize(("asked", "last"), MONTHS)
def test_two_months_are_waited_for_a_clarification(asked: str, last: str) -> None:
    waiting = case("2026-03-02", event(ASKED, asked))
    clock = clocks(waiting, today="2027-06-01")["May be closed without the clarification after"]
    assert (clock.due, clock.evidence, clock.late) == (day(last), Evidence.MEMORY, False)
    assert "from memory" in " ".join(explain(clock))
    assert [(wait.event.on, wait.until) for wait in waits(waiting, LIMITS)] == [(day(asked), day(last))]


# notice given on, three months beginning with that day end on
FEES = [
    ("2026-03-09", "2026-06-08"),
    ("2026-08-31", "2026-11-30"),
    ("2026-11-30", "2027-02-28"),
    ("2026-12-01", "2027-02-28"),
]


@pytest.mark.parametrize(("given", "last"), FEES)
def test_a_fee_may_be_paid_for_three_months_beginning_with_the_notice(given: str, last: str) -> None:
    clock = clocks(case("2026-03-02", event(NOTICE, given)))["The fee may be paid until"]
    assert (clock.due, clock.evidence) == (day(last), Evidence.VERIFIED)
    assert explain(clock)[1] == f"Three calendar months, beginning with that day, end on {format_date(day(last))}."


def test_a_fee_that_comes_too_late_ends_the_duty_and_says_so() -> None:
    found = clocks(case("2026-03-02", event(NOTICE, "2026-03-09"), event(PAID, "2026-06-09")))
    assert found["The fee may be paid until"].late
    assert "no duty to answer" in " ".join(found["The fee may be paid until"].why)
    in_time = clocks(case("2026-03-02", event(NOTICE, "2026-03-09"), event(PAID, "2026-06-08")))
    assert "The fee may be paid until" not in in_time
    assert in_time["Answer by"].late is False


def test_why_a_date_moved_is_told_with_the_first_date() -> None:
    paid = clocks(case("2026-03-02", event(NOTICE, "2026-03-09"), event(PAID, "2026-03-20")))["Answer by"]
    assert explain(paid)[-2:] == (
        "A fees notice was given on Mon 9 March 2026 and the fee came on Fri 20 March 2026: the 9 working days from the"
        " one to the other, both included, are not counted (FOIA s.10(2)).",
        "Without that, the date was Tue 31 March 2026.",
    )
    clarified = clocks(case("2026-03-02", event(ASKED, "2026-03-09"), event(CLARIFIED, "2026-03-20")))["Answer by"]
    assert explain(clarified)[0].startswith("The clarification was received on Fri 20 March 2026.")
    assert "count afresh (FOIA s.1(3), s.10(6))" in explain(clarified)[-2]


def test_asking_after_the_first_date_is_remarked_on() -> None:
    clock = clocks(case("2026-03-02", event(ASKED, "2026-04-07"), event(CLARIFIED, "2026-04-08")))["Answer by"]
    assert "run out already" in " ".join(clock.why)
    in_time = clocks(case("2026-03-02", event(ASKED, "2026-03-31"), event(CLARIFIED, "2026-04-08")))["Answer by"]
    assert "run out already" not in " ".join(in_time.why)


# day of the answer, late or not: lateness begins on the day after
ANSWERS = [("2026-03-30", False), ("2026-03-31", False), ("2026-04-01", True)]


@pytest.mark.parametrize(("answered", "late"), ANSWERS)
def test_lateness_begins_on_the_day_after(answered: str, late: bool) -> None:
    answer = clocks(case("2026-03-02", event(RESPONDED, answered)))["Answer by"]
    assert (answer.done, answer.late) == (day(answered), late)
    assert clocks(case("2026-03-02"), today=answered)["Answer by"].late is late


def test_nobody_is_called_late_between_two_dates_of_which_one_may_be_right() -> None:
    assert [clocks(case("2022-08-25"), today=today)["Answer by"].late for today in ("2022-09-26", "2022-09-27")] == [
        False,
        True,
    ]


def test_a_corrected_answer_leaves_the_first_in_time() -> None:
    answered = case("2026-03-02", event(RESPONDED, "2026-03-31"), event(RESPONDED, "2026-04-20"))
    assert clocks(answered)["Answer by"].late is False
    assert answered_on(answered) == day("2026-03-31")


def test_an_answer_in_parts_leaves_the_rest_due() -> None:
    half = case("2026-03-02", event(RESPONDED, "2026-03-20", question_ids=("q1",)), questions=2)
    assert (due(half), listed(half), answered_on(half)) == (day("2026-03-31"), day("2026-03-31"), None)
    whole = replace(half, events=(*half.events, event(RESPONDED, "2026-03-27", question_ids=("q2",))))
    assert (due(whole), listed(whole), answered_on(whole)) == (None, day("2026-03-31"), day("2026-03-27"))


def test_the_list_goes_by_what_is_due_and_has_no_date_for_what_waits() -> None:
    assert listed(case("2026-03-02", event(ASKED, "2026-03-09"))) is None
    assert listed(case("2026-03-02", event(RESPONDED, "2026-03-20"))) == day("2026-03-31")
    reviewed = case("2026-03-02", event(RESPONDED, "2026-03-20"), event(REVIEW, "2026-06-08"))
    assert (listed(reviewed), answered_on(reviewed)) == (day("2026-07-07"), None)


# what is known of the other parts, whether the first date still stands open
EXTENSIONS = [
    ("all of it turns on the public interest", (), (), day("2026-07-10"), ()),
    ("one question named", ("q2",), (), day("2026-06-17"), ("q1", "q3")),
    ("parts that claim the limb", (), ("q2",), day("2026-06-17"), ("q1", "q3")),
]


@pytest.mark.parametrize(("named", "claimed", "next_due", "others"), [row[1:] for row in EXTENSIONS])
def test_an_extension_does_not_move_the_first_date_of_anything_else(
    named: tuple[str, ...], claimed: tuple[str, ...], next_due: date, others: tuple[str, ...]
) -> None:
    told = event(EXTENDED, "2026-06-10", until="2026-07-10", limb="31(1)", question_ids=named)
    parts = tuple(Part(f"p{id_}", question_ids=(id_,), claims=(Claim("31(1)"),)) for id_ in claimed)
    extended = replace(case("2026-05-18", told, questions=3), parts=parts)
    assert due(extended) == next_due
    first = next(clock for clock in clocks(extended).values() if clock.name == "Answer by")
    assert (first.due, first.question_ids, first.done) == (
        day("2026-06-17"),
        others,
        None if others else day("2026-06-10"),
    )
    assert "does not move for anything else" in " ".join(first.why)


def test_a_correction_of_the_same_day_gives_the_estimate_that_holds() -> None:
    told = event(EXTENDED, "2026-06-10", until="2026-07-20", limb="31(1)")
    corrected = replace(told, id="corrected", until=day("2026-07-13"))
    assert clocks(case("2026-05-18", told, corrected))["Decide the public interest by"].due == day("2026-07-13")


def test_the_answer_in_time_for_the_rest_leaves_the_public_interest_open() -> None:
    told = event(EXTENDED, "2026-06-10", until="2026-07-10", limb="31(1)", question_ids=("q2",))
    rest = event(RESPONDED, "2026-06-17", question_ids=("q1",))
    last = event(RESPONDED, "2026-07-13", question_ids=("q2",))
    open_ = case("2026-05-18", told, rest, questions=2)
    assert (due(open_), answered_on(open_)) == (day("2026-07-10"), None)
    closed = clocks(replace(open_, events=(told, rest, last)), today="2026-08-01")
    assert (closed["Answer by q1"].done, closed["Answer by q1"].late) == (day("2026-06-17"), False)
    decided = closed["Decide the public interest by q2"]
    assert (decided.done, decided.late) == (day("2026-07-13"), True)
    assert closed["Public interest decision expected at the latest by q2"].late is False


def test_an_estimate_beyond_forty_working_days_is_remarked_on() -> None:
    at_the_latest = event(EXTENDED, "2026-06-10", until="2026-07-16", limb="31(1)")
    beyond = event(EXTENDED, "2026-06-10", until="2026-07-17", limb="31(1)")
    said = [
        " ".join(clocks(case("2026-05-18", told))["Decide the public interest by"].why)
        for told in (at_the_latest, beyond)
    ]
    assert ["expected at the latest" in words for words in said] == [False, True]


def test_a_review_that_was_extended_has_both_dates_and_the_reason() -> None:
    told = event(REVIEW_EXTENDED, "2026-06-29", until="2026-07-31", note="two units look")
    clock = clocks(case("2026-03-02", event(REVIEW, "2026-06-08"), told))["Answer the review by"]
    assert (clock.due, clock.original) == (day("2026-07-31"), day("2026-07-07"))
    assert clock.why == (
        "The requester was told on Mon 29 June 2026 that it takes until Fri 31 July 2026 because: two units look.",
    )


def test_a_second_request_for_the_same_review_changes_nothing() -> None:
    reminded = case("2026-03-02", event(REVIEW, "2026-06-08"), event(REVIEW, "2026-06-22"))
    assert clocks(reminded)["Answer the review by"].due == day("2026-07-07")


def test_a_complaint_without_an_outcome_is_possible_after_forty_working_days() -> None:
    open_ = clocks(case("2026-03-02", event(REVIEW, "2026-06-08")))
    assert open_["Complaint without a review outcome possible after"].due == day("2026-08-06")
    assert "Complaint to the Commissioner by" not in open_


# complained on, unduly late or not
COMPLAINTS = [("2026-08-17", False), ("2026-08-18", True)]


@pytest.mark.parametrize(("on", "late"), COMPLAINTS)
def test_a_complaint_is_late_after_six_weeks(on: str, late: bool) -> None:
    events = event(REVIEW, "2026-06-08"), event(REVIEWED, "2026-07-06"), event(COMPLAINED, on)
    clock = clocks(case("2026-03-02", *events), today="2027-01-01")["Complaint to the Commissioner by"]
    assert (clock.done, clock.late) == (day(on), late)
    assert explain(clock)[1] == "Six calendar weeks after that day: Mon 17 August 2026."


# what the notice says, by when the steps are due, the usual date beside it
STEPS = [({}, "2026-08-05", None), ({"until": "2026-08-10"}, "2026-08-10", "2026-08-05")]


@pytest.mark.parametrize(("says", "last", "usual"), STEPS)
def test_steps_of_a_decision_notice(says: dict[str, str], last: str, usual: str | None) -> None:
    events = event(COMPLAINED, "2026-05-01"), event(DECIDED, "2026-07-06", **says)
    clock = clocks(case("2026-03-02", *events), today="2026-07-07")["Steps of the decision notice by"]
    assert (clock.due, clock.original, clock.late) == (day(last), day(usual) if usual else None, False)


# what the notice says, what was done, on which day it is looked at: late, and open work
TAKEN = [
    ({"until": "2026-08-10"}, [], "2026-08-10", False, True),
    ({"until": "2026-08-10"}, [], "2026-08-11", True, True),
    ({"until": "2026-08-10"}, ["2026-08-10"], "2026-09-01", False, False),
    ({"until": "2026-08-10"}, ["2026-08-11"], "2026-09-01", True, False),
    ({}, [], "2027-01-01", False, False),  # a notice that names no day orders nothing that is known of
]


@pytest.mark.parametrize(("says", "taken", "today", "late", "open_work"), TAKEN)
def test_what_a_notice_orders_is_open_work_until_it_is_done(
    says: dict[str, str], taken: list[str], today: str, late: bool, open_work: bool
) -> None:
    events = [
        event(RESPONDED, "2026-03-30"),
        event(COMPLAINED, "2026-05-01"),
        event(DECIDED, "2026-07-06", **says),
        *(event(EventKind.STEPS_TAKEN, on) for on in taken),
    ]
    looked_at = case("2026-03-02", *events)
    assert clocks(looked_at, today)["Steps of the decision notice by"].late is late
    assert (answered_on(looked_at) is None) is open_work
    assert due(looked_at) == (day("2026-08-10") if open_work else None)


# appealed on, late or not: the last day is a holiday in Scotland, and may be carried on to 4 August
APPEALS = [("2026-08-03", False), ("2026-08-04", False), ("2026-08-05", True)]


@pytest.mark.parametrize(("on", "late"), APPEALS)
def test_an_appeal_is_late_where_no_reading_of_the_rules_saves_it(on: str, late: bool) -> None:
    events = event(COMPLAINED, "2026-05-01"), event(DECIDED, "2026-07-06"), event(APPEALED, on)
    assert clocks(case("2026-03-02", *events))["Appeal received by the tribunal by"].late is late


def test_an_appeal_on_a_working_day_has_one_date() -> None:
    events = event(COMPLAINED, "2026-05-01"), event(DECIDED, "2026-07-07")
    assert clocks(case("2026-03-02", *events))["Appeal received by the tribunal by"].later is None


# letters that went out, and the letter being written: from when the window for a review counts
WINDOWS = [
    ("the draft's date", (), Letter(dated=day("2026-03-30")), "2026-05-29"),
    ("no other letter's date", (), Letter(kind=LetterKind.ACKNOWLEDGEMENT, dated=day("2026-03-03")), None),
    ("the answer that went out", ("2026-03-30",), Letter(dated=day("2026-04-20")), "2026-05-29"),
    ("the corrected answer", ("2026-03-30", "2026-04-20"), Letter(), "2026-06-18"),
]


@pytest.mark.parametrize(("sent", "letter", "last"), [row[1:] for row in WINDOWS], ids=[row[0] for row in WINDOWS])
def test_from_when_the_window_for_a_review_counts(sent: tuple[str, ...], letter: Letter, last: str | None) -> None:
    issued = tuple(IssuedLetter(on, LetterKind.ANSWER, day(on), "A", "B", day(on)) for on in sent)
    found = clocks(replace(case("2026-03-02"), letter=letter, issued=issued))
    window = found.get("Review may be asked for until")
    assert (window.due if window else None) == (day(last) if last else None)


# dated on, the day that was missed
MISSED = [("2026-03-31", None), ("2026-04-01", "2026-03-31")]


@pytest.mark.parametrize(("on", "expected"), MISSED)
def test_which_day_a_letter_misses(on: str, expected: str | None) -> None:
    found = missed(case("2026-03-02"), day(on), calendar(), LIMITS)
    assert found == (day(expected) if expected else None)


def test_a_letter_that_waited_for_clarification_is_not_late() -> None:
    asked, clarified = event(ASKED, "2026-03-09"), event(CLARIFIED, "2026-03-20")
    assert missed(case("2026-03-02", asked, clarified), day("2026-04-21"), calendar(), LIMITS) is None
    assert missed(case("2026-03-02", asked, clarified), day("2026-04-22"), calendar(), LIMITS) == day("2026-04-21")
    assert missed(case("2026-03-02", asked), day("2026-06-01"), calendar(), LIMITS) is None


def test_what_is_overdue_names_its_questions_and_whether_the_date_was_estimated() -> None:
    """Question 1 counts from 2 March, question 2 from its clarification, and the estimate of 29 May binds both."""
    asked, clarified = event(ASKED, "2026-03-09", question_ids=("q2",)), event(CLARIFIED, "2026-03-20")
    two = replace(
        case("2026-03-02", asked, replace(clarified, question_ids=("q2",))),
        questions=(Question("q1", "1", "a"), Question("q2", "2", "b")),
    )
    late = overdue(two, day("2026-04-20"), calendar(), LIMITS)
    assert [(clock.due, clock.question_ids) for clock in late] == [(day("2026-03-31"), ("q1",))]
    in_time = event(EXTENDED, "2026-03-31", limb="31(1)", until=day("2026-05-29"))
    both = replace(two, events=(*two.events, in_time))
    assert overdue(both, day("2026-05-29"), calendar(), LIMITS) == ()
    assert [(clock.due, clock.extended) for clock in overdue(both, day("2026-06-01"), calendar(), LIMITS)] == [
        (day("2026-05-29"), True),
        (day("2026-05-29"), True),
    ]


# today, which day of the twenty; nine of them are left out for a fee
COUNTS = [("2026-03-20", 4), ("2026-03-23", 5), ("2026-04-15", 20), ("2026-03-02", 0)]


@pytest.mark.parametrize(("today", "number"), COUNTS)
def test_which_day_it_is_after_a_fee(today: str, number: int) -> None:
    clock = clocks(case("2026-03-02", event(NOTICE, "2026-03-09"), event(PAID, "2026-03-20")))["Answer by"]
    assert day_count(clock, day(today), calendar()) == number
