"""One case being worked on. Every change goes: handler, store, history, then word to the window.

So memory is never ahead of the disk: where the store cannot keep a change, the case stays as it was.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.service.commands import Command
from workbench.service.handlers import handle
from workbench.service.history import History, Step
from workbench.service.ports import Clock

Keep = Callable[[Case, str], None]
"""Writes a case with the name of the change. Raises NotKept."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a case. `origin` says who caused it, so that a field need not redraw its own echo."""

    before: Case
    after: Case
    label: str
    origin: object = None
    draft_again: bool = False  # the letter had been approved and has changed since


class CaseSession:
    """A case, its commands and its undo. Not for several threads."""

    def __init__(self, case: Case, law: Callable[[], Law], keep: Keep, clock: Clock) -> None:
        self.case = case
        self.kept_at = clock()
        self._law = law
        self._keep = keep
        self._clock = clock
        self._history = History()

    @property
    def undo_label(self) -> str:
        """The name of the change that Undo takes back, or nothing."""
        return self._history.undo.label if self._history.undo else ""

    @property
    def redo_label(self) -> str:
        """The name of the change that Redo makes again, or nothing."""
        return self._history.redo.label if self._history.redo else ""

    def execute(self, command: Command, origin: object = None) -> Change | None:
        """Make a change and keep it; None where there was nothing to do. Raises RuleViolation, NotKept."""
        before = self.case
        after = handle(before, command, self._law())
        if after is before:
            return None
        change = self._commit(after, command.label, origin)
        self._history.push(Step(command.label, before, change.after, command.joins))
        return change

    def undo(self) -> Change | None:
        """Take the last change back. Raises NotKept."""
        step = self._history.undo
        if step is None:
            return None
        change = self._commit(step.before, f"Undo {step.label}", None)
        self._history.took_back()
        return change

    def redo(self) -> Change | None:
        """Make the change again that was last taken back. Raises NotKept."""
        step = self._history.redo
        if step is None:
            return None
        change = self._commit(step.after, f"Redo {step.label}", None)
        self._history.took_again()
        return change

    def seal(self) -> None:
        """End a run of typing: the next edit is a step of its own."""
        self._history.seal()

    def _commit(self, after: Case, label: str, origin: object) -> Change:
        before = self.case
        after = replace(after, revision=before.revision + 1)
        self._keep(after, label)
        self.case = after
        self.kept_at = self._clock()
        fell_back = before.letter.approval is not None and after.letter.approval is None
        return Change(before, after, label, origin, draft_again=fell_back and not label.startswith("Return"))
