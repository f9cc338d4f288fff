"""The lock: the window is covered, the library closed, nothing of a case left to see; and everything is there again."""

from contextlib import closing

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QWidget

from ui.bridge import Bridge
from ui.idle import Idle
from ui.main_window import MainWindow
from ui.widgets.typed import TypedLine
from workbench import bootstrap, locations
from workbench.domain.findings import Page
from workbench.errors import LibraryInUse, LibraryLocked, NotKept
from workbench.service import commands as c

pytestmark = [
    pytest.mark.usefixtures("cheap_guesses"),
    pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)"),
]

PASSPHRASE = "lantern gravel oyster tuesday"
CANARY = "Kanarienvogel"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def workbench(path):
    with closing(bootstrap.open_workbench(path)) as workbench:
        yield workbench


@pytest.fixture
def window(qtbot, workbench):
    shown = MainWindow(Bridge(workbench))
    qtbot.addWidget(shown)
    shown.show()
    shown.list_cases()
    return shown


@pytest.fixture
def protected(window, workbench):
    workbench.protecting.turn_on(PASSPHRASE)
    return window


@pytest.fixture
def example(window):
    """The example case with a word in its fields that stands nowhere else, each of its pages looked at."""
    session = window.bridge.workbench.import_case(locations.example().read_bytes())
    window.list_cases()
    window.open_case(session.case.id)
    for command in (
        c.SetTitle(f"{CANARY} title"),
        c.SetSubject(session.case.parts[0].id, f"{CANARY} subject"),
        c.SetAnswerText(session.case.parts[0].id, f"{CANARY} answer"),
    ):
        assert window.bridge.execute(command)
    for number in range(5):
        window.show_page(number)
    return session.case


@pytest.fixture
def field(qtbot, window):
    """A field that is being typed in."""
    line = TypedLine(window.bridge, c.SetTitle, "Subject")
    qtbot.addWidget(line)
    return line


def form(window):
    return window.locking._cover.form


def give(qtbot, window, secret):
    form(window).secret.clear()
    qtbot.keyClicks(form(window).secret.line, secret)
    qtbot.keyClick(form(window).secret.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not form(window).said.text().startswith("Opening"))


def said(widget: QWidget):
    """Every text that a widget could show or tell."""
    for name in ("text", "toPlainText", "title", "placeholderText", "currentText"):
        if callable(getattr(widget, name, None)):
            yield str(getattr(widget, name)())
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    for action in widget.actions():
        yield action.text()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from listed(widget.model())


def listed(model: QAbstractItemModel, parent=QModelIndex()):  # noqa: B008
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield str(index.data())
            yield str(index.data(Qt.ItemDataRole.ToolTipRole))
        yield from listed(model, model.index(row, 0, parent))


def seen() -> list[str]:
    return [
        f"{type(widget).__name__}: {text}"
        for widget in QApplication.allWidgets()
        for text in said(widget)
        if CANARY in text
    ]


def test_a_locked_window_shows_nothing_and_holds_nothing(qtbot, protected, example, path):
    assert seen(), "there was something to hide"
    protected.actions_.lock.trigger()
    qtbot.wait(250)
    assert seen() == []
    assert form(protected).isVisible()
    assert not protected.splitter.isVisible()
    assert protected.bridge.workbench.protecting.locked
    assert protected.bridge.session is None
    with pytest.raises(LibraryLocked):  # and not that it is in use
        bootstrap.open_workbench(path)


def test_unlocked_it_is_where_it_was(qtbot, protected, example):
    protected.show_page(2)
    protected.locking.lock()
    qtbot.wait(250)
    give(qtbot, protected, PASSPHRASE)
    assert protected.splitter.isVisible()
    assert protected.bridge.case == protected.bridge.workbench.open_case(example.id).case
    assert protected.tabs.currentIndex() == 2
    assert protected.bridge.session.undo_label == "", "what could be undone was in memory"
    assert "Undo begins anew" in protected.bar.text
    assert protected.bridge.execute(c.SetTitle("Work goes on"))
    assert "Work goes on" in protected.cases.model.index(0).data()
    assert protected.bridge.set_authority(protected.bridge.workbench.defaults())
    protected.locking.lock()
    give(qtbot, protected, PASSPHRASE)
    assert protected.bridge.case.title == "Work goes on"


def test_a_wrong_passphrase_opens_nothing_and_each_makes_the_next_wait(qtbot, protected, example):
    protected.locking.lock()
    for _ in range(3):
        give(qtbot, protected, "not the passphrase at all")
    assert "neither the passphrase nor the recovery key" in form(protected).said.text()
    assert "The next can be tried in" in form(protected).said.text()
    assert not form(protected).unlock.isEnabled()
    assert not protected.splitter.isVisible()
    qtbot.waitUntil(form(protected).unlock.isEnabled, timeout=4000)
    give(qtbot, protected, PASSPHRASE)
    assert protected.splitter.isVisible()
    assert form(protected).secret.text == "", "the passphrase does not stay in its field"


