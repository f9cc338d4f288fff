"""The list of questions, and what can be done to one of them by key or button."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.questions import DECIDED, LABEL, QUESTION_ID, WORDS, QuestionsModel
from ui.widgets.question_actions import button_for, make_action
from workbench.domain.case import Case
from workbench.service import commands as c


class QuestionTree(QWidget):
    """Questions to choose from and to put in order. The keys work in the tree."""

    chosen = Signal(str)  # question id, or nothing
    opened = Signal()  # the officer wants to answer the question chosen

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._showing = False
        self._order: list[str] = []  # question ids as they were last shown
        self.model = QuestionsModel(lambda id_, label: bridge.execute(c.RelabelQuestion(id_, label), self))
        self.view = self._make_view()
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.activated.connect(lambda: self.opened.emit())

    @property
    def current(self) -> str:
        """The id of the question chosen, or nothing."""
        index = self.view.currentIndex()
        return index.data(QUESTION_ID) if index.isValid() else ""

    def show_case(self, case: Case, question_id: str = "") -> None:
        """Show the case's questions, with this one chosen, or the one before, or the one that took its place."""
        wanted = question_id or self.current
        place = self._place(wanted)
        self._showing = True
        if self.model.show_case(case):
            self.view.expandAll()
        if case.question(wanted) is None and case.questions:
            wanted = case.questions[min(place, len(case.questions) - 1)].id
        if wanted != self.current:
            self.choose(wanted)
        self._showing = False
        self._order = [question.id for question in case.questions]

    def choose(self, question_id: str) -> None:
        """Choose a question."""
        index = self.model.index_of(question_id)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.view.scrollTo(index)

    def rename(self) -> None:
        """Call the question something else, in place."""
        index = self.view.currentIndex()
        if index.isValid():
            self.view.setFocus()
            self.view.edit(index.siblingAtColumn(LABEL))

    def _place(self, question_id: str) -> int:
        return self._order.index(question_id) if question_id in self._order else 0

    def _current_changed(self, index: QModelIndex) -> None:
        if not self._showing:
            self.chosen.emit(index.data(QUESTION_ID) or "" if index.isValid() else "")

    def _do(self, command) -> None:
        """Make a change to the question chosen."""
        if self.current:
            self._bridge.execute(command(self.current), self)

    def _make_view(self) -> QTreeView:
        view = QTreeView(uniformRowHeights=True, rootIsDecorated=False, indentation=14, itemsExpandable=False)
        view.setModel(self.model)
        view.setAccessibleName("Questions")
        view.setAllColumnsShowFocus(True)
        view.setTabKeyNavigation(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setResizeContentsPrecision(0)  # only what is in view is measured
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(DECIDED, QHeaderView.ResizeMode.ResizeToContents)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 8)
        column.setSpacing(4)
        actions = tuple(self._actions())
        for together in (actions[:4], actions[4:]):
            row = QHBoxLayout()
            row.setSpacing(2)
            for action in together:
                row.addWidget(button_for(action))
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.view, 1)

    def _actions(self):
        view, do = self.view, self._do
        yield make_action(view, "Join", "Ctrl+J", "Make one question of this and the next", lambda: do(c.JoinWithNext))
        yield make_action(view, "Nest", "Ctrl+]", "Put it under the question above", lambda: do(c.NestQuestion))
        yield make_action(
            view, "Un-nest", "Ctrl+[", "Bring it out from under its question", lambda: do(c.UnnestQuestion)
        )
        yield make_action(view, "Rename", "F2", "Call the question something else", self.rename)
        yield make_action(view, "Up", "Alt+Up", "Move the question up", lambda: do(lambda id_: c.MoveQuestion(id_, -1)))
        yield make_action(
            view, "Down", "Alt+Down", "Move the question down", lambda: do(lambda id_: c.MoveQuestion(id_, 1))
        )
        yield make_action(
            view, "Remove", "Del", "Remove the question; its words stay in the request", lambda: do(c.RemoveQuestion)
        )
