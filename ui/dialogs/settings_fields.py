"""The fields of the settings: an entry with a sentence below it, the scheme of references, the review window."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.choice_box import leave_wheel_to_form
from ui.widgets.sentence import Sentence
from workbench.domain.authority import LONGEST_WINDOW, ReviewWindow
from workbench.service.references import next_reference

CODE_DAYS = 40  # CoP 2018 para 5.3
_SCHEMES = ("{number}-{yy}", "{number}/{year}", "FOI-{year}-{number}")

Check = Callable[[str], str]
"""From what was typed to a sentence on what is wrong with it, or nothing."""


class Entry(QWidget):
    """One thing to fill in, with room below it for a sentence on what is wrong."""

    def __init__(self, name: str, lines: int = 1, hint: str = "", check: Check = lambda text: "") -> None:
        super().__init__()
        self._check = check
        self.field = QLineEdit() if lines == 1 else _box(lines)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.installEventFilter(self)
        self.sentence = Sentence()
        self.sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.sentence)
        self.setFocusProxy(self.field)
        self.setFocusPolicy(self.field.focusPolicy())  # or a label's key would not come here

    @property
    def text(self) -> str:
        """What stands there, without blanks around it."""
        return (self.field.text() if isinstance(self.field, QLineEdit) else self.field.toPlainText()).strip()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    def show_text(self, text: str) -> None:
        """Put this there."""
        if isinstance(self.field, QLineEdit):
            self.field.setText(text)
            self.field.setCursorPosition(0)  # the beginning says more than the end
        else:
            self.field.setPlainText(text)

    def in_order(self) -> bool:
        """True where nothing is wrong; otherwise what is wrong now stands below the field."""
        wrong = self._check(self.text)
        self.sentence.setText(f"✖ {wrong}")
        self.sentence.setVisible(bool(wrong))
        self.field.setAccessibleDescription(wrong)
        return not wrong

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.in_order()
        return super().eventFilter(watched, event)


class ReferenceScheme(QWidget):
    """How references are made, with the next one as an example."""

    def __init__(self, used: Iterable[str], today: date) -> None:
        super().__init__()
        self._used = tuple(used)
        self._today = today
        self.field = QComboBox(editable=True)
        self.field.addItems(list(_SCHEMES))
        self.field.setAccessibleName("Scheme of references")
        leave_wheel_to_form(self.field)
        self.example = Sentence()
        self.field.editTextChanged.connect(self._show_example)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.example)
        self.setFocusProxy(self.field)
        self.setFocusPolicy(self.field.focusPolicy())  # or a label's key would not come here
        self._show_example()

    @property
    def text(self) -> str:
        """The scheme."""
        return self.field.currentText().strip()

    def show_text(self, text: str) -> None:
        """Put this scheme there."""
        self.field.setEditText(text)

    def in_order(self) -> bool:
        """True where the scheme counts."""
        return "{number}" in self.text

    def _show_example(self) -> None:
        following = next_reference(self.text, self._used, self._today)
        parts = "{number} counts, {year} is the year, {yy} its last two figures."
        said = f"The next new case would be {following}. {parts}" if following else f"✖ It needs {{number}}. {parts}"
        self.example.setText(said)
        self.field.setAccessibleDescription(said)


class ReviewWindowField(QWidget):
    """How long a requester has to ask for a review: as the Code says, 20 or 40 with reasons, or another number."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = QRadioButton(f"{CODE_DAYS} working days after the letter")
        self.reasons = QRadioButton("20 working days, or 40 where the requester gives reasons for being later")
        self.other = QRadioButton("Another number:")
        self.days = _days("Working days after the letter", 1)
        self.late = _days("Working days for a requester who gives reasons", 0)
        self.late.setSpecialValueText("no longer")
        self.advice = Sentence()
        group = QButtonGroup(self)
        for button in (self.code, self.reasons, self.other):
            group.addButton(button)
            button.toggled.connect(self._show_advice)
        for box in (self.days, self.late):
            box.valueChanged.connect(self._show_advice)
        self._lay_out()
        self.show_window(ReviewWindow())

    @property
    def window_(self) -> ReviewWindow:
        """What is chosen."""
        if self.code.isChecked():
            return ReviewWindow(CODE_DAYS)
        if self.reasons.isChecked():
            return ReviewWindow(20, CODE_DAYS)
        return ReviewWindow(self.days.value(), self.late.value() or None)

    def show_window(self, window: ReviewWindow) -> None:
        """Choose this."""
        self.days.setValue(window.days)
        self.late.setValue(window.with_reasons or 0)
        known = {ReviewWindow(CODE_DAYS): self.code, ReviewWindow(20, CODE_DAYS): self.reasons}
        known.get(window, self.other).setChecked(True)
        self._show_advice()

    def in_order(self) -> bool:
        """True where reasons give longer than no reasons."""
        window = self.window_
        return window.with_reasons is None or window.with_reasons > window.days

    def focus(self) -> None:
        """Put the keyboard on what is chosen."""
        next(button for button in (self.code, self.reasons, self.other) if button.isChecked()).setFocus()

    def _show_advice(self) -> None:
        for box in (self.days, self.late):
            box.setEnabled(self.other.isChecked())
        self.advice.setText(_advice(self.window_) if self.in_order() else "✖ With reasons it must be longer.")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.other, self.days, QLabel("working days; with reasons"), self.late):
            row.addWidget(widget)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.code)
        column.addWidget(self.reasons)
        column.addLayout(row)
        column.addWidget(self.advice)


def heading(text: str) -> QLabel:
    """What the fields below have in common."""
    label = Sentence(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, 10, 0, 2)
    return label


def _advice(window: ReviewWindow) -> str:
    """How a window stands to the Code of Practice (2018, para 5.3)."""
    if max(window.days, window.with_reasons or 0) < CODE_DAYS:
        return "⚠ The Code of Practice (2018, para 5.3) says 40. Each letter is marked for this before sign-off."
    if window.days < CODE_DAYS:
        return "Both dates stand in the letter. The Code of Practice (2018, para 5.3) asks for no reasons within 40."
    return "The last day is worked out and written into each letter. The Code of Practice (2018, para 5.3) says 40."


def _days(name: str, least: int) -> QSpinBox:
    box = QSpinBox(minimum=least, maximum=LONGEST_WINDOW)
    box.setAccessibleName(name)
    leave_wheel_to_form(box)
    return box


def _box(lines: int) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * lines + 14)
    return box
