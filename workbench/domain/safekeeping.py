"""How a library is looked after: its backups, when it locks itself, how long cases are kept, whom its log names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import PurePath

from workbench.domain.backups import BackupRule

LONGEST_IDLE = 24 * 60
"""Minutes: a library that waits longer than a day before it locks is never locked."""

LONGEST_YEARS = 100
"""What no retention schedule goes beyond."""


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


@dataclass(frozen=True, slots=True)
class Safekeeping:
    """What a force sets for its library. The retention period is the force's own: the program invents none."""

    backups: BackupRule = field(default_factory=BackupRule)
    second_folder: str = ""  # where every backup is put a second time; empty: nowhere
    lock_minutes: int = 10  # without a key or the mouse, before a protected library locks
    retention: RetentionRule | None = None  # None: not set, and no case is ever put forward for destruction
    officer: str = ""  # whom the log names; empty: the computer's name for its user


def faults(safekeeping: Safekeeping) -> Iterator[tuple[str, str]]:
    """What cannot be in these settings: the key, and what is wrong with it as the end of a sentence."""
    backups, retention = safekeeping.backups, safekeeping.retention
    if backups.every_minutes < 1:
        yield "backups.every_minutes", "it is at least one minute"
    for name in ("daily", "weekly", "monthly"):
        if getattr(backups, name) < 0:
            yield f"backups.{name}", "a number of backups is not below zero"
    if safekeeping.second_folder and not PurePath(safekeeping.second_folder).is_absolute():
        yield "second_folder", "the second folder for backups is named in full, from the drive or the root on"
    if not 1 <= safekeeping.lock_minutes <= LONGEST_IDLE:
        yield "lock_minutes", f"it is between 1 and {LONGEST_IDLE:,} minutes"
    if retention and (wrong := retention.fault):
        yield "retention", wrong


def told(before: Safekeeping, after: Safekeeping) -> str:
    """What has been changed, each as it is now, for the log; empty where nothing has."""
    rule = after.backups
    now = {
        "backups": f"backups every {rule.every_minutes} minutes, of which {rule.daily} daily, {rule.weekly} weekly and"
        f" {rule.monthly} monthly are kept",
        "second_folder": f"{'a' if after.second_folder else 'no'} second folder for backups",
        "lock_minutes": f"locks after {after.lock_minutes} minutes",
        "retention": f"cases are kept for {after.retention}" if after.retention else "no retention period",
        "officer": "the name in the log",
    }
    return "; ".join(said for name, said in now.items() if getattr(before, name) != getattr(after, name))
