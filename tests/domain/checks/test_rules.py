"""Each rule with a case that it finds, and one as near to it as can be that it leaves alone."""

import pytest

from tests.domain.checks import rows_cost, rows_parts, rows_rest, rows_silence, rows_time, rows_words
from tests.domain.checks.given import RETROSPECTIVE, example
from workbench.domain.authority import LetterOrder
from workbench.domain.checks import RULES
from workbench.domain.findings import Page
from workbench.domain.letter import LetterKind

ROWS = (*rows_parts.ROWS, *rows_silence.ROWS, *rows_words.ROWS, *rows_cost.ROWS, *rows_rest.ROWS, *rows_time.ROWS)
IDS = [f"{number}-{row.rule}" for number, row in enumerate(ROWS)]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_the_fault_is_found(row):
    found = [finding for finding in row.fault(example()).findings() if finding.rule == row.rule]
    assert {finding.severity for finding in found} == {row.severity}
    for finding in found:
        assert finding.place.page in Page
        assert finding.provision
        for sentence in (finding.sentence, finding.remedy):
            assert sentence.endswith((".", "”."))
            assert "\n" not in sentence


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_what_is_near_to_the_fault_is_left_alone(row):
    assert row.rule not in row.fine(example()).rules()


@pytest.mark.parametrize("text", rows_words.GIVEN)
def test_what_the_records_say_is_not_the_letter(text):
    assert example().answer(RETROSPECTIVE, text).findings() == ()


def test_every_rule_stands_in_the_tables():
    assert {row.rule for row in ROWS} == {rule.id for rule in RULES}


def test_all_twenty_eight_are_there():
    assert {row.number for row in ROWS} - {0} == set(range(1, 29))


def test_every_rule_has_its_own_id_and_runs_for_some_letter():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.letters <= set(LetterKind) and rule.letters for rule in RULES)


@pytest.mark.parametrize("order", LetterOrder)
def test_the_finished_example_has_nothing_left(order):
    assert example().force(letter_order=order).findings() == ()
