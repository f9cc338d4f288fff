"""Which limb may stand under which outcome, and beside which other limb, in tables to be checked against the Act."""

from dataclasses import replace

import pytest

from workbench.content.catalogue import load_catalogue
from workbench.content.combinations import load_combinations
from workbench.domain.case import Claim, Duty, Outcome, Part, Particulars
from workbench.domain.exemptions import Evidence
from workbench.domain.grounds import Need

CATALOGUE = load_catalogue()
TABLE = load_combinations(CATALOGUE)

# What each outcome stands on. "tell": it lifts the duty to confirm or deny; "give": the duty to disclose.
# `limb` is the duty on which a limb may be ticked under it.
GROUNDS = """
outcome                                          | section | lifts      | limb | notice  | evidence
disclosed                                        |         |            |      |         | verified
disclosed in part                                |         | give       | give | s.17(1) | verified
accessible elsewhere                             | 21      | give       | give | s.17(1) | verified
not held                                         | 1(1)(a) |            |      |         | partly
withheld                                         |         | give       | give | s.17(1) | verified
neither confirm nor deny                         |         | tell       | tell | s.17(1) | verified
over the cost limit                              | 12(1)   | give       |      | s.17(5) | verified
over the cost limit even to say whether held     | 12(2)   | tell, give |      | s.17(5) | partly
vexatious request                                | 14(1)   | tell, give |      | s.17(5) | verified
repeated request                                 | 14(2)   | tell, give |      | s.17(5) | verified
clarification wanted                             | 1(3)    | tell, give |      |         | verified
not a valid request                              | 8       | tell, give |      |         | partly
answered under the EIR                           | 39      | tell, give |      | s.17(1) | memory
"""

# Part II under each outcome: + may be ticked, - is refused, ? may be ticked, but a careful reader would ask.
# F: disclosed in full. P: in part. E: elsewhere. H: not held. W: withheld. N: neither confirm nor deny. C: cost, s.12.
# V: vexatious or repeated, s.14. A: clarification asked for. I: no valid request. R: answered under the Regulations.
UNDER = """
limb               | F P E H W N C V A I R
21                 | - + + - + - - - - - -
22(1)              | - + - - + - - - - - -
22(2)              | - - - - - + - - - - -
23(1)              | - + - - + - - - - - -
23(5)              | - - - - - + - - - - -
24(1)              | - + - - + - - - - - -
24(2)              | - - - - - + - - - - -
27(4)              | - - - - - + - - - - -
30(1)              | - + - - + - - - - - -
30(2)              | - + - - + - - - - - -
30(3)              | - - - - - + - - - - -
31(1)              | - + - - + - - - - - -
31(3)              | - - - - - + - - - - -
33(2)              | - ? - - ? - - - - - -
33(3)              | - - - - - ? - - - - -
35(1)              | - ? - - ? - - - - - -
35(3)              | - - - - - ? - - - - -
36(2)              | - + - - + - - - - - -
36(3)              | - - - - - + - - - - -
37(1)(b)           | - + - - + - - - - - -
38(2)              | - - - - - + - - - - -
40(2) with 40(3A)  | - + - - + - - - - - -
40(5B)(a)(i)       | - - - - - + - - - - -
43(1)              | - + - - + - - - - - -
43(3)              | - - - - - + - - - - -
40(5)              | - - - - - - - - - - -
31(1)(j)           | - - - - - - - - - - -
12(1)              | - - - - - - - - - - -
99(9)              | - - - - - - - - - - -
"""

COLUMNS = {
    "F": (Outcome.DISCLOSED,),
    "P": (Outcome.PARTLY_DISCLOSED,),
    "E": (Outcome.ACCESSIBLE_ELSEWHERE,),
    "H": (Outcome.NOT_HELD,),
    "W": (Outcome.WITHHELD,),
    "N": (Outcome.NEITHER_CONFIRM_NOR_DENY,),
    "C": (Outcome.COST, Outcome.COST_TO_CONFIRM),
    "V": (Outcome.VEXATIOUS, Outcome.REPEATED),
    "A": (Outcome.CLARIFICATION,),
    "I": (Outcome.INVALID,),
    "R": (Outcome.ENVIRONMENTAL,),
}
SHORT = {Duty.CONFIRM_OR_DENY: "tell", Duty.DISCLOSE: "give", None: ""}


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def cells():
    header, *lines = rows(UNDER)
    for limb, signs in lines:
        for column, sign in zip(header[1].split(), signs.split(), strict=True):
            for outcome in COLUMNS[column]:
                yield pytest.param(limb, outcome, sign, id=f"{limb}, {outcome.value}")


