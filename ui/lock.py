"""The lock: after idle time, on demand, and when the screen locks, the window is covered and the library let go.

What is being typed is kept first. Then the case is closed, every page and dialog that showed it is thrown away, the
clipboard is cleared and the library closed, its key with it. A request that is being typed and is part of no case yet
is remembered. Python cannot overwrite what it lets go of, so a picture of the memory may still hold some of all this
until something else takes the place.

Where what is typed cannot be kept (the disk is full, or a field holds what may not be), losing it would be certain
harm: then the window is covered all the same and opens by the passphrase alone, but the library stays open behind it,
the cover says so, and it is let go as soon as the typing can be kept.
"""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from ui.clipboard_care import ClipboardCare
from workbench.domain.safekeeping import Safekeeping
from workbench.errors import KnownError

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.idle import Idle
    from ui.main_window import MainWindow
    from ui.session_lock import SessionLock
    from ui.widgets.cover import Cover
    from workbench.domain.findings import Page
    from workbench.service.protecting import Protecting

_AGAIN = 30_000  # milliseconds between two tries to keep what could not be kept
_UNWOUND = 100  # milliseconds for a dialog that was closed to hand back to whoever opened it
_MAIN_LOOP = 1  # deeper than that, whoever asked something is still waiting
_NEEDS_ONE = "The library can be locked once it has a passphrase."
_OFFER = (
    "This library is not protected: whoever can read the disk of this computer can read every case in it. A passphrase"
    " protects it, and locks it while you are away."
)
_UNLOCKED = "The library is unlocked. Undo begins anew."
_NOT_ANSWERED = "A window that was waiting for an answer was closed; what was typed in it was not recorded."
_HELD = (
    "What was being typed could not be kept. It stays behind this page, and so that it is not lost the library is not"
    " closed yet; that is tried again every half minute."
)


