"""What is given for a part: text, links, tables, in that order."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.answer_links import AnswerLinks
from ui.widgets.answer_tables import AnswerTables
from ui.widgets.answer_text import AnswerText, range_in
from workbench.domain.case import Outcome, Part
from workbench.service.commands import SetAnswerText

_HINTS = {
    None: "Decide first what the requester gets, then write the answer here.",
    Outcome.DISCLOSED: "The information: write it, give a link, or paste figures from a spreadsheet (Ctrl+V).",
    Outcome.PARTLY_DISCLOSED: "What is given: write it, give a link, or paste figures. What is withheld needs a limb.",
    Outcome.ACCESSIBLE_ELSEWHERE: "Say exactly where it can be found; best of all, give a link.",
    Outcome.NOT_HELD: "The letter says that nothing is held. Add words only where they help the requester.",
    Outcome.WITHHELD: "The letter says that it is withheld. Add only what can be said about it.",
    Outcome.NEITHER_CONFIRM_NOR_DENY: "Leave this empty, or write nothing that confirms or denies.",
}


class AnswerEditor(QWidget):
    """The answer of one part."""

    rearranged = Signal()

    def __init__(self, bridge: Bridge, part_id: str) -> None:
        super().__init__()
        self._bridge = bridge
        self.text = AnswerText(bridge, lambda text: SetAnswerText(part_id, text), "Answer")
        self.links = AnswerLinks(bridge, part_id)
        self.tables = AnswerTables(bridge, part_id)
        self.add_link = QPushButton("Add link", toolTip="An address on the web, with words for it")
        self.paste = QPushButton(
            "Paste table", toolTip="Make a table of what was copied from a spreadsheet (or Ctrl+V above)"
        )
        self.text.range_pasted.connect(self.tables.add)
        self.add_link.clicked.connect(self.links.add)
        self.paste.clicked.connect(self._paste_table)
        self.links.rearranged.connect(self.rearranged)
        self.tables.rearranged.connect(self.rearranged)
        self.foot = QHBoxLayout()
        self._lay_out()
        self.setFocusProxy(self.text)

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [self.text, *self.links.controls, *self.tables.controls, self.add_link, self.paste]

    def show_part(self, part: Part, origin: object = None) -> None:
        """Show the part's answer; the field that is being typed in is left alone."""
        self.text.setPlaceholderText(
            _HINTS.get(part.outcome, "The letter has no answer for this outcome; remove what stands here.")
        )
        self.text.viewport().update()  # Qt paints another hint only where there was none
        if origin is not self.text:
            self.text.show_text(part.answer.text)
        self.links.show_links(part.answer.links, origin)
        self.tables.show_tables(part.answer.tables, origin)

    def _paste_table(self) -> None:
        rows = range_in(QGuiApplication.clipboard().mimeData())
        if rows:
            self.tables.add(rows)
        else:
            self._bridge.told.emit("There is no table to paste: copy a range in the spreadsheet first.")

    def _lay_out(self) -> None:
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot.addWidget(self.add_link)
        self.foot.addWidget(self.paste)
        self.foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.text, self.links, self.tables):
            column.addWidget(widget)
        column.addLayout(self.foot)
