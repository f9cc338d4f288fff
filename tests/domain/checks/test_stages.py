"""On the first day an officer sees what is due on the first day; each letter is asked for what it needs."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.checks.given import COVERT, RETROSPECTIVE, example
from tests.domain.checks.rows_time import without_absolute
from tests.letters.cases import FORCE, LETTERS
from workbench.domain.authority import Regulator
from workbench.domain.case import Case, Outcome, Part, Question
from workbench.domain.checks import Stage, findings, stage_of
from workbench.domain.findings import Page
from workbench.domain.letter import LetterKind


def test_an_empty_case_asks_for_the_request_only():
    given = replace(example(), case=Case("c", reference="1-25")).force(name="")
    assert stage_of(given.known()) is Stage.INTAKE
    assert {finding.rule for finding in given.findings(Stage.INTAKE)} == {"request-there", "received-there"}


def test_a_split_request_asks_for_decisions_before_harm_and_rights():
    given = example().part(COVERT, outcome=None).force(regulator=Regulator())
    assert stage_of(given.known()) is Stage.DECIDING
    assert {finding.rule for finding in given.findings(Stage.DECIDING)} == {"part-decided"}


def test_harm_comes_before_rights():
    given = example().claim(COVERT, "31(3)", paragraphs=()).force(regulator=Regulator())
    assert stage_of(given.known()) is Stage.DRAFTING
    assert {finding.rule for finding in given.findings(Stage.DRAFTING)} == {"limb-complete"}


def test_the_finished_case_is_ready_for_sign_off():
    assert stage_of(example().known()) is Stage.SIGN_OFF


def test_an_acknowledgement_waits_for_no_decision():
    case = Case("c", "1-25", received=example().case.received, request="How many horses have you?")
    given = replace(example(), case=case).letter(LetterKind.ACKNOWLEDGEMENT)
    assert stage_of(given.known()) is Stage.SIGN_OFF
    assert given.findings() == ()


def test_a_clarification_request_and_a_fees_notice_wait_for_no_decision():
    given = example().part(COVERT, outcome=None).part(RETROSPECTIVE, outcome=None)
    assert given.letter(LetterKind.CLARIFICATION, wanted="Which years?").findings() == ()
    assert given.letter(LetterKind.FEES_NOTICE).rules() == {"fee-said"}


def test_an_extension_needs_no_balance_but_limbs_rights_and_a_date():
    given = without_absolute(example()).having(tests=()).letter(LetterKind.EXTENSION)
    assert given.rules() == {"extension-complete"}
    assert given.force(review_contact="", regulator=Regulator()).rules() == {
        "extension-complete",
        "review-right",
        "commissioner-right",
    }


CHECKED = replace(
    FORCE, regulator=replace(FORCE.regulator, checked_on=date(2026, 9, 1))
)  # the letters are of autumn 2026

# What a careful reader finds in the letters that the golden texts show.
EXPECTED = {
    "extension-neither-confirm-nor-deny": {"in-time"},  # dated three days after its last day
    "answer-late": {"in-time"},
}


@pytest.mark.parametrize("name", LETTERS)
def test_careful_letters_of_every_kind_have_no_false_finding(name):
    given = replace(example(), case=LETTERS[name](), authority=CHECKED)
    assert given.rules() == EXPECTED.get(name, set())


@pytest.mark.parametrize("name", LETTERS)
def test_standard_wording_that_an_officer_keeps_while_rewriting_triggers_nothing(name):
    known = replace(example(), case=LETTERS[name](), authority=CHECKED).known()
    kept = replace(known, passages=tuple(replace(passage, rewritten=True) for passage in known.passages))
    assert findings(kept) == findings(known)


def test_each_finding_names_a_provision_what_to_do_and_where():
    asked = (Question("q", "1", "Why?"),)
    bare = Case("c", request="1. Why?", questions=asked, parts=(Part("p", question_ids=("q",)),))
    given = replace(example(), case=bare).force(regulator=Regulator(), name="")
    assert given.findings()
    for finding in given.findings():
        assert finding.sentence.endswith(".")
        assert finding.remedy.endswith(".")
        assert finding.provision
        assert finding.place.page in Page


def test_a_disclosure_limb_under_silence_is_put_right_as_its_twin():
    given = example().other_limb(COVERT, "31(3)", "31(1)")
    wrong = next(finding for finding in given.findings() if finding.rule == "limb-on-the-duty")
    assert "31(3)" in wrong.remedy
    assert wrong.place.part_id == COVERT


def test_a_finding_stays_one_line_whatever_the_case_holds():
    [finding] = example().part("p1", subject="Overt\nuse " * 20_000, outcome=None).findings()
    assert "\n" not in finding.sentence
    assert len(finding.sentence) < 150


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_can_be_looked_at_before_anything_else_is_written(outcome):
    assert example().decided(outcome, RETROSPECTIVE, searches="", holding=None).findings()
