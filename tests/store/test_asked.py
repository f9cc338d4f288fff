"""The index over what was asked before: what it finds, that it follows every change, and that it leaves no trace."""

import tomllib
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fakes.cases import texts, usual_case
from workbench.domain.case import Case, Question, Requester
from workbench.domain.likeness import meaning
from workbench.errors import LibraryLocked
from workbench.protection.recovery import new_recovery_key
from workbench.service.ports import Listing, LogEntry
from workbench.store.backups import LibraryBackups
from workbench.store.library import open_library
from workbench.store.protecting import LibraryProtection

MARKED = tomllib.loads((Path(__file__).parents[1] / "domain/data/asked_before.toml").read_text("utf-8"))
ENTRY = LogEntry("Open case", datetime(2025, 7, 1, tzinfo=UTC))


def asking(id_, *texts, **more):
    questions = tuple(Question(f"q{n}", str(n), text) for n, text in enumerate(texts, 1))
    return Case(id_, id_, questions=questions, **more)


def keep(store, *cases):
    for case in cases:
        store.save(case, Listing(None, None), ENTRY)


def found(store, text, except_case="", limit=10):
    return [f"{each.case_id} {each.question_id}" for each in store.asked_like(text, except_case, limit)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def store(path):
    with closing(open_library(path)) as store:
        yield store


def test_all_that_an_officer_calls_similar_is_among_the_first_that_the_index_finds(store):
    keep(store, *(asking(key, text) for key, text in MARKED["earlier"].items()))
    for new in MARKED["new"]:
        wanted = {f"{key} q1" for key in (*new.get("same", ()), *new.get("similar", ()))}
        assert wanted <= set(found(store, new["text"], limit=12)), new["text"]


def test_what_has_most_words_in_common_comes_first_and_words_are_found_in_every_form(store):
    keep(
        store,
        asking("one", "Which dogs are trained?"),
        asking("two", "How are drone pilots trained for night flights?"),
    )
    assert found(store, "Training of drone pilots at night") == ["two q1", "one q1"]


@pytest.mark.parametrize(
    "text",
    [
        '"drones" OR NEAR(x y) AND * NOT text:drones -drones ^drones',
        'a"b"c" drones',
        "drones) --; DROP TABLE cases",
        "{drones : drones} + drones*",
        "DRONES\u00adDRÓNES drones\u2028",
    ],
)
def test_no_word_of_a_requester_is_a_command_to_the_search(store, text):
    keep(store, asking("one", "Which drones are flown?"))
    assert found(store, text) == ["one q1"]


@pytest.mark.parametrize(
    "text", ["", "?", "how many were there", "12 2024", "%_'\"", "\ud800".encode(errors="replace").decode()]
)
def test_nothing_that_carries_meaning_finds_nothing(store, text):
    keep(store, asking("one", "Which drones are flown?"))
    assert found(store, text) == []


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked=texts(60), searched=texts(60))
def test_any_text_can_be_kept_and_searched_for(store, asked, searched):
    keep(store, asking("any", asked), asking("drones", "Which drones are flown?"))
    assert "drones q1" not in found(store, searched, except_case="drones")
    assert {"any q1", "drones q1"} >= set(found(store, f"{searched} drones {asked}"))
    if meaning(asked) and asked.isascii():
        assert "any q1" in found(store, asked)


def test_a_case_is_not_like_itself(store):
    keep(store, asking("one", "Which drones are flown?"), asking("two", "Which drones are flown?"))
    assert found(store, "drones", except_case="one") == ["two q1"]


def test_the_best_come_and_no_more(store):
    keep(store, *(asking(f"c{n}", "Which drones are flown?") for n in range(9)))
    assert len(found(store, "drones", limit=4)) == 4


def test_a_sub_question_is_found_by_the_words_above_it_and_a_lead_in_asks_nothing(store):
    lead = Question("lead", "1", "Which firms supply drones?", lead_in=True)
    keep(store, Case("one", questions=(lead, Question("a", "a", "British firms", parent_id="lead"))))
    assert found(store, "drones") == ["one a"]
    assert store.asked_like("drones", "", 1)[0].text == "Which firms supply drones? British firms"


def test_the_index_follows_every_change(store):
    keep(store, asking("one", "Which drones are flown?"), asking("two", "Which dogs are there?"))
    assert found(store, "drones dogs") == ["one q1", "two q1"] or found(store, "drones dogs") == ["two q1", "one q1"]
    keep(
        store, asking("one", "Which horses are there?", "Which helicopters?"), asking("three", "Which drones crashed?")
    )
    assert found(store, "drones") == ["three q1"]
    assert found(store, "helicopters") == ["one q2"]
    store.destroy("three", ENTRY)
    assert found(store, "drones") == []
    assert found(store, "dogs") == ["two q1"]


def test_questions_taken_out_of_a_case_are_found_no_longer(store):
    keep(store, asking("one", "Which drones are flown?", "Which horses?"))
    assert found(store, "horses") == ["one q2"]
    keep(store, asking("one"))
    assert found(store, "horses drones") == []


def test_reading_can_stop_half_way_and_nothing_is_missed(store):
    keep(store, *(asking(f"c{n:03}", f"Which drones are flown? {n}") for n in range(250)))
    steps = store.read_questions()
    assert next(steps) == (100, 250)
    steps.close()
    keep(store, asking("new", "Which horses are there?"))
    assert found(store, "horses") == ["new q1"]
    assert len(found(store, "drones", limit=1000)) == 250
    assert list(store.read_questions()) == []


