"""The line above the pages: where the clock stands, what it was first, and what waits for the requester."""

import pytest

from tests.domain.clock_cases import LIMITS, calendar, case, day, event
from ui.clock_words import clock_of
from ui.widgets.case_header import CaseHeader
from workbench.domain.case import Case, EventKind

ASKED, CLARIFIED = EventKind.CLARIFICATION_ASKED, EventKind.CLARIFICATION_RECEIVED
NOTICE, PAID = EventKind.FEES_NOTICE, EventKind.FEE_RECEIVED
RESPONDED, REVIEW = EventKind.RESPONDED, EventKind.REVIEW_REQUESTED
EXTENDED = event(EventKind.EXTENDED, "2026-06-10", until="2026-07-10", limb="31(1)")

# the case, today, what stands there
WORDS = [
    (Case("a"), "2026-03-10", "no date of receipt yet"),
    (case("2026-03-02"), "2026-03-10", "day 6 of 20 · due Tue 31 March 2026"),
    (case("2026-03-02"), "2026-03-31", "day 20 of 20 · due Tue 31 March 2026"),
    (case("2026-03-02"), "2026-04-01", "late: was due Tue 31 March 2026"),
    (
        case("2026-03-02", event(ASKED, "2026-03-09")),
        "2026-03-10",
        "on hold: waiting for clarification since Mon 9 March 2026",
    ),
    (
        case("2026-03-02", event(ASKED, "2026-03-09"), event(CLARIFIED, "2026-03-20")),
        "2026-03-23",
        "day 1 of 20 · due Tue 21 April 2026 (first Tue 31 March 2026)",
    ),
    (
        case("2026-03-02", event(ASKED, "2026-03-09", question_ids=("q2",)), questions=3),
        "2026-03-10",
        "day 6 of 20 · due Tue 31 March 2026 · question 2 waiting for clarification since Mon 9 March 2026",
    ),
    (
        case("2026-03-02", event(NOTICE, "2026-03-09")),
        "2026-03-10",
        "on hold: waiting for the fee since Mon 9 March 2026",
    ),
    (
        case("2026-03-02", event(NOTICE, "2026-03-09"), event(PAID, "2026-03-20")),
        "2026-03-23",
        "day 5 of 20 · due Wed 15 April 2026 (first Tue 31 March 2026)",
    ),
    (case("2026-05-18", EXTENDED), "2026-06-18", "public interest due Fri 10 July 2026 (first Wed 17 June 2026)"),
    (
        case("2026-05-18", EXTENDED),
        "2026-07-13",
        "late: public interest was due Fri 10 July 2026 (first Wed 17 June 2026)",
    ),
    (
        case("2022-08-25"),
        "2022-09-22",
        "day 18 of 20 · due Fri 23 September 2022, or Mon 26 September 2022 (open in law)",
    ),
    (case("2026-03-02", event(RESPONDED, "2026-03-31")), "2026-05-01", "answered Tue 31 March 2026"),
    (case("2026-03-02", event(RESPONDED, "2026-04-01")), "2026-05-01", "answered Wed 1 April 2026 (late)"),
    (
        case("2026-03-02", event(RESPONDED, "2026-03-31"), event(REVIEW, "2026-06-08")),
        "2026-06-09",
        "review day 1 of 20 · due Tue 7 July 2026",
    ),
    (
        case("2026-03-02", event(RESPONDED, "2026-03-31"), event(REVIEW, "2026-06-08")),
        "2026-07-08",
        "late: review was due Tue 7 July 2026",
    ),
]


@pytest.mark.parametrize(("shown", "today", "words"), WORDS)
def test_where_the_clock_stands(shown, today, words):
    assert clock_of(shown, calendar(), LIMITS, day(today)) == words


def test_the_header_names_the_case_and_offers_the_reasons(qtbot):
    header = CaseHeader()
    qtbot.addWidget(header)
    header.show_case(case("2026-03-02"), calendar(), LIMITS, day("2026-03-10"))
    assert header.isVisible()
    assert not header.why.isHidden()
    header.show_case(Case("a"), calendar(), LIMITS, day("2026-03-10"))
    assert header.why.isHidden()
