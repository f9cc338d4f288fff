"""Is the public interest weighed where it must be, on the right parts, and nowhere else? (FOIA s.2, s.17(3))"""

from collections.abc import Iterator

from workbench.domain.case import Conclusion, Part, PublicInterestTest, Side
from workbench.domain.checks.rule import Found, Known, Rule, Stage, balance_provision, short
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.library import slots


def test_done(known: Known) -> Iterator[Found]:
    """Each qualified limb has factors each way and a conclusion with reasons, for every part that relies on it."""
    for part, claim, limb in known.relied_on():
        if not limb.public_interest:
            continue
        tests = [test for test in known.case.tests if claim.limb in test.limbs and part.id in test.part_ids]
        if not tests:
            yield Found(
                f"Section {claim.limb} is qualified, and there is no public interest test for {known.name(part)}.",
                "Weigh the public interest.",
                balance_provision(limb.duty),
                Place(Page.PUBLIC_INTEREST, part_id=part.id, limb=claim.limb),
            )
    for test in _live(known):
        yield from _unfinished(known, test)


def _unfinished(known: Known, test: PublicInterestTest) -> Iterator[Found]:
    limbs = " and ".join(test.limbs)
    missing = [
        name
        for name, there in (
            ("factors in favour of answering", test.on_side(Side.FOR)),
            ("factors in favour of maintaining", test.on_side(Side.AGAINST)),
            ("where the balance lies", test.balance.conclusion),
            ("the reasons for it", test.balance.reasons.strip()),
        )
        if not there
    ]
    if missing:
        yield Found(
            f"The public interest test for section {limbs} is not finished.",
            f"Still to come: {', '.join(missing)}.",
            balance_provision(test.duty),
            Place(Page.PUBLIC_INTEREST, test_id=test.id, field="balance"),
        )


def balance_on_every_part(known: Known) -> Iterator[Found]:
    """The balance concludes on every part that the test is over (FOIA s.17(3))."""
    left: dict[str, list[str]] = {}
    for test in _live(known):
        if test.balance.conclusion is None:
            continue
        for part_id in test.part_ids:
            part = known.case.part(part_id)
            if part and part_id not in test.balance.part_ids:
                left.setdefault(part_id, []).append(test.id)
    for part_id, test_ids in left.items():
        part = known.case.part(part_id)
        tests = [test for test in known.case.tests if test.id in test_ids]
        if part:
            yield Found(
                f"The balance does not conclude on {known.name(part)}"
                f" (section {' and '.join(limb for test in tests for limb in test.limbs)}).",
                "Say in the balance that it holds for this part too, or weigh this part apart.",
                balance_provision(tests[0].duty),
                Place(Page.PUBLIC_INTEREST, test_id=test_ids[0], part_id=part_id, field="concluded"),
                Severity.WARNING,
            )


def balance_supports_refusal(known: Known) -> Iterator[Found]:
    """A balance that favours answering cannot stand under a refusal, unless another limb carries it alone.

    FOIA s.2(1)(b), s.2(2)(b).
    """
    for test in _live(known):
        if test.balance.conclusion is not Conclusion.ANSWER:
            continue
        limbs, place = " and ".join(test.limbs), Place(Page.PUBLIC_INTEREST, test_id=test.id, field="balance")
        parts = [part for id_ in test.part_ids if (part := known.case.part(id_)) and part.outcome]
        if all(_stands_otherwise(known, part) for part in parts if part.outcome and part.outcome.refuses):
            yield Found(
                f"The balance for section {limbs} favours answering: the letter no longer relies on it.",
                "The refusal rests on the other limbs alone. Check that they carry it.",
                balance_provision(test.duty),
                place,
                Severity.WARNING,
            )
            continue
        yield Found(
            f"The balance for section {limbs} favours answering, but the part is refused.",
            "Answer it, or look at the balance again.",
            balance_provision(test.duty),
            place,
        )


def no_needless_test(known: Known) -> Iterator[Found]:
    """No balance is written for an absolute limb, or for one that nothing relies on (FOIA s.2(3))."""
    relied_on = {claim.limb for _, claim, _ in known.relied_on()}
    for test in known.case.tests:
        for code in test.limbs:
            limb = known.catalogue.limb(code)
            place = Place(Page.PUBLIC_INTEREST, test_id=test.id)
            if limb and not limb.public_interest:
                yield Found(
                    f"Section {code} is absolute, yet there is a public interest test for it.",
                    "Remove the test: an absolute exemption is not weighed.",
                    "s.2(3)",
                    place,
                    Severity.WARNING,
                )
            elif code not in relied_on:
                yield Found(
                    f"There is a public interest test for section {code}, which nothing relies on.",
                    "Remove its factors and balance, or tick the limb.",
                    "s.17(3)",
                    place,
                    Severity.WARNING,
                )


def factors_tailored(known: Known) -> Iterator[Found]:
    """A factor from the library speaks of this request, not of requests in general."""
    for test in _live(known):
        for factor in test.factors:
            place = Place(Page.PUBLIC_INTEREST, test_id=test.id, factor_id=factor.id)
            if open_slots := slots(factor.text):
                yield Found(
                    f"A factor under section {factor.limb} still has “[{short(open_slots[0])}]” to fill in.",
                    "Write what it means in this case.",
                    "s.17(3)",
                    place,
                )
            elif factor.source and not factor.tailored:
                yield Found(
                    f"A factor under section {factor.limb} stands as the library has it.",
                    "Fit it to this request, then mark it as tailored.",
                    "s.17(3)",
                    place,
                    Severity.WARNING,
                )
            if factor.weight is None:
                yield Found(
                    f"A factor under section {factor.limb} has no weight.",
                    "Say how much it weighs, and on what grounds.",
                    "s.17(3)",
                    place,
                    Severity.WARNING,
                )


def _stands_otherwise(known: Known, part: Part) -> bool:
    """True where a limb is relied on for a part that no balance has taken away."""
    fell = {
        limb
        for test in known.case.tests
        if test.balance.conclusion is Conclusion.ANSWER and part.id in (test.balance.part_ids or test.part_ids)
        for limb in test.limbs
    }
    return any(each is part and claim.limb not in fell for each, claim, _ in known.relied_on())


def _live(known: Known) -> Iterator[PublicInterestTest]:
    """The tests that something relies on."""
    relied_on = {(part.id, claim.limb) for part, claim, limb in known.relied_on() if limb.public_interest}
    for test in known.case.tests:
        if any((part_id, limb) in relied_on for part_id in test.part_ids for limb in test.limbs):
            yield test


RULES = (
    Rule("test-done", Stage.DRAFTING, test_done),
    Rule("balance-on-every-part", Stage.DRAFTING, balance_on_every_part),
    Rule("balance-supports-refusal", Stage.DRAFTING, balance_supports_refusal),
    Rule("no-needless-test", Stage.DRAFTING, no_needless_test),
    Rule("factors-tailored", Stage.DRAFTING, factors_tailored),
)
