"""Page 4, Public interest: the test of each qualified limb, factors for and against side by side, and the balance."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.grid_columns import part_name
from ui.pages.page import CasePage
from ui.widgets.balance_form import BalanceForm
from ui.widgets.factor_board import FactorBoard
from ui.widgets.joint_weighing import KEY, JointButton, says
from ui.widgets.limb_names import NameLabel
from ui.widgets.limb_strip import Entry, LimbStrip, State, entries
from workbench.domain.case import Case, Duty, PublicInterestTest, Side
from workbench.domain.checks import Known, interest, weighing
from workbench.domain.exemptions import Catalogue
from workbench.domain.findings import Page, Place, Severity
from workbench.service.commands import WeighApart, WeighTogether
from workbench.service.session import Change

_NOTE, _TEST = 0, 1
_DUTIES = {Duty.CONFIRM_OR_DENY: "on the duty to confirm or deny", Duty.DISCLOSE: "on the duty to disclose"}
_WEIGHED = {
    Duty.CONFIRM_OR_DENY: (
        "Weighed: the public interest in saying whether information is held, against that in maintaining the exclusion"
        " of that duty (s.2(1)(b)). Where equal, the duty stands."
    ),
    Duty.DISCLOSE: (
        "Weighed: the public interest in disclosing the information, against that in maintaining the exemption"
        " (s.2(2)(b)). Where equal, the duty stands."
    ),
}
_HINTS = {
    State.NOT_RELIED_ON: "Nothing rests on this test: remove its factors and reasons, or tick its limb again.",
    State.NONE_NEEDED: "An absolute limb is not weighed (FOIA s.2(3)): remove the factors and reasons.",
    State.UNDECIDED: "Say first, on page 3, which limb is meant. The library has factors for each.",
}
_NOTES = {
    State.NONE_NEEDED: "Section {limb} is absolute: there is nothing to weigh (FOIA s.2(3)).",
    State.UNDECIDED: "Say first which limb of section {limb} is meant: some are absolute, others are weighed.",
    State.NO_TEST: "There is no public interest test yet for section {limb}. Untick it and tick it again to begin one.",
}


class InterestPage(CasePage):
    """The limbs of the case in a strip; under it the test of the one that is chosen."""

    title = "Public interest"

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.strip = LimbStrip()
        self.heading = NameLabel()
        self.parts = NameLabel()
        self.joint = JointButton()
        self.weighed = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.board = FactorBoard(bridge)
        self.balance = BalanceForm(bridge)
        self.note = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter, textFormat=Qt.TextFormat.PlainText)
        self.to_exemptions = QPushButton("Go to the exemptions")
        self._stack = QStackedWidget()
        self._unfinished: dict[str, tuple[str, ...]] = {}
        self._entry: Entry | None = None
        self._case_id = ""
        self._lay_out()
        self._wire()

    def show_case(self, case: Case) -> None:
        """Show a case; another one from its first open test, the same one from where it was left."""
        if case.id != self._case_id:
            self._case_id = case.id
            self.strip.show_entries(())
            self.board.fold_library()
        self._show(case)

    def refresh(self, change: Change) -> None:
        """Bring strip, columns and balance up to date; what has not changed is left alone."""
        self._show(change.after)

    def enter(self) -> None:
        """Put the keyboard on the limbs, or on the way to the exemptions."""
        first = self.to_exemptions if self._stack.currentIndex() == _NOTE else self.strip
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, place: Place) -> None:
        """Open a test, or a limb's; then the factor, or what is still missing of the balance."""
        self.strip.choose(place.test_id, place.limb, place.part_id)
        if self._stack.currentIndex() == _NOTE:
            self.to_exemptions.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place.factor_id:
            self.board.enter(place.factor_id)
        elif place.field:
            self._enter_balance(place.field)
        else:
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── laying out ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        split = QSplitter(Qt.Orientation.Vertical)
        for widget in (self.board, _framed(self.balance)):
            split.addWidget(widget)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([400, 104])
        test = QWidget()
        column = QVBoxLayout(test)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        self.weighed.setContentsMargins(6, 0, 6, 0)
        self.about.setContentsMargins(6, 0, 6, 2)
        top = QHBoxLayout()
        top.setContentsMargins(6, 0, 6, 0)
        top.setSpacing(12)
        top.addWidget(self.heading)
        top.addWidget(self.parts, 1)
        top.addWidget(self.joint)
        column.addLayout(top)
        column.addWidget(self.weighed)
        column.addWidget(self.about)
        column.addWidget(split, 1)
        self._stack.addWidget(self._note_page())
        self._stack.addWidget(test)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 4, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.strip)
        page.addWidget(self._stack, 1)

    def _note_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch()
        column.addWidget(self.note)
        column.addWidget(self.to_exemptions, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        return page

    def _wire(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self.board.new_factor),
            ("Ctrl+L", self.board.open_library),
            ("Alt+PgUp", lambda: self.strip.step(-1)),
            ("Alt+PgDown", lambda: self.strip.step(1)),
            ("F6", self._next_area),
            (KEY, self._open_joint),
        ):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)
        self.strip.entry_chosen.connect(self._follow)
        self.joint.together.connect(self._weigh_together)
        self.joint.apart.connect(self._weigh_apart)
        self.board.rearranged.connect(self._order_tabs)
        self.balance.rearranged.connect(self._order_tabs)
        self.to_exemptions.clicked.connect(self._leave)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _show(self, case: Case) -> None:
        known = self.bridge.workbench.known(case, self.bridge.authority)
        self._unfinished = unfinished(known)
        self.strip.show_entries(entries(known, self._unfinished))
        self.strip.setVisible(bool(self.strip.entries))
        self._entry = self.strip.entry
        test = case.test(self._entry.test_id) if self._entry else None
        if test is None:
            self._show_note(case)
        else:
            self._show_test(case, test)

    def _show_note(self, case: Case) -> None:
        self._stack.setCurrentIndex(_NOTE)
        if self._entry is not None:
            limb = " and ".join(self._entry.limbs)
            self.note.setText(_NOTES.get(self._entry.state, "").format(limb=limb))
        elif any(part.outcome and part.outcome.refuses for part in case.parts):
            self.note.setText("No exemption is ticked yet. A qualified limb brings its public interest test here.")
        else:
            self.note.setText("Nothing is refused, so there is no public interest to weigh.")

    def _show_test(self, case: Case, test: PublicInterestTest) -> None:
        self._stack.setCurrentIndex(_TEST)
        self.heading.show_name(f"{_titles(test, self.bridge.workbench.law.catalogue)}, {_DUTIES[test.duty]}")
        self.parts.show_name("; ".join(part_name(case, part) for part in case.parts if part.id in test.part_ids))
        law = self.bridge.workbench.law.combinations.joint_weighing(test.duty)
        self.joint.show_test(case, test, law)
        together = f" Weighed together. {says(law)}" if len(test.limbs) > 1 else ""
        self.weighed.setText(f"{_WEIGHED[test.duty]}{together}")
        to_do = " ".join(self._unfinished.get(test.id, ()))
        self.about.setText(_HINTS.get(self._entry.state, to_do) or "Weighed, and concluded on each part.")
        self.board.show_test(case, test)
        self.balance.show_test(case, test)

    # ── moving ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _follow(self) -> None:
        """The officer chose another limb. Where what was typed could not be kept, the page stays with it."""
        if self.bridge.case is None:
            return
        if not self.bridge.flush():
            if self._entry is not None:
                self.strip.blockSignals(True)
                self.strip.choose(self._entry.test_id, self._entry.limbs[0])
                self.strip.blockSignals(False)
            return
        self._show(self.bridge.case)

    def _open_joint(self) -> None:
        if self.joint.isVisible():
            self.joint.showMenu()

    def _weigh_together(self, other_id: str) -> None:
        if self._entry is not None and self.bridge.execute(WeighTogether(self._entry.test_id, other_id), self):
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _weigh_apart(self, limb: str) -> None:
        if self._entry is not None:
            apart = WeighApart(self._entry.test_id, limb, self.bridge.workbench.new_id())
            if self.bridge.execute(apart, self):
                self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_balance(self, field: str) -> None:
        """What the test still lacks comes first: a column without a factor, then the balance itself."""
        empty = [side for side, column in self.board.columns.items() if not column.cards]
        if empty and field == "balance":
            self.board.columns[empty[0]].enter()
        else:
            self.balance.enter(field)

    def _next_area(self) -> None:
        """From the strip to the columns, the library, the balance, and round again."""
        board = self.board
        areas = [self.strip, board.columns[Side.FOR], board.columns[Side.AGAINST], board.library, self.balance]
        areas = [area for area in areas if area.isVisible()]
        focus = self.window().focusWidget()
        here = next((at for at, area in enumerate(areas) if area is focus or area.isAncestorOf(focus)), -1)
        there = areas[(here + 1) % len(areas)]
        if there is self.strip or there is board.library:
            (self.strip if there is self.strip else board.library.view).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            there.enter()

    def _leave(self) -> None:
        entry = self._entry
        part_id = entry.part_ids[0] if entry and entry.part_ids else ""
        self.goto.emit(Place(Page.EXEMPTIONS, part_id=part_id, limb=entry.limbs[0] if entry else ""))

    def _order_tabs(self) -> None:
        """The Tab key goes in reading order, also through cards that came later."""
        for one, other in pairwise([self.strip, self.joint, *self.board.controls, *self.balance.controls]):
            QWidget.setTabOrder(one, other)


