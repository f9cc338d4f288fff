"""Commands on the grid of parts and limbs: ticking, choosing, naming paragraphs, harm; and the outcome that rules it.

A qualified limb brings its public interest test with it; the balance itself is never begun for the officer.
"""

from dataclasses import replace
from itertools import count

from workbench.content.law import Law
from workbench.domain.case import Case, Claim, Part, PublicInterestTest
from workbench.domain.exemptions import Catalogue
from workbench.domain.weighing import apart
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers
from workbench.service.handlers.parts import changed, part_in, without_part, worth_keeping, written


def claim_in(part: Part, limb: str) -> Claim:
    """The claim to this limb. Raises RuleViolation where it has gone."""
    found = part.claim(limb)
    if found is None:
        raise RuleViolation(f"Section {limb} is no longer ticked for this part.")
    return found


def set_outcome(case: Case, command: c.SetOutcome, law: Law) -> Case:
    """What the new outcome cannot carry stays with the part, for the letter leaves it out and the checks find it.

    Only what stands there without a word goes: section 21, which came with its outcome.
    """
    before = part_in(case, command.part_id)
    case = changed(case, replace(before, outcome=command.outcome))
    old, new = _only_limb(before, law), _only_limb(part_in(case, before.id), law)
    if old and old != new and before.claim(old) == Claim(old):
        case = _unticked(case, before.id, old, law.catalogue)
    if new and not part_in(case, before.id).claim(new):
        case = _ticked(case, before.id, new, f"{new}→{before.id}", law.catalogue)
    duty = command.outcome.refuses if command.outcome else None
    for claim in part_in(case, before.id).claims:
        limb = law.catalogue.limb(claim.limb)
        if duty is None or limb is None or limb.duty is duty:
            continue
        twins = law.catalogue.twins(limb.code, duty)
        if len(twins) == 1:  # 31(1) is put right as 31(3); where two would do, the officer is asked
            case = _exchange(case, before.id, claim.limb, twins[0], f"{claim.limb}→{before.id}", law.catalogue)
    return case


def tick_limb(case: Case, command: c.TickLimb, law: Law) -> Case:
    part = part_in(case, command.part_id)
    if part.claim(command.limb):
        return case
    verdict = law.combinations.offered(part.outcome, command.limb, law.catalogue, part.claims)
    if not verdict.allowed:
        raise RuleViolation(verdict.sentence, verdict.remedy)
    return _ticked(case, part.id, command.limb, command.test_id, law.catalogue)


def untick_limb(case: Case, command: c.UntickLimb, law: Law) -> Case:
    part = part_in(case, command.part_id)
    claim_in(part, command.limb)
    return _unticked(case, part.id, command.limb, law.catalogue)


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


def _only_limb(part: Part, law: Law) -> str:
    """The one limb that an outcome stands on, or nothing."""
    return law.combinations.of(part.outcome).only_limb if part.outcome else ""


def _ticked(case: Case, part_id: str, limb: str, test_id: str, catalogue: Catalogue) -> Case:
    part = part_in(case, part_id)
    case = changed(case, replace(part, claims=(*part.claims, Claim(limb))))
    return _with_test(case, part_id, limb, test_id, catalogue)


def _unticked(case: Case, part_id: str, limb: str, catalogue: Catalogue) -> Case:
    part = part_in(case, part_id)
    left = tuple(_no_longer_to(claim, limb) for claim in part.claims if claim.limb != limb)
    return _without_test(changed(case, replace(part, claims=left)), part_id, limb, catalogue)


def _no_longer_to(claim: Claim, limb: str, instead: str = "") -> Claim:
    """A claim in the alternative to a limb, now to another or to none."""
    if claim.particulars.alternative_to != limb:
        return claim
    return replace(claim, particulars=replace(claim.particulars, alternative_to=instead))


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
    claims = tuple(new if claim is old else _no_longer_to(claim, limb, instead) for claim in part.claims)
    case = changed(case, replace(part, claims=claims))
    old_test = _test_of(case, limb, part_id)
    if old_test and found.public_interest and old_test.duty is found.duty and old_test.part_ids == (part_id,):
        return _renamed_test(case, old_test, limb, instead)
    return _with_test(_without_test(case, part_id, limb, catalogue), part_id, instead, test_id, catalogue)


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
    """The limb's public interest test speaks of this part too, if it needs one (FOIA s.2(1)(b), s.2(2)(b)).

    A joint test takes a part in only when the part relies on all of its limbs: they then cover the same information.
    """
    found = catalogue.limb(limb)
    if found is None or not found.public_interest or _test_of(case, limb, part_id):
        return case
    part = part_in(case, part_id)
    for test in sorted((test for test in case.tests if limb in test.limbs), key=lambda test: -len(test.limbs)):
        others = [_test_of(case, other, part_id) for other in test.limbs if other != limb]
        if all(part.claim(other) for other in test.limbs) and not any(o and _speaks_of(o, part_id) for o in others):
            return _joined(case, test, part_id)
    new = PublicInterestTest(_free_id(case, test_id), found.duty, (limb,), (part_id,))
    return replace(case, tests=(*case.tests, new))


def _joined(case: Case, test: PublicInterestTest, part_id: str) -> Case:
    """The test over this part too, which leaves the tests of the single limbs that the test holds together."""
    order = [part.id for part in case.parts]
    joined = replace(test, part_ids=tuple(sorted((*test.part_ids, part_id), key=order.index)))
    tests = (
        joined
        if each is test
        else without_part(each, part_id)
        if set(each.limbs) <= set(test.limbs) and part_id in each.part_ids
        else each
        for each in case.tests
    )
    return replace(case, tests=worth_keeping(tuple(tests)))


def _without_test(case: Case, part_id: str, limb: str, catalogue: Catalogue) -> Case:
    """The limb's test no longer speaks of this part. Where it is a joint one, its other limbs are weighed on.

    If nothing else in the test relies on the limb, the limb leaves it; otherwise the part does.
    """
    test = _test_of(case, limb, part_id)
    if test is None:
        return case
    part = case.part(part_id)
    left = [other for other in test.limbs if other != limb and part and part.claim(other)]
    if left and not any(part.id in test.part_ids and part.claim(limb) for part in case.parts):
        rest, own = apart(test, limb, _free_id(case, f"{limb}→{part_id}"))
        own = replace(own, part_ids=(), factors=tuple(replace(factor, part_ids=()) for factor in own.factors))
        place = case.tests.index(test)
        return replace(case, tests=worth_keeping((*case.tests[:place], rest, own, *case.tests[place + 1 :])))
    case = _with_changed_test(case, without_part(test, part_id))
    case = replace(case, tests=worth_keeping(case.tests))
    for other in left:
        case = _with_test(case, part_id, other, f"{other}→{part_id}", catalogue)
    return case


def _speaks_of(test: PublicInterestTest, part_id: str) -> bool:
    """True where somebody has written about a part in a test, so that it must not leave by itself."""
    named = {id_ for factor in test.factors for id_ in factor.part_ids} | set(test.balance.part_ids)
    return part_id in named or (test.part_ids == (part_id,) and written(test))


def _free_id(case: Case, wanted: str) -> str:
    """The id, with something added where a test is called that already."""
    taken = {test.id for test in case.tests}
    return next(id_ for id_ in (wanted + "′" * more for more in count()) if id_ not in taken)


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
