"""The findings are looked at after every change, so they must not be felt."""

import time
from datetime import date

import pytest

from tests.domain.checks.given import COVERT, OVERT, RETROSPECTIVE, Given, example
from tests.domain.checks.rows_cost import refused_for_cost
from workbench.domain.case import (
    Answer,
    Balance,
    Case,
    Claim,
    Conclusion,
    Duty,
    Factor,
    Ground,
    Harm,
    Likelihood,
    Outcome,
    Part,
    PublicInterestTest,
    Question,
    Side,
    Weight,
)
from workbench.domain.checks import findings

QUESTIONS, PARTS = 200, 60
TEXT = "Saying whether information is held would help people to plan around the answer, here and in other places. "


def large() -> Given:
    """Two hundred questions and sixty parts, a third of them silent under three limbs, each with its own words."""
    questions = tuple(
        Question(f"q{n}", str(n), f"How often was the tactic called alpha{n} used against beta{n % 7}?")
        for n in range(QUESTIONS)
    )
    parts = tuple(part(number) for number in range(PARTS))
    silent = tuple(each.id for each in parts if each.claims)
    tests = tuple(weighed(limb, silent) for limb in ("24(2)", "31(3)"))
    request = "\n".join(question.text for question in questions)
    case = Case("c", "1-25", received=date(2025, 7, 1), request=request, questions=questions, parts=parts, tests=tests)
    return Given(case, example().authority)


def part(number: int) -> Part:
    asked = tuple(f"q{n}" for n in range(number, QUESTIONS, PARTS))
    if number % 3:
        return Part(f"p{number}", f"Subject {number}", asked, Outcome.DISCLOSED, Answer(f"{TEXT * 2}{number}"))
    claims = tuple(
        Claim(
            limb,
            ("31(1)(a)",) if limb == "31(3)" else (),
            f"{TEXT}{number} {limb}",
            Harm(f"interest {number}", f"{TEXT * 2}{number}{limb}", Likelihood.WOULD, f"{TEXT}{limb}{number}"),
        )
        for limb in ("23(5)", "24(2)", "31(3)")
    )
    return Part(f"p{number}", f"Subject {number}", asked, Outcome.NEITHER_CONFIRM_NOR_DENY, claims=claims)


def weighed(limb: str, part_ids: tuple[str, ...]) -> PublicInterestTest:
    factors = tuple(
        Factor(f"{limb}{n}", side, f"{TEXT}{n}{limb}", Weight.SOME, (Ground.EXTENT,), limb, part_ids)
        for n, side in enumerate((Side.FOR, Side.AGAINST) * 6)
    )
    return PublicInterestTest(
        limb, Duty.CONFIRM_OR_DENY, (limb,), part_ids, factors, Balance(Conclusion.MAINTAIN, TEXT * 4, part_ids)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Section 24 is absolute and section 31 qualified, ",
        "not absolute ",
        "limit of the limit is ",
        "£25 an hour time ",
        "your request, which we received on ",
        "if we hold, ",
        "review within twenty days ",
        "the Met Office ",
    ],
)
def test_no_words_make_the_findings_slow(text):
    """A hundred thousand characters in one sentence, in several places at once."""
    long = text * (100_000 // len(text))
    given = example().claim(COVERT, "31(3)", reason=long).part(RETROSPECTIVE, advice=long, reason=long)
    known = refused_for_cost(given).part(OVERT, reason=long).known()
    start = time.perf_counter()
    findings(known)
    assert time.perf_counter() - start < 5


def test_a_large_case_is_looked_at_in_a_moment():
    known = large().known()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        findings(known)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05
