"""What arrived is proposed beside the form: taken by a key, turned down by a key, and never taken by itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from tests.intake.suggestions.examples import LETTER
from tests.service.test_arrivals import message
from tests.service.test_handover import library
from ui.bridge import Bridge
from ui.pages.request import RequestPage
from workbench.service.arrivals import read, text_of
from workbench.service.commands import SetReceived


@pytest.fixture
def bridge():
    return Bridge(library("a"))


@pytest.fixture
def page(bridge, qtbot):
    incoming = read("request.eml", message())
    page = RequestPage(bridge)
    qtbot.addWidget(page)
    bridge.case_opened.connect(page.show_case)
    bridge.case_changed.connect(page.refresh)
    bridge.open(bridge.workbench.arrivals.open_case(incoming, text_of(incoming)))
    page.resize(1000, 560)
    page.show()
    return page


def rows(page):
    return [page.suggestions.list.item(row).text() for row in range(page.suggestions.list.count())]


def press(qtbot, page, key, row=0, modifier=Qt.KeyboardModifier.NoModifier):
    page.suggestions.list.setCurrentRow(row)
    page.suggestions.list.setFocus()
    qtbot.keyClick(page.suggestions.list, key, modifier)


def test_each_row_says_what_and_on_which_words_it_rests(page):
    assert page.suggestions.isVisible()
    assert rows(page)[0].startswith("Date of receipt: Wed 2 July 2025\n")
    assert "“Tue, 01 Jul 2025 23:30:00 +0000” · header “Date”" in rows(page)[0]
    assert any(row.startswith("Requester’s name: A Requester") for row in rows(page))


def test_the_heading_tells_what_can_be_taken_from_what_is_only_to_know(page, bridge):
    assert page.suggestions.heading.text() == "Proposed from what arrived: 4 facts to take or to turn down"
    bridge.open(bridge.workbench.new_case())
    bridge.execute(bridge.workbench.take_in("How many are there?"))
    assert page.suggestions.heading.text() == "Proposed from what arrived: 2 to know"


def test_nothing_is_taken_without_a_key(page, bridge):
    assert (bridge.case.received, bridge.case.requester.name, bridge.case.title) == (None, "", "")


def test_return_takes_the_current_one_and_undo_brings_it_back(page, bridge, qtbot):
    press(qtbot, page, Qt.Key.Key_Return)
    assert bridge.case.received == date(2025, 7, 2)
    assert not rows(page)[0].startswith("Date of receipt")
    bridge.undo()
    assert bridge.case.received is None
    assert rows(page)[0].startswith("Date of receipt")


def test_delete_turns_it_down(page, bridge, qtbot):
    press(qtbot, page, Qt.Key.Key_Delete)
    assert bridge.case.received is None
    assert not rows(page)[0].startswith("Date of receipt")


def test_all_are_taken_at_once_but_for_what_wants_a_look_of_its_own(page, bridge, qtbot):
    with qtbot.waitSignal(bridge.told, check_params_cb=lambda said: "3 facts taken" in said) as told:
        press(qtbot, page, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert (bridge.case.requester.email, bridge.case.title) == ("requester@example.org", "Drones")
    assert bridge.case.received is None, "it rests on the sender’s own clock"
    assert "1 fact to take singly" in told.args[0]
    assert rows(page)[0].startswith("Date of receipt")
    press(qtbot, page, Qt.Key.Key_Return)
    assert bridge.case.received == date(2025, 7, 2)


def test_whether_it_is_environmental_is_never_taken_together_with_the_rest(page, bridge, qtbot):
    bridge.open(bridge.workbench.new_case())
    bridge.execute(bridge.workbench.take_in(f"How many reports of fly-tipping were there?\n\n{LETTER}"))
    press(qtbot, page, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert bridge.case.requester.name == "A. Requester"
    assert bridge.case.environmental is None
    row = next(place for place, text in enumerate(rows(page)) if text.startswith("Environmental"))
    press(qtbot, page, Qt.Key.Key_Return, row)
    assert bridge.case.environmental is True


def test_a_date_that_was_set_on_opening_the_case_is_still_asked_about(page, bridge):
    case = bridge.case
    bridge.execute(SetReceived(date(2025, 7, 3)))
    assert rows(page)[0].startswith("Date of receipt: Wed 2 July 2025")
    bridge.execute(SetReceived(date(2025, 7, 2)))
    assert case.received is None
    assert not rows(page)[0].startswith("Date of receipt")


def test_the_buttons_do_what_the_keys_do(page, bridge, qtbot):
    take, turn_down, _ = page.suggestions.findChildren(QToolButton)
    page.suggestions.list.setCurrentRow(0)
    turn_down.click()
    assert bridge.case.declined == ("RECEIVED",)
    while page.suggestions.isVisible():
        before = rows(page)
        page.suggestions.list.setCurrentRow(0)
        take.click()
        assert len(rows(page)) == len(before) - 1
    assert bridge.case.requester.email == "requester@example.org"


def test_no_more_rows_are_in_view_than_leave_room_for_the_form(page, bridge):
    bridge.open(bridge.workbench.new_case())
    bridge.execute(bridge.workbench.take_in(LETTER))
    strip = page.suggestions.list
    assert strip.count() > 5
    assert strip.height() < 5 * strip.sizeHintForRow(0)
    assert page.form.height() > page.height() / 3


def test_a_reader_of_the_screen_hears_all_the_words_and_the_reason(page, bridge):
    bridge.open(bridge.workbench.new_case())
    long = "Please tell me how many drones were flown in 2023 " + "over the town and its surroundings " * 5 + "?"
    bridge.execute(bridge.workbench.take_in(long))
    row = next(row for row in range(page.suggestions.list.count()) if rows(page)[row].startswith("Period"))
    item = page.suggestions.list.item(row)
    assert long not in item.text()
    said = item.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert long in said
    assert "searched for" in said
    assert long in item.toolTip()


def test_what_is_only_to_know_cannot_be_taken(page, bridge, qtbot):
    bridge.open(bridge.workbench.new_case())
    bridge.execute(bridge.workbench.take_in("How many drones are there?"))
    row = next(place for place, text in enumerate(rows(page)) if text.startswith("Validity"))
    before = bridge.case
    with qtbot.waitSignal(bridge.told) as told:
        press(qtbot, page, Qt.Key.Key_Return, row)
    assert "something to know" in told.args[0]
    assert bridge.case is before


def test_the_current_one_shows_its_reason_and_selects_its_words(page, bridge, qtbot):
    bridge.open(bridge.workbench.new_case())
    bridge.execute(bridge.workbench.take_in(LETTER))
    row = next(place for place, text in enumerate(rows(page)) if text.startswith("Period"))
    page.suggestions.list.setCurrentRow(row)
    assert "searched for" in page.suggestions.why.text()
    assert page.text.textCursor().selectedText() == "Between 1 April 2023 and 31 March 2024:"


def test_one_key_too_many_on_the_last_one_changes_nothing(page, bridge, qtbot):
    page.suggestions.list.setFocus()
    qtbot.waitUntil(page.suggestions.list.hasFocus)
    for _ in range(20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert rows(page) == []
    assert page.suggestions.heading.text() == "Proposed from what arrived: nothing more"
    assert page.form.reference.text() == bridge.case.reference != ""
    page.form.subject.setFocus()
    qtbot.waitUntil(lambda: not page.suggestions.isVisible())


def test_where_nothing_is_proposed_there_is_no_list(page, bridge):
    bridge.open(bridge.workbench.new_case())
    assert not page.suggestions.isVisible()


def test_words_that_look_like_markup_are_shown_as_they_stand(page, bridge):
    bridge.open(bridge.workbench.new_case())
    bridge.execute(bridge.workbench.take_in("How many?\n\nPlease send it as <b>a table</b> by e-mail in Excel format."))
    row = next(row for row in range(page.suggestions.list.count()) if rows(page)[row].startswith("Form"))
    assert "<b>a table</b>" in rows(page)[row]
    assert "<b>" not in page.suggestions.list.item(row).toolTip()


def test_what_nobody_has_accounted_for_is_opened_from_the_pane_of_findings(page, bridge):
    bridge.open(bridge.workbench.new_case())
    bridge.execute(
        bridge.workbench.take_in("My bicycle is gone. Why was nothing done?\n\nPlease provide the policy on bicycles.")
    )
    found = bridge.workbench.findings(bridge.case, bridge.authority)
    [words] = [finding for finding in found if finding.rule == "words-accounted-for"]
    assert "Why was nothing done?" in words.sentence
    page.go_to(words.place)
    assert page.text.textCursor().selectedText() == "Why was nothing done?"
