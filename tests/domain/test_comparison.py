"""Two versions of a case side by side: every difference is named as the officer knows it, and every choice holds."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.checks.given import COVERT, OVERT, example
from tests.fakes.cases import cases, filled
from workbench import bootstrap
from workbench.domain.authority import Authority
from workbench.domain.case import (
    Answer,
    Case,
    Channel,
    ClockEvent,
    Duty,
    EventKind,
    Outcome,
    Part,
    Period,
    PublicInterestTest,
    Question,
    Requester,
    Span,
)
from workbench.domain.comparison import Kind, along, compare, merged
from workbench.domain.comparison.pieces import ITSELF, MANY, SINGLE
from workbench.domain.cost import CostWorksheet
from workbench.domain.findings import Page, Place, Waiver
from workbench.domain.hold import Hold
from workbench.domain.integrity import faults
from workbench.domain.letter import IssuedLetter, Letter, LetterKind
from workbench.domain.review import Review, ReviewDecision

REQUEST = "How many drones? Who flies them?"
FIRST, SECOND = (
    Question("q1", "1", "How many drones?", Span(0, 16)),
    Question("q2", "2", "Who flies them?", Span(17, 32)),
)
DRONES, PILOTS = Part("p1", "drones", ("q1",), Outcome.DISCLOSED), Part("p2", "pilots", ("q2",))
WEIGHED = PublicInterestTest("t1", Duty.CONFIRM_OR_DENY, ("24(2)",), ("p2",))
SENT = IssuedLetter("i1", LetterKind.ANSWER, date(2025, 7, 30), "An officer", "Disclosure", date(2025, 7, 30))
CASE = Case(
    "c1",
    "616-25",
    received=date(2025, 7, 1),
    request=REQUEST,
    questions=(FIRST, SECOND),
    parts=(DRONES, PILOTS),
    tests=(WEIGHED,),
)


def keys(mine, theirs):
    return {each.key for each in compare(mine, theirs)}


def only(mine, theirs):
    (difference,) = compare(mine, theirs)
    return difference


def there(case):
    """What else a version can say, whatever its id and revision."""
    return replace(case, id="other", revision=9)


# ── what holds of any two cases ──────────────────────────────────────────────────────────────────────────────────────


@settings(deadline=None, max_examples=60)
@given(cases())
def test_a_case_does_not_differ_from_itself(case):
    assert compare(case, case) == ()


@settings(deadline=None, max_examples=60)
@given(cases(), cases())
def test_everything_taken_is_theirs_but_for_the_record_and_nothing_taken_is_mine(mine, theirs):
    assert merged(mine, theirs, frozenset()) == mine
    taken = merged(mine, theirs, keys(mine, theirs))
    assert (taken.id, taken.revision) == (mine.id, mine.revision)
    assert replace(taken, id=theirs.id, revision=theirs.revision, issued=theirs.issued) == theirs
    assert {letter.id for letter in taken.issued} == {letter.id for letter in (*mine.issued, *theirs.issued)}
    assert compare(taken, theirs) == ()


@settings(deadline=None, max_examples=60)
@given(cases(), cases(), st.data())
def test_what_was_chosen_is_no_difference_any_more_and_what_was_not_still_is(mine, theirs, data):
    differences = sorted(keys(mine, theirs))
    taken = data.draw(st.sets(st.sampled_from(differences))) if differences else set()
    pulled = along(mine, theirs, taken)
    left = keys(merged(mine, theirs, taken), theirs)
    assert pulled.keys() <= set(differences) - taken
    assert not left & {key for key in taken | pulled.keys() if not key.endswith(".order")}


def test_every_fact_of_a_case_can_be_compared():
    """A new field of a case is in no comparison until somebody says how it is chosen."""
    assert {field.name for field in fields(Case)} == {*ITSELF, *SINGLE, *MANY}
    one, other = Case("c1"), filled(Case)
    found = compare(one, other)
    assert {each.key.split(".")[0] for each in found} == {*SINGLE, *(key_of_first(name, other) for name in MANY)}
    assert all(each.name and each.name[0].isupper() for each in found)
    assert all(each.mine or each.kind is Kind.ADDED for each in found)
    assert all(each.theirs for each in found)


def key_of_first(name, case):
    return MANY[name](getattr(case, name)[0]).split(".")[0]


# ── how a difference is called, and what it says ─────────────────────────────────────────────────────────────────────


def with_(**changes):
    return replace(CASE, **changes)


@pytest.mark.parametrize(
    ("theirs", "name", "mine_says", "theirs_say"),
    [
        (with_(reference="7-26"), "Reference", "616-25", "7-26"),
        (with_(title="Drones"), "Subject in the heading", "", "Drones"),
        (with_(requester=Requester("A. Citizen")), "Requester", "Name: nothing", "Name: A. Citizen"),
        (with_(received=date(2025, 7, 2)), "Date of receipt", "Tue 1 July 2025", "Wed 2 July 2025"),
        (with_(channel=Channel.POST), "How the request arrived", "e-mail", "post"),
        (with_(environmental=False), "Environmental information", "", "no"),
        (with_(authority=Authority("Another Force")), "Force whose letter it is", "", "Name: Another Force"),
        (
            with_(scope=Period(date(2022, 1, 1), None, True)),
            "Period asked for",
            "",
            "from Sat 1 January 2022 to the request",
        ),
        (with_(priority=("q2",)), "What is wanted first", "", "question 2"),
        (with_(hold=Hold("An appeal is running.")), "Hold", "", "Reason: An appeal is running."),
        (with_(review=Review("Too slow.")), "Internal review", "", "Complaint: Too slow."),
        (
            with_(letter=Letter(date(2025, 7, 30))),
            "Letter in hand",
            "Date of the letter: nothing",
            "Date of the letter: Wed 30 July 2025",
        ),
        (
            with_(questions=(FIRST, replace(SECOND, label="1a", parent_id="q1"))),
            "Question 2",
            "Label: 2\nUnder: nothing",
            "Label: 1a\nUnder: question 1",
        ),
        (
            with_(parts=(replace(DRONES, outcome=Outcome.NOT_HELD, answer=Answer("None.")), PILOTS)),
            "Part “drones”",
            "Outcome: disclosed\nAnswer, text: nothing",
            "Outcome: not held\nAnswer, text: None.",
        ),
        (
            with_(tests=(replace(WEIGHED, part_ids=("p1", "p2")),)),
            "Section 24(2) test, duty to confirm or deny",
            "Parts: “pilots”",
            "Parts: “drones” and “pilots”",
        ),
        (
            with_(events=(ClockEvent("e1", EventKind.REVIEW_REQUESTED, date(2025, 7, 30)),)),
            "Event: review requested, Wed 30 July 2025",
            "",
            "Kind: review requested\nDay: Wed 30 July 2025",
        ),
        (
            with_(worksheets=(CostWorksheet("w1", "The drones", ("p1",)),)),
            "Cost worksheet “The drones”",
            "",
            "Title: The drones\nParts: “drones”",
        ),
        (
            with_(waivers=(Waiver("no-title", Place(Page.REQUEST), "It has one."),)),
            "Waiver with the reason “It has one.”",
            "",
            "Rule: no-title\nPlace: page request\nReason: It has one.",
        ),
        (with_(parts=(PILOTS, DRONES)), "Order of the parts", "1. Part “drones”\n2. Part “pilots”", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_difference_by_its_name_and_what_either_says(theirs, name, mine_says, theirs_say):
    found = only(CASE, there(theirs))
    assert (found.name, found.mine) == (name, mine_says)
    assert theirs_say in (None, found.theirs)
    back = only(theirs, there(CASE))
    assert (back.key, back.mine, back.theirs) == (found.key, found.theirs, found.mine)


def test_a_part_that_only_one_has():
    assert only(CASE, with_(parts=(*CASE.parts, Part("p3", "batteries")))).kind is Kind.ADDED
    gone = compare(with_(tests=()), with_(tests=(), parts=(DRONES,)))
    assert [(each.kind, each.name) for each in gone] == [(Kind.GONE, "Part “pilots”")]


def test_what_differs_inside_a_part_is_told_down_to_the_claim():
    mine = example().case
    part = mine.part(COVERT)
    claim = replace(part.claims[1], reason="Another reason.")
    theirs = replace(
        mine,
        parts=tuple(replace(p, claims=(p.claims[0], claim, *p.claims[2:])) if p is part else p for p in mine.parts),
    )
    found = only(mine, theirs)
    assert found.theirs == f"Claims, section {claim.limb}, reason: Another reason."


def test_of_a_long_text_the_stretch_is_shown_where_the_two_part():
    long = "The same words again and again. " * 500
    found = only(with_(title=f"{long}Mine."), with_(title=f"{long}Theirs."))
    assert found.mine.startswith("…")
    assert found.mine.endswith("Mine.")
    assert found.theirs.endswith("Theirs.")
    assert len(found.mine) < 400


def test_a_piece_that_says_much_is_told_in_short():
    many = tuple(f"line {n}" for n in range(5000))
    found = only(CASE, with_(requester=Requester("x" * 10_000, many)))
    assert len(found.theirs) < 1000


# ── what comes along ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_test_brings_the_part_that_it_weighs_and_the_part_its_question():
    third = Question("q3", "3", "And at night?")
    part = Part("p3", "at night", ("q3",))
    test = PublicInterestTest("t2", Duty.DISCLOSE, ("31(1)",), ("p3",))
    theirs = with_(questions=(*CASE.questions, third), parts=(*CASE.parts, part), tests=(*CASE.tests, test))
    assert along(CASE, theirs, {"test.t2"}) == {"part.p3": "test.t2", "question.q3": "part.p3"}
    assert merged(CASE, theirs, {"test.t2"}) == theirs


def test_where_a_question_goes_the_parts_that_named_it_are_theirs_too():
    theirs = with_(questions=(FIRST,), parts=(DRONES, replace(PILOTS, question_ids=("q1",))))
    assert along(CASE, theirs, {"question.q2"}) == {"part.p2": "question.q2"}
    assert merged(CASE, theirs, {"question.q2"}) == theirs


def test_another_text_of_the_request_brings_the_questions_that_quote_it():
    moved = f"Dear force, {REQUEST}"
    theirs = with_(
        request=moved,
        questions=tuple(replace(q, span=Span(q.span.start + 12, q.span.end + 12)) for q in CASE.questions),
        title="Drones",
    )
    assert along(CASE, theirs, {"request"}).keys() == {"question.q1", "question.q2"}
    assert along(CASE, theirs, {"question.q1"}).keys() == {"request", "question.q2"}
    assert merged(CASE, theirs, {"request"}) == replace(theirs, title="")


def test_a_letter_on_a_review_brings_the_review_and_the_review_its_part():
    theirs = with_(
        parts=(*CASE.parts, Part("p3", "at night")),
        review=Review(decisions=(ReviewDecision("p3"),)),
        letter=Letter(kind=LetterKind.REVIEW_OUTCOME),
    )
    assert along(CASE, theirs, {"letter"}) == {"review": "letter", "part.p3": "review"}
    assert along(theirs, CASE, {"review"}).keys() == {"letter"}


def test_a_choice_that_needs_nothing_brings_nothing():
    theirs = with_(title="Drones", tests=(), channel=Channel.POST)
    assert along(CASE, theirs, {"title", "test.t1"}) == {}
    assert merged(CASE, theirs, {"title"}) == with_(title="Drones")


# ── orders, and the record ───────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_taken_stands_where_it_stood_there():
    between = Part("p9", "between")
    theirs = with_(parts=(DRONES, between, replace(PILOTS, subject="crews")))
    assert merged(CASE, theirs, {"part.p9"}).parts == (DRONES, between, PILOTS)


def test_an_order_can_be_taken_alone():
    theirs = with_(parts=(replace(PILOTS, subject="crews"), DRONES))
    assert merged(CASE, theirs, {"parts.order"}).parts == (PILOTS, DRONES)


def test_a_letter_that_went_out_is_never_taken_away_or_altered():
    mine = with_(issued=(SENT,))
    assert compare(mine, CASE) == ()
    assert compare(mine, with_(issued=(replace(SENT, name="Somebody"),))) == ()
    later = replace(SENT, id="i2", kind=LetterKind.REVIEW_OUTCOME)
    theirs = with_(issued=(later,))
    found = only(mine, theirs)
    assert (found.key, found.kind) == ("issued.i2", Kind.ADDED)
    assert found.name == "Letter that went out: internal review outcome, Wed 30 July 2025"
    assert merged(mine, theirs, {"issued.i2"}).issued == (later, SENT)


def test_a_correction_brings_the_letter_that_it_corrects():
    theirs = with_(issued=(SENT,), letter=Letter(corrects="i1"))
    assert along(CASE, theirs, {"letter"}) == {"issued.i1": "letter"}


def test_whatever_is_chosen_of_two_sound_cases_every_reference_meets_something():
    """Only what no single choice decides can still be at odds, as two questions over the same words."""
    mine, catalogue = example().case, bootstrap.load_catalogue()
    fewer = replace(
        mine,
        parts=tuple(part for part in mine.parts if part.id != OVERT),
        tests=(),
        questions=mine.questions,
        review=None,
        worksheets=(),
    )
    differences = sorted(keys(fewer, mine))
    for key in differences:
        assert not [fault for fault in faults(merged(fewer, mine, {key}), catalogue) if "there is no" in fault[1]]
        assert not [fault for fault in faults(merged(mine, fewer, {key}), catalogue) if "there is no" in fault[1]]
