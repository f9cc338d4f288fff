"""Why a finding is set aside: a reason is asked for, and stays on the case."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.widgets.sentence import Sentence
from workbench.domain.findings import Finding, Waiver
from workbench.errors import KnownError
from workbench.service.commands import Waive

_EXPLANATION = (
    "A finding that is set aside no longer stands in the way of the letter. It stays in the list and on the sign-off"
    " sheet, with your reason. If what is found there changes, it stands again."
)


class WaiveDialog(QDialog):
    """The finding, a reason, and who gives it. Without a reason the window says so and stays."""

    def __init__(self, finding: Finding, bridge: Bridge, by: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self._bridge = bridge
        self.setWindowTitle("Waive finding")
        self.said = Sentence(f"{finding.sentence} ({finding.provision})")
        self.reason = QPlainTextEdit(placeholderText="why the letter may go out all the same")
        self.reason.setAccessibleName("Reason")
        self.reason.setTabChangesFocus(True)
        self.by = QLineEdit(by, placeholderText="who sets it aside")
        self.by.setAccessibleName("Set aside by")
        self.fault = Sentence()
        self.fault.hide()
        self._lay_out()
        self.reason.setFocus()

    def accept(self) -> None:
        """Keep the reason and close; what keeps it from being kept is said here."""
        finding, today = self._finding, self._bridge.workbench.today()
        waiver = Waiver(finding.rule, finding.place, self.reason.toPlainText(), self.by.text(), today, finding.sentence)
        try:
            if not self._bridge.perform(Waive(waiver)):
                self._complain("What is being typed in the window behind this one could not be kept.")
                return
        except KnownError as error:
            self._complain(str(error))
            return
        super().accept()

    def _complain(self, sentence: str) -> None:
        self.fault.complain(sentence)
        self.reason.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        font = self.said.font()
        font.setBold(True)
        self.said.setFont(font)
        column.addWidget(self.said)
        column.addWidget(Sentence(_EXPLANATION))
        form = QFormLayout()
        form.addRow("&Reason", self.reason)
        form.addRow("Set aside &by", self.by)
        column.addLayout(form)
        column.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        do = buttons.addButton("&Waive", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        do.setDefault(True)
        self.setMinimumWidth(480)
        self.resize(520, 340)
