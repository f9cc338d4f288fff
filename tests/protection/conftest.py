"""Guesses that cost next to nothing, so that a test can make many."""

import pytest

from workbench.protection.wrapping import Work

CHEAP = Work(memory=64, passes=1, lanes=1)


@pytest.fixture
def cheap():
    return CHEAP
