"""The check of a library: whatever was altered from outside is found, and said where."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import CORONATION, EVERYTHING, HELLO, NOON, entry
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.letter import IssuedLetter, LetterKind, SealedLetter
from workbench.domain.log import row_after
from workbench.domain.overlay import Overlay
from workbench.domain.soundness import Kind
from workbench.errors import NotKept
from workbench.service.ports import CaseQuery, Listing, LogEntry, Show
from workbench.service.soundness import Soundness
from workbench.store.library import open_library

VERSION = "calendar 1"
DUE = date(2025, 7, 29)
SEALED = SealedLetter("letter", b"%PDF-1.7 pages", b'{"the": "case"}')
ISSUED = IssuedLetter(
    "letter",
    LetterKind.ANSWER,
    DUE,
    "A. Officer",
    "decision maker",
    DUE,
    sha256=SEALED.sha256,
    snapshot_sha256=SEALED.snapshot_sha256,
)


def listing(case: Case) -> Listing:
    return Listing(case.received, None)


def case(number: int, **facts) -> Case:
    return replace(usual_case(f"id{number}", f"{number}-25"), received=DUE, **facts)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def store(path):
    """Twelve lines about six cases; of 3-25 a letter has gone out, and the sixth was destroyed."""
    with closing(open_library(path)) as store:
        store.relist(VERSION, listing)
        for number in range(1, 7):
            put(store, case(number), "Open case")
        for number in (1, 2):
            put(store, case(number, title="Drones"), "Change subject")
        put(store, case(3, issued=(ISSUED,)), "Issue letter", (SEALED,))
        put(store, case(4, priority=("q1",)), "Change priority")
        store.destroy("id6", entry("Destroy case"))
        put(store, case(1, title="Drones over crowds"), "Change subject")
        store.save_authority(Authority(name="Heddlu"))
        store.save_overlay(Overlay((HELLO,)))
        store.save_proclaimed((CORONATION,))
        yield store


def put(store, case, label, letters=()):
    minutes = timedelta(minutes=store.log_length())
    store.save(case, listing(case), LogEntry(label, NOON + minutes, "the officer"), letters)


def report(store):
    return Soundness(store, listing, lambda: VERSION).check()


def told(store) -> list[tuple[str, str]]:
    return [(problem.kind.value, problem.sentence) for problem in report(store).problems]


def do(store, *statements):
    """Somebody else's program writes into the library."""
    store.connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        store.connection.execute(statement)
    store.connection.execute("PRAGMA foreign_keys = ON")


def test_a_library_that_only_this_program_wrote_is_sound(store):
    found = report(store)
    assert (found.cases, found.problems, found.sound) == (5, (), True)


def test_an_empty_library_is_sound(path):
    with closing(open_library(path)) as store:
        assert report(store).sound


CASES = {
    "its text": "UPDATE requests SET text = 'Another request.' WHERE case_id = 'id2'",
    "an outcome": "UPDATE parts SET outcome = 'disclosed' WHERE case_id = 'id2' AND part = 1",
    "an outcome that is none": "UPDATE parts SET outcome = 'given away' WHERE case_id = 'id2' AND part = 1",
    "bytes that are no text": "UPDATE cases SET title = CAST(x'ff' AS TEXT) WHERE case_id = 'id2'",
    "a date that is none": "UPDATE cases SET received = 'soon' WHERE case_id = 'id2'",
    "a factor taken out": "DELETE FROM factors WHERE case_id = 'id2' AND test = 0 AND factor = 5",
    "a link put in": "INSERT INTO answer_links VALUES ('id2', 0, 7, 'https://other.example', '')",
    "its request taken out": "DELETE FROM requests WHERE case_id = 'id2'",
    "its digest": "UPDATE cases SET sha256 = upper(sha256) WHERE case_id = 'id2'",
}


@pytest.mark.parametrize("statement", CASES.values(), ids=CASES)
def test_a_case_that_was_altered_is_named(store, statement):
    do(store, "DELETE FROM factor_parts WHERE case_id = 'id2' AND factor = 5", statement)
    [problem] = report(store).problems
    assert (problem.kind, problem.case_id) == (Kind.CASE, "id2")
    assert "2-25" in problem.sentence


