"""What an outcome asks for besides an answer: whether held, searches, why a ground applies, advice, estimates."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.cost_total import total_words
from ui.widgets.date_field import DateField
from ui.widgets.growing_text import GrowingText
from ui.widgets.typed import TypedLine
from workbench.domain.case import Case, EarlierRequest, Holding, Outcome, Part
from workbench.service import commands as c

ASKED_FOR = {
    Outcome.NOT_HELD: ("searches",),
    Outcome.NEITHER_CONFIRM_NOR_DENY: ("holding", "searches"),
    Outcome.COST: ("holding", "worksheet", "ground", "advice"),
    Outcome.COST_TO_CONFIRM: ("worksheet", "ground", "advice"),
    Outcome.VEXATIOUS: ("ground",),
    Outcome.REPEATED: ("earlier", "ground"),
    Outcome.CLARIFICATION: ("wanted", "advice"),
    Outcome.INVALID: ("ground", "advice"),
    Outcome.ENVIRONMENTAL: ("ground",),
}
"""By outcome the fields that it needs. A field that holds something is shown under any outcome."""

_HOLDINGS = {None: "not recorded", **{holding: holding.value for holding in Holding}}
_HELD = {
    Outcome.NEITHER_CONFIRM_NOR_DENY: "For the file only. The letter is the same, whatever stands here.",
    Outcome.COST: "Section 12(1) leaves the duty to say whether it is held: the letter says so.",
}
_SEARCHED = {
    Outcome.NOT_HELD: "where it was looked for, by whom and with which words; the letter says so",
}
_WHY = {
    Outcome.COST: "what in the estimate takes so long, and why it cannot be done faster",
    Outcome.COST_TO_CONFIRM: "why even finding out whether it is held would exceed the limit",
    Outcome.VEXATIOUS: "the burden, the purpose, the value: why the request is vexatious, not the requester",
    Outcome.REPEATED: "why it is substantially the same, and why no reasonable interval has passed",
    Outcome.INVALID: "what is missing: writing, a name, an address, a description",
    Outcome.ENVIRONMENTAL: "why it is environmental information, and where it is dealt with",
}
_OFFERED = {
    Outcome.CLARIFICATION: "how the requester can be helped to say it",
    Outcome.INVALID: "how the requester can make a valid request",
}
_AIR = 8  # pixels between fields in a row


class GroundFields(QWidget):
    """The fields of one part, as far as its outcome needs them."""

    worksheet_asked = Signal()

    def __init__(self, bridge: Bridge, part_id: str) -> None:
        super().__init__()
        self._bridge = bridge
        self._part_id = part_id
        self._called: set[str] = set()  # fields that were asked for by name stay while the outcome stays
        self._outcome: Outcome | None = None
        self._make_fields()
        self._widgets: dict[str, QWidget] = {
            "holding": self.holding,
            "searches": self.searches,
            "wanted": self.wanted,
            "earlier": self.earlier,
            "worksheet": self.worksheet,
            "ground": self.reason,
            "advice": self.advice,
        }
        self._form = QFormLayout(self)
        self._lay_out()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        earlier = [self.earlier, self.complied.line]
        return [self.holding, self.searches, self.wanted, *earlier, self.worksheet, self.reason, self.advice]

    def show_part(self, case: Case, part: Part, origin: object = None) -> None:
        """Show what the case holds; the field that is being typed in is left alone."""
        if part.outcome is not self._outcome:
            self._outcome = part.outcome
            self._called.clear()
        self.holding.setCurrentIndex(list(_HOLDINGS).index(part.holding))
        for field, text in (
            (self.searches, part.searches),
            (self.wanted, case.letter.wanted),
            (self.earlier, part.earlier.reference),
            (self.reason, part.reason),
            (self.advice, part.advice),
        ):
            if field is not origin:
                field.show_text(text)
        self.complied.show_value(part.earlier.complied_on, origin)
        self._say(part)
        self._show_rows(case, part)

    def enter(self, field: str) -> bool:
        """Put the keyboard into a field, shown for that if need be; False where there is no such field."""
        field = "ground" if field == "reason" else field
        widget = self._widgets.get(field)
        case = self._bridge.case
        part = case.part(self._part_id) if case else None
        if widget is None or case is None or part is None:
            return False
        self._called.add(field)
        self._show_rows(case, part)
        if field == "earlier" and part.earlier.reference and part.earlier.complied_on is None:
            widget = self.complied
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def first_empty(self) -> str:
        """The first field that the outcome needs and that still holds nothing, or nothing."""
        case = self._bridge.case
        part = case.part(self._part_id) if case else None
        if case is None or part is None or part.outcome is None:
            return ""
        written = _written(case, part)
        return next((field for field in ASKED_FOR.get(part.outcome, ()) if field not in written), "")

    def _make_fields(self) -> None:
        bridge, part_id = self._bridge, self._part_id
        self.holding = ChoiceBox(list(_HOLDINGS.values()), "Whether it is held")
        self.holding.activated.connect(self._set_holding)
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.searches = GrowingText(bridge, lambda text: c.SetSearches(part_id, text), "Searches made")
        self.wanted = GrowingText(
            bridge,
            c.SetWanted,
            "What the letter asks for",
            "what is needed to identify and locate the information; one text for the whole request",
        )
        self.earlier = TypedLine(
            bridge,
            lambda text: self._earlier("reference", reference=text),
            "Reference of the earlier request",
            "its reference",
        )
        self.complied = DateField(bridge, lambda day: self._earlier("date", complied_on=day), "Complied with on")
        self.worksheet = QPushButton("Cost worksheet…", toolTip="Estimate what may be counted (reg. 4(3))")
        self.worksheet.clicked.connect(self.worksheet_asked)
        self.estimate = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.reason = GrowingText(bridge, lambda text: c.SetGroundReason(part_id, text), "Why the ground applies")
        self.advice = GrowingText(bridge, lambda text: c.SetAdvice(part_id, text), "Advice and assistance (s.16)")

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(4)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        held = QVBoxLayout()
        held.setSpacing(2)
        held.addWidget(self.holding)
        held.addWidget(self.note)
        estimate = QHBoxLayout()
        estimate.setSpacing(_AIR)
        estimate.addWidget(self.worksheet)
        estimate.addWidget(self.estimate, 1)
        self._rows: dict[str, int] = {}
        for field, name, content in (
            ("holding", "Held?", held),
            ("searches", "Searches", self.searches),
            ("wanted", "Please say", self.wanted),
            ("earlier", "Earlier request", self.earlier),
            ("complied", "Complied with on", self.complied),
            ("worksheet", "Estimate", estimate),
            ("ground", "Why", self.reason),
            ("advice", "Advice (s.16)", self.advice),
        ):
            label = QLabel(name)
            label.setBuddy(self._widgets.get(field, self.complied))
            self._rows[field] = self._form.rowCount()
            self._form.addRow(label, content)

    def _say(self, part: Part) -> None:
        """The words that depend on the outcome."""
        outcome = part.outcome
        self.note.setText(_HELD.get(outcome, "For the file."))
        self.holding.setAccessibleDescription(self.note.text())
        self.searches.setPlaceholderText(_SEARCHED.get(outcome, "for the file: what was searched, by whom, for what"))
        self.reason.setPlaceholderText(_WHY.get(outcome, "why this ground applies"))
        self.advice.setPlaceholderText(
            _OFFERED.get(outcome, "what could be given within the limit, or how to narrow the request")
        )

    def _show_rows(self, case: Case, part: Part) -> None:
        wanted = {*ASKED_FOR.get(part.outcome, ()), *self._called}
        wanted |= _written(case, part) - {"wanted"}  # that belongs to the whole request
        if "worksheet" in wanted:
            desk = self._bridge.workbench
            sheets = [sheet for sheet in case.worksheets if part.id in sheet.part_ids]
            totals = (total_words(desk.estimate(case, sheet)) for sheet in sheets)
            self.estimate.setText("; ".join(totals) or "no estimate yet")
        for field, row in self._rows.items():
            self._form.setRowVisible(row, ("earlier" if field == "complied" else field) in wanted)
        self.setVisible(bool(wanted))

    def _set_holding(self, place: int) -> None:
        if not self._bridge.execute(c.SetHolding(self._part_id, list(_HOLDINGS)[place]), self.holding):
            part = self._bridge.case.part(self._part_id)
            self.holding.setCurrentIndex(list(_HOLDINGS).index(part.holding if part else None))

    def _earlier(self, field: str, **changes) -> c.SetEarlierRequest:
        part = self._bridge.case.part(self._part_id)
        earlier = part.earlier if part else EarlierRequest()
        return c.SetEarlierRequest(self._part_id, replace(earlier, **changes), field)


def _written(case: Case, part: Part) -> set[str]:
    """The fields that hold something."""
    held = {
        "holding": part.holding is not None,
        "searches": bool(part.searches.strip()),
        "wanted": bool(case.letter.wanted.strip()),
        "earlier": part.earlier != EarlierRequest(),
        "worksheet": any(part.id in sheet.part_ids for sheet in case.worksheets),
        "ground": bool(part.reason.strip()),
        "advice": bool(part.advice.strip()),
    }
    return {field for field, filled in held.items() if filled}
