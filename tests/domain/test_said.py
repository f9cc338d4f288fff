"""What an answer said about a part in a few words, from which a review starts."""

import pytest

from workbench.domain.case import Claim, Holding, Outcome, Part
from workbench.domain.said import said_of

NCND = Outcome.NEITHER_CONFIRM_NOR_DENY
SAID = [
    (None, (), "not answered"),
    (Outcome.DISCLOSED, (), "disclosed"),
    (Outcome.NOT_HELD, (), "not held"),
    (Outcome.WITHHELD, (), "withheld"),
    (Outcome.WITHHELD, (Claim("31(1)", ("31(1)(a)", "31(1)(b)")),), "withheld under section 31(1)(a) and (b)"),
    (Outcome.WITHHELD, (Claim("40(2) with 40(3A)"),), "withheld under section 40(2) with 40(3A)"),
    (
        Outcome.WITHHELD,
        (Claim("40(2) with 40(3A)", ("40(3A)(a)",)), Claim("41(1)")),
        "withheld under section 40(2) with 40(3A)(a) and section 41(1)",
    ),
    (
        Outcome.PARTLY_DISCLOSED,
        (Claim("40(2) with 40(3A)", ("40(3A)(a)", "40(3A)(b)")),),
        "disclosed in part under section 40(2) with 40(3A)(a) and (b)",
    ),
    (NCND, (Claim("31(3)", ("31(1)(a)",)),), "neither confirmed nor denied under section 31(3)"),
]


@pytest.mark.parametrize(("outcome", "claims", "said"), SAID, ids=[row[2] for row in SAID])
def test_outcome_and_limbs_in_a_few_words(outcome, claims, said):
    for holding in (None, *Holding):  # never what the file records about holding
        assert said_of(Part("p", outcome=outcome, claims=claims, holding=holding)) == said
