"""Commands on the letter: its date, its approval, its own words."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.letter import Approval
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class SetLetterDate(Command):
    """Date the letter."""

    label = "Change letter's date"
    dated: date | None


@dataclass(frozen=True, slots=True)
class ApproveLetter(Command):
    """Mark the letter final, with who approved it."""

    label = "Mark letter final"
    approval: Approval


@dataclass(frozen=True, slots=True)
class ReturnToDraft(Command):
    """Make the letter a draft again."""

    label = "Return letter to draft"


@dataclass(frozen=True, slots=True)
class SetCaveat(Command):
    """Write this letter's own caveat about its figures; empty takes the force's."""

    label = "Write caveat"
    text: str

    @property
    def joins(self) -> str:
        return "caveat"
