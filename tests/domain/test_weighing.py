"""Limbs over the same information weighed together, and apart again ([2025] UKSC 27)."""

from dataclasses import replace

import pytest

from workbench.domain.case import Balance, Conclusion, Duty, Factor, PublicInterestTest, Side
from workbench.domain.weighing import apart, together, why_not_together


def factor(id_, limb="", side=Side.AGAINST):
    return Factor(id_, side, f"factor {id_}", limb=limb, part_ids=("p1",))


SECURITY = PublicInterestTest(
    "t1",
    Duty.CONFIRM_OR_DENY,
    ("24(2)",),
    ("p1", "p2"),
    (factor("f1", "24(2)"), factor("f2")),
    Balance(Conclusion.MAINTAIN, "Safety.", ("p1", "p2")),
)
POLICING = PublicInterestTest(
    "t2",
    Duty.CONFIRM_OR_DENY,
    ("31(3)",),
    ("p2", "p1"),
    (factor("f3", "31(3)"),),
    Balance(Conclusion.MAINTAIN, "Tactics.", ("p1",)),
)


def test_both_limbs_stay_named_and_nothing_written_is_lost():
    joint = together(SECURITY, POLICING)
    assert (joint.id, joint.limbs, joint.part_ids) == ("t1", ("24(2)", "31(3)"), ("p1", "p2"))
    assert [(f.id, f.limb) for f in joint.factors] == [("f1", "24(2)"), ("f2", "24(2)"), ("f3", "31(3)")]
    assert joint.balance == Balance(Conclusion.MAINTAIN, "Safety.\n\nTactics.", ("p1",))


@pytest.mark.parametrize(
    ("one", "two", "joint"),
    [
        (Conclusion.MAINTAIN, Conclusion.MAINTAIN, Conclusion.MAINTAIN),
        (Conclusion.ANSWER, Conclusion.ANSWER, Conclusion.ANSWER),
        (Conclusion.MAINTAIN, Conclusion.ANSWER, None),
        (Conclusion.MAINTAIN, None, None),
        (None, None, None),
    ],
)
def test_a_conclusion_stands_only_where_both_came_to_it(one, two, joint):
    first = replace(SECURITY, balance=Balance(one))
    second = replace(POLICING, balance=Balance(two))
    assert together(first, second).balance.conclusion is joint


def test_apart_again_each_has_its_own_factors_and_the_limb_taken_out_is_weighed_anew():
    rest, own = apart(together(SECURITY, POLICING), "31(3)", "t9")
    assert (rest.limbs, [f.id for f in rest.factors]) == (("24(2)",), ["f1", "f2"])
    assert rest.balance.conclusion is Conclusion.MAINTAIN
    assert (own.id, own.limbs, own.part_ids, own.factors) == ("t9", ("31(3)",), ("p1", "p2"), POLICING.factors)
    assert own.balance == Balance()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (POLICING, ""),
        (replace(POLICING, duty=Duty.DISCLOSE), "each duty has a public interest test of its own"),
        (replace(POLICING, part_ids=("p1",)), "only where they cover the same information ([2025] UKSC 27)"),
        (replace(POLICING, part_ids=("p1", "p2", "p3")), "over different parts"),
    ],
)
def test_only_limbs_on_the_same_duty_over_the_same_parts_are_weighed_together(other, why):
    refusal = why_not_together(SECURITY, other)
    if why:
        assert why in refusal[0]
        assert refusal[1].endswith(".")
    else:
        assert refusal is None
