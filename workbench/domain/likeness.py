"""How much alike two texts are: simple, the same on every computer, and the same whichever text comes first.

Two measures. `shared` asks how much of the shorter text also stands, in runs of three words, in the longer: a paragraph
that was copied. `alike` asks how many of the words that carry meaning two questions have in common: numbers, years and
plurals do not tell two questions apart, for 2023 and 2024 ask the same thing.
"""

import re
from functools import lru_cache

_RUN = 3  # words
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        "a about after all an and any are as at be been between by can could did do does for from give had has have"
        " how i if in include including into is it its many may me much my no not number of on or our over please"
        " provide say should since so some state tell than that the their them then there these they this those to us"
        " under up use was we were what when where whether which who why will with would you your",
    )
)
_PLURAL = re.compile(r"(?<=ch|sh|ss)es$|(?<!s)s$")
_FEWEST = 3  # words that carry meaning; with fewer two questions cannot be compared


def shared(one: str, other: str) -> float:
    """How much of the shorter text also stands in the longer: from 0 to 1, by runs of three words."""
    first, second = _runs(one), _runs(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def alike(one: str, other: str) -> float:
    """How many of the meaning words of two questions are common to both: from 0 to 1; 0 where there are too few."""
    first, second = meaning(one), meaning(other)
    if min(len(first), len(second)) < _FEWEST:
        return 0.0
    return len(first & second) / len(first | second)


@lru_cache(maxsize=4096)
def meaning(text: str) -> frozenset[str]:
    """The words that carry meaning: no little words, no numbers, no plurals."""
    words = (_PLURAL.sub("", word) for word in _words(text) if word not in _LITTLE)
    return frozenset(word for word in words if len(word) > 1 and not any(char.isdigit() for char in word))


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def forget() -> None:
    """Keep no text in memory any longer: the library that it is from has been locked or replaced."""
    meaning.cache_clear()
    _runs.cache_clear()


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text.casefold()).split()
