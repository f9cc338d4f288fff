"""Page 1 says how the request came; a copy of the file and of each attachment can be saved, and none is opened."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.arrivals_support import PAGE, REQUEST, desk, message, put, word
from ui.arriving import look
from workbench.domain.findings import Page
from workbench.errors import CannotWrite

LETTER = word("1. How many horses?")
PICTURE = b"\x89PNG" + bytes(3000)
DATED = b"Received: from mail.example.org by mx.northshire.example; Tue, 1 Jul 2025 23:31:00 +0000\n"


@pytest.fixture
def window(qtbot):
    return desk(qtbot)


@pytest.fixture
def came_as(window, tmp_path):
    """Of a case that came as an e-mail with a letter and a picture."""
    return bring_in(window, *put(tmp_path, request_eml=DATED + message(letter_docx=LETTER, logo_png=PICTURE)))


def bring_in(window, path):
    incoming = look(path).incoming
    window.bridge.open(window.bridge.workbench.arrivals.open_case(incoming, incoming.arrival.text))
    return window.pages[Page.REQUEST].form.came_as


def lines(came_as) -> list[str]:
    return [came_as.list.item(row).text().strip() for row in range(came_as.list.count())]


def test_the_file_and_its_attachments_are_listed_with_their_sizes(came_as):
    assert came_as.isVisibleTo(came_as.window())
    assert lines(came_as) == [
        f"request.eml · e-mail, {round(len(DATED + message(letter_docx=LETTER, logo_png=PICTURE)) / 1024)} KB",
        f"letter.docx · attached, {round(len(LETTER) / 1024)} KB",
        "logo.png · attached, 3 KB",
    ]


def test_when_it_arrived_is_said_by_the_clock_here(came_as):
    assert "Arrived Wed 2 July 2025 00:31 by the clock of the United Kingdom." in came_as.remarks.text()


def test_what_reading_left_out_is_said(window, tmp_path):
    came_as = bring_in(window, *put(tmp_path, page_html=PAGE))
    assert lines(came_as) == ["page.html · web page, 1 KB"]
    assert "2 pictures" in came_as.remarks.text()
    assert came_as.remarks.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("row", "name", "data"),
    [(0, "request.eml", None), (1, "letter.docx", LETTER), (2, "logo.png", PICTURE)],
    ids=["the file", "its letter", "its picture"],
)
def test_return_saves_a_copy_byte_for_byte(qtbot, window, came_as, tmp_path, row, name, data):
    suggested = []
    came_as.ask_save = lambda proposed: suggested.append(proposed) or str(tmp_path / "copy of it")
    for _ in range(row):
        qtbot.keyClick(came_as.list, Qt.Key.Key_Down)
    came_as.list.setFocus()
    qtbot.keyClick(came_as.list, Qt.Key.Key_Return)
    assert suggested == [name]
    wanted = data if data else (tmp_path / "request.eml").read_bytes()
    assert (tmp_path / "copy of it").read_bytes() == wanted
    assert "as it arrived" in window.bar.text


def test_a_key_leads_to_the_files_and_a_key_saves_one(qtbot, window, came_as):
    asked = []
    came_as.ask_save = lambda proposed: asked.append(proposed) or ""
    window.activateWindow()
    window.pages[Page.REQUEST].text.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert came_as.list.hasFocus()
    assert not came_as.list.visibleRegion().isEmpty(), "the form scrolls to it"
    qtbot.keyClick(came_as.list, Qt.Key.Key_End)
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: asked == ["logo.png"])


def test_without_a_name_nothing_is_written(window, came_as, tmp_path):
    before = sorted(tmp_path.iterdir())
    came_as.ask_save = lambda proposed: ""
    came_as.save.click()
    assert sorted(tmp_path.iterdir()) == before
    assert "copy" not in window.bar.text


def test_a_copy_that_cannot_be_written_says_so(window, came_as, tmp_path, monkeypatch):
    def full(path, data):
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(window.bridge.workbench, "write", full)
    came_as.ask_save = lambda proposed: str(tmp_path / "copy")
    came_as.save.click()
    assert window.bar.text == "✖ The disk is full."


def test_a_file_that_the_library_does_not_hold_says_so(window, came_as, tmp_path):
    window.bridge.workbench._store._originals.clear()
    came_as.ask_save = lambda proposed: str(tmp_path / "copy")
    came_as.save.click()
    assert window.bar.text.startswith("✖ This file is not here")
    assert not (tmp_path / "copy").exists()


def test_a_request_that_was_pasted_came_as_no_file(window, came_as):
    window.new_case()
    window.bridge.execute(window.bridge.workbench.take_in(REQUEST))
    assert not came_as.isVisibleTo(came_as.window())
    assert not window.pages[Page.REQUEST].form.arrived.isVisibleTo(came_as.window())


def test_undo_takes_it_away_and_redo_brings_it_back(window, came_as):
    window.bridge.undo()
    assert not came_as.isVisibleTo(came_as.window())
    window.bridge.redo()
    assert len(lines(came_as)) == 3
    assert came_as.isVisibleTo(came_as.window())


def test_the_place_in_the_list_is_kept_while_the_case_changes(window, came_as):
    came_as.list.setCurrentRow(2)
    window.bridge.execute(window.bridge.workbench.take_in(REQUEST, window.bridge.case.sources))
    assert came_as.list.currentRow() == 2


def test_names_are_never_markup(window, tmp_path):
    path = tmp_path / "<b>one.eml"
    path.write_bytes(message())
    came_as = bring_in(window, path)
    assert lines(came_as)[0].startswith("<b>one.eml · ")
    assert "&lt;b&gt;" in came_as.list.item(0).toolTip()
