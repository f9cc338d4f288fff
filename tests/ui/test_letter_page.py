"""Page 5 as an officer uses it: the real pages, live; each paragraph a door; print and export."""

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from tests.ui.letter_support import Typesetter, example, letter_page, workbench
from tests.ui.paper import pages_of, to_file
from ui.bridge import Bridge
from ui.letter_output import file_name
from ui.pages.letter import LetterPage
from ui.widgets.preview import GAP
from workbench import bootstrap
from workbench.domain.authority import Authority
from workbench.domain.case import Outcome, Table
from workbench.domain.findings import Page, Place
from workbench.errors import CannotWrite, KnownError
from workbench.service.commands import SetReference, SetTables, SetTitle


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture
def page(qtbot, typesetter):
    with letter_page(qtbot, typesetter) as page:
        yield page


def title_in_view(page: LetterPage) -> str:
    """What the pages in view are of, read from the PDF itself."""
    return page.preview._pdf.getAllText(0).text()


def shows(page: LetterPage, words: str) -> bool:
    return words in title_in_view(page)


# ── live, and away from the window's thread ──────────────────────────────────────────────────────────────────────────


def test_the_letter_is_set_away_from_the_windows_thread(page, typesetter):
    assert shows(page, "616-25")
    assert threading.get_ident() not in typesetter.threads


def test_a_change_is_soon_on_the_pages(qtbot, page):
    assert page.bridge.execute(SetTitle("Drones"))
    qtbot.waitUntil(lambda: shows(page, "Drones"))


def test_while_one_letter_is_set_only_the_newest_of_the_others_waits(qtbot, page, typesetter):
    done = len(typesetter.set)
    typesetter.go_on.clear()
    page.bridge.execute(SetTitle("first"))
    qtbot.waitUntil(lambda: len(typesetter.set) == done + 1)
    for title in ("second", "third", "fourth"):
        assert page.bridge.execute(SetTitle(title)), "the officer goes on working meanwhile"
    typesetter.go_on.set()
    qtbot.waitUntil(lambda: shows(page, "fourth"))
    assert [document.title.split()[-1] for document in typesetter.set[done:]] == ["first", "fourth"]
    assert typesetter.most_at_once == 1


def test_changes_in_quick_succession_are_set_once(qtbot, page, typesetter):
    done = len(typesetter.set)
    for title in ("a", "ab", "abc"):
        page.bridge.execute(SetTitle(title))
    qtbot.waitUntil(lambda: shows(page, "abc"))
    assert len(typesetter.set) == done + 1


def test_what_the_letter_does_not_say_is_not_set_again(qtbot, page, typesetter):
    done = len(typesetter.set)
    page._show(page.bridge.case)
    qtbot.wait(250)
    assert len(typesetter.set) == done


def test_out_of_sight_nothing_is_set_until_the_page_is_seen_again(qtbot, page, typesetter):
    done = len(typesetter.set)
    page.hide()
    page.bridge.execute(SetTitle("Drones"))
    qtbot.wait(250)
    assert len(typesetter.set) == done
    page.show()
    qtbot.waitUntil(lambda: shows(page, "Drones"))


def test_another_case_never_shows_the_letter_of_the_one_before(qtbot, page, typesetter):
    typesetter.go_on.clear()
    page.bridge.execute(SetTitle("late"))
    qtbot.waitUntil(lambda: typesetter.at_once == 1)
    page.bridge.open(page.bridge.workbench.new_case())
    assert page.preview.letter is None
    typesetter.go_on.set()
    qtbot.wait(250)
    assert page.preview.letter is None
    assert page.stack.currentWidget() is page.nothing_yet


def test_the_forces_particulars_are_on_the_pages_when_they_change(qtbot, page, typesetter):
    page.bridge.open(page.bridge.workbench.open_case(page.bridge.case.id))
    done = len(typesetter.set)
    page.bridge.session.case = type(page.bridge.case)(id="own", request="What?", reference="1-25")
    page.show_case(page.bridge.case)
    qtbot.waitUntil(lambda: len(typesetter.set) > done)
    page.bridge.set_authority(Authority(name="Westshire Police"))
    qtbot.waitUntil(lambda: typesetter.set[-1].author == "Westshire Police")


