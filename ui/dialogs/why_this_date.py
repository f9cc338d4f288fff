"""Why this date? The day it began, the rule, and every holiday passed over with its nations."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.calendar import Holiday
from workbench.domain.clocks import Deadline, explain
from workbench.domain.dates import format_date

_HEADINGS = ("Day passed over", "What it is", "Where")

Index = QModelIndex | QPersistentModelIndex


class HolidaysModel(QAbstractTableModel):
    """The holidays on weekdays that a count passed over: the day, its name, the nations where it holds."""

    def __init__(self, holidays: tuple[Holiday, ...] = ()) -> None:
        super().__init__()
        self._holidays = holidays

    def show(self, holidays: tuple[Holiday, ...]) -> None:
        """Show another count's holidays."""
        self.beginResetModel()
        self._holidays = holidays
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._holidays)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._holidays):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cells(self._holidays[index.row()])[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


class WhyThisDateDialog(QDialog):
    """One deadline at a time, its sentences, and the days passed over. Everything can be copied."""

    def __init__(self, deadlines: tuple[Deadline, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Why this date?")
        self._deadlines = deadlines
        self.which = QComboBox()
        self.which.setAccessibleName("Which deadline")
        self.which.addItems([f"{each.name}: {format_date(each.due)}" for each in deadlines])
        self.sentences = QPlainTextEdit(readOnly=True)
        self.sentences.setAccessibleName("How the date was reached")
        self.sentences.setTabChangesFocus(True)
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
        return "\n".join((f"{deadline.name}: {format_date(deadline.due)}", *explain(deadline)))

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.which)
        column.addWidget(self.sentences, 3)
        column.addWidget(self.table, 2)
        column.addWidget(self.none)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("&Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip("Copy the reasons and the days passed over (Ctrl+Shift+C)")
        copy.clicked.connect(self.copy)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.copy)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(680, 480)

    def _chosen(self, number: int) -> Deadline | None:
        return self._deadlines[number] if 0 <= number < len(self._deadlines) else None

    def _show(self, number: int) -> None:
        deadline = self._chosen(number)
        skipped = deadline.skipped if deadline else ()
        self.sentences.setPlainText("\n\n".join(_reasons(deadline)) if deadline else "No clock runs yet.")
        self.holidays.show(skipped)
        self.table.setVisible(bool(skipped))
        self.none.setVisible(not skipped)


def _reasons(deadline: Deadline) -> list[str]:
    """The sentences without those on single days, which stand in the table."""
    days = tuple(f"{format_date(holiday.date)} does not count" for holiday in deadline.skipped)
    return [sentence for sentence in explain(deadline) if not sentence.startswith(days)]


def _cells(holiday: Holiday) -> tuple[str, str, str]:
    return format_date(holiday.date), holiday.name, ", ".join(holiday.nations)


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
