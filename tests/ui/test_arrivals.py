"""Requests are brought in as files: looked at first, and nothing is in the library before the officer says so."""

import gc
import threading

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui.arrivals_support import OUTLOOK, PAGE, REQUEST, desk, dragged, drop, message, put, word
from ui import arriving
from ui.dialogs.arrivals import BringInDialog
from ui.models.arrivals import HEADINGS, ArrivalsModel, Row
from workbench.domain.findings import Page
from workbench.errors import NotKept
from workbench.service import commands as c
from workbench.service.arrivals import Incoming
from workbench.service.ports import CaseQuery, Show

pytestmark = pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")


@pytest.fixture
def window(qtbot):
    return desk(qtbot)


@pytest.fixture
def opened(qtbot, window):
    """Opens the window of what arrived over some files, and waits until they are read."""

    def open_(paths) -> BringInDialog:
        dialog = BringInDialog(window.bridge, paths, window)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.reading)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.table.hasFocus() or not dialog.model.rows)
        return dialog

    return open_


def lines(dialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(str(model.index(row, column).data() or "") for column in range(len(HEADINGS)))
        for row in range(model.rowCount())
    ]


def cases(window) -> list[str]:
    return [row.reference for row in window.bridge.workbench.rows(CaseQuery("", Show.ALL), 0, 100)]


def when_asked(act) -> list[BringInDialog]:
    """Do this in the window that opens, once it has read everything."""
    seen: list[BringInDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, BringInDialog) or dialog.reading:
            QTimer.singleShot(5, look)
            return
        seen.append(dialog)
        act(dialog)

    QTimer.singleShot(0, look)
    return seen


# ── what is seen of each file ────────────────────────────────────────────────────────────────────────────────────────


def test_each_file_says_what_it_is_from_whom_and_how_it_begins(opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message(letter_docx=word("1. Why?"), x_png=b"\x89PNG"), b_docx=word(REQUEST)))
    assert lines(dialog)[0][:3] == ("a.eml", "e-mail, 2 attachments", "A Requester")
    assert lines(dialog)[0][3].startswith("Drones · Dear force, 1. How many drones does the force own?")
    assert lines(dialog)[1][:3] == ("b.docx", "Word document", "")
    assert "letter.docx" in dialog.about.text()
    assert dialog.text.toPlainText() == REQUEST


def test_a_file_that_cannot_be_read_says_so_in_its_row_and_the_others_go_on(opened, tmp_path):
    dialog = opened(put(tmp_path, a_pdf=b"%PDF-1.7\nbroken", b_txt=b"", c_bin=b"\0\1\2" * 50, d_eml=message()))
    for (name, sentence, *rest), row in zip(lines(dialog)[:3], dialog.model.rows, strict=False):
        assert sentence.startswith(f"✖ {name} ")
        assert rest == ["", ""]
        assert not row.can_open
    assert dialog.take.text().replace("&", "") == "Open 1 case"


def test_a_page_is_shown_as_plain_words_and_fetches_nothing(opened, tmp_path):
    dialog = opened(put(tmp_path, page_html=PAGE))
    assert isinstance(dialog.text, QPlainTextEdit), "a box that knows no markup"
    shown = dialog.text.toPlainText()
    assert "1. How many dogs does the force own?" in shown
    assert "2. What are <b>their</b> names?" in shown
    for hidden in ("Who ran this", "color: red", "127.0.0.1", "<img"):
        assert hidden not in shown
    assert "2 pictures" in dialog.about.text()


def test_markup_in_names_and_subjects_is_shown_as_it_stands(opened, tmp_path):
    path = tmp_path / "<b>one.eml"
    path.write_bytes(message("<img src=//example.org/x> & more"))
    dialog = opened([path])
    assert lines(dialog)[0][0] == "<b>one.eml"
    assert lines(dialog)[0][3].startswith("<img src=//example.org/x> & more · ")
    assert "&lt;img" in dialog.model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert dialog.about.textFormat() == Qt.TextFormat.PlainText


def test_only_the_beginning_of_a_very_long_request_is_shown(opened, tmp_path):
    dialog = opened(put(tmp_path, a_txt=b"1. Why?\n" * 100_000))
    assert len(dialog.text.toPlainText()) < 21_000
    assert "780,000 more characters" in dialog.text.toPlainText()
    assert len(dialog.row.text) == 800_000


