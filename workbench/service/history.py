"""Undo and redo of one case in one session: the steps taken, by name."""

from dataclasses import dataclass

from workbench.domain.case import Case

DEPTH = 200  # steps that can be undone


@dataclass(frozen=True, slots=True)
class Step:
    """One change that was kept: its name, and the case on either side of it."""

    label: str
    before: Case
    after: Case
    joins: str = ""


class History:
    """The steps of a session. Steps in a row that join, as typing does, count as one."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def undo(self) -> Step | None:
        """The step that Undo would take back, or None."""
        return self._done[-1] if self._done else None

    @property
    def redo(self) -> Step | None:
        """The step that Redo would take again, or None."""
        return self._undone[-1] if self._undone else None

    def push(self, step: Step) -> None:
        """Remember a step that has been kept; what was undone before it can no longer be redone."""
        self._undone.clear()
        last = self.undo
        if last and step.joins and last.joins == step.joins:
            step = Step(last.label, last.before, step.after, step.joins)
            self._done.pop()
        self._done.append(step)
        del self._done[:-DEPTH]

    def seal(self) -> None:
        """The next step starts afresh, even if it would join: the officer left the field."""
        last = self.undo
        if last and last.joins:
            self._done[-1] = Step(last.label, last.before, last.after)

    def clear(self) -> None:
        """Forget every step: what has gone out cannot be taken back."""
        self._done.clear()
        self._undone.clear()

    def took_back(self) -> None:
        """The last step was undone."""
        self._undone.append(self._done.pop())

    def took_again(self) -> None:
        """The last undone step was redone."""
        self._done.append(self._undone.pop())
