"""Commands on the public interest tests: factors each way, and the balance."""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case, Factor, PublicInterestTest
from workbench.domain.weighing import apart, together, why_not_together
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
    if refusal := why_not_together(first, second):
        raise RuleViolation(*refusal)
    joint = together(first, second)
    return replace(case, tests=tuple(joint if test is first else test for test in case.tests if test is not second))


def weigh_apart(case: Case, command: c.WeighApart, law: Law) -> Case:
    test = test_in(case, command.test_id)
    if command.limb not in test.limbs:
        raise RuleViolation(f"Section {command.limb} is not weighed in this test.", "Choose one of its limbs.")
    if len(test.limbs) == 1:
        return case
    place = case.tests.index(test)
    return replace(
        case,
        tests=(*case.tests[:place], *apart(test, command.limb, command.new_id), *case.tests[place + 1 :]),
    )


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
