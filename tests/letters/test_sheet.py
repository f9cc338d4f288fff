"""What the approver reads on the sign-off sheet, by situation; the whole of one stands among the golden texts."""

from dataclasses import replace
from datetime import date

from tests.letters.cases import FORCE, mixed_answer
from workbench import bootstrap
from workbench.domain.case import ClockEvent, EventKind
from workbench.rendering.text import render_text


def test_each_clock_says_which_questions_it_is_for():
    """Clarified alone, a question has its own last day beside the one of the others."""
    asked = ClockEvent("e1", EventKind.CLARIFICATION_ASKED, date(2026, 9, 8), question_ids=("q3",))
    came = ClockEvent("e2", EventKind.CLARIFICATION_RECEIVED, date(2026, 9, 14), question_ids=("q3",))
    sheet = render_text(bootstrap.desk().compose_sheet(replace(mixed_answer(), events=(asked, came)), FORCE))
    rows = [line for line in sheet.splitlines() if line.startswith("Answer by")]
    assert [row.partition("  ")[0] for row in rows] == [
        "Answer by (questions 1, 2, 4, 5, 6, 7, 8 and 9)",
        "Answer by (question 3)",
    ]
    assert "Mon 5 October 2026" in rows[0]
    assert "Mon 12 October 2026" in rows[1]


def test_the_form_in_which_the_information_is_wanted_stands_on_the_sheet_where_one_is_recorded():
    """Section 11(1): the approver sees whether what is enclosed is what was asked for."""
    wanted = replace(mixed_answer(), preferred_form="a spreadsheet, by e-mail")
    assert "Wanted as (section 11)" in render_text(bootstrap.desk().compose_sheet(wanted, FORCE))
    assert "a spreadsheet, by e-mail" in render_text(bootstrap.desk().compose_sheet(wanted, FORCE))
    assert "Wanted as" not in render_text(bootstrap.desk().compose_sheet(mixed_answer(), FORCE))