def test_a_case_that_was_altered_with_its_digest_is_not_the_one_in_the_log(store, tmp_path):
    forged = case(2, title="Nothing of interest")
    with closing(open_library(tmp_path / "forge.foilib")) as forge:
        put(forge, forged, "Open case")
        [(digest,)] = forge.connection.execute("SELECT sha256 FROM cases").fetchall()
    do(
        store,
        f"UPDATE cases SET title = '{forged.title}', sha256 = '{digest}' WHERE case_id = 'id2'",
        "UPDATE case_list SET title = 'Nothing of interest', words = replace(words, 'drones', 'nothing of interest')"
        " WHERE case_id = 'id2'",
    )
    assert store.load("id2") == forged
    [problem] = report(store).problems
    assert (problem.kind, problem.case_id, problem.line) == (Kind.HISTORY, "id2", 8)
    assert problem.sentence.startswith("The case 2-25 is not the case that the log’s last line about it (8) tells of")


LINES = {
    "who": ("UPDATE case_log SET by = 'nobody' WHERE number = 4", 4, "not what was written"),
    "when": ("UPDATE case_log SET at = '2020-01-01T00:00:00+00:00' WHERE number = 4", 4, "not what was written"),
    "its digest": ("UPDATE case_log SET content = chain WHERE number = 4", 4, "not what was written"),
    "its seal": ("UPDATE case_log SET chain = content WHERE number = 4", 4, "does not follow"),
    "taken out": ("DELETE FROM case_log WHERE number = 4", 4, "a line is missing"),
    "the first taken out": ("DELETE FROM case_log WHERE number = 1", 1, "a line is missing"),
    "a word that is no text": ("UPDATE case_log SET by = CAST(x'ff' AS TEXT) WHERE number = 4", 4, "cannot be read"),
    "a number in place of a text": ("UPDATE case_log SET label = x'00' WHERE number = 4", 4, "not what was written"),
    "its words taken away": ("UPDATE case_log SET at = '', by = '', label = '' WHERE number = 4", 4, "words are gone"),
    "put before the first": ("INSERT INTO case_log SELECT 0, case_id, at, by, label, before, after, content, chain"
                             " FROM case_log WHERE number = 1", 1, "missing"),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "number", "why"), LINES.values(), ids=LINES)
def test_a_line_of_the_log_that_was_altered_is_found(store, statement, number, why):
    do(store, statement)
    [problem] = [problem for problem in report(store).problems if problem.kind is Kind.LOG]
    assert problem.line == number
    assert problem.sentence.startswith(f"The log is broken at line {number}: ")
    assert why in problem.sentence


def test_lines_that_changed_places_are_found(store):
    do(
        store,
        "UPDATE case_log SET number = 100 WHERE number = 3",
        "UPDATE case_log SET number = 3 WHERE number = 4",
        "UPDATE case_log SET number = 4 WHERE number = 100",
    )
    [problem] = report(store).problems
    assert (problem.kind, problem.line) == (Kind.LOG, 3)


def test_a_line_that_was_put_in_between_is_found(store):
    do(
        store,
        "UPDATE case_log SET number = -number WHERE number > 4",
        "UPDATE case_log SET number = 1 - number WHERE number < 0",
    )
    before = store.log()[3]
    row = row_after(before, "id4", before.at, "nobody", "Change subject", before.after, before.after)
    values = ", ".join(repr(getattr(row, name)) for name in row.__dataclass_fields__)
    do(store, f"INSERT INTO case_log VALUES ({values})")
    [problem] = report(store).problems
    assert (problem.kind, problem.line) == (Kind.LOG, 6)


def test_where_the_log_breaks_it_is_said_until_when_it_holds(store):
    do(store, "UPDATE case_log SET by = 'nobody' WHERE number = 9")
    [problem] = report(store).problems
    assert "The 8 lines before it, the last of Tue 1 July 2025" in problem.sentence


@pytest.mark.parametrize("lines", range(1, 13))
def test_lines_cut_off_at_the_end_are_found(store, lines):
    do(store, f"DELETE FROM case_log WHERE number > {12 - lines}")
    found = report(store).problems
    assert found
    assert all(problem.kind in (Kind.HISTORY, Kind.MISSING, Kind.LOG) for problem in found)
    if lines == 1:
        [problem] = found
        assert (problem.kind, problem.case_id, problem.line) == (Kind.HISTORY, "id1", 7)
        assert "lines at the end of the log are gone" in problem.sentence


