"""Where the passphrase of a protected library is given: at the start, and on the page that covers a locked window."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.secret_field import SecretField
from ui.widgets.sentence import Sentence
from ui.words import counted
from workbench.errors import KnownError

WIDE = 460  # pixels
_SHOWN_FIRST = 30  # milliseconds for “Opening…” to be painted before the passphrase is tried, which takes a second
_OPENING = "Opening the library…"


class UnlockForm(QWidget):
    """Asks for passphrase or recovery key, says what was wrong, and makes whoever guesses wait."""

    given = Signal(str)  # the secret to try; answer with `refuse` or `clear`
    quit_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Sentence(title)
        self.about = Sentence()
        self.label = QLabel("&Passphrase")
        self.secret = SecretField("Passphrase")
        self.label.setBuddy(self.secret.line)
        self.said = Sentence()
        self.unlock = QPushButton("&Unlock", default=True)
        self.other = QPushButton("Use &recovery key", autoDefault=False)
        self.quit = QPushButton("&Quit", autoDefault=False)
        self._by_recovery = False
        self._refused = ""
        self._seconds = 0
        self._countdown = QTimer(self, interval=1000, timerType=Qt.TimerType.PreciseTimer)  # early, it would be refused
        self._countdown.timeout.connect(self._count)
        self._lay_out()
        self.unlock.clicked.connect(self._give)
        self.secret.line.returnPressed.connect(self._give)
        self.other.clicked.connect(self._change_kind)
        self.quit.clicked.connect(self.quit_wanted)
        self.say("")

    def explain(self, sentence: str) -> None:
        """Say why the officer is asked."""
        self.about.setText(sentence)
        self.about.setVisible(bool(sentence))

    def say(self, sentence: str) -> None:
        """Say how it went."""
        self.said.say(sentence)

    def refuse(self, error: KnownError, wait: int = 0) -> None:
        """It was not opened: why, and how many seconds until the next try."""
        self._refused, self._seconds = f"✖ {error}", wait
        self._countdown.stop()
        if wait:
            self._countdown.start()
        self._tell()
        self._enable(not wait)
        self.secret.line.setFocus()
        self.secret.line.selectAll()

    def clear(self) -> None:
        """Ask as at first; nothing that was typed stays."""
        self._countdown.stop()
        self._seconds, self._refused = 0, ""
        self.secret.clear()
        self.say("")
        self._enable(True)
        if self._by_recovery:
            self._change_kind()

    def _give(self) -> None:
        if not self.unlock.isEnabled():
            return
        if not self.secret.text:
            self.say(f"Type the {'recovery key' if self._by_recovery else 'passphrase'} first.")
            self.secret.setFocus()
            return
        self._enable(False)
        self.say(_OPENING)
        QTimer.singleShot(_SHOWN_FIRST, self, lambda: self.given.emit(self.secret.text))

    def _change_kind(self) -> None:
        self._by_recovery = recovery = not self._by_recovery
        name = "Recovery key" if recovery else "Passphrase"
        self.label.setText(f"&{name}")
        self.secret.clear()
        self.secret.rename(name, "as printed: XXXX-XXXX-…" if recovery else "")
        self.secret.reveal(recovery)
        self.other.setText("Use &passphrase" if recovery else "Use &recovery key")
        self.secret.setFocus()

    def _count(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._countdown.stop()
            self._enable(True)
        self._tell()

    def _tell(self) -> None:
        seconds = self._seconds
        wait = f" The next can be tried in {counted(seconds, 'second')}." if seconds > 0 else ""
        self.say(f"{self._refused}{wait}")

    def _enable(self, on: bool) -> None:
        self.unlock.setEnabled(on)

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.title.setFont(font)
        self.about.hide()
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 3)  # what is said moves nothing
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self.unlock)
        row.addWidget(self.other)
        row.addStretch()
        row.addWidget(self.quit)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (self.title, self.about, self.label, self.secret, self.said):
            column.addWidget(widget)
        column.addLayout(row)
        self.setFixedWidth(WIDE)
