"""One sentence of the wording: the standard words, the force's own beside them, and what can be filled in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from ui.widgets.sentence import Sentence
from workbench.service.own_wording import OwnWording, StandardSentence

_PUT_IN = "Put in a field…"


class WordingSentence(QWidget):
    """Shows one sentence at a time. Every change goes into the draft at once, and its fault is said at once."""

    changed = Signal()

    def __init__(self, draft: OwnWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._sentence: StandardSentence | None = None
        self.where = Sentence()
        self.standard = _box("Standard words", read_only=True)
        self.standard.setPlaceholderText("Choose a sentence in the list.")
        self.own = _box("Your words")
        self.own.setTabChangesFocus(True)
        self.fields = QComboBox()
        self.fields.setAccessibleName("Fields that the program fills in")
        self.restore = QPushButton("&Restore standard", autoDefault=False)
        self.keep_own = QPushButton("&Mine still stands", autoDefault=False)
        self.news = Sentence()
        self._lay_out()
        self.own.textChanged.connect(self._written)
        self.fields.activated.connect(self._put_in)
        self.restore.clicked.connect(self._restore)
        self.keep_own.clicked.connect(self._leave)
        self.show_sentence(None)

    def show_sentence(self, sentence: StandardSentence | None) -> None:
        """Show another sentence, or none."""
        self._sentence = sentence
        text = self._words(sentence)
        self.own.blockSignals(True)
        self.own.setPlainText(text.strip())
        self.own.blockSignals(False)
        self.standard.setPlainText(sentence.text.strip() if sentence else "")
        self.where.setText(
            f"Stands where: {sentence.when}" if sentence and sentence.when else "Always stands." if sentence else ""
        )
        self.fields.clear()
        self.fields.addItem(_PUT_IN)
        if sentence and not sentence.why_locked:
            for field, meaning in self._draft.fields(sentence.key):
                self.fields.addItem(f"{field}  {meaning}", field)
        self.own.setReadOnly(sentence is None or bool(sentence.why_locked))
        self._fit()

    def _words(self, sentence: StandardSentence | None) -> str:
        if sentence is None:
            return ""
        own = self._draft.own(sentence.key)
        return sentence.text if own is None else own

    def _written(self) -> None:
        if self._sentence is not None and not self._sentence.why_locked:
            self._draft.write(self._sentence.key, self.own.toPlainText())
            self._fit()
            self.changed.emit()

    def _put_in(self, number: int) -> None:
        field = self.fields.itemData(number)
        self.fields.setCurrentIndex(0)
        if field:
            self.own.insertPlainText(field)
            self.own.setFocus()

    def _restore(self) -> None:
        if self._sentence is not None:
            self._draft.restore(self._sentence.key)
            self.show_sentence(self._sentence)
            self.changed.emit()

    def _leave(self) -> None:
        if self._sentence is not None:
            self._draft.leave_as_it_is(self._sentence.key)
            self._fit()
            self.changed.emit()

    def _fit(self) -> None:
        """Say what there is to know of the sentence, and offer what can be done with it."""
        sentence = self._sentence
        before = self._draft.changed_since(sentence.key) if sentence else None
        self.restore.setEnabled(sentence is not None and self._draft.own(sentence.key) is not None)
        self.keep_own.setVisible(before is not None)
        self.fields.setEnabled(sentence is not None and not sentence.why_locked)
        self.news.setText(self._news(sentence, before))
        self.news.setVisible(bool(self.news.text()))

    def _news(self, sentence: StandardSentence | None, before: str | None) -> str:
        if sentence is None:
            return ""
        if sentence.why_locked:
            return f"This sentence cannot be changed: it says what {sentence.why_locked} asks for."
        fault = self._draft.fault(sentence.key)
        if fault:
            return f"This cannot stand. {fault}"
        if before is not None:
            return f"The standard words have changed since you wrote yours. They were: “{before.strip()}”"
        return ""

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, (title, box) in enumerate((("&Standard words", self.standard), ("&Your words", self.own))):
            label = QLabel(title)
            label.setBuddy(box)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.addWidget(self.where, 1)
        for control in (self.fields, self.keep_own, self.restore):
            row.addWidget(control)
        grid.addLayout(row, 2, 0, 1, 2)
        grid.addWidget(self.news, 3, 0, 1, 2)
        grid.setRowStretch(1, 1)


def _box(name: str, read_only: bool = False) -> QPlainTextEdit:
    box = QPlainTextEdit(readOnly=read_only)
    box.setAccessibleName(name)
    box.setTabChangesFocus(True)
    return box
