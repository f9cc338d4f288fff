"""Page 5: the letter as it will be printed, live, and each paragraph a door to where it is decided."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.letter_output import LetterOutput, Output, begun
from ui.letter_signoff import LetterSignOff
from ui.letter_words import OwnWords
from ui.letter_worker import LetterWorker
from ui.models.letter_outline import Row, composed_words, outline, rows_by_block
from ui.pages.page import CasePage
from ui.widgets.letter_head import LetterHead
from ui.widgets.letter_side import LetterSide
from ui.widgets.message_bar import MessageBar
from ui.widgets.preview import LetterPreview
from ui.widgets.preview_foot import PreviewFoot
from ui.widgets.rewriting import Rewriting
from ui.widgets.section_list import paragraph_menu
from ui.widgets.shown_bar import ShownBar, sealed_pages, sealed_sentence
from workbench.domain.case import Case
from workbench.domain.findings import Page, Place
from workbench.domain.letter import IssuedLetter, Override
from workbench.errors import KnownError
from workbench.letters.document import DataTable, LetterDocument
from workbench.letters.overrides import stale_overrides
from workbench.service.ports import RenderedLetter
from workbench.service.session import Change

_NOTHING_YET = "The letter writes itself as you decide; paste the request first."
_NOT_SET = "The letter could not be set on its pages."
_SHEET = "Sign-off sheet, for the approver: what the letter decides, on what it rests, and what is still open."


class LetterPage(CasePage):
    """The real pages beside the list of sections; kind, date and sign-off above them.

    In the place of the letter being written the sign-off sheet or a sealed letter can be in view.
    """

    title = "Letter"

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.worker = LetterWorker(bridge.workbench.render, self)
        self.bar = MessageBar()
        self.output = LetterOutput(bridge, self.worker, self, self.bar.warn)
        self.sign_off = LetterSignOff(bridge, self)
        self.head = LetterHead(bridge)
        self.side = LetterSide(bridge)
        self.sections = self.side.sections
        self.in_view = ShownBar()
        self.preview = LetterPreview()
        self.rewriting = Rewriting(bridge)
        self.own_words = OwnWords(bridge, self.rewriting, self.bar, self.preview.scroll_to)
        self.foot = PreviewFoot(self.preview)
        self._wanted: LetterDocument | None = None
        self._shown: LetterDocument | None = None  # the one whose pages are in view
        self._plain: LetterDocument | None = None  # the same as composed, without the officer's own words
        self._rows: dict[int, list[Row]] = {}  # of the list, by the block of the pages in view
        self._sheet = False  # the sign-off sheet is in view
        self._sealed: tuple[IssuedLetter, bytes] | None = None  # the sealed letter that is in view
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
        """The date, a field of this letter, or the paragraph that came from a place."""
        self.show_letter()
        if place.field == "dated":
            self.head.dated.setFocus()
        elif place.field == "kind":
            self.head.kind.setFocus()
        elif field := self.side.field(place.field):
            field.setFocus()
        else:
            self._goal = place
            self._reach_goal()
            self.sections.setFocus()

    def export_pdf(self, path: Path | None = None) -> None:
        """Keep what is in view as a PDF file; asks for the file where none is given."""
        self.output.export_pdf(self._in_view(), path)

    def print_letter(self) -> None:
        """Print what is in view through the platform's dialog."""
        self.output.print_pages(self._in_view())

    # ── which of the letter, its sheet and the sealed ones is in view ────────────────────────────────────────────────

    def show_letter(self) -> None:
        """The letter that is being written."""
        if self._sheet or self._sealed:
            self._sheet, self._sealed = False, None
            self.in_view.hide()
            self._begin_afresh()

    def show_sheet(self) -> None:
        """The sign-off sheet of the letter as it stands."""
        if self.bridge.flush() and self.bridge.case is not None and begun(self.bridge.case):
            self._sheet, self._sealed = True, None
            self.in_view.say(_SHEET)
            self._begin_afresh()

    def show_sealed(self, letter_id: str) -> None:
        """A letter that went out, as it was sealed."""
        case = self.bridge.case
        issued = next((letter for letter in case.issued if letter.id == letter_id), None) if case else None
        if case is None or issued is None:
            return
        try:
            pdf = self.bridge.workbench.sealed(case.id, letter_id).pdf
        except KnownError as error:
            self.bar.warn(error)
            return
        self._sheet, self._sealed = False, (issued, pdf)
        self.in_view.say(sealed_sentence(issued), issued)
        self._begin_afresh()
        self.preview.show_letter(sealed_pages(pdf))
        self.in_view.back.setFocus()

    def _begin_afresh(self) -> None:
        """Other pages come into view: nothing of those before stays."""
        self._empty_pages()
        self._rest(self._sealed is not None)
        self._set()

    def _rest(self, resting: bool) -> None:
        self.side.set_resting(resting)
        self.head.set_resting(resting)

    def _in_view(self) -> Output | None:
        if self._sealed:
            return self.output.sealed(*self._sealed)
        return self.output.sheet() if self._sheet else self.output.letter()

    def _correct(self) -> None:
        if self._sealed and self.sign_off.correct(self._sealed[0].id):
            self.show_letter()
            self.head.kind.setFocus()

    def _back(self) -> None:
        """From a sheet or a sealed letter to the letter; the keyboard goes to its sections."""
        self.show_letter()
        self.sections.setFocus()

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _show(self, case: Case, origin: object = None, afresh: bool = False) -> None:
        self.stack.setCurrentWidget(self.desk if begun(case) else self.nothing_yet)
        self.head.setVisible(begun(case))
        self.head.show_case(case, origin, afresh)
        self.side.show_case(case, origin, afresh)
        self._set(origin)

    def _set_anew(self) -> None:
        self._set()

    def _set(self, origin: object = None) -> None:
        """Have the letter set, if it can be seen and says something new."""
        case, sealed = self.bridge.case, self._sealed is not None
        if case is None or sealed or not self.isVisible() or self.stack.currentWidget() is not self.desk:
            return
        try:
            document = self._compose(case)
            self._plain = document if self._sheet else self.bridge.workbench.compose_plain(case, self.bridge.authority)
        except KnownError as error:
            self.bar.warn(error)
            return
        self.side.show_figures(any(isinstance(block, DataTable) for block in document.blocks) and not self._sheet)
        self.own_words.keep_up(case, self._composed, origin)
        if document != self._wanted:
            self._wanted = document
            self.worker.show(document)
        elif document == self._shown:
            self._show_outline()

    def _compose(self, case: Case) -> LetterDocument:
        workbench = self.bridge.workbench
        return (workbench.compose_sheet if self._sheet else workbench.compose)(case, self.bridge.authority)

    def _show_outline(self) -> None:
        """The list of sections and paragraphs for the pages in view."""
        if self._shown is not None and self._plain is not None:
            overrides = self._overrides
            sections = outline(self._shown, overrides, stale_overrides(self._plain.blocks, overrides))
            self.sections.outline.show(sections)
            self._rows = rows_by_block(sections)

    def _rendered(self, document: LetterDocument, letter: RenderedLetter) -> None:
        if self._failing:
            self._failing = False
            self.bar.hide()
        self._shown = document
        self._show_outline()
        doors = {at for at, block in enumerate(document.blocks) if block.place} | self._rows.keys()
        self.preview.show_letter(letter, doors, {at: mark for at, rows in self._rows.items() if (mark := _mark(rows))})
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
        self._sheet, self._sealed = False, None
        self._rest(False)
        self.in_view.hide()
        self._goal = None
        self._empty_pages()
        self.bar.hide()

    def _empty_pages(self) -> None:
        self.worker.forget()
        self._wanted = self._shown = self._plain = None
        self._rows = {}
        self._failing = False
        self.rewriting.close_it()
        self.preview.clear()
        self.sections.outline.show(())
        self.foot.show_missing(())

    # ── the officer points at something ──────────────────────────────────────────────────────────────────────────────

    def _open_block(self, block: int) -> None:
        row = self._take_up(block)
        place = (self._shown.blocks[block].place if self._shown else None) or (row.place if row else None)
        if place is not None:
            self._open(place)

    def _ask_about(self, block: int, where: QPoint) -> None:
        row = self._take_up(block)
        if row is not None:
            do = (self.sections.open_current, self.sections.rewrite_current, self.sections.put_back_current)
            paragraph_menu(self, row, *do).popup(where)

    def _take_up(self, block: int) -> Row | None:
        """Put in hand what stands at a block: of a list, its first item, from which the keys go to the others."""
        row = next(iter(self._rows.get(block, ())), None)
        if row is not None and row.key:
            self.sections.take_up(row.key)
        return row

    def _open(self, place: Place) -> None:
        if place.page is Page.LETTER:
            self.go_to(place)
        else:
            self.goto.emit(place)

    def _reach_goal(self) -> None:
        if self._goal is None or self._shown is None:
            return
        goal, self._goal = self._goal, None
        if goal.field and self.sections.take_up(goal.field):  # a paragraph's own name
            block = self.sections.row.block if self.sections.row else None
        else:
            block = next((n for n, block in enumerate(self._shown.blocks) if block.place == goal), None)
        if block is not None:
            self.preview.scroll_to(block)

    # ── paragraphs in the officer's own words ────────────────────────────────────────────────────────────────────────

    def rewrite(self) -> None:
        """Rewrite the paragraph that is in hand in the list."""
        self.sections.rewrite_current()

    def put_back(self) -> None:
        """Let the composed words of the paragraph in hand stand again."""
        self.sections.put_back_current()

    def _rewrite(self, row: Row | None) -> None:
        self.own_words.rewrite(row, self._shown, {} if self._sheet else self._composed)

    @property
    def _composed(self) -> dict[str, str]:
        return composed_words(self._plain) if self._plain else {}

    @property
    def _overrides(self) -> tuple[Override, ...]:
        return () if self._sheet or self.bridge.case is None else self.bridge.case.letter.overrides

    # ── wiring ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _wire(self) -> None:
        self.worker.rendered.connect(self._rendered)
        self.worker.failed.connect(self._not_rendered)
        self.worker.busy.connect(self.foot.show_busy)
        self.output.printing.connect(self.foot.show_printing)
        self.foot.stop_wanted.connect(self.output.stop_printing)
        self.bridge.authority_changed.connect(self._set_anew)
        self._wire_head()
        self.sections.chosen.connect(self.preview.scroll_to)
        self.sections.opened.connect(self._open)
        self.sections.rewrite_wanted.connect(self._rewrite)
        self.sections.back_wanted.connect(self.own_words.put_back)
        self.rewriting.closed.connect(lambda: self.sections.setFocus())
        self.side.issued.opened.connect(self.show_sealed)
        self.sign_off.issued.connect(self.show_sealed)
        self.in_view.back_wanted.connect(self._back)
        self.in_view.correct_wanted.connect(self._correct)
        self.preview.chosen.connect(self._open_block)
        self.preview.asked.connect(self._ask_about)
        for key, act in (
            ("Ctrl+=", self.preview.zoom_in),
            ("Ctrl++", self.preview.zoom_in),
            ("Ctrl+-", self.preview.zoom_out),
            ("Ctrl+0", self.preview.fit_width),
        ):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _wire_head(self) -> None:
        for wanted, act in (
            (self.head.print_wanted, self.print_letter),
            (self.head.export_wanted, lambda: self.export_pdf()),
            (self.head.sheet_wanted, self.show_sheet),
            (self.head.submit_wanted, self.sign_off.submit),
            (self.head.approve_wanted, self.sign_off.approve),
            (self.head.issue_wanted, self.sign_off.issue),
            (self.head.draft_wanted, self.sign_off.return_to_draft),
        ):
            wanted.connect(act)

    def _lay_out(self) -> None:
        self.nothing_yet = self._empty()
        self.desk = QSplitter(childrenCollapsible=False)
        self.desk.addWidget(self.side)
        self.desk.addWidget(_column(self.preview, self.rewriting, self.foot))
        self.desk.setStretchFactor(1, 1)
        self.desk.setSizes([250, 750])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing_yet)
        self.stack.addWidget(self.desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(self.in_view)
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

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was out of sight is set now."""
        super().showEvent(event)
        self._set()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back to the page finds the letter that is being written."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.show_letter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._sheet or self._sealed):
            self._back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what is being set or written, and begin nothing more."""
        self.output.stop_printing()
        self.worker.stop()
        super().closeEvent(event)


def _mark(rows: list[Row]) -> str:
    """The word in the margin beside the officer's own words."""
    own = [row for row in rows if row.own]
    return ("yours ⚠" if any(row.why for row in own) else "yours") if own else ""


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    column.setStretchFactor(widgets[0], 1)
    return box
