"""Whatever is ticked, unticked, chosen, decided and weighed: each limb of a part is weighed once, and limbs together
only over the same parts."""

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench import bootstrap
from workbench.domain.case import Case, Factor, Outcome, Part, Question, Side
from workbench.domain.integrity import faults
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers import handle

LAW = bootstrap.load_law()
PARTS = ("p1", "p2", "p3")
LIMBS = ("23(5)", "24(2)", "27(4)", "27(4)(a)", "31(1)", "31(3)", "43(2)")
OUTCOMES = (Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.WITHHELD, Outcome.ACCESSIBLE_ELSEWHERE, Outcome.COST, None)

parts, limbs = st.sampled_from(PARTS), st.sampled_from(LIMBS)
places = st.integers(0, 2)  # which of the tests that there are
steps = st.one_of(
    st.tuples(st.just("tick"), parts, limbs),
    st.tuples(st.just("tick"), parts, limbs),
    st.tuples(st.just("untick"), parts, limbs),
    st.tuples(st.just("choose"), parts, limbs),
    st.tuples(st.just("decide"), parts, st.sampled_from(OUTCOMES)),
    st.tuples(st.just("together"), places, places),
    st.tuples(st.just("apart"), places, limbs),
    st.tuples(st.just("write"), places, parts),
    st.tuples(st.just("remove"), parts, st.none()),
)


def begun():
    """Three parts, two of which rely on two limbs that are weighed together."""
    questions = tuple(Question(f"q{n}", f"{n}", "Why?") for n in (1, 2, 3))
    case = Case("c", questions=questions, parts=tuple(Part(f"p{n}", question_ids=(f"q{n}",)) for n in (1, 2, 3)))
    for part in PARTS:
        case = handle(case, c.SetOutcome(part, Outcome.NEITHER_CONFIRM_NOR_DENY), LAW)
    for part, limb, test in (("p1", "24(2)", "t1"), ("p2", "24(2)", ""), ("p1", "31(3)", "t2"), ("p2", "31(3)", "")):
        case = handle(case, c.TickLimb(part, limb, test), LAW)
    return handle(case, c.WeighTogether("t1", "t2"), LAW)


def command(case, step, new_id):
    kind, one, two = step
    test = [test.id for test in case.tests][one % len(case.tests)] if isinstance(one, int) and case.tests else ""
    match kind:
        case "tick":
            return c.TickLimb(one, two, new_id)
        case "untick":
            return c.UntickLimb(one, two)
        case "choose":
            return c.ChooseLimb(one, LAW.catalogue.column_of(two), two, new_id)
        case "decide":
            return c.SetOutcome(one, two)
        case "together":
            return c.WeighTogether(test, [t.id for t in case.tests][two % len(case.tests)] if case.tests else "")
        case "apart":
            return c.WeighApart(test, two, new_id)
        case "write":
            limb = next((t.limbs[0] for t in case.tests if t.id == test), "")
            return c.AddFactor(test, Factor(new_id, Side.FOR, "Trust.", limb=limb, part_ids=(two,)))
    return c.RemovePart(one)


def check(case):
    assert list(faults(case, LAW.catalogue)) == []
    for part in case.parts:
        for claim in part.claims:
            tests = [test for test in case.tests if claim.limb in test.limbs and part.id in test.part_ids]
            weighed = LAW.catalogue.limb(claim.limb).public_interest
            assert len(tests) == (1 if weighed else 0), (part.id, claim.limb, case.tests)
    for test in case.tests:
        assert len(set(test.limbs)) == len(test.limbs)
        for part in (part for part in case.parts if part.id in test.part_ids):
            assert all(part.claim(limb) for limb in test.limbs), (test, part.claims)


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, max_size=40))
def test_each_limb_is_weighed_once_and_together_only_over_the_same_parts(wanted):
    case, numbers = begun(), count()
    for step in wanted:
        before = [factor.id for test in case.tests for factor in test.factors]
        try:
            case = handle(case, command(case, step, f"n{next(numbers)}"), LAW)
        except RuleViolation:
            continue
        check(case)
        after = {factor.id for test in case.tests for factor in test.factors}
        assert after.issuperset(before), "nothing that was written is lost"
