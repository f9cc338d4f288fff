"""Commands on the public interest tests."""

from dataclasses import dataclass

from workbench.domain.case import Conclusion, Factor
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class AddFactor(Command):
    """Put a factor at the foot of its column."""

    label = "Add factor"
    test_id: str
    factor: Factor


@dataclass(frozen=True, slots=True)
class EditFactor(Command):
    """Change a factor. `field` is the one being typed in."""

    label = "Change factor"
    test_id: str
    factor: Factor
    field: str = ""

    @property
    def joins(self) -> str:
        return f"factor {self.factor.id} {self.field}" if self.field else ""


@dataclass(frozen=True, slots=True)
class RemoveFactor(Command):
    """Take a factor away."""

    label = "Remove factor"
    test_id: str
    factor_id: str


@dataclass(frozen=True, slots=True)
class MoveFactor(Command):
    """Move a factor within its column: -1 up, 1 down."""

    label = "Move factor"
    test_id: str
    factor_id: str
    by: int


@dataclass(frozen=True, slots=True)
class Conclude(Command):
    """Say where the balance comes down."""

    label = "Conclude balance"
    test_id: str
    conclusion: Conclusion | None


@dataclass(frozen=True, slots=True)
class SetBalanceReasons(Command):
    """Write the reasons of a balance."""

    label = "Write balance"
    test_id: str
    reasons: str

    @property
    def joins(self) -> str:
        return f"balance {self.test_id}"


@dataclass(frozen=True, slots=True)
class SetConcludedParts(Command):
    """Say on which parts the balance is concluded."""

    label = "Change parts concluded on"
    test_id: str
    part_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeighTogether(Command):
    """Make one test of two on the same duty and the same parts: [2025] UKSC 27."""

    label = "Weigh together"
    test_id: str
    other_id: str


@dataclass(frozen=True, slots=True)
class WeighApart(Command):
    """Give a limb of a joint test a test of its own again, with the factors that speak of it."""

    label = "Weigh apart"
    test_id: str
    limb: str
    new_id: str