# ── when setting fails ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_letter_that_cannot_be_set_leaves_the_last_one_in_view_and_says_so(qtbot, page, typesetter):
    typesetter.fault = KnownError("The font is missing.", "Install the program again.")
    page.bridge.execute(SetTitle("Drones"))
    qtbot.waitUntil(page.bar.isVisible)
    assert "The font is missing. Install the program again." in page.bar.text
    assert "What you see is the letter before that" in page.bar.text
    assert shows(page, "Facial recognition")


def test_the_next_change_tries_again_and_the_sentence_goes(qtbot, page, typesetter):
    typesetter.fault = KnownError("The font is missing.")
    page.bridge.execute(SetTitle("Drones"))
    qtbot.waitUntil(page.bar.isVisible)
    typesetter.fault = None
    page.bridge.execute(SetTitle("Dogs"))
    qtbot.waitUntil(lambda: shows(page, "Dogs"))
    assert not page.bar.isVisible()


def test_a_fault_of_the_program_is_said_and_reported_once(qtbot, page, typesetter):
    typesetter.fault = ZeroDivisionError("of the typesetter")
    with qtbot.capture_exceptions() as faults:
        for title in ("one", "two"):
            done = len(typesetter.set)
            page.bridge.execute(SetTitle(title))
            qtbot.waitUntil(lambda done=done: len(typesetter.set) > done)
            qtbot.waitUntil(page.bar.isVisible)
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    assert "could not be set" in page.bar.text
    assert "ZeroDivision" not in page.bar.text
    assert shows(page, "Facial recognition")


def test_characters_without_a_sign_are_named_under_the_pages(qtbot, page, typesetter):
    typesetter.missing = ("[U+1F600]", "[U+1F681]")
    page.bridge.execute(SetTitle("Drones"))
    qtbot.waitUntil(page.foot.notice.isVisible)
    assert "[U+1F600], [U+1F681]" in page.foot.notice.text()


# ── an empty case, the date, the caveat ──────────────────────────────────────────────────────────────────────────────


def test_before_there_is_a_request_the_page_says_what_to_do(qtbot, page):
    page.bridge.open(page.bridge.workbench.new_case())
    assert page.stack.currentWidget() is page.nothing_yet
    page.export_pdf()
    page.print_letter()
    assert page.bridge.news == ["There is no letter yet. Paste the request first."] * 2


def test_the_letters_date_is_typed_and_kept(page):
    page.head.dated.line.setFocus()
    page.head.dated.line.selectAll()
    page.head.dated.line.insert("30/7/2025")
    page.head.dated.line.textEdited.emit("30/7/2025")
    assert page.bridge.flush()
    assert page.bridge.case.letter.dated == date(2025, 7, 30)


def test_a_letter_dated_before_the_request_is_refused_in_words(page):
    page.head.dated.line.setText("1 June 2025")
    page.head.dated.line.textEdited.emit("1 June 2025")
    page.bridge.flush()
    assert "before the request arrived" in page.bridge.news[-1]


def test_a_caveat_can_be_written_where_the_letter_gives_figures(qtbot, page):
    assert not page.side.caveat_box.isVisible()
    part = next(part for part in page.bridge.case.parts if part.outcome is Outcome.DISCLOSED)
    page.bridge.execute(SetTables(part.id, (Table((("Year", "Number"), ("2024", "12"))),)))
    assert page.side.caveat_box.isVisible()
    page.go_to(Place(Page.LETTER, field="caveat"))
    qtbot.keyClicks(page.side.caveat, "Counted by hand.")
    assert page.bridge.flush()
    assert page.bridge.case.letter.data_caveat == "Counted by hand."
    assert "Counted by hand." in list(page._wanted.texts())


