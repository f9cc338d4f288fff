"""Commands on a case that comes back from another officer."""

from dataclasses import dataclass

from workbench.domain.case import Case
from workbench.domain.letter import IssuedLetter
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class MergeCase(Command):
    """Take what was chosen from another version of the case (see `domain.comparison`)."""

    label = "Merge case handed over"
    case: Case


@dataclass(frozen=True, slots=True)
class TakeLetters(Command):
    """Record letters that went out from another library. `issued` are all that went out, in their order.

    Only `HandOver` says this, together with the sealed letters: it is a record and cannot be undone.
    """

    label = "Take over letters that went out"
    issued: tuple[IssuedLetter, ...]
