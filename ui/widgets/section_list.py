"""The letter's sections beside its pages: each leads to its place on the page, and to where it is decided."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from workbench.domain.findings import Place
from workbench.letters.document import Block, Heading, LetterDocument, Letterhead, Signature

SECTION = Qt.ItemDataRole.UserRole
_KEYS = "Enter shows the section on the page, Ctrl+Enter opens where it is decided"
_INDENT = "\u2003"  # an em space for each level under the second

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the letter: the block that begins it, its heading, and where it is decided."""

    block: int
    level: int
    text: str
    place: Place | None = None


def sections_of(document: LetterDocument) -> tuple[Section, ...]:
    """The head, every heading, and the signature. A heading without a place takes that of the text under it."""
    starts = [(number, _named(block)) for number, block in enumerate(document.blocks)]
    named = [(number, *found) for number, found in starts if found]
    ends = [*(number for number, *_ in named[1:]), len(document.blocks)]
    return tuple(
        Section(number, level, text, _first_place(document.blocks[number:end]))
        for (number, level, text), end in zip(named, ends, strict=True)
    )


class SectionsModel(QAbstractListModel):
    """The sections in the letter's order."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[Section, ...] = ()

    def show(self, sections: tuple[Section, ...]) -> None:
        """Show these sections; rows that stay are kept, so that the list stays where it is."""
        before, stay = self._sections, min(len(self._sections), len(sections))
        self._sections = (*sections[:stay], *before[stay:])
        changed = [row for row in range(stay) if before[row] != sections[row]]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        if len(sections) > stay:
            self.beginInsertRows(QModelIndex(), stay, len(sections) - 1)
            self._sections = sections
            self.endInsertRows()
        elif len(before) > stay:
            self.beginRemoveRows(QModelIndex(), stay, len(before) - 1)
            self._sections = sections
            self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._sections):
            return None
        section = self._sections[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _INDENT * max(0, section.level - 2) + section.text
        if role == Qt.ItemDataRole.FontRole and section.level <= 2:
            font = QFont()
            font.setBold(True)
            return font
        return {
            Qt.ItemDataRole.AccessibleTextRole: section.text,
            Qt.ItemDataRole.ToolTipRole: f"<qt>{escape(section.text)}<br>{_KEYS}</qt>",  # or Qt would guess at markup
            SECTION: section,
        }.get(Qt.ItemDataRole(role))


class SectionList(QListView):
    """Click or Enter shows the section on the page, Ctrl+Enter opens where it is decided."""

    chosen = Signal(int)  # the block that begins the section
    opened = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections of the letter")
        self.setAccessibleDescription(_KEYS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setSpacing(1)
        self.sections = SectionsModel()
        self.setModel(self.sections)
        self.clicked.connect(self._choose)

    def open_current(self) -> None:
        """Open the place where the section in hand is decided."""
        section = self.currentIndex().data(SECTION)
        if section is not None and section.place is not None:
            self.opened.emit(section.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_current()
        else:
            self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        section = index.data(SECTION)
        if section is not None:
            self.chosen.emit(section.block)


def _named(block: Block) -> tuple[int, str] | None:
    match block:
        case Heading():
            return block.level, block.text
        case Letterhead():
            return 2, "Head of the letter"
        case Signature():
            return 2, "Signature"
    return None


def _first_place(blocks: tuple[Block, ...]) -> Place | None:
    return next((block.place for block in blocks if block.place is not None), None)
