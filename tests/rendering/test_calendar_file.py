"""The calendar file: what a calendar program reads in it, and what nobody may read in it."""

from dataclasses import replace
from datetime import date

import icalendar
import pytest

from tests.domain.clock_cases import LIMITS, calendar, case, event
from workbench.domain.authority import ReviewWindow
from workbench.domain.case import Case, ClockEvent, EventKind, Requester
from workbench.domain.clocks import deadlines
from workbench.rendering.calendar_file import render_clocks

TODAY = date(2026, 11, 25)
OPEN = replace(
    case("2026-11-23", event(EventKind.EXTENDED, "2026-12-01", until="2027-01-15", limb="31(1)"), questions=2),
    title="Covert things",
    requester=Requester("Ada Asker", ("1 Street",), "ada@asker.example"),
    request="Please state the number of covert things.",
)


def render(*cases: Case) -> bytes:
    return render_clocks([(each, deadlines(each, calendar(), LIMITS, ReviewWindow(), TODAY)) for each in cases], TODAY)


def entries(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_each_clock_is_a_whole_day_with_reference_and_name() -> None:
    told = [(str(each["summary"]), each.decoded("dtstart")) for each in entries(render(OPEN))]
    assert told == [
        ("616-25: Answer by", date(2026, 12, 22)),
        ("616-25: Decide the public interest by", date(2027, 1, 15)),
        ("616-25: Public interest decision expected at the latest by", date(2027, 1, 25)),
    ]


def test_many_cases_stand_in_one_file_each_entry_with_an_identity_of_its_own() -> None:
    many = [replace(OPEN, id=f"case {number}") for number in range(50)]
    found = entries(render(*many))
    assert len(found) == 150
    assert len({str(each["uid"]) for each in found}) == 150


def test_nothing_of_the_requester_or_the_request_is_in_the_file() -> None:
    text = render(OPEN).decode()
    for secret in ("Ada", "Asker", "Street", "covert", "Covert", "31(1)", "Question", OPEN.id + ":"):
        assert secret not in text


def test_a_clock_keeps_its_identity_when_its_day_moves() -> None:
    moved = replace(OPEN, received=date(2026, 11, 24))
    before, after = entries(render(OPEN)), entries(render(moved))
    assert [str(each["uid"]) for each in before] == [str(each["uid"]) for each in after]
    assert before[0].decoded("dtstart") != after[0].decoded("dtstart")


def uids(case: Case) -> dict[str, str]:
    return {str(each["uid"]): str(each["status"]) for each in entries(render(case))}


@pytest.mark.parametrize(
    "happened",
    [
        [event(EventKind.FEES_NOTICE, "2026-11-25"), event(EventKind.FEE_RECEIVED, "2026-12-01")],
        [event(EventKind.CLARIFICATION_ASKED, "2026-11-25"), event(EventKind.CLARIFICATION_RECEIVED, "2026-12-01")],
        [event(EventKind.RESPONDED, "2026-12-01")],
    ],
    ids=["a fee was paid", "all was clarified", "it was answered"],
)
def test_whatever_happens_the_entry_of_the_answer_is_the_same_one(happened: list[ClockEvent]) -> None:
    plain = case("2026-11-23", questions=2)
    [answer] = uids(plain)
    assert answer in uids(replace(plain, events=tuple(happened)))


def test_a_question_that_is_clarified_has_an_entry_beside_the_others() -> None:
    plain = case("2026-11-23", questions=2)
    [answer] = uids(plain)
    about = {"question_ids": ("q2",)}
    apart = replace(
        plain,
        events=(
            event(EventKind.CLARIFICATION_ASKED, "2026-11-25", **about),
            event(EventKind.CLARIFICATION_RECEIVED, "2026-12-01", **about),
        ),
    )
    assert answer in uids(apart)
    names = [str(each["summary"]) for each in entries(render(apart))]
    assert names == ["616-25: Answer by (question 1)", "616-25: Answer by (question 2)"]


def test_the_entry_of_an_answer_is_taken_back_while_the_requester_is_waited_for() -> None:
    plain = case("2026-11-23", questions=2)
    [answer] = uids(plain)
    waiting = uids(replace(plain, events=(event(EventKind.CLARIFICATION_ASKED, "2026-11-25"),)))
    assert waiting[answer] == "CANCELLED"


def test_the_same_clocks_give_the_same_bytes_and_the_day_made_is_stamped() -> None:
    assert render(OPEN) == render(OPEN)
    assert {each.decoded("dtstamp").date() for each in entries(render(OPEN))} == {TODAY}


def test_lines_end_and_fold_as_the_format_wants() -> None:
    data = render(replace(OPEN, reference="Ŵestshire/FOI/2026/" * 6))
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(b"\n" not in line and b"\r" not in line for line in lines)


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("616-25", "616-25"),
        ("", "No reference"),
        (" \n", "No reference"),
        ("6;1,6\\n", "6;1,6\\n"),
        ("616\r\nBEGIN:VALARM\x00\x1b", "616 BEGIN:VALARM"),
        ("ŵ\u202e25", "ŵ 25"),
    ],
)
def test_any_reference_can_be_read_back(reference: str, shown: str) -> None:
    found = entries(render(replace(OPEN, reference=reference)))
    assert str(found[0]["summary"]) == f"{shown}: Answer by"
    assert len(found) == 3


def test_a_date_that_may_still_change_is_tentative() -> None:
    projected, open_in_law = case("2029-03-01"), case("2022-08-25")
    (first,), (second,) = entries(render(projected)), entries(render(open_in_law))
    assert [str(each["status"]) for each in (first, second)] == ["TENTATIVE", "TENTATIVE"]
    assert second.decoded("dtstart") == date(2022, 9, 23)
    assert str(entries(render(OPEN))[0]["status"]) == "CONFIRMED"


def test_without_clocks_it_is_an_empty_calendar() -> None:
    assert entries(render()) == []
    assert entries(render(Case("a"))) == []
