"""Rewriting one paragraph: the officer's words beside those that the workbench composed, kept as they are typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.widgets.typed import TypedText
from workbench.domain.case import Case
from workbench.service.commands import Command, PutParagraphBack, RewriteParagraph

_MOVED_ON = (
    "The standard words have changed since you wrote yours, for the case was decided otherwise or the wording changed."
    " Read yours against them."
)


class Rewriting(QFrame):
    """Shown while a paragraph is being rewritten. The pages follow what is typed; Escape closes it."""

    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(frameShape=QFrame.Shape.StyledPanel, visible=False)
        self._bridge = bridge
        self.key = ""  # of the paragraph that is being rewritten; empty while none is
        self._composed = ""
        self.composed = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.composed.setAccessibleName("The words that the workbench composed")
        self.own = TypedText(
            bridge, self._want, "Your words for this paragraph", "Empty lets the standard words stand."
        )
        self.moved_on = QLabel(f"⚠ {_MOVED_ON}", wordWrap=True, textFormat=Qt.TextFormat.PlainText, visible=False)
        self.put_back = QPushButton("Put &back", toolTip="Let the standard words stand again")
        self.done = QPushButton("Done", toolTip="Escape")
        self.put_back.clicked.connect(self._put_back)
        self.done.clicked.connect(self.close_it)
        self._lay_out()

    def begin(self, key: str, composed: str, case: Case) -> None:
        """Rewrite this paragraph. Without words of the officer's, the composed ones stand there to be changed."""
        if not self._bridge.flush():
            return
        self._bridge.left(self.own)
        self.key = key
        self.show_words(composed, case)
        self.show()
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, composed: str, case: Case, origin: object = None) -> None:
        """Show both texts as they are now."""
        self._composed = composed
        if self.composed.toPlainText() != composed:
            self.composed.setPlainText(composed)
        override = next((each for each in case.letter.overrides if each.key == self.key), None)
        if origin is not self.own:
            self.own.show_text(override.text if override else composed)
        self.moved_on.setVisible(override is not None and override.was != composed)
        self.put_back.setEnabled(override is not None)

    def close_it(self) -> None:
        """Keep what was typed and close; it stays open where that cannot be kept."""
        if not self.key or not self._bridge.flush():
            return
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self._bridge.left(self.own)
        self.key = ""
        self.hide()
        if had_keyboard:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def _want(self, text: str) -> Command | None:
        if text.strip() and text != self._composed:
            return RewriteParagraph(self.key, text, self._composed)
        return PutParagraphBack(self.key)

    def _put_back(self) -> None:
        key = self.key
        self.close_it()
        self._bridge.execute(PutParagraphBack(key))

    def _lay_out(self) -> None:
        sides = QSplitter(childrenCollapsible=False)
        for name, field in (("&Your words", self.own), ("Standard words", self.composed)):
            sides.addWidget(_under(name, field))
        row = QHBoxLayout()
        row.addWidget(self.moved_on, 1)
        row.addStretch()
        row.addWidget(self.put_back)
        row.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        column.addWidget(sides, 1)
        column.addLayout(row)
        self.setFixedHeight(168)


def _under(name: str, field: QWidget) -> QWidget:
    label = QLabel(name)
    label.setBuddy(field)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label)
    column.addWidget(field)
    return box
