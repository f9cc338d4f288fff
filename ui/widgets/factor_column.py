"""One column of a public interest test: its factors as cards, a button for a new one, a button for the library."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.factor_library import FROM_LIBRARY
from ui.widgets.factor_card import FactorCard
from workbench.domain.case import Case, Duty, Factor, PublicInterestTest, Side
from workbench.domain.exemptions import Limb

_HEADINGS = {
    (Duty.CONFIRM_OR_DENY, Side.FOR): "For confirming or denying",
    (Duty.CONFIRM_OR_DENY, Side.AGAINST): "Against confirming or denying",
    (Duty.DISCLOSE, Side.FOR): "For disclosure",
    (Duty.DISCLOSE, Side.AGAINST): "Against disclosure",
}


class FactorColumn(QWidget):
    """Cards come, go and move by the identity of their factor; the others are left alone."""

    add_asked = Signal()
    library_asked = Signal()
    dropped = Signal(str)  # key of a factor of the library
    rearranged = Signal()

    def __init__(self, bridge: Bridge, side: Side) -> None:
        super().__init__()
        self.side = side
        self._bridge = bridge
        self._test_id = ""
        self.cards: list[FactorCard] = []
        self.heading = QLabel(wordWrap=True)
        self.protects = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, visible=False)
        self.empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.add = QPushButton("+ factor", toolTip="Write a factor of your own (Ctrl+Return)")
        self.library = QPushButton("⌕ library", toolTip="Take a factor from the library (Ctrl+L)")
        self.setAcceptDrops(True)
        self._lay_out()
        self.add.clicked.connect(self.add_asked)
        self.library.clicked.connect(self.library_asked)

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [self.add, self.library, *(control for card in self.cards for control in card.controls)]

    def show_test(self, case: Case, test: PublicInterestTest) -> None:
        """Show the factors of this side, by their order in the case."""
        if test.id != self._test_id:
            self._test_id = test.id
            self._clear()
        title = _HEADINGS[test.duty, self.side]
        self.heading.setText(title)
        self.add.setAccessibleName(f"New factor: {title}")
        self.library.setAccessibleName(f"Library: {title}")
        self.protects.setText(self._protects(case, test))
        self.protects.setVisible(self.side is Side.AGAINST)
        self.empty.setText(f"Nothing yet {title[:1].lower()}{title[1:]}. Write a factor, or take one from the library.")
        factors = test.on_side(self.side)
        before = [card.factor.id for card in self.cards]
        self._keep_only({factor.id for factor in factors})
        self.cards = [self._card(factor) for factor in factors]
        for place, (card, factor) in enumerate(zip(self.cards, factors, strict=True)):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.show_factor(case, test, factor, self._hint(factor))
            card.fit(self.width())
            card.show_place(place == 0, place == len(factors) - 1)
            card.show()  # at once, so that the keyboard can go there
        self.empty.setVisible(not factors)
        if before != [factor.id for factor in factors]:
            self.rearranged.emit()

    def card(self, factor_id: str) -> FactorCard | None:
        """The card of a factor, or None."""
        return next((card for card in self.cards if card.factor.id == factor_id), None)

    def enter(self, factor_id: str = "") -> bool:
        """Put the keyboard on a factor's words, or on the first thing here; False where the factor is elsewhere."""
        card = self.card(factor_id) if factor_id else next(iter(self.cards), None)
        if factor_id and card is None:
            return False
        if card is None:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        card.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal(card.factor.id)
        return True

    def reveal(self, factor_id: str) -> None:
        """Bring a factor into view, wherever the keyboard is."""
        if card := self.card(factor_id):
            QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card, 0, 10))  # once it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for card in self.cards:
            card.fit(self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _key(event, self.side):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if key := _key(event, self.side):
            event.acceptProposedAction()
            self.dropped.emit(key)

    def _lay_out(self) -> None:
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 2, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.empty)
        self._column.addStretch()
        self._scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.add)
        top.addWidget(self.library)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.protects)
        column.addWidget(self._scroll, 1)

    def _card(self, factor: Factor) -> FactorCard:
        """The card that the factor has, or a new one."""
        card = self.card(factor.id)
        if card is None:
            card = FactorCard(self._bridge, self._test_id, factor)
            card.removed.connect(self._leave)
        return card

    def _protects(self, case: Case, test: PublicInterestTest) -> str:
        """What the limbs protect: for maintaining, nothing else counts."""
        catalogue = self._bridge.workbench.law.catalogue
        limbs = (catalogue.limb(code) for code in test.limbs)
        said = " ".join(f"{limb.code}: {_interests(case, test, limb)}" for limb in limbs if limb)
        return f"Only what the limb protects counts here. {said}" if said else ""

    def _hint(self, factor: Factor) -> str:
        known = self._bridge.workbench.law.factors.by_key(factor.source) if factor.source else None
        return known.tailor if known else ""

    def _leave(self, card: FactorCard) -> None:
        """The keyboard goes on to the factor below, or above, or to the button for a new one."""
        place = self.cards.index(card)
        others = self.cards[place + 1 :] + self.cards[:place][::-1]
        (others[0].text if others else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_only(self, ids: set[str]) -> None:
        for card in self.cards:
            if card.factor.id not in ids:
                card.hide()
                self._column.removeWidget(card)
                card.deleteLater()
        self.cards = [card for card in self.cards if card.factor.id in ids]

    def _clear(self) -> None:
        self._keep_only(set())


def _interests(case: Case, test: PublicInterestTest, limb: Limb) -> str:
    """The paragraphs that the claims name, or what the whole limb says."""
    claims = [part.claim(limb.code) for part in case.parts if part.id in test.part_ids]
    named = {code for claim in claims if claim for code in claim.paragraphs}
    texts = [f"{paragraph.text} ({paragraph.code})" for paragraph in limb.paragraphs if paragraph.code in named]
    return f"{'; '.join(texts)}." if texts else limb.says


def _key(event: QDropEvent, side: Side) -> str:
    """The key of a library factor that is being dragged here, or nothing where it speaks for the other side."""
    if not event.mimeData().hasFormat(FROM_LIBRARY):
        return ""
    for_side, _, key = event.mimeData().data(FROM_LIBRARY).toStdString().partition(" ")
    return key if for_side == side else ""
