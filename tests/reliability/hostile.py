"""Opens cases whose every text is a path, an address or markup that names a picture, and says what was touched.

    python -m tests.reliability.hostile FOLDER CASE …

FOLDER holds `bait`, with a file for each name that a text leads to. Prints one JSON document. A process of its own, for
what Python watches once is watched for good.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FORMS = (
    '<img src="{path}">',
    "{path}",
    "file://{path}",
    "<a href='{path}'>x</a><img src='file://{path}'>",
    "@import url({path});",
    "&lt;img src={path}&gt;",
    "[x]({path})",
    "{{include {path}}}",
)
"""How a text may lead to a file. The first is the commonest: Qt reads it where it takes a text for markup."""
WATCHED = ("open", "os.", "socket.", "subprocess.", "urllib.", "shutil.", "glob.", "webbrowser.", "ctypes.")
LONG_AGO = 946684800  # seconds: 1 January 2000
BAITS = 400


def lay_out(folder: Path) -> None:
    """The files that nobody may touch, each a real picture, last read long ago."""
    picture = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
        "a5f645400000000049454e44ae426082"
    )
    (folder / "bait").mkdir()
    for number in range(BAITS):
        path = folder / "bait" / f"{number}.png"
        path.write_bytes(picture)
        os.utime(path, (LONG_AGO, LONG_AGO + 1))  # read before it was written: the next reading is always noted


def touched(folder: Path) -> list[str]:
    """The baits that somebody has read."""
    return sorted(path.name for path in (folder / "bait").iterdir() if path.stat().st_atime != LONG_AGO)


def main(folder: Path, names: list[str]) -> None:
    """Watch, then use every case without a window and some at the desk; print what came of it."""
    bait = str(folder / "bait")
    events: list[str] = []

    def watch(event: str, values: tuple[Any, ...]) -> None:
        if event.startswith(WATCHED) and bait in repr(values):
            events.append(f"{event} {values!r}")

    sys.addaudithook(watch)
    files = dict(hostile_files(Path(bait)))
    for data in files.values():
        use(data, folder)
    shown, tips = at_the_desk([files[name] for name in names], folder / "cases.foilib")
    seen = list(events)
    quiet = touched(folder)
    Path(bait, "0.png").read_bytes()  # that this test sees such an event
    print(
        json.dumps(
            {
                "cases": len(files),
                "events": seen,
                "seen": events[-1:],
                "touched": quiet,
                "shown": sorted(shown),
                "tips": tips,
                "control": control(folder),
            }
        )
    )
    sys.stdout.flush()
    os._exit(0)


def hostile_files(bait: Path) -> Iterator[tuple[str, bytes]]:
    """Every letter's case and the example, each free text led astray."""
    from tests.letters.cases import FORCE, LETTERS
    from tests.reliability.canary import marked_file
    from workbench import bootstrap, locations
    from workbench.service import casefile
    from workbench.service.casefile import CaseFile

    catalogue = bootstrap.load_catalogue()
    cases = {name: CaseFile(case(), FORCE) for name, case in LETTERS.items()}
    cases["example"] = casefile.decode(locations.example().read_bytes(), catalogue)

    def lead(name: str, number: int) -> str:
        return FORMS[number % len(FORMS)].format(path=bait / f"{number % BAITS}.png")

    for name, read in cases.items():
        data, marked = marked_file(read, catalogue, lead)
        assert marked > 20, name
        yield name, data


def use(data: bytes, folder: Path) -> None:
    """Everything that is done with a case without a window."""
    from workbench import bootstrap
    from workbench.service import casefile

    desk = bootstrap.desk()
    read = casefile.decode(data, desk.law.catalogue)
    case, authority = desk.settled(read.case, read.authority), read.authority
    desk.findings(case, authority)
    desk.challenge(case, authority)
    for document in (desk.compose(case, authority), desk.compose_sheet(case, authority)):
        bootstrap.write_file(folder / "out.pdf", desk.render(document).data)
    desk.render_clocks([(case, desk.deadlines(case, authority))])
    casefile.encode(case, authority)


def at_the_desk(files: list[bytes], library: Path) -> tuple[set[str], int]:
    """What a window shows as markup, and how many tool tips it has; each was shown."""
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QToolTip

    from ui.app import show_desk

    opened = show_desk(library)
    assert opened is not None
    application, window = opened
    workbench = window.bridge.workbench
    workbench.set_authority(workbench.defaults())  # or the window would ask whose letters it writes
    shown: set[str] = set()
    tips: set[str] = set()
    for data in files:
        window.bridge.open(workbench.import_case(data))
        window.list_cases()
        for page in range(5):
            window.show_page(page)
            settle(application, window)
            look(application, shown, tips)
        for act in dialogs(window, data, library.parent):
            modal(application, act, lambda: look(application, shown, tips))
    pasted = sum(paste(application, page, library.parent) for page in range(5) if not window.show_page(page))
    window.new_case()
    assert pasted + paste(application, 0, library.parent) > 10
    for tip in tips:
        QToolTip.showText(QPoint(10, 10), tip)
        for _ in range(3):
            application.processEvents()
    QToolTip.hideText()
    return shown, len(tips)


