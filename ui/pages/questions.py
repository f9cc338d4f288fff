"""The second page: the questions, put right by keyboard, and for each the parts that answer it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.questions import blank_parts_under, full_label
from ui.pages.page import CasePage
from ui.widgets.inherited import InheritedNote
from ui.widgets.question_actions import button_for, make_action
from ui.widgets.question_outcome import KEYS, MENU_KEY, NAMES
from ui.widgets.question_part import PartCard, PartCards, tell_what_is_still_printed
from ui.widgets.question_tree import QuestionTree
from ui.widgets.words_view import WordsView
from workbench.domain.case import Case, Outcome, Part, Question
from workbench.domain.findings import Page, Place
from workbench.service import commands as c
from workbench.service.session import Change

_NO_REQUEST = "There are no questions yet. They are proposed as soon as the request has been pasted."
_NO_QUESTIONS = "There are no questions yet. In the request, put the cursor into words that ask something and press Q."
_LEADS_IN = (
    "This only leads in to the questions under it. They are answered one by one,"
    " or all at once by a part that is added here (Ctrl+D)."
)
_WORDS_HEIGHT = 96  # pixels at first; the officer can draw it larger


class QuestionsPage(CasePage):
    """Page 2. Left the questions; right the words of one, and what the requester gets."""

    title = "Questions"
    goto = Signal(object)  # Place
    cost_wanted = Signal(str)  # part id

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.tree = QuestionTree(bridge)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.lead_in = QCheckBox("only leads in")
        self.law = QCheckBox("what the Act says")
        self.words = WordsView("The question’s words")
        self.applies = InheritedNote()
        self.parts = PartCards(bridge)
        self.unanswered = QLabel(wordWrap=True)
        self._shown_id = ""
        self._question: Question | None = None
        self._to_reveal = ""
        self._layout_done = QTimer(self, interval=0, singleShot=True)
        self._layout_done.timeout.connect(self._reveal_now)
        self._add_keys()
        self._lay_out()
        self.tree.chosen.connect(lambda: self._show_question())
        self.tree.opened.connect(self._open_first_part)
        self.lead_in.clicked.connect(self._set_lead_in)
        self.parts.goto_requested.connect(self.goto)
        self.parts.cost_wanted.connect(self.cost_wanted)
        self.parts.removed.connect(lambda: self.tree.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.law.toggled.connect(self.parts.show_law)

    def show_case(self, case: Case) -> None:
        """Show a case; where it is the one that is shown already, only what is new in it."""
        first = case.questions[0].id if case.questions and case.id != self._shown_id else ""
        self._shown_id = case.id
        self._choose_stack(case)
        self.tree.show_case(case, first)
        self._show_question()

    def refresh(self, change: Change) -> None:
        """The case changed."""
        before, after = change.before, change.after
        if _shown_of(before) == _shown_of(after):
            return
        self._choose_stack(after)
        self.tree.show_case(after)
        self._show_question(change.origin)

    def enter(self) -> None:
        """Put the keyboard into the list of questions, or on the way to the request."""
        first = self.tree.view if self._stack.currentIndex() == 0 else self.to_request
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, place: Place) -> None:
        """Choose a question and, where a part is named, put the keyboard into its field."""
        case = self.bridge.case
        part = case.part(place.part_id) if case else None
        wanted = place.question_id
        if part and not wanted:
            wanted = next((id_ for id_ in self._answered(case, part.id)), "")
        if wanted and wanted != self.tree.current:
            self.tree.choose(wanted)
        card = self.parts.card(part.id) if part else None
        if card is None:
            self.tree.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        card.open_field(place.field)
        self._reveal(card)

    def add_part(self) -> None:
        """Divide the question: another part that answers it, and where it leads in, the questions under it."""
        if self._question is None:
            return
        for part in blank_parts_under(self.bridge.case, self._question):
            self.bridge.execute(c.RemovePart(part.id), self)
        part_id = self.bridge.workbench.new_id()
        if self.bridge.execute(c.AddPart(part_id, self._question.id), self):
            card = self.parts.card(part_id)
            if card:
                card.subject.setFocus(Qt.FocusReason.OtherFocusReason)
                self._reveal(card)

    def split(self) -> None:
        """Divide the question in two at the cursor in its words."""
        question = self._question
        if question is None:
            return
        at = question.span.start + self.words.place() if question.span else 0
        new_id = self.bridge.workbench.new_id
        self.bridge.execute(c.SplitQuestion(question.id, at, new_id(), new_id()), self)

    def decide(self, outcome: Outcome) -> None:
        """Decide the question chosen, where one part alone answers it."""
        part = self._only_part()
        if part is not None and self.bridge.execute(c.SetOutcome(part.id, outcome), self):
            tell_what_is_still_printed(self.bridge, part)

    def choose_other_ground(self) -> None:
        """Show the grounds outside Part II for the question chosen, where one part alone answers it."""
        part = self._only_part()
        card = self.parts.card(part.id) if part else None
        if card is not None:
            card.outcome.open_menu()

    def _only_part(self) -> Part | None:
        """The one part that answers the question chosen; of several none, and the officer is told so."""
        case = self.bridge.case
        parts = case.parts_answering(self._question.id) if case and self._question else ()
        if len(parts) > 1:
            self.bridge.told.emit(f"This question has {len(parts)} parts: decide each of them on its own.")
        return parts[0] if len(parts) == 1 else None

    def _choose_stack(self, case: Case) -> None:
        self._stack.setCurrentIndex(0 if case.questions or case.parts else 1)
        self.empty.setText(_NO_QUESTIONS if case.request else _NO_REQUEST)

    def _answered(self, case: Case, part_id: str) -> tuple[str, ...]:
        """The questions that a part answers, the one that is chosen first."""
        current = self.tree.current
        if any(part.id == part_id for part in case.parts_answering(current)):
            return (current,)
        return case.part(part_id).question_ids

    def _show_question(self, origin: object = None) -> None:
        case = self.bridge.case
        question = case.question(self.tree.current) if case else None
        self._question = question
        self.heading.setText(f"Question {full_label(case, question.id)}" if question else "")
        self.words.show_words(question.text if question else "")
        self.lead_in.setChecked(bool(question and question.lead_in))
        for widget in (self.lead_in, self._split, self._add):
            widget.setEnabled(question is not None)
        if case:
            self.applies.show_question(case, question)
            self.words.setAccessibleDescription(self.applies.accessibleDescription())
            self.parts.show_parts(case, self.tree.current, origin)
            self._say_unanswered(case, question)

    def _say_unanswered(self, case: Case, question: Question | None) -> None:
        self.unanswered.setVisible(question is not None and not case.parts_answering(question.id))
        if question and question.lead_in:
            self.unanswered.setText(_LEADS_IN)
        else:
            self.unanswered.setText("Nothing answers this question yet. Add a part (Ctrl+D).")

    def _set_lead_in(self, ticked: bool) -> None:
        if self._question:
            self.bridge.execute(c.SetLeadIn(self._question.id, ticked), self.lead_in)

    def _open_first_part(self) -> None:
        """Where there is still something to decide, or at the first part."""
        cards = self.parts.cards
        if cards:
            card = next((card for card in cards if card.undecided), cards[0])
            card.open_field("")
            self._reveal(card)

    def _reveal(self, card: PartCard) -> None:
        """Bring a card into view once the layout has found its place."""
        self._to_reveal = card.part_id
        self._layout_done.start()

    def _reveal_now(self) -> None:
        card = self.parts.card(self._to_reveal)
        if card is not None:
            self._scroll.ensureVisible(0, card.geometry().bottom(), 0, 0)
            self._scroll.ensureVisible(0, card.geometry().top(), 0, 0)

    # ── keys and layout ──────────────────────────────────────────────────────────────────────────────────────────────

    def _add_keys(self) -> None:
        self._split = button_for(
            make_action(self.words, "Split here", "Ctrl+Return", "Divide the question at the cursor", self.split)
        )
        self._add = button_for(
            make_action(self, "Add part", "Ctrl+D", "Divide the question into parts", self.add_part, everywhere=True)
        )
        make_action(self, "Leads in", "Ctrl+L", "", self.lead_in.click, everywhere=True)
        self.lead_in.setToolTip("Asks nothing by itself; the questions under it do (Ctrl+L)")
        make_action(self, "What the Act says", "F3", "", self.law.click, everywhere=True)
        self.law.setChecked(True)
        self.law.setToolTip("What the Act says of the outcome, beside each part that is decided (F3)")
        make_action(self.tree.view, "Other ground…", MENU_KEY, "Decide", self.choose_other_ground)
        for outcome, name in NAMES.items():
            make_action(self.tree.view, name, KEYS.get(outcome, ""), "Decide", lambda o=outcome: self.decide(o))

    def _lay_out(self) -> None:
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.tree)
        splitter.addWidget(self._question_panel())
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([290, 760])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._nothing())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._stack)

    def _question_panel(self) -> QWidget:
        panel = QSplitter(Qt.Orientation.Vertical)
        panel.setChildrenCollapsible(False)
        panel.addWidget(self._words_panel())
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.parts)
        panel.addWidget(self._scroll)
        panel.setStretchFactor(1, 1)
        panel.setSizes([_WORDS_HEIGHT + 30, 400])
        return panel

    def _words_panel(self) -> QWidget:
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        row = QHBoxLayout()
        row.addWidget(self.heading)
        row.addSpacing(12)
        row.addWidget(self.lead_in)
        row.addStretch(1)
        row.addWidget(self.law)
        row.addWidget(self._split)
        row.addWidget(self._add)
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(4, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.words, 1)
        column.addWidget(self.applies)
        column.addWidget(self.unanswered)
        return panel

    def _nothing(self) -> QWidget:
        panel = QWidget()
        self.empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.to_request = QPushButton("Go to the request (Ctrl+1)")
        self.to_request.clicked.connect(lambda: self.goto.emit(Place(Page.REQUEST, field="request")))
        column = QVBoxLayout(panel)
        column.addStretch(1)
        column.addWidget(self.empty)
        column.addWidget(self.to_request, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        return panel


def _shown_of(case: Case) -> tuple[object, ...]:
    """What this page shows of a case; an estimate goes by the limit of the day of receipt."""
    return case.request, case.questions, case.marks, case.parts, case.worksheets, case.received, case.letter.wanted