def test_the_recovery_key_opens_it_as_well(qtbot, window, example):
    key = window.bridge.workbench.protecting.turn_on(PASSPHRASE)
    window.locking.lock()
    form(window).other.click()
    assert form(window).secret.line.echoMode() == QLineEdit.EchoMode.Normal, "it is copied from paper"
    give(qtbot, window, key.lower().replace("-", " "))
    assert window.splitter.isVisible()


def test_what_is_being_typed_is_kept_before_it_locks(qtbot, protected, example, field):
    field.show_text("")
    qtbot.keyClicks(field, "An unfinished thought")
    protected.locking.lock()
    give(qtbot, protected, PASSPHRASE)
    assert protected.bridge.case.title == "An unfinished thought"


def test_a_request_that_is_being_typed_is_there_to_be_typed_on(qtbot, protected):
    protected.new_case()
    page = protected.pages[Page.REQUEST]
    qtbot.keyClicks(page.intake.area, f"Dear Sir, the {CANARY}")
    protected.locking.lock()
    qtbot.wait(250)
    assert seen() == []
    give(qtbot, protected, PASSPHRASE)
    area = protected.pages[Page.REQUEST].intake.area
    assert area.isVisible()
    qtbot.keyClicks(area, " flies")
    assert area.typed() == f"Dear Sir, the {CANARY} flies"


def test_typing_that_cannot_be_kept_is_covered_and_not_lost(qtbot, protected, example, field, path, monkeypatch):
    store = protected.bridge.workbench._store
    field.show_text("")
    qtbot.keyClicks(field, "An unfinished thought")
    with monkeypatch.context() as full:

        def disk_is_full(*given):
            raise NotKept("The disk is full.")

        full.setattr(store, "save", disk_is_full)
        protected.locking.lock()
        assert not protected.splitter.isVisible()
        assert "could not be kept" in form(protected).about.text()
        with pytest.raises(LibraryInUse):
            bootstrap.open_workbench(path)
        give(qtbot, protected, "not the passphrase at all")
        assert not protected.splitter.isVisible(), "nobody comes in meanwhile"
        give(qtbot, protected, PASSPHRASE)
        assert protected.splitter.isVisible()
        assert field.text() == "An unfinished thought"
        assert "The disk is full." in protected.bar.text
        protected.locking.lock()
    protected.locking._again.timeout.emit()  # half a minute later there is room
    assert protected.bridge.workbench.protecting.locked
    assert form(protected).about.text() == ""
    give(qtbot, protected, PASSPHRASE)
    assert protected.bridge.case.title == "An unfinished thought"


def test_windows_that_wait_for_an_answer_are_closed_and_nothing_comes_of_them(qtbot, protected, example):
    QTimer.singleShot(0, protected.locking.lock)
    protected.case_windows.record_events()
    assert [other for other in QApplication.topLevelWidgets() if isinstance(other, QDialog) and other.isVisible()] == []
    qtbot.waitUntil(lambda: protected.bridge.workbench.protecting.locked)
    give(qtbot, protected, PASSPHRASE)
    assert protected.bridge.case.events == example.events
    assert "was not recorded" in protected.bar.text


def test_a_window_that_would_ask_before_it_closes_is_closed_as_well(qtbot, protected, example):
    class Stubborn(QDialog):
        def reject(self):
            pass

        def closeEvent(self, event):
            event.ignore()

    dialog = Stubborn(protected)
    dialog.show()
    protected.case_windows.review_case()
    protected.case_windows.estimate_cost()
    protected.case_windows.challenge()
    protected.locking.lock()
    assert not dialog.isVisible()
    qtbot.wait(250)
    assert seen() == []


def test_a_fault_of_the_program_keeps_no_window_uncovered(qtbot, protected, example, monkeypatch):
    def failing():
        raise ZeroDivisionError

    monkeypatch.setattr(protected.bridge, "flush", failing)
    with pytest.raises(ZeroDivisionError):
        protected.locking.lock_protected()
    monkeypatch.undo()
    assert form(protected).isVisible()
    assert not protected.splitter.isVisible()


def test_while_it_is_locked_no_key_of_a_menu_does_anything_but_quit(qtbot, protected, example):
    protected.locking.lock()
    able = [action.text() for action in protected.actions_.all if action.isEnabled()]
    assert able == ["&Quit"]
    give(qtbot, protected, PASSPHRASE)
    assert protected.actions_.undo.isEnabled()


