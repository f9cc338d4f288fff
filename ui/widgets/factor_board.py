"""A public interest test's factors side by side, and the library beside them: what is carried from where to where."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.factor_column import FactorColumn
from ui.widgets.factor_library import FactorLibraryPanel
from workbench.domain.case import Case, Factor, PublicInterestTest, Side
from workbench.domain.library import LibraryFactor
from workbench.service.commands import AddFactor, RemoveFactor

_ROOM_FOR_THREE = 960  # pixels


class FactorBoard(QWidget):
    """Two columns and the library. There is no score, and nothing is added up."""

    rearranged = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._test: PublicInterestTest | None = None
        self._last = Side.FOR
        self.columns = {side: FactorColumn(bridge, side) for side in Side}
        self.library = FactorLibraryPanel(bridge)
        self.library.hide()
        self._lay_out()
        self._wire()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [*self.columns[Side.FOR].controls, *self.columns[Side.AGAINST].controls, *self.library.controls]

    def show_test(self, case: Case, test: PublicInterestTest) -> None:
        """Show a test's factors, leaving alone what has not changed."""
        self._test = test
        for column in self.columns.values():
            column.show_test(case, test)
        if self.library.isVisibleTo(self):
            self.library.show_test(test)

    def enter(self, factor_id: str) -> bool:
        """Put the keyboard on a factor; False where it is not in this test."""
        return any(column.enter(factor_id) for column in self.columns.values())

    def new_factor(self, side: Side | None = None) -> None:
        """A factor of the officer's own, at the foot of a column: that where the keyboard is, if none is named."""
        side, test = side or self._side(), self._test
        if test is None:
            return
        new_id = self._bridge.workbench.new_id()
        factor = Factor(new_id, side, "", limb=test.limbs[0], part_ids=test.part_ids)
        if self._bridge.execute(AddFactor(test.id, factor), self):
            self.columns[side].enter(new_id)

    def open_library(self, side: Side | None = None) -> None:
        """Show what the library has for a column: that where the keyboard is, if none is named.

        Asked for in the library itself, it shows the other side.
        """
        if self._test is not None:
            self._last = side or (self._other_side() if self._in_library() else self._side())
            self.library.show_test(self._test)
            self.library.open(self._last)
            self._arrange()

    def close_library(self) -> None:
        """Go back from the library to the column that asked for it."""
        self.fold_library()
        self.columns[self._last].library.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold_library(self) -> None:
        """Fold the library away."""
        self.library.hide()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where there is no room for three, the library stands in the place of the column that it has nothing for."""
        alone = self.library.isVisibleTo(self) and self.width() < _ROOM_FOR_THREE
        for side, column in self.columns.items():
            column.setVisible(not alone or side is self.library.side)

    def _lay_out(self) -> None:
        split = QSplitter()
        for widget, width in ((self.columns[Side.FOR], 370), (self.columns[Side.AGAINST], 370), (self.library, 310)):
            split.addWidget(widget)
            split.setStretchFactor(split.count() - 1, width)
        split.setSizes([370, 370, 310])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _wire(self) -> None:
        for side, column in self.columns.items():
            column.add_asked.connect(lambda side=side: self.new_factor(side))
            column.library_asked.connect(lambda side=side: self.open_library(side))
            column.dropped.connect(self._add_from_library)
            column.rearranged.connect(self.rearranged)
        self.library.chosen.connect(self._add_chosen)
        self.library.sides.currentChanged.connect(self._arrange)
        self.library.closed.connect(self.close_library)
        self.library.given_back.connect(self._give_back)

    def _side(self) -> Side:
        """The column where the keyboard is, or was."""
        for side, column in self.columns.items():
            if column.isAncestorOf(column.window().focusWidget() or self):
                self._last = side
        return self._last

    def _in_library(self) -> bool:
        return self.library.isVisibleTo(self) and self.library.isAncestorOf(self.window().focusWidget() or self)

    def _other_side(self) -> Side:
        return Side.AGAINST if self.library.side is Side.FOR else Side.FOR

    def _add_from_library(self, key: str) -> None:
        if factor := self._bridge.workbench.law.factors.by_key(key):
            self._add_chosen(factor)

    def _add_chosen(self, chosen: LibraryFactor) -> None:
        """The keyboard stays in the library, so that several can be taken one after the other."""
        test = self._test
        if test is None or any(factor.source == chosen.key for factor in test.factors):
            return
        limb = next((limb for limb in test.limbs if limb in chosen.limbs), test.limbs[0])
        new_id = self._bridge.workbench.new_id()
        factor = Factor(new_id, chosen.side, chosen.text, limb=limb, part_ids=test.part_ids, source=chosen.key)
        if self._bridge.execute(AddFactor(test.id, factor), self):
            self.columns[chosen.side].reveal(new_id)

    def _give_back(self, factor_id: str) -> None:
        if self._test is not None:
            self._bridge.execute(RemoveFactor(self._test.id, factor_id), self)
