"""A hold is put on and released on purpose, with a reason, and Undo has no part in it."""

from datetime import date

import pytest

from tests.service.generated import opened
from workbench.domain.hold import Hold
from workbench.errors import RuleViolation
from workbench.service import commands as c

HOLD = Hold("A claim is expected.", "A. Officer", date(2026, 11, 25))


@pytest.fixture
def session():
    return opened()[1]


def test_a_hold_is_kept_and_named_in_the_log():
    workbench, session = opened()
    session.execute(c.PutOnHold(HOLD))
    session.execute(c.ReleaseHold())
    assert [row.label for row in workbench.history(session.case.id)] == [
        *("Open case", "Put case on hold", "Release hold"),
    ]
    assert session.case.hold is None


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_hold_needs_a_reason(session, reason):
    with pytest.raises(RuleViolation, match="only with a reason"):
        session.execute(c.PutOnHold(Hold(reason)))
    assert session.case.hold is None


def test_undo_takes_the_work_back_and_leaves_the_hold(session):
    session.execute(c.SetTitle("Drones"))
    session.execute(c.PutOnHold(HOLD))
    session.execute(c.SetReference("9-26"))
    for undone in (("Drones", "1-25"), ("", "1-25")):
        session.undo()
        assert (session.case.title, session.case.reference, session.case.hold) == (*undone, HOLD)
    while session.redo():
        assert session.case.hold == HOLD
    assert (session.case.title, session.case.reference) == ("Drones", "9-26")


def test_undo_does_not_bring_back_a_hold_that_was_released(session):
    session.execute(c.PutOnHold(HOLD))
    session.execute(c.SetTitle("Drones"))
    session.execute(c.ReleaseHold())
    session.undo()
    assert (session.case.title, session.case.hold) == ("", None)


def test_a_hold_is_not_what_undo_offers(session):
    session.execute(c.PutOnHold(HOLD))
    assert session.undo_label == ""
