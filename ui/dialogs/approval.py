"""Who approved the letter: asked when it is marked final."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.date_field import read_day, write_day
from workbench.domain.letter import Approval
from workbench.errors import BadInput


class ApprovalDialog(QDialog):
    """Name, role and day of the approval. What is missing is said beside it; nothing is forbidden by open findings."""

    def __init__(self, today: date, open_sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mark letter final")
        self._today = today
        self.name = _line("Name of the approver")
        self.role = _line("Role of the approver")
        self.on = _line("Date of approval", write_day(today))
        self.fault = _sentence("")
        self.fault.hide()
        self._lay_out(open_sentence)
        self.name.setFocus()

    def approval(self) -> Approval:
        """What stands in the fields. Raises BadInput where something is missing, with the field's name in words."""
        name, role = self.name.text().strip(), self.role.text().strip()
        if not name:
            raise BadInput("The name of whoever approved the letter is missing.")
        if not role:
            raise BadInput("The role of whoever approved the letter is missing.")
        on = read_day(self.on.text(), self._today)
        if on is None:
            raise BadInput("The date of approval is missing.")
        return Approval(name, role, on)

    def accept(self) -> None:
        """Close where everything is there; otherwise say what is missing, and put the keyboard there."""
        try:
            self.approval()
        except BadInput as error:
            self.fault.setText(f"✖ {error}")
            self.fault.show()
            self._first_wrong().setFocus()
            return
        super().accept()

    def _first_wrong(self) -> QLineEdit:
        return next((field for field in (self.name, self.role) if not field.text().strip()), self.on)

    def _lay_out(self, open_sentence: str) -> None:
        column = QVBoxLayout(self)
        column.addWidget(
            _sentence(
                "DRAFT is then taken off every page. If something that the letter says is changed later,"
                " it becomes a draft again."
            )
        )
        if open_sentence:
            column.addWidget(_sentence(f"⚠ {open_sentence}"))
        form = QFormLayout()
        form.addRow("Approved by: &name", self.name)
        form.addRow("&Role", self.role)
        form.addRow("&Date", self.on)
        column.addLayout(form)
        column.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        final = buttons.addButton("Mark &final", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        final.setDefault(True)
        self.setMinimumWidth(460)


def ask_approval(parent: QWidget, today: date, open_sentence: str) -> Approval | None:
    """Ask, and give the approval, or None where the officer thinks better of it."""
    dialog = ApprovalDialog(today, open_sentence, parent)
    return dialog.approval() if dialog.exec() else None


def _line(name: str, text: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    return field


def _sentence(text: str) -> QLabel:
    return QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
