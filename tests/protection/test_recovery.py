"""The recovery key, as it is printed and typed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.protection.recovery import looks_like_one, new_recovery_key, normalised

KEY = new_recovery_key()


def test_it_has_eight_groups_of_letters_that_cannot_be_mistaken():
    groups = KEY.split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert not set(KEY) & set("ILOU01")
    assert len({new_recovery_key() for _ in range(50)}) == 50


@pytest.mark.parametrize("typed", [KEY, KEY.lower(), KEY.replace("-", ""), KEY.replace("-", " "), f"\t{KEY}\n"])
def test_how_it_is_typed_makes_no_difference(typed):
    assert normalised(typed) == KEY


@pytest.mark.parametrize("place", [at for at, char in enumerate(KEY) if char != "-"])
def test_one_wrong_letter_anywhere_is_noticed(place):
    for wrong in "ABCDEFGHJKMNPQRSTVWXYZ23456789":
        typed = KEY[:place] + wrong + KEY[place + 1 :]
        assert normalised(typed) == (KEY if typed == KEY else None)


@pytest.mark.parametrize("text", ["", "gorau awen gwirionedd", KEY[:-1], KEY + "A", KEY.replace(KEY[0], "0")])
def test_what_is_none_does_not_look_like_one(text):
    assert not looks_like_one(text)
    assert normalised(text) is None


@given(st.text())
def test_any_text_is_one_or_none(text):
    found = normalised(text)
    assert found is None or looks_like_one(found)