def test_a_file_that_the_library_holds_says_under_which_reference_and_is_not_ticked(window, opened, tmp_path):
    paths = put(tmp_path, a_eml=message(), b_eml=message("Other"), c_eml=message("Other"))
    first = arriving.look(paths[0]).incoming
    reference = window.bridge.workbench.arrivals.open_case(first, first.arrival.text).case.reference
    dialog = opened(paths)
    assert [row.ticked for row in dialog.model.rows] == [False, True, False]
    assert lines(dialog)[0][3].startswith(f"Already in the library under {reference} · ")
    assert lines(dialog)[2][3].startswith("The same as b.eml · ")


def test_a_message_without_words_says_what_to_do(opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message(text="\n", photo_png=b"\x89PNG")))
    assert "you type what it says" in lines(dialog)[0][3]
    assert dialog.take.isEnabled()


def test_an_empty_folder_says_what_to_do(opened, tmp_path):
    dialog = opened([tmp_path])
    assert "Add files" in dialog.news.text()
    assert "There is no file in the folder" in dialog.news.text()
    dialog.ask_files = lambda: put(tmp_path, a_txt=b"1. Why?")
    dialog.more.click()
    assert dialog.reading


def test_the_rows_are_a_sound_model(opened, tmp_path):
    model = ArrivalsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for path in put(tmp_path, a_eml=message(), b_pdf=b"%PDF-1.7"):
        model.add(Row(arriving.look(path)))
    model.tick([0, 1])
    assert model.ticked == []
    assert "A Requester" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


# ── choosing, by keyboard ────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_in_the_library_before_the_key(qtbot, window, opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message(), b_docx=word(REQUEST)))
    dialog.reject()
    assert cases(window) == []
    assert dialog.opened == []


def test_space_ticks_and_return_opens_a_case_of_each(qtbot, window, opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message(), b_docx=word(REQUEST), c_txt=b"1. Why?"))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert [row.ticked for row in dialog.model.rows] == [True, False, True]
    assert dialog.take.text().replace("&", "") == "Open 2 cases"
    assert dialog.take.isDefault()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert [session.case.sources[0].name for session in dialog.opened] == ["a.eml", "c.txt"]
    assert sorted(cases(window)) == ["1-26", "2-26"]
    first = dialog.opened[0].case
    assert first.request == REQUEST
    assert first.received is None, "nothing of a message is taken at its word"
    assert window.bridge.workbench.arrivals.original(first, first.sources[0].id) == message()


def test_the_request_may_be_in_the_attachment_or_in_both(qtbot, opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message(text="See attached.\n", letter_docx=word(REQUEST))))
    assert [dialog.words.itemText(n) for n in range(dialog.words.count())] == [
        "the message",
        "letter.docx",
        "the message and letter.docx",
    ]
    dialog.words.setFocus()
    qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    assert dialog.text.toPlainText().startswith("Dear force")
    assert "How many drones" in lines(dialog)[0][3]
    qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    assert dialog.text.toPlainText().startswith("See attached.\n\nDear force")
    with qtbot.waitSignal(dialog.accepted):
        dialog.open_cases()
    (session,) = dialog.opened
    assert session.case.request.startswith("See attached.\n\nDear force")
    assert session.case.sources[0].enclosures[0].name == "letter.docx"


def test_where_only_the_attachment_has_words_they_are_the_request(opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message(text="\n", letter_docx=word("1. How many horses?"))))
    assert dialog.row.text.strip() == "1. How many horses?"
    assert not dialog.words.isVisible()
    assert dialog.model.ticked == [dialog.row]


def test_a_case_that_cannot_be_kept_says_so_and_the_others_are_opened(qtbot, window, opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message(), b_docx=word(REQUEST)))
    window.bridge.workbench._store.faults.append(NotKept("The disk is full."))
    dialog.open_cases()
    qtbot.waitUntil(lambda: "row says why" in dialog.news.text())
    assert dialog.isVisible()
    assert "The disk is full." in lines(dialog)[0][3]
    assert lines(dialog)[1][3] == "✓ opened as 1-26"
    assert dialog.close_.text() == "Close"
    dialog.model.tick([0])
    with qtbot.waitSignal(dialog.accepted):
        dialog.open_cases()
    assert len(dialog.opened) == 2


