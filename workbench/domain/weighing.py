"""Weighing limbs together that cover the same information ([2025] UKSC 27), and apart again.

Each limb stays specified: a joint test names all of them, and a factor names the one that it speaks of.
"""

from dataclasses import replace

from workbench.domain.case import Balance, Factor, PublicInterestTest

Refusal = tuple[str, str]
"""Why something cannot be, and what to do instead."""


def why_not_together(first: PublicInterestTest, second: PublicInterestTest) -> Refusal | None:
    """Why two tests cannot be made one: they are on different duties, or over different parts."""
    if first.duty is not second.duty:
        return (
            "One of these tests weighs whether to say that information is held, the other whether to disclose it:"
            " each duty has a public interest test of its own (FOIA s.2(1)(b), s.2(2)(b)).",
            "Weigh together only limbs on the same duty.",
        )
    if set(first.part_ids) != set(second.part_ids):
        return (
            "Limbs are weighed together only where they cover the same information ([2025] UKSC 27),"
            " and these two tests are over different parts.",
            "Tick both limbs for the same parts, or go on weighing them apart.",
        )
    return None


def together(first: PublicInterestTest, second: PublicInterestTest) -> PublicInterestTest:
    """Both tests as one. Nothing written is lost; a conclusion stands only where both came to the same one."""
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


def apart(test: PublicInterestTest, limb: str, new_id: str) -> tuple[PublicInterestTest, PublicInterestTest]:
    """The test without a limb, and a test for that limb alone with the factors that speak of it.

    The joint balance stays with the rest: what the limb weighs alone has not been concluded yet.
    """
    rest = replace(
        test,
        limbs=tuple(code for code in test.limbs if code != limb),
        factors=tuple(factor for factor in test.factors if factor.limb != limb),
    )
    own = replace(
        test,
        id=new_id,
        limbs=(limb,),
        factors=tuple(factor for factor in test.factors if factor.limb == limb),
        balance=Balance(),
    )
    return rest, own


def _named(test: PublicInterestTest) -> tuple[Factor, ...]:
    """The factors of a test, each with the limb that it speaks of; in a test of one limb that goes without saying."""
    if len(test.limbs) != 1:
        return test.factors
    return tuple(factor if factor.limb else replace(factor, limb=test.limbs[0]) for factor in test.factors)