def sign_of(verdict):
    return "?" if verdict.doubtful else "+" if verdict.allowed else "-"


def test_what_each_outcome_stands_on():
    found = [
        [
            *(ground.outcome.value, ground.code, ", ".join(SHORT[duty] for duty in ground.lifts)),
            *(SHORT[ground.limbs], ground.notice, ground.evidence.value),
        ]
        for ground in TABLE.grounds
    ]
    assert found == rows(GROUNDS)[1:]


def test_every_outcome_has_its_column_in_the_table():
    assert {outcome for outcomes in COLUMNS.values() for outcome in outcomes} == set(Outcome)


@pytest.mark.parametrize(("limb", "outcome", "sign"), list(cells()))
def test_which_limb_may_be_ticked_under_which_outcome(limb, outcome, sign):
    verdict = TABLE.offered(outcome, limb, CATALOGUE)
    assert sign_of(verdict) == sign
    assert bool(verdict.sentence and verdict.remedy) == (sign != "+")  # whoever is refused reads why, and what to do


def test_before_an_outcome_is_chosen_any_limb_may_be_ticked_but_none_that_the_act_does_not_have():
    assert TABLE.offered(None, "31(3)", CATALOGUE).allowed
    assert not TABLE.offered(None, "40(5)", CATALOGUE).allowed


@pytest.mark.parametrize(
    ("outcome", "limb", "sentence", "remedy"),
    [
        (Outcome.NEITHER_CONFIRM_NOR_DENY, "31(1)", "does not lift the duty to confirm or deny", "section 31(3)"),
        (Outcome.NEITHER_CONFIRM_NOR_DENY, "27(1)", "does not lift the duty to confirm or deny", "section 27(4)(a)"),
        (Outcome.NEITHER_CONFIRM_NOR_DENY, "21", "does not lift the duty to confirm or deny", "has no limb that does"),
        (Outcome.NEITHER_CONFIRM_NOR_DENY, "43(1)", "does not lift the duty", "Section 43 has no limb that does"),
        (Outcome.WITHHELD, "30(3)", "which this part does not refuse", "section 30(1) or 30(2)"),
        (Outcome.ACCESSIBLE_ELSEWHERE, "31(1)", "stands on section 21 alone", "Divide the part"),
        (Outcome.COST, "31(1)", "no exemption of Part II", "another outcome"),
        (Outcome.VEXATIOUS, "31(1)", "no exemption of Part II", "another outcome"),
        (Outcome.DISCLOSED, "31(1)", "is disclosed", "another outcome"),
        (Outcome.WITHHELD, "40(5)", "25 May 2018", "section 40(5A) or 40(5B)"),
        (Outcome.WITHHELD, "31(1)(j)", "ends with paragraph (i)", "section 31(1) or 31(3)"),
        (Outcome.WITHHELD, "12(1)", "no exemption of Part II", "outcome"),
        (Outcome.WITHHELD, "99(9)", "There is no section 99(9)", "grid"),
        (Outcome.WITHHELD, "33(2)", "A police force is none", "Do not rely on section 33(2)"),
        (Outcome.WITHHELD, "35(1)", "a police force never", "Do not rely on section 35(1)"),
    ],
)
def test_the_officer_reads_why_and_what_to_do(outcome, limb, sentence, remedy):
    verdict = TABLE.offered(outcome, limb, CATALOGUE)
    assert sentence in verdict.sentence
    assert remedy in verdict.remedy


# Two limbs on the same part: "excluded" means that they cannot both cover the same information.
PAIRS = """
one               | two               |
30(1)             | 31(1)             | excluded
30(2)             | 31(1)             | excluded
31(1)             | 30(1)             | excluded
23(1)             | 24(1)             | excluded
35(1)             | 36(2)             | excluded
30(3)             | 31(3)             |
23(5)             | 24(2)             |
35(3)             | 36(3)             |
30(1)             | 30(2)             |
30(1)             | 40(2) with 40(3A) |
31(1)             | 38(1)             |
31(1)             | 24(1)             |
23(1)             | 31(1)             |
27(1)             | 27(2)             |
43(1)             | 43(2)             |
"""


