"""What the commands on outcomes, limbs, joint tests and the file's facts make of a case, and what they refuse."""

import json
from dataclasses import replace
from datetime import date

import pytest

from workbench import bootstrap
from workbench.domain.authority import Authority
from workbench.domain.case import (
    Balance,
    Case,
    Claim,
    ClockEvent,
    Conclusion,
    Duty,
    EarlierRequest,
    EventKind,
    Factor,
    Harm,
    Holding,
    Opinion,
    Outcome,
    Part,
    Particulars,
    PublicInterestTest,
    Question,
    Side,
)
from workbench.domain.cost import Activity, Aggregated, CostLine, CostWorksheet
from workbench.domain.findings import Page, Place, Waiver
from workbench.domain.integrity import faults
from workbench.errors import BadCaseFile, BadInput, RuleViolation
from workbench.service import casefile
from workbench.service import commands as c
from workbench.service.handlers import handle

LAW = bootstrap.load_law()
RECEIVED = date(2026, 11, 2)
CASE = Case(
    "c1",
    received=RECEIVED,
    questions=tuple(Question(f"q{n}", f"{n}", "How many?") for n in (1, 2, 3)),
    parts=tuple(Part(f"p{n}", question_ids=(f"q{n}",)) for n in (1, 2, 3)),
)
N, W = Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.WITHHELD


def do(case, *commands):
    for command in commands:
        case = handle(case, command, LAW)
        assert list(faults(case, LAW.catalogue)) == []
    return case


def refused(case, command):
    with pytest.raises(RuleViolation) as error:
        do(case, command)
    assert error.value.sentence.endswith((".", ")"))
    return str(error.value)


def limbs(case, part_id):
    return [claim.limb for claim in case.part(part_id).claims]


def weighed(case):
    return {test.limbs: test.part_ids for test in case.tests}


# ── what the file records ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("command", "field", "value"),
    [
        (c.SetHolding("p1", Holding.NOT_SEARCHED), "holding", Holding.NOT_SEARCHED),
        (c.SetSearches("p1", "the crime system"), "searches", "the crime system"),
        (c.SetGroundReason("p1", "it repeats 5-26"), "reason", "it repeats 5-26"),
        (c.SetAdvice("p1", "ask for one year"), "advice", "ask for one year"),
        (
            c.SetEarlierRequest("p1", EarlierRequest("5-26", date(2026, 9, 1))),
            "earlier",
            EarlierRequest("5-26", date(2026, 9, 1)),
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, c.Command) else "",
)
def test_what_is_recorded_on_a_part_is_kept_and_keeps_the_part(command, field, value):
    after = do(CASE, command)
    assert getattr(after.part("p1"), field) == value
    assert do(after, command) is after
    kept = do(after, c.RemoveQuestion("q1"))
    assert kept.part("p1") is not None  # a part on which something is recorded does not vanish with its question
    assert refused(after, c.TakeRequest("Another")).startswith("This case already holds answers")


def test_whether_it_is_environmental_information_is_recorded():
    assert do(CASE, c.SetEnvironmental(False)).environmental is False


def test_an_earlier_request_was_complied_with_before_this_one_came():
    command = c.SetEarlierRequest("p1", EarlierRequest("5-26", date(2026, 11, 3)))
    assert "Mon 2 November 2026" in refused(CASE, command)


def test_the_date_of_receipt_is_not_after_what_happened_to_the_request():
    answered = replace(CASE, events=(ClockEvent("e1", EventKind.RESPONDED, date(2026, 11, 20)),))
    assert "before that date of receipt" in refused(answered, c.SetReceived(date(2026, 11, 21)))
    assert do(answered, c.SetReceived(date(2026, 11, 20))).received == date(2026, 11, 20)


def test_what_single_limbs_ask_for_is_recorded_on_the_claim():
    given = Particulars(opinion=Opinion("A. Chief", "Chief Constable", date(2026, 11, 10), "would inhibit"))
    case = do(CASE, c.SetOutcome("p1", W), c.TickLimb("p1", "36(2)", "t1"), c.SetParticulars("p1", "36(2)", given))
    assert case.part("p1").claim("36(2)").particulars == given
    assert "no longer ticked" in refused(case, c.SetParticulars("p1", "31(1)", given))


