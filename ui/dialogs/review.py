"""An internal review: what the requester complains of, who reviews, and each part of the first answer looked at afresh.

The window stays open beside the desk, or behind it, for the fresh decisions are made on the desk's pages.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from ui.bridge import Bridge
from ui.models.grid_columns import part_name
from ui.tips import plain_tip
from ui.widgets.message_bar import MessageBar
from ui.widgets.review_part import ReviewPart
from ui.widgets.typed import TypedLine, TypedText, Want
from workbench.domain.case import Case, EventKind
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place
from workbench.domain.letter import LetterKind
from workbench.domain.review import Review
from workbench.service.commands import ChooseLetter, CloseReview, Command, SetReview
from workbench.service.session import Change

_NOT_RECORDED = "When the review was asked for is not recorded yet: Case, Record what happened (Ctrl+R)."


class ReviewDialog(QDialog):
    """Complaint, reviewer, and part by part upheld, varied or overturned with fresh reasons (CoP 2018, section 5)."""

    place_wanted = Signal(object)  # Place
    letter_wanted = Signal()  # the outcome letter is to be written
    first_wanted = Signal(str)  # the id of the sealed letter that is reviewed

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()  # no window's child: on a small screen the desk must be able to lie over it
        self._bridge = bridge
        self.setWindowTitle("Internal review")
        self.bar = MessageBar()
        self.asked = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.complaint = TypedText(
            bridge,
            self._setter("complaint"),
            "What the requester complains of",
            "in the requester’s words, or in short",
        )
        self.reviewer = TypedLine(bridge, self._setter("reviewer"), "Reviewer", "somebody else than who answered")
        self.role = TypedLine(bridge, self._setter("role"), "Role of the reviewer")
        self.parts = QListWidget()
        self.parts.setAccessibleName("Parts of the first answer")
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.part = ReviewPart(bridge)
        self.first_letter = QPushButton("Open the &first letter", toolTip="As it was sealed, on page 5")
        self.outcome = QPushButton("&Write the outcome letter", toolTip="Page 5 then shows the outcome of the review")
        self.remove = QPushButton("Remove review")
        self._lay_out()
        self._wire()

    def open_at(self, place: Place | None = None) -> None:
        """Show the open case's review, at a place in it."""
        self.bar.hide()
        self.show_case(self._bridge.case)
        self.show()
        self.raise_()
        self.activateWindow()
        self.go_to(place or Place(Page.LETTER))

    def show_case(self, case: Case | None, origin: object = None) -> None:
        """Show the case's review; the window closes where there is none any more."""
        review = case.review if case else None
        if case is None or review is None:
            self.close()
            return
        self.asked.setText(_asked(case))
        for field, text in (
            (self.complaint, review.complaint),
            (self.reviewer, review.reviewer),
            (self.role, review.role),
        ):
            if origin is not field:
                field.show_text(text)
        self._show_parts(case, review)
        self.first_letter.setEnabled(bool(_answers(case)))
        self._show_part(origin)

    def go_to(self, place: Place) -> None:
        """Put the keyboard on the reviewer, on a part's decision, or on the complaint."""
        rows = [row for row in range(self.parts.count()) if self._part_id(row) == place.part_id]
        if rows:
            self.parts.setCurrentRow(rows[0])
            self.part.enter()
        else:
            (self.reviewer if place.field == "reviewer" else self.complaint).setFocus()

    def _part_id(self, row: int) -> str:
        return str(self.parts.item(row).data(Qt.ItemDataRole.UserRole))

    def _show_parts(self, case: Case, review: Review) -> None:
        self.parts.blockSignals(True)
        while self.parts.count() > len(case.parts):
            self.parts.takeItem(self.parts.count() - 1)
        for row, part in enumerate(case.parts):
            if row == self.parts.count():
                self.parts.addItem(QListWidgetItem())
            decision = review.decision(part.id)
            result = decision.result.value if decision and decision.result else "open"
            mark = "✓" if decision and decision.result and decision.reasons.strip() else "○"
            self.parts.item(row).setText(f"{mark} {result}: {part_name(case, part)}")
            self.parts.item(row).setToolTip(plain_tip(self.parts.item(row).text()))
            self.parts.item(row).setData(Qt.ItemDataRole.UserRole, part.id)
        if self.parts.currentRow() < 0:
            self.parts.setCurrentRow(0)
        self.parts.blockSignals(False)

    def _show_part(self, origin: object = None) -> None:
        case, row = self._bridge.case, self.parts.currentRow()
        part = case.part(self._part_id(row)) if case and row >= 0 else None
        self.part.setEnabled(part is not None)
        if case is not None and part is not None:
            self.part.show_part(case, part, origin)

    def _setter(self, field: str) -> Want:
        def want(text: str) -> Command | None:
            review = self._bridge.case.review if self._bridge.case else None
            return SetReview(replace(review, **{field: text}), field) if review else None

        return want

    def _write_outcome(self) -> None:
        case = self._bridge.case
        if case is None or not self._bridge.flush():
            return
        if case.letter.kind is LetterKind.REVIEW_OUTCOME or self._bridge.execute(
            ChooseLetter(LetterKind.REVIEW_OUTCOME)
        ):
            self.letter_wanted.emit()

    def _open_first(self) -> None:
        answers = _answers(self._bridge.case) if self._bridge.case else []
        if answers:
            self.first_wanted.emit(answers[-1])

    def _other_case(self, case: Case | None) -> None:
        self.close()

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self.show_case(change.after, change.origin)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._bridge.flush()
        super().closeEvent(event)

    # ── wiring ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _wire(self) -> None:
        self.parts.currentRowChanged.connect(lambda _: self._show_part())
        self.part.opened.connect(self.place_wanted)
        self.outcome.clicked.connect(self._write_outcome)
        self.first_letter.clicked.connect(self._open_first)
        self.remove.clicked.connect(lambda: self._bridge.execute(CloseReview()))
        self._bridge.case_changed.connect(self._changed)
        self._bridge.case_opened.connect(self._other_case)
        self._bridge.failed.connect(self.bar.warn)

    def _lay_out(self) -> None:
        self.complaint.setFixedHeight(60)
        form = QFormLayout(fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Complaint", self.complaint)
        who = QHBoxLayout()
        labels = QLabel("Re&viewer"), QLabel("R&ole")
        for label, field in zip(labels, (self.reviewer, self.role), strict=True):
            label.setBuddy(field)
        for widget in (self.reviewer, labels[1], self.role):
            who.addWidget(widget)
        form.addRow(labels[0], who)
        middle = QSplitter(childrenCollapsible=False)
        middle.addWidget(self.parts)
        middle.addWidget(self.part)
        middle.setStretchFactor(1, 1)
        middle.setSizes([250, 550])
        below = QHBoxLayout()
        below.addWidget(self.first_letter)
        below.addWidget(self.remove)
        below.addStretch()
        close = QPushButton("Close", toolTip="Escape; everything is kept")
        close.clicked.connect(self.close)
        for button in (self.outcome, close):
            below.addWidget(button)
        for button in (self.first_letter, self.remove, self.outcome, close, self.part.change):
            button.setAutoDefault(False)  # Enter is for the text
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(self.asked)
        column.addLayout(form)
        column.addWidget(middle, 1)
        column.addLayout(below)
        self.resize(860, 500)


def _asked(case: Case) -> str:
    asked = case.event(EventKind.REVIEW_REQUESTED)
    return f"A review was asked for on {format_date(asked.on)}." if asked else f"⚠ {_NOT_RECORDED}"


def _answers(case: Case) -> list[str]:
    """The ids of the answers that went out, oldest first."""
    return [letter.id for letter in case.issued if letter.kind is LetterKind.ANSWER]
