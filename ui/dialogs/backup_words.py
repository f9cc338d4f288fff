"""How a backup is called on the screen."""

from datetime import datetime

from workbench.domain.dates import format_date
from workbench.service.backups import Backup


def when(at: datetime) -> str:
    """A moment as the officer's clock has it."""
    local = at.astimezone()
    return f"{format_date(local.date())}, {local:%H:%M}"


def listed(backup: Backup, cases: int | None = None) -> str:
    """A backup in one line; how many cases it holds where that can be told."""
    holds = "" if cases is None else f" · {cases} case{'s' if cases != 1 else ''}"
    size = f"{backup.size / 1024**2:.1f} MB"
    return f"{when(backup.taken)}{holds} · {size}{' · under a passphrase' if backup.protected else ''}"
