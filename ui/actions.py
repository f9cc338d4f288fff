"""The menus: every action once, with its key, and whether it can be done now."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from workbench.domain.findings import Page, Place

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.letter import LetterPage
    from workbench.service.session import CaseSession

_PAGES = [page for page in Page if page is not Page.SETTINGS]


class Actions:
    """What stands in the menus. Undo and redo say what they would take back."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._needs_case: list[QAction] = []
        self.all: list[QAction] = []
        self._file(window)
        self._edit(window)
        self._case(window)
        self._letter_menu(window)
        self._view(window)
        self._help(window)

    def show_case(self, session: "CaseSession | None") -> None:
        """Bring the actions up to date."""
        for action in self._needs_case:
            action.setEnabled(session is not None)
        undo = session.undo_label if session else ""
        redo = session.redo_label if session else ""
        self.undo.setText(f"&Undo {undo}".strip())
        self.undo.setEnabled(session is not None)  # what is being typed can be taken back before it has a name
        self.redo.setText(f"&Redo {redo}".strip())
        self.redo.setEnabled(bool(redo))

    def _file(self, window: "MainWindow") -> None:
        menu = window.menuBar().addMenu("&File")
        self._add(menu, "&New case", "Ctrl+N", window.new_case)
        self._add(menu, "Brin&g in requests…", "Ctrl+B", lambda: window.bringing_in.ask())
        self._add(menu, "Bring in a &case log…", "", lambda: window.library_windows.bring_in_case_log())
        self._add(menu, "&Find case…", "Ctrl+K", self._find)
        menu.addSeparator()
        self._add(menu, "&Import case file…", "Ctrl+O", window.files.import_case)
        self._add(menu, "Hand case o&ver…", "Ctrl+Shift+S", window.files.hand_over, case=True)
        menu.addSeparator()
        letter = self._letter
        self._add(menu, "Export letter as &PDF…", "Ctrl+E", lambda: letter().export_pdf(), case=True)
        self._add(menu, "P&rint letter…", "Ctrl+P", lambda: letter().print_letter(), case=True)
        menu.addSeparator()
        export = window.files.export_deadlines
        self._add(menu, "Export &deadlines (iCalendar)…", "", lambda: export(window.cases.kind))
        menu.addSeparator()
        self._add(menu, "Proclaimed &holidays…", "", lambda: window.library_windows.proclaimed_holidays())
        self._add(menu, "&Wording of the letters…", "", lambda: window.library_windows.own_wording())
        self._add(menu, "&Backups…", "Ctrl+Shift+B", lambda: window.library_windows.backups())
        self._add(menu, "&Log of the library…", "Ctrl+Shift+G", lambda: window.records.show_log())
        self._add(menu, "&Settings…", "Ctrl+,", lambda: window.library_windows.edit_settings())
        self._add(menu, "Pro&tection…", "", lambda: window.library_windows.protect())
        menu.addSeparator()
        self.lock = self._add(menu, "Loc&k", "Ctrl+Alt+L", lambda: window.locking.lock())
        self.quit = self._add(menu, "&Quit", "Ctrl+Q", window.close)

    def _edit(self, window: "MainWindow") -> None:
        menu = window.menuBar().addMenu("&Edit")
        self.undo = self._add(menu, "&Undo", "Ctrl+Z", window.bridge.undo)
        self.redo = self._add(menu, "&Redo", "Ctrl+Shift+Z", window.bridge.redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])

    def _case(self, window: "MainWindow") -> None:
        menu = window.menuBar().addMenu("&Case")
        self._add(menu, "&Record what happened…", "Ctrl+R", window.case_windows.record_events, case=True)
        self._add(menu, "&Why these dates?", "Ctrl+Shift+W", window.case_windows.why_these_dates, case=True)
        self._add(menu, "&Internal review…", "Ctrl+I", lambda: window.case_windows.review_case(), case=True)
        self._add(menu, "&Cost of the request…", "Ctrl+Shift+E", lambda: window.case_windows.estimate_cost(), case=True)
        self._add(menu, "His&tory…", "Ctrl+H", lambda: window.records.show_history(), case=True)
        menu.addSeparator()
        self._add(
            menu, "C&hallenge: what would be asked…", "Ctrl+Shift+Q", lambda: window.case_windows.challenge(), case=True
        )
        self._add(menu, "Wai&ve finding, or take the waiver back…", "Ctrl+Shift+V", self._waive, case=True)
        menu.addSeparator()
        self._add(menu, "Retention and &destruction…", "", lambda: window.library_windows.retention())

    def _letter_menu(self, window: "MainWindow") -> None:
        menu = window.menuBar().addMenu("&Letter")
        self._add(menu, "&Which letter…", "Ctrl+Shift+L", lambda: self._on_letter("kind"), case=True)
        self._add(menu, "Rewrite &paragraph\tF2 in its list", "", lambda: self._letter().rewrite(), case=True)
        self._add(menu, "Put paragraph &back\tDel in its list", "", lambda: self._letter().put_back(), case=True)
        menu.addSeparator()
        self._add(
            menu, "Put &forward for sign-off…", "Ctrl+Shift+F", lambda: self._letter().sign_off.submit(), case=True
        )
        self._add(menu, "&Record approval…", "Ctrl+Shift+R", lambda: self._letter().sign_off.approve(), case=True)
        self._add(menu, "&Issue letter…", "Ctrl+Shift+I", lambda: self._issue(), case=True)
        self._add(menu, "Return to &draft", "", lambda: self._letter().sign_off.return_to_draft(), case=True)
        menu.addSeparator()
        self._add(menu, "Sign-off s&heet", "Ctrl+Shift+H", self._sheet, case=True)

    def _view(self, window: "MainWindow") -> None:
        menu = window.menuBar().addMenu("&View")
        for number, page in enumerate(_PAGES, 1):
            self._add(
                menu, f"&{number} {page.value.capitalize()}", f"Ctrl+{number}", self._shower(number - 1), case=True
            )
        menu.addSeparator()
        self.case_list = self._toggle(menu, "Case &list", "F9", window.cases.setVisible)
        self.checks = self._toggle(menu, "Before &sign-off", "F10", window.review.setVisible)
        self._add(menu, "&Go to what stands before sign-off", "Ctrl+G", self._findings)

    def _help(self, window: "MainWindow") -> None:
        menu = window.menuBar().addMenu("&Help")
        self._add(menu, "&Check the library now…", "", lambda: window.records.check_now())
        self._add(menu, "&About the workbench and its sources", "F1", window.files.show_about)

    def _add(self, menu: QMenu, text: str, key: str, act: Callable[[], object], case: bool = False) -> QAction:
        action = menu.addAction(text)
        self.all.append(action)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: act())
        if case:
            self._needs_case.append(action)
        return action

    def _toggle(self, menu: QMenu, text: str, key: str, show: Callable[[bool], None]) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(True)
        action.setShortcut(QKeySequence(key))
        action.toggled.connect(show)
        return action

    def _letter(self) -> "LetterPage":
        return cast("LetterPage", self._window.pages[Page.LETTER])

    def _on_letter(self, field: str) -> None:
        self._window.go_to(Place(Page.LETTER, field=field))

    def _sheet(self) -> None:
        self._window.show_page(_PAGES.index(Page.LETTER))
        self._letter().show_sheet()

    def _issue(self) -> None:
        self._window.show_page(_PAGES.index(Page.LETTER))  # where the sealed letter is then in view
        self._letter().sign_off.issue()

    def _shower(self, number: int) -> Callable[[], None]:
        return lambda: self._window.show_page(number)

    def _find(self) -> None:
        self.case_list.setChecked(True)
        self._window.cases.search.setFocus()
        self._window.cases.search.selectAll()

    def _waive(self) -> None:
        """Without a finding in hand, lead to the list where one is chosen."""
        self.checks.setChecked(True)
        review = self._window.review
        if review.view.currentIndex().isValid():
            review.waive_current()
        else:
            self._findings()

    def _findings(self) -> None:
        self.checks.setChecked(True)
        view = self._window.review.view
        if view.model().rowCount() == 0:
            self._window.bar.tell(self._window.review.clear.text())
            return
        view.setFocus()
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(0, 0))
