"""The letter as a tree: its sections, the paragraphs of each, and which of them are the officer's own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from workbench.domain.findings import Place
from workbench.domain.letter import Override
from workbench.letters.document import (
    Block,
    BulletList,
    Heading,
    LetterDocument,
    Letterhead,
    Paragraph,
    Signature,
    words,
)
from workbench.letters.overrides import StaleOverride, Why

ROW = Qt.ItemDataRole.UserRole  # the Section or the Words of a row
KEYS = "Enter shows it on the page, Ctrl+Enter opens where it is decided, F2 rewrites it"
NOWHERE = "Your words for paragraphs that are not in the letter now"
_INDENT = "\u2003"  # an em space for each level under the second
_FIRST_WORDS = 90  # characters

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, or an item of a list, that has a name, so that it can be rewritten.

    `block` is None where it is not in the letter now. `why` says what is wrong with the officer's own words here.
    """

    key: str
    text: str
    block: int | None = None
    place: Place | None = None
    locked: bool = False
    own: bool = False  # the officer wrote words for it
    why: str = ""

    @property
    def said(self) -> str:
        """The first words, with whose they are."""
        first = " ".join(self.text.split())[:_FIRST_WORDS]
        return f"{_yours(self.why)}: {first}" if self.own else first


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the letter: its heading, the block that this is, where it is decided, and its paragraphs."""

    block: int | None
    level: int
    text: str
    place: Place | None = None
    key: str = ""
    locked: bool = False
    own: bool = False
    why: str = ""
    words: tuple[Words, ...] = ()

    @property
    def said(self) -> str:
        """The heading, marked where it, or words under it, are the officer's."""
        if self.own:
            return f"{_yours(self.why)}: {self.text}"
        return f"✎ {self.text}" if any(each.own for each in self.words) else self.text


Row = Section | Words


def outline(
    document: LetterDocument, overrides: Sequence[Override] = (), stale: Sequence[StaleOverride] = ()
) -> tuple[Section, ...]:
    """The head, every heading, and the signature, each with its paragraphs; last, own words that stand nowhere.

    A heading without a place takes that of the text under it.
    """
    own = {override.key for override in overrides}
    why = {each.override.key: each.why.value for each in stale}
    blocks = document.blocks
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading | Letterhead | Signature)]
    found = tuple(
        _section(blocks, start, end, own, why) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    )
    lost = tuple(
        Words(each.override.key, each.override.text, own=True, why=each.why.value)
        for each in stale
        if each.why is Why.GONE
    )
    return (*found, Section(None, 2, NOWHERE, words=lost)) if lost else found


def composed_words(document: LetterDocument) -> dict[str, str]:
    """Every passage that can be rewritten, by its key, as plain text."""
    found: dict[str, str] = {}
    for at, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.key:
            found.setdefault(block.key, block.text)
        for each in _words(block, at, set(), {}):
            found.setdefault(each.key, each.text)
    return found


def rows_by_block(sections: Sequence[Section]) -> dict[int, list[Row]]:
    """What can be opened or rewritten at each block of the letter."""
    found: dict[int, list[Row]] = {}
    for section in sections:
        for row in (section, *section.words):
            if row.block is not None:
                found.setdefault(row.block, []).append(row)
    return found


