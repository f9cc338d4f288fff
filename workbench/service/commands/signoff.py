"""Commands on the way from draft to issue."""

from dataclasses import dataclass

from workbench.domain.case import ClockEvent
from workbench.domain.letter import Approval, IssuedLetter, Override, Submission
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class SubmitLetter(Command):
    """Put the letter forward for sign-off."""

    label = "Submit letter for sign-off"
    submission: Submission


@dataclass(frozen=True, slots=True)
class ApproveLetter(Command):
    """Record who approved the letter, and exactly what (see `domain.signoff`)."""

    label = "Record approval"
    approval: Approval


@dataclass(frozen=True, slots=True)
class ReturnToDraft(Command):
    """Make the letter a draft again."""

    label = "Return letter to draft"


@dataclass(frozen=True, slots=True)
class RecordIssue(Command):
    """Record that the letter went out, with the events that it is for the clocks; a new letter can then be begun.

    `kept` are paragraphs that the officer rewrote for another letter of this case: they wait for that one.
    Only `Workbench.issue` says this, together with the sealed letter: it is a record and cannot be undone.
    """

    label = "Issue letter"
    issued: IssuedLetter
    events: tuple[ClockEvent, ...] = ()
    kept: tuple[Override, ...] = ()
