"""The recovery key, as it is printed and typed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.protection.recovery import looks_like_one, new_recovery_key, normalised

KEY = "DS6Q-8FBS-43ZE-AE2A-NQGH-WP5C-CJZ4-5ACE"


def test_it_has_eight_groups_of_letters_that_cannot_be_mistaken():
    key = new_recovery_key()
    assert [len(group) for group in key.split("-")] == [4] * 8
    assert not set(key) & set("ILOU01")
    assert normalised(key) == key
    assert len({new_recovery_key() for _ in range(50)}) == 50


@pytest.mark.parametrize("typed", [KEY, KEY.lower(), KEY.replace("-", ""), KEY.replace("-", " "), f"\t{KEY}\n"])
def test_how_it_is_typed_makes_no_difference(typed):
    assert normalised(typed) == KEY


@pytest.mark.parametrize("place", [at for at, char in enumerate(KEY) if char != "-"])
def test_one_wrong_letter_anywhere_is_noticed(place):
    for wrong in "ABCDEFGHJKMNPQRSTVWXYZ23456789":
        typed = KEY[:place] + wrong + KEY[place + 1 :]
        assert normalised(typed) == (KEY if typed == KEY else None)


@pytest.mark.parametrize(
    "text", ["", "gorau awen gwirionedd", "Heddlu Gogledd Cymru, pob un o honom", KEY[:-2], "ŵ" * 32]
)
def test_what_is_none_does_not_look_like_one(text):
    assert not looks_like_one(text)
    assert normalised(text) is None


@pytest.mark.parametrize(
    "slip",
    [
        *(KEY.replace("Q", misread) for misread in "O01IL"),
        KEY[:-1],
        KEY + "A",
        KEY.replace("DS", "SD"),
        KEY.replace("4", "A"),
    ],
)
def test_a_slip_still_looks_like_one(slip):
    assert looks_like_one(slip)
    assert normalised(slip) is None


@given(st.text())
def test_any_other_text_is_none(text):
    assert normalised(text) is None


@given(st.integers(0, len(KEY)), st.sampled_from([" ", "-", "\n", "\t", "\u00a0", "–"]))
def test_what_parts_the_letters_makes_no_difference(place, part):
    assert normalised(KEY[:place] + part + KEY[place:]) == KEY
