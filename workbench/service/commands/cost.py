"""Commands on cost worksheets (FOIA s.12; Fees Regulations 2004)."""

from dataclasses import dataclass

from workbench.domain.cost import CostWorksheet
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class AddWorksheet(Command):
    """Start an estimate for one request: the parts that belong to it."""

    label = "Add cost worksheet"
    worksheet_id: str
    part_ids: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class SetWorksheet(Command):
    """Change an estimate. `field` is the one being typed in."""

    label = "Change cost worksheet"
    worksheet: CostWorksheet
    field: str = ""

    @property
    def joins(self) -> str:
        return f"worksheet {self.worksheet.id} {self.field}" if self.field else ""


@dataclass(frozen=True, slots=True)
class CountActivity(Command):
    """Say what a line counts, by the activity's name. What may not be counted is refused with the reason."""

    label = "Choose activity"
    worksheet_id: str
    line_id: str
    activity: str


@dataclass(frozen=True, slots=True)
class RemoveWorksheet(Command):
    """Take an estimate away."""

    label = "Remove cost worksheet"
    worksheet_id: str
