"""One part of an answer: what it is about, which questions it answers, what the requester gets."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.questions import full_label
from ui.widgets.answer_editor import AnswerEditor
from ui.widgets.question_actions import button_for, make_action
from ui.widgets.question_fields import ASKED_FOR, GroundFields
from ui.widgets.question_law import GroundLaw
from ui.widgets.question_outcome import KEYS, MENU_KEY, NAMES, OutcomeChoice
from ui.widgets.typed import TypedLine
from workbench.domain.case import Case, Outcome, Part
from workbench.domain.findings import Page, Place
from workbench.service import commands as c

_SILENT = "Say nothing here, or in the subject, from which the requester could tell whether anything is held."
_GIVES = (None, Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED, Outcome.ACCESSIBLE_ELSEWHERE)

_ROOM_FOR_ARROW = "\u2003"
_ANSWERED = {  # outcomes under which the letter gives something of the officer's own words, links or tables
    None,
    Outcome.DISCLOSED,
    Outcome.PARTLY_DISCLOSED,
    Outcome.ACCESSIBLE_ELSEWHERE,
    Outcome.NOT_HELD,
    Outcome.WITHHELD,
    Outcome.NEITHER_CONFIRM_NOR_DENY,
}


class PartCard(QFrame):
    """A part, to be decided and answered on the spot."""

    goto_requested = Signal(object)  # Place
    removed = Signal()
    move_asked = Signal(int)  # -1 up, 1 down among the parts that are shown
    cost_wanted = Signal(str)  # part id

    def __init__(self, bridge: Bridge, part_id: str) -> None:
        super().__init__()
        self._bridge = bridge
        self.part_id = part_id
        self._part: Part | None = None
        self._with_law = True
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.title = QLabel()
        self.subject = TypedLine(
            bridge, lambda text: c.SetSubject(part_id, text), "What this part is about", "about, as in “overt use”"
        )
        self.questions = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.questions.setToolTip("Which questions this part answers")
        self.questions.setMenu(QMenu(self.questions))
        self.questions.menu().aboutToShow.connect(self._list_questions)
        self.questions.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.outcome = OutcomeChoice()
        self.outcome.explain(bridge.workbench.law.combinations)
        self.outcome.chosen.connect(self.decide)
        self.outcome.passed.connect(lambda: self.open_field(""))
        self.subject.returnPressed.connect(lambda: self.open_field(""))
        self.warning = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.exemptions = QPushButton("Choose exemptions →")
        self.exemptions.clicked.connect(lambda: self.goto_requested.emit(Place(Page.EXEMPTIONS, part_id=part_id)))
        self.fields = GroundFields(bridge, part_id)
        self.fields.worksheet_asked.connect(lambda: self.cost_wanted.emit(part_id))
        self.answer = AnswerEditor(bridge, part_id)
        self.law = GroundLaw()
        self._buttons: list[QToolButton] = []
        self._lay_out()
        self._add_keys()

    @property
    def undecided(self) -> bool:
        """True where it has not been said what the requester gets."""
        return self._part is None or self._part.outcome is None

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        head = [self.subject, self.questions, *self._buttons, *self.outcome.controls]
        return [*head, *self.fields.controls, *self.answer.controls, self.exemptions, self.law]

    def show_part(self, case: Case, part: Part, number: int, count: int, origin: object = None) -> None:
        """Show a part, the `number`-th of `count` that answer the question."""
        title = f"Part {number} of {count}" if part.question_ids else "Answers nothing yet"
        self.title.setText(title)
        self.setAccessibleName(f"{title}: {part.subject}" if part.subject else title)
        labels = ", ".join(full_label(case, id_) for id_ in part.question_ids)
        answers = f"answers {labels}" if labels else "answers no question"
        self.questions.setText(answers.replace("&", "&&") + _ROOM_FOR_ARROW)
        self.questions.setAccessibleName(f"This part {answers}")
        self.fields.show_part(case, part, origin)  # what a clarification asks for belongs to the whole case
        if part is self._part:
            return
        self._part = part
        if origin is not self.subject:
            self.subject.show_text(part.subject)
        self.outcome.show_outcome(part.outcome)
        self.warning.setText(_warning(part))
        self.warning.setVisible(bool(self.warning.text()))
        self.exemptions.setVisible(part.outcome is not None and part.outcome.refuses is not None)
        self.answer.setVisible(part.outcome in _ANSWERED or not part.answer.empty)
        self.answer.show_part(part, origin)
        self._show_law()

    def show_law(self, wanted: bool) -> None:
        """Whether what the Act says is to stand beside the fields."""
        self._with_law = wanted
        self._show_law()

    def decide(self, outcome: Outcome) -> None:
        """Decide what the requester gets."""
        before = self._part
        if not self._bridge.execute(c.SetOutcome(self.part_id, outcome), self.outcome):
            self.outcome.show_outcome(self._part.outcome if self._part else None)
        elif before is not None:
            tell_what_is_still_printed(self._bridge, before)

    def remove(self) -> None:
        """Take the part away."""
        if self._bridge.execute(c.RemovePart(self.part_id), self):
            self.removed.emit()
            self._bridge.told.emit("The part was removed. Ctrl+Z brings it back.")

    def open_field(self, field: str) -> None:
        """Put the keyboard where something is decided: "outcome", "subject", a field by name, or what comes next."""
        if field == "outcome" or (not field and self.undecided):
            self.outcome.take_focus()
            return
        if self.fields.enter(field or self._next_field()):
            return
        widget = {"subject": self.subject, "questions": self.questions}.get(field, self.answer)
        if widget is self.answer:
            self.answer.show()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_field(self) -> str:
        """Where there is no answer to write: the field that still holds nothing, or the first."""
        asked_for = ASKED_FOR.get(self._part.outcome, ()) if self.answer.isHidden() else ()
        return self.fields.first_empty() or asked_for[0] if asked_for else ""

    def _show_law(self) -> None:
        outcome = self._part.outcome if self._part else None
        if outcome is not None:
            self.law.show_outcome(outcome, self._bridge.workbench.law.combinations)
        self.law.setVisible(self._with_law and outcome not in (None, Outcome.DISCLOSED))

    def _list_questions(self) -> None:
        menu, case = self.questions.menu(), self._bridge.case
        menu.clear()
        answered = self._part.question_ids if self._part else ()
        for question in case.questions if case else ():
            words = " ".join(question.text[:80].split())
            action = menu.addAction(f"{full_label(case, question.id)}   {words}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(question.id in answered)
            action.toggled.connect(lambda on, id_=question.id: self._answer(id_, on))

    def _answer(self, question_id: str, ticked: bool) -> None:
        part = self._bridge.case.part(self.part_id)
        others = tuple(id_ for id_ in part.question_ids if id_ != question_id)
        wanted = (*others, question_id) if ticked else others
        self._bridge.execute(c.SetPartQuestions(self.part_id, wanted), self)

    def _add_keys(self) -> None:
        self.subject.setToolTip("What this part is about (F2). Enter goes on to its outcome, then to its answer")
        make_action(self, "Name the part", "F2", "", lambda: self.open_field("subject"), everywhere=True)
        make_action(self, "Other ground", MENU_KEY, "", self.outcome.open_menu, everywhere=True)
        for outcome, key in KEYS.items():
            make_action(self, NAMES[outcome], key, "", lambda o=outcome: self.decide(o), True)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.title)
        first.addWidget(self.subject, 1)
        first.addWidget(self.questions)
        for text, key, tip, act in (
            ("↑", "Alt+Up", "Move the part up", lambda: self.move_asked.emit(-1)),
            ("↓", "Alt+Down", "Move the part down", lambda: self.move_asked.emit(1)),
            ("×", "Ctrl+Shift+D", "Remove the part", self.remove),
        ):
            self._buttons.append(button_for(make_action(self, text, key, tip, act, everywhere=True), tip))
            first.addWidget(self._buttons[-1])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self.outcome)
        column.addWidget(self.warning)
        beside = QHBoxLayout()
        written = QVBoxLayout()
        written.setSpacing(6)
        written.addWidget(self.fields)
        written.addWidget(self.answer)
        written.addStretch(1)
        beside.addLayout(written, 1)
        beside.addWidget(self.law)
        column.addLayout(beside)
        self.answer.foot.addWidget(self.exemptions)


class PartCards(QWidget):
    """The parts that answer a question, and after them those that answer none."""

    goto_requested = Signal(object)  # Place
    removed = Signal()  # one of them, by the officer
    cost_wanted = Signal(str)  # part id

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.cards: list[PartCard] = []
        self._with_law = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 8, 8)
        self._column.addStretch(1)

    def show_parts(self, case: Case, question_id: str, origin: object = None) -> None:
        """Show the parts of a question; a card stays what it is as long as its part is there."""
        parts = (*case.parts_answering(question_id), *(part for part in case.parts if not part.question_ids))
        made = {card.part_id: card for card in self.cards}
        cards = [made.pop(part.id, None) or self._make(part.id) for part in parts]
        for card in made.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, card in enumerate(cards):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
                card.show()
        self.cards = cards
        count = sum(bool(part.question_ids) for part in parts)
        for number, (card, part) in enumerate(zip(cards, parts, strict=True), 1):
            card.show_part(case, part, number, count, origin)
        self._chain_tabs()

    def card(self, part_id: str) -> PartCard | None:
        """The card of a part, where it is shown."""
        return next((card for card in self.cards if card.part_id == part_id), None)

    def show_law(self, wanted: bool) -> None:
        """Whether what the Act says is to stand beside the fields."""
        self._with_law = wanted
        for card in self.cards:
            card.show_law(wanted)

    def _make(self, part_id: str) -> PartCard:
        card = PartCard(self._bridge, part_id)
        card.show_law(self._with_law)
        card.goto_requested.connect(self.goto_requested)
        card.cost_wanted.connect(self.cost_wanted)
        card.removed.connect(self.removed)
        card.answer.rearranged.connect(self._chain_tabs)
        card.move_asked.connect(lambda by: self._move(card, by))
        return card

    def _move(self, card: PartCard, by: int) -> None:
        """Among the parts that are shown; those of other questions keep their places."""
        target = self.cards.index(card) + by
        if 0 <= target < len(self.cards):
            order = [part.id for part in self._bridge.case.parts]
            places = order.index(self.cards[target].part_id), order.index(card.part_id)
            self._bridge.execute(c.MovePart(card.part_id, places[0] - places[1]), self)

    def _chain_tabs(self) -> None:
        """Cards that were moved, and links that came later, are reached in the order in which they stand."""
        for one, other in pairwise(control for card in self.cards for control in card.controls):
            QWidget.setTabOrder(one, other)


def tell_what_is_still_printed(bridge: Bridge, before: Part) -> None:
    """An outcome was decided. Where the letter would now print as an answer what is no longer given, say so."""
    part = bridge.case.part(before.id) if bridge.case else None
    if part is not None and before.outcome in _GIVES and part.outcome not in _GIVES and not part.answer.empty:
        bridge.noted.emit(
            "⚠ What was written as the answer stays, and the letter still prints it. Take out what is no longer given."
        )


def _warning(part: Part) -> str:
    """What to be careful of in the words under an outcome."""
    silent = part.outcome is Outcome.NEITHER_CONFIRM_NOR_DENY
    if part.outcome in (*_GIVES, Outcome.NOT_HELD) or (part.answer.empty and not silent):
        return ""
    if part.answer.empty:
        return f"⚠ {_SILENT}"
    printed = "⚠ The letter prints the answer below, though this part is not disclosed."
    return f"{printed} {_SILENT}" if silent else f"{printed} Leave nothing there that is refused."
