"""The line above the letter: its date, whether it is a draft or final, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.date_field import DateField
from workbench.domain.case import Case
from workbench.domain.dates import format_date
from workbench.service.commands import ReturnToDraft, SetLetterDate

DRAFT = "Draft, and DRAFT on each page, until it is marked final."


class LetterHead(QWidget):
    """Date, status in words, and the buttons. What they do is the page's."""

    final_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.dated = DateField(bridge, SetLetterDate, "Date of the letter")
        self.dated.setFixedWidth(220)
        self.status = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.status.setAccessibleName("Status of the letter")
        self.final = _button("Mark &final…", "Record who approved the letter (Ctrl+Shift+F)")
        self.draft = _button("Return to &draft", "Take the approval back; DRAFT stands across each page again")
        self.print = _button("&Print…", "Print the letter (Ctrl+P)")
        self.export = _button("E&xport PDF…", "Keep the letter as a PDF file (Ctrl+E)")
        self.final.clicked.connect(self.final_wanted)
        self.draft.clicked.connect(lambda: bridge.execute(ReturnToDraft()))
        self.print.clicked.connect(self.print_wanted)
        self.export.clicked.connect(self.export_wanted)
        self._lay_out()

    def show_case(self, case: Case, origin: object = None, afresh: bool = False) -> None:
        """Show the letter's date and status."""
        letter = case.letter
        self.dated.line.setPlaceholderText(f"today, {format_date(self._bridge.workbench.today())}")
        self.dated.show_value(letter.dated, origin, afresh)
        self.status.setText(status_of(case))
        had_keyboard = self.final.hasFocus() or self.draft.hasFocus()
        self.final.setVisible(letter.approval is None)
        self.draft.setVisible(letter.approval is not None)
        if had_keyboard:
            (self.final if letter.approval is None else self.draft).setFocus()

    def _lay_out(self) -> None:
        label = QLabel("&Date of letter")
        label.setBuddy(self.dated.line)
        dated = QVBoxLayout()
        dated.addWidget(self.dated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addLayout(dated)
        row.addSpacing(8)
        row.addWidget(self.status, 1)
        for button in (self.final, self.draft, self.print, self.export):
            row.addWidget(button)


def status_of(case: Case) -> str:
    """Whether the letter is a draft or final, and by whose approval."""
    approval = case.letter.approval
    if approval is None:
        return DRAFT
    return f"Final. Approved by {approval.name}, {approval.role}, on {format_date(approval.on)}."


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text, toolTip=tip)
    button.setAccessibleName(text.replace("&", "").rstrip("…"))
    return button