def test_what_was_still_to_come_asks_a_locked_library_nothing(qtbot, protected, example):
    protected.begin()
    protected.cases.search.setText("drones")
    protected.locking.lock()
    protected.backing_up.look()
    qtbot.wait(500)  # longer than the pauses of the search and of the catching up
    assert protected.bridge.workbench.protecting.locked
    assert protected.close()


def test_copied_text_goes_with_the_lock(protected, monkeypatch):
    cleared = []
    monkeypatch.setattr(protected.locking.care, "clear", lambda: cleared.append(True))
    protected.locking.lock()
    assert cleared == [True]


def test_without_a_passphrase_it_says_what_it_needs_and_offers_it(window, monkeypatch):
    asked = []
    monkeypatch.setattr(window.library_windows, "protect", lambda: asked.append(True))
    window.locking.lock()
    assert not window.locking.locked
    assert "once it has a passphrase" in window.bar.text
    window.bar.act.click()
    assert asked == [True]
    assert not window.bar.isVisible()


def test_ten_minutes_without_anybody_lock_it(qtbot, protected, example):
    now = [0.0]
    lock = protected.locking
    lock.idle = Idle(lock.minutes, lock, clocks=(lambda: now[0],), tick=20)
    lock.idle.reached.connect(lock.lock_protected)
    now[0] = 599
    qtbot.wait(60)
    assert not lock.locked
    now[0] = 600
    qtbot.waitUntil(lambda: lock.locked)
    give(qtbot, protected, PASSPHRASE)
    qtbot.wait(60)
    assert not lock.locked, "the time begins anew"


def test_a_library_without_a_passphrase_is_never_locked_by_itself(window, example):
    assert window.locking.minutes() == 0
    window.locking.lock_protected()
    assert not window.locking.locked


def test_the_status_line_says_how_the_library_is_protected(qtbot, window, workbench):
    window.locking.say_state()
    assert window.state.text() == "⚠ not protected by a passphrase"
    workbench.protecting.turn_on(PASSPHRASE)
    window.locking.say_state()
    assert window.state.text() == "locks after 10 minutes"
    window.locking.lock()
    assert not window.state.isVisible()
    give(qtbot, window, PASSPHRASE)
    assert window.state.isVisible()


def test_a_library_that_somebody_opened_meanwhile_says_so_and_waits(qtbot, protected, example, path):
    protected.locking.lock()
    with closing(bootstrap.open_workbench(path, PASSPHRASE)):
        give(qtbot, protected, PASSPHRASE)
        assert "open in another window" in form(protected).said.text()
    give(qtbot, protected, PASSPHRASE)
    assert protected.splitter.isVisible()
    assert Page.LETTER in protected.pages


@pytest.mark.parametrize("now", ["gone", "plain"])
def test_no_other_library_opens_in_the_place_of_the_locked_one(qtbot, protected, example, path, tmp_path, now):
    protected.locking.lock()
    path.rename(tmp_path / "elsewhere.foilib")
    if now == "plain":
        bootstrap.open_workbench(path).close()
    give(qtbot, protected, "whatever")
    assert form(protected).said.text().startswith("✖ The library")
    assert not protected.splitter.isVisible()
    assert path.exists() == (now == "plain"), "nothing is made in its place"
    path.unlink(missing_ok=True)
    (tmp_path / "elsewhere.foilib").rename(path)
    give(qtbot, protected, PASSPHRASE)
    assert protected.bridge.case.id == example.id


def test_where_closing_a_covered_window_would_lose_typing_the_cover_says_why_it_stays(
    qtbot, protected, example, field, monkeypatch
):
    def disk_is_full(*given):
        raise NotKept("The disk is full.", "Make room and type on.")

    field.show_text("")
    qtbot.keyClicks(field, "An unfinished thought")
    with monkeypatch.context() as full:
        full.setattr(protected.bridge.workbench._store, "save", disk_is_full)
        protected.locking.lock()
        form(protected).quit.click()
        assert protected.isVisible()
        assert form(protected).said.text() == "✖ The disk is full. Make room and type on."
    form(protected).quit.click()
    assert not protected.isVisible()
    assert protected.bridge.workbench._store.load(example.id).title == "An unfinished thought"


def test_whatever_window_a_menu_has_opened_is_gone_with_the_lock(qtbot, protected, example):
    opened = set()

    def lock():
        if QApplication.activeModalWidget() is not None:
            opened.add(action.text())
        protected.locking.lock()

    for action in [each for each in protected.actions_.all if each.text().endswith("…")]:
        assert action.isEnabled(), action.text()
        QTimer.singleShot(60, lock)
        action.trigger()
        qtbot.waitUntil(lambda: protected.bridge.workbench.protecting.locked)
        qtbot.wait(20)
        assert seen() == [], action.text()
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not protected]
        assert shown == [], action.text()
        give(qtbot, protected, PASSPHRASE)
        assert protected.bridge.case.id == example.id, action.text()
    assert len(opened) > 10
