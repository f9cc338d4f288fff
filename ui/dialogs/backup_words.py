"""How a backup is called on the screen."""

from ui.words import counted, size, when
from workbench.service.backups import Backup


def listed(backup: Backup, cases: int | None = None) -> str:
    """A backup in one line; how many cases it holds where that can be told."""
    holds = "" if cases is None else f" · {counted(cases, 'case')}"
    return f"{when(backup.taken)}{holds} · {size(backup.size)}{' · under a passphrase' if backup.protected else ''}"
