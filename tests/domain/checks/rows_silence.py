"""Silence, and the public interest: a fault, and what is as near to it as can be."""

from dataclasses import replace

from tests.domain.checks.given import COVERT, ERROR, OVERT, RETROSPECTIVE, SHARING, WARNING
from tests.domain.checks.rows import Row
from workbench.domain.case import (
    Balance,
    Claim,
    Conclusion,
    Duty,
    Outcome,
    PublicInterestTest,
    Side,
    Table,
)
from workbench.domain.cost import Activity, CostLine, CostWorksheet

_FOR, _AGAINST = Side.FOR, Side.AGAINST


def first(given, limb, side=_FOR):
    """The first factor of a column."""
    return next(test for test in given.case.tests if limb in test.limbs).on_side(side)[0]


def absolute_weighed(given):
    """A test for s.23(5), which is absolute."""
    test = PublicInterestTest("t9", Duty.CONFIRM_OR_DENY, ("23(5)",), (COVERT,))
    return given.having(tests=(*given.case.tests, test))


def relying_on(given, limb):
    """The silent parts with this limb alone."""
    for part_id in (COVERT, SHARING):
        given = given.part(part_id, claims=(given.case.part(part_id).claim(limb),))
    return given


def without_for(given):
    """The test for s.24(2) with nothing in favour of saying whether anything is held."""
    test = next(test for test in given.case.tests if "24(2)" in test.limbs)
    return given.test("24(2)", factors=test.on_side(_AGAINST))


def harm_repeated(given, words=200):
    """The harm once more, as a factor."""
    mechanism = given.case.part(SHARING).claim("27(4)(a)").harm.mechanism
    return given.factor("27(4)(a)", _AGAINST, " ".join(mechanism.split()[:words]))


def silent(given, part_id):
    """A part that neither confirms nor denies."""
    return given.part(part_id, outcome=Outcome.NEITHER_CONFIRM_NOR_DENY, claims=(Claim("23(5)", (), "A reason."),))


def costed(part_id):
    """A worksheet over a part."""
    line = CostLine("l", Activity.LOCATE, "Search the registers", 2, 600, "One was tried")
    return (CostWorksheet("w", "", (part_id,), (line,)),)


STOPS_2023 = "How many drones did the force fly over football grounds in 2023?"
STOPS_2024 = "How many drones did the force fly over football grounds in 2024?"
HORSES = "How many police horses did the force keep in its stables in 2024?"
SEARCHED = "We looked through the register of covert authorisations and the equipment store."

