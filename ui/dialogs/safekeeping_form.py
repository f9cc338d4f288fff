"""How the library is looked after: how long cases are kept, its backups, when it locks itself, whom its log names."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.settings_fields import heading
from ui.widgets.choice_box import leave_wheel_to_form
from ui.widgets.sentence import Sentence
from workbench.domain.backups import BackupRule
from workbench.domain.safekeeping import LONGEST_IDLE, LONGEST_YEARS, RetentionRule, Safekeeping, faults

_NOT_SET = (
    "Not set: no case is put forward for destruction. The Act names no period; your force’s retention schedule does."
)
_SET = (
    "After that a case stands in the review list (Case, Retention and destruction). It is never destroyed by itself,"
    " and no backup is kept for longer."
)
_LOCK = "Only a library with a passphrase locks itself (File, Protection)."
_MOST = 999  # backups of one kind


class SafekeepingForm(QScrollArea):
    """The settings of one library. What cannot be is said below its field."""

    def __init__(self, safekeeping: Safekeeping, login: str) -> None:
        """`login` is the name that the log has where the officer gives none."""
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._given = safekeeping
        self.ask_folder: Callable[[str], str] = lambda at: QFileDialog.getExistingDirectory(
            self, "Second folder for backups", at
        )
        self.limited = QCheckBox("Cases are &kept for")
        self.years = _number("Years that a case is kept", 0, LONGEST_YEARS)
        self.months = _number("Months that a case is kept besides", 0, 11)
        self.retention_said = Sentence()
        self.every = _number("Minutes between two backups", 1, LONGEST_IDLE)
        self.daily, self.weekly, self.monthly = (
            _number(f"Backups that are kept, one a {unit}", 0, _MOST) for unit in ("day", "week", "month")
        )
        self.folder = QLineEdit(placeholderText="none")
        self.folder.setAccessibleName("Second folder for backups")
        self.browse = QPushButton("&Choose…", autoDefault=False)
        self.folder_said = Sentence()
        self.idle = _number("Minutes without a key or the mouse before the library locks", 1, LONGEST_IDLE)
        self.officer = QLineEdit(placeholderText=login or "the computer’s name for its user")
        self.officer.setAccessibleName("Your name in the log")
        self._lay_out()
        self._show(safekeeping)
        self._wire()

    def safekeeping(self) -> Safekeeping:
        """The settings as they stand in the fields."""
        return replace(
            self._given,
            backups=BackupRule(self.every.value(), self.daily.value(), self.weekly.value(), self.monthly.value()),
            second_folder=self.folder.text().strip(),
            lock_minutes=self.idle.value(),
            retention=self._rule(),
            officer=self.officer.text().strip(),
        )

    def in_order(self) -> bool:
        """Whether everything can be kept; otherwise the keyboard is where it cannot."""
        wrong = next(faults(self.safekeeping()), None)
        if wrong:
            (self.folder if wrong[0] == "second_folder" else self.years).setFocus()
        return wrong is None

    def _rule(self) -> RetentionRule | None:
        return RetentionRule(self.years.value(), self.months.value()) if self.limited.isChecked() else None

    def _show(self, safekeeping: Safekeeping) -> None:
        rule, backups = safekeeping.retention, safekeeping.backups
        self.limited.setChecked(rule is not None)
        self.years.setValue(rule.years if rule else 0)
        self.months.setValue(rule.months if rule else 0)
        for field, value in (
            (self.every, backups.every_minutes),
            (self.daily, backups.daily),
            (self.weekly, backups.weekly),
            (self.monthly, backups.monthly),
            (self.idle, safekeeping.lock_minutes),
        ):
            field.setValue(value)
        self.folder.setText(safekeeping.second_folder)
        self.officer.setText(safekeeping.officer)
        self._say()

    def _say(self) -> None:
        """What the period and the folder come to."""
        rule = self._rule()
        for field in (self.years, self.months):
            field.setEnabled(rule is not None)
        said = _said_of(rule)
        self.retention_said.setText(said)
        self.years.setAccessibleDescription(said)
        said = self._said_of_folder()
        self.folder_said.setText(said)
        self.folder_said.setVisible(bool(said))
        self.folder.setAccessibleDescription(said)

    def _said_of_folder(self) -> str:
        for key, what in faults(self.safekeeping()):
            if key == "second_folder":
                return f"✖ {what[:1].upper()}{what[1:]}."
        folder = self.folder.text().strip()
        there = not folder or Path(folder).is_dir()
        return "" if there else "⚠ There is no such folder now. Backups go there whenever it is."

    def _choose_folder(self) -> None:
        if chosen := self.ask_folder(self.folder.text().strip()):
            self.folder.setText(chosen)

    def _wire(self) -> None:
        self.limited.toggled.connect(self._say)
        for field in (self.years, self.months):
            field.valueChanged.connect(self._say)
        self.folder.textChanged.connect(self._say)
        self.browse.clicked.connect(self._choose_folder)

    def _lay_out(self) -> None:
        form = QFormLayout(fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setContentsMargins(12, 8, 12, 12)
        form.addRow(heading("Retention"))
        form.addRow(_row(self.limited, self.years, "years and", self.months, "months after they were closed"))
        form.addRow(self.retention_said)
        form.addRow(heading("Backups"))
        form.addRow("At &most one in", _row(self.every, "minutes in which something changed"))
        form.addRow("Kept", _row(self.daily, "daily,", self.weekly, "weekly,", self.monthly, "monthly"))
        form.addRow(Sentence("Besides all of today and yesterday."))
        folder = QVBoxLayout()
        folder.setSpacing(2)
        beside = QHBoxLayout()
        beside.addWidget(self.folder, 1)
        beside.addWidget(self.browse)
        folder.addLayout(beside)
        folder.addWidget(self.folder_said)
        label = QLabel("&Second folder")
        label.setBuddy(self.folder)
        form.addRow(label, folder)
        form.addRow(heading("Lock"))
        form.addRow("&Lock after", _row(self.idle, "minutes without a key or the mouse"))
        form.addRow(Sentence(_LOCK))
        form.addRow(heading("Log"))
        form.addRow("&Your name", self.officer)
        form.addRow(Sentence("The log of changes names you so; empty, it has the name you are logged in with."))
        inside = QWidget()
        inside.setLayout(form)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)


def _said_of(rule: RetentionRule | None) -> str:
    if rule is None:
        return _NOT_SET
    return f"✖ {rule.fault[:1].upper()}{rule.fault[1:]}." if rule.fault else _SET


def _number(name: str, least: int, most: int) -> QSpinBox:
    box = QSpinBox(minimum=least, maximum=most)
    box.setAccessibleName(name)
    leave_wheel_to_form(box)
    return box


def _row(*parts: QWidget | str) -> QWidget:
    """Fields and the words between them, in their own width; the row's key leads to the first field."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        layout.addWidget(QLabel(part) if isinstance(part, str) else part)
    layout.addStretch()
    first = next(part for part in parts if not isinstance(part, str))
    row.setFocusProxy(first)
    row.setFocusPolicy(first.focusPolicy())
    return row