# ── export ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_letter_is_kept_as_a_file_with_the_name_suggested(qtbot, page, tmp_path):
    suggested = []
    page.output.ask_path = lambda name: suggested.append(name) or str(tmp_path / name)
    page.export_pdf()
    qtbot.waitUntil(lambda: bool(page.bridge.news))
    kept = tmp_path / "616-25 answer.pdf"
    assert suggested == ["616-25 answer.pdf"]
    assert page.bridge.news == [f"Letter kept as {kept}. It is still a draft."]
    assert kept.read_bytes() == page.preview.letter.data


def test_the_file_has_what_was_typed_last(qtbot, page, typesetter, tmp_path):
    page.side.caveat.setPlainText("typed and not kept yet")
    page.export_pdf(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "out.pdf").exists())
    assert page.bridge.case.letter.data_caveat == "typed and not kept yet"


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(qtbot, page, tmp_path):
    page.export_pdf(tmp_path / "no such folder" / "out.pdf")
    qtbot.waitUntil(lambda: bool(page.bridge.news))
    assert "Letter kept" not in page.bridge.news[0]
    with pytest.raises(CannotWrite):
        page.bridge.workbench.write(tmp_path / "no such folder" / "out.pdf", b"")


def test_no_file_chosen_means_no_file(qtbot, page, typesetter):
    done = len(typesetter.set)
    page.output.ask_path = lambda name: ""
    page.export_pdf()
    qtbot.wait(100)
    assert len(typesetter.set) == done
    assert page.bridge.news == []


def test_a_reference_with_a_slash_still_makes_a_file_name():
    assert file_name("FOI/2025/12") == "FOI-2025-12 answer.pdf"
    assert file_name("") == "answer.pdf"


def test_an_export_with_open_findings_says_how_many(qtbot, page, tmp_path):
    page.bridge.execute(SetReference(""))
    page.export_pdf(tmp_path / "out.pdf")
    qtbot.waitUntil(page.bar.isVisible)
    assert "Still open on this letter" in page.bar.text


# ── print ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_letter_is_printed_by_the_printer_that_was_chosen(qtbot, page, tmp_path):
    titles = []
    page.output.ask_printer = lambda title: titles.append(title) or to_file(tmp_path / "paper.pdf")
    page.print_letter()
    qtbot.waitUntil(lambda: bool(page.bridge.news))
    assert titles == ["616-25 answer"]
    assert page.bridge.news == ["Letter sent to the printer: 2 pages. It is still a draft."]
    assert pages_of(tmp_path / "paper.pdf") == 2


def test_no_printer_chosen_means_no_paper(qtbot, page, typesetter):
    done = len(typesetter.set)
    page.output.ask_printer = lambda title: None
    page.print_letter()
    qtbot.wait(100)
    assert len(typesetter.set) == done


def test_printing_says_how_far_it_is_and_can_be_stopped(qtbot, page, typesetter, tmp_path):
    typesetter.pages = 30
    page.output.ask_printer = lambda title: to_file(tmp_path / "paper.pdf")
    page.print_letter()
    qtbot.waitUntil(page.foot.stop.isVisible)
    assert "Printing page" in page.foot.where.text()
    qtbot.mouseClick(page.foot.stop, Qt.MouseButton.LeftButton)
    assert page.bridge.news[-1].startswith("Printing was stopped.")
    assert not page.foot.stop.isVisible()
    qtbot.wait(50)
    assert not any("sent to the printer" in news for news in page.bridge.news)


# ── sections ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def row_of(page: LetterPage, text: str) -> int:
    model = page.sections.model()
    return next(row for row in range(model.rowCount()) if text in model.index(row, 0).data())


def test_the_sections_are_the_headings_between_head_and_signature(page):
    model = page.sections.model()
    names = [model.index(row, 0).data().strip() for row in range(model.rowCount())]
    assert names[0] == "Head of the letter"
    assert names[-1] == "Signature"
    assert {"Refusal notice", "Question 1"} <= set(names)


