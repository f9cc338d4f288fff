"""Guesses that cost next to nothing, so that a test can make many."""

from tests.fakes.guesses import CHEAP

__all__ = ["CHEAP"]