class Lock(QObject):
    """Covers and uncovers one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.locked = False
        self.let_go = False  # the library is closed, not only covered
        self.care = ClipboardCare(QGuiApplication.clipboard(), self)
        self.idle: Idle | None = None  # none watches before the list is on the screen
        self._session_lock: SessionLock | None = None
        self._cover: Cover | None = None
        self._case_id = ""
        self._page = 0
        self._drafts: dict[Page, str] = {}
        self._answers_lost = False  # a window that waited for an answer was closed
        self._actions: list[tuple[QAction, bool]] = []
        self._again = QTimer(self, interval=_AGAIN)
        self._again.timeout.connect(self._try_to_let_go)
        window.bridge.failed.connect(self._say_on_cover)

    def watch(self) -> None:
        """From now on lock by itself."""
        from ui.idle import Idle
        from ui.session_lock import SessionLock

        self.idle = Idle(self.minutes, self)
        self.idle.reached.connect(self.lock_protected)
        self._session_lock = SessionLock(self._window)
        self._session_lock.locked.connect(self.lock_protected)
        self.say_state()

    @property
    def protecting(self) -> "Protecting | None":
        """The protection of the library; None where it has none that could be turned on."""
        return self._window.bridge.workbench.protecting

    @property
    def protected(self) -> bool:
        """Whether there is a passphrase to lock by."""
        return self.protecting is not None and self.protecting.protected

    def minutes(self) -> int:
        """After how many minutes without a key or the mouse it locks; 0 is never."""
        if self.locked or not self.protected:
            return 0
        try:
            return self._window.bridge.workbench.safekeeping().lock_minutes
        except KnownError:  # what is wrong with the settings is told elsewhere, and keeps nothing open
            return Safekeeping().lock_minutes

    def lock(self) -> None:
        """Lock on demand; without a passphrase, say what is missing."""
        if self.protected:
            self.lock_protected()
        elif self.protecting is not None:
            self._window.bar.offer(_NEEDS_ONE, "Set a passphrase…", self._window.library_windows.protect)

    def lock_protected(self) -> None:
        """Lock, where there is a passphrase to unlock by."""
        if self.locked or not self.protected:
            return
        self.locked = True
        try:
            self._keep_what_is_typed()
        finally:  # whatever fault of the program is met on the way
            self._cover_all()

    def offer(self) -> None:
        """At the first start: a passphrase can be set, now or later."""
        if self.protecting is not None and not self.protected:
            self._window.bar.offer(_OFFER, "Set a passphrase…", self._window.library_windows.protect)

    def say_state(self) -> None:
        """Bring the status line up to date."""
        self._window.state.say(self.protecting is not None, self.protected, self.minutes(), self.locked)

    # ── locking ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _keep_what_is_typed(self) -> None:
        self._window.bridge.flush()
        case = self._window.bridge.case
        self._case_id, self._page = case.id if case else "", self._window.tabs.currentIndex()
        self._drafts = self._window.drafts()

    def _cover_all(self) -> None:
        self._put_cover_up()
        self.care.clear()
        self._answers_lost = QApplication.activeModalWidget() is not None
        if _close_all_but(self._window):
            QTimer.singleShot(_UNWOUND, self, self._try_to_let_go)
        else:
            self._try_to_let_go()

    def _put_cover_up(self) -> None:
        from ui.widgets.cover import Cover

        window = self._window
        if self._cover is None:
            self._cover = Cover()
            self._cover.form.given.connect(self._try)
            self._cover.form.quit_wanted.connect(window.close)
            window.whole.addWidget(self._cover)
        self._actions = [(action, action.isEnabled()) for action in window.actions_.all]
        for action, _ in self._actions:
            action.setEnabled(action is window.actions_.quit)
        self._cover.form.clear()
        self._cover.form.explain("")
        window.whole.setCurrentWidget(self._cover)
        self._cover.form.secret.setFocus()
        self.say_state()
        self._cover.repaint()  # before anything that takes time

    def _try_to_let_go(self) -> None:
        """Let go, once no dialog waits for an answer any more and everything that was typed is kept."""
        if not self.locked or self.let_go:
            return
        if QThread.currentThread().loopLevel() > _MAIN_LOOP:
            QTimer.singleShot(_UNWOUND, self, self._try_to_let_go)
        elif self._window.bridge.flush():
            self._let_go()
        elif self._cover:
            self._cover.form.explain(_HELD)
            self._again.start()

    def _let_go(self) -> None:
        """Close the case and the library; nothing waits to be kept."""
        self._again.stop()
        window = self._window
        workbench = window.bridge.workbench
        try:
            with suppress(KnownError):  # a backup that is not made now is made when it is next due
                if workbench.backups is not None:
                    workbench.backups.on_close()
            window.bridge.open(None)
            for widget in (*window.drop_pages(), *window.findChildren(QDialog)):
                widget.deleteLater()
            for shows in (window.cases, window.header, window.bar):
                shows.clear()
        finally:  # whatever fault of the program is met on the way
            workbench.lock()
            self.let_go = True
        if self._cover:
            self._cover.form.explain("")
        QTimer.singleShot(0, gc.collect)  # what only refers to itself goes too

    def _say_on_cover(self, error: KnownError) -> None:
        """What could not be kept, where the message bar cannot be seen. No such sentence quotes a case."""
        if self.locked and self._cover:
            self._cover.form.say(f"✖ {error}")

    # ── unlocking ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _try(self, secret: str) -> None:
        protecting, cover = self.protecting, self._cover
        if protecting is None or cover is None or not self.locked:
            return
        try:
            (protecting.unlock if self.let_go else protecting.check)(secret)
        except KnownError as error:
            cover.form.refuse(error, protecting.door.wait())
            return
        self._uncover(cover)

    def _uncover(self, cover: "Cover") -> None:
        window = self._window
        cover.form.clear()
        self._again.stop()
        self.locked = False
        for action, enabled in self._actions:
            action.setEnabled(enabled)
        self._actions = []
        window.whole.setCurrentIndex(0)
        if self.idle:
            self.idle.touched()
        if self.let_go:
            self.let_go = False
            window.come_back(self._case_id, self._page, self._drafts)
            self._drafts = {}
        if self._answers_lost:
            window.bar.note(f"{_UNLOCKED} {_NOT_ANSWERED}")
        elif not window.bar.text:  # what could not be kept or opened is said there
            window.bar.tell(_UNLOCKED)
        self.say_state()


def _close_all_but(window: QWidget) -> bool:
    """Menus, tool tips and dialogs, whether or not they would like to stay. True where one waited for an answer."""
    waited = bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())
    QToolTip.hideText()
    while popup := QApplication.activePopupWidget():
        popup.hide()
    for other in QApplication.topLevelWidgets():
        if other is window or not isinstance(other, QDialog) or other.isHidden():
            continue
        other.close()
        if not other.isHidden():
            QDialog.done(other, QDialog.DialogCode.Rejected)
    return waited