def dialogs(window: Any, data: bytes, folder: Path) -> list[Callable[[], object]]:
    """What opens beside the pages: each menu entry that asks something, so that a new one is among them."""
    changed = json.loads(data)
    for part in changed["case"]["parts"]:
        part["subject"] = f"{part['subject']} and more"  # so that there is something to compare
    other = folder / "other.foicase"
    other.write_text(json.dumps(changed))
    window.files.ask_open = lambda: str(other)
    asking = [each for each in window.actions_.all if "…" in each.text() and "rint" not in each.text()]
    assert len(asking) > 20
    return [each.trigger for each in asking]


def modal(application: Any, act: Callable[[], object], then: Callable[[], None]) -> None:
    """Open something that may wait for an answer; look at it, and close it."""
    from PySide6.QtCore import QTimer

    def look_and_close() -> None:
        then()
        if dialog := application.activeModalWidget():
            dialog.close()

    QTimer.singleShot(0, look_and_close)
    act()
    application.processEvents()
    then()


def settle(application: Any, window: Any) -> None:
    """Until the pages have come; the letter is set in a thread of its own."""
    import time

    until = time.monotonic() + 10
    preview = getattr(list(window.pages.values())[window.tabs.currentIndex()], "preview", None)
    for _ in range(5):
        application.processEvents()
    while preview is not None and preview.letter is None and time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)


def paste(application: Any, page: int, folder: Path) -> int:
    """Paste a page of the web that names files wherever a text can be typed; how many places those are."""
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
    from shiboken6 import isValid

    bait = [f"{folder / 'bait'}/{100 * page // 5 + number}.png" for number in range(8)]
    copied = QMimeData()
    copied.setHtml(
        f'<html><head><link rel="stylesheet" href="file://{bait[0]}"><style>@import url(file://{bait[1]});'
        f' p {{background-image: url({bait[2]})}}</style></head><body background="file://{bait[3]}">'
        f'<p>Please tell me</p><img src="{bait[4]}"><table background="{bait[5]}"><tr><td>Type</td><td>2024</td></tr>'
        f'<tr><td>a</td><td><img src="file://{bait[6]}">1</td></tr></table></body></html>'
    )
    places = 0
    for widget in application.allWidgets():
        if not isValid(widget) or not isinstance(widget, QPlainTextEdit | QTextEdit):
            continue  # what was pasted may have taken the place of a whole page
        if widget.isVisible() and not widget.isReadOnly():
            widget.insertFromMimeData(copied)
            places += 1
            application.processEvents()
    return places


def look(application: Any, shown: set[str], tips: set[str]) -> None:
    """Every widget that takes a text of the case for markup; and collect the tool tips."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit

    for _ in range(3):
        application.processEvents()
    for widget in application.allWidgets():
        where = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        if widget.toolTip():
            tips.add(widget.toolTip())
            if led(widget.toolTip()):
                shown.add(f"tip of {where}")
        if led(widget.whatsThis()) or led(widget.statusTip()):
            shown.add(f"help of {where}")
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and led(widget.text()):
            shown.add(where)
        if isinstance(widget, QTextEdit) and "<img" in widget.toHtml():
            shown.add(where)
        if isinstance(widget, QAbstractItemView) and widget.model():
            for tip in model_tips(widget.model()):
                tips.add(tip)
                if led(tip):
                    shown.add(f"tip of {type(widget.model()).__name__} in {where}")


def led(text: str) -> bool:
    """Whether Qt would read a text as markup that names a bait."""
    from PySide6.QtGui import Qt

    return "bait" in text and Qt.mightBeRichText(text) and "<img" in text


def model_tips(model: Any) -> Iterator[str]:
    """The tool tips of the first lines of a list, tree or table, and of its headings."""
    from PySide6.QtCore import QModelIndex, Qt

    role = Qt.ItemDataRole.ToolTipRole
    columns = getattr(model, "columnCount", None)

    def width(parent: QModelIndex) -> int:
        try:
            return columns(parent) if columns else 1
        except TypeError:  # a list's columns are nobody's business
            return 1

    def below(parent: QModelIndex, depth: int) -> Iterator[str]:
        for row in range(min(model.rowCount(parent), 60)):
            for column in range(width(parent)):
                tip = model.data(model.index(row, column, parent), role)
                if isinstance(tip, str) and tip:
                    yield tip
            child = model.index(row, 0, parent)
            if depth < 4 and child.isValid() and model.rowCount(child):
                yield from below(child, depth + 1)

    yield from below(QModelIndex(), 0)
    for way in Qt.Orientation:
        for section in range(min(20, width(QModelIndex()) if way is Qt.Orientation.Horizontal else model.rowCount())):
            tip = model.headerData(section, way, role)
            if isinstance(tip, str) and tip:
                yield tip


def control(folder: Path) -> bool:
    """Whether a tip that is markup does read its picture, and this disk notes it: that this test sees it."""
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication, QToolTip

    QToolTip.showText(QPoint(10, 10), f'<img src="{folder / "bait" / "1.png"}">')
    QApplication.processEvents()
    return "1.png" in touched(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
