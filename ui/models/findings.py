"""The findings as a list: errors first, each with what to do and the provision it rests on."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.domain.findings import Finding, Severity

FINDING = Qt.ItemDataRole.UserRole
_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "⚠"}
_WORDS = {Severity.ERROR: "To put right", Severity.WARNING: "To consider"}

Index = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractListModel):
    """What still stands between the case and its letter."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Show these findings; does nothing where they are the same."""
        if findings == self._findings:
            return
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._findings):
            return None
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{_SIGNS[finding.severity]} {finding.sentence}\n{finding.remedy} ({finding.provision})"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_WORDS[finding.severity]}: {finding.sentence} {finding.remedy} ({finding.provision})"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "Enter opens the place where this is put right."
        if role == FINDING:
            return finding
        return None
