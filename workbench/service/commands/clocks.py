"""Commands on the events that move the clocks."""

from dataclasses import dataclass

from workbench.domain.case import ClockEvent
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class RecordEvent(Command):
    """Record that something happened on a day; an event of the same id is replaced."""

    event: ClockEvent

    @property
    def label(self) -> str:  # type: ignore[override]
        return f"Record {self.event.kind.value}"


@dataclass(frozen=True, slots=True)
class RemoveEvent(Command):
    """Take a recorded event away."""

    label = "Remove event"
    event_id: str
