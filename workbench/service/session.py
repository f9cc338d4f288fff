"""One case being worked on. Every change goes: handler, sign-off, store, history, then word to the window.

So memory is never ahead of the disk: where the store cannot keep a change, the case stays as it was. An approval or a
submission that no longer fits what the letter says falls in the same step, and Undo brings both back. A hold stands
beside all that: it is put on and released on purpose, never by Undo.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.content.law import Law
from workbench.domain.arrival import Original
from workbench.domain.case import Case
from workbench.domain.letter import Item, SealedLetter, Status
from workbench.domain.signoff import fingerprint, settled
from workbench.errors import RuleViolation
from workbench.service.commands import (
    ApproveLetter,
    Command,
    PutOnHold,
    RecordIssue,
    ReleaseHold,
    SubmitLetter,
    TakeLetters,
)
from workbench.service.handlers import handle
from workbench.service.history import History, Step
from workbench.service.ports import Clock

Keep = Callable[[Case, str, tuple[SealedLetter, ...], tuple[Original, ...]], None]
"""Writes a case with the name of the change, letters just issued and files just arrived. Raises NotKept."""

Items = Callable[[Case], tuple[Item, ...]]
"""What an approval of the case's letter speaks of, under the law in use."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a case. `origin` says who caused it, so that a field need not redraw its own echo."""

    before: Case
    after: Case
    label: str
    origin: object = None
    draft_again: bool = False  # the letter was with the approver, or approved, and has changed since: see `fell_back`


class CaseSession:
    """A case, its commands and its undo. Not for several threads."""

    def __init__(self, case: Case, law: Callable[[], Law], keep: Keep, clock: Clock, items: Items) -> None:
        self.case = case
        self.kept_at = clock()
        self._law = law
        self._keep = keep
        self._clock = clock
        self._items = items
        self._history = History()

    @property
    def undo_label(self) -> str:
        """The name of the change that Undo takes back, or nothing."""
        return self._history.undo.label if self._history.undo else ""

    @property
    def redo_label(self) -> str:
        """The name of the change that Redo makes again, or nothing."""
        return self._history.redo.label if self._history.redo else ""

    @property
    def items(self) -> tuple[Item, ...]:
        """What an approval of the letter as it stands would speak of."""
        return self._items(self.case)

    def execute(self, command: Command, origin: object = None, originals: tuple[Original, ...] = ()) -> Change | None:
        """Make a change and keep it; None where there was nothing to do. Raises RuleViolation, NotKept.

        `originals` are the files of the sources that the change brings.
        """
        if isinstance(command, RecordIssue | TakeLetters):
            raise RuleViolation("A letter goes out together with its pages.", "Issue it from the letter's page.")
        before = self.case
        after = handle(before, command, self._law())
        if after is before:
            return None
        if isinstance(command, SubmitLetter | ApproveLetter):
            after = self._bound(after)
        change = self._commit(after, command.label, origin, originals=originals)
        if not isinstance(command, PutOnHold | ReleaseHold):
            self._history.push(Step(command.label, before, change.after, command.joins))
        return change

    def issue(self, command: RecordIssue | TakeLetters, *sealed: SealedLetter) -> Change:
        """Record that letters went out, and keep their pages with them. It can never be taken back.

        Raises RuleViolation, NotKept; then nothing has happened.
        """
        change = self._commit(handle(self.case, command, self._law()), command.label, None, sealed)
        self._history.clear()
        return change

    def undo(self) -> Change | None:
        """Take the last change back. Raises NotKept."""
        step = self._history.undo
        if step is None:
            return None
        change = self._commit(self._as_held(step.before), f"Undo {step.label}", None)
        self._history.took_back()
        return change

    def redo(self) -> Change | None:
        """Make the change again that was last taken back. Raises NotKept."""
        step = self._history.redo
        if step is None:
            return None
        change = self._commit(self._as_held(step.after), f"Redo {step.label}", None)
        self._history.took_again()
        return change

    def seal(self) -> None:
        """End a run of typing: the next edit is a step of its own."""
        self._history.seal()

    def settle(self, label: str) -> Change | None:
        """Let an approval fall that no longer fits, because something outside the case has changed since.

        Raises NotKept.
        """
        after = settled(self.case, self.items)
        return None if after is self.case else self._commit(after, label, None)

    def _as_held(self, case: Case) -> Case:
        """An earlier or later state of the case under the hold that stands now."""
        return replace(case, hold=self.case.hold)

    def _commit(
        self,
        after: Case,
        label: str,
        origin: object,
        sealed: tuple[SealedLetter, ...] = (),
        originals: tuple[Original, ...] = (),
    ) -> Change:
        before = self.case
        after = replace(settled(after, self._items(after)), revision=before.revision + 1)
        self._keep(after, label, sealed, originals)
        self.case = after
        self.kept_at = self._clock()
        fell = before.letter.status is not Status.DRAFT and after.letter.status is Status.DRAFT
        return Change(before, after, label, origin, draft_again=fell and bool(after.letter.fell_back))

    def _bound(self, after: Case) -> Case:
        """The case with what was put forward or approved. Raises RuleViolation where that was another letter."""
        letter, now = after.letter, self._items(after)
        code = fingerprint(now)
        if letter.approval is None:
            submission = letter.submission and replace(letter.submission, code=code, items=now)
            return replace(after, letter=replace(letter, submission=submission))
        if letter.approval.code not in ("", code):
            raise RuleViolation(
                "The letter is not what was approved: it has changed since.", "Have it approved as it stands now."
            )
        return replace(after, letter=replace(letter, approval=replace(letter.approval, code=code, items=now)))
