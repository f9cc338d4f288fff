"""Weighing limbs together that cover the same information, and apart again, with what the law says about that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidgetAction

from workbench.domain.case import Case, PublicInterestTest
from workbench.domain.exemptions import Evidence
from workbench.domain.grounds import JointWeighing

KEY = "Ctrl+T"

_NOTE_WIDTH = 400  # pixels
_SURE = {Evidence.VERIFIED: "", Evidence.PARTLY: " (Checked in part.)", Evidence.MEMORY: " (From memory.)"}


class JointButton(QToolButton):
    """A menu: the other tests on the same duty to weigh this one with, the limbs of this one to weigh apart."""

    together = Signal(str)  # the other test's id
    apart = Signal(str)  # limb

    def __init__(self) -> None:
        super().__init__()
        self.setText("Together or apart\u2003")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Weigh limbs together or apart")
        self.setMenu(QMenu(self))

    def show_test(self, case: Case, test: PublicInterestTest, law: JointWeighing) -> None:
        """Offer what can be done with a test; nothing where it is the only one on its duty, over one limb."""
        others = [other for other in case.tests if other.duty is test.duty and other is not test]
        limbs = test.limbs if len(test.limbs) > 1 else ()
        menu = self.menu()
        menu.clear()
        menu.addAction(_note(menu, says(law)))
        for other in others:
            action = menu.addAction(f"Weigh together with {' and '.join(other.limbs)}")
            action.triggered.connect(lambda _=False, id_=other.id: self.together.emit(id_))
        for limb in limbs:
            action = menu.addAction(f"Weigh {limb} apart")
            action.triggered.connect(lambda _=False, limb=limb: self.apart.emit(limb))
        self.setVisible(bool(others or limbs))
        self.setToolTip(f"{says(law)} ({KEY})")
        self.setAccessibleDescription(says(law))


def says(law: JointWeighing) -> str:
    """What the law says of weighing together on a duty, with its source and how sure that is."""
    return f"{law.says} {'; '.join(law.source)}.{_SURE[law.evidence]}"


def _note(menu: QMenu, text: str) -> QWidgetAction:
    """Words at the head of a menu; the arrow keys pass over them."""
    note = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText, margin=6)
    note.setFixedWidth(_NOTE_WIDTH)
    colours = note.palette()
    text_colour = QPalette.ColorRole.WindowText
    colours.setColor(QPalette.ColorGroup.Disabled, text_colour, colours.color(QPalette.ColorGroup.Active, text_colour))
    note.setPalette(colours)  # it cannot be chosen, but is to be read
    action = QWidgetAction(menu)
    action.setDefaultWidget(note)
    action.setEnabled(False)
    return action
