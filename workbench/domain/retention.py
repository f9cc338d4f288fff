"""How long a closed case is kept, and what holds it beyond that."""

from dataclasses import dataclass
from datetime import timedelta

LONGEST_YEARS = 100


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long after the day on which the last of a case was over it is kept: years and months of the calendar."""

    years: int = 0
    months: int = 0

    @property
    def fault(self) -> str:
        """What cannot be about it, as the end of a sentence; empty where it can be."""
        if self.years < 0 or self.months < 0 or not (self.years or self.months):
            return "a retention period is at least one month"
        if self.years > LONGEST_YEARS or self.months > 11:
            return f"it is at most {LONGEST_YEARS} years and 11 months"
        return ""

    @property
    def shortest(self) -> timedelta:
        """The fewest days that it can come to, so that nothing which must not outlast it does."""
        return timedelta(days=365 * self.years + 28 * self.months)

    def __str__(self) -> str:
        said = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((self.years, "year"), (self.months, "month")) if n]
        return " and ".join(said)
