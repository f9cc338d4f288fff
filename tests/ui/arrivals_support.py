"""Files as they arrive, made by the tests, and what drags them over the desk."""

from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.service.test_handover import library
from ui.bridge import Bridge
from ui.main_window import MainWindow
from workbench.rendering.files import write_file

REQUEST = "Dear force,\n\n1. How many drones does the force own?\n2. What did they cost in 2024?\n\nA Requester"
PAGE = b"""<!doctype html><html><head><title>Request</title><style>p { color: red }</style>
<script>document.write("1. Who ran this?")</script></head><body>
<p>1. How many <b>dogs</b> does the force own?</p><img src="http://127.0.0.1:9/one.png">
<p>2. What are &lt;b&gt;their&lt;/b&gt; names?</p><img src="https://example.org/two.png"></body></html>"""
OUTLOOK = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'


def message(subject: str = "Drones", text: str = REQUEST, **attached: bytes) -> bytes:
    """An e-mail; the names of what is attached have `_` for the dot."""
    mail = EmailMessage()
    mail["From"] = "A Requester <requester@example.org>"
    mail["To"] = "foi@northshire.example"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 01 Jul 2025 23:30:00 +0000"
    mail.set_content(text)
    for name, data in attached.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return mail.as_bytes()


def word(text: str) -> bytes:
    """A Word document with a paragraph for each line."""
    document, file = Document(), BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def put(folder: Path, **files: bytes) -> list[Path]:
    """Write files; their names have `_` for the dot."""
    paths = [folder / name.replace("_", ".") for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    return paths


def desk(qtbot, name: str = "d") -> MainWindow:
    """The window over an empty library in memory, on a small laptop's screen."""
    workbench = library(name)
    workbench._write = write_file  # that library writes nothing
    shown = MainWindow(Bridge(workbench))
    qtbot.addWidget(shown)
    shown.resize(1093, 614)
    shown.show()
    qtbot.waitExposed(shown)
    shown.begin(ask_force=False)
    return shown


def dragged(paths: Sequence[Path] = (), text: str = "", other: str = "", urls: Sequence[str] = ()) -> QMimeData:
    """What the mouse carries from another program: files, words, or something of that program's own."""
    data = QMimeData()
    if paths or urls:
        data.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), *(QUrl(url) for url in urls)])
    if text:
        data.setText(text)
    if other:
        data.setData(other, b"\0")
    return data


def drop(window: MainWindow, data: QMimeData, at: QPoint | None = None) -> bool:
    """Drag it over the window and let go. Whether the window would have it."""
    place = at or window.rect().center()
    wanted = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(place), wanted, data, *keys)
    QApplication.sendEvent(window.windowHandle(), enter)
    if not enter.isAccepted():
        return False
    let_go = QDropEvent(QPointF(place), wanted, data, *keys)
    QApplication.sendEvent(window.windowHandle(), let_go)
    return let_go.isAccepted()
