"""News inside the window: what happened, what is safe, what to do. Never a box in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from workbench.errors import KnownError

SHOWN = 8000  # milliseconds that good news stays


class MessageBar(QFrame):
    """One sentence at the edge of a page, until it is closed or, for good news, for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.act = QPushButton(autoDefault=False)
        self.act.clicked.connect(self._do)
        self._wanted: Callable[[], object] | None = None
        close = QToolButton(text="×", autoRaise=True, toolTip="Close this message")
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self.act)
        row.addWidget(close)
        self._away = QTimer(self, interval=SHOWN, singleShot=True)
        self._away.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def leaves_by_itself(self) -> bool:
        """Whether it will be gone after a while."""
        return self._away.isActive()

    def tell(self, sentence: str) -> None:
        """Good news, for a while."""
        self._show(f"✓ {sentence}")
        self._away.start()

    def note(self, sentence: str) -> None:
        """Something to know, and perhaps to write down; it stays until it is closed."""
        self._away.stop()
        self._show(sentence)

    def offer(self, sentence: str, name: str, act: Callable[[], object]) -> None:
        """Something to know, and what can be done about it here; it stays until it is closed."""
        self.note(sentence)
        self._wanted = act
        self.act.setText(name)
        self.act.show()

    def clear(self) -> None:
        """Nothing of what was said stays."""
        self._away.stop()
        self._show("")
        self.hide()

    def warn(self, error: KnownError) -> None:
        """Something could not be done; it stays until it is closed."""
        self._away.stop()
        self._show(f"✖ {error}")

    def _show(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self._wanted = None
        self.act.hide()
        self.show()

    def _do(self) -> None:
        wanted = self._wanted
        self.hide()
        if wanted:
            wanted()
