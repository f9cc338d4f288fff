"""Duty by duty: what is weighed, when nothing is refused, and that a silent part is the same whatever the file says."""

from dataclasses import replace
from itertools import product

import pytest

from tests.letters.cases import FORCE, LETTERS, PROCEDURE, mixed_answer, refusal, silence
from workbench import bootstrap
from workbench.domain.case import (
    Balance,
    Case,
    Claim,
    Conclusion,
    EarlierRequest,
    Holding,
    LegitimateInterests,
    Outcome,
    Part,
    Particulars,
)
from workbench.domain.cost import Activity, CostLine, CostWorksheet
from workbench.domain.letter import LetterKind
from workbench.letters.compose import compose
from workbench.letters.document import gaps, passages
from workbench.rendering.text import render_text


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


def words(desk, case: Case) -> str:
    return render_text(compose(case, FORCE, desk.law, case.letter.dated))


SEARCHES = ("", "Nothing was searched.", "Four records were found in the covert log.")


@pytest.mark.parametrize("kind", [LetterKind.ANSWER, LetterKind.EXTENSION, LetterKind.REVIEW_OUTCOME])
def test_a_silent_part_reads_the_same_whatever_the_file_records_about_holding(desk, kind):
    """The mirror: pages and properties, byte for byte."""
    case = replace(silence(), letter=replace(silence().letter, kind=kind))
    files = set()
    for holding, searches in product((None, *Holding), SEARCHES):
        part = replace(case.parts[0], holding=holding, searches=searches)
        recorded = replace(case, parts=(part,))
        files.add(desk.render(compose(recorded, FORCE, desk.law, case.letter.dated)).data)
    assert len(files) == 1


def test_the_estimate_of_a_silent_part_is_not_in_the_letter(desk):
    """What it costs to find something tells whether there is something."""
    line = CostLine("l1", Activity.EXTRACT, "Copying 12 covert flight logs", 12, 300)
    case = replace(silence(), worksheets=(CostWorksheet("w", "", ("p1",), (line,)),))
    assert words(desk, case) == words(desk, silence())


@pytest.mark.parametrize("covers", [("p9",), ()], ids=["the silent part", "no part any more"])
def test_it_is_not_in_the_answer_to_another_part_that_is_refused_for_its_cost_either(desk, covers):
    line = CostLine("l1", Activity.EXTRACT, "Copying 12 covert flight logs", 12, 300)
    case = LETTERS["answer-cost"]()
    hidden = replace(case, worksheets=(*case.worksheets, CostWorksheet("w9", "", covers, (line,))))
    assert words(desk, hidden) == words(desk, case)


def test_searches_are_told_only_where_nothing_is_held(desk):
    part = replace(mixed_answer().parts[4], searches="Looked everywhere.")
    for outcome in Outcome:
        told = "Looked everywhere." in words(desk, replace(mixed_answer(), parts=(replace(part, outcome=outcome),)))
        assert told is (outcome is Outcome.NOT_HELD), outcome


def test_where_the_balance_is_equal_the_duty_stands_and_the_limb_falls(desk):
    """FOIA s.2(1)(b), s.2(2)(b): maintaining must outweigh."""
    case = silence()
    test = replace(case.tests[0], balance=Balance(Conclusion.ANSWER, "They weigh the same.", ("p1",)))
    told = words(desk, replace(case, tests=(test,)))
    assert "section 23(5)" in told
    for gone in ("section 24(2)", "section 31(3)", "They weigh the same.", "outweighs"):
        assert gone not in told


def test_a_part_whose_only_limb_falls_is_no_refusal(desk):
    case = replace(refusal(), parts=(Part("p3", "", ("q3",), Outcome.WITHHELD, claims=(PROCEDURE,)),))
    balance = Balance(Conclusion.ANSWER, "", ("p3",))
    test = replace(refusal().tests[0], limbs=("31(1)",), part_ids=("p3",), balance=balance)
    document = compose(replace(case, tests=(test,)), FORCE, desk.law, case.letter.dated)
    assert "Refusal notice" not in render_text(document)
    assert "citations" in [slot for slot, _ in gaps(document)]


@pytest.mark.parametrize("name", LETTERS)
def test_an_ordinary_letter_has_no_gap(name, desk):
    case = LETTERS[name]()
    assert list(gaps(compose(case, FORCE, desk.law, case.letter.dated))) == []


@pytest.mark.parametrize(
    ("outcome", "slots"),
    [
        (Outcome.COST, ["holding"]),
        (Outcome.REPEATED, ["earlier_reference", "complied_on"]),
        (Outcome.WITHHELD, ["citations"]),
        (Outcome.NOT_HELD, []),
    ],
)
def test_what_a_ground_needs_and_the_case_lacks_is_a_gap(outcome, slots, desk):
    case = replace(mixed_answer(), parts=(Part("p1", question_ids=("q1",), outcome=outcome),), tests=())
    assert [slot for slot, _ in gaps(compose(case, FORCE, desk.law, case.letter.dated))] == slots