def test_opening_can_be_stopped_and_what_is_open_stays(qtbot, window, opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message(), b_docx=word(REQUEST), c_txt=b"1. Why?"))
    dialog._opening.stepped.connect(lambda row: dialog.halt.click())
    dialog.open_cases()
    qtbot.waitUntil(lambda: "Opened: 1 case." in dialog.news.text())
    assert [row.ticked for row in dialog.model.rows] == [False, True, True]
    assert dialog.take.isEnabled()
    assert cases(window) == ["1-26"]


# ── reading in the background ────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def slow(monkeypatch):
    """The second file is not read before the test says so."""
    go, begun, read = threading.Event(), threading.Event(), arriving.read_path

    def wait(path, clock):
        if path.name.startswith("b"):
            begun.set()
            assert go.wait(20)
            return Incoming(path.name, b"")
        return read(path, clock)

    monkeypatch.setattr(arriving, "read_path", wait)
    yield begun, go
    go.set()


@pytest.fixture
def begun(qtbot, window, tmp_path, slow):
    """The window of what arrived, with one file read and one being read."""
    dialog = BringInDialog(window.bridge, put(tmp_path, a_eml=message(), b_txt=b"x", c_txt=b"1. Why?"), window)
    dialog.show()
    qtbot.waitUntil(lambda: slow[0].is_set() and len(dialog.model.rows) == 1)
    yield dialog
    slow[1].set()
    qtbot.waitUntil(gc.isenabled)


def test_how_far_it_is_can_be_seen_and_what_is_read_can_be_looked_at(begun):
    assert begun.progress.isVisible()
    assert (begun.progress.value(), begun.progress.maximum()) == (1, 3)
    assert begun.halt.isVisible()
    assert begun.text.toPlainText() == REQUEST


def test_reading_can_be_stopped_and_what_is_read_stays(qtbot, begun, slow):
    begun.halt.click()
    assert not begun.progress.isVisible()
    slow[1].set()
    qtbot.waitUntil(gc.isenabled)
    assert len(begun.model.rows) == 1
    assert begun.take.isEnabled()


def test_closing_during_reading_ends_the_worker(qtbot, begun, slow):
    begun.reject()
    begun.deleteLater()
    QApplication.processEvents()
    slow[1].set()
    qtbot.waitUntil(gc.isenabled)
    assert "arriving" not in [thread.name for thread in threading.enumerate()]


def test_opening_cases_does_not_wait_for_what_is_still_being_read(qtbot, begun, window):
    with qtbot.waitSignal(begun.accepted):
        begun.open_cases()
    assert cases(window) == ["1-26"]


# ── dropped on the desk ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("place", ["the middle", "the case list", "the search"])
def test_a_file_dropped_anywhere_is_brought_in_and_its_case_opens(qtbot, window, tmp_path, place):
    target = {"the middle": window.middle, "the case list": window.cases.view, "the search": window.cases.search}[place]
    seen = when_asked(lambda dialog: dialog.open_cases())
    assert drop(window, dragged(put(tmp_path, a_eml=message())), target.mapTo(window, target.rect().center()))
    qtbot.waitUntil(lambda: window.bridge.case is not None)
    assert seen
    assert window.bridge.case.request == REQUEST
    assert window.cases.search.text() == ""
    assert window.cases.model.rowCount() == 1
    assert window.bar.text.startswith("✓ Opened, with the file that it came in. When")


def test_of_several_the_first_opens(qtbot, window, tmp_path):
    when_asked(lambda dialog: dialog.open_cases())
    drop(window, dragged(put(tmp_path, a_eml=message(), b_docx=word("1. How many horses?"))))
    qtbot.waitUntil(lambda: window.bridge.case is not None)
    assert window.bridge.case.sources[0].name == "a.eml"
    assert window.cases.model.rowCount() == 2
    assert window.pages[Page.REQUEST].isVisible()
    assert "1 other: in the case list (F9)" in window.bar.text


def test_a_file_dropped_while_something_is_being_written_is_no_text_for_it(qtbot, window, tmp_path):
    window.new_case()
    window.bridge.execute(window.bridge.workbench.take_in(REQUEST))
    field = window.pages[Page.REQUEST].form.subject
    when_asked(lambda dialog: dialog.reject())
    drop(window, dragged(put(tmp_path, a_eml=message())), field.mapTo(window, QPoint(5, 5)))
    qtbot.wait(50)
    assert field.text() == ""
    assert len(cases(window)) == 1


