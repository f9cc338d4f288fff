"""From a library file to an open window: bugs are reported, the force is asked about once, the example is there."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.bridge import Bridge
from ui.bug_report import install
from ui.main_window import MainWindow
from workbench import locations
from workbench.errors import KnownError
from workbench.service.ports import CaseQuery, Show
from workbench.service.workbench import Workbench

EXAMPLE_REFERENCE = "616-25"
_LATER = 500  # milliseconds: after the list has been seen
_DARK = 128  # a ground less light than this


def open_desk(
    application: QApplication, workbench: Workbench, library: Path, example: bool = False, told: str = ""
) -> MainWindow:
    """The main window over a library, with what there is to tell. Raises NotKept where the example cannot be kept."""
    application.setApplicationName("FOI Case Workbench")
    install()
    if application.palette().color(QPalette.ColorRole.Window).lightness() < _DARK:
        from ui.clear_boxes import draw_clear_boxes

        draw_clear_boxes(application)
    application.aboutToQuit.connect(workbench.close)
    bridge = Bridge(workbench)
    window = MainWindow(bridge)
    install(window.bar.warn)
    application.aboutToQuit.connect(window.locking.care.clear)
    if example:
        case_id = example_case(bridge)
        window.list_cases()
        window.open_case(case_id)
    QTimer.singleShot(0, lambda: window.begin(ask_force=not example))
    QTimer.singleShot(_LATER, window, lambda: _watch(application, window, library, told))
    return window


def _watch(application: QApplication, window: MainWindow, library: Path, told: str) -> None:
    """Once the list is on the screen: be found by a second start, and look after what the screen and clipboard show."""
    from ui.one_window import OneWindow

    one = OneWindow(library, window.come_forward, window)
    application.aboutToQuit.connect(one.stop)
    window.locking.watch()
    if told:
        window.bar.note(f"✓ {told}")


def example_case(bridge: Bridge) -> str:
    """The id of the example in the library; it is put there first if it is not there yet."""
    found = bridge.workbench.rows(CaseQuery(EXAMPLE_REFERENCE, Show.ALL), 0, 20)
    for row in found:
        if row.reference == EXAMPLE_REFERENCE:
            return row.id
    return bridge.workbench.import_case(locations.example().read_bytes()).case.id


def say_why_not(error: KnownError) -> None:
    """The library cannot be opened: say why, on the screen and to whoever started the program."""
    print(f"foi-workbench: {error}", file=sys.stderr)
    QMessageBox.critical(None, "FOI Case Workbench", str(error))
