"""The desk: the case list, the five pages, the findings and clocks. The window wires; it does nothing itself.

The list comes first: the pages, the dialogs and all that they need are read when the first case is opened.
"""

from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.backing_up import BackingUp
from ui.bridge import Bridge
from ui.bringing_in import BringingIn
from ui.case_windows import CaseWindows
from ui.files import CaseFiles
from ui.library_windows import LibraryWindows
from ui.lock import Lock
from ui.models.case_list import CaseListModel
from ui.records import Records, news_of
from ui.widgets.case_header import CaseHeader
from ui.widgets.case_list import CaseListPane
from ui.widgets.message_bar import MessageBar
from ui.widgets.protection_state import ProtectionState
from ui.widgets.review_pane import ReviewPane
from workbench.domain.case import Case
from workbench.domain.findings import Page, Place
from workbench.errors import KnownError

if TYPE_CHECKING:
    from ui.pages.page import CasePage
    from workbench.domain.soundness import Report
    from workbench.service.session import Change

_SEEN = 300  # milliseconds for the case list to be painted before anything else is read
_OF_REVIEW = ("review", "reviewer")  # fields that stand in the review's window
_ROOMY = 1200  # pixels; on a narrower window both side panes are folded once a case is open


class MainWindow(QMainWindow):
    """The whole conversation of the desk stands in `_wire`."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self._closed = False  # closing lets go of the library: whatever was still to come must not ask it
        workbench = bridge.workbench
        self.cases = CaseListPane(CaseListModel(workbench, lambda: workbench.calendar, workbench.today))
        self.review = ReviewPane(bridge)
        self.header = CaseHeader()
        self.bar = MessageBar()
        self.tabs = QTabWidget(documentMode=True)
        self.files = CaseFiles(self, bridge, self._came_in)
        self.records = Records(self, bridge)
        self.backing_up = BackingUp(bridge, self)
        self.kept = QLabel()
        self.state = ProtectionState()
        self.locking = Lock(self)
        self.library_windows = LibraryWindows(self)
        self.case_windows = CaseWindows(self)
        self.bringing_in = BringingIn(self)
        self.actions_ = Actions(self)
        self._stale: set[Page] = set()
        self._make_room = False  # for the first case that is opened, on a small screen
        self._lay_out()
        self._wire()
        self.show_case(None)

    @cached_property
    def pages(self) -> "dict[Page, CasePage]":
        """The five pages, built when the first case is opened."""
        from ui.pages.exemptions import ExemptionsPage
        from ui.pages.interest import InterestPage
        from ui.pages.letter import LetterPage
        from ui.pages.questions import QuestionsPage
        from ui.pages.request import RequestPage

        questions = QuestionsPage(self.bridge)
        questions.cost_wanted.connect(self.case_windows.estimate_cost)
        pages: dict[Page, CasePage] = {
            Page.REQUEST: RequestPage(self.bridge),
            Page.QUESTIONS: questions,
            Page.EXEMPTIONS: ExemptionsPage(self.bridge),
            Page.PUBLIC_INTEREST: InterestPage(self.bridge),
            Page.LETTER: LetterPage(self.bridge),
        }
        self.tabs.blockSignals(True)  # the first tab is shown before there are any pages to ask
        for number, page in enumerate(pages.values(), 1):
            self.tabs.addTab(page, f"{number} {page.title}")
            self.tabs.setTabToolTip(number - 1, f"Ctrl+{number}")
            page.goto.connect(self.go_to)
        self.tabs.blockSignals(False)
        self._put_review_last()
        return pages

    # ── what the officer can do from anywhere ────────────────────────────────────────────────────────────────────────

    def begin(self, ask_force: bool = True) -> None:
        """After the window is up: list the cases, and once they are seen, catch up."""
        self.list_cases()
        self.bringing_in.watch()
        QTimer.singleShot(_SEEN, self, lambda: self.catch_up(ask_force))

    def catch_up(self, ask_force: bool) -> None:
        """Bring due dates up to date, and ask about the force the first time."""
        if self._closed or self.locking.locked:
            return
        try:
            moved = self.bridge.workbench.refresh_due_dates()
            known = self.bridge.workbench.authority() is not None
        except KnownError as error:
            self.bar.warn(error)
            return
        if moved:
            self.cases.model.again()
        notice = self.bridge.workbench.notice()
        vanished = bool(notice) and not known and self._has_backups()
        if vanished:  # the library is to be found again, not begun anew
            self.bar.offer(notice, "Backups…", self.library_windows.backups)
        elif notice:
            self.bar.note(notice)
        elif moved:
            self.bar.tell(f"The calendar has changed: {moved} due date{'s' if moved != 1 else ''} worked out again.")
        self.records.check_soon()
        if ask_force and not known and not vanished:
            self.library_windows.edit_settings(first_start=True)
            if not notice:  # which must not be covered before it is read
                self.locking.offer()

    def _has_backups(self) -> bool:
        backups = self.bridge.workbench.backups
        return backups is not None and bool(backups.all())

    def list_cases(self) -> None:
        """Ask the library for the case list."""
        self.cases.ask()

    def new_case(self) -> None:
        """Open a new, empty case."""
        self.attempt(lambda: self.bridge.open(self.bridge.workbench.new_case()))
        self.list_cases()
        if self.bridge.case is not None:
            self.cases.select(self.bridge.case.id)
        self.go_to(Place(Page.REQUEST, field="request"))

    def open_case(self, case_id: str) -> None:
        """Open a case of the library."""
        if self.bridge.case is None or self.bridge.case.id != case_id:
            self.attempt(lambda: self.bridge.open(self.bridge.workbench.open_case(case_id)))
        self.cases.select(self.bridge.case.id if self.bridge.case else case_id)

    def show_page(self, number: int) -> None:
        """Show a page, the keyboard where it last was there; asked for again, where the page begins."""
        page = list(self.pages.values())[number]
        last, now = page.focusWidget(), self.focusWidget()
        self.tabs.setCurrentIndex(number)
        if last is None or last is now or not last.isVisibleTo(page):
            page.enter()
        else:
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, place: Place) -> None:
        """Open the place where something is decided."""
        if place.page is Page.SETTINGS:
            self._go_to_authority(place.field)
        elif place.field in _OF_REVIEW and self.bridge.case is not None:
            self.case_windows.review_case(place)
        elif place.field == "worksheet":
            self.case_windows.estimate_cost(place.part_id)
        elif place.field == "events":
            self.case_windows.record_events()
        elif self.bridge.case is not None:
            self.tabs.setCurrentIndex(list(self.pages).index(place.page))
            self.pages[place.page].go_to(place)

    def _go_to_authority(self, field: str) -> None:
        """Open the force's particulars, unless the letter carries those that came with an imported case."""
        carried = self.bridge.case.authority if self.bridge.case else None
        if carried is None:
            self.library_windows.edit_settings(field)
        else:
            self.bar.tell(
                f"This case was imported with the particulars of {carried.name or 'another authority'}, and its letter"
                " carries them. Settings hold your own force’s; they would not change it."
            )

    def come_forward(self) -> None:
        """The officer has started the program a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def drop_pages(self) -> "list[QWidget]":
        """Take out what shows a case, for whoever deletes it; it is built anew with the next case."""
        dropped: list[QWidget] = list(self.__dict__.pop("pages", {}).values())
        for page in dropped:
            page.close()
        self.tabs.blockSignals(True)
        self.tabs.clear()
        self.tabs.blockSignals(False)
        if self.case_windows.review_window:
            dropped.append(self.case_windows.review_window)
            self.case_windows.review_window = None
        self._stale.clear()
        return dropped

    def drafts(self) -> dict[Page, str]:
        """What has been typed on the pages that is part of no case yet."""
        pages: dict[Page, CasePage] = self.__dict__.get("pages", {})
        return {name: draft for name, page in pages.items() if (draft := page.draft())}

    def come_back(self, case_id: str, page: int, drafts: dict[Page, str]) -> None:
        """After the library was locked: the list, and the case and page that were open, as they were."""
        self.list_cases()
        self.records.check_if_unfinished()
        if case_id:
            self.open_case(case_id)
        if self.bridge.case is not None:
            for name, draft in drafts.items():
                self.pages[name].put_draft(draft)
            self.show_page(page)

    def _came_in(self, case_id: str) -> None:
        """A case has come in a file and is open."""
        self.list_cases()
        self.cases.select(case_id)

    def show_sealed(self, letter_id: str) -> None:
        from ui.pages.letter import LetterPage

        page = self.pages[Page.LETTER]
        self.tabs.setCurrentWidget(page)
        if isinstance(page, LetterPage):
            page.show_sealed(letter_id)

    def _put_review_last(self) -> None:
        """The Tab key comes to what stands on the right after the pages."""
        last = self.previousInFocusChain()
        while last.focusPolicy() == Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        for one, other in pairwise([last, *self.review.controls]):
            QWidget.setTabOrder(one, other)

    # ── wiring ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _wire(self) -> None:
        self.bridge.case_opened.connect(self.show_case)
        self.bridge.case_changed.connect(self._refresh)
        self.bridge.authority_changed.connect(self.authority_changed)
        self.bridge.case_wanted.connect(self.case_windows.open_at)
        self.bridge.failed.connect(self.bar.warn)
        self.bridge.told.connect(self.bar.tell)
        self.bridge.noted.connect(self.bar.note)
        self.backing_up.busy.connect(self._say_busy)
        self.records.checked.connect(self._library_checked)
        self.records.failed.connect(self.bar.warn)
        # later: the list is asked while it is painted, and the bar must not move it then
        self.cases.model.unread.connect(self.bar.warn, Qt.ConnectionType.QueuedConnection)
        self.state.clicked.connect(self.library_windows.protect)
        self.cases.chosen.connect(self._open_chosen)
        self.review.place_chosen.connect(self.go_to)
        self.review.why_asked.connect(self.case_windows.why_these_dates)
        self.header.why_asked.connect(self.case_windows.why_these_dates)
        self.tabs.currentChanged.connect(self._page_shown)

    def _lay_out(self) -> None:
        self.setWindowTitle("FOI Case Workbench")
        self.middle = QStackedWidget()
        nothing = QLabel("Choose a case on the left, press Ctrl+N to open a new one, or drop a request here (Ctrl+B).")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.middle.addWidget(nothing)
        self.middle.addWidget(self.tabs)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.middle, 1)
        column.addWidget(self.bar)  # below: news that comes or goes must not move what is about to be clicked
        self.splitter = QSplitter()
        for widget in (self.cases, centre, self.review):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([230, 800, 270])
        self.splitter.setChildrenCollapsible(False)
        self.whole = QStackedWidget()  # the desk, or what covers it while the library is locked
        self.whole.addWidget(self.splitter)
        self.setCentralWidget(self.whole)
        self.statusBar().addPermanentWidget(self.kept)
        self.statusBar().addPermanentWidget(self.state)
        screen = self.screen().availableGeometry()
        self.resize(min(1366, screen.width()), min(768, screen.height()))
        if screen.width() <= self.width() or screen.height() <= self.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)  # or the frame would push the last line off the screen
        self._make_room = self.width() < _ROOMY
        self.actions_.checks.setChecked(not self._make_room)

    def show_case(self, case: Case | None) -> None:
        self.middle.setCurrentIndex(0 if case is None else 1)
        if case is not None:
            if self._make_room:
                self.actions_.case_list.setChecked(False)
                self._make_room = False
            self._stale = set(self.pages)
            self._page_shown(self.tabs.currentIndex())
        self._show_around(case)

    def _refresh(self, change: "Change") -> None:
        shown = list(self.pages)[self.tabs.currentIndex()]
        for name, page in self.pages.items():
            if name is shown and name not in self._stale:
                page.refresh(change)
            else:
                self._stale.add(name)
        self._page_shown(self.tabs.currentIndex())
        self._show_around(change.after)
        if _listed(change.before) != _listed(change.after):
            self.cases.model.again()
            self.cases.select(change.after.id)

    def _page_shown(self, number: int) -> None:
        """Pages that were out of sight catch up when they come into view."""
        if self.bridge.case is None:
            return
        name = list(self.pages)[number]
        if name in self._stale:
            self._stale.discard(name)
            self.pages[name].show_case(self.bridge.case)

    def _show_around(self, case: Case | None) -> None:
        workbench = self.bridge.workbench
        if case is None:
            self.header.hide()
        else:
            self.header.show_case(case, workbench.calendar, workbench.law.limits, workbench.today())
        self.review.show_case(case)
        self.actions_.show_case(self.bridge.session)
        self._say_kept()

    def _say_kept(self) -> None:
        session = self.bridge.session
        if session is None:
            self.kept.setText("")
            return
        at = session.kept_at.astimezone().strftime("%H:%M:%S")
        self.kept.setText(f"Kept {at} · revision {session.case.revision} · on this computer")

    def _say_busy(self, sentence: str) -> None:
        """What the window is doing while it does not answer; at once, for nothing is painted meanwhile."""
        self.statusBar().showMessage(sentence)
        self.statusBar().repaint()

    def _library_checked(self, report: "Report") -> None:
        """Something was not as it was kept; what stood wrong in the list is right again."""
        self.cases.model.again()
        if report.sound or self.bridge.workbench.backups is None:
            self.bar.note(news_of(report))
        else:
            self.bar.offer(news_of(report), "Backups…", self.library_windows.backups)

    def _open_chosen(self, case_id: str) -> None:
        self.open_case(case_id)
        if self.bridge.case is not None:
            self.show_page(self.tabs.currentIndex())

    def authority_changed(self) -> None:
        if self.bridge.case is not None:
            self._stale = set(self.pages)
            self._page_shown(self.tabs.currentIndex())
        self._show_around(self.bridge.case)

    def attempt(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self.bar.warn(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is still being typed is kept; where it cannot be, the window stays and says why."""
        if self.bridge.flush() and self.backing_up.may_close():
            for page in self.__dict__.get("pages", {}).values():
                page.close()
            if self.case_windows.review_window:
                self.case_windows.review_window.close()
            self.cases.rest()
            self.records.rest()
            self._closed = True
            event.accept()
        else:
            event.ignore()


def _listed(case: Case) -> tuple[object, ...]:
    """What the case list shows of a case."""
    return case.reference, case.title, case.requester.name, case.received, case.events
