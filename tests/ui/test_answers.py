"""Page 2: answers are typed, pasted from a spreadsheet, and given links, and read back from the library."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.pages_support import copy, desk, kept
from ui.pages.questions import QuestionsPage
from workbench.domain.case import Link, Outcome, Table
from workbench.service.commands import SetOutcome

pytestmark = pytest.mark.qt_log_ignore(  # the offscreen screen has no window manager
    "does not support (propagateSizeHints|raise|grabbing the keyboard)"
)

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
RANGE = "Year\tDrones\r\n2023\t12\r\n2024\t1,204\r\n"


@pytest.fixture
def page(qtbot):
    page = desk(qtbot, QuestionsPage)
    page.tree.view.setFocus()
    return page


def part(page, part_id="pq1"):
    return kept(page).part(part_id)


def card(page, part_id="pq1"):
    return page.parts.card(part_id)


def test_an_answer_is_typed_while_other_things_change(qtbot, page):
    answer = card(page).answer.text
    answer.setFocus()
    qtbot.keyClicks(answer, "We hold ")
    page.bridge.execute(SetOutcome("pq2", Outcome.NOT_HELD))
    assert QApplication.focusWidget() is answer
    qtbot.keyClicks(answer, "twelve.")
    assert part(page).answer.text == "We hold twelve."
    page.bridge.undo()
    assert answer.toPlainText() == part(page).answer.text == "We hold "


def test_a_range_pasted_into_an_answer_becomes_a_table(qtbot, page):
    copy(RANGE)
    qtbot.keyClick(card(page).answer.text, Qt.Key.Key_V, CONTROL)
    given = part(page).answer
    assert given.text == ""
    assert given.tables == (Table((("Year", "Drones"), ("2023", "12"), ("2024", "1,204"))),)
    assert card(page).answer.tables.frames[0].view.isVisible()
    assert "became a table" in page.bridge.news[-1]


def test_a_range_can_be_pasted_as_text(qtbot, page):
    copy(RANGE)
    qtbot.keyClick(card(page).answer.text, Qt.Key.Key_V, CONTROL | SHIFT)
    assert part(page).answer.text == RANGE.replace("\r\n", "\n")
    assert part(page).answer.tables == ()


@pytest.mark.parametrize(
    ("text", "html", "tables"),
    [
        ("", "<table><tr><th>A<th>B<tr><td>1<td>2</table>", ((("A", "B"), ("1", "2")),)),
        ("A B 1 2", "<table><tr><th>A<th>B<tr><td>1<td>2</table>", ((("A", "B"), ("1", "2")),)),
        ("Dear all, A B 1 2", "<p>Dear all,</p><table><tr><th>A<th>B<tr><td>1<td>2</table>", ()),
        ("1.\tfirst\n2.\tsecond", "", ()),
    ],
    ids=["html alone", "a table and nothing besides", "a letter with a table in it", "a numbered list"],
)
def test_only_a_table_becomes_a_table(page, text, html, tables):
    card(page).answer.text.insertFromMimeData(copy(text, html))
    assert tuple(table.rows for table in part(page).answer.tables) == tables


def test_the_button_makes_a_table_or_says_what_is_missing(qtbot, page):
    copy(RANGE)
    qtbot.keyClick(card(page).answer.paste, Qt.Key.Key_Space)
    assert len(part(page).answer.tables) == 1
    copy("   ")
    qtbot.keyClick(card(page).answer.paste, Qt.Key.Key_Space)
    assert len(part(page).answer.tables) == 1
    assert "copy a range" in page.bridge.news[-1]


def test_a_table_gets_its_caption_is_put_right_and_removed(qtbot, page):
    copy(RANGE)
    qtbot.keyClick(card(page).answer.text, Qt.Key.Key_V, CONTROL)
    frame = card(page).answer.tables.frames[0]
    frame.caption.setFocus()
    qtbot.keyClicks(frame.caption, "Drones in service")
    assert part(page).answer.tables[0].caption == "Drones in service"
    frame.model.setData(frame.model.index(1, 1), "13")
    assert part(page).answer.tables[0].rows[1] == ("2023", "13")
    assert frame.model.index(1, 1).data() == "13"
    qtbot.mouseClick(frame.remove, Qt.MouseButton.LeftButton)
    assert part(page).answer.tables == ()
    assert card(page).answer.tables.frames == []


def test_links_are_added_changed_and_removed(qtbot, page):
    links = card(page).answer.links
    for address in ("https://a.example/x", "https://b.example"):
        qtbot.keyClick(card(page).answer.add_link, Qt.Key.Key_Space)
        qtbot.keyClicks(QApplication.focusWidget(), address)
    assert part(page).answer.links == (Link("https://a.example/x"), Link("https://b.example"))
    links.rows[1].label.setFocus()
    qtbot.keyClicks(links.rows[1].label, "B & C")
    assert part(page).answer.links[1] == Link("https://b.example", "B & C")
    qtbot.mouseClick(links.rows[0].remove, Qt.MouseButton.LeftButton)
    assert part(page).answer.links == (Link("https://b.example", "B & C"),)
    assert [row.url.text() for row in links.rows] == ["https://b.example"]


def test_a_link_begun_and_left_empty_is_no_link(qtbot, page):
    qtbot.keyClick(card(page).answer.add_link, Qt.Key.Key_Space)
    assert len(card(page).answer.links.rows) == 1
    qtbot.mouseClick(card(page).answer.links.rows[0].remove, Qt.MouseButton.LeftButton)
    assert part(page).answer.links == ()
    assert card(page).answer.links.rows == []
