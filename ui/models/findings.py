"""The findings as a list: errors first, each with what to do and the provision; what was set aside stands last."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from workbench.domain.dates import format_date
from workbench.domain.findings import Finding, Severity, Waiver

FINDING = Qt.ItemDataRole.UserRole
_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "⚠"}
_WORDS = {Severity.ERROR: "To put right", Severity.WARNING: "To consider"}
_KEYS = "Enter opens the place where this is put right. Ctrl+Shift+V sets it aside, with a reason."
_KEYS_WAIVED = "Enter opens the place. Ctrl+Shift+V lets the finding stand again."

Index = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractListModel):
    """What still stands between the case and its letter, and what somebody set aside."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self._set_aside = QFont()
        self._set_aside.setItalic(True)

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Show these findings; does nothing where they are the same."""
        if findings == self._findings:
            return
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def row_of(self, finding: Finding) -> int:
        """Where a finding stands now, whether set aside or not; -1 where it is no more."""
        same = (finding.rule, finding.place, finding.sentence)
        found = (row for row, each in enumerate(self._findings) if (each.rule, each.place, each.sentence) == same)
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._findings):
            return None
        finding = self._findings[index.row()]
        waiver = finding.waiver
        if role == Qt.ItemDataRole.DisplayRole:
            if waiver:
                return f"✔ {finding.sentence}\n{_reason(waiver)}"
            return f"{_SIGNS[finding.severity]} {finding.sentence}\n{finding.remedy} ({finding.provision})"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if waiver:
                return f"{finding.sentence} ({finding.provision}) {_reason(waiver)}"
            return f"{_WORDS[finding.severity]}: {finding.sentence} {finding.remedy} ({finding.provision})"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _KEYS_WAIVED if waiver else _KEYS
        if role == Qt.ItemDataRole.FontRole:
            return self._set_aside if waiver else None
        if role == FINDING:
            return finding
        return None


def _reason(waiver: Waiver) -> str:
    """Set aside by An officer, Mon 28 July 2025: the reason as typed."""
    on = format_date(waiver.on) if waiver.on else ""
    who = ", ".join(word for word in (waiver.by, on) if word)
    return f"Set aside{f' by {who}' if waiver.by else f', {who}' if who else ''}: {' '.join(waiver.reason.split())}"
