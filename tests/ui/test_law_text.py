"""Law beside a decision: it is read from its beginning, and what is from memory says so."""

import pytest

from ui.widgets.law_text import EVIDENCE, LawText
from workbench.bootstrap import load_law
from workbench.domain.exemptions import Evidence


@pytest.fixture
def text(qtbot):
    text = LawText("The law")
    qtbot.addWidget(text)
    text.resize(200, 100)
    text.show()
    return text


def test_what_is_written_at_the_end_leaves_the_reader_at_the_beginning(text):
    for number in range(50):
        text.write(f"Paragraph {number}.")

    assert text.textCursor().position() == 0
    assert text.verticalScrollBar().value() == 0
    assert text.verticalScrollBar().maximum() > 0


def test_headings_without_points_are_left_out(text):
    text.points("Conditions", ())
    text.points("Pitfalls", ("One.", "Two."))
    text.write("")

    assert text.toPlainText() == "Pitfalls\n• One.\n• Two."


def test_what_the_requester_or_the_law_writes_is_text_and_never_markup(text):
    text.write("<b>x</b> & y")

    assert text.toPlainText() == "<b>x</b> & y"


@pytest.mark.parametrize("evidence", list(Evidence))
def test_how_sure_an_entry_is_stands_with_its_sources(text, evidence):
    text.sources(evidence, ("FOIA s.12(1)",))

    assert text.toPlainText() == f"How sure this is\n• {EVIDENCE[evidence]}\n• FOIA s.12(1)"
    assert ("memory" in EVIDENCE[evidence]) is (evidence is not Evidence.VERIFIED)


def test_every_ground_can_be_read_whole(text):
    for ground in load_law().combinations.grounds:
        text.clear()
        text.write_ground(ground)
        read = text.toPlainText()
        for words in (ground.title, ground.says, ground.notice, ground.note, *ground.conditions, *ground.pitfalls):
            assert words in read
