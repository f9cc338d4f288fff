"""Whatever happened, in whatever order: the clocks say something, or one sentence, and never contradict themselves."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.clock_cases import LIMITS, calendar, catalogue
from workbench.domain.authority import ReviewWindow
from workbench.domain.case import Case, Claim, ClockEvent, EventKind, Part, Question
from workbench.domain.clocks import (
    answer_due,
    answered_late,
    answered_on,
    current_clock,
    deadlines,
    explain,
    listed_due,
    missed,
    order_fault,
    order_faults,
    titled,
    waits,
)
from workbench.errors import BadInput

DAYS = st.dates(date(2022, 8, 1), date(2022, 11, 30))
ANY_DAY = DAYS | st.dates()
NAMED = st.lists(st.sampled_from(("q1", "q2", "q3", "gone")), max_size=2).map(tuple)


@st.composite
def cases(draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS) -> Case:
    """A case of up to three questions, one under another, with any events on any days, possible or not."""
    questions = (Question("q1", "1", "A"), Question("q2", "2", "B", parent_id="q1"), Question("q3", "3", "C"))
    kinds, limbs = st.sampled_from(EventKind), st.sampled_from(("", "31(1)", "24(2)", "21"))
    drawn = draw(st.lists(st.tuples(kinds, days, NAMED, limbs, st.none() | days), max_size=8))
    events = tuple(
        ClockEvent(f"e{number}", kind, on, "", named, limb, until)
        for number, (kind, on, named, limb, until) in enumerate(drawn)
    )
    parts = tuple(Part(f"p{id_}", question_ids=(id_,), claims=(Claim("31(1)"),)) for id_ in draw(NAMED))
    return Case(
        "a", received=draw(st.none() | days), events=events, questions=questions[: draw(st.integers(0, 3))], parts=parts
    )


@given(cases())
@settings(deadline=None)
def test_every_clock_has_a_name_of_its_own_and_reasons(case: Case) -> None:
    found = deadlines(case, calendar(), LIMITS, ReviewWindow(), date(2022, 12, 1))
    keys = [clock.key for clock in found]
    assert len(keys) == len(set(keys))
    known = {question.id for question in case.questions}
    for clock in found:
        assert len(explain(clock)) >= 3
        assert titled(case, clock).startswith(clock.name)
        assert set(clock.question_ids) <= known
        assert clock.later is None or clock.due < clock.later
        assert clock.original is None or any(str(clock.original.year) in sentence for sentence in explain(clock))


@given(cases())
@settings(deadline=None)
def test_what_is_due_what_waits_and_what_is_answered_agree(case: Case) -> None:
    due = answer_due(case, calendar(), LIMITS)
    clock = current_clock(case, calendar(), LIMITS)
    assert due == (clock.due if clock else None)
    if due:
        assert answered_on(case) is None
        assert listed_due(case, calendar(), LIMITS) == due
    if case.received and due is None and answered_on(case) is None:
        assert waits(case, LIMITS)
    if case.received and not case.events:
        assert due is not None


@given(cases())
@settings(deadline=None)
def test_a_case_built_event_by_event_is_never_refused_as_a_file(case: Case) -> None:
    built = replace(case, events=())
    for event in case.events:
        if order_fault(built, event, catalogue()) is None:
            built = replace(built, events=(*built.events, event))
    assert order_faults(built, catalogue()) == ()


@given(cases(ANY_DAY), st.dates())
@settings(deadline=None)
def test_any_day_at_all_gives_dates_or_a_sentence(case: Case, today: date) -> None:
    questions = (
        lambda: deadlines(case, calendar(), LIMITS, ReviewWindow(20, 40), today),
        lambda: listed_due(case, calendar(), LIMITS),
        lambda: answered_late(case, calendar(), LIMITS),
        lambda: missed(case, today, calendar(), LIMITS),
        lambda: waits(case, LIMITS),
        lambda: [order_fault(case, event, catalogue()) for event in case.events],
    )
    for ask in questions:
        with suppress(BadInput):
            ask()


@pytest.mark.parametrize("kind", EventKind)
def test_the_last_day_of_all_calendars_gets_a_sentence_or_a_date(kind: EventKind) -> None:
    case = Case("a", received=date(2026, 3, 2), events=(ClockEvent("e", kind, date.max, until=date.max, limb="31(1)"),))
    with suppress(BadInput):
        deadlines(case, calendar(), LIMITS, ReviewWindow(), date(2026, 3, 3))
