"""Who took a step on the way of a letter, and when: asked when it is put forward, approved, issued."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.date_field import read_day, write_day
from ui.widgets.sentence import Sentence
from workbench.errors import BadInput, KnownError

T = TypeVar("T")

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class Signed:
    """What stands in the fields. `code` is empty where none was asked for."""

    name: str
    role: str
    on: date
    time: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """How a step is asked for: the window's title, what it does, who takes it, and the word on the button."""

    title: str
    explanation: str
    who: str  # "put forward", "approved", "issued": by whom
    button: str
    name: str = ""  # filled in already, to be changed
    role: str = ""
    time: str = ""
    asks_code: bool = False


PUT_FORWARD = Step(
    "Put letter forward for sign-off",
    "The approver reads the draft with its sign-off sheet. Both bear the same code.",
    "Put forward",
    "Put &forward",
)
RECORD_APPROVAL = Step(
    "Record approval",
    "DRAFT is then taken off every page. If something that the letter says is changed later, it is a draft again,"
    " and what changed is said.",
    "Approved",
    "Record &approval",
    asks_code=True,
)
ISSUE = Step(
    "Issue letter",
    "The letter is dated, sealed and kept as it goes out. That cannot be undone: what turns out wrong is put right by"
    " a new letter.",
    "Issued",
    "&Issue",
)


class SigningDialog(QDialog, Generic[T]):
    """Name, role, day and time as recorded. What is missing or wrong is said in the window, which then stays."""

    def __init__(
        self,
        step: Step,
        today: date,
        make: Callable[[Signed], T],
        open_sentence: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`make` turns what was entered into what is recorded; where it raises KnownError, its sentence is shown."""
        super().__init__(parent)
        self.setWindowTitle(step.title)
        self._step = step
        self._today = today
        self._make = make
        self.made: T | None = None
        self.name = _line(f"{step.who} by: name", step.name)
        self.role = _line("Role", step.role)
        self.on = _line("Day", write_day(today))
        self.time = _line("Time", step.time, "14:05, or empty")
        self.code = _line("Code that the approver wrote back", "", "as on the sheet, for example K7QF-M3XD")
        self.fault = Sentence()
        self.fault.hide()
        self._lay_out(open_sentence)
        (self.role if step.name and not step.role else self.name).setFocus()

    def signed(self) -> Signed:
        """What stands in the fields. Raises BadInput where something is missing, with the field's name in words."""
        name, role = self.name.text().strip(), self.role.text().strip()
        if not name:
            raise BadInput("The name is missing.", f"Say by whom it was {self._step.who.lower()}.")
        if not role:
            raise BadInput("The role is missing.", "Say in which role.")
        on = read_day(self.on.text(), self._today)
        if on is None:
            raise BadInput("The day is missing.", "Write it as 30/07/2025, or today.")
        time = self.time.text().strip()
        if time and not _TIME.fullmatch(time):
            raise BadInput("This is not a time of day.", "Write it as 14:05, or leave it out.")
        code = self.code.text().strip() if self._step.asks_code else ""
        if self._step.asks_code and not code:
            raise BadInput("The code is missing.", "The approver writes back the code on the draft or the sheet.")
        return Signed(name, role, on, time, code)

    def accept(self) -> None:
        """Close where everything is in order; otherwise say what is not, and put the keyboard there."""
        try:
            self.made = self._make(self.signed())
        except KnownError as error:
            self.fault.complain(error)
            self._first_wrong().setFocus()
            return
        super().accept()

    def _first_wrong(self) -> QLineEdit:
        for field in (self.name, self.role, self.on):
            if not field.text().strip():
                return field
        try:
            read_day(self.on.text(), self._today)
        except BadInput:
            return self.on
        if self.time.text().strip() and not _TIME.fullmatch(self.time.text().strip()):
            return self.time
        return self.code if self._step.asks_code else self.on

    def _lay_out(self, open_sentence: str) -> None:
        column = QVBoxLayout(self)
        column.addWidget(Sentence(self._step.explanation))
        if open_sentence:
            column.addWidget(Sentence(f"⚠ {open_sentence}"))
        form = QFormLayout()
        form.addRow(f"{self._step.who} by: &name", self.name)
        form.addRow("&Role", self.role)
        form.addRow("&Day", self.on)
        form.addRow("&Time", self.time)
        if self._step.asks_code:
            form.addRow("&Code written back", self.code)
        column.addLayout(form)
        column.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        do = buttons.addButton(self._step.button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        do.setDefault(True)
        self.setMinimumWidth(460)


def ask(step: Step, today: date, make: Callable[[Signed], T], open_sentence: str, parent: QWidget) -> T | None:
    """Ask, and give what was made of the answer, or None where the officer thinks better of it."""
    dialog = SigningDialog(step, today, make, open_sentence, parent)
    return dialog.made if dialog.exec() else None


def _line(name: str, text: str = "", placeholder: str = "") -> QLineEdit:
    field = QLineEdit(text, placeholderText=placeholder)
    field.setAccessibleName(name)
    return field
