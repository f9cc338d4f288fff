"""The lines above the letter: which letter and of which day; how far its sign-off has come, and what is next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.date_field import DateField
from ui.widgets.letter_fields import LetterChoice
from workbench.domain.case import Case, EventKind
from workbench.domain.dates import format_date
from workbench.domain.letter import Approval, IssuedLetter, Letter, LetterKind, Status, Submission
from workbench.service.commands import SetLetterDate

REVIEW_NOT_RECORDED = "When the review was asked for is not recorded yet: Case, Record what happened (Ctrl+R)."
"""An outcome answers a review that was asked for: without that day it cannot go out."""

_STEPS = tuple(Status)  # an issued letter is a record of its own: what is written here comes to that at most
_STEP_NAMES = ("Draft", "for sign-off", "approved", "issued")


class LetterHead(QWidget):
    """Kind, date, print and export; under them status in words and the steps. What they do is the page's."""

    print_wanted = Signal()
    export_wanted = Signal()
    sheet_wanted = Signal()
    submit_wanted = Signal()
    approve_wanted = Signal()
    issue_wanted = Signal()
    draft_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.kind = LetterChoice(bridge)
        self.dated = DateField(bridge, SetLetterDate, "Date of the letter")
        self.dated.setFixedWidth(152)
        self.sheet = _button("Sign-off &sheet", "What the approver reads beside the letter (Ctrl+Shift+H)")
        self.print = _button("&Print…", "Print what is in view (Ctrl+P)")
        self.export = _button("E&xport PDF…", "Keep what is in view as a PDF file (Ctrl+E)")
        self.steps = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.status = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.status.setAccessibleName("Status of the letter")
        self.fell_back = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, visible=False)
        self.submit = _button("Put fo&rward…", "Put the letter forward for sign-off (Ctrl+Shift+F)")
        self.approve = _button("Record &approval…", "Record who approved the letter (Ctrl+Shift+R)")
        self.issue = _button("&Issue…", "Seal the letter and record that it went out (Ctrl+Shift+I)")
        self.draft = _button(
            "Retur&n to draft", "Take submission and approval back; DRAFT stands across each page again"
        )
        for button, wanted in (
            (self.print, self.print_wanted),
            (self.export, self.export_wanted),
            (self.sheet, self.sheet_wanted),
            (self.submit, self.submit_wanted),
            (self.approve, self.approve_wanted),
            (self.issue, self.issue_wanted),
            (self.draft, self.draft_wanted),
        ):
            button.clicked.connect(wanted)
        self._lay_out()

    def show_case(self, case: Case, origin: object = None, afresh: bool = False) -> None:
        """Show which letter it is, its date and its status."""
        letter = case.letter
        self.kind.show_kind(letter.kind)
        self.dated.line.setPlaceholderText("the day of issue")
        self.dated.show_value(letter.dated, origin, afresh)
        self.steps.setText(steps_of(letter.status))
        self.status.setText(status_of(case))
        self.fell_back.setText(fell_back_sentence(letter))
        self.fell_back.setVisible(bool(letter.fell_back) and self.steps_row.isVisibleTo(self))
        self._show_buttons(letter.status)

    def set_resting(self, resting: bool) -> None:
        """While a sealed letter is in view, only printing and export have to do with it."""
        self.steps_row.setVisible(not resting)
        self.status.setVisible(not resting)
        self.fell_back.setVisible(not resting and bool(self.fell_back.text()))
        for widget in (self.kind, self.dated, self.sheet):
            widget.setEnabled(not resting)

    def _show_buttons(self, status: Status) -> None:
        """Only the steps that can be next; the keyboard stays among them."""
        steps = {
            self.submit: status is Status.DRAFT,
            self.approve: status in (Status.DRAFT, Status.FOR_SIGN_OFF),
            self.issue: status is Status.APPROVED,
            self.draft: status is not Status.DRAFT,
        }
        had_keyboard = any(button.hasFocus() for button in steps)
        for button, shown in steps.items():
            button.setVisible(shown)
        if had_keyboard:
            next(button for button, shown in steps.items() if shown).setFocus()

    def _lay_out(self) -> None:
        first, self.steps_row = QHBoxLayout(), QWidget()
        second = QHBoxLayout(self.steps_row)
        second.setContentsMargins(0, 0, 0, 0)
        for name, field, widget in (
            ("Le&tter", self.kind, self.kind),
            ("&Dated", self.dated.line, self.dated),
        ):
            label = QLabel(name)
            label.setBuddy(field)
            first.addWidget(label)
            first.addWidget(widget)
        first.addStretch()
        for button in (self.sheet, self.print, self.export):
            first.addWidget(button)
        second.addWidget(self.steps)
        second.addStretch()
        for button in (self.submit, self.approve, self.issue, self.draft):
            second.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.steps_row)
        column.addWidget(self.status)
        column.addWidget(self.fell_back)


def steps_of(status: Status) -> str:
    """The way of a letter with where it stands: "● Draft – ○ for sign-off – ○ approved – ○ issued"."""
    at = _STEPS.index(status)
    marks = ("✓" if step < at else "●" if step == at else "○" for step in range(len(_STEP_NAMES)))
    return "  ".join(f"{mark} {name}" for mark, name in zip(marks, _STEP_NAMES, strict=True))


def status_of(case: Case) -> str:
    """How far the letter has come, by whom, and what is next; for a further letter, what went out before it."""
    letter = case.letter
    if letter.kind is LetterKind.REVIEW_OUTCOME and case.event(EventKind.REVIEW_REQUESTED) is None:
        return f"⚠ {REVIEW_NOT_RECORDED} {_of_steps(case)}"
    return _of_steps(case)


def _of_steps(case: Case) -> str:
    letter = case.letter
    if letter.approval:
        return f"Approved by {by_whom(letter.approval)}. Next: issue it."
    if letter.submission:
        return f"Put forward by {by_whom(letter.submission)}. Next: record the approval."
    return f"{_before(case)}DRAFT stands across each page. Next: put it forward for sign-off."


def _before(case: Case) -> str:
    corrected = next((sent for sent in case.issued if sent.id == case.letter.corrects), None)
    if corrected:
        return f"This corrects the {corrected.kind.value} of {format_date(corrected.on)}. "
    if case.issued:
        return (
            f"This would be a further letter; the {case.issued[-1].kind.value} went out on"
            f" {format_date(case.issued[-1].on)}. "
        )
    return ""


def by_whom(step: Submission | Approval | IssuedLetter) -> str:
    """Name, role, day and time of a step, as recorded."""
    at = f" at {step.time}" if step.time else ""
    return f"{step.name}, {step.role}, on {format_date(step.on)}{at}"


def fell_back_sentence(letter: Letter) -> str:
    """What had changed when an approval fell; nothing where none did."""
    if not letter.fell_back:
        return ""
    return f"⚠ It is a draft again. Changed since it was put forward or approved: {'; '.join(letter.fell_back)}."


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text, toolTip=tip)
    button.setAccessibleName(text.replace("&", "").rstrip("…"))
    return button