# ── outcomes and limbs ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("outcome", "limb", "why", "remedy"),
    [
        (N, "31(1)", "does not lift the duty to confirm or deny", "section 31(3)"),
        (N, "21", "does not lift the duty to confirm or deny", "no limb that does"),
        (W, "31(3)", "which this part does not refuse", "section 31(1)"),
        (Outcome.COST, "31(1)", "Section 12(1) is no exemption", "another outcome"),
        (Outcome.REPEATED, "31(1)", "Section 14 is no exemption", "another outcome"),
        (Outcome.ACCESSIBLE_ELSEWHERE, "22(1)", "section 21 alone", "Divide the part"),
        (W, "40(5)", "replaced on 25 May 2018", "40(5A) or 40(5B)"),
        (W, "77(7)", "There is no section 77(7)", "grid"),
        (None, "77(7)", "There is no section 77(7)", "grid"),
    ],
)
def test_a_limb_that_cannot_be_is_refused_with_the_remedy(outcome, limb, why, remedy):
    case = do(CASE, c.SetOutcome("p1", outcome)) if outcome else CASE
    said = refused(case, c.TickLimb("p1", limb, "t1"))
    assert why in said
    assert remedy in said


@pytest.mark.parametrize(
    ("outcome", "ticked"),
    [(W, ("30(1)", "31(1)")), (W, ("23(1)", "24(1)")), (W, ("35(1)",)), (N, ("33(3)",)), (N, ("30(3)", "31(3)"))],
)
def test_what_an_officer_may_still_argue_is_ticked(outcome, ticked):
    ticks = [c.TickLimb("p1", limb, f"t{limb}") for limb in ticked]
    assert limbs(do(CASE, c.SetOutcome("p1", outcome), *ticks), "p1") == list(ticked)


def test_section_21_comes_with_its_outcome_and_goes_with_it_unless_somebody_wrote_on_it():
    elsewhere = do(CASE, c.SetOutcome("p1", Outcome.ACCESSIBLE_ELSEWHERE))
    assert limbs(elsewhere, "p1") == ["21"]
    assert limbs(do(elsewhere, c.SetOutcome("p1", W)), "p1") == []
    written = do(elsewhere, c.SetReason("p1", "21", "It is in the library."), c.SetOutcome("p1", Outcome.DISCLOSED))
    assert limbs(written, "p1") == ["21"]
    assert limbs(do(written, c.SetOutcome("p1", Outcome.ACCESSIBLE_ELSEWHERE)), "p1") == ["21"]


@pytest.mark.parametrize("detour", [outcome for outcome in Outcome if outcome is not W])
def test_an_outcome_tried_and_taken_back_loses_nothing_that_was_typed(detour):
    harm = Harm("covert tactics", "offenders would know what to avoid")
    case = do(
        CASE,
        c.SetOutcome("p1", W),
        c.TickLimb("p1", "31(1)", "t1"),
        c.SetParagraphs("p1", "31(1)", ("31(1)(a)",)),
        c.SetHarm("p1", "31(1)", harm),
        c.AddFactor("t1", Factor("f1", Side.FOR, "Trust in policing.", limb="31(1)", part_ids=("p1",))),
        c.SetBalanceReasons("t1", "Because."),
        c.SetAnswerText("p1", "some words"),
        c.SetAdvice("p1", "ask for one year"),
    )
    back = do(case, c.SetOutcome("p1", detour), c.SetOutcome("p1", W))
    claim = back.part("p1").claim("31(1)")
    assert (claim.paragraphs, claim.harm) == (("31(1)(a)",), harm)
    assert (back.part("p1").answer.text, back.part("p1").advice) == ("some words", "ask for one year")
    texts = {factor.text for test in back.tests for factor in test.factors}
    assert texts == {"Trust in policing."}
    assert "Because." in {test.balance.reasons for test in back.tests}


