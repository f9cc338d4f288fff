"""How lists of phrases become patterns.

The lists in `phrases`, `things` and `standard` hold one phrase a line, each a small pattern over a plain sentence:
small letters, straight quotes, single spaces. Every repetition is bounded, so that a long sentence costs no more than
its length.
"""

import re

Pattern = re.Pattern[str]
Match = re.Match[str]


def one_of(lines: str) -> str:
    """A group that matches any of these lines."""
    return "(?:" + "|".join(line for raw in lines.splitlines() if (line := raw.strip())) + ")"


def words_of(text: str) -> frozenset[str]:
    """A set of words, written as running text."""
    return frozenset(text.split())


def whole(lines: str) -> Pattern:
    """Any of these lines as whole words, anywhere."""
    return re.compile(rf"\b{one_of(lines)}\b")


def opening(lines: str) -> Pattern:
    """Any of these lines as whole words, at the start."""
    return re.compile(rf"{one_of(lines)}\b")
