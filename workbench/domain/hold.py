"""A hold: somebody has said that a case must not be destroyed, whatever its date, and why."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a case is kept, who said so and when. Only releasing it ends it."""

    reason: str
    by: str = ""
    on: date | None = None
