"""Which letter is written, and what each needs besides the case."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.letter_support import Typesetter, letter_page
from ui.pages.letter import LetterPage
from ui.widgets.letter_fields import KINDS, read_pounds, write_pounds
from workbench.domain.findings import Page, Place
from workbench.domain.letter import Fee, LetterKind
from workbench.errors import BadInput
from workbench.service.commands import ChooseLetter

NOT_REVIEW = [kind for kind in LetterKind if kind is not LetterKind.REVIEW_OUTCOME]


@pytest.fixture
def page(qtbot):
    with letter_page(qtbot, Typesetter()) as page:
        yield page


def choose(qtbot, page: LetterPage, kind: LetterKind) -> None:
    """By keyboard: to the list of letters, to the one wanted, Enter."""
    page.go_to(Place(Page.LETTER, field="kind"))
    qtbot.keyClick(page.head.kind, Qt.Key.Key_Home)
    for _ in range(list(KINDS).index(kind)):
        qtbot.keyClick(page.head.kind, Qt.Key.Key_Down)


def test_every_kind_of_letter_can_be_chosen_in_the_fields_words(page):
    names = [page.head.kind.itemText(row) for row in range(page.head.kind.count())]
    assert names == [
        "Acknowledgement",
        "Clarification request, s.1(3)",
        "Fees notice, s.9",
        "Extension of time, s.10(3)",
        "Answer or refusal notice",
        "Internal review outcome",
    ]
    assert page.head.kind.currentText() == "Answer or refusal notice"


@pytest.mark.parametrize("kind", [kind for kind in NOT_REVIEW if kind is not LetterKind.ANSWER])
def test_a_kind_is_chosen_by_keyboard_and_its_letter_is_on_the_pages(qtbot, page, kind):
    answer = page._shown
    choose(qtbot, page, kind)
    assert page.bridge.case.letter.kind is kind
    qtbot.waitUntil(lambda: page._shown != answer and page._shown == page._wanted)
    page.bridge.undo()
    assert page.head.kind.currentText() == KINDS[page.bridge.case.letter.kind]


def test_looking_through_the_letters_by_key_is_one_step_of_undo(qtbot, page):
    choose(qtbot, page, LetterKind.EXTENSION)
    page.bridge.undo()
    assert page.bridge.case.letter.kind is LetterKind.ANSWER
    assert page.bridge.session.undo_label == ""


def test_the_wheel_over_the_list_of_letters_changes_nothing(page):
    wheel = QWheelEvent(
        QPointF(5, 5),
        page.head.kind.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.head.kind, wheel)
    assert page.bridge.case.letter.kind is LetterKind.ANSWER


def test_the_outcome_of_a_review_needs_a_review_and_says_so(qtbot, page):
    choose(qtbot, page, LetterKind.REVIEW_OUTCOME)
    assert page.bridge.case.letter.kind is not LetterKind.REVIEW_OUTCOME
    assert page.bridge.news[-1] == "No review of this case has been opened. Open the review first."
    assert page.head.kind.currentText() == KINDS[page.bridge.case.letter.kind]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (LetterKind.ACKNOWLEDGEMENT, set()),
        (LetterKind.CLARIFICATION, {"wanted"}),
        (LetterKind.FEES_NOTICE, {"fee", "purpose"}),
        (LetterKind.EXTENSION, {"decision_by"}),
        (LetterKind.ANSWER, set()),
    ],
)
def test_a_field_is_there_for_the_letter_that_needs_it(page, kind, fields):
    page.bridge.execute(ChooseLetter(kind))
    shown = {name for name in ("wanted", "fee", "purpose", "decision_by") if page.side.field(name)}
    assert shown == fields


def test_what_is_to_be_clarified_is_typed_and_stands_in_the_letter(qtbot, page):
    page.bridge.execute(ChooseLetter(LetterKind.CLARIFICATION))
    page.go_to(Place(Page.LETTER, field="wanted"))
    qtbot.keyClicks(page.side.fields.wanted, "Which year do you mean?")
    assert page.bridge.flush()
    assert page.bridge.case.letter.wanted == "Which year do you mean?"
    qtbot.waitUntil(lambda: any("Which year do you mean?" in text for text in page._shown.texts()))


def test_a_fee_is_typed_in_pounds_with_what_it_pays_for(qtbot, page):
    page.bridge.execute(ChooseLetter(LetterKind.FEES_NOTICE))
    page.go_to(Place(Page.LETTER, field="fee"))
    qtbot.keyClicks(page.side.fields.fee.line, "12.50")
    qtbot.keyClick(page.side.fields.fee.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.side.fields.purpose, "copying 125 pages")
    assert page.bridge.flush()
    assert page.bridge.case.letter.fee == Fee(1250, "copying 125 pages")
    qtbot.waitUntil(lambda: any("12.50" in text for text in page._shown.texts()))


def test_the_date_of_the_decision_is_estimated(qtbot, page):
    page.bridge.execute(ChooseLetter(LetterKind.EXTENSION))
    page.go_to(Place(Page.LETTER, field="decision_by"))
    qtbot.keyClicks(page.side.fields.decision_by.line, "27 August 2025")
    assert page.bridge.flush()
    assert page.bridge.case.letter.decision_by == date(2025, 8, 27)


def test_the_file_is_named_after_the_letter(page, tmp_path):
    suggested = []
    page.output.ask_path = lambda name: suggested.append(name) or ""
    for kind in NOT_REVIEW:
        page.bridge.execute(ChooseLetter(kind))
        page.export_pdf()
    assert suggested == [f"616-25 {kind.value}.pdf" for kind in NOT_REVIEW]


@pytest.mark.parametrize(
    ("typed", "pence"), [("12", 1200), ("12.50", 1250), (" £1,234.5 ", 123450), ("0.05", 5), ("", 0)]
)
def test_an_amount_is_read_as_officers_write_it(typed, pence):
    assert read_pounds(typed) == pence
    assert read_pounds(write_pounds(pence)) == pence


@pytest.mark.parametrize("typed", ["-1", "1.234", "ten", "nan", "inf", "1e9"])
def test_what_is_no_amount_is_refused_with_an_example(typed):
    with pytest.raises(BadInput, match=r"12\.50"):
        read_pounds(typed)
