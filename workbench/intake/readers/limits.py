"""How much of a file is read, and for how long: whatever arrives, the desk goes on.

A request is a letter. What is longer, deeper or slower than any letter is told apart from one by these numbers.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbench.errors import KnownError

LARGEST = 25_000_000  # bytes of a file; the usual bound of an e-mail with its enclosures
LONGEST = 1_000_000  # characters of a request
PATIENCE = 2.0  # seconds for a file

TOO_LONG = "holds more than a million characters, which is too long for a request"
AGAIN = "Ask for it again, or open it in its own program, copy the request and paste it."
COPY = "Open it in its own program, copy the request and paste it."

Clock = Callable[[], float]  # seconds, as time.monotonic


class CannotRead(Exception):
    """Why a file, or a part of one, cannot be read: what comes after its name in a sentence, and what to do."""

    def __init__(self, why: str, advice: str = AGAIN) -> None:
        super().__init__(why)
        self.why = why
        self.advice = advice


class TakesTooLong(CannotRead):
    """The file is made so that reading it would not end soon."""

    def __init__(self) -> None:
        super().__init__("takes too long to read", COPY)


class Patience:
    """A stretch of time that is asked after again and again while reading."""

    def __init__(self, seconds: float = PATIENCE, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def spend(self) -> None:
        """Raises TakesTooLong when the time is over."""
        if self.is_over:
            raise TakesTooLong

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return self._clock() > self._end


@contextmanager
def sound(why: str) -> Iterator[None]:
    """Around what a library does with a file that anybody may have made: whatever it raises, the file is at fault.

    The libraries promise no list of exceptions for damaged files, and their tests have found most kinds already.
    Raises CannotRead with `why`.
    """
    try:
        yield
    except (CannotRead, KnownError):
        raise
    except RecursionError as error:
        raise CannotRead("is nested deeper than any letter") from error
    except Exception as error:
        raise CannotRead(why) from error