def test_in_the_alternative_follows_the_limb_that_it_names():
    case = do(
        CASE,
        c.SetOutcome("p1", W),
        c.TickLimb("p1", "30(1)", "t1"),
        c.TickLimb("p1", "31(1)", "t2"),
        c.SetParticulars("p1", "31(1)", Particulars(alternative_to="30(1)")),
    )
    silent = do(case, c.SetOutcome("p1", N))
    assert silent.part("p1").claim("31(3)").particulars.alternative_to == "30(3)"
    alone = do(case, c.UntickLimb("p1", "30(1)"))
    assert alone.part("p1").claim("31(1)").particulars.alternative_to == ""
    assert "Tick section 24(1) first" in refused(
        case, c.SetParticulars("p1", "31(1)", Particulars(alternative_to="24(1)"))
    )
    assert "Choose the other limb" in refused(
        case, c.SetParticulars("p1", "31(1)", Particulars(alternative_to="31(1)"))
    )


# ── weighing together ────────────────────────────────────────────────────────────────────────────────────────────────

TWO_LIMBS = do(
    CASE,
    *(c.SetOutcome(part, N) for part in ("p1", "p2", "p3")),
    *(c.TickLimb(part, "24(2)", "t1") for part in ("p1", "p2")),
    *(c.TickLimb(part, "31(3)", "t2") for part in ("p1", "p2")),
    c.AddFactor("t1", Factor("f1", Side.AGAINST, "Security.", limb="24(2)", part_ids=("p1", "p2"))),
    c.AddFactor("t2", Factor("f2", Side.AGAINST, "Tactics.", limb="31(3)", part_ids=("p1", "p2"))),
)
JOINT = do(TWO_LIMBS, c.WeighTogether("t1", "t2"))


def test_two_tests_on_one_duty_and_the_same_parts_become_one_and_two_again():
    assert weighed(JOINT) == {("24(2)", "31(3)"): ("p1", "p2")}
    assert [f.id for f in JOINT.tests[0].factors] == ["f1", "f2"]
    assert do(JOINT, c.WeighTogether("t1", "t1")) is JOINT
    apart = do(JOINT, c.WeighApart("t1", "31(3)", "t9"))
    assert [(test.id, test.limbs, [f.id for f in test.factors]) for test in apart.tests] == [
        ("t1", ("24(2)",), ["f1"]),
        ("t9", ("31(3)",), ["f2"]),
    ]
    assert do(apart, c.WeighApart("t1", "24(2)", "t8")) is apart  # alone already
    assert "not weighed in this test" in refused(apart, c.WeighApart("t1", "31(3)", "t8"))


def test_limbs_over_different_parts_or_on_different_duties_are_not_weighed_together():
    elsewhere = do(TWO_LIMBS, c.TickLimb("p3", "31(3)", "t2"))
    assert "over different parts" in refused(elsewhere, c.WeighTogether("t1", "t2"))
    other_duty = do(TWO_LIMBS, c.SetOutcome("p3", W), c.TickLimb("p3", "43(2)", "t3"))
    assert "each duty" in refused(other_duty, c.WeighTogether("t1", "t3"))
    assert "no longer in the case" in refused(TWO_LIMBS, c.WeighTogether("t1", "t7"))


def test_a_joint_test_takes_a_part_in_when_the_part_relies_on_all_of_its_limbs():
    one = do(JOINT, c.TickLimb("p3", "31(3)", "t5"))
    assert weighed(one) == {("24(2)", "31(3)"): ("p1", "p2"), ("31(3)",): ("p3",)}
    both = do(one, c.TickLimb("p3", "24(2)", "t6"))
    assert weighed(both) == {("24(2)", "31(3)"): ("p1", "p2", "p3")}


def test_what_was_written_about_a_part_keeps_it_in_its_own_test():
    one = do(
        JOINT,
        c.TickLimb("p3", "31(3)", "t5"),
        c.AddFactor("t5", Factor("f9", Side.FOR, "Oversight.", limb="31(3)", part_ids=("p3",))),
        c.TickLimb("p3", "24(2)", "t6"),
    )
    assert weighed(one) == {("24(2)", "31(3)"): ("p1", "p2"), ("31(3)",): ("p3",), ("24(2)",): ("p3",)}


