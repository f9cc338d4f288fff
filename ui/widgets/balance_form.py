"""The balance of a public interest test: where it lies, why, and on which parts. Nothing is preselected or added up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.grid_columns import part_name
from ui.widgets.limb_names import NameBox
from ui.widgets.radios import mark_tab_stop
from ui.widgets.typed import TypedText
from workbench.domain.case import Case, Conclusion, Duty, PublicInterestTest
from workbench.service.commands import Command, Conclude, SetBalanceReasons, SetConcludedParts

_WORDS = {
    Duty.CONFIRM_OR_DENY: {
        Conclusion.MAINTAIN: "maintain: neither confirm nor deny",
        Conclusion.ANSWER: "confirm or deny",
    },
    Duty.DISCLOSE: {Conclusion.MAINTAIN: "maintain the exemption", Conclusion.ANSWER: "disclose"},
}
_WHEN = {
    Conclusion.MAINTAIN: "Only where the public interest in maintaining outweighs",
    Conclusion.ANSWER: "Also where the two are equal: then the duty stands",
}


class BalanceForm(QWidget):
    """Two answers, the reasons, and a box for each part that the test is over."""

    rearranged = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._test: PublicInterestTest | None = None
        self._group = QButtonGroup(self)
        self.answers = {conclusion: QRadioButton() for conclusion in Conclusion}
        self.reasons = TypedText(bridge, self._want_reasons, "Reasons for the balance", "why the balance lies there")
        self.parts: dict[str, NameBox] = {}
        self._lay_out()
        for conclusion, button in self.answers.items():
            self._group.addButton(button)
            button.setToolTip(_WHEN[conclusion])
            button.setAccessibleDescription(_WHEN[conclusion])
            button.clicked.connect(lambda _, conclusion=conclusion: self._conclude(conclusion))

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [*self.answers.values(), self.reasons, *self.parts.values()]

    def show_test(self, case: Case, test: PublicInterestTest) -> None:
        """Show what the case holds of the balance."""
        before, self._test = self._test, test
        if before is None or (before.id, before.balance.reasons) != (test.id, test.balance.reasons):
            self.reasons.show_text(test.balance.reasons)  # what has not changed may just be typed in
        self._group.setExclusive(False)
        for conclusion, button in self.answers.items():
            button.setText(_WORDS[test.duty][conclusion])
            button.setAccessibleName(f"Balance: {_WORDS[test.duty][conclusion]}")
            button.setChecked(test.balance.conclusion is conclusion)
        self._group.setExclusive(True)
        mark_tab_stop(list(self.answers.values()))
        self._show_parts(case, test)

    def enter(self, field: str = "") -> None:
        """Put the keyboard on what is still to be said of the balance, or on the parts."""
        test = self._test
        if field == "concluded" and self.parts:
            left = [box for box in self.parts.values() if not box.isChecked()] or list(self.parts.values())
            left[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif test is None or test.balance.conclusion is None:
            self.answers[Conclusion.MAINTAIN].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.reasons.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        where = QVBoxLayout()
        where.setSpacing(4)
        where.addWidget(_heading("Balance"))
        for button in self.answers.values():
            where.addWidget(button)
        where.addStretch()
        why = QVBoxLayout()
        why.setSpacing(4)
        label = _heading("Reasons")
        label.setBuddy(self.reasons)
        why.addWidget(label)
        why.addWidget(self.reasons, 1)
        self.reasons.setMinimumHeight(2 * self.fontMetrics().height() + 12)
        inside = QWidget()
        self._boxes = QVBoxLayout(inside)
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self._boxes.setSpacing(2)
        self._boxes.addStretch()
        area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        holds = QVBoxLayout()
        holds.setSpacing(4)
        holds.addWidget(_heading("This holds for"))
        holds.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 4)
        row.setSpacing(12)
        row.addLayout(where)
        row.addLayout(why, 3)
        row.addLayout(holds, 2)

    def _show_parts(self, case: Case, test: PublicInterestTest) -> None:
        names = {part.id: part_name(case, part) for part in case.parts if part.id in test.part_ids}
        if list(names) != list(self.parts):
            self._offer(names)
        for part_id, box in self.parts.items():
            box.show_name(names[part_id])
            box.setChecked(part_id in test.balance.part_ids)

    def _offer(self, names: dict[str, str]) -> None:
        for box in self.parts.values():
            box.hide()
            self._boxes.removeWidget(box)
            box.deleteLater()
        self.parts = {part_id: NameBox() for part_id in names}
        for place, box in enumerate(self.parts.values()):
            box.clicked.connect(self._set_parts)
            self._boxes.insertWidget(place, box)
        self.rearranged.emit()

    def _conclude(self, conclusion: Conclusion) -> None:
        if self._test is not None:
            self._do(Conclude(self._test.id, conclusion))

    def _set_parts(self) -> None:
        if self._test is not None:
            ticked = tuple(part_id for part_id, box in self.parts.items() if box.isChecked())
            self._do(SetConcludedParts(self._test.id, ticked))

    def _want_reasons(self, text: str) -> Command | None:
        return SetBalanceReasons(self._test.id, text) if self._test else None

    def _do(self, command: Command) -> None:
        """Make the change; where it cannot be made, show again what the case holds, but leave what is typed."""
        if self._bridge.execute(command, self) or self._bridge.case is None:
            return
        kept = self._bridge.case.test(self._test.id)
        for conclusion, button in self.answers.items():
            self._group.setExclusive(False)
            button.setChecked(kept is not None and kept.balance.conclusion is conclusion)
        self._group.setExclusive(True)
        for part_id, box in self.parts.items():
            box.setChecked(kept is not None and part_id in kept.balance.part_ids)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
