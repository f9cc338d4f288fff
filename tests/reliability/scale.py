"""How often a test tries: a little in every run of the tests, the full count with FOI_RELIABILITY=full.

`python -m tests.reliability` makes the full counts and prints the figures.
"""

import os
from typing import TypeVar

FULL = os.environ.get("FOI_RELIABILITY") == "full"


T = TypeVar("T")


def often(usually: T, in_full: T) -> T:
    """How often, or which, in this run."""
    return in_full if FULL else usually


def some(things: list[T], usually: int) -> list[T]:
    """All of these in full, else so many of them, evenly spread with the first and the last."""
    if FULL or len(things) <= usually:
        return things
    return [things[round(place * (len(things) - 1) / (usually - 1))] for place in range(usually)]