def test_a_case_that_was_destroyed_is_not_missed_but_one_that_was_taken_out_is(store):
    tables = [name for (name,) in store.connection.execute(
        "SELECT DISTINCT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table' AND c.name = 'case_id' AND m.name <> 'case_log'")]  # fmt: skip
    do(store, *(f"DELETE FROM {table} WHERE case_id = 'id5'" for table in tables))
    [problem] = report(store).problems
    assert (problem.kind, problem.case_id, problem.line) == (Kind.MISSING, "id5", 5)
    assert problem.sentence.startswith("A case is gone that the log last tells of in line 5, of Tue 1 July 2025")


LETTERS = {
    "the pages": ("UPDATE issued_letters SET pdf = x'00'", "not as it went out"),
    "the decision behind it": ("UPDATE issued_letters SET snapshot = x'00'", "not as it went out"),
    "its hash": ("UPDATE issued_letters SET sha256 = upper(sha256)", "not as it went out"),
    "the pages gone": ("DELETE FROM issued_letters", "whose pages are gone"),
    "under another name": ("UPDATE issued_letters SET id = 'other'", "knows nothing of"),
}


@pytest.mark.parametrize(("statement", "why"), LETTERS.values(), ids=LETTERS)
def test_a_letter_that_is_not_as_it_went_out_is_found(store, statement, why):
    do(store, statement)
    first = report(store).problems[0]
    assert (first.kind, first.case_id) == (Kind.LETTER, "id3")
    assert why in first.sentence
    assert "3-25" in first.sentence


def test_a_letter_put_in_the_place_of_another_with_hashes_of_its_own_is_found(store):
    other = SealedLetter("letter", b"%PDF-1.7 other", b"{}")
    hashes = f"sha256 = '{other.sha256}', snapshot_sha256 = '{other.snapshot_sha256}'"
    do(store, f"UPDATE issued_letters SET pdf = x'{other.pdf.hex()}', snapshot = x'{other.snapshot.hex()}', {hashes}")
    assert told(store) == [("letter", "The case 3-25 has a letter that is not the one it records.")]


def test_a_case_from_a_file_need_not_have_the_pages_of_its_letters(store):
    put(store, case(7, issued=(ISSUED,)), "Import case")
    assert report(store).sound


@pytest.mark.parametrize(
    ("name", "what"), [("authority", "particulars"), ("overlay", "wording"), ("proclaimed", "holidays")]
)
@pytest.mark.parametrize(
    "change", ["value = replace(value, 'e', 'f')", "sha256 = upper(sha256)", "value = CAST(x'ff' AS TEXT)"]
)
def test_a_setting_that_was_altered_is_found(store, name, what, change):
    do(store, f"UPDATE settings SET {change} WHERE name = '{name}'")
    [problem] = report(store).problems
    assert problem.kind is Kind.SETTING
    assert what in problem.sentence


LISTED = {
    "a reference": "UPDATE case_list SET reference = '9-99' WHERE case_id = 'id2'",
    "a requester": "UPDATE case_list SET requester = 'Nobody' WHERE case_id = 'id2'",
    "a due date": "UPDATE case_list SET due = '2031-01-01' WHERE case_id = 'id2'",
    "answered": "UPDATE case_list SET answered = '2025-07-01' WHERE case_id = 'id2'",
    "closed": "UPDATE case_list SET closed = '2025-07-01' WHERE case_id = 'id2'",
    "what is searched": "UPDATE case_list SET words = '' WHERE case_id = 'id2'",
    "no line": "DELETE FROM case_list WHERE case_id = 'id2'",
    "a topic": "UPDATE topics SET topic = 'something else' WHERE case_id = 'id2'",
    "no topics": "DELETE FROM topics WHERE case_id = 'id2'",
}


@pytest.mark.parametrize("statement", LISTED.values(), ids=LISTED)
def test_what_is_worked_out_from_a_case_is_put_right_and_told(store, statement):
    right = [store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("case_list", "topics")]
    do(store, statement)
    found = report(store)
    assert [(problem.kind, problem.case_id) for problem in found.problems] == [(Kind.LISTED, "id2")]
    assert found.sound
    assert [store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("case_list", "topics")] == right
    assert report(store).problems == ()
    put(store, case(2, title="And it can be changed"), "Change subject")
    assert report(store).problems == ()


