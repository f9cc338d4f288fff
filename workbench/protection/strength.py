"""How strong a passphrase is, in words: by the library that knows what people choose and what is tried first."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 72  # characters that are looked at: beyond that nothing is guessed, and looking takes ever longer
_ENOUGH = 3  # of 4

_GUESSES = (6, 9, 13, 16)
"""Powers of ten of guesses from which a passphrase is of the next score. Somebody who has the laptop and many machines
makes about a hundred thousand a second against the wrapping (wrapping.WORK), so 10¹³ take some three years."""

_SAID = (
    "Guessed at once. Use several words that do not belong together.",
    "Guessed within hours. Use several words that do not belong together.",
    "Guessed within months by somebody who has the laptop. Add another word or two.",
    "Strong: guessing would take years.",
    "Very strong: guessing would take centuries.",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """A score from 0 to 4, what it means, and whether a library should be protected with it."""

    score: int
    sentence: str
    good_enough: bool


def strength(passphrase: str, own_words: Sequence[str] = ()) -> Strength:
    """How long a passphrase would stand; `own_words` (names of force and officer) count as guessed first."""
    if not passphrase:
        return Strength(0, "", False)
    from zxcvbn import zxcvbn  # reads long lists of what people choose

    words = [word for word in own_words if word]
    score = bisect(_GUESSES, zxcvbn(passphrase[:_LONGEST], user_inputs=words)["guesses_log10"])
    return Strength(score, _SAID[score], score >= _ENOUGH)
