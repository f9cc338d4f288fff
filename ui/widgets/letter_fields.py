"""Which letter is being written, and what it needs besides the case: what is to be clarified, a fee, a date."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_field import DateField, ReadField
from ui.widgets.typed import TypedLine, TypedText
from workbench.domain.case import Case
from workbench.domain.letter import Fee, LetterKind
from workbench.errors import BadInput
from workbench.service.commands import ChooseLetter, SetChange, SetDecisionBy, SetFee, SetWanted

KINDS = {
    LetterKind.ACKNOWLEDGEMENT: "Acknowledgement",
    LetterKind.CLARIFICATION: "Clarification request, s.1(3)",
    LetterKind.FEES_NOTICE: "Fees notice, s.9",
    LetterKind.EXTENSION: "Extension of time, s.10(3)",
    LetterKind.ANSWER: "Answer or refusal notice",
    LetterKind.REVIEW_OUTCOME: "Internal review outcome",
}


class LetterChoice(ChoiceBox):
    """The letters that an authority writes on a request. Each arrow key shows the next one on the pages."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(list(KINDS.values()), "Which letter is written")
        self._bridge = bridge
        self.setToolTip("Which letter is written (Ctrl+Shift+L)")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self.activated.connect(self._choose)

    def show_kind(self, kind: LetterKind) -> None:
        """Show which letter is written."""
        self.setCurrentIndex(list(KINDS).index(kind))

    def _choose(self, row: int) -> None:
        kind = list(KINDS)[row]
        case = self._bridge.case
        if case is not None and kind is not case.letter.kind:
            self._bridge.execute(ChooseLetter(kind))
            self.show_kind(self._bridge.case.letter.kind if self._bridge.case else kind)  # it may have been refused


class LetterFields(QWidget):
    """What the chosen kind of letter needs; nothing for an answer. A field shows for its letter alone.

    A correction of any letter has a field for what it changes.
    """

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.wanted = TypedText(
            bridge, SetWanted, "What is to be clarified", "What you need to know to find what is asked for."
        )
        self.wanted.setFixedHeight(96)
        self.fee = ReadField(bridge, read_pounds, write_pounds, self._fee, "Fee in pounds", "12.50")
        self.purpose = TypedLine(bridge, self._purpose, "What the fee pays for", "copying, postage")
        self.decision_by = DateField(bridge, SetDecisionBy, "Estimated date of the decision")
        self._boxes = {
            LetterKind.CLARIFICATION: (_labelled("What is to be clarified", self.wanted),),
            LetterKind.FEES_NOTICE: (
                _labelled("Fee in pounds", self.fee),
                _labelled("What the fee pays for", self.purpose),
            ),
            LetterKind.EXTENSION: (_labelled("Esti&mated date of the decision", self.decision_by),),
        }
        self.change = TypedLine(bridge, SetChange, "What this correction changes", "the sum in question 2")
        self._change = _labelled("What this correction changes", self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._change)
        for boxes in self._boxes.values():
            for box in boxes:
                column.addWidget(box)

    def show_case(self, case: Case, origin: object = None, afresh: bool = False) -> None:
        """Show what the case's letter needs and has."""
        letter = case.letter
        for kind, boxes in self._boxes.items():
            for box in boxes:
                box.setVisible(kind is letter.kind)
        self._change.setVisible(bool(letter.corrects))
        self.setVisible(letter.kind in self._boxes or bool(letter.corrects))
        if origin is not self.change:
            self.change.show_text(letter.change)
        if origin is not self.wanted:
            self.wanted.show_text(letter.wanted)
        self.fee.show_value(letter.fee.pence, origin, afresh)
        if origin is not self.purpose:
            self.purpose.show_text(letter.fee.purpose)
        self.decision_by.show_value(letter.decision_by, origin, afresh)

    def field(self, name: str) -> QWidget | None:
        """The field in which this is decided, where the chosen letter has it."""
        fields = {
            "wanted": self.wanted,
            "fee": self.fee,
            "purpose": self.purpose,
            "decision_by": self.decision_by,
            "change": self.change,
        }
        found = fields.get(name)
        return found if found is not None and found.isVisibleTo(self) else None

    def _fee(self, pence: int) -> SetFee:
        return SetFee(Fee(pence, self._now.purpose), "pence")

    def _purpose(self, text: str) -> SetFee:
        return SetFee(Fee(self._now.pence, text), "purpose")

    @property
    def _now(self) -> Fee:
        return self._bridge.case.letter.fee if self._bridge.case else Fee()


def read_pounds(text: str) -> int:
    """Pence from an amount in pounds: 12, 12.50, £12.50. Raises BadInput."""
    plain = text.strip().removeprefix("£").replace(",", "").strip()
    if not plain:
        return 0
    try:
        pence = Decimal(plain) * 100
    except InvalidOperation:
        raise BadInput("This is not an amount in pounds.", "Write it as 12.50.") from None
    if not pence.is_finite() or pence < 0 or pence != pence.to_integral_value() or pence > 100_000_00:
        raise BadInput("This is not an amount in pounds and pence.", "Write it as 12.50.")
    return int(pence)


def write_pounds(pence: int | None) -> str:
    """How an amount is shown; nothing for none."""
    return f"{pence // 100}.{pence % 100:02}" if pence else ""


def _labelled(name: str, field: QWidget) -> QWidget:
    label = QLabel(name, textFormat=Qt.TextFormat.PlainText)
    label.setBuddy(field.line if isinstance(field, ReadField) else field)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label)
    column.addWidget(field)
    return box
