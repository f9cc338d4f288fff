"""The way of a letter out: put forward, approved, issued, corrected. Each question can be answered by a test."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.signing import ISSUE, PUT_FORWARD, RECORD_APPROVAL, Signed, Step, ask
from ui.letter_output import begun, open_sentence
from ui.widgets.letter_head import REVIEW_NOT_RECORDED
from workbench.domain.case import Case, EventKind
from workbench.domain.clocks import answered_on
from workbench.domain.letter import LetterKind, Status, Submission
from workbench.errors import BadInput, KnownError, RuleViolation
from workbench.service.commands import ApproveLetter, BeginCorrection, ReturnToDraft, SubmitLetter

T = TypeVar("T")


class LetterSignOff(QObject):
    """Asks who and when, and records it. Nothing is asked for a step that cannot be taken: the reason is said."""

    issued = Signal(str)  # the id of a letter that has just gone out

    def __init__(self, bridge: Bridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        self._took: dict[str, tuple[str, str]] = {}  # who took a step last, with the role, by the step's title

    def submit(self) -> None:
        """Put the letter forward for sign-off."""
        case = self._ready()
        if case is None:
            return
        if case.letter.status is Status.APPROVED:
            self._refuse(RuleViolation("This letter is approved already.", "Issue it, or return it to draft first."))
            return
        step = replace(PUT_FORWARD, time=self._now())

        def put_forward(by: Signed) -> bool:
            return self._bridge.perform(SubmitLetter(Submission(by.name, by.role, by.on, by.time)))

        if self._ask(step, put_forward):
            code = self._bridge.workbench.code(self._bridge.case, self._bridge.authority)
            self._bridge.told.emit(f"The letter is put forward. Draft and sign-off sheet bear the code {code}.")

    def approve(self) -> None:
        """Record who approved the letter, and the code that they wrote back."""
        case = self._ready()
        if case is None:
            return
        if case.letter.status is Status.APPROVED:
            self._refuse(RuleViolation("This letter is approved already.", "Issue it, or return it to draft first."))
            return
        authority, workbench = self._bridge.authority, self._bridge.workbench

        def approved(by: Signed) -> bool:
            approval = workbench.approval(case, authority, by.name, by.role, by.on, by.time, by.code)
            return self._bridge.perform(ApproveLetter(approval))

        if self._ask(RECORD_APPROVAL, approved):
            self._bridge.told.emit("The approval is recorded. Next: issue the letter.")

    def issue(self) -> None:
        """Seal the letter and record that it went out; otherwise say what stands in the way."""
        case = self._ready()
        if case is None:
            return
        if (reason := self._in_the_way(case)) is not None:
            self._refuse(reason)
            return
        put_forward = case.letter.submission
        step = replace(ISSUE, time=self._now())
        if put_forward:
            step = replace(step, name=put_forward.name, role=put_forward.role)
        issued = self._ask(step, lambda by: self._bridge.issue(by.name, by.role, by.on, by.time))
        if issued is not None:
            now = self._bridge.case
            where = " The case now stands under “Answered”." if now and answered_on(now) else ""
            self._bridge.told.emit(f"The letter is issued and sealed. It is listed beside the pages.{where}")
            self.issued.emit(issued.id)

    def return_to_draft(self) -> None:
        """Take submission and approval back."""
        case = self._ready()
        if case is not None and case.letter.status is not Status.DRAFT:
            self._bridge.execute(ReturnToDraft())
        elif case is not None:
            self._bridge.told.emit("The letter is a draft as it is.")

    def correct(self, letter_id: str) -> bool:
        """Begin a new letter that corrects one that went out. False where that cannot be done now."""
        if not self._bridge.execute(BeginCorrection(letter_id)):
            return False
        self._bridge.told.emit("A new letter is begun, which corrects the one that went out. That one stays as it is.")
        return True

    def _in_the_way(self, case: Case) -> KnownError | None:
        if case.letter.status is not Status.APPROVED:
            return RuleViolation("Only an approved letter goes out.", "Put it forward and record its approval first.")
        if case.letter.kind is LetterKind.REVIEW_OUTCOME and case.event(EventKind.REVIEW_REQUESTED) is None:
            return RuleViolation(REVIEW_NOT_RECORDED)
        still = open_sentence(self._bridge, errors_only=True)
        return RuleViolation(still, "Ctrl+G leads to the list under “Before sign-off”.") if still else None

    def _ready(self) -> Case | None:
        """The case with everything that has been typed, or None where there is no letter or typing cannot be kept."""
        bridge = self._bridge
        if bridge.case is None or not bridge.flush():
            return None
        if not begun(bridge.case):
            self._refuse(BadInput("There is no letter yet.", "Paste the request first."))
            return None
        return bridge.case

    def _ask(self, step: Step, make: Callable[[Signed], T]) -> T | None:
        name, role = self._took.get(step.title) or self._before(step)

        def noting(by: Signed) -> T:
            made = make(by)
            self._took[step.title] = (by.name, by.role)
            return made

        filled = replace(step, name=step.name or name, role=step.role or role)
        return ask(filled, self._bridge.workbench.today(), noting, open_sentence(self._bridge), self._page)

    def _before(self, step: Step) -> tuple[str, str]:
        """Who took a step for the case's letter before this one: mostly it is the same person."""
        last = next(reversed(self._bridge.case.issued), None) if self._bridge.case else None
        by = last.approval if last and step.asks_code else last
        return (by.name, by.role) if by else ("", "")

    def _now(self) -> str:
        return self._bridge.workbench.clock().astimezone().strftime("%H:%M")

    def _refuse(self, error: KnownError) -> None:
        self._bridge.failed.emit(error)
