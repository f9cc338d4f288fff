"""Commands on findings: waiving one, with a reason that stays on the case."""

from dataclasses import dataclass

from workbench.domain.findings import Place, Waiver
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class Waive(Command):
    """Set a finding aside for a reason; a waiver of the same finding is replaced."""

    label = "Waive finding"
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class TakeBackWaiver(Command):
    """Let a finding stand again; without `said`, all that the rule finds at the place."""

    label = "Take back waiver"
    rule: str
    place: Place
    said: str = ""
