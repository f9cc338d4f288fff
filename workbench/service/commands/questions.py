"""Commands on the questions of a request."""

from dataclasses import dataclass

from workbench.domain.case import Span
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class AddQuestion(Command):
    """Make a question of a stretch of the request, or of the officer's words where `span` is None."""

    label = "Add question"
    question_id: str
    part_id: str
    label_text: str
    span: Span | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class SplitQuestion(Command):
    """Divide a question in two at a place in the request (code points); the second half gets its own part."""

    label = "Split question"
    question_id: str
    at: int
    new_id: str
    part_id: str


@dataclass(frozen=True, slots=True)
class JoinWithNext(Command):
    """Make one question of this and the next; what lies between belongs to it too."""

    label = "Join questions"
    question_id: str


@dataclass(frozen=True, slots=True)
class NestQuestion(Command):
    """Put a question under the one before it."""

    label = "Nest question"
    question_id: str


@dataclass(frozen=True, slots=True)
class UnnestQuestion(Command):
    """Bring a question out from under its parent."""

    label = "Un-nest question"
    question_id: str


@dataclass(frozen=True, slots=True)
class MoveQuestion(Command):
    """Move a question among its neighbours: -1 up, 1 down. Its sub-questions go with it."""

    label = "Move question"
    question_id: str
    by: int


@dataclass(frozen=True, slots=True)
class RelabelQuestion(Command):
    """Call a question something else. Labels may repeat, as requesters' do."""

    label = "Rename question"
    question_id: str
    label_text: str

    @property
    def joins(self) -> str:
        return f"label {self.question_id}"


@dataclass(frozen=True, slots=True)
class SetLeadIn(Command):
    """Say whether a question asks something by itself or only leads in to those under it."""

    label = "Change lead-in"
    question_id: str
    lead_in: bool


@dataclass(frozen=True, slots=True)
class RemoveQuestion(Command):
    """Take a question away. Its words stay in the request; those under it move up."""

    label = "Remove question"
    question_id: str
