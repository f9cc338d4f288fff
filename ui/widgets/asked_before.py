"""“Asked before”: similar earlier questions with how they were answered, and requests that belong with this one."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.asked_before import LOOKING, NOT_YET, Row, rows, summary
from ui.models.questions import full_label
from ui.slices import Slices
from ui.widgets.question_actions import button_for, make_action
from ui.widgets.sentence import Sentence
from ui.widgets.wrapped_rows import WrappedRows
from workbench.domain.asked_before import AskedBefore
from workbench.domain.case import Case
from workbench.domain.findings import Page, Place
from workbench.errors import KnownError, LibraryLocked
from workbench.service.session import Change

_LATER = 250  # milliseconds for the case itself to be shown first
_HEIGHT = 170  # pixels of the list
_ROOMY = 700  # pixels of the window: on a lower one the list opens when the officer wants it
_ROW = Qt.ItemDataRole.UserRole


class AskedBeforePane(QWidget):
    """One line at the foot of the page, and a list under it that opens and folds. The library is asked in slices."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown_id = ""
        self._found: AskedBefore | None = None
        self._chosen = False  # the officer has said whether the list is to be open
        self._looking = Slices(self)
        self._soon = QTimer(self, interval=_LATER, singleShot=True)
        self.fold = QToolButton(checkable=True, autoRaise=True, text="Asked before")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setAccessibleName("Asked before")
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.line = Sentence()
        self.list = _list()
        self.buttons = QWidget()
        self.way = make_action(self, "Asked before", "F7", "Go to what was asked before, or fold it", self.go, True)
        self._lay_out()
        self._open(False)
        self.fold.toggled.connect(self._open)
        self.fold.clicked.connect(self._choose)
        self.list.itemDoubleClicked.connect(lambda item: self.open_current())
        self.list.currentItemChanged.connect(lambda *items: self._fit())
        self._soon.timeout.connect(self._look)
        self._looking.stepped.connect(self._stepped)
        self._looking.failed.connect(self._failed)

    @property
    def row(self) -> Row | None:
        """What is in hand."""
        item = self.list.currentItem()
        found = item.data(_ROW) if item else None
        return found if isinstance(found, Row) else None

    @property
    def looking(self) -> bool:
        """Whether the library is still being asked."""
        return self._soon.isActive() or self._looking.running

    def show_case(self, case: Case) -> None:
        """Look what the library knows of this case."""
        if case.id != self._shown_id:
            self._shown_id = case.id
            self._show(case, None)
        self._ask(case)

    def refresh(self, change: Change) -> None:
        """The case changed."""
        if _compared(change.before) != _compared(change.after):
            self._ask(change.after)

    def go(self) -> None:
        """Put the keyboard into the list; from there, fold it."""
        self._chosen = True
        leave = self.list.hasFocus() or (self.fold.hasFocus() and self.fold.isChecked())
        self.fold.setChecked(not leave)
        (self.fold if leave or not self.list.count() else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_current(self) -> None:
        """Open the case in hand, at the question that was answered there."""
        row = self.row
        if row and row.case_id:
            page = Page.QUESTIONS if row.question_id else Page.REQUEST
            self._bridge.case_wanted.emit(row.case_id, Place(page, question_id=row.question_id))

    def copy_answer(self) -> None:
        """Write the earlier answer's text as the answer to the question that it is like."""
        case, row = self._bridge.case, self.row
        if case is None or row is None or not self._bridge.flush():
            return
        if row.earlier is None:
            self._bridge.told.emit("Choose a similar question: its answer can be copied.")
            return
        label = "".join(full_label(case, id_) for id_ in row.earlier.like[:1] if case.question(id_))
        try:
            command = self._bridge.workbench.asked_before.copied_answer(self._bridge.case, row.earlier)
        except KnownError as error:
            self._bridge.failed.emit(error)
            return
        if self._bridge.execute(command):
            self._bridge.told.emit(
                f"The answer of {row.earlier.reference} was copied to question {label}: read it before it goes out."
                " Ctrl+Z takes it back."
            )

    def count_together(self) -> None:
        """List the request in hand in the cost worksheet."""
        case, row = self._bridge.case, self.row
        if case is None or row is None or not self._bridge.flush():
            return
        if row.related is None:
            self._bridge.told.emit(
                "Choose a request under “May count together”: it can be added to the cost worksheet."
            )
            return
        try:
            command = self._bridge.workbench.asked_before.counted_together(self._bridge.case, row.related)
        except KnownError as error:
            self._bridge.failed.emit(error)
            return
        if self._bridge.execute(command):
            self._bridge.told.emit(
                f"{row.related.reference} stands in the cost worksheet (Ctrl+Shift+E): give its time there."
            )

    def rest(self) -> None:
        """Ask nothing more of the library."""
        self._soon.stop()
        self._looking.stop()

    def _ask(self, case: Case) -> None:
        self._looking.stop()
        if case.questions:
            self._soon.start()
        else:
            self._soon.stop()
            self._show(case, None)

    def _look(self) -> None:
        case = self._bridge.case
        if case is not None and case.id == self._shown_id:
            self._looking.run(self._bridge.workbench.asked_before.steps(case))

    def _stepped(self, found: AskedBefore | None) -> None:
        case = self._bridge.case
        if found is not None and case is not None and case.id == self._shown_id:
            self._show(case, found)

    def _failed(self, error: KnownError) -> None:
        if not isinstance(error, LibraryLocked):  # somebody locked it: there is nothing to say
            self._bridge.failed.emit(error)

    def _show(self, case: Case, found: AskedBefore | None) -> None:
        if found is not None and found == self._found:
            return
        self._found = found
        if found is None:
            self.line.setText(LOOKING if case.questions else NOT_YET)
            self.list.clear()
        else:
            self.line.setText(summary(case, found))
            self._list_rows(case, found)
        self.fold.setAccessibleDescription(self.line.text())
        self.list.setAccessibleDescription(f"{self.line.text()} Return opens the case.")
        if found is not None and not self._chosen:
            self.fold.setChecked(not found.empty and self.window().height() >= _ROOMY)
        self._fit()

    def _list_rows(self, case: Case, found: AskedBefore) -> None:
        desk, kept = self._bridge.workbench, self.row
        window = desk.limits.clock(found.counted_from or desk.today()).aggregation
        self.list.clear()
        for row in rows(case, found, desk.calendar, window):
            item = _item(row, self.list.palette())
            self.list.addItem(item)
            if (
                row.case_id
                and kept
                and (kept.heading, kept.case_id, kept.question_id)
                == (
                    row.heading,
                    row.case_id,
                    row.question_id,
                )
            ):
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(1)  # under the first heading

    def _choose(self) -> None:
        self._chosen = True

    def _open(self, open_: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self._fit()

    def _fit(self) -> None:
        open_ = self.fold.isChecked() and (self.looking or self.list.count() > 0)
        self.list.setVisible(open_)
        self.buttons.setVisible(open_)
        row = self.row
        self._copy.setEnabled(bool(row and row.earlier))
        self._count.setEnabled(bool(row and row.related))

    def _lay_out(self) -> None:
        act = make_action(self.list, "Open", "Return", "Open that case where it was answered", self.open_current)
        self._copy = make_action(
            self.list,
            "Copy its answer",
            "Ctrl+Shift+T",
            "Write its answer’s text under your question",
            self.copy_answer,
        )
        self._count = make_action(
            self.list, "Add to the cost worksheet", "Ins", "Count it together with this request", self.count_together
        )
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for action in (act, self._copy, self._count):
            row.addWidget(button_for(action))
        head = QHBoxLayout()
        head.addWidget(self.fold)
        head.addWidget(self.line, 1)
        head.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)


def _compared(case: Case) -> tuple[object, ...]:
    """What of a case the library is asked about."""
    return case.questions, case.requester, case.received


def _list() -> QListWidget:
    made = QListWidget(wordWrap=True, resizeMode=QListView.ResizeMode.Adjust)
    made.setAccessibleName("Asked before")
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.setItemDelegate(WrappedRows(made))
    made.setFixedHeight(_HEIGHT)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return made


def _item(row: Row, palette: QPalette) -> QListWidgetItem:
    item = QListWidgetItem("\n".join(filter(None, (row.first, row.second))))
    item.setData(_ROW, row)
    if row.case_id:
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.heading}: {row.first}. {row.second}")
    else:
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # the keyboard passes over it
        item.setForeground(palette.brush(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
    return item
