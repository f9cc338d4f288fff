"""What a letter admits of its lateness, by situation: no more than is true, and no less (FOIA ss.9, 10 and 17).

The request came on Mon 7 September 2026; its twentieth working day is Mon 5 October. Clarified on 14 September, a
question has until Mon 12 October.
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.letters.cases import DRONES, FORCE, LETTERS, NAMES, PROCEDURE, PROCEDURE_TEST, asked
from workbench import bootstrap
from workbench.domain.case import Answer, Balance, Case, ClockEvent, EventKind, Holding, Outcome, Part
from workbench.domain.letter import Fee, LetterKind
from workbench.letters.compose import compose
from workbench.rendering.text import render_text

SORRY = "We apologise."
DUE = "The Act gave us until Mon 5 October 2026"
ESTIMATED = "the date that we had estimated"
ASKED_LATE = (
    "We asked you for it only after Mon 5 October 2026, when our time had run out. We did not meet section 10(1)"
)


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


def day(number: int, month: int = 10) -> date:
    return date(2026, month, number)


def event(kind: EventKind, on: date, *questions: str, until: date | None = None) -> ClockEvent:
    limb = "31(1)" if kind is EventKind.EXTENDED else ""
    return ClockEvent(f"{kind.value} {on}", kind, on, question_ids=questions, limb=limb, until=until)


def clarified(asked_on: date, came_on: date, *questions: str) -> tuple[ClockEvent, ...]:
    return (
        event(EventKind.CLARIFICATION_ASKED, asked_on, *questions),
        event(EventKind.CLARIFICATION_RECEIVED, came_on, *questions),
    )


def given(number: str) -> Part:
    return Part(f"p{number}", question_ids=(f"q{number}",), outcome=Outcome.DISCLOSED, answer=Answer("Eleven."))


def ground(number: str, outcome: Outcome) -> Part:
    return Part(f"p{number}", question_ids=(f"q{number}",), outcome=outcome, reason="So it is.", holding=Holding.HELD)


WEIGHED = Part("p3", "The operating procedure", ("q3",), Outcome.WITHHELD, claims=(PROCEDURE,), holding=Holding.HELD)
EXEMPT = Part("p4", "Complaints", ("q4",), Outcome.WITHHELD, claims=(NAMES,), holding=Holding.HELD)
EXTENDED = event(EventKind.EXTENDED, day(5), "q3", until=day(2, 11))


def letter(kind: LetterKind, dated: date, parts: tuple[Part, ...], *events: ClockEvent, tests=()) -> Case:
    """A letter about the questions of these parts, and no others."""
    numbers = {id_[1:] for part in parts for id_ in part.question_ids}
    case = asked(kind, dated, tuple(question for question in DRONES if question[0] in numbers))
    decision_by = day(2, 11) if kind is LetterKind.EXTENSION else None
    return replace(case, parts=parts, tests=tests, events=events, letter=replace(case.letter, decision_by=decision_by))


def answer(on: date, parts: tuple[Part, ...], *events: ClockEvent) -> Case:
    return letter(LetterKind.ANSWER, on, parts, *events, tests=(PROCEDURE_TEST,))


def extension(on: date, parts: tuple[Part, ...], *events: ClockEvent) -> Case:
    open_still = replace(PROCEDURE_TEST, balance=Balance())
    return letter(LetterKind.EXTENSION, on, parts, *events, tests=(open_still,))


BREACHES = [
    # what is late, and what it did not meet
    ("everything given", (given("1"),), "section 10(1)"),
    ("an exemption", (given("1"), EXEMPT), "sections 10(1) and 17(1)"),
    ("a vexatious request", (ground("1", Outcome.VEXATIOUS),), "sections 10(1) and 17(5)"),
    ("the cost limit", (given("1"), ground("2", Outcome.COST)), "sections 10(1) and 17(5)"),
    ("both", (EXEMPT, ground("2", Outcome.REPEATED)), "sections 10(1), 17(1) and 17(5)"),
    ("environmental information", (ground("1", Outcome.ENVIRONMENTAL),), "sections 10(1) and 17(1)"),
]


@pytest.mark.parametrize(("parts", "breached"), [row[1:] for row in BREACHES], ids=[row[0] for row in BREACHES])
def test_a_late_answer_names_what_it_did_not_meet(desk, parts, breached):
    """FOIA s.17(1), (5): a refusal is notified within the time for an answer."""
    told = words(desk, answer(day(6), parts))
    assert f"This answer is late. {DUE}, so we did not meet {breached} of the Act. {SORRY}" in told
    assert "late" not in words(desk, answer(day(5), parts))


SITUATIONS = [
    (
        "an answer after the estimated date: the Act gave no such day",
        answer(day(3, 11), (WEIGHED,), EXTENDED),
        [f"This answer is later than Mon 2 November 2026, {ESTIMATED}. Section 10(3) of the Act allows only", SORRY],
        ["The Act gave us until", "did not meet", "This answer is late."],
    ),
    (
        "an answer on the estimated date",
        answer(day(2, 11), (WEIGHED,), EXTENDED),
        ["We wrote to you on Mon 5 October 2026 that we needed more time"],
        [SORRY, "late"],
    ),
    (
        "an extension for one question, the answer to another overdue",
        answer(day(26), (given("1"), WEIGHED), EXTENDED),
        [f"Our answer to question 1 is late. {DUE}, so we did not meet section 10(1) of the Act. {SORRY}"],
        ["This answer is late", "17(1) of the Act. We", ESTIMATED],
    ),
    (
        "an extension for one part of a question, the answer to its other part overdue",
        answer(day(26), (replace(given("1"), question_ids=("q3",)), WEIGHED), replace(EXTENDED, question_ids=())),
        [f"This answer is late. {DUE}, so we did not meet section 10(1) of the Act. {SORRY}"],
        ["17(1) of the Act. We", ESTIMATED],
    ),
    (
        "both late, each in its own way",
        answer(day(3, 11), (given("1"), WEIGHED), EXTENDED),
        [
            f"Our answer to question 1 is late. {DUE}",
            f"Our answer to question 3 is later than Mon 2 November 2026, {ESTIMATED}",
        ],
        ["This answer is late"],
    ),
    (
        "one question clarified and in time, one overdue",
        answer(day(8), (given("1"), EXEMPT), *clarified(day(8, 9), day(14, 9), "q4")),
        [f"Our answer to question 1 is late. {DUE}, so we did not meet section 10(1) of the Act."],
        ["This answer is late", "sections 10(1)"],
    ),
    (
        "each question late by its own day",
        answer(day(13), (given("1"), EXEMPT), *clarified(day(8, 9), day(14, 9), "q4")),
        [
            "This answer is late. The Act gave us until Mon 5 October 2026 for question 1 and Mon 12 October 2026 for"
            " question 4, so we did not meet sections 10(1) and 17(1) of the Act."
        ],
        [],
    ),
    (
        "an extension letter, the waiting question clarified, another overdue",
        extension(day(8), (given("1"), WEIGHED), *clarified(day(8, 9), day(14, 9), "q3")),
        [
            f"On question 1 this letter is late. {DUE} to send it, so we did not meet section 10(1) of the Act.",
            "On Mon 14 September 2026 we received the further information that we had asked you for.",
            "more time to weigh the public interest on some of what you ask for",
        ],
        ["This letter is late"],
    ),
    (
        "an extension letter, another question clarified, the waiting one overdue",
        extension(day(8), (given("1"), WEIGHED), *clarified(day(8, 9), day(14, 9), "q1")),
        [f"On question 3 this letter is late. {DUE} to send it, so we did not meet sections 10(1) and 17(1)"],
        ["This letter is late"],
    ),
    (
        "an extension letter in time, nothing clarified, all of it waiting",
        extension(day(5), (WEIGHED,)),
        ["We need more time to weigh the public interest on what you ask for."],
        [SORRY, "some of what you ask for", "further information that we had asked"],
    ),
    (
        "an extension letter that gives some of it and weighs the rest",
        extension(day(5), (replace(WEIGHED, outcome=Outcome.PARTLY_DISCLOSED, answer=Answer("Page 1.")),)),
        ["We need more time to weigh the public interest on some of what you ask for."],
        [SORRY],
    ),
    (
        "a late extension letter about everything",
        extension(day(6), (WEIGHED,)),
        [f"This letter is late. {DUE} to send it, so we did not meet sections 10(1) and 17(1) of the Act. {SORRY}"],
        ["On question 3 this letter"],
    ),
    (
        "a second extension letter after the first estimate",
        extension(day(3, 11), (WEIGHED,), EXTENDED),
        [f"This letter comes after Mon 2 November 2026, {ESTIMATED} for our decision."],
        ["This letter is late", "did not meet"],
    ),
    (
        "clarification asked for when the time was over",
        answer(day(20), (given("1"),), *clarified(day(7), day(9))),
        ["On Fri 9 October 2026 we received the further information", ASKED_LATE],
        ["This answer is late"],
    ),
    (
        "clarification asked for on the last day",
        answer(day(20), (given("1"),), *clarified(day(5), day(9))),
        ["On Fri 9 October 2026 we received the further information"],
        ["We asked you for it only after", SORRY],
    ),
    (
        "clarification of one question asked for late, in an extension letter",
        extension(day(20), (WEIGHED,), *clarified(day(7), day(9), "q3")),
        [ASKED_LATE],
        ["This letter is late"],
    ),
]


@pytest.mark.parametrize(
    ("case", "said", "unsaid"), [row[1:] for row in SITUATIONS], ids=[row[0] for row in SITUATIONS]
)
def test_a_letter_admits_what_is_late_and_nothing_else(desk, case, said, unsaid):
    told = words(desk, case)
    for sentence in said:
        assert sentence in told
    for sentence in unsaid:
        assert sentence not in told


def clarification(dated: date) -> Case:
    case = LETTERS["clarification-of-all"]()
    return replace(case, letter=replace(case.letter, dated=dated))


def fees(dated: date) -> Case:
    case = LETTERS["fees-notice"]()
    return replace(case, letter=replace(case.letter, dated=dated, fee=Fee(500, "copies")))


ASKING = [
    # a letter that asks for something: on its last day, and on the day after (FOIA s.9(1), s.10(1))
    (clarification, EventKind.CLARIFICATION_ASKED, f"This letter is late. {DUE}, so we did not meet section 10(1)"),
    (fees, EventKind.FEES_NOTICE, f"This notice is late. {DUE} to give it, so we did not meet sections 9(1) and 10(1)"),
]


@pytest.mark.parametrize(("made", "kind", "said"), ASKING, ids=[row[1].value for row in ASKING])
def test_a_letter_that_asks_for_something_too_late_says_so(desk, made, kind, said):
    assert "late" not in words(desk, made(day(5)))
    assert said in words(desk, made(day(6)))
    on_file = replace(made(day(6)), events=(event(kind, day(6)),))
    assert said in words(desk, on_file)  # though nothing is due from then on


@pytest.mark.parametrize(
    ("dated", "last_day"), [(day(10, 9), True), (day(5), True), (day(6), False)], ids=["early", "last day", "passed"]
)
def test_a_clarification_of_some_leaves_the_time_for_the_rest_as_it_is(desk, dated, last_day):
    case = LETTERS["clarification-of-some"]()
    told = words(desk, replace(case, letter=replace(case.letter, dated=dated)))
    assert "the time for our answer to question 3 starts afresh. For that we then have 20 working days." in told
    assert "The time for the rest of your request does not change." in told
    assert ("The last day for the rest of your request is Mon 5 October 2026." in told) is last_day


def words(desk, case: Case) -> str:
    return render_text(compose(case, FORCE, desk.law, case.letter.dated))
