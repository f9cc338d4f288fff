"""Where a request comes in: pasted, dropped as a file, opened, or typed. Its questions are proposed at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent, QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.arriving import Found, Looked, Reading
from ui.bringing_in import files_in, trouble_with
from ui.widgets.question_actions import make_action
from workbench.domain.case import Case
from workbench.errors import RuleViolation

_HINT = """Paste the request here (Ctrl+V), or drop the file that it came in: an e-mail, a Word document, a PDF,\
 a web page, a text.

It is kept word for word, and its questions are proposed at once.
You can also type it, and then take it in with Ctrl+Return."""
_NOTHING = "There is no request in this case yet."
_NO_WORDS = "No words can be read in the file that came. Type here what it says."
_TYPED_ALREADY = RuleViolation(
    "Words have been typed here already.", "Take them in, or delete them and then open the file."
)


class RequestIntake(QWidget):
    """A large empty area for the request."""

    given = Signal(object)  # str, exactly as it came
    arrived = Signal(object)  # Looked: one file that was read
    several = Signal(object)  # tuple[Path, ...]: not one file, so not for this case alone
    refused = Signal(object)  # KnownError

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(_NOTHING)
        self.area = _PasteArea(self._give, self.open_files, self.refused.emit)
        self.take = QPushButton("Take in this request", toolTip="Ctrl+Return", enabled=False)
        self.take.clicked.connect(self._take_typed)
        self.file = QPushButton(
            "Open a file…", toolTip="An e-mail, a Word document, a PDF, a web page, a text (Ctrl+B)"
        )
        self.file.clicked.connect(self._choose)
        self.busy = QLabel()
        self.halt = QPushButton("Stop reading")
        self.halt.clicked.connect(self.rest)
        self.ask_files: Callable[[], list[Path]] = self._asked_files
        self._reading: Reading | None = None
        self.area.textChanged.connect(lambda: self.take.setEnabled(bool(self.area.typed().strip())))
        make_action(self.area, "Take in this request", "Ctrl+Return", "Take it in", self._take_typed)
        self._lay_out()
        self.setFocusProxy(self.area)

    def show_case(self, case: Case) -> None:
        """Say what is awaited: a request, or the words of a file that is kept already."""
        self.title.setText(_NO_WORDS if case.sources else _NOTHING)

    def clear(self) -> None:
        """Make room for another request."""
        self.area.clear()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read the file that the request came in."""
        if self.area.typed().strip():
            self.refused.emit(_TYPED_ALREADY)
            return
        self.rest()
        self._reading = reading = Reading()
        reading.found.connect(lambda found: self._found(tuple(paths), found))
        reading.looked.connect(self._looked)
        self._say_busy("Reading the file…")
        reading.begin(paths)

    def rest(self) -> None:
        """Leave what is being read."""
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
        self._say_busy("")

    def _found(self, paths: tuple[Path, ...], found: Found) -> None:
        if len(paths) != 1 or found.files != paths:  # several, or a folder
            self.rest()
            self.several.emit(paths)

    def _looked(self, looked: Looked) -> None:
        self.rest()
        if looked.incoming.fault is not None:
            self.refused.emit(looked.incoming.fault)
        else:
            self.arrived.emit(looked)

    def _say_busy(self, sentence: str) -> None:
        self.busy.setText(sentence)
        self.halt.setVisible(bool(sentence))
        self.area.setReadOnly(bool(sentence))

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        row = QHBoxLayout()
        for widget in (self.take, self.file, self.busy, self.halt):
            row.addWidget(widget)
        row.addStretch(1)
        self.halt.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.title)
        column.addWidget(self.area, 1)
        column.addLayout(row)

    def _give(self, text: str) -> None:
        if text.strip():
            self.given.emit(text)

    def _take_typed(self) -> None:
        self._give(self.area.typed())

    def _choose(self) -> None:
        if chosen := self.ask_files():
            self.open_files(chosen)

    def _asked_files(self) -> list[Path]:
        from ui.dialogs.arrivals import asked_files

        return asked_files(self)


def words_of(html: str) -> str:
    """What a page says, and nothing of what it names: Qt would read its pictures and style sheets."""
    return QTextDocumentFragment.fromHtml(html, _Nothing()).toPlainText()


class _Nothing(QTextDocument):
    """Whatever is asked for is not there."""

    def loadResource(self, kind: int, name: QUrl) -> object:
        return QByteArray()


class _PasteArea(QPlainTextEdit):
    """Takes what comes from the clipboard or is dropped, before a text box can change it."""

    def __init__(
        self,
        give: Callable[[str], None],
        open_files: Callable[[Sequence[Path]], None],
        refuse: Callable[[object], None],
    ) -> None:
        super().__init__()
        self._give = give
        self._open_files = open_files
        self._refuse = refuse
        self.setAccessibleName("Paste the request here")
        self.setAccessibleDescription(_HINT)
        self.setPlaceholderText(_HINT)
        self.setTabChangesFocus(True)

    def typed(self) -> str:
        """What was typed; no-break spaces stay what they are."""
        return self.document().toRawText().replace("\u2029", "\n")

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml() or bool(files_in(source)) or trouble_with(source) is not None

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.activateWindow()  # what is dropped comes from a window that had the keyboard
        trouble, paths = trouble_with(source), files_in(source)
        if trouble is not None:
            self._refuse(trouble)
        elif paths:
            self._open_files(paths)
        else:
            self._put(source.text() if source.hasText() else words_of(source.html()))

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        event.setDropAction(Qt.DropAction.CopyAction)  # a text box says that it moved it: then its owner deletes it
        event.accept()

    def _put(self, text: str) -> None:
        if self.typed().strip():
            self.textCursor().insertText(text)
        else:
            self._give(text)
