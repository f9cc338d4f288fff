"""The recovery key on the one occasion on which it can be seen: to print it, keep it as a PDF, or write it down."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.printing import ask_printer, print_pages
from ui.widgets.sentence import Sentence
from workbench.errors import KnownError

_ABOUT = (
    "This recovery key opens the library when the passphrase has been forgotten; without either of them nobody can"
    " open it again. It is shown now and never again. Keep it on paper, apart from this computer."
)
_ON_DISK = "Kept as {name}. Print it, then delete that file: beside the library it would open it for anybody."


class RecoveryKey(QWidget):
    """Shows a key until the officer says that it is on paper."""

    def __init__(self, sheet: Callable[[str], bytes], write: Callable[[Path, bytes], None]) -> None:
        """`sheet` makes the printed page of a key, as a PDF."""
        super().__init__()
        self._sheet = sheet
        self._write = write
        self.ask_printer: Callable[[], QPrinter | None] = lambda: ask_printer(
            self, "Recovery key", "Print recovery key"
        )
        self.ask_path: Callable[[], str] = lambda: QFileDialog.getSaveFileName(
            self, "Save recovery key as PDF", "recovery key.pdf", "PDF files (*.pdf)"
        )[0]
        self.key = QLabel(textFormat=Qt.TextFormat.PlainText, alignment=Qt.AlignmentFlag.AlignCenter)
        self.print = QPushButton("&Print…", autoDefault=False)
        self.save = QPushButton("Save as P&DF…", autoDefault=False)
        self.noted = QCheckBox("I have printed or &written it down")
        self.said = Sentence()
        self._lay_out()
        self.print.clicked.connect(self.print_it)
        self.save.clicked.connect(self.save_it)

    def show_key(self, key: str) -> None:
        """Show another key."""
        groups = key.split("-")
        half = len(groups) // 2
        self.key.setText("\n".join("-".join(part) for part in (groups[:half], groups[half:])))
        self.key.setAccessibleName(f"Recovery key {' '.join(key)}")
        self._key = key
        self.noted.setChecked(False)
        self.say("")

    def clear(self) -> None:
        """It is never shown again."""
        self._key = ""
        self.key.clear()
        self.key.setAccessibleName("")

    def say(self, sentence: str) -> None:
        """Say how it went."""
        self.said.say(sentence)

    def print_it(self) -> None:
        """Print the sheet through the platform's dialog."""
        printer = self.ask_printer()
        if printer is None or not self._key:
            return
        try:
            for _ in print_pages(self._sheet(self._key), printer):
                pass
        except KnownError as error:
            self.say(f"✖ {error}")
            return
        self.say("The sheet is sent to the printer. Look at it before you close this window.")

    def save_it(self) -> None:
        """Keep the sheet as a PDF file."""
        chosen = self.ask_path()
        if not chosen or not self._key:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".pdf")
        with suppress(OSError):  # whatever the disk has against it, the writing says
            path.touch(mode=0o600)  # for this user alone, like the library
        try:
            self._write(path, self._sheet(self._key))
        except KnownError as error:
            self.say(f"✖ {error}")
            return
        self.say(_ON_DISK.format(name=path.name))

    def _lay_out(self) -> None:
        self._key = ""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self.key.setFont(font)
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 2)
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Sentence(_ABOUT))
        column.addSpacing(8)
        column.addWidget(self.key)
        column.addSpacing(8)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.noted)
        column.addStretch()
