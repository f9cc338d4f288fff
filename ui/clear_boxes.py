"""Tick boxes and radio buttons that can be seen on a dark ground, where Fusion draws their frames almost black."""

from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

_BOX = QStyle.PrimitiveElement.PE_IndicatorCheckBox
_RADIO = QStyle.PrimitiveElement.PE_IndicatorRadioButton


class ClearBoxes(QProxyStyle):
    """The style's own boxes, with a frame in the colour of the text."""

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if element not in (_BOX, _RADIO):
            return
        painter.save()
        painter.setOpacity(0.6)
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        draw = painter.drawEllipse if element is _RADIO else painter.drawRect
        draw(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()


def draw_clear_boxes(application: QApplication) -> None:
    """On a dark ground, where the style is Fusion. Other styles see to it themselves."""
    if application.style().name() == "fusion":
        application.setStyle(ClearBoxes("fusion"))
