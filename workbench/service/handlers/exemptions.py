"""Commands on the grid of parts and limbs: ticking, choosing, naming paragraphs, harm; and the outcome that rules it.

A qualified limb brings its public interest test with it; the balance itself is never begun for the officer.
"""

from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case, Claim, Duty, Part, PublicInterestTest
from workbench.domain.exemptions import Catalogue
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers
from workbench.service.handlers.parts import changed, part_in, without_part, worth_keeping


def claim_in(part: Part, limb: str) -> Claim:
    """The claim to this limb. Raises RuleViolation where it has gone."""
    found = part.claim(limb)
    if found is None:
        raise RuleViolation(f"Section {limb} is no longer ticked for this part.")
    return found


def set_outcome(case: Case, command: c.SetOutcome, law: Law) -> Case:
    part = replace(part_in(case, command.part_id), outcome=command.outcome)
    duty = command.outcome.refuses if command.outcome else None
    case = changed(case, part)
    if duty is None:
        return case
    for claim in part.claims:
        limb = law.catalogue.limb(claim.limb)
        if limb is None or limb.duty is duty:
            continue
        twins = law.catalogue.twins(limb.code, duty)
        if len(twins) == 1:  # 31(1) is put right as 31(3); where two would do, the officer is asked
            case = _exchange(case, part.id, claim.limb, twins[0], f"{claim.limb}→{part.id}", law.catalogue)
    return case


def tick_limb(case: Case, command: c.TickLimb, law: Law) -> Case:
    part = part_in(case, command.part_id)
    limb = law.catalogue.limb(command.limb)
    if limb is None:
        raise RuleViolation(f"There is no section {command.limb} in Part II of the Act.", "Choose one from the grid.")
    duty = part.outcome.refuses if part.outcome else None
    if duty and limb.duty is not duty:
        raise RuleViolation(_wrong_duty(limb.code, duty), "Choose a limb on the duty that this part refuses.")
    if part.claim(limb.code):
        return case
    case = changed(case, replace(part, claims=(*part.claims, Claim(limb.code))))
    return _with_test(case, part.id, limb.code, command.test_id, law.catalogue)


def untick_limb(case: Case, command: c.UntickLimb, law: Law) -> Case:
    part = part_in(case, command.part_id)
    claim_in(part, command.limb)
    claims = tuple(claim for claim in part.claims if claim.limb != command.limb)
    return _without_test(changed(case, replace(part, claims=claims)), part.id, command.limb)


def choose_limb(case: Case, command: c.ChooseLimb, law: Law) -> Case:
    part = part_in(case, command.part_id)
    claim_in(part, command.limb)
    if law.catalogue.column_of(command.chosen) != law.catalogue.column_of(command.limb):
        raise RuleViolation(f"Section {command.chosen} is not a limb of section {command.limb}.")
    if part.claim(command.chosen):
        return case
    return _exchange(case, part.id, command.limb, command.chosen, command.test_id, law.catalogue)


def set_paragraphs(case: Case, command: c.SetParagraphs, law: Law) -> Case:
    part = part_in(case, command.part_id)
    limb = law.catalogue.limb(command.limb)
    order = [paragraph.code for paragraph in limb.paragraphs] if limb else []
    unknown = [code for code in command.paragraphs if code not in order]
    if unknown:
        raise RuleViolation(f"Section {command.limb} has no paragraph {unknown[0]}.")
    chosen = tuple(code for code in order if code in command.paragraphs)
    return _with_claim(case, part, replace(claim_in(part, command.limb), paragraphs=chosen))


def set_reason(case: Case, command: c.SetReason, law: Law) -> Case:
    part = part_in(case, command.part_id)
    return _with_claim(case, part, replace(claim_in(part, command.limb), reason=command.reason))


def set_harm(case: Case, command: c.SetHarm, law: Law) -> Case:
    part = part_in(case, command.part_id)
    return _with_claim(case, part, replace(claim_in(part, command.limb), harm=command.harm))