def test_section_12_1_says_whether_the_information_is_held(desk):
    """FOIA s.12(1) leaves section 1(1)(a) as it is; section 12(2) does not."""
    part = Part("p1", question_ids=("q1",), outcome=Outcome.COST, holding=Holding.HELD)
    assert "We hold information on this." in words(desk, replace(mixed_answer(), parts=(part,)))
    silent = replace(part, outcome=Outcome.COST_TO_CONFIRM)
    assert "We hold information on this." not in words(desk, replace(mixed_answer(), parts=(silent,)))


def test_section_12_2_counts_only_the_work_of_finding_out(desk):
    lines = (
        CostLine("l1", Activity.DETERMINE, "Reading registers", 1200, 10),
        CostLine("l2", Activity.EXTRACT, "Copying entries", 900, 10),
    )
    part = Part("p1", question_ids=("q1",), outcome=Outcome.COST_TO_CONFIRM)
    case = replace(mixed_answer(), parts=(part,), worksheets=(CostWorksheet("w", "", ("p1",), lines),))
    told = words(desk, case)
    assert "In all we estimate 20 hours" in told
    assert "Copying entries" not in told


def test_the_request_is_vexatious_and_never_the_person(desk):
    told = words(desk, LETTERS["answer-vexatious"]())
    assert "says nothing about you" in told
    assert "you are vexatious" not in told.lower()


def test_an_earlier_request_is_named_with_its_day(desk):
    part = replace(LETTERS["answer-repeated"]().parts[0], earlier=EarlierRequest("5-26", None))
    document = compose(replace(LETTERS["answer-repeated"](), parts=(part,)), FORCE, desk.law, refusal().letter.dated)
    assert "has our reference 5-26" in render_text(document)
    assert [slot for slot, _ in gaps(document)] == ["complied_on"]


def test_the_steps_of_legitimate_interests_follow_the_duty(desk):
    interests = Particulars(interests=LegitimateInterests("A.", "B.", "C."))
    for outcome, limb, said in (
        (Outcome.WITHHELD, "40(2) with 40(3A)", "is disclosure necessary for it"),
        (Outcome.NEITHER_CONFIRM_NOR_DENY, "40(5B)(a)(i)", "is an answer necessary for it"),
    ):
        part = Part("p1", question_ids=("q1",), outcome=outcome, claims=(Claim(limb, particulars=interests),))
        told = words(desk, replace(mixed_answer(), parts=(part,), tests=()))
        assert said in told
        assert [step in told for step in ("The interest. A.", "Necessity. B.", "Balance. C.")] == [True] * 3


def test_reasons_kept_back_are_never_printed(desk):
    told = words(desk, refusal())
    assert "Section 17(4)" in told
    assert "It would name the source." not in told


def test_the_qualified_person_appears_by_role_alone(desk):
    told = words(desk, refusal())
    assert "(the Chief Constable)" in told
    assert "Not to be printed" not in told


def test_exemptions_cited_in_the_alternative_are_worded_so(desk):
    told = words(desk, refusal())
    assert "section 23(1) or, in the alternative, section 24(1)" in told
    assert "do not say which of them applies" in told


def test_an_alternative_that_does_not_mask_says_which_comes_first(desk):
    claims = (
        Claim("30(1)", ("30(1)(a)",)),
        Claim("31(1)", ("31(1)(a)",), particulars=Particulars(alternative_to="30(1)")),
    )
    part = Part("p1", question_ids=("q1",), outcome=Outcome.WITHHELD, claims=claims)
    told = words(desk, replace(mixed_answer(), parts=(part,), tests=()))
    assert "section 30(1)(a) or, in the alternative, section 31(1)(a)" in told
    assert "If the first does not apply, we rely on the second." in told


def test_alternatives_that_point_at_each_other_are_both_cited(desk):
    claims = (
        Claim("23(1)", particulars=Particulars(alternative_to="24(1)")),
        Claim("24(1)", particulars=Particulars(alternative_to="23(1)")),
    )
    part = Part("p1", question_ids=("q1",), outcome=Outcome.WITHHELD, claims=claims)
    assert "section 23(1) and section 24(1)" in words(desk, replace(mixed_answer(), parts=(part,), tests=()))


def test_a_review_names_the_commissioner_and_no_further_review(desk):
    told = words(desk, LETTERS["review-outcome"]())
    assert "within six weeks" in told
    assert "ask us for an internal review" not in told


@pytest.mark.parametrize("name", ["extension", "extension-neither-confirm-nor-deny"])
def test_an_extension_letter_has_a_date_and_both_rights(name, desk):
    """FOIA s.17(2) and (7)."""
    told = words(desk, LETTERS[name]())
    for wanted in ("by Mon 2 November 2026", "ask us for an internal review", "Your right to apply to the"):
        assert wanted in told
    assert "We conclude" not in told


def test_the_passages_leave_out_the_requesters_words_and_keep_the_places_of_factors(desk):
    document = compose(silence(), FORCE, desk.law, silence().letter.dated)
    found = passages(document)
    assert not any("Does the force use drones covertly" in passage.text for passage in found)
    factor = next(passage for passage in found if passage.key == "factor.tnfor0")
    assert factor.place.factor_id == "tnfor0"