def test_enter_on_a_section_brings_it_to_the_top_of_the_view(qtbot, page):
    page.sections.setCurrentIndex(page.sections.model().index(row_of(page, "Refusal notice"), 0))
    qtbot.keyClick(page.sections, Qt.Key.Key_Return)
    block = next(n for n, block in enumerate(page._shown.blocks) if getattr(block, "text", "") == "Refusal notice")
    at = next(at for at in page.preview.letter.positions if at.block == block)
    number, points = page.preview.spread.at(page.preview.verticalScrollBar().value())
    scale = page.preview.spread.scale
    assert (number, points) == (at.page, pytest.approx(at.top - GAP / scale, abs=1))


def test_control_enter_on_a_section_opens_where_it_is_decided(qtbot, page):
    page.sections.setCurrentIndex(page.sections.model().index(row_of(page, "Question 1"), 0))
    qtbot.keyClick(page.sections, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.visited[-1].page is Page.QUESTIONS
    assert page.visited[-1].question_id


def test_the_list_keeps_its_place_when_the_letter_changes(qtbot, page):
    page.sections.setCurrentIndex(page.sections.model().index(row_of(page, "Refusal notice"), 0))
    page.bridge.execute(SetTitle("Drones"))
    qtbot.waitUntil(lambda: shows(page, "Drones"))
    assert page.sections.currentIndex().data() == "Refusal notice"


# ── the pages as doors ───────────────────────────────────────────────────────────────────────────────────────────────


def point_of(page: LetterPage, block: int) -> QPoint:
    """The middle of a block in the view, which is scrolled there."""
    assert page.preview.scroll_to(block)
    at = next(at for at in page.preview.letter.positions if at.block == block)
    top = page.preview.spread.top_of(at.page, (at.top + at.bottom) / 2) - page.preview.verticalScrollBar().value()
    return QPoint(round(page.preview.spread.page(at.page).center().x()), round(top))


def door(page: LetterPage, where: Page) -> int:
    return next(n for n, block in enumerate(page._shown.blocks) if block.place and block.place.page is where)


@pytest.mark.parametrize("where", [Page.REQUEST, Page.QUESTIONS, Page.EXEMPTIONS, Page.PUBLIC_INTEREST, Page.SETTINGS])
def test_a_click_on_a_paragraph_opens_its_decision(qtbot, page, where):
    block = door(page, where)
    qtbot.mouseClick(page.preview.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, block))
    assert page.visited == [page._shown.blocks[block].place]


def test_a_click_between_paragraphs_or_beside_the_page_opens_nothing(qtbot, page):
    above_all = page.preview.spread.top_of(0, 20)
    qtbot.mouseClick(page.preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, round(above_all)))
    qtbot.mouseClick(page.preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 100))
    assert page.visited == []


def test_the_pointer_shows_which_paragraphs_can_be_opened(qtbot, page):
    where = point_of(page, door(page, Page.QUESTIONS))
    qtbot.mouseMove(page.preview.viewport(), where)
    qtbot.waitUntil(lambda: page.preview.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor)
    qtbot.mouseMove(page.preview.viewport(), QPoint(2, 100))
    qtbot.waitUntil(lambda: page.preview.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor)


def test_a_place_in_the_letter_is_brought_into_view(qtbot, page):
    place = page._shown.blocks[door(page, Page.EXEMPTIONS)].place
    page.go_to(place)
    assert page.preview.verticalScrollBar().value() > 0
    page.go_to(Place(Page.LETTER, field="dated"))
    assert page.head.dated.line.hasFocus()


def test_a_place_is_reached_as_soon_as_the_pages_are_there(qtbot, page):
    place = page._shown.blocks[door(page, Page.EXEMPTIONS)].place
    page.bridge.open(example(page.bridge))
    page.go_to(place)
    assert page.preview.letter is None
    qtbot.waitUntil(lambda: page.preview.verticalScrollBar().value() > 0)


# ── scrolling and size ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_view_stays_where_it_was_when_the_letter_changes(qtbot, page):
    page.preview.verticalScrollBar().setValue(700)
    page.bridge.execute(SetTitle("Drones"))
    qtbot.waitUntil(lambda: shows(page, "Drones"))
    assert page.preview.verticalScrollBar().value() == 700


