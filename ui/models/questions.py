"""The questions of a case as a tree: label, first words, and how many of the parts that answer each are decided."""

import re
from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.domain.case import Case, Part, Question
from workbench.errors import BadInput

QUESTION_ID = Qt.ItemDataRole.UserRole
LABEL, WORDS, DECIDED = range(3)

Index = QModelIndex | QPersistentModelIndex

_HEADINGS = ("No.", "Words", "Decided")
_FIRST_WORDS = 120  # characters


class QuestionsModel(QAbstractItemModel):
    """Questions under questions. The label can be changed in place."""

    def __init__(self, rename: Callable[[str, str], None]) -> None:
        super().__init__()
        self._rename = rename
        self._case: Case | None = None
        self._questions: tuple[Question, ...] = ()
        self._rows: dict[str | None, list[int]] = {}  # by parent: places in `_questions`

    def show_case(self, case: Case) -> bool:
        """Show the case's questions. True where the tree was made anew, so that a selection must be found again."""
        before, self._case = self._case, case
        if before is not None and _shape(before) == _shape(case):
            self._questions = case.questions
            if (before.questions, before.parts) != (case.questions, case.parts):
                self._repaint()
            return False
        self.beginResetModel()
        self._questions = case.questions
        known = {question.id for question in case.questions}
        self._rows = {}
        for place, question in enumerate(case.questions):
            parent = question.parent_id if question.parent_id in known else None
            self._rows.setdefault(parent, []).append(place)
        self.endResetModel()
        return True

    def index_of(self, question_id: str) -> QModelIndex:
        """Where a question stands; not valid where it is not in the tree."""
        for rows in self._rows.values():
            for row, place in enumerate(rows):
                if self._questions[place].id == question_id:
                    return self.createIndex(row, LABEL, place)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        rows = self._below(parent)
        if 0 <= row < len(rows) and 0 <= column < len(_HEADINGS):
            return self.createIndex(row, column, rows[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:
        if not index.isValid():
            return QModelIndex()
        parent_id = self._questions[index.internalId()].parent_id
        return self.index_of(parent_id) if parent_id else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._below(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section] if 0 <= section < len(_HEADINGS) else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == LABEL else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._case is None:
            return None
        question = self._questions[index.internalId()]
        if role == QUESTION_ID:
            return question.id
        if role == Qt.ItemDataRole.DisplayRole:
            return (question.label, _first_words(question.text), decided(self._case, question))[index.column()]
        if role == Qt.ItemDataRole.EditRole and index.column() == LABEL:
            return question.label
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == WORDS:
            return "<p>" + _escaped(question.text[:600]) + "</p>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Question {question.label}, {decided(self._case, question)}: {_first_words(question.text)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != LABEL:
            return False
        self._rename(self._questions[index.internalId()].id, str(value).strip())
        return True

    def _below(self, parent: Index) -> list[int]:
        if not parent.isValid():
            return self._rows.get(None, [])
        return self._rows.get(self._questions[parent.internalId()].id, []) if parent.column() == LABEL else []

    def _repaint(self, parent: Index = QModelIndex()) -> None:  # noqa: B008
        rows = self.rowCount(parent)
        if rows:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(rows - 1, DECIDED, parent))
        for row in range(rows):
            self._repaint(self.index(row, 0, parent))


def decided(case: Case, question: Question) -> str:
    """How many of the parts that answer a question have an outcome, in a few characters: "✓ 2 of 2"."""
    parts = case.parts_answering(question.id)
    if not parts:
        return "leads in" if question.lead_in else "no part"
    done = sum(part.outcome is not None for part in parts)
    return f"{'✓ ' if done == len(parts) else ''}{done} of {len(parts)}"


def next_label(case: Case) -> str:
    """The number after the highest at the top level."""
    numbers = [int(q.label) for q in case.children(None) if q.label.isascii() and q.label.isdigit()]
    return str(max(numbers, default=len(case.children(None))) + 1)


def blank_parts_under(case: Case, question: Question) -> tuple[Part, ...]:
    """Where a question leads in: the parts of those under it for which nothing has been decided or written yet."""
    if not question.lead_in:
        return ()
    under = {each.id for each in case.questions if question.id in case.ancestry(each.id)[1:]}
    blank = (part for part in case.parts if part == Part(part.id, question_ids=part.question_ids))
    return tuple(part for part in blank if part.question_ids and under.issuperset(part.question_ids))


def full_label(case: Case, question_id: str) -> str:
    """A question's label that tells it from others of the same label: "3a" for "a" under "3"."""
    question = case.question(question_id)
    if question is None:
        return ""
    alike = sum(other.label == question.label for other in case.questions)
    if alike < 2:
        return question.label
    chain = [case.question(id_) for id_ in reversed(case.ancestry(question_id))]
    return "".join(each.label for each in chain if each)


def write_priority(case: Case, question_ids: tuple[str, ...]) -> str:
    """The questions to answer first, by label: "2, 3"."""
    return ", ".join(full_label(case, id_) for id_ in question_ids)


def read_priority(case: Case, text: str) -> tuple[str, ...]:
    """The ids of questions named by label: "2, 3" or "2 and 3". Raises BadInput for a label that no question has."""
    by_label: dict[str, str] = {}
    for question in case.questions:
        by_label.setdefault(question.label.casefold(), question.id)
    for question in case.questions:
        by_label.setdefault(full_label(case, question.id).casefold(), question.id)
    labels = [label for label in re.split(r"[,;&\s]+|\band\b", text.casefold()) if label]
    if text.strip().casefold() in by_label:
        labels = [text.strip().casefold()]
    unknown = [label for label in labels if label not in by_label]
    if unknown:
        raise BadInput(f"No question is called “{unknown[0]}”.", "Name questions by their labels: 2, 3.")
    return tuple(dict.fromkeys(by_label[label] for label in labels))


def _shape(case: Case) -> tuple[tuple[str, str | None], ...]:
    return tuple((question.id, question.parent_id) for question in case.questions)


def _first_words(text: str) -> str:
    return " ".join(text[: 2 * _FIRST_WORDS].split())[:_FIRST_WORDS]


def _escaped(text: str) -> str:
    """A tool tip would read markup: what the requester wrote is text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
