"""What a late letter breaches, question by question, and that the letter says the same."""

from datetime import date

import pytest

from tests.domain.checks.given import COVERT, OVERT, RETROSPECTIVE, SHARING, example
from tests.domain.checks.rows_cost import REASON, vexatious
from tests.domain.checks.rows_parts import opinion
from tests.domain.checks.rows_time import extended, without_absolute
from workbench.domain.case import Answer, ClockEvent, EventKind, Outcome
from workbench.domain.letter import LetterKind


def given_in_full(given):
    """Everything is given, nothing refused."""
    for part_id in (OVERT, RETROSPECTIVE, COVERT, SHARING):
        given = given.part(part_id, outcome=Outcome.DISCLOSED, claims=(), answer=Answer("Twelve."))
    return given.having(tests=())


def third_clarified(given):
    """Question 3, on sharing, was clarified on 10 July: it is due on 8 August, question 1 still on 30 July."""
    third = tuple(question.id for question in given.case.questions if question.label == "3")
    asked = ClockEvent("a", EventKind.CLARIFICATION_ASKED, date(2025, 7, 2), question_ids=third)
    came = ClockEvent("c", EventKind.CLARIFICATION_RECEIVED, date(2025, 7, 10), question_ids=third)
    return given.having(events=(asked, came))


# a letter of 31 July, unless another day stands there: the provisions that it misses
BREACHES = (
    ("everything is given", given_in_full, date(2025, 7, 31), "s.10(1)"),
    ("some of it is refused", lambda g: g, date(2025, 7, 31), "s.10(1), s.17(1)"),
    ("section 14 disposes of some", lambda g: vexatious(g, REASON), date(2025, 7, 31), "s.10(1), s.17(1), s.17(5)"),
    ("the estimated date has passed", extended, date(2025, 8, 21), "s.10(1), s.10(3)"),
    ("in time", lambda g: g, date(2025, 7, 30), ""),
    ("an extension letter of which a question is overdue", third_clarified, date(2025, 8, 1), "s.10(1), s.17(1)"),
)


@pytest.mark.parametrize(("change", "dated", "provisions"), [row[1:] for row in BREACHES], ids=[r[0] for r in BREACHES])
def test_what_a_late_letter_breaches(change, dated, provisions):
    found = [f for f in change(example()).letter(dated=dated).findings() if f.rule == "in-time"]
    assert [finding.provision for finding in found] == ([provisions] if provisions else [])


LATE = (
    ("an answer", LetterKind.ANSWER, lambda g: g),
    ("an extension", LetterKind.EXTENSION, without_absolute),
    ("an extension where another question was clarified", LetterKind.EXTENSION, third_clarified),
    ("an answer past the estimated date", LetterKind.ANSWER, extended),
    ("an answer where another question was clarified", LetterKind.ANSWER, third_clarified),
)


@pytest.mark.parametrize("dated", [date(2025, 7, 29), date(2025, 7, 30), date(2025, 7, 31), date(2025, 8, 21)])
@pytest.mark.parametrize(("kind", "change"), [row[1:] for row in LATE], ids=[row[0] for row in LATE])
def test_the_letter_admits_lateness_where_the_check_finds_it(kind, change, dated):
    given = change(example()).letter(kind, dated=dated, decision_by=date(2025, 8, 27))
    known = given.known()
    admits = any("opening" in passage.key and " late" in passage.text for passage in known.passages)
    assert ("in-time" in given.rules()) is admits


def test_an_opinion_is_measured_by_the_clock_of_its_own_part():
    """Question 3 counts from its clarification; what question 1 asks does not."""
    given = third_clarified(example()).letter(dated=date(2025, 8, 8))
    own = given.withheld(opinion(date(2025, 8, 7)), part_id=SHARING)
    other = given.withheld(opinion(date(2025, 8, 7)), part_id=RETROSPECTIVE)
    assert "opinion-in-time" not in own.rules()
    assert "opinion-in-time" in other.rules()
