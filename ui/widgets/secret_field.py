"""A field for a passphrase: hidden as it is typed, unless the officer wants to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

_NOT_LEARNT = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhHiddenText
)


class SecretField(QWidget):
    """One line and a button that shows what stands in it."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_NOT_LEARNT)
        self.show_ = QToolButton(text="Show", checkable=True, toolTip="Show what is typed")
        self.show_.toggled.connect(self._show)
        self.line.textChanged.connect(lambda: self.edited.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_)
        self.setFocusProxy(self.line)
        self.rename(name)

    @property
    def text(self) -> str:
        """What is typed, as it is: blanks count."""
        return self.line.text()

    def rename(self, name: str, hint: str = "") -> None:
        """Say what is wanted in it."""
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.show_.setAccessibleName(f"Show {name[:1].lower()}{name[1:]}")

    def reveal(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        self.show_.setChecked(shown)

    def clear(self) -> None:
        """Nothing stands in it, and it is hidden again."""
        self.line.clear()
        self.reveal(False)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