def set_particulars(case: Case, command: c.SetParticulars, law: Law) -> Case:
    part = part_in(case, command.part_id)
    claim = claim_in(part, command.limb)
    other = command.particulars.alternative_to
    if other and (other == claim.limb or part.claim(other) is None):
        raise RuleViolation(
            f"Section {claim.limb} can be cited in the alternative only to another limb that is ticked for this part.",
            f"Tick section {other} first." if other != claim.limb else "Choose the other limb.",
        )
    return _with_claim(case, part, replace(claim, particulars=command.particulars))


def _wrong_duty(limb: str, duty: Duty) -> str:
    if duty is Duty.CONFIRM_OR_DENY:
        return f"Section {limb} does not lift the duty to confirm or deny."
    return f"Section {limb} lifts the duty to confirm or deny, which this part does not refuse."


def _with_claim(case: Case, part: Part, claim: Claim) -> Case:
    claims = tuple(claim if other.limb == claim.limb else other for other in part.claims)
    return changed(case, replace(part, claims=claims))


def _exchange(case: Case, part_id: str, limb: str, instead: str, test_id: str, catalogue: Catalogue) -> Case:
    """Another limb in place of one, keeping what was written on it as far as the new limb can hold it."""
    part = part_in(case, part_id)
    found = catalogue.limb(instead)
    if found is None or part.claim(instead):
        return case
    old = claim_in(part, limb)
    codes = {paragraph.code for paragraph in found.paragraphs}
    new = replace(old, limb=instead, paragraphs=tuple(code for code in old.paragraphs if code in codes))
    case = changed(case, replace(part, claims=tuple(new if claim is old else claim for claim in part.claims)))
    old_test = _test_of(case, limb, part_id)
    if old_test and found.public_interest and old_test.duty is found.duty and old_test.part_ids == (part_id,):
        return _renamed_test(case, old_test, limb, instead)
    return _with_test(_without_test(case, part_id, limb), part_id, instead, test_id, catalogue)


def _renamed_test(case: Case, test: PublicInterestTest, limb: str, instead: str) -> Case:
    """The same test, now for the limb that was chosen: its factors speak of that limb."""
    renamed = replace(
        test,
        limbs=tuple(instead if code == limb else code for code in test.limbs),
        factors=tuple(replace(f, limb=instead) if f.limb == limb else f for f in test.factors),
    )
    return _with_changed_test(case, renamed)


def _test_of(case: Case, limb: str, part_id: str | None = None) -> PublicInterestTest | None:
    return next(
        (test for test in case.tests if limb in test.limbs and (part_id is None or part_id in test.part_ids)), None
    )


def _with_test(case: Case, part_id: str, limb: str, test_id: str, catalogue: Catalogue) -> Case:
    """The limb's public interest test speaks of this part too, if it needs one (FOIA s.2(1)(b), s.2(2)(b))."""
    found = catalogue.limb(limb)
    if found is None or not found.public_interest or _test_of(case, limb, part_id):
        return case
    test = _test_of(case, limb)
    if test is None:
        new = PublicInterestTest(test_id, found.duty, (limb,), (part_id,))
        return replace(case, tests=(*case.tests, new))
    order = [part.id for part in case.parts]
    parts = tuple(sorted((*test.part_ids, part_id), key=order.index))
    return _with_changed_test(case, replace(test, part_ids=parts))


def _without_test(case: Case, part_id: str, limb: str) -> Case:
    """The limb's test no longer speaks of this part, unless another of its limbs still stands on it."""
    test = _test_of(case, limb, part_id)
    part = case.part(part_id)
    if test is None or (part and any(part.claim(other) for other in test.limbs if other != limb)):
        return case
    case = _with_changed_test(case, without_part(test, part_id))
    return replace(case, tests=worth_keeping(case.tests))


def _with_changed_test(case: Case, test: PublicInterestTest) -> Case:
    return replace(case, tests=tuple(test if other.id == test.id else other for other in case.tests))


HANDLERS: Handlers = {
    c.SetOutcome: set_outcome,
    c.TickLimb: tick_limb,
    c.UntickLimb: untick_limb,
    c.ChooseLimb: choose_limb,
    c.SetParagraphs: set_paragraphs,
    c.SetReason: set_reason,
    c.SetHarm: set_harm,
    c.SetParticulars: set_particulars,
}
