"""A case log comes in: matched once, shown before, each row a case of its own."""

from datetime import date
from itertools import islice

import pytest

from tests.intake.readers.test_register import workbook
from tests.service.test_handover import library
from workbench.domain.case import EventKind
from workbench.domain.register import Column, Match, Matched
from workbench.errors import NotKept
from workbench.service.ports import CaseQuery, Show

HEAD = ["Ref", "Received", "Requester", "Subject", "Request text", "Closed"]
LOG = workbook(
    [
        HEAD,
        [
            "612-25",
            date(2025, 7, 1),
            "A Requester",
            "Drones",
            "1. How many drones?\n2. Who flies them?",
            date(2025, 7, 28),
        ],
        ["613-25", date(2025, 7, 2), "B Requester", "Dogs", "", None],
        ["614-25", "31/06/2025", "C Requester", "Cats", "", None],
    ]
)
EVERYTHING = CaseQuery(show=Show.ALL)


@pytest.fixture
def workbench():
    return library("a")


@pytest.fixture
def log(workbench):
    return workbench.registers.read("log.xlsx", LOG)


def preview(workbench, log):
    return workbench.registers.preview(log, 0, log.matches[0])


def references(workbench):
    return sorted(row.reference for row in workbench.rows(EVERYTHING, 0, 10_000))


def test_nothing_comes_in_before_it_is_brought_in(workbench, log):
    assert [row.wanted for row in preview(workbench, log)] == [True, True, False]
    assert references(workbench) == []


def test_each_row_without_a_fault_becomes_a_case(workbench, log):
    kept = list(workbench.registers.bring_in(preview(workbench, log)))
    assert [row.reference for row in kept] == ["612-25", "613-25"]
    [drones] = [row for row in workbench.rows(EVERYTHING, 0, 10) if row.reference == "612-25"]
    case = workbench.look_at(drones.id)
    assert (case.received, case.requester.name, case.title) == (date(2025, 7, 1), "A Requester", "Drones")
    assert [question.text for question in case.questions] == ["How many drones?", "Who flies them?"]
    assert case.event(EventKind.RESPONDED).on == date(2025, 7, 28)
    assert drones.answered == date(2025, 7, 28)
    assert workbench.history(case.id)[0].label == "Bring in from a case log"


def test_what_came_in_is_left_out_the_next_time(workbench, log):
    list(islice(workbench.registers.bring_in(preview(workbench, log)), 1))
    again = preview(workbench, log)
    assert [(row.reference, row.known) for row in again] == [("612-25", True), ("613-25", False), ("614-25", False)]
    list(workbench.registers.bring_in(again))
    assert references(workbench) == ["612-25", "613-25"]


def test_a_full_disk_leaves_whole_cases_and_says_so(workbench, log):
    steps = workbench.registers.bring_in(preview(workbench, log))
    next(steps)
    workbench._store.faults.append(NotKept("The change was not kept: the disk is full."))
    with pytest.raises(NotKept):
        next(steps)
    assert references(workbench) == ["612-25"]


def test_columns_that_were_matched_by_hand_are_remembered_by_their_headings(workbench, log):
    assert log.remembered == (False,)
    match = log.matches[0]
    by_hand = type(match)(match.headings, (Matched(Column.REFERENCE, 0), Matched(Column.TITLE, 2)))
    workbench.registers.remember(by_hand)
    again = workbench.registers.read("another.xlsx", workbook([HEAD, ["1-26", None, "x"]]))
    assert (again.remembered, again.matches) == ((True,), (by_hand,))
    other = workbench.registers.read("other.xlsx", workbook([["Number", *HEAD[1:]], ["1-26"]]))
    assert other.remembered == (False,)


def test_each_row_says_when_its_answer_was_due_by_our_own_calendar(workbench, log):
    assert [row.due for row in preview(workbench, log)] == [date(2025, 7, 30), date(2025, 7, 31), None], (
        "14 July is a holiday"
    )
    list(workbench.registers.bring_in(preview(workbench, log)))
    listed = {row.reference: row.due for row in workbench.rows(EVERYTHING, 0, 10)}
    assert listed == {"612-25": date(2025, 7, 30), "613-25": date(2025, 7, 31)}


def test_a_year_that_no_calendar_covers_is_a_fault_of_its_row_alone(workbench):
    log = workbench.registers.read("log.csv", b"Ref,Received\n1-25,13/02/1925\n2-25,13/02/2025\n")
    old, new = preview(workbench, log)
    assert old.faults[0].startswith("The calendar of working days covers the years")
    assert [row.reference for row in workbench.registers.bring_in((old, new))] == ["2-25"]


def test_a_row_without_a_reference_is_known_again_by_what_else_it_says(workbench):
    log = workbench.registers.read(
        "log.csv", b"Ref,Received,Requester,Subject\n,13/02/2025,A Requester,Drones\n,13/02/2025,A Requester,Dogs\n"
    )
    list(islice(workbench.registers.bring_in(preview(workbench, log)), 1))
    assert [row.known for row in preview(workbench, log)] == [True, False]


def test_sheets_of_the_same_headings_are_matched_at_once(workbench):
    log = workbench.registers.read("log.xlsx", workbook([HEAD, ["1-25"]], [HEAD, ["2-25"]], [["Other"], ["3-25"]]))
    by_hand = Match(log.matches[0].headings, (Matched(Column.REFERENCE, 0),))
    assert workbench.registers.matched(log, by_hand).matches == (by_hand, by_hand, log.matches[2])
