"""Under a question's words: why they are one question, and what applies to them though it stands elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.tips import plain_tip
from workbench.domain.accounting import inherited
from workbench.domain.case import Case, Question

_SHOWN = 3  # of what applies; the rest is in the tool tip
_LONGEST = 160  # characters of each


class InheritedNote(QLabel):
    """Quiet lines: “also applies: …” for each lead-in and scope, and by what the question was recognised."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName("What also applies to the question")

    def show_question(self, case: Case, question: Question | None) -> None:
        """Show what is to be known of a question; nothing where there is nothing."""
        applies = [_line(each.text, each.leads_in) for each in inherited(case, question)] if question else []
        why = [f"why one question: {question.why}"] if question and question.why else []
        shown = [_shortened(line) for line in applies[:_SHOWN]]
        if len(applies) > _SHOWN:
            shown.append(f"and {len(applies) - _SHOWN} more: see the request (Ctrl+1)")
        self.setText("\n".join((*shown, *why)))
        whole = "\n".join((*applies, *why))
        self.setToolTip(plain_tip(whole))
        self.setAccessibleDescription(whole)
        self.setVisible(bool(whole))


def _line(text: str, leads_in: bool) -> str:
    return f"{'led in by' if leads_in else 'also applies'}: “{' '.join(text.split())}”"


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 2]}…”"