def unfinished(known: Known) -> dict[str, tuple[str, ...]]:
    """By test id what still stands between a public interest test and its conclusion, each in a sentence."""
    found: dict[str, tuple[str, ...]] = {}
    for finding in (finding for rule in (*interest.RULES, *weighing.RULES) for finding in rule.find(known)):
        if finding.severity is Severity.ERROR and finding.place.test_id and finding.place.field != "concluded":
            said = f"{finding.sentence} {finding.remedy}" if finding.place.factor_id else finding.remedy
            found[finding.place.test_id] = (*found.get(finding.place.test_id, ()), said)
    for test in known.case.tests:
        left = [part for part in known.case.parts if part.id in set(test.part_ids) - set(test.balance.part_ids)]
        if test.balance.conclusion and left:
            names = " and ".join(known.name(part) for part in left)
            found[test.id] = (*found.get(test.id, ()), f"Not concluded yet on {names}.")
    return found


def _titles(test: PublicInterestTest, catalogue: Catalogue) -> str:
    limbs = [limb for code in test.limbs if (limb := catalogue.limb(code))]
    return " and ".join(f"{limb.code} {limb.title}" for limb in limbs)


def _framed(widget: QWidget) -> QFrame:
    frame = QFrame(frameShape=QFrame.Shape.StyledPanel)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(widget)
    return frame
