"""What the library keeps for the whole force, each under a name: its block, proclaimed holidays, its own wording, the
safekeeping, and how case logs are matched.

Read in plain SQL: proclaimed holidays are counted with before SQLAlchemy is there (docs/decisions/0005).
"""

import hashlib
from typing import Any, TypeVar

import msgspec

from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.digests import digest
from workbench.domain.overlay import Overlay
from workbench.domain.register import RegisterMatches
from workbench.domain.safekeeping import Safekeeping
from workbench.store import driver
from workbench.store.text import Damaged

AUTHORITY = "authority"
PROCLAIMED = "proclaimed"
OVERLAY = "overlay"
SAFEKEEPING = "safekeeping"
REGISTERS = "registers"

KINDS: dict[str, Any] = {
    AUTHORITY: Authority,
    PROCLAIMED: tuple[Holiday, ...],
    OVERLAY: Overlay,
    SAFEKEEPING: Safekeeping,
    REGISTERS: RegisterMatches,
}
"""What each of them is."""

_T = TypeVar("_T")


def read(connection: driver.Connection, name: str, kind: type[_T]) -> _T | None:
    """The setting of this name, or None where it was never kept. Raises Damaged where it is not what was saved."""
    row = connection.execute("SELECT value, sha256 FROM settings WHERE name = ?", [name]).fetchone()
    return None if row is None else value_of(row[0], row[1], kind)


def value_of(json: str, sha256: str, kind: type[_T]) -> _T:
    """A setting from its row. Raises Damaged."""
    try:
        value = msgspec.json.decode(json, type=kind)
        intact = digest(value) == sha256
    except (ValueError, TypeError):
        raise Damaged from None
    if not intact:
        raise Damaged
    return value


def intact(json: bytes, sha256: str) -> bool:
    """Whether a setting is what was saved, whatever it is: it was written as it was digested."""
    return hashlib.sha256(json).hexdigest() == sha256


def row_of(name: str, value: object) -> dict[str, str]:
    """The row that keeps a setting. Raises Unkeepable."""
    return {"name": name, "value": msgspec.json.encode(value).decode(), "sha256": digest(value)}
