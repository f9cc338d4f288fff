"""The line under the letter's pages: which page, how large, and what the letter's font has no sign for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.widgets.preview import LetterPreview

_MOST_NAMED = 8


class PreviewFoot(QWidget):
    """Says where the preview is, and makes it larger and smaller."""

    stop_wanted = Signal()

    def __init__(self, preview: LetterPreview) -> None:
        super().__init__()
        self._preview = preview
        self._busy = ""
        self.where = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.notice = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, visible=False)
        row = QHBoxLayout()
        self.stop = QToolButton(text="Stop printing", visible=False)
        self.stop.clicked.connect(self.stop_wanted)
        row.addWidget(self.where)
        row.addWidget(self.stop)
        row.addStretch()
        for text, name, key, act in (
            ("−", "Smaller", "Ctrl+-", preview.zoom_out),
            ("Fit width", "Fit the width", "Ctrl+0", preview.fit_width),
            ("+", "Larger", "Ctrl+=", preview.zoom_in),
        ):
            row.addWidget(_tool(text, name, key, act))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.notice)
        column.addLayout(row)
        preview.moved.connect(self._show)

    def show_missing(self, codes: tuple[str, ...]) -> None:
        """Say which characters are printed as their codes, because the letter's font has no sign for them."""
        self.notice.setText(missing_sentence(codes))
        self.notice.setVisible(bool(codes))

    def show_busy(self, busy: bool) -> None:
        """The letter is being set, or is not."""
        self._busy = "Setting the letter…" if busy else ""
        self._show()

    def show_printing(self, done: int, of: int) -> None:
        """How many pages are on their way to the printer; 0 of 0 when it is over."""
        self._busy = f"Printing page {done} of {of}…" if of else ""
        self.stop.setVisible(bool(of))
        self._show()

    def _show(self) -> None:
        preview = self._preview
        pages = preview.letter.pages if preview.letter else 0
        where = f"Page {preview.page} of {pages}  ·  {preview.percent} %" if pages else ""
        self.where.setText("  ·  ".join(filter(None, (where, self._busy))))


def missing_sentence(codes: tuple[str, ...]) -> str:
    """Which characters are printed as codes; nothing where there are none."""
    if not codes:
        return ""
    more = f" and {len(codes) - _MOST_NAMED} more" if len(codes) > _MOST_NAMED else ""
    named = ", ".join(codes[:_MOST_NAMED])
    return f"⚠ The letter’s font has no sign for some characters; they are printed as their codes: {named}{more}."


def _tool(text: str, name: str, key: str, act) -> QToolButton:
    button = QToolButton(text=text, autoRaise=True, toolTip=f"{name} ({key})")
    button.setAccessibleName(name)
    button.clicked.connect(act)
    return button
