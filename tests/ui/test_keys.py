"""No key stands for two things: neither in the menus, nor in a menu and on a page, where Qt would do neither."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from tests.fakes.store import MemoryCaseStore
from ui.bridge import Bridge
from ui.main_window import MainWindow
from workbench import bootstrap, locations
from workbench.rendering.pdf import render_pdf
from workbench.service.workbench import Workbench

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager


@pytest.fixture
def window(qtbot):
    numbers = iter(range(100_000))
    workbench = Workbench(
        MemoryCaseStore(),
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render_pdf,
        write=lambda path, data: path.write_bytes(data),
        clock=lambda: datetime(2025, 7, 28, 9, tzinfo=UTC),
        new_id=lambda: f"n{next(numbers)}",
    )
    shown = MainWindow(Bridge(workbench))
    qtbot.addWidget(shown)
    shown.show()
    shown.open_case(workbench.import_case(locations.example().read_bytes()).case.id)
    return shown


def in_menus(window) -> list[str]:
    menus = [action.menu() for action in window.menuBar().actions()]
    return [key.toString() for menu in menus for action in menu.actions() for key in action.shortcuts()]


def on_page(page) -> set[str]:
    of_actions = {key.toString() for action in page.findChildren(QAction) for key in action.shortcuts()}
    return of_actions | {shortcut.key().toString() for shortcut in page.findChildren(QShortcut)}


def test_no_key_stands_in_two_menus(window):
    assert [key for key, times in Counter(in_menus(window)).items() if times > 1] == []


def test_no_key_of_a_page_is_a_menus(window):
    taken = set(in_menus(window))
    assert {page.title: taken & on_page(page) for page in window.pages.values() if taken & on_page(page)} == {}


def test_no_letter_stands_for_two_entries_of_a_menu(window):
    for menu in (action.menu() for action in window.menuBar().actions()):
        letters = [QKeySequence.mnemonic(action.text()).toString() for action in menu.actions() if action.text()]
        assert [letter for letter, times in Counter(letters).items() if times > 1] == [], menu.title()
