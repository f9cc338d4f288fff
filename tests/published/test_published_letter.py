"""The published letter yields each fault that a careful reader finds in it, and no false one."""

from dataclasses import replace

import pytest

from tests.domain.checks.given import desk
from tests.published.case import COVERT, FORCE, RETROSPECTIVE, SHARING, published
from workbench.domain.authority import LetterOrder
from workbench.domain.findings import Page, Place, Severity

JOINT, RELATIONS = "test 24(2)", "test 27(4)"
SETTINGS, QUESTIONS, EXEMPTIONS, INTEREST = Page.SETTINGS, Page.QUESTIONS, Page.EXEMPTIONS, Page.PUBLIC_INTEREST


def question(case, label):
    return next(each.id for each in case.questions if each.label == label)


# Each fault by its number: what is wrong, the rule that finds it, and every place where it stands.
FAULTS = (
    (1, "no right to apply to the Commissioner", "commissioner-right", [Place(SETTINGS, field="regulator")]),
    (2, "20 days to ask for a review", "review-window", [Place(SETTINGS, field="review_window")]),
    (
        3,
        "what is weighed is disclosure",
        "weighs-whether-held",
        [
            *(Place(INTEREST, test_id=test, field="balance") for test in (JOINT, RELATIONS)),
            Place(INTEREST, test_id=JOINT, factor_id="24(2) for 1"),
        ],
    ),
    (
        4,
        "no conclusion on covert use",
        "balance-on-every-part",
        [Place(INTEREST, test_id=JOINT, part_id=COVERT, field="concluded")],
    ),
    (5, "s.24 called prejudice based", "label-right", [Place(Page.LETTER, field="kinds.0")]),
    (
        6,
        "27(4) without (a) or (b)",
        "limb-complete",
        [Place(EXEMPTIONS, part_id=SHARING, limb="27(4)", field="paragraphs")],
    ),
    (
        7,
        "31(3) without its interest",
        "limb-complete",
        [Place(EXEMPTIONS, part_id=part, limb="31(3)", field="paragraphs") for part in (COVERT, SHARING)],
    ),
    (
        8,
        "harm to relations without a mechanism",
        "harm-shown",
        [Place(EXEMPTIONS, part_id=SHARING, limb="27(4)", field="harm")],
    ),
    (
        9,
        "words of a review",
        "no-review-words",
        [Place(EXEMPTIONS, part_id=SHARING, limb="31(3)", field="harm")],
    ),
    (
        10,
        "the test turned round",
        "right-way-round",
        [Place(INTEREST, test_id=test, field="balance") for test in (JOINT, RELATIONS)],
    ),
    (
        11,
        "what it costs to live with an answer",
        "factor-inherent",
        [Place(INTEREST, test_id=JOINT, factor_id=f"{limb} against 1") for limb in ("24(2)", "31(3)")],
    ),
    (
        12,
        "a factor that denies the harm",
        "harm-not-denied",
        [Place(INTEREST, test_id=JOINT, factor_id="24(2) for 1")],
    ),
    (
        13,
        "a link in place of the answer",
        "link-instead",
        [Place(QUESTIONS, part_id=RETROSPECTIVE, field="answer")],
    ),
    (14, "question 2 has no answer of its own", "answer-of-its-own", ["question 2"]),
)


@pytest.fixture(scope="module")
def case():
    return published()


def places(case, wanted):
    return {Place(QUESTIONS, question_id=question(case, "2")) if at == "question 2" else at for at in wanted}


@pytest.mark.parametrize(("number", "what", "rule", "where"), FAULTS, ids=[f"fault {fault[0]}" for fault in FAULTS])
def test_each_fault_is_found_where_it_stands(case, number, what, rule, where):
    found = {finding.place for finding in desk().findings(case, FORCE) if finding.rule == rule}
    assert places(case, where) <= found


@pytest.mark.parametrize("order", LetterOrder)
def test_all_fourteen_and_no_false_one(case, order):
    found = [(finding.rule, finding.place) for finding in desk().findings(case, replace(FORCE, letter_order=order))]
    expected = [(rule, place) for _, _, rule, where in FAULTS for place in places(case, where)]
    assert len(FAULTS) == 14
    assert set(found) == set(expected)
    assert len(found) == len(expected)


def test_the_gravest_are_errors(case):
    errors = {finding.rule for finding in desk().findings(case, FORCE) if finding.severity is Severity.ERROR}
    assert errors == {"commissioner-right", "limb-complete", "no-review-words", "right-way-round", "link-instead"}


def test_question_two_left_out_altogether_is_an_error(case):
    second = question(case, "2")
    parts = tuple(replace(part, question_ids=tuple(q for q in part.question_ids if q != second)) for part in case.parts)
    found = desk().findings(replace(case, parts=parts), FORCE)
    [finding] = [each for each in found if each.rule == "question-answered"]
    assert finding.severity is Severity.ERROR
    assert finding.place.question_id == second
