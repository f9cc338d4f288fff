"""Which letter goes out when: each kind in time, late, and as the correction of one that went out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.fakes.store import MemoryCaseStore
from tests.letters.cases import FORCE, LETTERS
from workbench import bootstrap
from workbench.domain.calendar import Holiday, Nation
from workbench.domain.case import ClockEvent, EventKind
from workbench.domain.checks import standing
from workbench.domain.findings import Waiver
from workbench.domain.letter import LetterKind
from workbench.errors import RuleViolation
from workbench.service import casefile
from workbench.service import commands as c
from workbench.service.casefile import encode
from workbench.service.ports import RenderedLetter
from workbench.service.workbench import Workbench

IN_TIME, LATE = date(2026, 10, 5), date(2026, 10, 6)  # the twentieth working day after receipt, and the day after it
REVIEW_IN_TIME, REVIEW_LATE = date(2026, 11, 9), date(2026, 12, 8)  # 20 working days are up, and 40
GOES, AFTER_WAIVER = "goes out", "goes out once the delay is set aside with its reason"

# the letter, the day, what becomes of it
ISSUES = [
    ("acknowledgement", IN_TIME, GOES),
    ("acknowledgement", LATE, GOES),  # no time is set for it
    ("clarification-of-all", IN_TIME, GOES),
    ("clarification-of-all", LATE, GOES),  # it refuses nothing, and the time starts afresh (FOIA s.10(6))
    ("clarification-of-some", IN_TIME, GOES),
    ("clarification-of-some", LATE, GOES),
    ("fees-notice", IN_TIME, GOES),
    ("fees-notice", LATE, AFTER_WAIVER),  # within the time for complying (FOIA s.9(1))
    ("extension", IN_TIME, GOES),
    ("extension", LATE, AFTER_WAIVER),  # within the time for complying (FOIA s.17(2))
    ("answer-in-full", IN_TIME, GOES),
    ("answer-in-full", LATE, AFTER_WAIVER),
    ("answer-mixed", IN_TIME, GOES),
    ("answer-mixed", LATE, AFTER_WAIVER),
    ("answer-cost", IN_TIME, GOES),
    ("answer-cost", LATE, AFTER_WAIVER),
    ("review-outcome", REVIEW_IN_TIME, GOES),
    ("review-outcome", REVIEW_LATE, GOES),  # the Code's time, not the Act's: the letter admits it
]
NAMES = list(dict.fromkeys(name for name, _, _ in ISSUES))


def days_of(name):
    return [day for each, day, _ in ISSUES if each == name]


def begun(name, day):
    """The case of that name, its letter undated, in a library of its own on that day."""
    numbers = iter(range(10_000))
    workbench = Workbench(
        MemoryCaseStore(),
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render=lambda document: RenderedLetter("\n".join(document.texts()).encode(), 1),
        write=lambda path, data: None,
        clock=lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        new_id=lambda: f"n{next(numbers)}",
    )
    workbench.set_authority(FORCE)
    case = LETTERS[name]()
    undated = replace(case, letter=replace(case.letter, dated=None))
    return workbench, workbench.import_case(casefile.encode(undated, FORCE))


def issue(workbench, session):
    """Have the letter approved as it stands, and send it out."""
    code, today = workbench.code(session.case, FORCE), workbench.today()
    session.execute(c.ApproveLetter(workbench.approval(session.case, FORCE, "B. Head", "Head", today, "", code)))
    return workbench.issue(session, "A. Officer", "Officer", today).after.issued[-1]


def set_aside(workbench, session):
    for found in standing(workbench.findings(session.case, FORCE)):
        assert found.rule == "in-time"
        session.execute(c.Waive(Waiver(found.rule, found.place, "A flood.", "A. Officer", workbench.today())))


@pytest.mark.parametrize(("name", "day", "becomes"), ISSUES)
def test_a_letter_in_time_or_late(name, day, becomes):
    workbench, session = begun(name, day)
    if becomes == AFTER_WAIVER:
        with pytest.raises(RuleViolation, match="An error stands in the way"):
            issue(workbench, session)
        set_aside(workbench, session)
    assert issue(workbench, session).dated == day


def corrected(name, day):
    """One letter went out on the day; another begins that corrects it."""
    workbench, session = begun(name, day)
    set_aside(workbench, session)
    wrong = issue(workbench, session)
    session.execute(c.BeginCorrection(wrong.id))
    set_aside(workbench, session)
    return workbench, session, wrong


@pytest.mark.parametrize(("name", "day"), [(name, day) for name in NAMES for day in days_of(name)])
def test_a_correction_that_changes_nothing_does_not_go_out_and_one_that_does_goes(name, day):
    workbench, session, wrong = corrected(name, day)
    session.execute(c.SetChange("the heading"))  # to say so is not yet to change it
    with pytest.raises(RuleViolation, match="says the same as the one that it corrects"):
        issue(workbench, session)
    assert session.case.issued == (wrong,)
    session.execute(c.ReturnToDraft())
    session.execute(c.SetTitle("Unmanned aircraft"))
    right = issue(workbench, session)
    assert (right.corrects, right.kind) == (wrong.id, wrong.kind)


def test_a_day_that_was_told_wrongly_is_something_to_correct():
    workbench, session = begun("answer-in-full", IN_TIME)
    asked, told = (
        ClockEvent("e1", EventKind.CLARIFICATION_ASKED, date(2026, 9, 8)),
        ClockEvent("e2", EventKind.CLARIFICATION_RECEIVED, date(2026, 9, 10)),
    )
    session.execute(c.RecordEvent(asked))
    session.execute(c.RecordEvent(told))
    wrong = issue(workbench, session)
    session.execute(c.BeginCorrection(wrong.id))
    session.execute(c.RecordEvent(replace(told, on=date(2026, 9, 9))))
    assert issue(workbench, session).corrects == wrong.id


def test_a_holiday_proclaimed_since_moves_the_days_that_a_letter_gave():
    workbench, session = begun("answer-in-full", IN_TIME)
    wrong = issue(workbench, session)
    extra = Holiday(date(2026, 11, 3), "A day of thanks", (Nation.SCOTLAND,), date(2026, 10, 5), "The Gazette")
    workbench.set_proclaimed((extra,))
    session.execute(c.BeginCorrection(wrong.id))
    assert issue(workbench, session).corrects == wrong.id


def test_where_the_wrong_letter_is_elsewhere_nobody_can_say_that_it_said_the_same():
    workbench, session, wrong = corrected("answer-in-full", IN_TIME)
    elsewhere, _ = begun("acknowledgement", IN_TIME)
    brought = elsewhere.import_case(encode(session.case, workbench.authority_of(session.case)))
    assert issue(elsewhere, brought).corrects == wrong.id


def test_every_kind_of_letter_is_in_the_table():
    assert {LETTERS[name]().letter.kind for name in NAMES} == set(LetterKind)
