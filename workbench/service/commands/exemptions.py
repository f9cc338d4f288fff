"""Commands on the grid of parts and limbs."""

from dataclasses import dataclass

from workbench.domain.case import Harm, Particulars
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class TickLimb(Command):
    """Rely on a limb for a part. A qualified limb joins its public interest test, or starts one called `test_id`."""

    part_id: str
    limb: str
    test_id: str

    @property
    def label(self) -> str:  # type: ignore[override]
        return f"Tick section {self.limb}"


@dataclass(frozen=True, slots=True)
class UntickLimb(Command):
    """No longer rely on a limb for a part."""

    part_id: str
    limb: str

    @property
    def label(self) -> str:  # type: ignore[override]
        return f"Untick section {self.limb}"


@dataclass(frozen=True, slots=True)
class ChooseLimb(Command):
    """Say which of several limbs is meant: 27(4)(a) where 27(4) was ticked."""

    part_id: str
    limb: str
    chosen: str
    test_id: str

    @property
    def label(self) -> str:  # type: ignore[override]
        return f"Choose section {self.chosen}"


@dataclass(frozen=True, slots=True)
class SetParagraphs(Command):
    """Name the paragraphs that a limb rests on: 31(1)(a)."""

    label = "Name paragraphs"
    part_id: str
    limb: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetReason(Command):
    """Say why a limb applies to a part (FOIA s.17(1)(c))."""

    label = "Write why the limb applies"
    part_id: str
    limb: str
    reason: str

    @property
    def joins(self) -> str:
        return f"reason {self.part_id} {self.limb}"


@dataclass(frozen=True, slots=True)
class SetHarm(Command):
    """Record the harm for a limb and a part. `field` is the one being typed in."""

    label = "Write harm"
    part_id: str
    limb: str
    harm: Harm
    field: str = ""

    @property
    def joins(self) -> str:
        return f"harm {self.part_id} {self.limb} {self.field}" if self.field else ""


@dataclass(frozen=True, slots=True)
class SetParticulars(Command):
    """Record what single limbs ask for beyond reason and harm. `field` is the one being typed in."""

    label = "Write particulars"
    part_id: str
    limb: str
    particulars: Particulars
    field: str = ""

    @property
    def joins(self) -> str:
        return f"particulars {self.part_id} {self.limb} {self.field}" if self.field else ""