ROWS = (
    # 6: words that confirm or deny
    *(
        Row(6, "silence-kept", ERROR, fault, fine)
        for fault, fine in (
            (
                lambda g: g.claim(COVERT, "31(3)", reason="The information held would help offenders."),
                lambda g: g.claim(COVERT, "31(3)", reason="The information, if held, would help offenders."),
            ),
            (
                lambda g: g.harm(COVERT, "24(2)", mechanism="As we do not hold anything, silence does no harm."),
                lambda g: g.harm(COVERT, "24(2)", mechanism="Saying whether we hold anything would help them."),
            ),
            (
                lambda g: g.factor("24(2)", _AGAINST, "The 12 documents show where the tactic is used."),
                lambda g: g.factor("24(2)", _AGAINST, "Nobody should learn whether 12 documents say so, or none."),
            ),
            (
                lambda g: g.reasons("31(3)", "Northshire Police has never used the tactic."),
                lambda g: g.reasons(
                    "31(3)", "Nobody should learn whether Northshire Police has never used the tactic."
                ),
            ),
            (
                lambda g: g.part(COVERT, subject="Covert use, of which no information is held"),
                lambda g: g.part(RETROSPECTIVE, subject="Retrospective use, of which records are held"),
            ),
            (
                lambda g: g.having(title="Facial recognition: the force does not use it"),
                lambda g: g.having(title="Facial recognition: whether the force uses it"),
            ),
            (
                lambda g: g.rewritten("reason.31(3).p5.0", "We hold a report titled “Review”."),
                lambda g: g.rewritten(
                    "part.p5.neither confirm nor deny.1", "We neither confirm nor deny that we hold it."
                ),
            ),
            (
                lambda g: g.part(COVERT, advice="Our searches found that this would take 40 hours."),
                lambda g: g.part(COVERT, advice="If held, it could not be given under any narrower request."),
            ),
        )
    ),
    Row(
        6,
        "nothing-given",
        ERROR,
        lambda g: g.part(COVERT, answer=replace(g.case.part(COVERT).answer, tables=(Table((("a",),)),))),
        lambda g: g.answer(COVERT, "We say no more on this."),
    ),
    Row(6, "nothing-given", ERROR, lambda g: g.answer(COVERT, "", "https://www.example.org/it"), lambda g: g),
    Row(
        6,
        "refused-without-answer",
        WARNING,
        lambda g: g.answer(COVERT, "Fourteen arrests, of which five led to a charge."),
        lambda g: g.answer(RETROSPECTIVE, "Fourteen arrests, of which five led to a charge."),
    ),
    Row(
        6,
        "refused-without-answer",
        WARNING,
        lambda g: g.decided(Outcome.WITHHELD).answer(OVERT, "Fourteen arrests."),
        lambda g: g.decided(Outcome.PARTLY_DISCLOSED).answer(OVERT, "Fourteen arrests."),
    ),
    Row(
        6,
        "nothing-costed",
        ERROR,
        lambda g: g.having(worksheets=costed(COVERT)),
        lambda g: g.having(worksheets=costed(RETROSPECTIVE)),
    ),
    Row(
        6,
        "searches-unprinted",
        ERROR,
        lambda g: g.part(COVERT, searches=SEARCHED).reasons("31(3)", SEARCHED),
        lambda g: g.part(COVERT, searches=SEARCHED),
    ),
    Row(
        6,
        "asked-alike",
        WARNING,
        lambda g: silent(g.asking(STOPS_2023, STOPS_2024), "s1"),
        lambda g: silent(g.asking(HORSES, STOPS_2024), "s1"),
    ),
    Row(
        6,
        "asked-alike",
        WARNING,
        lambda g: silent(g.asking(STOPS_2023, STOPS_2024), "s2"),
        lambda g: silent(silent(g.asking(STOPS_2023, STOPS_2024), "s1"), "s2"),
    ),
    # 7: the wrong question
    *(
        Row(7, "weighs-whether-held", WARNING, fault, fine)
        for fault, fine in (
            (
                lambda g: g.reasons("24(2)", "The information should not be released."),
                lambda g: g.reasons("24(2)", "What counts is disclosing whether information is held."),
            ),
            (
                lambda g: g.reasons("31(3)", "Disclosure would help offenders."),
                lambda g: g.reasons("31(3)", "The question is not whether anything should be disclosed."),
            ),
            (
                lambda g: g.rewritten("balance.24(2).reasons.0", "We conclude against release of the information."),
                lambda g: g.rewritten(
                    "balance.24(2).reasons.0", "We conclude against saying whether information is held."
                ),
            ),
        )
    ),
    # 8: factors each way, a conclusion, on every part
    Row(8, "test-done", ERROR, lambda g: g.having(tests=g.case.tests[1:]), lambda g: g),
    Row(8, "test-done", ERROR, lambda g: g.test("24(2)", balance=Balance()), lambda g: g),
    Row(8, "test-done", ERROR, without_for, lambda g: g),
    Row(8, "balance-on-every-part", WARNING, lambda g: g.balance("24(2)", part_ids=(SHARING,)), lambda g: g),
    Row(
        8, "balance-supports-refusal", WARNING, lambda g: g.balance("24(2)", conclusion=Conclusion.ANSWER), lambda g: g
    ),
    Row(
        8,
        "balance-supports-refusal",
        ERROR,
        lambda g: relying_on(g, "24(2)").balance("24(2)", conclusion=Conclusion.ANSWER),
        lambda g: relying_on(g, "24(2)"),
    ),
    Row(
        8,
        "factors-tailored",
        ERROR,
        lambda g: g.factor("24(2)", _FOR, "The use of [tactic] matters."),
        lambda g: g.factor("24(2)", _FOR, "The use of this tactic matters."),
    ),
    Row(
        8,
        "factors-tailored",
        WARNING,
        lambda g: g.first_factor("24(2)", first(g, "24(2)"), tailored=False),
        lambda g: g.first_factor("24(2)", first(g, "24(2)"), tailored=False, source=""),
    ),
    Row(8, "factors-tailored", WARNING, lambda g: g.first_factor("24(2)", first(g, "24(2)"), weight=None), lambda g: g),
    Row(9, "no-needless-test", WARNING, absolute_weighed, lambda g: g),
    Row(
        9,
        "no-needless-test",
        WARNING,
        lambda g: g.part(SHARING, claims=g.case.part(SHARING).claims[:2]),
        lambda g: g.part(SHARING, claims=g.case.part(SHARING).claims),
    ),
    # 24: the harm once more
    Row(24, "harm-not-copied", WARNING, harm_repeated, lambda g: g),
    # 26: what never counts, what the limb does not protect, what denies the harm
    *(
        Row(26, "factor-inherent", WARNING, fault, fine)
        for fault, fine in (
            (
                lambda g: g.factor("24(2)", _AGAINST, "A full review would add to the cost to the public purse."),
                lambda g: g.factor("24(2)", _FOR, "People may ask what it would add to the cost to the public purse."),
            ),
            (
                lambda g: g.factor("31(3)", _AGAINST, "The press would misunderstand the answer."),
                lambda g: g.factor("31(3)", _AGAINST, "Offenders would understand the answer and act on it."),
            ),
        )
    ),
    Row(
        26,
        "harm-not-denied",
        WARNING,
        lambda g: g.factor("24(2)", _FOR, "An answer would not actually harm national security."),
        lambda g: g.factor("24(2)", _FOR, "An answer would let people judge the harm for themselves."),
    ),
    # 27: the test the wrong way round
    *(
        Row(27, "right-way-round", ERROR, fault, fine)
        for fault, fine in (
            (
                lambda g: g.reasons("24(2)", "This can only be overridden in exceptional circumstances."),
                lambda g: g.reasons("24(2)", "The harm would be exceptional."),
            ),
            (
                lambda g: g.reasons("31(3)", "The interest in openness does not outweigh the interest in silence."),
                lambda g: g.reasons("31(3)", "The interest in silence outweighs the interest in openness."),
            ),
        )
    ),
)
