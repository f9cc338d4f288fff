"""The letters' sentences as a tree: letter, section, sentence, each with how it stands, in words."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from workbench.service.own_wording import StandardLetter, StandardSentence

KEY = Qt.ItemDataRole.UserRole
_LONGEST = 80  # characters of a sentence that the tree shows

Index = QModelIndex | QPersistentModelIndex


class WordingTree(QStandardItemModel):
    """Filled once; `mark` says of a sentence what a reader has to know, or nothing."""

    def __init__(self, letters: tuple[StandardLetter, ...], mark: Callable[[str], str]) -> None:
        super().__init__()
        self._mark = mark
        self._items: dict[str, tuple[QStandardItem, str]] = {}
        for letter in letters:
            top = _item(letter.title)
            for section in letter.sections:
                under = _item(section.about)
                under.appendRows([self._sentence(sentence) for sentence in section.sentences])
                top.appendRow(under)
            self.appendRow(top)
        self.update_marks()

    def update_marks(self) -> None:
        """Show how each sentence stands now."""
        for key, (item, text) in self._items.items():
            mark = self._mark(key)
            said = f"{mark} – {text}" if mark else text
            if item.text() != said:
                item.setText(said)

    def index_of(self, key: str) -> QModelIndex:
        """Where a sentence stands; an invalid index where it is not there."""
        return self._items[key][0].index() if key in self._items else QModelIndex()

    def _sentence(self, sentence: StandardSentence) -> QStandardItem:
        text = " ".join(sentence.text.split())
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        item = _item(short)
        item.setData(sentence.key, KEY)
        item.setToolTip(f"<qt>{escape(text)}</qt>")
        self._items[sentence.key] = (item, f"Heading: {short}" if sentence.heading else short)
        return item


class WordingFilter(QSortFilterProxyModel):
    """The sentences in which every word that was typed is found, with what stands above and below them."""

    def __init__(self, tree: WordingTree) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)
        self.setSourceModel(tree)

    def look_for(self, text: str) -> None:
        """Show only where these words stand."""
        self._words = text.casefold().split()
        self.setFilterFixedString(text)  # the one way to ask anew that every Qt 6 knows

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        text = f"{index.data()} {index.data(Qt.ItemDataRole.ToolTipRole) or ''}".casefold()
        return all(word in text for word in self._words)


def _item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    return item
