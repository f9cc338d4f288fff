"""One cell of the grid in full: the law, the choices that a citation needs, the reason and the harm."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.grid import Cell
from ui.models.grid_columns import part_name
from ui.widgets.limb_choices import LimbChoices
from ui.widgets.limb_form import LimbForm
from ui.widgets.limb_law import LimbLaw
from ui.widgets.limb_names import NameLabel
from workbench.domain.case import Case, Claim
from workbench.domain.exemptions import Limb
from workbench.domain.grounds import Ground
from workbench.service.commands import ChooseLimb, SetParagraphs


class LimbDetail(QWidget):
    """Follows the cell that the grid stands on. Typed fields stay as they are while their claim stays."""

    left = Signal()  # back to the grid
    outcome_asked = Signal(str)  # part id

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._cell: Cell | None = None
        self._limb = ""
        self.heading = NameLabel()
        self.state = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.claims = QTabBar(documentMode=True, expanding=False, drawBase=False)
        self.decide = QPushButton()
        self.law = LimbLaw()
        self.choices = LimbChoices()
        self.form = LimbForm(bridge)
        self._choosing = _scrolling(self.choices)
        self._saying = _scrolling(self.form)
        self._columns = QSplitter()
        self._lay_out()
        self.claims.currentChanged.connect(self._show_other_claim)
        self.decide.clicked.connect(lambda: self._cell and self.outcome_asked.emit(self._cell.part.id))
        self.choices.rearranged.connect(self._order_tabs)
        self.choices.limb_chosen.connect(self._choose)
        self.choices.paragraphs_changed.connect(self._set_paragraphs)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)

    def show_cell(self, case: Case, cell: Cell | None, limb: str = "") -> None:
        """Show a cell; where several limbs stand in it, the one named."""
        same = cell and self._cell and cell.part.id == self._cell.part.id
        named = limb or (self._limb if same else "")
        self._cell = cell
        claim = _claim_of(cell, named)
        self._limb = claim.limb if claim else cell.limb if cell else ""
        law = self._bridge.workbench.law.catalogue.limb(self._limb)
        self._show_claims(cell, claim)
        self._say(case, cell, law)
        ground = cell.ground if cell else None
        self._columns.setVisible(law is not None or ground is not None)
        if law is not None:
            self._show_limb(cell, law, claim)
        elif ground is not None:
            self._show_ground(ground)

    def enter(self, field: str = "") -> None:
        """Put the keyboard on a field, or on what comes first."""
        if self.decide.isVisibleTo(self):
            self.decide.click()
        elif self._saying.isVisibleTo(self) and (named := self.form.field(field)):
            self._focus(named)
        elif self._choosing.isVisibleTo(self):
            self.choices.enter()
        else:
            self._focus(self.form.reason if self._saying.isVisibleTo(self) else self.law)

    def _lay_out(self) -> None:
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.state.setMinimumHeight(2 * self.state.fontMetrics().lineSpacing())  # a tick must not move the next box
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.claims)
        top.addStretch(1)
        top.addWidget(self.decide)
        for widget, width in ((self.law, 300), (self._choosing, 270), (self._saying, 430)):
            self._columns.addWidget(widget)
            self._columns.setStretchFactor(self._columns.count() - 1, width)
        self._columns.setSizes([300, 270, 430])
        self._columns.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.state)
        column.addWidget(self._columns, 1)
        column.addStretch()

    def _order_tabs(self) -> None:
        """The Tab key goes in reading order, also through limbs to choose from that came later."""
        for one, other in pairwise([self.claims, self.decide, self.law, *self.choices.controls, *self.form.controls]):
            QWidget.setTabOrder(one, other)

    def _show_limb(self, cell: Cell, law: Limb, claim: Claim | None) -> None:
        self.law.show_limb(law, self._bridge.workbench.law.catalogue)
        if claim is not None:
            self.choices.show_claim(law, claim, self._bridge.workbench.law.catalogue)
            self.form.show_claim(cell.part.id, law, claim, self._alternatives(cell, claim))
        self._choosing.setVisible(claim is not None and self.choices.offered)
        self._saying.setVisible(claim is not None and not law.alternatives)  # the limb first, then its reason

    def _show_ground(self, ground: Ground) -> None:
        self.law.show_ground(ground)
        self._choosing.hide()
        self._saying.hide()

    def _alternatives(self, cell: Cell, claim: Claim) -> tuple[str, ...]:
        """The other limbs of the part to which this one may be cited in the alternative."""
        law = self._bridge.workbench.law
        others = [law.catalogue.limb(other.limb) for other in cell.part.claims if other is not claim]
        own = law.catalogue.limb(claim.limb)
        if own is None or law.combinations.why_unavailable(own):
            return ()
        found = [limb.code for limb in others if limb and not law.combinations.why_unavailable(limb)]
        exclusions = {code: law.combinations.exclusion(claim.limb, code, law.catalogue) for code in found}
        return tuple(code for code, exclusion in exclusions.items() if exclusion and exclusion.alternative)

    def _show_claims(self, cell: Cell | None, claim: Claim | None) -> None:
        """Tabs where a cell holds more than one limb: 27(4)(a) and 27(4)(b)."""
        codes = [each.limb for each in cell.claims] if cell else []
        self.claims.blockSignals(True)
        if codes != [self.claims.tabText(at) for at in range(self.claims.count())]:
            while self.claims.count():
                self.claims.removeTab(0)
            for code in codes:
                self.claims.addTab(code)
        if claim is not None:
            self.claims.setCurrentIndex(codes.index(claim.limb))
        self.claims.blockSignals(False)
        self.claims.setVisible(len(codes) > 1)

    def _say(self, case: Case, cell: Cell | None, law: Limb | None) -> None:
        undecided = cell is not None and cell.part.outcome is None and not cell.claims
        self.decide.setText("Decide its outcome  (Enter)" if undecided else "Open on the questions page  (Enter)")
        self.decide.setVisible(undecided or (cell is not None and cell.ground is not None))
        if cell is None:
            self.heading.show_name("")
            self.state.setText("Choose a box in the grid: the arrow keys move, Space relies on a limb.")
            return
        title = f"{law.code} {law.title}" if law else part_name(case, cell.part)
        if cell.ground:
            title = f"{cell.ground.code} {cell.ground.title}"
        self.heading.show_name(title)
        self.state.setText(_state(case, cell))

    def _show_other_claim(self, at: int) -> None:
        if self._cell and self._bridge.case and 0 <= at < len(self._cell.claims):
            if self._bridge.flush():
                self.show_cell(self._bridge.case, self._cell, self._cell.claims[at].limb)
            else:
                self.show_cell(self._bridge.case, self._cell)

    def _choose(self, code: str) -> None:
        if self._cell and code != self._limb:
            instead = ChooseLimb(self._cell.part.id, self._limb, code, self._bridge.workbench.new_id())
            first = self.choices.alternatives.undecided
            if not self._bridge.execute(instead, self):
                self._show_again()
            elif first:
                self.enter()  # on to the paragraphs

    def _set_paragraphs(self, codes: tuple[str, ...]) -> None:
        if self._cell and not self._bridge.execute(SetParagraphs(self._cell.part.id, self._limb, codes), self):
            self._show_again()

    def _show_again(self) -> None:
        """What could not be kept is not shown as if it had been; what is typed stays."""
        claim = _claim_of(self._cell, self._limb)
        law = self._bridge.workbench.law.catalogue.limb(self._limb)
        if claim and law:
            self.choices.show_claim(law, claim, self._bridge.workbench.law.catalogue)

    def _focus(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._saying.ensureWidgetVisible(field)


def _scrolling(widget: QWidget) -> QScrollArea:
    """A column that scrolls where the window is low; it is never narrower than what stands in it."""
    area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    area.setMinimumWidth(widget.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area


def _claim_of(cell: Cell | None, limb: str) -> Claim | None:
    """The claim to show: the one named, or the first."""
    claims = cell.claims if cell else ()
    return next((claim for claim in claims if claim.limb == limb), claims[0] if claims else None)


def _state(case: Case, cell: Cell) -> str:
    """Where this cell stands, in a sentence."""
    name = part_name(case, cell.part)
    spoken = f"{name}{'' if name.endswith(tuple('.?!…')) else '.'}"
    doubt = f" ⚠ {cell.doubt}" if cell.doubt else ""
    if cell.ground:
        return f"For {spoken} {cell.ground.no_limb}"
    if cell.problems:
        return f"For {spoken} {' '.join(cell.problems)}{doubt}"
    if cell.claims:
        return f"For {spoken} {doubt.strip() or 'Complete.'}"
    if cell.part.outcome is None:
        return "It has no outcome yet. Only a part that is refused relies on exemptions."
    return f"Not relied on for {spoken} Space relies on it.{doubt}"
