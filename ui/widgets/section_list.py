"""The letter's sections beside its pages: each leads to its place on the page, to where it is decided, to rewriting."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QTreeView, QWidget

from ui.models.letter_outline import KEYS, ROW, OutlineModel, Row, Section, Words


class SectionList(QTreeView):
    """Sections that open to their paragraphs. Enter shows, Ctrl+Enter opens the decision, F2 rewrites."""

    chosen = Signal(int)  # the block to bring into view
    opened = Signal(object)  # Place
    rewrite_wanted = Signal(object)  # Row
    back_wanted = Signal(str)  # the key of the paragraph whose composed words are to stand again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections of the letter")
        self.setAccessibleDescription(KEYS)
        self.setHeaderHidden(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline = OutlineModel()
        self.setModel(self.outline)
        self.clicked.connect(self._choose)
        self.customContextMenuRequested.connect(self._show_menu)

    @property
    def row(self) -> Row | None:
        """The section or paragraph in hand."""
        found = self.currentIndex().data(ROW)
        return found if isinstance(found, Section | Words) else None

    def open_current(self) -> None:
        """Open the place where the row in hand is decided."""
        if self.row is not None and self.row.place is not None:
            self.opened.emit(self.row.place)

    def take_up(self, key: str) -> bool:
        """Put the row of a paragraph in hand, its section opened. False where it is not in the list."""
        index = self.outline.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def rewrite_current(self) -> None:
        """Rewrite the heading or the paragraph in hand."""
        self.rewrite_wanted.emit(self.row)

    def put_back_current(self) -> None:
        """Let the composed words of what is in hand stand again."""
        if self.row is not None and self.row.own:
            self.back_wanted.emit(self.row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if with_control:
                self.open_current()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.currentIndex())
            case Qt.Key.Key_F2:
                self.rewrite_current()
            case Qt.Key.Key_Delete:
                self.put_back_current()
            case _:
                super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None and row.block is not None:
            self.chosen.emit(row.block)

    def _show_menu(self, point: QPoint) -> None:
        row = self.indexAt(point).data(ROW)
        if row is not None:
            self.setCurrentIndex(self.indexAt(point))
            menu = paragraph_menu(self, row, self.open_current, self.rewrite_current, self.put_back_current)
            menu.popup(self.viewport().mapToGlobal(point))


def paragraph_menu(
    parent: QWidget, row: Row, open_place: Callable[[], None], rewrite: Callable[[], None], put_back: Callable[[], None]
) -> QMenu:
    """What can be done with a paragraph, in the list and on the page."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction("&Open where it is decided", open_place).setEnabled(row.place is not None)
    menu.addAction("&Rewrite…\tF2", rewrite).setEnabled(bool(row.key))
    menu.addAction("Put &back the standard words\tDel", put_back).setEnabled(row.own)
    return menu
