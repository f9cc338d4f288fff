"""How strong a passphrase is, and how a wrong one is answered."""

from datetime import UTC, datetime, timedelta

import pytest

from workbench.protection.attempts import Attempts
from workbench.protection.strength import strength

NOON = datetime(2025, 7, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize("weak", ["", "password", "Police2025!", "exampleshire", "qwertyuiop"])
def test_what_is_guessed_first_is_not_good_enough(weak):
    assert not strength(weak, ["Exampleshire"]).good_enough


@pytest.mark.parametrize("good", ["lantern gravel oyster tuesday", "gorau awen gwirionedd heddwch"])
def test_several_words_that_do_not_belong_together_are(good):
    assert strength(good).good_enough
    assert strength(good).sentence.startswith(("Strong", "Very strong"))


def test_the_name_of_the_force_makes_it_no_stronger():
    with_name, without = strength("Exampleshire Police", ["Exampleshire Police"]), strength("Exampleshire Police")
    assert with_name.score < without.score


def test_a_very_long_one_is_judged_quickly():
    assert strength("lantern gravel oyster tuesday " * 1000).good_enough


def test_each_wrong_passphrase_doubles_the_wait_up_to_a_minute():
    attempts, waits = Attempts(), []
    for _ in range(10):
        attempts = attempts.after_wrong(NOON)
        waits.append(attempts.wait(NOON).total_seconds())
    assert waits == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_the_wait_passes_and_a_clock_set_back_does_not_prolong_it():
    attempts = Attempts(5, NOON)
    assert attempts.wait(NOON + timedelta(seconds=3)) == timedelta(seconds=5)
    assert attempts.wait(NOON + timedelta(seconds=9)) == timedelta()
    assert attempts.wait(NOON - timedelta(days=1)) == timedelta()
