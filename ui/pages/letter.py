"""Page 5: the letter as it will be printed, live, and each paragraph a door to where it is decided."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.letter_output import LetterOutput, begun
from ui.letter_worker import LetterWorker
from ui.pages.page import CasePage
from ui.widgets.letter_head import LetterHead
from ui.widgets.message_bar import MessageBar
from ui.widgets.preview import LetterPreview
from ui.widgets.preview_foot import PreviewFoot
from ui.widgets.section_list import SectionList, sections_of
from ui.widgets.typed import TypedText
from workbench.domain.case import Case
from workbench.domain.findings import Page, Place
from workbench.errors import KnownError
from workbench.letters.document import DataTable, LetterDocument
from workbench.service.commands import SetCaveat
from workbench.service.ports import RenderedLetter
from workbench.service.session import Change

_NOTHING_YET = "The letter writes itself as you decide; paste the request first."
_NOT_SET = "The letter could not be set on its pages."


class LetterPage(CasePage):
    """The real pages beside the list of sections; date, status, approval, print and export above them."""

    title = "Letter"

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.worker = LetterWorker(bridge.workbench.render, self)
        self.bar = MessageBar()
        self.output = LetterOutput(bridge, self.worker, self, self.bar.warn)
        self.head = LetterHead(bridge)
        self.sections = SectionList()
        self.caveat = TypedText(bridge, SetCaveat, "Caveat about the figures", "Empty takes the standard words.")
        self.preview = LetterPreview()
        self.foot = PreviewFoot(self.preview)
        self._wanted: LetterDocument | None = None
        self._shown: LetterDocument | None = None  # the one whose pages are in view
        self._case_id = ""
        self._goal: Place | None = None  # where to scroll to once the pages are there
        self._faults: set[str] = set()
        self._failing = False
        self._lay_out()
        self._wire()

    # ── what the window asks ─────────────────────────────────────────────────────────────────────────────────────────

    def show_case(self, case: Case) -> None:
        """Show another case's letter; nothing of the one before stays in view."""
        if case.id != self._case_id:
            self._case_id = case.id
            self._clear()
        self._show(case, afresh=True)

    def refresh(self, change: Change) -> None:
        """Set the letter again where what it says has changed."""
        self.bar.hide()
        self._show(change.after, change.origin)

    def enter(self) -> None:
        """Put the keyboard into the list of sections, or on the way to the request."""
        first = self.sections if self.stack.currentWidget() is self.desk else self.to_request
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, place: Place) -> None:
        """The date, the caveat, or the paragraph that came from a place."""
        if place.field == "dated":
            self.head.dated.setFocus()
        elif place.field == "caveat" and self.caveat_box.isVisibleTo(self):
            self.caveat.setFocus()
        else:
            self._goal = place
            self._reach_goal()
            self.sections.setFocus()

    def export_pdf(self, path: Path | None = None) -> None:
        """Keep the letter as a PDF file; asks for the file where none is given."""
        self.output.export_pdf(path)

    def print_letter(self) -> None:
        """Print the letter through the platform's dialog."""
        self.output.print_letter()

    def mark_final(self) -> None:
        """Ask who approved the letter, and record it."""
        self.output.mark_final()

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _show(self, case: Case, origin: object = None, afresh: bool = False) -> None:
        self.stack.setCurrentWidget(self.desk if begun(case) else self.nothing_yet)
        self.head.setVisible(begun(case))
        self.head.show_case(case, origin, afresh)
        if origin is not self.caveat:
            self.caveat.show_text(case.letter.data_caveat)
        self._set()

    def _set(self) -> None:
        """Have the letter set, if it can be seen and says something new."""
        case = self.bridge.case
        if case is None or not self.isVisible() or self.stack.currentWidget() is not self.desk:
            return
        try:
            document = self.bridge.workbench.compose(case, self.bridge.authority)
        except KnownError as error:
            self.bar.warn(error)
            return
        self.caveat_box.setVisible(any(isinstance(block, DataTable) for block in document.blocks))
        if document != self._wanted:
            self._wanted = document
            self.worker.show(document)

    def _rendered(self, document: LetterDocument, letter: RenderedLetter) -> None:
        if self._failing:
            self._failing = False
            self.bar.hide()
        self._shown = document
        self.preview.show_letter(letter, (n for n, block in enumerate(document.blocks) if block.place))
        self.sections.sections.show(sections_of(document))
        self.foot.show_missing(letter.missing_glyphs)
        self._reach_goal()

    def _not_rendered(self, error: Exception) -> None:
        """The last good pages stay. A fault of the program is also raised, once, so that it is reported."""
        self._failing = True
        self._wanted = None  # the next change, or the next look, tries again
        safe = (
            "What you see is the letter before that; the case itself is kept." if self._shown else "The case is kept."
        )
        known = isinstance(error, KnownError)
        self.bar.warn(
            KnownError(error.sentence if known else _NOT_SET, f"{error.advice if known else ''} {safe}".strip())
        )
        if not known and repr(error) not in self._faults:
            self._faults.add(repr(error))
            raise error

    def _clear(self) -> None:
        self.worker.forget()
        self._wanted = self._shown = self._goal = None
        self._failing = False
        self.preview.clear()
        self.sections.sections.show(())
        self.foot.show_missing(())
        self.bar.hide()

    # ── the officer points at something ──────────────────────────────────────────────────────────────────────────────

    def _open_block(self, block: int) -> None:
        place = self._shown.blocks[block].place if self._shown else None
        if place is not None:
            self._open(place)

    def _open(self, place: Place) -> None:
        if place.page is Page.LETTER:
            self.go_to(place)
        else:
            self.goto.emit(place)

    def _reach_goal(self) -> None:
        if self._goal is None or self._shown is None:
            return
        block = next((n for n, block in enumerate(self._shown.blocks) if block.place == self._goal), None)
        self._goal = None
        if block is not None:
            self.preview.scroll_to(block)

    # ── wiring ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _wire(self) -> None:
        self.worker.rendered.connect(self._rendered)
        self.worker.failed.connect(self._not_rendered)
        self.worker.busy.connect(self.foot.show_busy)
        self.output.printing.connect(self.foot.show_printing)
        self.foot.stop_wanted.connect(self.output.stop_printing)
        self.bridge.authority_changed.connect(self._set)
        self.head.final_wanted.connect(self.mark_final)
        self.head.print_wanted.connect(self.print_letter)
        self.head.export_wanted.connect(lambda: self.export_pdf())
        self.sections.chosen.connect(self.preview.scroll_to)
        self.sections.opened.connect(self._open)
        self.open_place.clicked.connect(self.sections.open_current)
        self.preview.chosen.connect(self._open_block)
        for key, act in (
            ("Ctrl+=", self.preview.zoom_in),
            ("Ctrl++", self.preview.zoom_in),
            ("Ctrl+-", self.preview.zoom_out),
            ("Ctrl+0", self.preview.fit_width),
        ):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self.open_place = QPushButton("&Open where it is decided", toolTip="Ctrl+Enter in the list of sections")
        self.nothing_yet = self._empty()
        self.desk = QSplitter(childrenCollapsible=False)
        self.desk.addWidget(self._left())
        self.desk.addWidget(_column(self.preview, self.foot))
        self.desk.setStretchFactor(1, 1)
        self.desk.setSizes([250, 750])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing_yet)
        self.stack.addWidget(self.desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)

    def _empty(self) -> QWidget:
        """What to do first, and the way there."""
        self.to_request = QPushButton("Go to the &request", toolTip="Ctrl+1")
        self.to_request.clicked.connect(lambda: self.goto.emit(Place(Page.REQUEST, field="request")))
        box = QWidget()
        column = QVBoxLayout(box)
        column.addStretch()
        for widget in (QLabel(_NOTHING_YET), self.to_request):
            column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return box

    def _left(self) -> QWidget:
        label = QLabel("&Caveat about the figures")
        label.setBuddy(self.caveat)
        self.caveat.setFixedHeight(84)
        self.caveat_box = _column(self.caveat)
        self.caveat_box.layout().insertWidget(0, label)
        self.caveat_box.hide()
        left = _column(self.sections, self.open_place, self.caveat_box)
        left.setMinimumWidth(190)
        return left

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was out of sight is set now."""
        super().showEvent(event)
        self._set()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what is being set or written, and begin nothing more."""
        self.output.stop_printing()
        self.worker.stop()
        super().closeEvent(event)


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    column.setStretchFactor(widgets[0], 1)
    return box
