"""The real window over a library whose disk fails at any statement: nothing moves on the screen, the retry works."""

from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication

from tests.reliability.figures import tell
from tests.reliability.libraries import contents
from tests.service.generated import opened
from ui.bridge import Bridge
from ui.main_window import MainWindow
from workbench import locations
from workbench.domain.findings import Page
from workbench.errors import KnownError
from workbench.store import driver
from workbench.store.library import open_library


@pytest.fixture
def store(tmp_path, disk):
    with closing(open_library(tmp_path / "cases.foilib")) as store:
        yield store


@pytest.fixture
def window(qtbot, store):
    workbench, _ = opened(store)
    window = MainWindow(Bridge(workbench))
    qtbot.addWidget(window)
    window.show()
    window.list_cases()
    session = workbench.import_case(locations.example().read_bytes())
    window.list_cases()
    window.open_case(session.case.id)
    window.actions_.case_list.setChecked(True)
    return window


def test_what_is_typed_stays_in_its_field_until_the_disk_takes_it(qtbot, window, store, disk):
    bridge, page = window.bridge, window.pages[Page.REQUEST]
    field = page.form.subject
    changes: list[object] = []
    bridge.case_changed.connect(changes.append)
    statement = failures = 0
    while True:
        statement += 1
        before, case = contents(store), bridge.case
        undo, listed = window.actions_.undo.text(), listed_in(window)
        field.setFocus()
        field.end(False)
        qtbot.keyClicks(field, "x")
        typed = field.text()
        disk.arm(statement, driver.FULL, False)
        with qtbot.captureExceptions() as raised:
            kept = bridge.flush()
            QApplication.processEvents()
        assert all(isinstance(error, KnownError) for _, error, _ in raised)  # told in the bar: see ui/bug_report.py
        failed = disk.failed
        disk.disarm()
        assert field.text() == typed
        if kept:
            changes.clear()
            if failed:
                continue
            break
        failures += 1
        assert changes == []  # no page is told of a change
        assert bridge.case == case
        assert contents(store) == before
        assert window.actions_.undo.text() == undo
        assert listed_in(window) == listed
        assert "The change was not kept: the disk is full" in window.bar.text
        assert bridge.flush()
        assert field.text() == typed == bridge.case.title
        assert store.load(bridge.case.id) == bridge.case
        assert len(changes) == 1
        changes.clear()
    assert failures > 2
    tell("failures at each statement or call of the system", **{"typing in the window": failures})
    QApplication.processEvents()
    assert f"616-25  {typed}" in listed_in(window)


def listed_in(window) -> list[str]:
    model = window.cases.model
    return [model.index(row).data() for row in range(model.rowCount())]