def test_a_part_that_no_longer_relies_on_all_limbs_leaves_the_joint_test():
    left = do(JOINT, c.UntickLimb("p2", "31(3)"))
    assert weighed(left) == {("24(2)", "31(3)"): ("p1",), ("24(2)",): ("p2",)}


def test_a_limb_that_no_part_relies_on_leaves_the_joint_test_with_its_factors():
    left = do(JOINT, c.UntickLimb("p2", "31(3)"), c.UntickLimb("p1", "31(3)"))
    [joint, kept] = [test for test in left.tests if "f1" in [f.id for f in test.factors] or test.limbs == ("31(3)",)]
    assert (joint.limbs, joint.part_ids) == (("24(2)",), ("p1",))
    assert (kept.part_ids, [f.id for f in kept.factors]) == ((), ["f2"])  # written on, so it does not vanish


def test_each_limb_of_a_part_is_weighed_in_one_test_whatever_is_ticked_and_unticked():
    case = do(
        JOINT,
        c.TickLimb("p3", "24(2)", "t5"),
        c.UntickLimb("p1", "24(2)"),
        c.TickLimb("p1", "24(2)", "t6"),
        c.UntickLimb("p1", "24(2)"),
        c.TickLimb("p3", "31(3)", "t7"),
        c.TickLimb("p1", "24(2)", "t8"),
    )
    for part in case.parts:
        for claim in part.claims:
            tests = [test for test in case.tests if claim.limb in test.limbs and part.id in test.part_ids]
            assert len(tests) == 1, (part.id, claim.limb)


# ── cost worksheets ──────────────────────────────────────────────────────────────────────────────────────────────────

LINE = CostLine("l1", Activity.LOCATE, "opening each file", 120, 25, "sample of ten")
SHEET = CostWorksheet("w1", "the cameras", ("p1", "p2"), (LINE,))
COSTED = do(CASE, c.AddWorksheet("w1", ("p2", "p1"), "the cameras"), c.SetWorksheet(SHEET))


def test_an_estimate_is_made_over_the_parts_of_one_request():
    assert COSTED.worksheets == (SHEET,)
    assert do(COSTED, c.SetWorksheet(SHEET)) is COSTED
    assert do(COSTED, c.RemoveWorksheet("w1")).worksheets == ()
    named = c.AddWorksheet("w2", ("p3", "gone"))
    assert do(COSTED, named).worksheets[1].part_ids == ("p3",)


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        (replace(SHEET, lines=(replace(LINE, tenths_of_minutes=-1),)), "Line 1 takes less than no time"),
        (replace(SHEET, lines=(LINE, replace(LINE, id="l2", items=-1))), "Line 2 counts fewer than no items"),
        (replace(SHEET, aggregated=(Aggregated("5-26", RECEIVED, -1, "same person"),)), "less than no time"),
        (replace(SHEET, advice="ask for less", no_advice=True), "FOIA s.16"),
    ],
)
def test_an_estimate_that_cannot_be_is_refused_and_nothing_is_half_applied(sheet, why):
    changed = replace(sheet, title="another title")
    assert why in refused(COSTED, c.SetWorksheet(changed))
    assert COSTED.worksheets == (SHEET,)


def test_a_letter_does_not_offer_help_and_say_that_none_can_be_given():
    """What is offered with a part and what the estimate says of its request stand in one letter (s.16)."""
    none = c.SetWorksheet(replace(SHEET, no_advice=True))
    helped = do(COSTED, c.SetAdvice("p1", "One month alone would be within the limit."))
    assert "offers help" in refused(helped, none)
    assert do(do(helped, c.SetAdvice("p1", "")), none).worksheets[0].no_advice
    changed_its_mind = do(do(COSTED, none), c.SetAdvice("p1", "One month alone would be within the limit."))
    assert not changed_its_mind.worksheets[0].no_advice


