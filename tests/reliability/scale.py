"""How often a test tries: a little in every run of the tests, the full count with FOI_RELIABILITY=full.

`python -m tests.reliability` makes the full counts and prints the figures.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

FULL = os.environ.get("FOI_RELIABILITY") == "full"


T = TypeVar("T")


def often(usually: T, in_full: T) -> T:
    """How often, or which, in this run."""
    return in_full if FULL else usually


def some(things: Sequence[T], many: int) -> list[T]:
    """So many of these, evenly spread, with the first and the last."""
    if len(things) <= many:
        return list(things)
    return [things[round(place * (len(things) - 1) / (many - 1))] for place in range(many)]
