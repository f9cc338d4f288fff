"""The words that a reader stops at stand in no factor of the library; what may not be counted has its words too."""

import pytest

from tests.domain.checks.given import desk, example
from tests.domain.checks.rows_cost import counting
from workbench.domain.case import Duty, Side

FORCE = "Northshire Police"


def lists(factor):
    """The lists that are searched in a factor."""
    if factor.duty is Duty.CONFIRM_OR_DENY:
        yield from ("confirms or denies", "speaks of disclosure")
    yield from (
        ("irrelevant", "cost of relying on it", "turned round") if factor.side is Side.AGAINST else ("denies the harm",)
    )


@pytest.mark.parametrize("factor", desk().law.factors.factors, ids=lambda factor: factor.key)
def test_the_library_holds_no_factor_that_a_reader_would_stop_at(factor):
    for name in lists(factor):
        listed = desk().law.phrases.of(name)
        if not set(listed.not_under).intersection(code.partition("(")[0] for code in factor.limbs):
            assert listed.find(factor.text, FORCE) == (), name


@pytest.mark.parametrize("entry", desk().law.costs.not_countable, ids=lambda entry: entry.activity)
def test_each_activity_that_may_not_be_counted_is_known_by_its_words(entry):
    assert desk().law.phrases.of(entry.activity).phrases


def test_what_may_not_be_counted_is_named_with_its_activity():
    [finding] = [f for f in counting("Remove names from each page")(example()).findings() if f.rule == "cost-countable"]
    assert finding.sentence == "The estimate counts what may not be counted: “Remove names” (redacting)."
    assert finding.provision == "Fees Regulations 2004, reg. 4(3)"
