"""A new passphrase: typed twice, with how strong it is while it is typed, as words and as a bar."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.secret_field import SecretField
from ui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from workbench.protection.strength import Strength

_PAUSE = 150  # milliseconds without a key before it is looked at
_MOST = 4
_HINT = "Several words that do not belong together, for example five, make a strong one that can be remembered."


class NewPassphrase(QWidget):
    """Two fields, a bar and a sentence. What is wrong with it is told, and never by colour alone."""

    edited = Signal()

    def __init__(self, strength: "Callable[[str], Strength]") -> None:
        super().__init__()
        self._strength = strength
        self.first = SecretField("New passphrase")
        self.second = SecretField("New passphrase once more")
        self.bar = QProgressBar(maximum=_MOST + 1, textVisible=False)
        self.bar.setAccessibleName("Strength of the passphrase")
        self.said = Sentence(_HINT)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.look)
        self._lay_out()
        self.first.edited.connect(self._pause.start)
        for field in (self.first, self.second):
            field.edited.connect(self.edited)
        self.setFocusProxy(self.first)
        self.look()

    @property
    def text(self) -> str:
        """The passphrase as it was typed first."""
        return self.first.text

    def fault(self) -> str:
        """What is wrong with it, as a sentence, and the keyboard goes there; nothing where it can be used."""
        self.look()
        if not self.first.text:
            said, field = "Type the new passphrase first.", self.first
        elif not self._strength(self.first.text).good_enough:
            said, field = f"This passphrase is too weak. {_HINT}", self.first
        elif not self.second.text:
            said, field = "Type the new passphrase once more, so that a slip is noticed.", self.second
        elif self.first.text != self.second.text:
            said, field = "The two are not the same. “Show” lets you see them.", self.second
        else:
            return ""
        field.setFocus()
        field.line.selectAll()
        return said

    def look(self) -> None:
        """Say how strong it is."""
        self._pause.stop()
        if not self.first.text:
            self.bar.setValue(0)
            self._say(_HINT)
            return
        found = self._strength(self.first.text)
        self.bar.setValue(found.score + 1)
        self._say(found.sentence if found.good_enough else f"Not strong enough yet. {found.sentence}")

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.bar.setAccessibleDescription(sentence)

    def clear(self) -> None:
        """Nothing of it stays."""
        self.first.clear()
        self.second.clear()
        self.look()

    def _lay_out(self) -> None:
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 2)  # what is said moves nothing
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        strength = QVBoxLayout()
        strength.setSpacing(2)
        strength.addWidget(self.bar)
        strength.addWidget(self.said)
        form = QFormLayout(self, fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setContentsMargins(0, 0, 0, 0)
        for name, field in (("&New passphrase", self.first), ("&Once more", self.second)):
            label = QLabel(name)
            label.setBuddy(field.line)
            form.addRow(label, field)
        form.insertRow(1, "Strength", strength)
        # Tab goes from line to line: on "Show" between them, the blanks of a passphrase would bare it on the screen.
        for one, other in pairwise((self.first.line, self.second.line, self.first.show_, self.second.show_)):
            QWidget.setTabOrder(one, other)