@pytest.mark.parametrize(("one", "two", "excluded"), rows(PAIRS)[1:])
def test_which_limbs_exclude_each_other_on_the_same_part(one, two, excluded):
    conflicts = TABLE.conflicts((Claim(one), Claim(two)), CATALOGUE)
    assert [conflict.limbs for conflict in conflicts] == ([(one, two)] if excluded else [])
    verdict = TABLE.offered(None, two, CATALOGUE, (Claim(one),))
    assert verdict.allowed  # the officer may still argue it, and the checks find it
    assert verdict.doubtful == (bool(excluded) or two == "35(3)")


@pytest.mark.parametrize(("one", "two"), [("30(1)", "31(1)"), ("23(1)", "24(1)")])
def test_cited_in_the_alternative_they_may_stand_together(one, two):
    alternative = Claim(two, particulars=Particulars(alternative_to=one))
    assert TABLE.conflicts((Claim(one), alternative), CATALOGUE) == ()
    assert TABLE.conflicts((alternative, Claim(one)), CATALOGUE) == ()
    assert not TABLE.offered(Outcome.WITHHELD, one, CATALOGUE, (alternative,)).doubtful
    [conflict] = TABLE.conflicts((Claim(one), replace(alternative, particulars=Particulars())), CATALOGUE)
    assert "in the alternative" in conflict.remedy


def test_why_a_security_limb_and_national_security_may_stand_in_the_alternative():
    [conflict] = TABLE.conflicts((Claim("23(1)"), Claim("24(1)")), CATALOGUE)
    assert "[2021] UKUT 248" in conflict.remedy


def test_what_a_part_holds_that_its_outcome_cannot_carry():
    claims = (Claim("31(1)"), Claim("31(3)"), Claim("99(9)"))
    refused = {
        outcome: [claim.limb for claim, _ in TABLE.refused(Part("p", outcome=outcome, claims=claims), CATALOGUE)]
        for outcome in (None, Outcome.WITHHELD, Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.COST)
    }
    assert refused == {
        None: [],
        Outcome.WITHHELD: ["31(3)"],
        Outcome.NEITHER_CONFIRM_NOR_DENY: ["31(1)"],
        Outcome.COST: ["31(1)", "31(3)"],
    }


@pytest.mark.parametrize(
    ("outcome", "needs"),
    [
        (Outcome.ACCESSIBLE_ELSEWHERE, {Need.PLACE}),
        (Outcome.NOT_HELD, {Need.SEARCHES}),
        (Outcome.COST, {Need.WORKSHEET, Need.HOLDING, Need.ADVICE}),
        (Outcome.COST_TO_CONFIRM, {Need.WORKSHEET, Need.ADVICE}),
        (Outcome.REPEATED, {Need.EARLIER, Need.REASON}),
        (Outcome.CLARIFICATION, {Need.WANTED}),
    ],
)
def test_what_an_outcome_asks_to_be_recorded(outcome, needs):
    assert set(TABLE.of(outcome).needs) == needs


def test_under_section_12_1_the_letter_still_says_whether_it_is_held_and_under_12_2_not():
    assert Need.HOLDING in TABLE.of(Outcome.COST).needs
    assert Need.HOLDING not in TABLE.of(Outcome.COST_TO_CONFIRM).needs


def test_weighing_together_is_settled_for_disclosure_and_an_inference_for_confirming():
    assert TABLE.joint_weighing(Duty.DISCLOSE).evidence is Evidence.VERIFIED
    inference = TABLE.joint_weighing(Duty.CONFIRM_OR_DENY)
    assert inference.evidence is Evidence.PARTLY
    assert "inference" in inference.says


def test_only_audit_and_government_policy_are_never_a_police_forces():
    assert TABLE.never_police == ("33", "35")


def test_the_pairs_that_may_answer_together():
    assert TABLE.compatible == (("23(5)", "24(2)"), ("30(3)", "31(3)"))
