"""Commands on the words of the request that no question holds, and on how far a question reaches."""

from dataclasses import dataclass

from workbench.domain.case import Role, Span
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class MarkAs(Command):
    """Say what a stretch of the request is. It takes the words from other marks, and from the edge of a question.

    A question that lies wholly within it goes. `question_ids` limit a scope to some questions; none means all.
    """

    label = "Mark words"
    span: Span
    role: Role
    question_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClearMark(Command):
    """Leave a stretch unassigned again. Words that a question holds stay the question's."""

    label = "Leave words unassigned"
    span: Span


@dataclass(frozen=True, slots=True)
class ExtendQuestion(Command):
    """Make these words, no more and no fewer, the question's. It takes them from marks, not from other questions."""

    label = "Change a question’s words"
    question_id: str
    span: Span
