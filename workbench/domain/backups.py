"""Which backups are kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BackupRule:
    """How often a backup is made, and how many of the older ones are kept."""

    every_minutes: int = 30
    daily: int = 12
    weekly: int = 10
    monthly: int = 9
