"""Rows of wrapped text with air between them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_AIR = 6  # pixels


class WrappedRows(QStyledItemDelegate):
    """A list's own spacing takes width from the text, after its height was reckoned; this takes none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(0, _AIR)
