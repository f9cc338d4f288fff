"""The way of a letter out of the house, by keyboard: put forward, approved, issued, sealed, corrected."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.letter_support import Typesetter, letter_page
from tests.ui.paper import pages_of, to_file
from ui.dialogs.signing import ISSUE, PUT_FORWARD, RECORD_APPROVAL, Signed, SigningDialog
from ui.pages.letter import LetterPage
from ui.widgets.letter_head import steps_of
from workbench.domain.case import EventKind
from workbench.domain.checks import Stage
from workbench.domain.findings import Page, Place
from workbench.domain.letter import LetterKind, Status
from workbench.errors import BadInput, RuleViolation
from workbench.service.casefile import encode
from workbench.service.commands import SetLetterDate, SetOutcome, SetSubject, SetTitle

TODAY = date(2025, 7, 29)


@pytest.fixture
def page(qtbot):
    with letter_page(qtbot, Typesetter()) as page:
        page.bridge.execute(SetLetterDate(None))  # it goes out on the day of issue
        yield page


def in_the_window(*fields: str) -> list[str]:
    """Fill in the next window that opens, field after field, and press Enter. A field given as "=" stays as it is."""
    said: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SigningDialog)
        for number, text in enumerate(fields):
            if number:
                QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            if text != "=":
                dialog.focusWidget().selectAll()
                QTest.keyClicks(dialog.focusWidget(), text)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        if dialog.isVisible():
            said.append(dialog.fault.text())
            dialog.reject()

    QTimer.singleShot(0, fill)
    return said


def code_of(page: LetterPage) -> str:
    return page.bridge.workbench.code(page.bridge.case, page.bridge.authority)


def submit(page: LetterPage) -> None:
    in_the_window("B Officer", "Information Rights Officer")
    page.sign_off.submit()


def approve(page: LetterPage) -> None:
    in_the_window("C Approver", "Head of Information Rights", "=", "23:50", code_of(page))
    page.sign_off.approve()


def issue(page: LetterPage) -> None:
    in_the_window("=")
    page.sign_off.issue()


def sent(page: LetterPage) -> LetterPage:
    for step in (submit, approve, issue):
        step(page)
    assert len(page.bridge.case.issued) == 1
    return page


# ── forward ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_way_of_a_letter_is_said_in_words_with_what_is_next(page):
    head = page.head
    assert head.steps.text() == "● Draft  ○ for sign-off  ○ approved  ○ issued"
    assert head.status.text() == "DRAFT stands across each page. Next: put it forward for sign-off."
    submit(page)
    assert head.steps.text() == "✓ Draft  ● for sign-off  ○ approved  ○ issued"
    at = page.bridge.workbench.clock().astimezone().strftime("%H:%M")
    assert head.status.text() == (
        f"Put forward by B Officer, Information Rights Officer, on Tue 29 July 2025 at {at}. Next: record the approval."
    )
    approve(page)
    assert head.steps.text() == "✓ Draft  ✓ for sign-off  ● approved  ○ issued"
    assert head.status.text() == (
        "Approved by C Approver, Head of Information Rights, on Tue 29 July 2025 at 23:50. Next: issue it."
    )


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (Status.DRAFT, {"submit", "approve"}),
        (Status.FOR_SIGN_OFF, {"approve", "draft"}),
        (Status.APPROVED, {"issue", "draft"}),
    ],
)
def test_only_the_steps_that_can_be_next_have_a_button(page, status, shown):
    for step in [submit, approve][: [Status.DRAFT, Status.FOR_SIGN_OFF, Status.APPROVED].index(status)]:
        step(page)
    assert page.bridge.case.letter.status is status
    assert {name for name in ("submit", "approve", "issue", "draft") if getattr(page.head, name).isVisible()} == shown


def test_putting_forward_says_which_code_draft_and_sheet_bear(page):
    submit(page)
    assert page.bridge.news[-1] == f"The letter is put forward. Draft and sign-off sheet bear the code {code_of(page)}."


def test_an_approval_takes_draft_off_the_pages(qtbot, page):
    submit(page)
    approve(page)
    qtbot.waitUntil(lambda: page._shown.draft is False)
    assert page.bridge.case.letter.approval.written_back == code_of(page)


def test_another_code_written_back_is_refused_with_a_sentence(page):
    submit(page)
    said = in_the_window("C Approver", "Head of Information Rights", "=", "=", "K7QF-M3XD")
    page.sign_off.approve()
    assert len(said) == 1
    assert "The code written back is not the code of this letter as it stands." in said[0]
    assert page.bridge.case.letter.approval is None


def test_an_approval_before_the_letter_was_put_forward_is_refused_in_its_window(page):
    submit(page)
    said = in_the_window("C Approver", "Head of Information Rights", "28/7/2025", "=", code_of(page))
    page.sign_off.approve()
    assert "earlier than" in said[0]


def test_open_findings_are_said_where_the_letter_is_put_forward(page):
    page.bridge.execute(SetOutcome(page.bridge.case.parts[0].id, None))
    said = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        said.extend(label.text() for label in dialog.findChildren(type(dialog.fault)))
        dialog.reject()

    QTimer.singleShot(0, look)
    page.sign_off.submit()
    assert any(text.startswith("⚠ Still open on this letter: ") and "to put right" in text for text in said)
    assert page.bridge.case.letter.status is Status.DRAFT


# ── back ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_when_an_approval_falls_the_page_says_exactly_what_changed(page):
    submit(page)
    approve(page)
    page.bridge.execute(SetTitle("Drones"))
    assert page.bridge.case.letter.status is Status.DRAFT
    assert page.head.fell_back.isVisible()
    assert page.head.fell_back.text() == (
        "⚠ It is a draft again. Changed since it was put forward or approved: The subject in the heading."
    )
    page.bridge.undo()
    assert page.bridge.case.letter.status is Status.APPROVED
    assert not page.head.fell_back.isVisible()


@pytest.mark.parametrize(
    ("steps", "since", "again"),
    [
        ((submit,), "put forward", "The change is taken back: the letter is put forward as it was."),
        ((submit, approve), "approved", "The change is taken back: the approval stands again."),
    ],
)
def test_the_news_says_since_which_step_the_letter_changed_and_what_and_when_that_is_over(page, steps, since, again):
    for step in steps:
        step(page)
    told, noted = [], []
    page.bridge.told.connect(told.append)
    page.bridge.noted.connect(noted.append)
    page.bridge.execute(SetTitle("Drones"))
    assert noted == [f"⚠ The letter is a draft again. Changed since it was {since}: The subject in the heading."]
    page.bridge.undo()
    assert told == [again]
    page.bridge.redo()
    assert len(noted) == 2
    assert told == [again]


def test_who_put_forward_and_who_approved_need_not_be_typed_for_the_next_letter(page):
    sent(page)
    page.show_letter()
    in_the_window("=")
    page.sign_off.submit()
    put_forward = page.bridge.case.letter.submission
    assert (put_forward.name, put_forward.role) == ("B Officer", "Information Rights Officer")
    in_the_window("=", "=", "=", "23:55", code_of(page))
    page.sign_off.approve()
    approval = page.bridge.case.letter.approval
    assert (approval.name, approval.role) == ("C Approver", "Head of Information Rights")


def test_once_the_window_was_closed_the_letter_before_still_says_who_they_were(page):
    sent(page)
    page.show_letter()
    page.sign_off._took.clear()
    in_the_window("=")
    page.sign_off.submit()
    assert page.bridge.case.letter.submission.name == "B Officer"


def test_the_news_of_an_issued_answer_says_where_the_case_is_now(page):
    told = []
    page.bridge.told.connect(told.append)
    sent(page)
    assert told[-1] == (
        "The letter is issued and sealed. It is listed beside the pages. The case now stands under “Answered”."
    )


def test_a_letter_with_the_approver_shows_everything_that_stands_in_its_way(page):
    """The number in the windows of sign-off and the list beside the pages are the same."""
    bridge = page.bridge
    bridge.execute(SetOutcome(bridge.case.parts[0].id, None))
    assert bridge.workbench.stage(bridge.case, bridge.authority) < Stage.SIGN_OFF
    submit(page)
    assert bridge.workbench.stage(bridge.case, bridge.authority) is Stage.SIGN_OFF


def test_the_letters_date_leaves_the_approval_alone(page):
    submit(page)
    approve(page)
    page.bridge.execute(SetLetterDate(date(2025, 7, 30)))
    assert page.bridge.case.letter.status is Status.APPROVED


def test_a_letter_can_be_returned_to_draft(qtbot, page):
    submit(page)
    approve(page)
    qtbot.mouseClick(page.head.draft, Qt.MouseButton.LeftButton)
    assert page.bridge.case.letter.status is Status.DRAFT
    page.sign_off.return_to_draft()
    assert page.bridge.news[-1] == "The letter is a draft as it is."


def test_thinking_better_of_it_changes_nothing(page):
    before = page.bridge.case
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    page.sign_off.submit()
    assert page.bridge.case == before


# ── what stands in the way of issuing ────────────────────────────────────────────────────────────────────────────────


def test_a_letter_that_is_not_approved_does_not_go_out(page):
    page.sign_off.issue()
    assert page.bridge.news[-1] == "Only an approved letter goes out. Put it forward and record its approval first."


def test_where_no_case_is_open_nothing_goes_out(page):
    page.bridge.open(None)
    with pytest.raises(RuleViolation, match="No case is open"):
        page.bridge.issue("B Officer", "Officer", TODAY)


def test_an_error_that_stands_keeps_the_letter_in_the_house(page):
    page.bridge.execute(SetOutcome(page.bridge.case.parts[0].id, None))
    submit(page)
    approve(page)
    page.sign_off.issue()
    assert page.bridge.news[-1].startswith("Still open on this letter: ")
    assert "Ctrl+G" in page.bridge.news[-1]
    assert page.bridge.case.issued == ()


def test_a_letter_dated_on_another_day_says_so_in_its_window(page):
    submit(page)
    approve(page)
    page.bridge.execute(SetLetterDate(date(2025, 7, 28)))
    said = in_the_window("=")
    page.sign_off.issue()
    assert "The letter is dated Mon 28 July 2025 but goes out on Tue 29 July 2025." in said[0]
    assert page.bridge.case.issued == ()


@pytest.mark.parametrize("step", ["submit", "approve", "issue", "return_to_draft"])
def test_without_a_request_there_is_nothing_to_sign(page, step):
    page.bridge.open(page.bridge.workbench.new_case())
    getattr(page.sign_off, step)()
    assert page.bridge.news[-1] == "There is no letter yet. Paste the request first."


# ── issued and sealed ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_letter_goes_out_and_its_sealed_pages_are_in_view(page):
    sent(page)
    (issued,) = page.bridge.case.issued
    assert (issued.kind, issued.name, issued.role, issued.on) == (
        LetterKind.ANSWER,
        "B Officer",
        "Information Rights Officer",
        TODAY,
    )
    assert page.bridge.case.event(EventKind.RESPONDED).on == TODAY
    assert page.preview.letter.data == page.bridge.workbench.sealed(page.bridge.case.id, issued.id).pdf
    assert page.in_view.isVisible()
    assert "as sealed when it was issued by B Officer, Information Rights Officer, on Tue 29 July 2025" in (
        page.in_view.what.text()
    )
    assert issued.sha256 in page.in_view.what.toolTip()
    assert issued.sha256[:12] not in page.in_view.what.text()


def test_the_issued_letters_are_listed_with_kind_day_and_code(page):
    sent(page)
    (issued,) = page.bridge.case.issued
    approved = issued.approval.written_back
    assert page.side.issued.list.item(0).text() == f"Answer\nTue 29 July 2025\n{approved} · as sealed"
    assert issued.sha256 in page.side.issued.list.item(0).toolTip()


def test_nothing_of_a_sealed_letter_leads_anywhere_or_can_be_altered(qtbot, page):
    sent(page)
    assert page.preview._doors == frozenset()
    for widget in (page.sections, page.side.fields, page.side.rewrite, page.head.kind, page.head.dated):
        assert not widget.isEnabled()
    assert not page.head.steps_row.isVisible()
    page.bridge.undo()
    assert len(page.bridge.case.issued) == 1, "an issued letter cannot be taken back"


def test_escape_leads_back_to_the_letter_and_enter_in_the_list_to_the_sealed_one(qtbot, page):
    sent(page)
    qtbot.keyClick(page.in_view.back, Qt.Key.Key_Escape)
    assert not page.in_view.isVisible()
    qtbot.waitUntil(lambda: page._shown is not None)
    assert page._shown.draft
    assert "This would be a further letter; the answer went out on Tue 29 July 2025." in page.head.status.text()
    page.side.issued.list.setFocus()
    page.side.issued.list.setCurrentRow(0)
    qtbot.keyClick(page.side.issued.list, Qt.Key.Key_Return)
    assert page.in_view.isVisible()
    assert page.focusWidget() is page.in_view.back


def test_a_sealed_letter_is_saved_out_byte_for_byte(qtbot, page, tmp_path):
    sent(page)
    sealed = page.preview.letter.data
    suggested = []
    page.output.ask_path = lambda name: suggested.append(name) or str(tmp_path / name)
    page.export_pdf()
    qtbot.waitUntil(lambda: any("Issued letter kept as" in news for news in page.bridge.news))
    assert suggested == ["616-25 answer as issued 2025-07-29.pdf"]
    assert (tmp_path / suggested[0]).read_bytes() == sealed


def test_a_sealed_letter_is_corrected_by_a_new_one(qtbot, page):
    sent(page)
    before = page.preview.letter.data
    qtbot.mouseClick(page.in_view.correct, Qt.MouseButton.LeftButton)
    case = page.bridge.case
    assert case.letter.corrects == case.issued[0].id
    assert page.head.status.text().startswith("This corrects the answer of Tue 29 July 2025.")
    assert page.bridge.workbench.sealed(case.id, case.issued[0].id).pdf == before


def test_what_a_correction_changes_is_typed_and_stands_in_the_letter(qtbot, page):
    assert page.side.field("change") is None
    sent(page)
    qtbot.mouseClick(page.in_view.correct, Qt.MouseButton.LeftButton)
    page.go_to(Place(Page.LETTER, field="change"))
    qtbot.keyClicks(page.side.fields.change, "the number in question 2")
    assert page.bridge.flush()
    assert page.bridge.case.letter.change == "the number in question 2"
    said = "What has changed: the number in question 2."
    qtbot.waitUntil(lambda: page._shown is not None and any(said in text for text in page._shown.texts()))


def test_a_letter_whose_pages_are_in_another_library_says_so(page):
    sent(page)
    workbench = page.bridge.workbench
    page.bridge.open(workbench.import_case(encode(page.bridge.case, workbench.authority_of(page.bridge.case))))
    page.show_sealed(page.bridge.case.issued[0].id)
    assert page.bar.isVisible()
    assert not page.in_view.isVisible()
    assert "✖" in page.bar.text


def test_a_sealed_letter_is_printed_as_it_is(qtbot, page, tmp_path):
    sent(page)
    page.output.ask_printer = lambda title: to_file(tmp_path / "paper.pdf")
    page.print_letter()
    qtbot.waitUntil(lambda: page.bridge.news[-1] == "Issued letter sent to the printer: 2 pages.")
    assert pages_of(tmp_path / "paper.pdf") == 2


def test_leaving_the_page_leads_back_to_the_letter_being_written(qtbot, page):
    sent(page)
    page.hide()
    page.show()
    assert not page.in_view.isVisible()
    qtbot.waitUntil(lambda: page._shown is not None)


def test_another_case_shows_nothing_of_a_sealed_letter(page):
    sent(page)
    page.bridge.open(page.bridge.workbench.new_case())
    assert not page.in_view.isVisible()
    assert page.preview.letter is None
    assert not page.side.issued.isVisible()


# ── the sheet ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_sign_off_sheet_is_looked_at_exported_and_left(qtbot, page, tmp_path):
    letter = page._shown
    page.show_sheet()
    qtbot.waitUntil(lambda: page._shown is not None and page._shown != letter)
    assert any(code_of(page) in text for text in page._shown.texts()) or page._shown.code == code_of(page)
    assert page.in_view.what.text().startswith("Sign-off sheet")
    assert not page.in_view.correct.isVisible()
    suggested = []
    page.output.ask_path = lambda name: suggested.append(name) or str(tmp_path / "sheet.pdf")
    page.export_pdf()
    qtbot.waitUntil(lambda: page.bridge.news == [f"Sign-off sheet kept as {tmp_path / 'sheet.pdf'}."])
    assert suggested == ["616-25 sign-off sheet.pdf"]
    page.sections.setFocus()
    qtbot.keyClick(page.sections, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page._shown == letter)


def test_the_sheet_follows_the_case(qtbot, page):
    page.show_sheet()
    qtbot.waitUntil(lambda: page._shown is not None)
    page.bridge.execute(SetSubject(page.bridge.case.parts[0].id, "An entirely other subject"))
    qtbot.waitUntil(lambda: any("An entirely other subject" in text for text in page._shown.texts()))


def test_nothing_on_the_sheet_is_rewritten(qtbot, page):
    page.show_sheet()
    qtbot.waitUntil(lambda: page._shown is not None)
    page.sections.setCurrentIndex(page.sections.model().index(0, 0))
    page.rewrite()
    assert not page.rewriting.isVisible()


# ── the window that asks ─────────────────────────────────────────────────────────────────────────────────────────────


def dialog_for(qtbot, step=RECORD_APPROVAL, make=lambda signed: signed) -> SigningDialog[Signed]:
    dialog = SigningDialog(step, TODAY, make)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_what_is_missing_is_said_field_by_field_and_the_keyboard_goes_there(qtbot):
    dialog = dialog_for(qtbot)
    for field, text, missing in (
        (dialog.name, " C Approver ", "The name is missing."),
        (dialog.role, "Head of Information Rights", "The role is missing."),
        (dialog.code, "K7QF-M3XD", "The code is missing."),
    ):
        dialog.accept()
        assert missing in dialog.fault.text()
        assert field.hasFocus()
        field.setText(text)
    dialog.accept()
    assert dialog.made == Signed("C Approver", "Head of Information Rights", TODAY, "", "K7QF-M3XD")


@pytest.mark.parametrize(
    ("on", "time", "said", "field"),
    [
        ("31 June 2025", "", "There is no 31 June 2025.", "on"),
        ("", "", "The day is missing.", "on"),
        ("29/07/2025", "2 pm", "This is not a time of day.", "time"),
        ("29/07/2025", "24:00", "This is not a time of day.", "time"),
    ],
)
def test_a_day_or_time_that_cannot_be_is_said(qtbot, on, time, said, field):
    dialog = dialog_for(qtbot, PUT_FORWARD)
    dialog.name.setText("B Officer")
    dialog.role.setText("Officer")
    dialog.on.setText(on)
    dialog.time.setText(time)
    dialog.accept()
    assert said in dialog.fault.text()
    assert getattr(dialog, field).hasFocus()
    with pytest.raises(BadInput):
        dialog.signed()


def test_no_code_is_asked_for_where_none_is_written_back(qtbot):
    assert not dialog_for(qtbot, ISSUE).code.isVisible()
    assert not dialog_for(qtbot, PUT_FORWARD).code.isVisible()
    assert dialog_for(qtbot, RECORD_APPROVAL).code.isVisible()


def test_what_is_refused_leaves_the_window_open(qtbot):
    def refuse(signed: Signed) -> None:
        raise RuleViolation("Not today.", "Come back tomorrow.")

    dialog = dialog_for(qtbot, ISSUE, refuse)
    dialog.name.setText("B")
    dialog.role.setText("O")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.fault.text() == "✖ Not today. Come back tomorrow."


@pytest.mark.parametrize(("status", "marks"), [(Status.DRAFT, "●○○○"), (Status.APPROVED, "✓✓●○")])
def test_the_steps_are_marked_by_signs_and_not_by_colour(status, marks):
    assert [step[0] for step in steps_of(status).split("  ")] == list(marks)
