"""Commands on the request as it arrived."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.arrival import Source
from workbench.domain.case import Channel, Mark, Part, Period, Question, Requester
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class TakeRequest(Command):
    """Keep the request's text verbatim, with the questions, parts and marks proposed for it, and where it came from."""

    label = "Take in the request"
    text: str
    questions: tuple[Question, ...] = ()
    parts: tuple[Part, ...] = ()
    marks: tuple[Mark, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class SetReference(Command):
    """Give the case its reference."""

    label = "Change reference"
    reference: str

    @property
    def joins(self) -> str:
        return "reference"


@dataclass(frozen=True, slots=True)
class SetTitle(Command):
    """Give the case a short subject for the list and the letter's heading."""

    label = "Change subject"
    title: str

    @property
    def joins(self) -> str:
        return "title"


@dataclass(frozen=True, slots=True)
class SetReceived(Command):
    """Record the day on which the request arrived; it is day 0 (FOIA s.10(1), s.10(6))."""

    label = "Change date of receipt"
    received: date | None


@dataclass(frozen=True, slots=True)
class SetChannel(Command):
    """Record how the request arrived."""

    label = "Change channel"
    channel: Channel


@dataclass(frozen=True, slots=True)
class SetRequester(Command):
    """Record who asked and where the answer goes."""

    label = "Change requester"
    requester: Requester

    @property
    def joins(self) -> str:
        return "requester"


@dataclass(frozen=True, slots=True)
class SetScope(Command):
    """Record the period that governs the whole request."""

    label = "Change period asked for"
    scope: Period | None


@dataclass(frozen=True, slots=True)
class SetPriority(Command):
    """Record which questions the requester wants answered first, in that order."""

    label = "Change priority"
    question_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetEnvironmental(Command):
    """Record whether any of it is environmental information, for which the EIR and not the Act apply (FOIA s.39)."""

    label = "Decide on environmental information"
    environmental: bool | None


@dataclass(frozen=True, slots=True)
class SetForm(Command):
    """Record how the requester wants to have the information (FOIA s.11(1))."""

    label = "Change form of the answer"
    form: str

    @property
    def joins(self) -> str:
        return "form"


@dataclass(frozen=True, slots=True)
class Decline(Command):
    """Turn a proposal down, so that it is not made again for this case."""

    label = "Turn a proposal down"
    name: str
