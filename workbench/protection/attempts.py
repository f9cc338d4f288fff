"""Wrong passphrases cost time: each one doubles the wait before the next is looked at.

It slows down whoever sits at the window. Somebody who has copied the files is slowed by the wrapping alone.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

_FREE = 2  # slips that cost nothing
_LONGEST = 60  # seconds


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often a wrong passphrase was given in a row, and when last."""

    wrong: int = 0
    last: datetime | None = None

    def wait(self, now: datetime) -> timedelta:
        """How long until the next is looked at; nothing where the clock has been set back."""
        if self.last is None or self.wrong <= _FREE or now < self.last:
            return timedelta()
        until = self.last + timedelta(seconds=min(2 ** (self.wrong - _FREE), _LONGEST))
        return max(until - now, timedelta())

    def after_wrong(self, now: datetime) -> "Attempts":
        """One more that was wrong."""
        return replace(self, wrong=self.wrong + 1, last=now)
