"""What the Act says of a limb, to be read beside the decision: what it protects, conditions, pitfalls, sources."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.domain.exemptions import Catalogue, Evidence, Limb

EVIDENCE = {
    Evidence.VERIFIED: "Checked against a published text.",
    Evidence.PARTLY: "Checked in part; the rest is from memory.",
    Evidence.MEMORY: "From memory: check it in the Act before you rely on it.",
}

_HANGING = 10  # pixels by which a point's lines stand behind its bullet


class LimbLaw(QTextEdit):
    """One limb, as text that can be read by key and copied. It is only written anew for another limb."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("The law on this limb")
        self._limb: Limb | None = None

    def show_limb(self, limb: Limb, catalogue: Catalogue) -> None:
        """Show a limb from its beginning."""
        if limb is self._limb:
            return
        self._limb = limb
        self.clear()
        cursor = self.textCursor()
        nature = catalogue.nature(limb)
        _write(cursor, f"{nature[:1].upper()}{nature[1:]}.")
        _write(cursor, limb.says)
        _points(cursor, "Conditions", limb.conditions)
        _points(cursor, "Pitfalls", limb.pitfalls)
        if limb.note:
            _points(cursor, "Note", (limb.note,))
        _points(cursor, "How sure this is", (EVIDENCE[limb.evidence], *limb.source))
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _points(cursor: QTextCursor, heading: str, points: tuple[str, ...]) -> None:
    """A heading with its points; nothing where there are none."""
    if points:
        _write(cursor, heading, bold=True)
    for point in points:
        _write(cursor, f"• {point}", hanging=True)


def _write(cursor: QTextCursor, text: str, bold: bool = False, hanging: bool = False) -> None:
    """One paragraph of plain text."""
    shape = QTextBlockFormat()
    shape.setTopMargin(6 if bold else 2)
    shape.setLeftMargin(_HANGING if hanging else 0)
    shape.setTextIndent(-_HANGING if hanging else 0)
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    if cursor.position():
        cursor.insertBlock(shape, letters)
    cursor.setBlockFormat(shape)
    cursor.insertText(text, letters)
