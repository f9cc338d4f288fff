"""What a command is."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Command:
    """A change that the officer wants."""

    label: ClassVar[str] = ""

    @property
    def joins(self) -> str:
        """Edits in a row with the same, non-empty value are undone together."""
        return ""
