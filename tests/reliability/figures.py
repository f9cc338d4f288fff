"""What the tests of this folder counted and measured, printed as a table when they are through."""

from collections.abc import Sequence
from statistics import median

_told: dict[str, dict[str, str]] = {}


def tell(what: str, **figures: object) -> None:
    """Remember figures under a name: `tell("kills", saving=100)`. The later of two figures of one name counts."""
    _told.setdefault(what, {}).update({name.replace("_", " "): str(value) for name, value in figures.items()})


def milliseconds(seconds: Sequence[float]) -> str:
    """The median and the greatest of some durations."""
    return f"median {median(seconds) * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms"


def lines() -> list[str]:
    """The table, by the name of what was counted."""
    width = max((len(name) for figures in _told.values() for name in figures), default=0)
    return [
        line
        for what, figures in sorted(_told.items())
        for line in (what, *(f"    {name:<{width}}  {figure}" for name, figure in figures.items()))
    ]
