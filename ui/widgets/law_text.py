"""Law to be read beside a decision: by key, and to be copied. What is written from memory says so."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.domain.exemptions import Evidence
from workbench.domain.grounds import Ground

EVIDENCE = {
    Evidence.VERIFIED: "Checked against a published text.",
    Evidence.PARTLY: "Checked in part; the rest is from memory.",
    Evidence.MEMORY: "From memory: check it in the Act before you rely on it.",
}

_HANGING = 10  # pixels by which a point's lines stand behind its bullet


class LawText(QTextEdit):
    """Paragraphs, and points under headings."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def write(self, text: str, bold: bool = False, hanging: bool = False) -> None:
        """One paragraph of plain text at the end; nothing where there is none."""
        if not text:
            return
        shape = QTextBlockFormat()
        shape.setTopMargin(6 if bold else 2)
        shape.setLeftMargin(_HANGING if hanging else 0)
        shape.setTextIndent(-_HANGING if hanging else 0)
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        own = self.textCursor()
        place = own.position()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if cursor.position():
            cursor.insertBlock(shape, letters)
        cursor.setBlockFormat(shape)
        cursor.insertText(text, letters)
        own.setPosition(place)  # what is written at the end must not carry the reader along
        self.setTextCursor(own)

    def points(self, heading: str, points: tuple[str, ...]) -> None:
        """A heading with its points; nothing where there are none."""
        if points:
            self.write(heading, bold=True)
        for point in points:
            self.write(f"• {point}", hanging=True)

    def sources(self, evidence: Evidence, source: tuple[str, ...]) -> None:
        """How sure an entry is, and what it was read in."""
        self.points("How sure this is", (EVIDENCE[evidence], *source))

    def write_ground(self, ground: Ground) -> None:
        """What an outcome stands on."""
        self.write(ground_title(ground), bold=True)
        self.write(ground.says)
        self.write(f"Its notice: {ground.notice}." if ground.notice else "")
        self.points("Conditions", ground.conditions)
        self.points("Pitfalls", ground.pitfalls)
        self.points("Note", (ground.note,) if ground.note else ())
        self.sources(ground.evidence, ground.source)

    def from_the_top(self) -> None:
        """Read it from its beginning."""
        self.moveCursor(QTextCursor.MoveOperation.Start)


def ground_title(ground: Ground) -> str:
    """A ground by its provision: "Section 12(1): Cost of compliance"."""
    return f"Section {ground.code}: {ground.title}" if ground.code else ground.title
