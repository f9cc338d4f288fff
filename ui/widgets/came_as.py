"""How the request came: the file, what was enclosed, what reading left out. A copy can be saved; none is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.tips import plain_tip
from ui.widgets.question_actions import make_action
from ui.widgets.sentence import Sentence
from ui.words import size
from workbench.domain.arrival import Source
from workbench.domain.case import Case
from workbench.domain.dates import format_moment
from workbench.errors import KnownError

_MOST_LINES = 5  # files that are seen without scrolling
_UK = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class _File:
    """One line: the file as it arrived, or with a place, what was enclosed in it."""

    source_id: str
    name: str
    line: str
    place: int | None = None


class CameAs(QWidget):
    """Hides where the request was pasted or typed. The keyboard moves among the files; Return saves a copy."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._files: list[_File] = []
        self.ask_save: Callable[[str], str] = lambda name: QFileDialog.getSaveFileName(self, "Save a copy", name)[0]
        self.list = QListWidget()
        self.list.setAccessibleName("The file that the request came in, and its attachments")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # tool tips have the whole
        self.save = QPushButton("Save a cop&y…", autoDefault=False)
        self.remarks = Sentence()
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self.remarks)
        column.addLayout(row)
        self.save.clicked.connect(self.save_copy)
        make_action(self.list, "Save a copy…", "Return", "Save a copy", self.save_copy)
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show the files of a case."""
        files = [file for source in case.sources for file in _files_of(source)]
        if files != self._files:
            self._files = files
            self._show()
        remarks = " ".join(said for source in case.sources for said in (*_when(source), *source.remarks))
        self.remarks.say(remarks)
        self.remarks.setVisible(bool(remarks))
        self.setVisible(bool(files))

    def save_copy(self) -> None:
        """Write the chosen file as it arrived to where the officer says. It is never opened."""
        case, number = self._bridge.case, self.list.currentRow()
        if case is None or not 0 <= number < len(self._files):
            return
        file = self._files[number]
        chosen = self.ask_save(file.name)
        if not chosen:
            return
        arrivals, path = self._bridge.workbench.arrivals, Path(chosen)
        try:
            if file.place is None:
                data = arrivals.original(case, file.source_id)
            else:
                data = arrivals.enclosure(case, file.source_id, file.place)
            self._bridge.workbench.write(path, data)
        except KnownError as error:
            self._bridge.failed.emit(error)
            return
        self._bridge.told.emit(f"A copy is kept as {path.name}, as it arrived. It was not opened.")

    def _show(self) -> None:
        self.list.clear()
        self.list.addItems([file.line for file in self._files])
        for number, file in enumerate(self._files):
            self.list.item(number).setToolTip(plain_tip(file.line))
        self.list.setCurrentRow(0 if self._files else -1)
        lines = min(len(self._files), _MOST_LINES)
        height = self.list.sizeHintForRow(0) if self._files else 0
        self.list.setFixedHeight(lines * height + 2 * self.list.frameWidth() + 2)


def _files_of(source: Source) -> list[_File]:
    own = f"{source.name} · {source.kind.value}, {size(source.size)}"
    return [
        _File(source.id, source.name, own),
        *(
            _File(source.id, each.name, f"    {each.name} · attached, {size(each.size)}", place)
            for place, each in enumerate(source.enclosures)
        ),
    ]


def _when(source: Source) -> tuple[str, ...]:
    """When it arrived or else was sent, by what it says of itself."""
    envelope = source.envelope
    at = (envelope.arrived or envelope.sent) if envelope else None
    if envelope is None or at is None:
        return ()
    how = "Arrived" if envelope.arrived else "Sent"
    return (f"{how} {format_moment(at.astimezone(_UK))} by the clock of the United Kingdom.",)