class OutlineModel(QAbstractItemModel):
    """Sections, and paragraphs under them. What stays is kept, so that the list stays open and where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: list[Section] = []
        self._names: list[
            int
        ] = []  # of the sections, from 1: what their paragraphs know them by while others come and go
        self._last_name = 0

    def show(self, sections: Sequence[Section]) -> None:
        """Show these sections: only the rows between the first and the last that differ are made anew."""
        before = [_name(section) for section in self._sections]
        start, gone, come = _between(before, [_name(section) for section in sections])
        if gone:
            self.beginRemoveRows(QModelIndex(), start, start + gone - 1)
            del self._sections[start : start + gone], self._names[start : start + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), start, start + come - 1)
            self._sections[start:start] = [replace(section, words=()) for section in sections[start : start + come]]
            self._names[start:start] = range(self._last_name + 1, self._last_name + come + 1)
            self._last_name += come
            self.endInsertRows()
        for row, section in enumerate(sections):
            self._show_words(row, section)
        if sections:
            self.dataChanged.emit(self.index(0, 0), self.index(len(sections) - 1, 0))

    def index_of(self, key: str) -> QModelIndex:
        """Where the paragraph of this name stands; not valid where there is none."""
        for row, section in enumerate(self._sections):
            if section.key == key:
                return self.index(row, 0)
            for at, each in enumerate(section.words):
                if each.key == key:
                    return self.index(at, 0, self.index(row, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._names[parent.row()] if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:
        if not index.isValid() or index.internalId() not in self._names:
            return QModelIndex()
        return self.createIndex(self._names.index(index.internalId()), 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._sections)
        return len(self._sections[parent.row()].words) if parent.internalId() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _INDENT * max(0, row.level - 2) + row.said if isinstance(row, Section) else row.said
        if role == Qt.ItemDataRole.FontRole and isinstance(row, Section) and row.level <= 2:
            font = QFont()
            font.setBold(True)
            return font
        return {
            Qt.ItemDataRole.AccessibleTextRole: row.said,
            Qt.ItemDataRole.ToolTipRole: f"<qt>{escape(row.said)}<br>{KEYS}</qt>",  # or Qt would guess at markup
            ROW: row,
        }.get(Qt.ItemDataRole(role))

    def _row(self, index: Index) -> Row | None:
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._sections[index.row()] if index.row() < len(self._sections) else None
        if index.internalId() not in self._names:
            return None
        found = self._sections[self._names.index(index.internalId())].words
        return found[index.row()] if index.row() < len(found) else None

    def _show_words(self, row: int, section: Section) -> None:
        """The section as it is now, and under it the paragraphs, of which those that stay are kept."""
        parent, stay = self.index(row, 0), list(self._sections[row].words)
        start, gone, come = _between([each.key for each in stay], [each.key for each in section.words])
        if gone:
            self.beginRemoveRows(parent, start, start + gone - 1)
            del stay[start : start + gone]
            self._sections[row] = replace(section, words=tuple(stay))
            self.endRemoveRows()
        if come:
            self.beginInsertRows(parent, start, start + come - 1)
        self._sections[row] = section
        if come:
            self.endInsertRows()
        if section.words:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(len(section.words) - 1, 0, parent))


def _between(before: Sequence[object], after: Sequence[object]) -> tuple[int, int, int]:
    """Where two lists begin to differ, how many rows go there, and how many come in their place."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    rest = shorter - start
    end = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    return start, len(before) - start - end, len(after) - start - end


def _name(section: Section) -> tuple[object, ...]:
    return section.level, section.key or section.text


def _yours(why: str) -> str:
    return f"✎ Yours ⚠ {why}" if why else "✎ Yours"


def _section(blocks: Sequence[Block], start: int, end: int, own: set[str], why: Mapping[str, str]) -> Section:
    place = next((block.place for block in blocks[start:end] if block.place is not None), None)
    words = tuple(each for at in range(start, end) for each in _words(blocks[at], at, own, why))
    match blocks[start]:
        case Heading(level=level, text=text, key=key):
            return Section(start, level, text, place, key, False, bool(key) and key in own, why.get(key, ""), words)
        case Letterhead():
            return Section(start, 2, "Head of the letter", place, words=words)
    return Section(start, 2, "Signature", place, words=words)


def _words(block: Block, at: int, own: set[str], why: Mapping[str, str]) -> tuple[Words, ...]:
    match block:
        case Paragraph(key=key) if key:
            return (Words(key, words(block.runs), at, block.place, block.locked, key in own, why.get(key, "")),)
        case BulletList():
            places = block.places or (block.place,) * len(block.keys)
            return tuple(
                Words(key, words(item), at, place or block.place, block.locked, key in own, why.get(key, ""))
                for key, item, place in zip(block.keys, block.items, places, strict=False)
            )
    return ()
