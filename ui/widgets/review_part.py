"""One part under review: what the first answer said, beside what is decided now, and why."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QRadioButton, QWidget

from ui.bridge import Bridge
from ui.widgets.radios import mark_tab_stop
from ui.widgets.typed import TypedText
from workbench.domain.case import Case, Part
from workbench.domain.findings import Page, Place
from workbench.domain.review import ReviewDecision, ReviewResult
from workbench.domain.said import said_of
from workbench.service.commands import Command, SetReviewDecision

_RESULTS = {
    ReviewResult.UPHELD: "&Upheld",
    ReviewResult.VARIED: "Var&ied",
    ReviewResult.OVERTURNED: "&Overturned",
}


class ReviewPart(QWidget):
    """Nothing is preselected: the reviewer decides afresh. The fresh decision itself is made where answers are made."""

    opened = Signal(object)  # Place

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._part_id = ""
        self.first = _said("What the first answer said")
        self.now = _said("What is decided now")
        self.change = QPushButton("&Decide afresh…", toolTip="Open the part on page 2, Questions")
        self.change.clicked.connect(lambda: self.opened.emit(Place(Page.QUESTIONS, part_id=self._part_id)))
        self._group = QButtonGroup(self)
        self.results = {result: QRadioButton(name) for result, name in _RESULTS.items()}
        self.reasons = TypedText(
            bridge, self._want_reasons, "Fresh reasons", "Why, looked at afresh; not the first answer’s reasons again."
        )
        for result, button in self.results.items():
            self._group.addButton(button)
            button.setAccessibleName(f"The first answer is {result.value}")
            button.clicked.connect(lambda _, result=result: self._decide(result))
        self._lay_out()

    def show_part(self, case: Case, part: Part, origin: object = None) -> None:
        """Show what the review holds on this part."""
        if part.id != self._part_id:
            self._bridge.left(self.reasons)
            self._part_id = part.id
        decision = self._decision(case)
        self.first.setText(decision.first_answer or "This part is new: the first answer said nothing of it.")
        self.now.setText(said_of(part))
        self._group.setExclusive(False)
        for result, button in self.results.items():
            button.setChecked(decision.result is result)
        self._group.setExclusive(True)
        mark_tab_stop(list(self.results.values()))
        if origin is not self.reasons:
            self.reasons.show_text(decision.reasons)

    def enter(self) -> None:
        """Put the keyboard on what is still to be said of this part."""
        chosen = next((button for button in self.results.values() if button.isChecked()), None)
        (self.reasons if chosen else self.results[ReviewResult.UPHELD]).setFocus()

    def _decision(self, case: Case | None) -> ReviewDecision:
        found = case.review.decision(self._part_id) if case and case.review else None
        return found or ReviewDecision(self._part_id)

    def _decide(self, result: ReviewResult) -> None:
        if self._bridge.flush():
            self._bridge.execute(SetReviewDecision(replace(self._decision(self._bridge.case), result=result)))

    def _want_reasons(self, text: str) -> Command | None:
        return SetReviewDecision(replace(self._decision(self._bridge.case), reasons=text), "reasons")

    def _lay_out(self) -> None:
        results = QHBoxLayout()
        for button in self.results.values():
            results.addWidget(button)
        results.addStretch()
        reasons = QLabel("Fresh &reasons")
        reasons.setBuddy(self.reasons)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(QLabel("First answer"), 0, 0)
        grid.addWidget(QLabel("Decided now"), 0, 1)
        grid.addWidget(self.first, 1, 0)
        grid.addWidget(self.now, 1, 1)
        grid.addLayout(results, 2, 0)
        grid.addWidget(self.change, 2, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(reasons, 3, 0, 1, 2)
        grid.addWidget(self.reasons, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(4, 1)


def _said(name: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setFrameShape(QLabel.Shape.StyledPanel)
    label.setMargin(6)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
