"""Beside the letter's pages: what its kind needs, its sections and paragraphs, its caveat, and what went out."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.issued_list import IssuedList
from ui.widgets.letter_fields import LetterFields
from ui.widgets.section_list import SectionList
from ui.widgets.typed import TypedText
from workbench.domain.case import Case
from workbench.service.commands import SetCaveat


class LetterSide(QWidget):
    """From top to bottom in the order in which a letter is made."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.fields = LetterFields(bridge)
        self.sections = SectionList()
        self.open_place = QPushButton("&Open decision", toolTip="Open where it is decided (Ctrl+Enter in the list)")
        self.rewrite = QPushButton("Re&write…", toolTip="Put your words in place of a paragraph (F2 in the list)")
        self.open_place.clicked.connect(self.sections.open_current)
        self.rewrite.clicked.connect(self.sections.rewrite_current)
        self.caveat = TypedText(bridge, SetCaveat, "Caveat about the figures", "Empty takes the standard words.")
        self.caveat.setFixedHeight(84)
        self.caveat_box = self._caveat()
        self.issued = IssuedList()
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_place)
        buttons.addWidget(self.rewrite)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fields)
        column.addWidget(self.sections, 1)
        column.addLayout(buttons)
        column.addWidget(self.caveat_box)
        column.addWidget(self.issued)
        self.setMinimumWidth(190)

    def show_case(self, case: Case, origin: object = None, afresh: bool = False) -> None:
        """Show what is typed here."""
        self.fields.show_case(case, origin, afresh)
        if origin is not self.caveat:
            self.caveat.show_text(case.letter.data_caveat)
        self.issued.show_case(case)

    def set_resting(self, resting: bool) -> None:
        """While a sealed letter is in view, nothing but the list of those that went out can be used."""
        for widget in (self.fields, self.sections, self.open_place, self.rewrite, self.caveat_box):
            widget.setEnabled(not resting)

    def show_figures(self, any_: bool) -> None:
        """The letter gives figures, and so has a caveat, or does not."""
        self.caveat_box.setVisible(any_)

    def field(self, name: str) -> QWidget | None:
        """The field in which something of the letter is decided, where it is in view."""
        if name == "caveat":
            return self.caveat if self.caveat_box.isVisibleTo(self) else None
        return self.fields.field(name)

    def _caveat(self) -> QWidget:
        label = QLabel("Caveat about the fi&gures")
        label.setBuddy(self.caveat)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(self.caveat)
        box.hide()
        return box
