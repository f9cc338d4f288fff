"""Where a request comes in: pasted, dropped as a text file, opened, or typed. Its questions are proposed at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QUrl, Signal
from PySide6.QtGui import QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.widgets.question_actions import make_action
from workbench.errors import BadInput, KnownError

_LARGEST = 5_000_000  # bytes; a request is a letter, not an archive
_HINT = """Paste the request here (Ctrl+V), or drop a text file.

It is kept word for word, and its questions are proposed at once.
You can also type it, and then take it in with Ctrl+Return."""


class RequestIntake(QWidget):
    """A large empty area for the request."""

    given = Signal(object)  # str, exactly as it came
    refused = Signal(object)  # KnownError

    def __init__(self) -> None:
        super().__init__()
        self.area = _PasteArea(self._give, self._open)
        self.take = QPushButton("Take in this request", toolTip="Ctrl+Return", enabled=False)
        self.take.clicked.connect(self._take_typed)
        self.file = QPushButton("Open a text file…", toolTip="A request kept as plain text (.txt)")
        self.file.clicked.connect(self._choose)
        self.ask_file: Callable[[], str] = lambda: QFileDialog.getOpenFileName(
            self, "Open a request", "", "Text files (*.txt);;All files (*)"
        )[0]
        self.area.textChanged.connect(lambda: self.take.setEnabled(bool(self.area.typed().strip())))
        make_action(self.area, "Take in this request", "Ctrl+Return", "Take it in", self._take_typed)
        self._lay_out()
        self.setFocusProxy(self.area)

    def clear(self) -> None:
        """Make room for another request."""
        self.area.clear()

    def _lay_out(self) -> None:
        title = QLabel("There is no request in this case yet.")
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self.file)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(title)
        column.addWidget(self.area, 1)
        column.addLayout(row)

    def _give(self, text: str) -> None:
        if text.strip():
            self.given.emit(text)

    def _take_typed(self) -> None:
        self._give(self.area.typed())

    def _choose(self) -> None:
        chosen = self.ask_file()
        if chosen:
            self._open(Path(chosen))

    def _open(self, path: Path) -> None:
        try:
            text = read_text_file(path)
        except KnownError as error:
            self.refused.emit(error)
            return
        self._give(text)


def read_text_file(path: Path) -> str:
    """The text of a file, newlines untranslated: UTF-8, UTF-16 with its mark, or Windows-1252. Raises BadInput."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise BadInput(f"{path.name} cannot be read: {error.strerror or 'unknown reason'}.") from None
    if len(data) > _LARGEST:
        raise BadInput(f"{path.name} is too large for a request.", "Copy the request out of it and paste it.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise BadInput(f"{path.name} is not a text file.", "Open it in its own program, copy the request and paste it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def words_of(html: str) -> str:
    """What a page says, and nothing of what it names: Qt would read its pictures and style sheets."""
    return QTextDocumentFragment.fromHtml(html, _Nothing()).toPlainText()


class _Nothing(QTextDocument):
    """Whatever is asked for is not there."""

    def loadResource(self, kind: int, name: QUrl) -> object:
        return QByteArray()


class _PasteArea(QPlainTextEdit):
    """Takes what comes from the clipboard or is dropped, before a text box can change it."""

    def __init__(self, give: Callable[[str], None], open_file: Callable[[Path], None]) -> None:
        super().__init__()
        self._give = give
        self._open_file = open_file
        self.setAccessibleName("Paste the request here")
        self.setAccessibleDescription(_HINT)
        self.setPlaceholderText(_HINT)
        self.setTabChangesFocus(True)

    def typed(self) -> str:
        """What was typed; no-break spaces stay what they are."""
        return self.document().toRawText().replace("\u2029", "\n")

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml() or _file_in(source) is not None

    def insertFromMimeData(self, source: QMimeData) -> None:
        path = _file_in(source)
        if path is not None:
            self._open_file(path)
            return
        text = source.text() if source.hasText() else words_of(source.html())
        if self.typed().strip():
            self.textCursor().insertText(text)
        else:
            self._give(text)


def _file_in(source: QMimeData) -> Path | None:
    urls = source.urls() if source.hasUrls() else []
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