def test_a_part_is_counted_in_one_worksheet_only():
    case = do(COSTED, c.AddWorksheet("w2", ("p3",)))
    both = c.SetWorksheet(CostWorksheet("w2", part_ids=("p3", "p2")))
    assert "another cost worksheet already" in refused(case, both)
    assert "another cost worksheet already" in refused(case, c.AddWorksheet("w3", ("p1",)))


def test_a_request_from_a_day_that_no_window_can_be_counted_from_is_refused():
    with pytest.raises(BadInput, match="calendar of working days"):
        do(COSTED, c.SetWorksheet(replace(SHEET, aggregated=(Aggregated("1", date(1066, 10, 14)),))))


@pytest.mark.parametrize("name", [entry.activity for entry in LAW.costs.not_countable])
def test_an_activity_that_may_not_be_counted_is_refused_with_the_reason(name):
    said = refused(COSTED, c.CountActivity("w1", "l1", name))
    assert f"“{name}” cannot be counted" in said
    assert "reg. 4(3)" in said


@pytest.mark.parametrize("activity", Activity)
def test_an_activity_of_regulation_4_3_is_counted(activity):
    after = do(COSTED, c.CountActivity("w1", "l1", activity.value))
    assert after.worksheets[0].lines == (replace(LINE, activity=activity),)


def test_a_worksheet_or_line_that_has_gone_is_said_to_have_gone():
    assert "no longer in the case" in refused(COSTED, c.SetWorksheet(replace(SHEET, id="w9")))
    assert "no longer in the case" in refused(COSTED, c.RemoveWorksheet("w9"))
    assert "no longer in the worksheet" in refused(COSTED, c.CountActivity("w1", "l9", "locate"))


def test_a_part_that_goes_leaves_no_estimate_test_or_waiver_that_names_it():
    place = Place(Page.EXEMPTIONS, part_id="p1", limb="24(2)")
    test = PublicInterestTest("t1", Duty.CONFIRM_OR_DENY, ("24(2)",), ("p1",), balance=Balance(Conclusion.MAINTAIN))
    case = replace(
        COSTED,
        parts=(replace(CASE.parts[0], outcome=N, claims=(Claim("24(2)"),)), *CASE.parts[1:]),
        tests=(test,),
        waivers=(Waiver("harm-shown", place, "s.17(4)"), Waiver("sent-late", Place(Page.LETTER), "told by telephone")),
    )
    after = do(case, c.RemovePart("p1"))
    assert after.worksheets[0].part_ids == ("p2",)
    assert [waiver.rule for waiver in after.waivers] == ["sent-late"]
    assert after.tests[0].part_ids == ()  # somebody concluded on it, so it stays to be looked at
    assert do(after, c.RemovePart("p2")).worksheets[0].part_ids == ()  # has lines, so it stays
    bare = do(CASE, c.AddWorksheet("w1", ("p1",), "the cameras"), c.RemovePart("p1"))
    assert bare.worksheets == ()


def test_another_text_for_a_blank_case_leaves_nothing_of_the_old_parts():
    bare = do(CASE, c.AddWorksheet("w1", ("p1",)))
    after = do(bare, c.TakeRequest("Why?", (Question("q9", "1", "Why?"),), (Part("p9", question_ids=("q9",)),)))
    assert (after.worksheets, [part.id for part in after.parts]) == ((), ["p9"])


@pytest.mark.parametrize(
    ("was", "instead", "place"),
    [
        ('"activity":"locate"', '"activity":"redacting"', "case.worksheets[0].lines[0].activity"),
        ('"tenths_of_minutes":25', '"tenths_of_minutes":-25', "worksheets[0].lines[0]"),
        ('"items":120', '"items":-1', "worksheets[0].lines[0]"),
        ('"part_ids":["p1","p2"]', '"part_ids":["p1","p9"]', "worksheets[0].part_ids[1]"),
    ],
)
def test_a_case_file_with_an_estimate_that_cannot_be_is_refused_with_its_place(was, instead, place):
    text = json.dumps(json.loads(casefile.encode(COSTED, Authority())), separators=(",", ":"))
    assert was in text
    with pytest.raises(BadCaseFile) as error:
        casefile.decode(text.replace(was, instead, 1).encode(), LAW.catalogue)
    assert place in str(error.value)
