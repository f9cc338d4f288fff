"""The review list, holds, and destroying cases, as the officer of records has it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.fakes.store import MemoryCaseStore
from workbench import bootstrap
from workbench.domain.case import Case, ClockEvent, EventKind, Requester
from workbench.domain.digests import digest
from workbench.domain.log import first_break
from workbench.domain.safekeeping import RetentionRule, Safekeeping
from workbench.errors import LibraryDamaged, NotKept, RuleViolation
from workbench.service import commands as c
from workbench.service.backups import Backup
from workbench.service.ports import CaseQuery, LogEntry, Show
from workbench.service.workbench import Workbench

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
EVERYTHING = CaseQuery(show=Show.ALL)
RESPONDED, REVIEW, REVIEWED = EventKind.RESPONDED, EventKind.REVIEW_REQUESTED, EventKind.REVIEW_ANSWERED


def case(id_: str, *events: tuple[EventKind, str]) -> Case:
    happened = tuple(ClockEvent(f"e{n}", kind, date.fromisoformat(on)) for n, (kind, on) in enumerate(events))
    requester = Requester(f"Requester of {id_}")
    return Case(id_, f"{id_}-25", f"Subject {id_}", requester, date(2022, 7, 1), events=happened)


CASES = [
    case("long-over", (RESPONDED, "2022-07-29")),  # kept until Tue 29 July 2025
    case("over", (RESPONDED, "2023-11-24")),  # kept until Tue 24 November 2026: yesterday
    case("not-yet", (RESPONDED, "2023-11-25")),  # kept until today, and today is the last day
    case("recent", (RESPONDED, "2026-11-20")),  # and a review may still be asked for
    case("reviewed", (RESPONDED, "2022-07-29"), (REVIEW, "2022-08-10")),
    case("open"),
]


class Store(MemoryCaseStore):
    """A library in which some cases cannot be read, or not be destroyed, when a test says so."""

    damaged: frozenset[str] = frozenset()
    stuck: frozenset[str] = frozenset()

    def load(self, case_id):
        if case_id in self.damaged:
            raise LibraryDamaged("A case in the library is damaged.")
        return super().load(case_id)

    def destroy(self, case_id, entry):
        if case_id in self.stuck:
            raise NotKept("The disk is full.")
        super().destroy(case_id, entry)


class SomeBackups:
    """Backups beside the library and one elsewhere; each holds what a test says."""

    def __init__(self) -> None:
        self.held: dict[str, frozenset[str]] = {}

    def folders(self):
        return (Path("library/backups"),)

    def holding(self, case_ids):
        return [Backup(Path(name), NOW, 1) for name, held in self.held.items() if held & case_ids]


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def backups():
    return SomeBackups()


@pytest.fixture
def workbench(store, backups):
    workbench = Workbench(
        store,
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render=lambda document: None,
        write=lambda path, data: None,
        clock=lambda: NOW,
        new_id=iter(map(str, range(100))).__next__,
        load_limits=bootstrap.load_limits,
        by=lambda: "login",
        load_backups=lambda _: backups,
    )
    for each in CASES:
        store.save(each, workbench._listing(each), LogEntry("Open case", NOW, "login"))
    workbench.set_safekeeping(Safekeeping(retention=RetentionRule(3)))
    return workbench


def ids(lines):
    return [line.case_id for line in lines]


def lines(workbench):
    return {line.case_id: line for line in workbench.retention.lines(TODAY)}


def test_due_is_what_has_been_kept_long_enough_and_is_not_held(workbench):
    assert ids(workbench.retention.due(TODAY)) == ["long-over", "over"]
    assert ids(workbench.retention.due(date(2026, 11, 26))) == ["long-over", "over", "not-yet"]


def test_each_line_says_how_the_case_stands(workbench):
    found = lines(workbench)
    over = found["over"]
    assert (over.reference, over.title, over.received) == ("over-25", "Subject over", date(2022, 7, 1))
    assert (over.stands.closed, over.stands.keep_until) == (date(2023, 11, 24), date(2026, 11, 24))
    assert found["open"].stands.closed is None
    assert found["reviewed"].stands.held_because == ("a review was asked for and is not answered",)
    assert found["recent"].stands.held
    assert list(found) == ["long-over", "over", "not-yet", "recent", "open", "reviewed"]  # closed first, first


def test_without_a_period_nothing_is_due(workbench):
    workbench.set_safekeeping(Safekeeping())
    assert workbench.retention.due(date(2044, 1, 1)) == ()


def test_a_hold_keeps_a_case_that_was_due_until_it_is_released(workbench):
    workbench.set_safekeeping(replace(workbench.safekeeping(), officer="A. Officer"))
    workbench.retention.put_on_hold("over", "a claim is expected")
    held = lines(workbench)["over"].stands.held_because
    assert held == ("it was put on hold by A. Officer on Wed 25 November 2026: a claim is expected",)
    with pytest.raises(RuleViolation, match="over-25"):
        workbench.retention.destroy(["over"], "because I say so")
    workbench.retention.release("over")
    assert ids(workbench.retention.due(TODAY)) == ["long-over", "over"]
    assert [row.label for row in workbench.history("over")][1:] == ["Put case on hold", "Release hold"]


# which cases, the reason that is given, what is said where it is refused
REFUSED = [
    ([], "", "No case is chosen"),
    (["nobody"], "", "1 case is no longer in the library"),
    (["reviewed"], "any reason", "1 case is held and cannot be destroyed: reviewed-25"),
    (["recent"], "any reason", "held"),
    (["over", "reviewed"], "any reason", "held"),
    (["not-yet"], "", "A reason is needed: not-yet-25 would go out of turn"),
    (["open"], " \n", "A reason is needed: open-25"),
    (["over", "open"], "", "A reason is needed: open-25"),
]


@pytest.mark.parametrize(("chosen", "reason", "said"), REFUSED)
def test_what_may_not_be_destroyed_is_refused_and_nothing_is_lost(workbench, store, chosen, reason, said):
    before = store.log()
    with pytest.raises(RuleViolation, match=said):
        workbench.retention.destroy(chosen, reason)
    assert store.log() == before
    assert [store.load(each.id) for each in CASES] == CASES


def test_what_is_destroyed_is_gone_and_certified(workbench, store):
    last = {each.id: digest(each) for each in CASES}
    certificate = workbench.retention.destroy(["long-over", "over"], "not needed")
    assert {row.id for row in workbench.rows(EVERYTHING, 0, 10)} == {"not-yet", "recent", "reviewed", "open"}
    one, two = certificate.cases
    assert (one.reference, one.received, one.closed, one.keep_until) == (
        *("long-over-25", date(2022, 7, 1), date(2022, 7, 29), date(2025, 7, 29)),
    )
    assert (one.digest, two.digest) == (last["long-over"], last["over"])
    assert [store.log()[case.line - 1].label for case in certificate.cases] == ["Destroy case"] * 2
    assert (certificate.at, certificate.by, certificate.rule) == (NOW, "login", RetentionRule(3))
    assert (certificate.reason, certificate.left) == ("", ())  # in turn nothing needs a reason
    assert first_break(store.log()) is None


def test_out_of_turn_the_reason_stands_on_the_certificate_and_not_in_the_log(workbench, store):
    certificate = workbench.retention.destroy(["open", "over"], " Opened twice. ", by="B. Records")
    assert (certificate.reason, certificate.by) == ("Opened twice.", "B. Records")
    assert [(row.label, row.by) for row in store.log()[-2:]] == [
        ("Destroy case out of turn", "B. Records"),
        ("Destroy case", "B. Records"),
    ]


def test_neither_certificate_nor_log_names_who_asked_or_for_what(workbench, store):
    certificate = workbench.retention.destroy(["over"], "")
    told = repr((certificate, store.log("over")))
    assert "Requester" not in told
    assert "Subject" not in told


def test_a_case_that_was_open_is_let_go_with_all_that_could_be_undone(workbench):
    session = workbench.open_case("over")
    session.execute(c.SetTitle("Drones"))
    workbench.retention.destroy(["over"], "")
    with pytest.raises(RuleViolation, match="not in the library"):
        workbench.open_case("over")


def test_backups_that_still_hold_one_are_named_with_the_day_on_which_they_go(workbench, backups):
    backups.held = {
        "library/backups/monday.foilib": frozenset({"over"}),
        "library/before restore.foilib": frozenset({"over", "open"}),
        "library/backups/tuesday.foilib": frozenset({"open"}),
    }
    found = workbench.retention.destroy(["over"], "").backups
    assert [(backup.name, backup.gone_by) for backup in found] == [
        ("monday.foilib", date(2029, 11, 24)),  # three times 365 days: 2028 has one more
        ("before restore.foilib", None),
    ]


def test_a_backup_has_no_last_day_where_no_period_is_set(workbench, backups):
    workbench.set_safekeeping(Safekeeping())
    backups.held = {"library/backups/monday.foilib": frozenset({"open"})}
    assert workbench.retention.destroy(["open"], "Opened twice.").backups[0].gone_by is None


def test_where_a_later_one_fails_the_certificate_says_which_were_left(workbench, store):
    store.stuck = frozenset({"over"})
    certificate = workbench.retention.destroy(["long-over", "over", "not-yet"], "Moved to the archive.")
    assert [case.reference for case in certificate.cases] == ["long-over-25"]
    assert certificate.left == ("over-25", "not-yet-25")
    assert certificate.reason == ""  # what did go was due
    assert store.load("over") == CASES[1]


def test_where_the_first_one_fails_that_is_said_and_there_is_no_certificate(workbench, store):
    store.stuck = frozenset({"over"})
    with pytest.raises(NotKept):
        workbench.retention.destroy(["over", "long-over"], "")
    assert store.load("long-over") == CASES[0]


def test_it_can_be_stopped_between_two_cases(workbench):
    told = []

    def progress(done, of):
        told.append((done, of))
        return done < 2

    certificate = workbench.retention.destroy(["long-over", "over", "open"], "Opened twice.", progress=progress)
    assert told == [(1, 3), (2, 3)]
    assert (len(certificate.cases), certificate.left) == (2, ("open-25",))


def test_a_case_named_twice_is_destroyed_once(workbench):
    assert len(workbench.retention.destroy(["over", "over"], "").cases) == 1


def test_a_damaged_case_is_listed_and_goes_only_with_a_reason(workbench, store):
    """Nobody can read what holds it; the list still knows when it was closed."""
    store.damaged = frozenset({"over"})
    line = lines(workbench)["over"]
    assert (line.readable, line.stands.closed, line.in_turn(TODAY)) == (False, date(2023, 11, 24), False)
    assert ids(workbench.retention.due(TODAY)) == ["long-over"]
    with pytest.raises(RuleViolation, match="A reason is needed"):
        workbench.retention.check(["over"], "")
    assert workbench.retention.check(["over"], "It is damaged.")[0].case_id == "over"


def test_the_list_of_cases_knows_when_the_last_of_each_was_over(workbench):
    found = {row.id: row.closed for row in workbench.rows(EVERYTHING, 0, 10)}
    assert found["over"] == date(2023, 11, 24)
    assert found["reviewed"] is None
    assert found["open"] is None


def test_the_certificate_is_a_document_of_the_force(workbench):
    certificate = workbench.retention.destroy(["over"], "")
    said = "\n".join(workbench.certificate(certificate).texts())
    assert "over-25" in said
    assert certificate.cases[0].digest[:16] in said


def test_the_offence_is_there_to_be_shown(workbench):
    assert workbench.retention.offence.provision == "FOIA s.77"
