"""Commands on the hold of a case: then it is not destroyed. Undo neither puts a hold on nor takes it off."""

from dataclasses import dataclass

from workbench.domain.hold import Hold
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class PutOnHold(Command):
    """Keep the case until the hold is released; a hold that is there already is replaced."""

    label = "Put case on hold"
    hold: Hold


@dataclass(frozen=True, slots=True)
class ReleaseHold(Command):
    """Take the hold off: from then on the retention period counts again."""

    label = "Release hold"
