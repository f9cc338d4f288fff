"""One road for every change: handler, library, undo, word to the window. Memory is never ahead of the disk."""

from datetime import UTC, datetime

import pytest

from tests.fakes.store import MemoryCaseStore
from workbench import bootstrap
from workbench.domain.case import Outcome
from workbench.errors import NotKept
from workbench.service import commands as c
from workbench.service.history import DEPTH
from workbench.service.workbench import Workbench

NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def store():
    return MemoryCaseStore()


@pytest.fixture
def workbench(store):
    numbers = iter(range(10_000))
    return Workbench(
        store,
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render=lambda document: pytest.fail("no letter is asked for here"),
        write=lambda path, data: None,
        clock=lambda: NOON,
        new_id=lambda: f"id{next(numbers)}",
    )


@pytest.fixture
def session(workbench):
    return workbench.new_case()


def reread(workbench, session):
    """The case as a fresh session reads it: what "kept" means."""
    return workbench._store.load(session.case.id)


def test_a_new_case_is_kept_at_once_with_day_nought_and_a_reference(workbench, session):
    assert reread(workbench, session) == session.case
    assert session.case.received == NOON.date()
    assert session.case.reference == "1-25"


def test_a_change_is_kept_before_it_is_seen(workbench, session):
    change = session.execute(c.SetTitle("Drones"))
    assert change.after.title == "Drones"
    assert reread(workbench, session).title == "Drones"
    assert change.after.revision == change.before.revision + 1


def test_nothing_to_do_is_no_change(session):
    assert session.execute(c.SetTitle("")) is None
    assert session.undo_label == ""


def test_undo_names_the_change_and_is_itself_kept(workbench, session):
    session.execute(c.SetTitle("Drones"))
    assert session.undo_label == "Change subject"
    session.undo()
    assert session.case.title == ""
    assert reread(workbench, session).title == ""
    assert session.redo_label == "Change subject"
    session.redo()
    assert reread(workbench, session).title == "Drones"


def test_typing_in_one_field_is_one_step_until_it_is_left(session):
    for text in ("D", "Dr", "Drones"):
        session.execute(c.SetTitle(text))
    session.seal()
    session.execute(c.SetTitle("Drones and cameras"))
    session.undo()
    assert session.case.title == "Drones"
    session.undo()
    assert session.case.title == ""


def test_a_change_after_undo_forgets_what_was_undone(session):
    session.execute(c.SetTitle("Drones"))
    session.undo()
    session.execute(c.SetReference("9-25"))
    assert session.redo() is None


def test_what_cannot_be_kept_did_not_happen_and_can_be_tried_again(store, workbench, session):
    before = session.case
    store.faults.append(NotKept("The disk is full.", "Make room."))
    with pytest.raises(NotKept):
        session.execute(c.SetTitle("Drones"))
    assert session.case is before
    assert session.undo_label == ""
    session.execute(c.SetTitle("Drones"))
    assert reread(workbench, session).title == "Drones"


def test_an_undo_that_cannot_be_kept_can_be_tried_again(store, session):
    session.execute(c.SetTitle("Drones"))
    store.faults.append(NotKept("The disk is full."))
    with pytest.raises(NotKept):
        session.undo()
    assert session.case.title == "Drones"
    session.undo()
    assert session.case.title == ""


def test_two_hundred_steps_can_be_undone(session):
    for number in range(DEPTH + 50):
        session.execute(c.SetTitle(f"{number}"))
        session.seal()
    undone = 0
    while session.undo():
        undone += 1
    assert undone == DEPTH
    assert session.case.title == "49"


def test_the_case_log_says_what_was_done_but_not_what_was_written(workbench, session):
    session.execute(c.SetTitle("Something secret"))
    session.undo()
    labels = [entry.label for entry in workbench.history(session.case.id)]
    assert labels == ["Open case", "Change subject", "Undo Change subject"]


def test_a_request_is_kept_verbatim_with_its_questions_each_with_a_part(workbench, session):
    text = "Dear force,\r\n\r\n1. How many\u00a0dogs?\r\n2. At what cost?\r\n\r\nThanks"
    session.execute(workbench.take_in(text))
    kept = reread(workbench, session)
    assert kept.request == text
    assert [q.text for q in kept.questions] == ["How many\u00a0dogs?", "At what cost?"]
    assert [part.question_ids for part in kept.parts] == [(q.id,) for q in kept.questions]


def test_what_no_store_can_hold_is_replaced_at_the_door(workbench, session):
    session.execute(workbench.take_in("1. What is \0 and \ud800?"))
    assert reread(workbench, session).request == "1. What is \ufffd and \ufffd?"


def test_parts_under_a_question_that_asks_something_itself_are_left_to_the_officer(workbench):
    taken = workbench.take_in("Please tell me:\n\n1. What did you buy?\n   a) from whom?\n   b) when?\n2. Why?\n")
    answered = {question_id for part in taken.parts for question_id in part.question_ids}
    named = {q.label for q in taken.questions if q.id in answered}
    assert "2" in named


def test_the_letter_is_a_draft_again_when_it_changes_after_approval(session):
    from datetime import date

    from workbench.domain.case import Part, Question
    from workbench.domain.letter import Approval

    session.execute(c.TakeRequest("Why?", (Question("q", "1", "Why?"),), (Part("p", question_ids=("q",)),)))
    session.execute(c.ApproveLetter(Approval("N. N.", "Head of Information Rights", date(2025, 7, 2))))
    change = session.execute(c.SetOutcome("p", Outcome.NOT_HELD))
    assert change.draft_again
    assert session.case.letter.approval is None


def test_a_date_that_no_clock_can_count_from_is_refused_and_nothing_changes(workbench, session):
    from datetime import date

    from workbench.domain.case import ClockEvent, EventKind
    from workbench.errors import BadInput

    before = session.case
    for command in (
        c.SetReceived(date(1066, 10, 14)),
        c.SetLetterDate(date(2300, 1, 1)),
        c.RecordEvent(ClockEvent("e", EventKind.REVIEW_REQUESTED, date(2301, 1, 1))),
    ):
        with pytest.raises(BadInput):
            session.execute(command)
    assert session.case is before
    assert reread(workbench, session) == before


def test_what_can_be_undone_is_remembered_for_each_case(workbench, session):
    session.execute(c.SetTitle("Drones"))
    other = workbench.new_case()
    other.execute(c.SetTitle("Horses"))
    again = workbench.open_case(session.case.id)
    assert again.undo_label == "Change subject"
    again.undo()
    assert reread(workbench, again).title == ""
    assert reread(workbench, other).title == "Horses"
