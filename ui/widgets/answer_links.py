"""The links of an answer: an address on the web and the words that stand for it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.widgets.typed import TypedLine
from workbench.domain.case import Link
from workbench.service.commands import Command, SetLinks


class AnswerLinks(QWidget):
    """A row per link, and one more while a link is being added."""

    rearranged = Signal()

    def __init__(self, bridge: Bridge, part_id: str) -> None:
        super().__init__()
        self._bridge = bridge
        self._part_id = part_id
        self._adding = False
        self._links: tuple[Link, ...] = ()
        self.rows: list[_LinkRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [control for row in self.rows for control in (row.url, row.label, row.remove)]

    def show_links(self, links: tuple[Link, ...], origin: object = None) -> None:
        """Show the links; the field that is being typed in is left alone."""
        if len(links) > len(self._links):
            self._adding = False
        self._links = links
        wanted = len(links) + self._adding
        while len(self.rows) > wanted:
            self.rows.pop().deleteLater()
        while len(self.rows) < wanted:
            self._add_row(len(self.rows))
        for row, link in zip(self.rows, links, strict=False):
            row.show_link(link, origin)
        self.setVisible(bool(self.rows))

    def add(self) -> None:
        """Begin another link, once the one before is kept."""
        if not self._bridge.flush():
            return
        self._adding = True
        self.show_links(self._links)
        self.rows[-1].url.setFocus()

    def _add_row(self, place: int) -> None:
        row = _LinkRow(
            TypedLine(self._bridge, lambda text: self._with(place, url=text.strip()), "Address", "https://…"),
            TypedLine(self._bridge, lambda text: self._with(place, label=text), "Words for the link", "its words"),
        )
        row.remove.clicked.connect(lambda: self._remove(place))
        self.rows.append(row)
        self._column.addWidget(row)
        self.rearranged.emit()

    def _with(self, place: int, **changes: str) -> Command:
        kept = self._kept()
        if place < len(kept):
            changed = (*kept[:place], replace(kept[place], **changes), *kept[place + 1 :])
        else:
            changed = (*kept, replace(Link(""), **changes))
        return SetLinks(self._part_id, changed)

    def _remove(self, place: int) -> None:
        self._adding = False
        kept = self._kept()
        if place < len(kept):
            self._bridge.execute(SetLinks(self._part_id, (*kept[:place], *kept[place + 1 :])), self)
        self.show_links(self._kept())

    def _kept(self) -> tuple[Link, ...]:
        part = self._bridge.case.part(self._part_id) if self._bridge.case else None
        return part.answer.links if part else ()


class _LinkRow(QWidget):
    def __init__(self, url: TypedLine, label: TypedLine) -> None:
        super().__init__()
        self.url = url
        self.label = label
        self.remove = QToolButton(text="×", autoRaise=True, toolTip="Remove this link")
        self.remove.setAccessibleName("Remove this link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(url, 3)
        row.addWidget(label, 2)
        row.addWidget(self.remove)

    def show_link(self, link: Link, origin: object) -> None:
        if origin is not self.url:
            self.url.show_text(link.url)
        if origin is not self.label:
            self.label.show_text(link.label)
