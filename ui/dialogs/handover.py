"""A case goes to another officer, or comes from one: with which passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.secret_field import SecretField
from ui.widgets.sentence import Sentence
from workbench.errors import KnownError
from workbench.service.handover import HandOver, Received

_WITH = "Under a &passphrase: only somebody who knows it can read the file"
_WITHOUT = "&Without a passphrase: whoever has the file can read all of it"
_LIBRARY_IS = (
    "Your library is protected by a passphrase. A file without one is not: the requester’s name, the reasons and the"
    " letters can be read wherever it is sent or left."
)
_TELL_APART = "Tell the other officer the passphrase by another way than you send the file. It is kept nowhere."


class HandOverDialog(QDialog):
    """What goes along, and whether the file is under a passphrase. `passphrase` is what was chosen, None for none."""

    def __init__(self, handover: HandOver, about: str, parent: QWidget | None = None) -> None:
        """`about` says what goes along."""
        super().__init__(parent)
        self._handover = handover
        self.passphrase: str | None = None
        self.setWindowTitle("Hand case over")
        self.about = Sentence(about)
        self.with_ = QRadioButton(_WITH, checked=handover.protects)
        self.without = QRadioButton(_WITHOUT, checked=not handover.protects)
        self.new = NewPassphrase(handover.strength)
        self.means = Sentence()
        self.fault = Sentence()
        self._lay_out()
        self._wire()
        self._show()
        (self.new if handover.protects else self.without).setFocus()

    def accept(self) -> None:
        """Close where everything is in order; otherwise say what is not, and put the keyboard there."""
        if self.without.isChecked():
            super().accept()
            return
        if fault := self.new.fault():
            self.fault.complain(fault)
            return
        self.passphrase = self.new.text
        super().accept()

    def done(self, result: int) -> None:
        """Nothing that was typed stays in the fields."""
        self.new.clear()
        super().done(result)

    def _show(self) -> None:
        under = self.with_.isChecked()
        self.new.setEnabled(under)
        self.fault.setText("")
        self.means.setText(_TELL_APART if under else f"⚠ {_LIBRARY_IS}" if self._handover.protects else "")

    def _wire(self) -> None:
        self.with_.toggled.connect(lambda: self._show())
        self.new.edited.connect(lambda: self.fault.setText(""))

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        for choice in (self.with_, self.without):
            group.addButton(choice)
        column.addWidget(self.with_)
        column.addWidget(self.new)
        column.addWidget(self.without)
        for label in (self.means, self.fault):
            column.addWidget(label)
        line = self.fontMetrics().lineSpacing()
        self.means.setMinimumHeight(3 * line)  # what is said moves nothing
        self.fault.setMinimumHeight(2 * line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        do = buttons.addButton("&Save file…", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        do.setDefault(True)
        self.setFixedWidth(560)


class PassphraseDialog(QDialog):
    """Asks for the passphrase of a case file until it opens, or the officer gives up. `received` is what it held."""

    def __init__(self, name: str, read: Callable[[str], Received], parent: QWidget | None = None) -> None:
        """`read` opens the file with a passphrase; it raises KnownError where that fails."""
        super().__init__(parent)
        self._read = read
        self.received: Received | None = None
        self.setWindowTitle("Import case file")
        self.about = Sentence(f"{name} is protected by a passphrase. Whoever handed the case over knows it.")
        self.secret = SecretField("Passphrase")
        self.fault = Sentence()
        self._lay_out()
        self.secret.setFocus()

    def accept(self) -> None:
        """Close where the file opens; otherwise say why not."""
        if not self.secret.text:
            self._complain("Type the passphrase first.")
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # a guess takes a moment, on purpose
        try:
            self.received = self._read(self.secret.text)
        except KnownError as error:
            self._complain(str(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        super().accept()

    def done(self, result: int) -> None:
        """Nothing that was typed stays in the field."""
        self.secret.clear()
        super().done(result)

    def _complain(self, sentence: str) -> None:
        self.fault.complain(sentence)
        self.secret.setFocus()
        self.secret.line.selectAll()

    def _lay_out(self) -> None:
        form = QFormLayout()
        label = QLabel("&Passphrase")
        label.setBuddy(self.secret.line)
        form.addRow(label, self.secret)
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        column.addLayout(form)
        column.addWidget(self.fault)
        self.fault.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        do = buttons.addButton("&Open", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        do.setDefault(True)
        self.setFixedWidth(460)
