"""Pale colours that tell neighbouring questions apart, made from the palette so that they suit light and dark."""

from PySide6.QtGui import QColor, QPalette

_TURN = 200  # degrees of hue between the two tints: blue and yellow, which nobody mixes up


def mixed(base: QColor, other: QColor, share: float) -> QColor:
    """A colour between two: `share` 0 is the base, 1 the other."""
    parts = zip(base.getRgbF()[:3], other.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(one + (two - one) * share for one, two in parts))


def tints(palette: QPalette) -> tuple[QColor, QColor]:
    """Two pale backgrounds, for questions in turn."""
    accent = palette.color(QPalette.ColorRole.Highlight)
    other = QColor.fromHsv(
        (max(accent.hue(), 0) + _TURN) % 360, max(accent.saturation(), 110), max(accent.value(), 150)
    )
    base = palette.color(QPalette.ColorRole.Base)
    return mixed(base, accent, 0.2), mixed(base, other, 0.22)


def edges(palette: QPalette) -> tuple[QColor, QColor]:
    """The same two colours, strong enough for a line."""
    text = palette.color(QPalette.ColorRole.Text)
    first, second = tints(palette)
    return mixed(first, text, 0.45), mixed(second, text, 0.45)


def unheld(palette: QPalette) -> QColor:
    """Grey for words that no question holds; still easy to read."""
    return mixed(palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base), 0.38)