def test_a_message_dragged_out_of_outlook_says_to_save_it_first(qtbot, window):
    assert drop(window, dragged(text="From\tSubject\nA Requester\tDrones", other=OUTLOOK))
    qtbot.waitUntil(lambda: "Save it as a file first" in window.bar.text)
    window.new_case()
    area = window.pages[Page.REQUEST].intake.area
    area.insertFromMimeData(dragged(text="From\tSubject\nA Requester\tDrones", other=OUTLOOK))
    assert window.bridge.case.request == ""
    assert "Save it as a file first" in window.bar.text


def test_what_lies_where_no_path_leads_says_so(qtbot, window):
    assert drop(window, dragged(urls=["sftp://example.org/request.eml"]))
    qtbot.waitUntil(lambda: "Copy it to a folder" in window.bar.text)


def test_words_from_a_browser_are_left_to_the_boxes_under_them(window):
    assert window.bringing_in is not None
    for data in (dragged(text="1. Why?"), dragged(text="https://example.org/x", urls=["https://example.org/x"])):
        assert not drop(window, data, QPoint(window.width() // 2, window.height() // 2))
    window.new_case()
    area = window.pages[Page.REQUEST].intake.area
    assert area.canInsertFromMimeData(dragged(text="1. Why?"))
    area.insertFromMimeData(dragged(text="1. How many bees?"))
    assert window.bridge.case.request == "1. How many bees?"


def test_nothing_is_dropped_on_a_desk_that_waits_for_an_answer(qtbot, window, opened, tmp_path):
    dialog = opened(put(tmp_path, a_eml=message()))
    dialog.setModal(True)
    dialog.hide()
    dialog.show()
    assert not drop(window, dragged(put(tmp_path, b_eml=message("Other"))))
    dialog.reject()
    window.locking.locked = True
    assert not drop(window, dragged(put(tmp_path, b_eml=message("Other"))))
    window.locking.locked = False


# ── into a case that is open and empty ───────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def intake(window):
    window.new_case()
    return window.pages[Page.REQUEST].intake


def test_one_file_is_taken_into_the_empty_case_and_can_be_taken_back(qtbot, window, intake, tmp_path):
    intake.area.insertFromMimeData(dragged(put(tmp_path, a_eml=message())))
    assert intake.halt.isVisible()
    qtbot.waitUntil(lambda: bool(window.bridge.case.request))
    case = window.bridge.case
    assert case.sources[0].name == "a.eml"
    assert window.bridge.workbench.arrivals.original(case, case.sources[0].id) == message()
    assert "2 questions are proposed" in window.bar.text
    window.bridge.undo()
    assert window.bridge.case.request == ""
    assert window.bridge.case.sources == ()
    assert intake.isVisible()


def test_a_drop_on_the_empty_area_is_left_to_it(window, intake, tmp_path):
    at = intake.area.mapTo(window, intake.area.rect().center())
    data = dragged(put(tmp_path, a_eml=message()))
    assert not window.bringing_in._dragged(_drag(at, data))
    assert window.bringing_in._dragged(_drag(window.header.mapTo(window, QPoint(3, 3)), data))


def test_a_file_dropped_on_the_empty_area_is_copied_and_never_moved_away(qtbot, window, intake, tmp_path):
    at = QPointF(intake.area.mapTo(window, intake.area.rect().center()))
    wanted = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    data = dragged(put(tmp_path, a_eml=message()))
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)  # which asks for it to be moved
    QApplication.sendEvent(window.windowHandle(), QDragEnterEvent(at, wanted, data, *keys))
    let_go = QDropEvent(at, wanted, data, *keys)
    assert let_go.dropAction() == Qt.DropAction.MoveAction
    QApplication.sendEvent(window.windowHandle(), let_go)
    assert (let_go.isAccepted(), let_go.dropAction()) == (True, Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: bool(window.bridge.case.request))


def _drag(at, data):
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    return QDragEnterEvent(QPointF(at), Qt.DropAction.CopyAction, data, *keys)


def test_which_words_are_the_request_is_asked_where_an_attachment_may_be_it(qtbot, window, intake, tmp_path):
    def choose(dialog) -> None:
        assert not dialog.table.isVisible()
        dialog.words.setCurrentIndex(1)
        dialog.words.activated.emit(1)
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return)

    seen = when_asked(choose)
    intake.ask_files = lambda: put(
        tmp_path, a_eml=message(text="See attached.", letter_docx=word("1. How many horses?"))
    )
    intake.file.click()
    qtbot.waitUntil(lambda: bool(window.bridge.case.request))
    assert seen
    assert window.bridge.case.request.strip() == "1. How many horses?"
    assert len(cases(window)) == 1