def test_a_case_that_cannot_be_read_keeps_no_other_from_being_found(store):
    keep(store, *(asking(f"c{n}", "Which drones are flown?") for n in range(5)))
    store.connection.execute("UPDATE questions SET text = CAST(x'ff' AS TEXT) WHERE case_id = 'c3'")
    assert found(store, "drones") == ["c0 q1", "c1 q1", "c2 q1", "c4 q1"]


def test_an_undone_save_is_not_found(store, monkeypatch):
    keep(store, asking("one", "Which drones are flown?"))
    assert found(store, "drones") == ["one q1"]
    with pytest.raises(Exception, match="not"):
        keep(store, asking("two", "Which drones \ud800 are flown?"))
    assert found(store, "drones") == ["one q1"]


# ── who asked ────────────────────────────────────────────────────────────────────────────────────────────────────────


def by_whom(store, requester, except_case="x"):
    return store.asked_by(requester, except_case, date(2025, 6, 1), date(2025, 6, 30))


def test_the_cases_of_whoever_looks_like_the_same_person_come_the_latest_first(store):
    def by(id_, name, email="", day=None):
        return asking(id_, requester=Requester(name, (), email), received=day and date(2025, 6, day))

    keep(
        store,
        by("mail", "A Name", "A@example.org", 3),
        by("name", "Mr A. Requester", "", 5),
        by("undated", "A Requester"),
        by("other-mail", "A Requester", "b@example.org", 4),
        by("nobody", "", "", 9),
    )
    assert by_whom(store, Requester("A Requester", (), "a@example.org")) == ["name", "mail"]
    assert by_whom(store, Requester("A Requester")) == ["name", "other-mail"]
    assert by_whom(store, Requester("A Requester"), "name") == ["other-mail"]
    assert by_whom(store, Requester()) == []
    keep(store, by("name", "Another"))
    assert by_whom(store, Requester("A Requester")) == ["other-mail"]


# ── no trace ─────────────────────────────────────────────────────────────────────────────────────────────────────────

SECRET = "zymurgyklaxon"


def test_the_index_is_in_memory_alone_and_nothing_beside_the_library_changes(store, path):
    keep(store, *(asking(f"c{n:03}", f"Which {SECRET} is flown? {n}") for n in range(300)))
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    assert len(found(store, SECRET, limit=1000)) == 300
    assert store.connection.execute("PRAGMA temp_store").fetchone() == (2,)  # MEMORY
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before
    names = {name for (name,) in store.connection.execute("SELECT name FROM main.sqlite_schema")}
    assert not {name for name in names if name.startswith("ask")}


def test_a_protected_library_shows_none_of_its_words_while_it_is_searched(store, path, cheap_guesses):
    LibraryProtection(store).turn_on("new words for an old library", new_recovery_key())
    keep(store, *(asking(f"c{n:03}", f"Which {SECRET} is flown? {n}") for n in range(300)))
    assert len(found(store, SECRET, limit=1000)) == 300
    keep(store, asking("changed", f"Which {SECRET} is flown?"))
    assert "changed q1" in found(store, SECRET, limit=1000)
    for each in path.parent.iterdir():
        assert SECRET.encode() not in each.read_bytes()


def test_a_backup_and_the_room_that_a_destroyed_case_left_are_not_kept_from_being_made(store, path):
    keep(store, *(asking(f"c{n:03}", f"Which {SECRET} is flown? {n} {'filler ' * 500}") for n in range(50)))
    assert found(store, SECRET)
    size = path.stat().st_size
    for n in range(49):
        store.destroy(f"c{n:03}", ENTRY)
    assert found(store, SECRET) == ["c049 q1"]
    assert path.stat().st_size < size / 2
    made = LibraryBackups(store).take(datetime(2025, 7, 1, tzinfo=UTC), lambda done, total: True)
    assert made


def test_the_index_goes_with_the_lock_and_a_search_that_was_under_way_ends(store):
    keep(store, *(asking(f"c{n:03}", "Which drones are flown?") for n in range(250)))
    steps = store.read_questions()
    next(steps)
    store.lock()
    assert list(steps) == []
    with pytest.raises(LibraryLocked):
        store.asked_like("drones", "", 5)
    with pytest.raises(LibraryLocked):
        by_whom(store, Requester("A Requester"))
    store.unlock(None)
    assert len(found(store, "drones", limit=1000)) == 250


def test_a_library_put_in_the_place_of_another_is_read_anew(store, path):
    from workbench.store.file import draft_beside

    keep(store, asking("one", "Which drones are flown?"))
    assert found(store, "drones") == ["one q1"]
    draft = draft_beside(path)
    draft.unlink()
    with closing(open_library(draft)) as other:
        keep(other, asking("two", "Which drones crashed?"))
    store.replace_with(draft, None, None)
    assert found(store, "drones") == ["two q1"]


def test_a_case_that_is_open_is_saved_as_before_after_a_search(store):
    case = usual_case()
    keep(store, case)
    store.asked_like("drones", "", 5)
    changed = replace(case, title="Another")
    keep(store, changed)
    assert store.load(case.id) == changed
