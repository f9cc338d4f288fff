"""Files that arrived, a row each: what it is, from whom, how it begins, or why it could not be read; ticked or not."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.arriving import Looked
from ui.tips import plain_tip
from ui.words import counted
from workbench.domain.arrival import FileKind
from workbench.errors import KnownError
from workbench.service.arrivals import together

HEADINGS = ("File", "What it is", "From", "What it says")
_BEGINS = 160  # characters of a request that are shown in its row
_MESSAGES = (FileKind.EMAIL, FileKind.OUTLOOK)
_TO_TYPE = "no words: the file is kept, and you type what it says"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """Which words of a file are the request."""

    name: str
    text: str


def choices_of(looked: Looked) -> tuple[Choice, ...]:
    """The message, an attachment that can be read, or both; of a file without any words, none of them."""
    arrival = looked.incoming.arrival
    if arrival is None:
        return ()
    own = "the message" if arrival.kind in _MESSAGES else "the file itself"
    found = [Choice(each.name, each.text) for each in looked.enclosed]
    if arrival.text.strip():
        found.insert(0, Choice(own, arrival.text))
        found += [Choice(f"{own} and {each.name}", together(arrival.text, each.text)) for each in looked.enclosed]
        if len(looked.enclosed) > 1:
            texts = [each.text for each in looked.enclosed]
            found.append(Choice(f"{own} and {len(texts)} attachments", together(arrival.text, *texts)))
    return tuple(found) or (Choice(_TO_TYPE, ""),)


class Row:
    """One file: what was read of it, and what the officer wants of it."""

    def __init__(self, looked: Looked, here: str = "") -> None:
        """`here` is a sentence on where the same file is already."""
        self.looked = looked
        self.incoming = looked.incoming
        self.choices = choices_of(looked)
        self.here = here
        self.choice = 0
        self.fault: KnownError | None = looked.incoming.fault
        self.opened = ""  # the reference of the case that was opened of it
        self.ticked = self.can_open and not here

    @property
    def can_open(self) -> bool:
        """Whether a case can be opened of it."""
        return bool(self.choices) and not self.opened

    @property
    def text(self) -> str:
        """The request, as chosen."""
        return self.choices[self.choice].text if self.choices else ""

    @property
    def name(self) -> str:
        """Of the file."""
        return self.incoming.name

    @property
    def kind(self) -> str:
        """`e-mail, 2 attachments`."""
        arrival = self.incoming.arrival
        if arrival is None:
            return ""
        enclosed = f", {counted(len(arrival.attachments), 'attachment')}" if arrival.attachments else ""
        return f"{arrival.kind.value}{enclosed}"

    @property
    def sender(self) -> str:
        """From whom a message is, by its own words."""
        envelope = self.incoming.arrival.envelope if self.incoming.arrival else None
        return _line(envelope.sender_name or envelope.sender_email) if envelope else ""

    @property
    def says(self) -> str:
        """Its subject and how it begins; or what became of it, or why it could not be read."""
        if self.opened:
            return f"✓ opened as {self.opened}"
        if self.fault is not None:
            return f"✖ {self.fault}"
        arrival = self.incoming.arrival
        subject = _line(arrival.envelope.subject) if arrival and arrival.envelope else ""
        begins = _line(self.text[: 4 * _BEGINS])[:_BEGINS] or _TO_TYPE
        return " · ".join(part for part in (self.here, subject, begins) if part)

    @property
    def spans(self) -> bool:
        """Whether what is to be said of it needs the whole row."""
        return self.incoming.arrival is None


class ArrivalsModel(QAbstractTableModel):
    """The files in the order in which they were read."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    @property
    def ticked(self) -> list[Row]:
        """Those of which a case is to be opened."""
        return [row for row in self.rows if row.ticked and row.can_open]

    def add(self, row: Row) -> None:
        """One more has been read."""
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
        self.rows.append(row)
        self.endInsertRows()
        self.ticks_changed.emit()

    def tick(self, numbers: list[int]) -> None:
        """Tick these rows; untick them where all of them are ticked."""
        rows = [self.rows[number] for number in numbers if self.rows[number].can_open]
        wanted = not all(row.ticked for row in rows)
        for row in rows:
            row.ticked = wanted
        self.told(numbers)

    def told(self, numbers: list[int]) -> None:
        """These rows are others now."""
        for number in numbers:
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(HEADINGS) - 1))
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0 and self.rows[index.row()].can_open:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        said = self._cell(row, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return said
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(said)
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == 0:
                return ", ".join(part for part in (row.name, row.kind, row.sender, row.says) if part)
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0 and row.can_open:
                return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()])
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    @staticmethod
    def _cell(row: Row, column: int) -> str:
        if row.spans:
            return (row.name, row.says, "", "")[column]
        return (row.name, row.kind, row.sender, row.says)[column]


def _line(text: str) -> str:
    """On one line."""
    return " ".join(text.split())
