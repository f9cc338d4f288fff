"""One factor: its words, weight and grounds, the limb and parts that it speaks of, and whether of this request."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDrag, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.grid_columns import part_name
from ui.widgets.factor_choices import LimbBox, TickMenuButton, WeightBox
from ui.widgets.factor_text import FactorText
from workbench.domain.case import Case, Factor, Ground, PublicInterestTest
from workbench.service.commands import Command, EditFactor, MoveFactor, RemoveFactor

FROM_CASE = "application/x-foi-case-factor"
"""What is dragged out of a column: the factor's id."""

_WIDTH, _WIDTH_WITH_LIMB = 375, 490  # pixels of a column in which a card's choices have room side by side


class FactorCard(QFrame):
    """It keeps its fields while its factor stays, so that typing is never disturbed."""

    removed = Signal(object)  # itself, when the officer removes it

    def __init__(self, bridge: Bridge, test_id: str, factor: Factor) -> None:
        super().__init__()
        self.factor = factor
        self._shown: Factor | None = None
        self._bridge = bridge
        self._test_id = test_id
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.text = FactorText(bridge, self._want_text, "Factor")
        self.weight = WeightBox()
        self.grounds = TickMenuButton("Its weight rests on", "grounds…")
        self.limb = LimbBox()
        self.parts = TickMenuButton("Parts that it speaks of", "parts…", "all its parts")
        self.tailored = QCheckBox("tailored to this request")
        self.hint = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.up = _button("↑", "Move up", "Alt+Up")
        self.down = _button("↓", "Move down", "Alt+Down")
        self.remove = _button("✕", "Remove this factor", "Ctrl+Shift+Backspace")
        self._choices = QHBoxLayout()
        self._lay_out()
        self._wire()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits: the words and what is said of them, and only then what moves or removes them."""
        choices = [self.weight, self.grounds, self.limb, self.parts]
        return [self.text, *choices, self.tailored, self.up, self.down, self.remove]

    def show_factor(self, case: Case, test: PublicInterestTest, factor: Factor, hint: str) -> None:
        """Show what the case holds. `hint` says what a factor from the library leaves to be made specific."""
        if self._shown is None or self._shown.text != factor.text:  # what has not changed may just be typed in
            self.text.show_text(factor.text)
        self.factor = self._shown = factor
        self.weight.show_weight(factor.weight)
        self.grounds.show_ticked([(ground, ground.value) for ground in Ground], factor.grounds)
        self.limb.show_limb(test.limbs, factor.limb)
        self.limb.setVisible(len(test.limbs) > 1 or factor.limb not in ("", *test.limbs))
        parts = [(part.id, part_name(case, part)) for part in case.parts if part.id in test.part_ids]
        self.parts.show_ticked(parts, factor.part_ids)
        self.parts.setVisible(len(parts) > 1 or tuple(factor.part_ids) != tuple(test.part_ids))
        self.tailored.setVisible(bool(factor.source))
        self.tailored.setChecked(factor.tailored)
        self.hint.setText(f"From the library: make it speak of this request. {hint}")
        self.hint.setVisible(bool(factor.source) and not factor.tailored)

    def show_place(self, first: bool, last: bool) -> None:
        """Say whether it can still move up or down."""
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def fit(self, width: int) -> None:
        """Set the choices side by side where the column has room for them, or else in two rows."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        needed = _WIDTH if self.limb.isHidden() else _WIDTH_WITH_LIMB
        self._choices.setDirection(down if width < needed else across)

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        for button in (self.up, self.down, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        words = QHBoxLayout()
        words.setSpacing(2)
        words.addWidget(Grip(self))
        words.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        words.addLayout(buttons)
        for pair in ((self.weight, self.grounds), (self.limb, self.parts)):
            row = QHBoxLayout()
            for widget in pair:
                row.addWidget(widget)
            row.addStretch()
            self._choices.addLayout(row, pair[0] is self.limb)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 5, 4, 5)
        column.setSpacing(3)
        column.addLayout(words)
        column.addLayout(self._choices)
        column.addWidget(self.hint)
        column.addWidget(self.tailored)

    def _wire(self) -> None:
        self.weight.changed.connect(lambda weight: self._change(weight=weight))
        self.grounds.changed.connect(lambda grounds: self._change(grounds=grounds))
        self.limb.changed.connect(lambda limb: self._change(limb=limb))
        self.parts.changed.connect(lambda parts: self._change(part_ids=parts))
        self.tailored.clicked.connect(lambda ticked: self._change(tailored=ticked))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self.take_away)
        for button in (self.up, self.down, self.remove):
            key = QShortcut(QKeySequence(button.property("key")), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)

    def take_away(self) -> None:
        """Remove the factor from the case."""
        self.removed.emit(self)
        self._bridge.execute(RemoveFactor(self._test_id, self.factor.id), self)

    def _move(self, by: int) -> None:
        self._bridge.execute(MoveFactor(self._test_id, self.factor.id, by), self)

    def _want_text(self, text: str) -> Command | None:
        factor = self._kept()
        return factor and EditFactor(self._test_id, replace(factor, text=text), "text")

    def _change(self, **fields: object) -> None:
        done = self._bridge.flush() and (factor := self._kept())
        if not (done and self._bridge.execute(EditFactor(self._test_id, replace(factor, **fields)), self)):
            self._show_again()

    def _kept(self) -> Factor | None:
        """The factor as last kept, or None where it has gone."""
        test = self._bridge.case.test(self._test_id) if self._bridge.case else None
        return next((factor for factor in test.factors if factor.id == self.factor.id), None) if test else None

    def _show_again(self) -> None:
        """A change that could not be made leaves no trace on the card; what is typed stays."""
        self.weight.show_weight(self.factor.weight)
        self.limb.show_again(self.factor.limb)
        self.tailored.setChecked(self.factor.tailored)
        for button, ticked in ((self.grounds, self.factor.grounds), (self.parts, self.factor.part_ids)):
            button.show_again(ticked)


class Grip(QLabel):
    """Where a factor is taken by the mouse, to be carried back to the library."""

    def __init__(self, card: FactorCard) -> None:
        super().__init__("⋮", alignment=Qt.AlignmentFlag.AlignTop)
        self._card = card
        self._pressed = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag it back to the library to remove it")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        carried = QMimeData()
        carried.setData(FROM_CASE, self._card.factor.id.encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.MoveAction)


def _button(sign: str, name: str, key: str) -> QToolButton:
    button = QToolButton(text=sign, autoRaise=True, toolTip=f"{name} ({key})")
    button.setAccessibleName(name)
    button.setProperty("key", key)
    button.setFixedSize(22, button.fontMetrics().height() + 3)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
