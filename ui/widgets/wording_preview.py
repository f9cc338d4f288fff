"""What a change of the wording does: the sentence filled in, and the letter in hand with the sentence marked."""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ui.widgets.question_colours import tints
from workbench.letters.trial import Trial

_NOT_THERE = "This sentence does not stand in the letter in hand. It would read: {}"
_NO_CASE = "No case is open, so nothing is filled in: {}"


class WordingPreview(QWidget):
    """The sentence above, the letter below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.letter = (QPlainTextEdit(readOnly=True) for _ in range(2))
        for box, name in ((self.sentence, "The sentence as it would read"), (self.letter, "The letter in hand")):
            box.setAccessibleName(name)
            box.setTabChangesFocus(True)
        self.sentence.setMaximumHeight(4 * self.fontMetrics().lineSpacing() + 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for title, box in (("As it would read", self.sentence), ("The letter in hand", self.letter)):
            column.addWidget(QLabel(title))
            column.addWidget(box)
        column.setStretchFactor(self.letter, 1)

    def show_trial(self, trial: Trial | None, template: str) -> None:
        """Show a letter that was tried, or, without a case, the sentence alone."""
        if trial is None:
            self.sentence.setPlainText(_NO_CASE.format(template.strip()) if template else "")
            self.letter.setPlainText("")
            return
        said = "\n".join(text.strip() for text in trial.said())
        self.sentence.setPlainText(said or (_NOT_THERE.format(template.strip()) if template else ""))
        if self.letter.toPlainText() != trial.text:
            self.letter.setPlainText(trial.text)
        self._mark(trial)

    def _mark(self, trial: Trial) -> None:
        """The sentence on a tint, and the first place in view."""
        tint = QTextCharFormat()
        tint.setBackground(tints(self.palette())[0])
        tint.setFontUnderline(True)
        marks = []
        for start, end in trial.places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = self._stretch(trial.text, start, end), tint
            marks.append(mark)
        self.letter.setExtraSelections(marks)
        if marks:
            place = QTextCursor(marks[0].cursor)
            place.clearSelection()
            self.letter.setTextCursor(place)
            self.letter.centerCursor()

    def _stretch(self, text: str, start: int, end: int) -> QTextCursor:
        """Qt counts UTF-16 units, a text counts characters."""
        cursor = QTextCursor(self.letter.document())
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