def test_days_that_another_calendar_gave_are_left_to_the_next_start(store):
    do(store, "UPDATE case_list SET due = '2031-01-01', calendar_version = 'another' WHERE case_id = 'id2'")
    assert report(store).problems == ()


def test_a_list_that_cannot_be_put_right_now_is_told_all_the_same(store, monkeypatch):
    def full(*rows):
        raise NotKept("The disk is full.")

    monkeypatch.setattr(store.tables, "put_right", full)
    do(store, "UPDATE case_list SET reference = '9-99' WHERE case_id = 'id2'")
    [problem] = report(store).problems
    assert problem.kind is Kind.LISTED
    assert "could not be put right" in problem.sentence


def test_what_is_left_of_a_case_that_is_not_there_is_found(store):
    do(store, "INSERT INTO requests VALUES ('nobody', 'A request.')")
    [problem] = report(store).problems
    assert (problem.kind, problem.case_id) == (Kind.ORPHAN, "nobody")


def test_what_stands_under_nothing_in_a_case_is_found(store):
    do(store, "INSERT INTO claims VALUES ('id2', 99, 0, '31(1)', '[]', '', '{}')")
    assert told(store) == [("orphan", "The case 2-25 has something left over that stands under nothing.")]


def test_an_index_that_does_not_fit_its_table_is_found(store, path):
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute(
            "UPDATE sqlite_master SET sql = 'CREATE INDEX topics_topic ON topics (part)' WHERE name = 'topics_topic'"
        )
    with closing(open_library(path)) as again:
        assert [kind for kind, _ in told(again)] == ["file"]


def test_every_problem_is_found_at_once_and_no_case_is_quoted(store):
    do(
        store,
        CASES["its text"],
        LINES["who"][0],
        LETTERS["the pages"][0],
        "UPDATE settings SET value = '{}' WHERE name = 'authority'",
        "UPDATE case_list SET reference = '9-99' WHERE case_id = 'id4'",
    )
    found = report(store)
    assert {problem.kind for problem in found.problems} == {Kind.CASE, Kind.LOG, Kind.LETTER, Kind.SETTING, Kind.LISTED}
    assert found.cases == 5
    assert all("Drones" not in problem.sentence and "deployments" not in problem.sentence for problem in found.problems)


def test_what_is_changed_between_two_steps_is_no_fault(store):
    for number in range(10, 30):
        put(store, case(number), "Open case")
    soundness = Soundness(store, listing, lambda: VERSION)
    for step, _ in enumerate(soundness.steps()):
        put(store, case(1, title=f"While it is looked at {step}"), "Change subject")
        if step % 5 == 0:
            put(store, case(100 + step), "Open case")
        if step == 3:
            store.destroy("id29", entry("Destroy case"))
            store.destroy("id2", entry("Destroy case"))
    assert soundness.report.problems == ()
    assert soundness.report.cases == 23  # those that were there at the beginning and still are


def test_a_case_that_is_destroyed_while_the_log_is_read_is_no_fault(store):
    for number in range(300):
        put(store, Case("long", "7-25", title=str(number)), "Change subject")
        put(store, case(1, title=str(number)), "Change subject")
    soundness = Soundness(store, listing, lambda: VERSION)
    for step in soundness.steps():
        if step.total - step.done == 4:  # between the first stretch and the second
            store.destroy("long", entry("Destroy case"))
    assert store.log("long")[-1].label == "Destroy case"
    assert soundness.report.problems == ()


def test_a_check_ends_where_the_library_is_locked(store):
    soundness = Soundness(store, listing, lambda: VERSION)
    steps = soundness.steps()
    next(steps)
    store.lock()
    assert list(steps) == []
    assert soundness.report is None


def test_steps_lead_to_the_end_and_none_is_repeated(store):
    steps = list(Soundness(store, listing, lambda: VERSION).steps())
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert [step.last for step in steps] == [False] * (len(steps) - 1) + [True]


def test_a_check_writes_nothing_where_all_is_well(store, path):
    before = path.read_bytes()
    report(store)
    assert path.read_bytes() == before
    assert store.count(CaseQuery(show=Show.ALL)) == len(store.rows(EVERYTHING, 0, 10))
