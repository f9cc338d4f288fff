"""Names as long as there is room for: the rest is cut off with an ellipsis and stands in the tool tip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QStyle, QStyleOptionButton

from ui.tips import plain_tip

_NARROWEST = 60  # pixels


class NameLabel(QLabel):
    """A name in one line of plain text."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self._name = ""
        self.setMinimumWidth(_NARROWEST)

    def show_name(self, name: str) -> None:
        """Show a name, as far as there is room."""
        self._name = name
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(name)
        self.setText(name)  # for the width that is wanted
        self._fit()

    @property
    def name(self) -> str:
        """The whole name."""
        return self._name

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self):
        wanted = super().sizeHint()
        wanted.setWidth(self.fontMetrics().horizontalAdvance(self._name) + 2)
        return wanted

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, self.width()))


class NameBox(QCheckBox):
    """A box with a name beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setMinimumWidth(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show a name, as far as there is room."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).left()
        room = self.width() - box
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
