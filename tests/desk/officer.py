"""An officer at the desk: keys go to whatever has the keyboard, as on a real one. No mouse."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.rendering.reading import Node, read
from ui.bridge import Bridge
from ui.main_window import MainWindow
from workbench import bootstrap
from workbench.domain.case import Case
from workbench.rendering.text import render_text


class Officer:
    """Sits at a window over a library file."""

    def __init__(self, qtbot, library: Path) -> None:
        self._bot = qtbot
        self.library = library
        self.sit_down()

    def sit_down(self) -> None:
        """Open the library, and the desk over it."""
        self.workbench = bootstrap.open_workbench(self.library)
        self.window = MainWindow(Bridge(self.workbench))
        self._bot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self._bot.waitUntil(self.window.isActiveWindow, timeout=30_000)
        self.window.list_cases()

    def get_up(self) -> None:
        """Quit by key, which closes the window."""
        self.keys("Ctrl+Q")
        assert not self.window.isVisible()
        self.workbench.close()

    # ── hands ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def keys(self, *names: str) -> None:
        """Press keys one after the other: "Ctrl+2", "Tab", "Space"."""
        for name in names:
            QTest.keySequence(self._keyboard(), QKeySequence(name))
            QApplication.processEvents()

    def tabs_to(self, name: str) -> None:
        """Press Tab until the keyboard is there."""
        for _ in range(12):
            if self.place.startswith(name):
                return
            self.keys("Tab")
        raise AssertionError(f"Tab does not come to “{name}”")

    def types(self, text: str) -> None:
        """Type a text where the keyboard is; a new line is the Enter key."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.keys("Return")
            QTest.keyClicks(self._keyboard(), line)
        QApplication.processEvents()

    def types_over(self, text: str) -> None:
        """Type a text in the place of the one that is there."""
        self.keys("Ctrl+A")
        self.types(text)

    def pastes(self, text: str) -> None:
        """Paste what was copied elsewhere."""
        QGuiApplication.clipboard().setText(text)
        self.keys("Ctrl+V")

    def then_in_the_window(self, act: Callable[[], None]) -> None:
        """What to do in the window that the next key opens."""

        def do() -> None:
            assert QApplication.activeModalWidget() is not None, "no window has opened"
            act()

        QTimer.singleShot(0, do)

    def _keyboard(self) -> QWidget:
        """A menu that is open, or else what has the keyboard. Without a window manager nobody else hands it back."""
        window = QApplication.activeModalWidget() or self.window
        if not window.isActiveWindow() and not QApplication.activePopupWidget():
            window.activateWindow()
            self._bot.waitUntil(window.isActiveWindow, timeout=30_000)
        self._bot.waitUntil(lambda: self._target() is not None, timeout=30_000)  # what works hands it back when it ends
        return self._target()

    @staticmethod
    def _target() -> QWidget | None:
        return QApplication.activePopupWidget() or QApplication.focusWidget()

    # ── eyes ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def case(self) -> Case:
        """The case as last kept."""
        assert self.window.bridge.flush()
        assert self.window.bridge.case is not None
        return self.window.bridge.case

    @property
    def findings(self) -> list[str]:
        """What the pane on the right lists, with everything shown that must be in order at sign-off."""
        found = self.workbench.findings(self.case, self.window.bridge.authority)
        return [finding.sentence for finding in found]

    @property
    def letter(self) -> str:
        """The letter as plain text."""
        return render_text(self.workbench.compose(self.case, self.window.bridge.authority))

    @property
    def place(self) -> str:
        """What has the keyboard, as a screen reader would name it."""
        widget = self._keyboard()
        return widget.accessibleName() or str(widget.property("text") or "")


def words_of(pdf: bytes) -> str:
    """All words of a tagged PDF in reading order, parted by single blanks."""
    return " ".join(" ".join(_texts(read(pdf).root)).split())


def _texts(node: Node) -> list[str]:
    own = node.marks or not node.kids  # a paragraph with a link in it is one text
    return [node.text] if own else [text for kid in node.kids for text in _texts(kid)]
