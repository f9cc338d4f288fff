"""Boxes in tables and lists that can be seen on any ground: some styles draw theirs too faint on a dark one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


class BoxDelegate(QStyledItemDelegate):
    """The style's own box, with a frame in the colour of the text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        if not full.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            return
        style = option.widget.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, full, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setOpacity(0.6)
        painter.setPen(option.palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()
