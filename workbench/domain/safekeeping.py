"""How a library is looked after: its backups, when it locks itself, how long cases are kept, whom its log names."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.domain.backups import BackupRule
from workbench.domain.retention import RetentionRule

LONGEST_IDLE = 24 * 60
"""Minutes: a library that waits longer than a day before it locks is never locked."""


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
    if not 1 <= safekeeping.lock_minutes <= LONGEST_IDLE:
        yield "lock_minutes", f"it is between 1 and {LONGEST_IDLE:,} minutes"
    if retention and (wrong := retention.fault):
        yield "retention", wrong
