"""The first page: the request word for word, and what is known about it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.arriving import Looked
from ui.bridge import Bridge
from ui.models.questions import read_priority, write_priority
from ui.pages.page import CasePage
from ui.widgets.asked_before import AskedBeforePane
from ui.widgets.came_as import CameAs
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_field import DateField, ReadField
from ui.widgets.period_field import PeriodField
from ui.widgets.question_intake import RequestIntake
from ui.widgets.suggestions import Suggestions
from ui.widgets.typed import TypedLine, TypedText
from ui.widgets.words_panel import WordsPanel
from workbench.domain.case import Case, Channel, Span
from workbench.domain.checks.intake import UNASSIGNED
from workbench.domain.findings import Page, Place
from workbench.errors import KnownError
from workbench.service import commands as c
from workbench.service.session import Change

_ENVIRONMENTAL = {
    None: (
        "not considered yet",
        "Is any of it on air, water, land, noise or emissions, or on what affects them? Then the Act gives way (s.39).",
    ),
    False: ("no, none of it", "All of it is dealt with under the Act."),
    True: (
        "yes, some of it",
        "That is dealt with under the Environmental Information Regulations 2004 (s.39). On page 2, give its parts the"
        " outcome “Answered under the EIR”.",
    ),
}


_TYPE_IT = "The file is kept with the case, but no words in it can be read. Type here what it says."


class RequestPage(CasePage):
    """Page 1. The text is never edited once it has been taken in."""

    title = "Request"
    goto = Signal(object)  # Place

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.intake = RequestIntake()
        self.words = WordsPanel(bridge)
        self.text = self.words.text
        self.form = RequestForm(bridge)
        self.suggestions = Suggestions(bridge)
        self.asked = AskedBeforePane(bridge)
        self._shown_id = ""
        self._lay_out()
        self.addAction(self.asked.way)
        self.addActions(self.words.ways)  # they lead from the form to the words, too
        self.intake.given.connect(self._take_in)
        self.intake.arrived.connect(self._arrived)
        self.intake.several.connect(bridge.files_came)
        self.intake.refused.connect(bridge.failed)
        self.words.opened.connect(self._open_question)
        self.suggestions.shows.connect(self._show_stretch)

    def show_case(self, case: Case) -> None:
        """Show a case; where it is the one that is shown already, only what is new in it."""
        afresh = case.id != self._shown_id
        self._shown_id = case.id
        if afresh:
            self.intake.rest()
        self._show_text(case)
        self.form.show_case(case, afresh=afresh)
        self.suggestions.show_case(case)
        self.asked.show_case(case)
        if afresh:
            self.text.put_cursor(0)

    def refresh(self, change: Change) -> None:
        """The case changed."""
        before, after = change.before, change.after
        if _words_of(before) != _words_of(after):
            self._show_text(after)
        self.form.show_case(after, change.origin)
        self.suggestions.refresh(change)
        self.asked.refresh(change)

    def enter(self) -> None:
        """Put the keyboard into the request's words, or where they are pasted."""
        words = self._left.currentWidget() is self.words
        (self.text if words else self.intake).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, place: Place) -> None:
        """Open a field of the form, or the request's words."""
        case = self.bridge.case
        field = self.form.fields.get(place.field)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.ensureWidgetVisible(field)
            return
        self.enter()
        if place.field == UNASSIGNED:
            self.text.put_cursor(0)
            self.words.edits.next_loose()
            return
        question = case.question(place.question_id) if case else None
        if question and question.span:
            self.text.put_cursor(question.span.start)

    def draft(self) -> str:
        """A request that is being typed and has not been taken in."""
        return self.intake.area.typed()

    def put_draft(self, text: str) -> None:
        """Let it be typed on."""
        self.intake.area.setPlainText(text)
        self.intake.area.moveCursor(QTextCursor.MoveOperation.End)

    def _take_in(self, text: str) -> None:
        case = self.bridge.case
        if case is None:
            return
        command = self.bridge.workbench.take_in(text, case.sources)  # typed from a file that had no words of its own
        if self.bridge.execute(command, self):
            self._taken_in(len(command.questions))

    def _arrived(self, looked: Looked) -> None:
        """A file was read: take in its words, once it is said which where there is a choice."""
        from ui.dialogs.arrivals import chosen_words

        session = self.bridge.session
        text = chosen_words(self.bridge, looked, self) if self.bridge.flush() else None
        if text is None or session is None or session is not self.bridge.session:
            return
        arrivals = self.bridge.workbench.arrivals
        try:
            known = arrivals.known(looked.incoming)
            change = arrivals.take(session, looked.incoming, text)
        except KnownError as error:
            self.bridge.failed.emit(error)
            return
        if change is not None:
            self.bridge.tell_of((change,))
            here = [f"⚠ This very file was in the library already, under {', '.join(known)}."] if known else []
            remarks = (*here, *change.after.sources[-1].remarks)
            if text.strip():
                self._taken_in(len(change.after.questions), *remarks)
            else:
                self.intake.setFocus()
                self.bridge.noted.emit(" ".join([_TYPE_IT, *remarks]))

    def _taken_in(self, questions: int, *remarks: str) -> None:
        self.intake.clear()
        self.text.put_cursor(0)
        self.text.setFocus()
        news = self.bridge.noted if remarks else self.bridge.told  # what was left out stays until it is closed
        news.emit(" ".join([_news(questions), *remarks]))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is read for a page that is gone."""
        self.intake.rest()
        self.asked.rest()
        super().closeEvent(event)

    def _show_stretch(self, span: Span) -> None:
        self.text.select(span)
        self.text.centerCursor()

    def _open_question(self, question_id: str) -> None:
        self.goto.emit(Place(Page.QUESTIONS, question_id=question_id))

    def _show_text(self, case: Case) -> None:
        self.words.show_case(case)
        self.intake.show_case(case)
        wanted = self.words if case.request else self.intake
        if self._left.currentWidget() is not wanted:
            self._left.setCurrentWidget(wanted)

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self.intake)
        self._left.addWidget(self.words)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left)
        splitter.addWidget(self._right())
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([590, 430])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(splitter, 1)
        column.addWidget(self.asked)

    def _right(self) -> QWidget:
        """What is proposed, above what is known."""
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.suggestions)
        column.addWidget(self.form, 1)
        return right


class RequestForm(QScrollArea):
    """What is known about the request besides its words."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make_fields()
        self.fields: dict[str, QWidget] = {
            "reference": self.reference,
            "title": self.subject,
            "received": self.received,
            "channel": self.channel,
            "requester": self.name,
            "address": self.address,
            "email": self.email,
            "scope": self.period,
            "period": self.period,
            "priority": self.priority,
            "preferred_form": self.wanted_form,
            "environmental": self.environmental,
        }
        self._lay_out()
        QApplication.instance().focusChanged.connect(self._follow)

    def show_case(self, case: Case, origin: object = None, afresh: bool = False) -> None:
        """Show what the case holds; the field that is being typed in is left alone."""
        texts = {
            self.reference: case.reference,
            self.subject: case.title,
            self.name: case.requester.name,
            self.address: "\n".join(case.requester.address),
            self.email: case.requester.email,
            self.wanted_form: case.preferred_form,
        }
        for field, text in texts.items():
            if field is not origin:
                field.show_text(text)
        self.received.show_value(case.received, origin, afresh)
        self.priority.show_value(case.priority, origin, afresh)
        self.period.show_period(case.scope, origin, afresh)
        self.channel.setCurrentIndex(list(Channel).index(case.channel))
        self._show_environmental(case.environmental)
        self.came_as.show_case(case)
        self.arrived.setVisible(bool(case.sources))

    def _follow(self, left: QWidget | None, now: QWidget | None) -> None:
        """Scroll to whatever the keyboard came to, by whichever key."""
        if now is not None and self.widget().isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def _make_fields(self) -> None:
        bridge = self._bridge
        self.reference = TypedLine(bridge, c.SetReference, "Reference")
        self.subject = TypedLine(bridge, c.SetTitle, "Subject", "as in “stop and search”")
        self.received = DateField(bridge, c.SetReceived, "Received on")
        self.channel = ChoiceBox([channel.value for channel in Channel], "How the request came")
        self.channel.activated.connect(lambda place: bridge.execute(c.SetChannel(list(Channel)[place]), self.channel))
        self.name = TypedLine(bridge, lambda text: self._requester(name=text), "Requester’s name")
        self.address = TypedText(
            bridge, lambda text: self._requester(address=_lines(text)), "Requester’s address", "if it goes by post"
        )
        self.address.setFixedHeight(self.address.fontMetrics().lineSpacing() * 4 + 12)
        self.email = TypedLine(bridge, lambda text: self._requester(email=text.strip()), "Requester’s e-mail")
        self.period = PeriodField(bridge)
        self.priority = ReadField(
            bridge,
            lambda text: read_priority(bridge.case, text),
            lambda ids: write_priority(bridge.case, ids or ()),
            c.SetPriority,
            "Questions to answer first",
            "labels, as in 2, 3",
        )
        self.wanted_form = TypedLine(bridge, c.SetForm, "Form of the answer", "as in “a spreadsheet, by e-mail”")
        self.environmental = ChoiceBox([words for words, _ in _ENVIRONMENTAL.values()], "Environmental information")
        self.environmental.activated.connect(self._set_environmental)
        self.regime = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.came_as = CameAs(bridge)
        self.arrived = _heading("Came &as")
        self.arrived.setBuddy(self.came_as.list)

    def _lay_out(self) -> None:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(8, 6, 10, 8)
        form = QFormLayout()
        column.addLayout(form)
        column.addStretch(1)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_heading("The case"))
        form.addRow("&Reference", self.reference)
        form.addRow("&Subject", self.subject)
        form.addRow("Received", self.received)
        form.addRow("Came by", self.channel)
        form.addRow(_heading("The requester"))
        form.addRow("&Name", self.name)
        form.addRow("Address", self.address)
        form.addRow("E-&mail", self.email)
        form.addRow(_heading("What is asked for"))
        form.addRow("Period", self.period)
        form.addRow("Answer first", self.priority)
        form.addRow("&Wanted as", self.wanted_form)
        form.addRow("Envir&onmental", self.environmental)
        form.addRow("", self.regime)
        form.addRow(self.arrived)
        form.addRow(self.came_as)
        self.setWidget(panel)

    def _show_environmental(self, environmental: bool | None) -> None:
        self.environmental.setCurrentIndex(list(_ENVIRONMENTAL).index(environmental))
        self.regime.setText(_ENVIRONMENTAL[environmental][1])
        self.environmental.setAccessibleDescription(self.regime.text())

    def _set_environmental(self, place: int) -> None:
        if not self._bridge.execute(c.SetEnvironmental(list(_ENVIRONMENTAL)[place]), self.environmental):
            self._show_environmental(self._bridge.case.environmental)

    def _requester(self, **changes) -> c.SetRequester:
        return c.SetRequester(replace(self._bridge.case.requester, **changes))


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    font = heading.font()
    font.setBold(True)
    heading.setFont(font)
    return heading


def _words_of(case: Case) -> tuple[object, ...]:
    return case.request, case.questions, case.marks, case.sources


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _news(questions: int) -> str:
    if questions == 0:
        return (
            "The request was taken in. No question was found: put the cursor into words that ask something and press Q."
        )
    found = "one question is" if questions == 1 else f"{questions} questions are"
    return f"The request was taken in, word for word; {found} proposed. Ctrl+Z takes it back."