def test_what_is_at_the_top_stays_there_when_the_size_changes(qtbot, page):
    page.preview.verticalScrollBar().setValue(900)
    before = page.preview.spread.at(900)
    page.preview.zoom_in()
    after = page.preview.spread.at(page.preview.verticalScrollBar().value())
    assert after[0] == before[0]
    assert after[1] == pytest.approx(before[1], abs=1)


def test_the_keys_make_the_pages_larger_smaller_and_as_wide_as_the_view(qtbot, page):
    page.activateWindow()
    page.preview.setFocus()
    qtbot.waitUntil(page.preview.hasFocus)
    fitting = page.preview.percent
    qtbot.keyClick(page.preview, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.percent > fitting
    qtbot.keyClick(page.preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.percent < fitting
    qtbot.keyClick(page.preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.percent == fitting
    assert page.preview.spread.wide <= page.preview.viewport().width()


def test_the_foot_says_which_page_is_in_view(page):
    assert page.foot.where.text().startswith("Page 1 of 2")
    page.preview.verticalScrollBar().setValue(page.preview.verticalScrollBar().maximum())
    assert page.foot.where.text().startswith("Page 2 of 2")


@pytest.mark.parametrize("width", [760, 1050, 1366])
def test_nothing_scrolls_sideways_at_the_size_of_a_force_laptop(qtbot, page, width):
    page.resize(width, 480)
    qtbot.wait(20)
    assert page.width() == width
    assert page.preview.horizontalScrollBar().maximum() == 0


def test_each_control_has_a_name_and_tab_goes_in_reading_order(qtbot, page):
    controls = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert [type(w) for w in controls if not (w.accessibleName() or getattr(w, "text", str)())] == []
    page.head.kind.setFocus()
    reached = []
    for _ in range(9):
        reached.append(page.focusWidget().accessibleName() or page.focusWidget().text())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [
        "Which letter is written",
        "Date of the letter",
        "Sign-off sheet",
        "Print",
        "Export PDF",
        "Put forward",
        "Record approval",
        "Sections of the letter",
        "&Open decision",
    ]


def test_the_real_letter_of_the_example_is_on_the_pages(qtbot):
    bridge = Bridge(workbench(bootstrap._render))
    page = LetterPage(bridge)
    qtbot.addWidget(page)
    bridge.case_opened.connect(page.show_case)
    bridge.open(example(bridge))
    page.show()
    qtbot.waitUntil(lambda: page.preview.letter is not None, timeout=20000)
    assert page.preview.letter.pages == page.preview._pdf.pageCount()
    assert {at.block for at in page.preview.letter.positions} == set(range(len(page._shown.blocks)))
    assert "Dear" in title_in_view(page)
    page.close()


# ── the platform's own dialogs ───────────────────────────────────────────────────────────────────────────────────────


def answer_dialog(qtbot, answer) -> None:
    """Answer the next modal dialog as soon as it is up."""

    def when_up() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, when_up)
        else:
            answer(dialog)

    QTimer.singleShot(20, when_up)


def test_the_file_dialog_suggests_the_name_and_adds_the_ending(qtbot, page, tmp_path):
    page.output._folder = str(tmp_path)
    suggested = []

    def keep(dialog: QFileDialog) -> None:
        suggested.append(Path(dialog.selectedFiles()[0]).name)
        dialog.findChild(QLineEdit, "fileNameEdit").setText("another name")
        dialog.accept()

    answer_dialog(qtbot, keep)
    page.export_pdf()
    qtbot.waitUntil(lambda: (tmp_path / "another name.pdf").exists())
    assert suggested == ["616-25 answer.pdf"]


def test_the_print_dialog_can_be_left(qtbot, page, typesetter):
    done = len(typesetter.set)
    answer_dialog(qtbot, lambda dialog: dialog.reject())
    page.print_letter()
    qtbot.wait(50)
    assert len(typesetter.set) == done
