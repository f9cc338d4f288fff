"""The window of events: the fields that each kind needs, and sentences where something cannot be recorded."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.ui.pages_support import desk
from ui.dialogs.events import EventsDialog
from ui.pages.request import RequestPage
from workbench.domain.case import EventKind, Outcome
from workbench.service import commands as c

QUESTIONS, LIMB, UNTIL = "questions", "limb", "until"

# what each kind of event asks for besides its day and a note
FIELDS = {
    EventKind.ACKNOWLEDGED: set(),
    EventKind.CLARIFICATION_ASKED: {QUESTIONS},
    EventKind.CLARIFICATION_RECEIVED: {QUESTIONS},
    EventKind.FEES_NOTICE: set(),
    EventKind.FEE_RECEIVED: set(),
    EventKind.EXTENDED: {QUESTIONS, LIMB, UNTIL},
    EventKind.RESPONDED: {QUESTIONS},
    EventKind.REVIEW_REQUESTED: set(),
    EventKind.REVIEW_EXTENDED: {UNTIL},
    EventKind.REVIEW_ANSWERED: set(),
    EventKind.COMPLAINED: set(),
    EventKind.DECISION_NOTICE: {UNTIL},
    EventKind.COMPLAINT_CLOSED: set(),
    EventKind.STEPS_TAKEN: set(),
    EventKind.APPEALED: set(),
    EventKind.APPEAL_ENDED: set(),
}


@pytest.fixture
def bridge(qtbot, monkeypatch):
    """A case of four questions, received on Thursday 3 July 2025, looked at on Wednesday 1 April 2026."""
    bridge = desk(qtbot, RequestPage).bridge
    monkeypatch.setattr(bridge.workbench, "clock", lambda: datetime(2026, 4, 1, 9, 0, tzinfo=UTC))
    return bridge


@pytest.fixture
def dialog(qtbot, bridge):
    dialog = EventsDialog(bridge)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def record(dialog: EventsDialog, kind: EventKind, on: str, until: str = "", limb: str = "", note: str = "") -> str:
    """Record an event as an officer does; gives the sentence that refuses it, or nothing."""
    dialog.fields.choose(kind)
    dialog.on.setText(on)
    dialog.fields.until.setText(until)
    dialog.note.setText(note)
    dialog.fields.limb.setCurrentIndex(max(0, dialog.fields.limb.findData(limb)))
    dialog.record()
    return dialog.fault.text() if dialog.fault.isVisible() else ""


def tick(dialog: EventsDialog, *rows: int) -> None:
    for row in rows:
        dialog.fields.questions.item(row).setCheckState(Qt.CheckState.Checked)


@pytest.mark.parametrize("kind", EventKind)
def test_each_kind_shows_the_fields_that_it_needs(dialog, kind):
    dialog.fields.choose(kind)
    assert {name for name in (QUESTIONS, LIMB, UNTIL) if getattr(dialog.fields, name).isVisible()} == FIELDS[kind]
    assert dialog.on.isVisible()
    assert dialog.note.isVisible()


def test_every_event_can_be_recorded_one_after_the_other(dialog, bridge):
    told = [
        record(dialog, EventKind.ACKNOWLEDGED, "4 July 2025"),
        record(dialog, EventKind.CLARIFICATION_ASKED, "7 July 2025"),
        record(dialog, EventKind.CLARIFICATION_RECEIVED, "14 July 2025"),
        record(dialog, EventKind.FEES_NOTICE, "15 July 2025"),
        record(dialog, EventKind.FEE_RECEIVED, "18 July 2025"),
        record(dialog, EventKind.EXTENDED, "21 July 2025", until="1 September 2025", limb="31(1)"),
        record(dialog, EventKind.RESPONDED, "29 August 2025"),
        record(dialog, EventKind.REVIEW_REQUESTED, "8 September 2025"),
        record(dialog, EventKind.REVIEW_EXTENDED, "15 September 2025", until="31 October 2025", note="two units look"),
        record(dialog, EventKind.REVIEW_ANSWERED, "30 October 2025"),
        record(dialog, EventKind.COMPLAINED, "10 November 2025"),
        record(dialog, EventKind.DECISION_NOTICE, "2 March 2026", until="10 April 2026"),
        record(dialog, EventKind.STEPS_TAKEN, "19 March 2026"),
        record(dialog, EventKind.APPEALED, "20 March 2026"),
        record(dialog, EventKind.APPEAL_ENDED, "23 March 2026"),
        record(dialog, EventKind.COMPLAINED, "24 March 2026"),
        record(dialog, EventKind.COMPLAINT_CLOSED, "25 March 2026"),
    ]
    assert told == [""] * 17
    assert {event.kind for event in bridge.case.events} == set(EventKind)
    extended = bridge.case.event(EventKind.EXTENDED)
    assert (extended.limb, extended.until) == ("31(1)", date(2025, 9, 1))
    assert dialog.recorded.item(5).text() == (
        "Mon 21 July 2025  Time was extended for the public interest · section 31(1) · until Mon 1 September 2025"
    )


def test_an_order_that_cannot_be_is_said_in_the_window_and_nothing_is_recorded(dialog, bridge):
    said = record(dialog, EventKind.CLARIFICATION_RECEIVED, "14 July 2025", note="by letter")
    assert said.startswith("✖ No clarification had been asked for by that day. Record first when")
    assert bridge.case.events == ()
    assert dialog.note.text() == "by letter"  # what was typed is still there
    assert record(dialog, EventKind.CLARIFICATION_ASKED, "7 July 2025") == ""
    assert record(dialog, EventKind.CLARIFICATION_RECEIVED, "14 July 2025") == ""


@pytest.mark.parametrize(
    ("on", "until", "words"),
    [
        ("31 June 2025", "1 September 2025", "There is no 31 June 2025"),
        ("", "1 September 2025", "The day is missing"),
        ("21 July 2025", "soon", "This is not a date"),
        ("21 July 2025", "", "estimates the date"),
        ("2 July 2025", "1 September 2025", "before the request arrived"),
    ],
)
def test_a_date_that_cannot_be_is_said(dialog, bridge, on, until, words):
    said = record(dialog, EventKind.EXTENDED, on, until=until, limb="31(1)")
    assert words in said
    assert bridge.case.events == ()


def test_an_extension_names_a_qualified_limb_and_offers_no_other(dialog, bridge):
    assert "only for a qualified exemption" in record(
        dialog, EventKind.EXTENDED, "21 July 2025", until="1 September 2025"
    )
    offered = [dialog.fields.limb.itemData(row) for row in range(dialog.fields.limb.count())]
    assert "31(1)" in offered
    assert "24(2)" in offered
    assert not {"21", "23(1)", "23(5)", "32(1)"} & set(offered)


def test_the_limbs_of_the_case_are_offered_first(qtbot, bridge):
    bridge.execute(c.SetOutcome(bridge.case.parts[0].id, Outcome.WITHHELD))
    bridge.execute(c.TickLimb(bridge.case.parts[0].id, "43(2)", "t1"))
    dialog = EventsDialog(bridge)
    qtbot.addWidget(dialog)
    assert dialog.fields.limb.itemData(1) == "43(2)"


def test_questions_that_are_ticked_are_recorded_and_all_is_none(dialog, bridge):
    ids = [question.id for question in bridge.case.questions]
    tick(dialog, 0)
    assert record(dialog, EventKind.CLARIFICATION_ASKED, "7 July 2025") == ""
    assert bridge.case.events[0].question_ids == (ids[0],)
    assert "question 1" in dialog.recorded.item(0).text()
    tick(dialog, *range(4))
    record(dialog, EventKind.CLARIFICATION_RECEIVED, "8 July 2025")
    assert bridge.case.events[1].question_ids == ()


def test_a_record_is_changed_in_the_fields(dialog, bridge):
    record(dialog, EventKind.CLARIFICATION_ASKED, "7 July 2025", note="which years?")
    record(dialog, EventKind.CLARIFICATION_RECEIVED, "14 July 2025")
    dialog.recorded.setCurrentRow(0)
    dialog.change.click()
    assert (dialog.on.text(), dialog.note.text()) == ("Mon 7 July 2025", "which years?")
    dialog.on.setText("8 July 2025")
    dialog.record()
    assert [(event.on, event.note) for event in bridge.case.events] == [
        (date(2025, 7, 8), "which years?"),
        (date(2025, 7, 14), ""),
    ]


def test_an_event_that_another_rests_on_stays_and_the_window_says_why(dialog, bridge):
    record(dialog, EventKind.CLARIFICATION_ASKED, "7 July 2025")
    record(dialog, EventKind.CLARIFICATION_RECEIVED, "14 July 2025")
    dialog.recorded.setCurrentRow(0)
    dialog.take_away.click()
    assert "the clarification was received on Mon 14 July 2025" in dialog.fault.text()
    assert len(bridge.case.events) == 2
    dialog.recorded.setCurrentRow(1)
    dialog.take_away.click()
    assert not dialog.fault.isVisible()
    assert len(bridge.case.events) == 1


# what happened so far, what is offered to be recorded next
NEXT = [
    ([], EventKind.RESPONDED),
    ([(EventKind.CLARIFICATION_ASKED, "7 July 2025")], EventKind.CLARIFICATION_RECEIVED),
    ([(EventKind.FEES_NOTICE, "7 July 2025")], EventKind.FEE_RECEIVED),
    ([(EventKind.RESPONDED, "29 July 2025")], EventKind.REVIEW_REQUESTED),
    (
        [(EventKind.RESPONDED, "29 July 2025"), (EventKind.REVIEW_REQUESTED, "8 September 2025")],
        EventKind.REVIEW_ANSWERED,
    ),
    (
        [
            (EventKind.RESPONDED, "29 July 2025"),
            (EventKind.REVIEW_REQUESTED, "8 September 2025"),
            (EventKind.REVIEW_ANSWERED, "29 September 2025"),
        ],
        EventKind.COMPLAINED,
    ),
    ([(EventKind.RESPONDED, "29 July 2025"), (EventKind.COMPLAINED, "10 November 2025")], EventKind.DECISION_NOTICE),
    (
        [
            (EventKind.RESPONDED, "29 July 2025"),
            (EventKind.COMPLAINED, "10 November 2025"),
            (EventKind.DECISION_NOTICE, "2 March 2026"),
        ],
        EventKind.APPEALED,
    ),
]


def test_what_a_notice_orders_is_offered_before_an_appeal(qtbot, bridge, dialog):
    record(dialog, EventKind.RESPONDED, "29 July 2025")
    record(dialog, EventKind.COMPLAINED, "10 November 2025")
    record(dialog, EventKind.DECISION_NOTICE, "2 March 2026", until="10 April 2026")
    opened = EventsDialog(bridge)
    qtbot.addWidget(opened)
    assert opened.kind.currentIndex() == list(EventKind).index(EventKind.STEPS_TAKEN)


@pytest.mark.parametrize(("so_far", "offered"), NEXT)
def test_what_is_likely_to_come_next_is_offered(qtbot, bridge, dialog, so_far, offered):
    for kind, on in so_far:
        record(dialog, kind, on)
    opened = EventsDialog(bridge)
    qtbot.addWidget(opened)
    assert opened.kind.currentIndex() == list(EventKind).index(offered)


def test_enter_records_from_any_field(qtbot, dialog, bridge):
    dialog.fields.choose(EventKind.ACKNOWLEDGED)
    for number, field in enumerate((dialog.on, dialog.note), 1):
        dialog.note.setText(f"letter {number}")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert len(bridge.case.events) == number


def test_the_same_is_not_recorded_twice_by_pressing_enter_once_more(qtbot, dialog, bridge):
    dialog.fields.choose(EventKind.ACKNOWLEDGED)
    for _ in range(2):
        qtbot.keyClick(dialog.on, Qt.Key.Key_Return)
    assert len(bridge.case.events) == 1
    assert dialog.fault.text() == (
        "✖ That is recorded already. Where it happened twice on one day, say so in the note."
    )
    dialog.note.setText("a second one, by post")
    qtbot.keyClick(dialog.on, Qt.Key.Key_Return)
    assert len(bridge.case.events) == 2


def test_what_is_still_to_come_has_not_happened(dialog, bridge):
    assert record(dialog, EventKind.RESPONDED, "2 April 2026") == (
        "✖ Thu 2 April 2026 is still to come. Record it once it has happened."
    )
    assert bridge.case.events == ()
    assert record(dialog, EventKind.RESPONDED, "1 April 2026") == ""
    assert dialog.on.text() == "Wed 1 April 2026"


def test_every_field_says_its_name_to_a_reader(dialog):
    dialog.fields.choose(EventKind.EXTENDED)
    names = [
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for widget in (dialog.recorded, dialog.kind, dialog.on, dialog.fields.questions, dialog.fields.limb)
    ]
    assert all(names)
    assert dialog.fields.until.accessibleName() == "Estimated date of the decision"
