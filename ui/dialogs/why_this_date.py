"""Why this date? The day it began, the rule, what moved it, and every holiday passed over with its nations."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.models.table import TableModel
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case
from workbench.domain.clocks import Deadline, explain, titled
from workbench.domain.dates import format_date

_HEADINGS = ("Day passed over", "What it is", "Where")


class HolidaysModel(TableModel[Holiday]):
    """The holidays on weekdays that a count passed over: the day, its name, the nations where it holds."""

    def __init__(self, holidays: tuple[Holiday, ...] = ()) -> None:
        super().__init__(_HEADINGS, _cells, holidays)


class WhyThisDateDialog(QDialog):
    """One deadline at a time, its sentences, and the days passed over. Everything can be copied."""

    def __init__(
        self, deadlines: tuple[Deadline, ...], case: Case | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Why this date?")
        self._deadlines = deadlines
        self._case = case
        self.which = QComboBox()
        self.which.setAccessibleName("Which deadline")
        self.which.addItems([_title(case, each) for each in deadlines])
        running = (number for number, each in enumerate(deadlines) if each.done is None)
        self.which.setCurrentIndex(next(running, 0))  # what is past is asked about less often
        self.now, self.first = (QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True) for _ in range(2))
        self.sentences = _reasons_box("How the date was reached")
        self.first_sentences = _reasons_box("How the first date was reached")
        self.holidays = HolidaysModel()
        self.table = _table(self.holidays)
        self.none = QLabel("No holiday on a weekday falls within these days.", wordWrap=True)
        self._lay_out()
        self.which.currentIndexChanged.connect(self._show)
        self._show(self.which.currentIndex())

    def text(self) -> str:
        """The chosen deadline with all its sentences, one for each day passed over, as it is copied."""
        deadline = self._chosen(self.which.currentIndex())
        if deadline is None:
            return ""
        return "\n".join((_title(self._case, deadline), *explain(deadline)))

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.which)
        sides = QGridLayout()
        for place, (label, box) in enumerate(((self.first, self.first_sentences), (self.now, self.sentences))):
            sides.addWidget(label, 0, place)
            sides.addWidget(box, 1, place)
        column.addLayout(sides, 3)
        column.addWidget(self.table, 2)
        column.addWidget(self.none)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("&Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip("Copy the reasons and the days passed over (Ctrl+Shift+C)")
        copy.clicked.connect(self.copy)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.copy)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(820, 520)

    def _chosen(self, number: int) -> Deadline | None:
        return self._deadlines[number] if 0 <= number < len(self._deadlines) else None

    def _show(self, number: int) -> None:
        deadline = self._chosen(number)
        skipped = deadline.skipped if deadline else ()
        self._show_dates(deadline)
        self.sentences.setPlainText("\n\n".join(_reasons(deadline)) if deadline else "No clock runs yet.")
        self.first_sentences.setPlainText("\n\n".join(explain(deadline.before)) if deadline and deadline.before else "")
        self.holidays.show_rows(skipped)
        self.table.setVisible(bool(skipped))
        self.none.setVisible(not skipped)

    def _show_dates(self, deadline: Deadline | None) -> None:
        """The date before events moved it beside the date as it is; only the latter where nothing did."""
        moved = deadline is not None and deadline.before is not None
        self.first.setVisible(moved)
        self.first_sentences.setVisible(moved)
        self.now.setVisible(deadline is not None)
        if deadline and deadline.before:
            self.first.setText(f"First: {_date(deadline.before)}")
        if deadline:
            self.now.setText(f"{'Now' if moved else 'Date'}: {_date(deadline)}{_kept(deadline)}")


def _date(deadline: Deadline) -> str:
    """`Fri 23 September 2022, or Mon 26 September 2022: open in law`."""
    due = format_date(deadline.due)
    return f"{due}, or {format_date(deadline.later)}: open in law" if deadline.later else due


def _kept(deadline: Deadline) -> str:
    late = ", late" if deadline.late else ""
    return f" (done {format_date(deadline.done)}{late})" if deadline.done else f" ({late[2:]})" if late else ""


def _title(case: Case | None, deadline: Deadline) -> str:
    """`Answer by (questions 2 and 3): Tue 31 March 2026`."""
    return f"{titled(case, deadline) if case else deadline.name}: {format_date(deadline.due)}"


def _reasons(deadline: Deadline) -> list[str]:
    """The sentences without those on single days, which stand in the table."""
    days = tuple(f"{format_date(holiday.date)} does not count" for holiday in deadline.skipped)
    return [sentence for sentence in explain(deadline) if not sentence.startswith(days)]


def _cells(holiday: Holiday) -> tuple[str, str, str]:
    return format_date(holiday.date), holiday.name, ", ".join(holiday.nations)


def _reasons_box(name: str) -> QPlainTextEdit:
    box = QPlainTextEdit(readOnly=True)
    box.setAccessibleName(name)
    box.setTabChangesFocus(True)
    return box


def _table(model: HolidaysModel) -> QTableView:
    table = QTableView()
    table.setAccessibleName("Holidays passed over")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.setAlternatingRowColors(True)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
