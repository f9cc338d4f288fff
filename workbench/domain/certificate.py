"""What is certified when cases are destroyed: enough to prove that and why, and nothing of what they said."""

from dataclasses import dataclass
from datetime import date, datetime

from workbench.domain.safekeeping import RetentionRule


@dataclass(frozen=True, slots=True)
class Destroyed:
    """A case that is there no longer.

    `line` is that of the library's log where its going is recorded, `digest` the SHA-256 of the case as it was last
    kept: by both the certificate and the log are matched. `closed` and `keep_until` are None where it was still open,
    or no period was set.
    """

    reference: str
    received: date | None
    closed: date | None
    keep_until: date | None
    digest: str
    line: int


@dataclass(frozen=True, slots=True)
class StillHeld:
    """A backup that still holds one of these cases, or may: its file's name, when it was taken (with its zone).

    `gone_by` is the last day on which newer backups will have taken its place; None where only deleting it ends it.
    """

    name: str
    taken: datetime
    gone_by: date | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """Which cases were destroyed, when (with its zone), by whom, under which rule, and which backups still hold them.

    `reason` is what the officer typed where a case went out of turn. `left` are the references of those that were to
    go as well and could not be destroyed. Without a retention period `rule` is None.
    """

    cases: tuple[Destroyed, ...]
    at: datetime
    by: str
    rule: RetentionRule | None
    reason: str = ""
    backups: tuple[StillHeld, ...] = ()
    left: tuple[str, ...] = ()
