"""Page 3, Exemptions: the grid of parts and limbs, and under it the decision on the cell that the officer stands on."""

from collections import defaultdict

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.grid import CELL, Cell, GridModel, Problems
from ui.models.grid_columns import on_other_ground
from ui.pages.page import CasePage
from ui.widgets.grid_view import GridView
from ui.widgets.limb_detail import LimbDetail
from workbench.domain.case import Case
from workbench.domain.checks import claims, single_limbs, with_waivers
from workbench.domain.findings import Page, Place, Severity
from workbench.errors import RuleViolation
from workbench.service.commands import TickLimb, UntickLimb
from workbench.service.session import Change

_DETAIL = 240  # pixels for the detail of a limb that asks for everything

_SAID_BY_THE_TABLE = {"limb-available", "limbs-together"}  # the grid has these from the table of combinations itself
_RULES = [rule for rule in (*claims.RULES, *single_limbs.RULES) if rule.id not in _SAID_BY_THE_TABLE]


class ExemptionsPage(CasePage):
    """Which limb is relied on for which part, down to the paragraph, with its reason and its harm."""

    title = "Exemptions"

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        desk = bridge.workbench
        self.model = GridModel(lambda: desk.law.catalogue, lambda: desk.law.combinations)
        self.search = QLineEdit(placeholderText="Find a limb by number or word  (Ctrl+L)", clearButtonEnabled=True)
        self.everything = QCheckBox("&All of Part II  (Ctrl+Shift+A)")
        self.count = QLabel()
        self.mistaken = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, visible=False)
        self.grid = GridView(self.model)
        self.detail = LimbDetail(bridge)
        self._nothing = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._to_questions = QPushButton("Go to the questions")
        self._stack = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._at = ("", "")  # part id and limb where the officer stands
        self._case_id = ""
        self._moving = False
        self._lay_out()
        self._wire()

    def show_case(self, case: Case) -> None:
        """Show a case; another one from its first open box, the same one from where it was left."""
        another = case.id != self._case_id
        self._case_id = case.id
        if another:
            self._at = ("", "")
            self.search.clear()
        self._show(case)
        if another or not self.grid.currentIndex().isValid():
            self._stand_on_first()
            self._share_height()

    def refresh(self, change: Change) -> None:
        """Repaint the rows that changed, and the detail."""
        self._show(change.after)

    def enter(self) -> None:
        """Put the keyboard into the grid, or on the way to the questions."""
        first = self.grid if self._stack.currentIndex() == 0 else self._to_questions
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, place: Place) -> None:
        """Stand on the cell of a part and a limb, in the field that is meant."""
        case = self.bridge.case
        if case is None:
            return
        if place.limb and not self.model.place_of(place.part_id, place.limb).isValid():
            self.search.clear()
            if not self.model.place_of(place.part_id, place.limb).isValid():
                self.everything.setChecked(True)
        self.grid.go_to(self.model.place_of(place.part_id, place.limb))
        self.detail.show_cell(case, self._cell(), place.limb)
        if place.field:
            self.detail.enter(place.field)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── laying out ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self.search.setAccessibleName("Find a limb by number or word")
        self.everything.setToolTip("Show every limb of Part II of the Act (Ctrl+Shift+A)")
        top = QHBoxLayout()
        top.setContentsMargins(6, 6, 6, 0)
        top.addWidget(self.search, 1)
        top.addWidget(self.everything)
        top.addWidget(self.count)
        self._split.addWidget(self.grid)
        self._split.addWidget(self.detail)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(1, 1)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch()
        column.addWidget(self._nothing)
        column.addWidget(self._to_questions, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        self._stack.addWidget(self._split)
        self._stack.addWidget(empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addLayout(top)
        self.mistaken.setContentsMargins(6, 0, 6, 0)
        page.addWidget(self.mistaken)
        page.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self._key("Ctrl+L", self._enter_search)
        self._key("Ctrl+Shift+A", self.everything.toggle)
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self._leave_search)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._give_up_search)
        self.everything.toggled.connect(self._look_for)
        self.model.tick_asked.connect(self._tick)
        self.grid.refused.connect(self._say_why_not)
        self.grid.cell_changed.connect(self._follow)
        self.grid.detail_asked.connect(self.detail.enter)
        self.grid.search_asked.connect(self._enter_search)
        self.detail.left.connect(self.grid.setFocus)
        self.detail.outcome_asked.connect(lambda part: self.goto.emit(Place(Page.QUESTIONS, part_id=part)))
        self._to_questions.clicked.connect(lambda: self.goto.emit(Place(Page.QUESTIONS)))

    def _key(self, keys: str, act) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _show(self, case: Case) -> None:
        self._moving = True
        self.model.show(case, *self._said(case))
        self._moving = False
        self._say_what_is_there(case)
        self._stand_again()
        self.detail.show_cell(case, self._cell())

    def _said(self, case: Case) -> tuple[Problems, Problems]:
        """What the checks find wrong with a claim, and what they ask about it, by part and limb."""
        known = self.bridge.workbench.known(case, self.bridge.authority)
        wrong: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
        asked: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
        found = (finding for rule in _RULES for finding in rule.find(known))
        for finding in with_waivers(found, known):
            if finding.place.page is Page.EXEMPTIONS and finding.place.limb and not finding.waiver:
                said = finding.remedy if finding.place.field else f"{finding.sentence} {finding.remedy}"
                kept = wrong if finding.severity is Severity.ERROR else asked
                kept[finding.place.part_id, finding.place.limb] += (said,)
        return wrong, asked

    def _say_what_is_there(self, case: Case) -> None:
        shown, total = self.model.shown, self.model.total
        self.count.setText(f"{shown} of {total} shown" if shown else "no limb has these words")
        mistaken = self.bridge.workbench.law.catalogue.mistaken_in(self.search.text())
        self.mistaken.setText("\n".join(f"⚠ {entry.why}" for entry in mistaken))  # 40(5), which is no longer there
        self.mistaken.setVisible(bool(mistaken))
        nothing = _why_empty(case)
        self._nothing.setText(nothing)
        self._stack.setCurrentIndex(1 if nothing else 0)

    def _cell(self) -> Cell | None:
        index = self.grid.currentIndex()
        return index.data(CELL) if index.isValid() else None

    # ── standing and moving ──────────────────────────────────────────────────────────────────────────────────────────

    def _follow(self) -> None:
        """The officer moved to another cell. Where what was typed could not be kept, the detail stays with it."""
        if self._moving or self.bridge.case is None:
            return
        left, cell = self._at, self._cell()
        if cell is not None:
            self._at = (cell.part.id, self.model.code_at(self.grid.currentIndex().column()))
        if self.bridge.flush():
            self.detail.show_cell(self.bridge.case, self._cell())
        else:
            self._at = left
            self._stand_again()

    def _stand_again(self) -> None:
        """Stand where the officer stood before the grid was laid out anew."""
        self._moving = True
        index = self.model.place_of(*self._at)
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.grid.go_to(index)
        elif self._at[0]:
            self.grid.go_to(self.model.place_of(self._at[0], ""))
        self._moving = False

    def _stand_on_first(self) -> None:
        for row in range(self.model.rowCount()):
            index = self.model.first_open(row)
            if index.isValid():
                self.grid.go_to(index)
                return

    def _share_height(self) -> None:
        """As much for the grid as it needs and the detail can spare; beyond that the grid scrolls."""
        whole = max(self._split.height(), 300)
        grid = min(self.grid.wanted_height, max(whole - _DETAIL, whole // 2))
        self._split.setSizes([grid, whole - grid])

    # ── what the officer does ────────────────────────────────────────────────────────────────────────────────────────

    def _tick(self, cell: Cell) -> None:
        if cell.claims:
            for claim in cell.claims:
                self.bridge.execute(UntickLimb(cell.part.id, claim.limb), self.grid)
        else:
            self.bridge.execute(TickLimb(cell.part.id, cell.limb, self.bridge.workbench.new_id()), self.grid)

    def _say_why_not(self, index: QModelIndex) -> None:
        """A box was wanted where there is none: the bar says why."""
        if why := self.model.why_not(index):
            self.bridge.failed.emit(RuleViolation(why))

    def _enter_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _look_for(self) -> None:
        self._moving = True
        self.model.look_for(self.search.text(), self.everything.isChecked())
        self._moving = False
        if self.bridge.case is not None:
            self._say_what_is_there(self.bridge.case)
            self._stand_again()
            if self.bridge.flush():
                self.detail.show_cell(self.bridge.case, self._cell())

    def _leave_search(self) -> None:
        """From the search to the first limb that it found, on the row where the officer stood."""
        row = max(self.grid.currentIndex().row(), 0)
        if self.search.text().strip():
            found = self.model.first_open(row)
            if not found.isValid():
                self._say_why_not(self.model.index(row, 0))
            self.grid.go_to(found)
            self._follow()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up_search(self) -> None:
        """Back to where the officer stood."""
        self.search.clear()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height():
            self._share_height()


def _why_empty(case: Case) -> str:
    """What to do first where there is nothing to tick, or nothing at all."""
    if not case.parts:
        return "There is no part to decide on yet. Take in the request and its questions first."
    if all(part.outcome and not (part.outcome.refuses or on_other_ground(part) or part.claims) for part in case.parts):
        return "Nothing is refused: every part is answered, so no exemption is needed."
    return ""
