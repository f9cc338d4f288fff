"""Commands on the public interest tests: factors each way, and the balance."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Balance, Case, Factor, PublicInterestTest
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers
from workbench.service.handlers.parts import worth_keeping


def test_in(case: Case, test_id: str) -> PublicInterestTest:
    """The test with this id. Raises RuleViolation where it has gone."""
    found = case.test(test_id)
    if found is None:
        raise RuleViolation("That public interest test is no longer in the case.")
    return found


def add_factor(case: Case, command: c.AddFactor, law: Law) -> Case:
    test = test_in(case, command.test_id)
    return _changed(case, replace(test, factors=(*test.factors, _within(test, command.factor))))


def edit_factor(case: Case, command: c.EditFactor, law: Law) -> Case:
    test = test_in(case, command.test_id)
    edited = _within(test, command.factor)
    factors = tuple(edited if f.id == edited.id else f for f in test.factors)
    return _changed(case, replace(test, factors=factors))


def remove_factor(case: Case, command: c.RemoveFactor, law: Law) -> Case:
    test = test_in(case, command.test_id)
    return _changed(case, replace(test, factors=tuple(f for f in test.factors if f.id != command.factor_id)))


def move_factor(case: Case, command: c.MoveFactor, law: Law) -> Case:
    test = test_in(case, command.test_id)
    moved = next((factor for factor in test.factors if factor.id == command.factor_id), None)
    if moved is None:
        raise RuleViolation("That factor is no longer in the test.")
    column = list(test.on_side(moved.side))
    place = column.index(moved)
    target = place + command.by
    if not 0 <= target < len(column):
        return case
    column[place], column[target] = column[target], column[place]
    waiting = iter(column)
    factors = tuple(next(waiting) if factor.side is moved.side else factor for factor in test.factors)
    return _changed(case, replace(test, factors=factors))


def conclude(case: Case, command: c.Conclude, law: Law) -> Case:
    test = test_in(case, command.test_id)
    return _changed(case, replace(test, balance=replace(test.balance, conclusion=command.conclusion)))


def set_balance_reasons(case: Case, command: c.SetBalanceReasons, law: Law) -> Case:
    test = test_in(case, command.test_id)
    return _changed(case, replace(test, balance=replace(test.balance, reasons=command.reasons)))


def set_concluded_parts(case: Case, command: c.SetConcludedParts, law: Law) -> Case:
    test = test_in(case, command.test_id)
    parts = tuple(id_ for id_ in test.part_ids if id_ in command.part_ids)
    return _changed(case, replace(test, balance=replace(test.balance, part_ids=parts)))


def weigh_together(case: Case, command: c.WeighTogether, law: Law) -> Case:
    first, second = test_in(case, command.test_id), test_in(case, command.other_id)
    if first.id == second.id:
        return case
    if first.duty is not second.duty:
        raise RuleViolation(
            "One of these tests weighs whether to say that information is held, the other whether to disclose it:"
            " each duty has a public interest test of its own (FOIA s.2(1)(b), s.2(2)(b)).",
            "Weigh together only limbs on the same duty.",
        )
    if set(first.part_ids) != set(second.part_ids):
        raise RuleViolation(
            "Limbs are weighed together only where they cover the same information ([2025] UKSC 27),"
            " and these two tests are over different parts.",
            "Tick both limbs for the same parts, or go on weighing them apart.",
        )
    tests = tuple(_joint(first, second) if test is first else test for test in case.tests if test is not second)
    return replace(case, tests=tests)


def weigh_apart(case: Case, command: c.WeighApart, law: Law) -> Case:
    test = test_in(case, command.test_id)
    if command.limb not in test.limbs:
        raise RuleViolation(f"Section {command.limb} is not weighed in this test.")
    if len(test.limbs) == 1:
        return case
    own = replace(
        test,
        id=command.new_id,
        limbs=(command.limb,),
        factors=tuple(factor for factor in test.factors if factor.limb == command.limb),
        balance=Balance(),
    )
    rest = replace(
        test,
        limbs=tuple(limb for limb in test.limbs if limb != command.limb),
        factors=tuple(factor for factor in test.factors if factor.limb != command.limb),
    )
    place = case.tests.index(test)
    return replace(case, tests=(*case.tests[:place], rest, own, *case.tests[place + 1 :]))


def _joint(first: PublicInterestTest, second: PublicInterestTest) -> PublicInterestTest:
    """Both tests as one. Nothing written is lost, each factor names its limb, and the balance is struck anew.

    A conclusion stands only where both came to the same one.
    """
    one, two = first.balance, second.balance
    return replace(
        first,
        limbs=tuple(dict.fromkeys((*first.limbs, *second.limbs))),
        factors=(*_named(first), *_named(second)),
        balance=Balance(
            one.conclusion if one.conclusion is two.conclusion else None,
            "\n\n".join(reasons for reasons in (one.reasons, two.reasons) if reasons.strip()),
            tuple(id_ for id_ in one.part_ids if id_ in two.part_ids),
        ),
    )


def _named(test: PublicInterestTest) -> tuple[Factor, ...]:
    """The factors of a test, each with the limb that it speaks of; in a test of one limb that goes without saying."""
    if len(test.limbs) != 1:
        return test.factors
    return tuple(factor if factor.limb else replace(factor, limb=test.limbs[0]) for factor in test.factors)


def _within(test: PublicInterestTest, factor: Factor) -> Factor:
    """The factor, speaking of no part that the test is not over."""
    return replace(factor, part_ids=tuple(id_ for id_ in test.part_ids if id_ in factor.part_ids))


def _changed(case: Case, test: PublicInterestTest) -> Case:
    tests = tuple(test if other.id == test.id else other for other in case.tests)
    return replace(case, tests=worth_keeping(tests))


HANDLERS: Handlers = {
    c.AddFactor: add_factor,
    c.EditFactor: edit_factor,
    c.RemoveFactor: remove_factor,
    c.MoveFactor: move_factor,
    c.Conclude: conclude,
    c.SetBalanceReasons: set_balance_reasons,
    c.SetConcludedParts: set_concluded_parts,
    c.WeighTogether: weigh_together,
    c.WeighApart: weigh_apart,
}