def test_what_is_not_chosen_is_not_taken(qtbot, window, intake, tmp_path):
    seen = when_asked(lambda dialog: dialog.reject())
    intake.open_files(put(tmp_path, a_eml=message(letter_docx=word("1. How many horses?"))))
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(20)
    assert window.bridge.case.request == ""


def test_a_file_without_words_is_kept_and_what_it_says_is_typed(qtbot, window, intake, tmp_path):
    intake.open_files(put(tmp_path, a_eml=message(text="\n", photo_png=b"\x89PNG")))
    assert intake.title.text() == "There is no request in this case yet."
    qtbot.waitUntil(lambda: "Type here what it says" in window.bar.text)
    assert "Type here what it says" in intake.title.text()  # also once the news is gone
    (source,) = window.bridge.case.sources
    assert intake.isVisible()
    intake.area.setPlainText("1. How many horses?")
    intake.take.click()
    assert window.bridge.case.request == "1. How many horses?"
    assert window.bridge.case.sources == (source,)
    assert window.bridge.workbench.arrivals.original(window.bridge.case, source.id)


def test_what_reading_left_out_stays_to_be_read(qtbot, window, intake, tmp_path):
    intake.open_files(put(tmp_path, page_html=PAGE))
    qtbot.waitUntil(lambda: "2 pictures" in window.bar.text)
    assert not window.bar.leaves_by_itself


def test_that_the_file_is_here_already_is_said(qtbot, window, tmp_path, intake):
    first = arriving.look(*put(tmp_path, a_eml=message())).incoming
    window.bridge.workbench.arrivals.open_case(first, first.arrival.text)
    intake.open_files([tmp_path / "a.eml"])
    qtbot.waitUntil(lambda: "already, under 2-26" in window.bar.text)


def test_one_file_that_is_chosen_by_key_goes_into_the_empty_case_on_the_desk(qtbot, window, intake, tmp_path):
    window.bringing_in.ask_files = lambda: put(tmp_path, a_eml=message())
    qtbot.keyClick(intake.area, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.bridge.case.request == REQUEST)
    assert cases(window) == ["1-26"]


def test_several_files_or_a_folder_are_for_cases_of_their_own(qtbot, window, intake, tmp_path):
    for paths in (put(tmp_path, a_eml=message(), b_txt=b"1. Why?"), [tmp_path]):
        seen = when_asked(lambda dialog: dialog.reject())
        intake.open_files(paths)
        qtbot.waitUntil(lambda seen=seen: bool(seen))
        assert len(seen[0].model.rows) == 2
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_words_that_are_being_typed_are_not_lost_to_a_file(window, intake, tmp_path):
    intake.area.setPlainText("1. How many")
    intake.open_files(put(tmp_path, a_eml=message()))
    assert "have been typed here already" in window.bar.text
    assert intake.area.typed() == "1. How many"


def test_another_case_is_not_given_what_was_read_for_this_one(qtbot, window, intake, tmp_path, slow):
    intake.open_files(put(tmp_path, b_txt=b"1. Why?"))
    assert slow[0].wait(20)
    window.new_case()
    slow[1].set()
    qtbot.waitUntil(gc.isenabled)
    assert window.bridge.case.request == ""
    assert not intake.halt.isVisible()
    assert not intake.area.isReadOnly()


def test_the_desk_closes_while_a_file_is_being_read(qtbot, window, intake, tmp_path, slow):
    intake.open_files(put(tmp_path, b_txt=b"1. Why?"))
    assert slow[0].wait(20)
    window.close()
    assert not window.isVisible()
    slow[1].set()
    qtbot.waitUntil(gc.isenabled)
    assert window.bridge.case.request == ""


def test_a_case_with_answers_is_not_written_over(qtbot, window, intake, tmp_path):
    window.bridge.execute(window.bridge.workbench.take_in(REQUEST))
    window.bridge.execute(c.SetSubject(window.bridge.case.parts[0].id, "drones"))
    intake.open_files(put(tmp_path, a_eml=message("Other", "1. Why?")))
    qtbot.waitUntil(lambda: window.bar.text.startswith("✖"))
    assert window.bridge.case.request == REQUEST
