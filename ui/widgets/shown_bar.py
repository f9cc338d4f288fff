"""The line above the pages while something else than the letter being written is in view: a sheet, a sealed letter."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ui.tips import plain_tip
from ui.widgets.letter_fields import KINDS
from ui.widgets.letter_head import by_whom
from workbench.domain.letter import IssuedLetter
from workbench.service.ports import RenderedLetter


class ShownBar(QFrame):
    """Says what is in view, and leads back. A sealed letter can be corrected by a new one from here."""

    back_wanted = Signal()
    correct_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(frameShape=QFrame.Shape.StyledPanel, visible=False)
        self.what = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.correct = QPushButton("Correct b&y a new letter", toolTip="Begin a new letter; this one stays as it is")
        self.back = QPushButton("&Back to the letter", toolTip="Escape")
        self.correct.clicked.connect(self.correct_wanted)
        self.back.clicked.connect(self.back_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self.what, 1)
        row.addWidget(self.correct)
        row.addWidget(self.back)

    def say(self, sentence: str, sealed: IssuedLetter | None = None) -> None:
        """Say what is in view: a letter that went out, where one is given."""
        self.what.setText(sentence)
        self.what.setToolTip(plain_tip(f"Sealed under the number {sealed.sha256}.") if sealed else "")
        self.setAccessibleName(sentence)
        self.correct.setVisible(sealed is not None)
        self.show()


def sealed_sentence(issued: IssuedLetter) -> str:
    """Which letter this is and who issued it. Pages that are not those that were sealed come into no view."""
    return f"{KINDS[issued.kind]}, as sealed when it was issued by {by_whom(issued)}. Nothing in it can be altered."


def sealed_pages(pdf: bytes) -> RenderedLetter:
    """A sealed letter for the preview: its pages alone, none of which leads anywhere."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return RenderedLetter(pdf, document.pageCount())
