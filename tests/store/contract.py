"""What everything above the store relies on, whatever the cases are kept in.

A subclass gives the `store` fixture and, where it can be closed and opened again, `reopened`.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.fakes.cases import usual_case
from workbench.domain.arrival import FileKind, Original, Source
from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case, Claim, Outcome, Part, Question, Requester
from workbench.domain.letter import SealedLetter
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.domain.register import Column, Match, Matched, RegisterMatches
from workbench.domain.safekeeping import RetentionRule, Safekeeping
from workbench.domain.stances import Stance, topic
from workbench.errors import KnownError, NotKept, RuleViolation
from workbench.service.ports import CaseQuery, CaseStore, Listing, LogEntry, Show

NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)
NOWHERE = Listing(None, None)
EVERYTHING = CaseQuery(show=Show.ALL)


def entry(label: str = "Open case") -> LogEntry:
    return LogEntry(label, NOON, "the officer")


def keep(
    store: CaseStore,
    case: Case,
    due: date | None = None,
    answered: date | None = None,
    letters: tuple[SealedLetter, ...] = (),
) -> None:
    store.save(case, Listing(due, answered), entry(), letters)


DRONES = Part("p1", "Drones over crowds", outcome=Outcome.WITHHELD, claims=(Claim("31(1)"), Claim("24(1)")))
CAMERAS = Part("p2", "Body-worn cameras", outcome=Outcome.DISCLOSED)
FUNERAL = Holiday(date(2022, 9, 19), "State funeral", ("England and Wales", "Scotland"), date(2022, 9, 10), "Gazette")
CORONATION = Holiday(date(2023, 5, 8), "Coronation", ("England and Wales",), date(2022, 11, 6))
HELLO = OwnSentence("sections.opening.0", "Thank you for writing to us.", "Thank you for your request.")
LETTER = SealedLetter("first", b"%PDF-1.7 \0\xff\r\n", '{"case": "Llŷn"}'.encode())


ARRIVED = Original("s1", b"From: a@example.org\r\n\r\nPlease tell me \xff\0")
SOURCE = Source("s1", "request.eml", FileKind.EMAIL, len(ARRIVED.data), ARRIVED.sha256)
FILED = Case("filed", "616-25", request="Please tell me", sources=(SOURCE,))


def arrived(store: CaseStore, case: Case, *files: Original) -> None:
    store.save(case, NOWHERE, entry("Take in the request"), originals=files)


def about(*parts: Part) -> tuple[str, ...]:
    """The topics of these parts, where they stand in a case by themselves."""
    return tuple(topic(Case("c"), part) for part in parts)


def found(store: CaseStore, query: CaseQuery) -> list[str]:
    """The references that a query finds; the count always agrees with the rows."""
    rows = store.rows(query, 0, 1000)
    assert store.count(query) == len(rows)
    return [row.reference for row in rows]


class StoreContract:
    """The tests themselves."""

    def test_a_case_comes_back_as_it_was_saved(self, store):
        keep(store, usual_case())
        assert store.load("usual") == usual_case()

    def test_a_case_that_was_never_saved_is_not_invented(self, store):
        with pytest.raises(RuleViolation):
            store.load("nobody")

    def test_a_changed_case_replaces_the_earlier_one(self, store):
        keep(store, usual_case())
        changed = replace(
            usual_case(),
            questions=(*usual_case().questions[3:], Question("new", "11", "And how many in 2021?")),
            parts=(Part("p9", claims=(Claim("31(3)"),)), *usual_case().parts[:2]),
            tests=(),
            revision=1,
        )
        keep(store, changed)
        assert store.load("usual") == changed

    def test_undo_puts_the_earlier_case_back(self, store):
        keep(store, usual_case())
        keep(store, Case("usual"))
        keep(store, usual_case())
        assert store.load("usual") == usual_case()

    def test_cases_do_not_touch_each_other(self, store):
        keep(store, usual_case("one"))
        keep(store, usual_case("two"))
        keep(store, Case("one"))
        assert (store.load("one"), store.load("two")) == (Case("one"), usual_case("two"))

    def test_any_text_is_kept_as_it_is(self, store):
        text = (
            "<b>&amp;</b> <font color=red> \u202eright to left\u202c 🦆 \x01\x1b\r\n\t ŵŷ \ufffd \\u0000 ' \" ; -- %_"
        )
        case = Case("odd", text, text, Requester(text, (text,), text), request=text * 1000)
        keep(store, case)
        assert store.load("odd") == case

    @pytest.mark.parametrize("text", ["a NUL \0", "half a pair \ud83e"])
    @pytest.mark.parametrize("field", ["request", "title"])
    def test_what_is_no_text_is_not_kept(self, store, field, text):
        keep(store, usual_case())
        with pytest.raises(NotKept) as refused:
            keep(store, replace(usual_case(), **{field: text}))
        assert "usual" not in str(refused.value)
        assert store.load("usual") == usual_case()
        assert len(store.log("usual")) == 1

    def test_lines_of_the_log_are_found_by_words_and_come_with_their_case(self, store):
        store.save(Case("a", "1-25"), NOWHERE, entry("Open case"))
        store.save(Case("b", ""), NOWHERE, entry("Open case"))
        store.save(Case("a", "Tŷ 1-25"), NOWHERE, entry("Change reference"))
        store.destroy("b", entry("Destroy case"))
        store.note(entry("Set passphrase"))
        assert store.log_numbers() == [5, 4, 3, 2, 1]
        assert store.log_numbers("a") == [3, 1]
        assert store.log_numbers("a", "tŷ OPEN") == [1]
        assert store.log_numbers(words="destroyed") == [4, 2]
        assert store.log_numbers(words="1 July 2025 officer library") == [5]
        assert store.log_numbers(words="nothing of it") == []
        told = [(line.row.number, line.about) for line in store.log_lines([5, 4, 1])]
        assert told == [(5, "(the library)"), (4, "(destroyed)"), (1, "Tŷ 1-25")]

    def test_a_check_of_what_was_only_saved_finds_nothing(self, store):
        keep(store, usual_case())
        *_, last = steps = list(store.check(lambda case: NOWHERE, "2025"))
        assert last.last
        assert sum(step.cases for step in steps) == 1
        assert not [problem for step in steps for problem in step.problems]

    def test_every_change_is_in_the_log_in_order(self, store):
        labels = ["Open case", "Tick section 31(3)", "Undo Tick section 31(3)"]
        entries = [LogEntry(label, NOON + timedelta(microseconds=n), "me") for n, label in enumerate(labels)]
        for one in entries:
            store.save(Case("c"), NOWHERE, one)
        keep(store, Case("another"))
        told = [(row.label, datetime.fromisoformat(row.at), row.by) for row in store.log("c")]
        assert told == [(each.label, each.at, each.by) for each in entries]

    def test_a_case_without_a_history_has_an_empty_log(self, store):
        assert store.log("nobody") == []

    def test_the_list_shows_soonest_due_first_then_those_without_a_date_by_reference(self, store):
        keep(store, Case("a", "9-25"))
        keep(store, Case("b", "8-25"))
        keep(store, Case("c", "3-25"), due=date(2025, 8, 2))
        keep(store, Case("d", "2-25"), due=date(2025, 8, 2))
        keep(store, Case("e", "7-25"), due=date(2025, 8, 1))
        assert found(store, CaseQuery()) == ["7-25", "2-25", "3-25", "8-25", "9-25"]

    def test_a_line_of_the_list_tells_what_the_case_says(self, store):
        case = usual_case()
        keep(store, case, due=date(2025, 7, 29), answered=date(2025, 7, 28))
        [row] = store.rows(EVERYTHING, 0, 10)
        assert (row.id, row.reference, row.title, row.requester) == ("usual", "616-25", case.title, "A requester")
        assert (row.received, row.due, row.answered) == (case.received, date(2025, 7, 29), date(2025, 7, 28))

    def test_the_list_follows_a_change(self, store):
        keep(store, Case("c", "1-25"), due=date(2025, 8, 1))
        keep(store, Case("c", "2-25"), answered=date(2025, 8, 1))
        assert found(store, CaseQuery()) == []
        assert found(store, CaseQuery(show=Show.ANSWERED)) == ["2-25"]

    def test_the_list_comes_in_stretches_that_fit_together(self, store):
        for number in range(25):
            keep(store, Case(f"c{number}", "same" if number % 2 else f"{number:02}"))
        whole = store.rows(EVERYTHING, 0, 100)
        stretches = [row for offset in range(0, 30, 10) for row in store.rows(EVERYTHING, offset, 10)]
        assert len({row.id for row in whole}) == 25
        assert stretches == whole

    @pytest.mark.parametrize(
        ("query", "references"),
        [
            (CaseQuery(show=Show.OPEN), ["late", "soon", "later", "undated"]),
            (CaseQuery(show=Show.ANSWERED), ["answered"]),
            (CaseQuery(show=Show.ALL), ["answered", "late", "soon", "later", "undated"]),
            (CaseQuery(show=Show.DUE, due_by=date(2025, 8, 8)), ["late", "soon"]),
            (CaseQuery(show=Show.DUE), ["late", "soon", "later"]),
        ],
    )
    def test_the_list_shows_which_cases_were_asked_for(self, store, query, references):
        keep(store, Case("1", "late"), due=date(2025, 7, 1))
        keep(store, Case("2", "soon"), due=date(2025, 8, 8))
        keep(store, Case("3", "later"), due=date(2025, 8, 9))
        keep(store, Case("4", "undated"))
        keep(store, Case("5", "answered"), due=date(2025, 6, 1), answered=date(2025, 5, 30))
        assert found(store, query) == references

    @pytest.mark.parametrize(
        "words",
        [
            "616",
            "FACIAL",
            "recognition facial",
            "siân",
            "SIÂN",
            "sia\u0302n",
            "ŴYN",
            "  616   wyn ",
            "100%",
            "straße",
            "",
        ],
    )
    def test_search_finds_words_in_reference_title_and_requester(self, store, words):
        title = "Facial recognition 100% in the Straße by ŵyn"
        keep(store, Case("c", "616-25", title, Requester("Siân Gwyn")))
        assert found(store, CaseQuery(words)) == ["616-25"]

    @pytest.mark.parametrize("words", ["6%5", "616_25", "facial 617", "%", "_", "'", "half \ud83e", "a\0b", "request"])
    def test_search_takes_every_character_as_itself(self, store, words):
        keep(store, Case("c", "616-25", "Facial recognition", request="the request itself is not searched"))
        assert found(store, CaseQuery(words)) == []

    def test_search_and_the_choice_of_cases_go_together(self, store):
        keep(store, Case("1", "1-25", "drones"), answered=date(2025, 7, 1))
        keep(store, Case("2", "2-25", "drones"))
        assert found(store, CaseQuery("drones", Show.ANSWERED)) == ["1-25"]

    def test_references_in_use_are_known(self, store):
        keep(store, Case("a", "2-25"))
        keep(store, Case("b", "1-25"))
        keep(store, Case("c", ""))
        keep(store, Case("a", "3-25"))
        assert store.references() == ["1-25", "3-25"]

    def test_the_force_is_nobody_until_it_is_set_up(self, store):
        assert store.authority() is None
        for name in ("Exampleshire Police", "Heddlu Enghraifft"):
            store.save_authority(Authority(name, address=("1 Example Street",)))
            assert store.authority() == Authority(name, address=("1 Example Street",))

    def test_a_force_that_is_no_text_is_not_kept(self, store):
        store.save_authority(Authority("Exampleshire Police"))
        with pytest.raises(NotKept):
            store.save_authority(Authority("\0"))
        assert store.authority() == Authority("Exampleshire Police")

    def test_no_holiday_is_proclaimed_until_one_is_recorded(self, store):
        assert store.proclaimed() == ()
        for holidays in ((FUNERAL,), (FUNERAL, CORONATION), (CORONATION,), ()):
            store.save_proclaimed(holidays)
            assert store.proclaimed() == holidays

    def test_the_wording_is_the_standard_one_until_the_force_writes_its_own(self, store):
        assert store.overlay() == Overlay()
        for overlay in (Overlay((HELLO,)), Overlay((replace(HELLO, text="Good day."),)), Overlay()):
            store.save_overlay(overlay)
            assert store.overlay() == overlay

    def test_nobody_has_said_how_the_library_is_looked_after_until_somebody_does(self, store):
        assert store.safekeeping() is None
        for wanted in (Safekeeping(retention=RetentionRule(3)), Safekeeping(second_folder="Stick", lock_minutes=5)):
            store.save_safekeeping(wanted)
            assert store.safekeeping() == wanted

    def test_what_holds_for_the_whole_force_is_kept_each_by_itself(self, store):
        store.save_authority(Authority("Exampleshire Police"))
        store.save_proclaimed((FUNERAL,))
        store.save_overlay(Overlay((HELLO,)))
        with pytest.raises(NotKept):
            store.save_overlay(Overlay((replace(HELLO, text="\0"),)))
        with pytest.raises(NotKept):
            store.save_proclaimed((replace(FUNERAL, name="half a pair \ud83e"),))
        store.save_safekeeping(Safekeeping(officer="A. Officer"))
        with pytest.raises(NotKept):
            store.save_safekeeping(Safekeeping(officer="\0"))
        assert store.safekeeping() == Safekeeping(officer="A. Officer")
        assert store.authority() == Authority("Exampleshire Police")
        assert store.proclaimed() == (FUNERAL,)
        assert store.overlay() == Overlay((HELLO,))

    def test_how_a_case_log_is_read_is_remembered(self, store):
        assert store.register_matches() == RegisterMatches()
        matches = RegisterMatches((Match(("ref", "received"), (Matched(Column.REFERENCE, 0),), True),))
        store.save_register_matches(matches)
        assert store.register_matches() == matches

    def test_an_issued_letter_is_kept_byte_for_byte(self, store):
        keep(store, usual_case("one"), letters=(LETTER,))
        assert store.sealed("one", "first") == LETTER

    def test_a_letter_that_was_never_issued_is_not_invented(self, store):
        keep(store, usual_case("one"), letters=(LETTER,))
        for case_id, letter_id in (("one", "second"), ("another", "first")):
            with pytest.raises(RuleViolation):
                store.sealed(case_id, letter_id)

    def test_neither_a_later_save_nor_undo_removes_an_issued_letter(self, store):
        keep(store, usual_case("one"), letters=(LETTER,))
        keep(store, Case("one"))
        keep(store, usual_case("one"), letters=(replace(LETTER, id="correction", pdf=b"%PDF"),))
        assert store.sealed("one", "first") == LETTER
        assert store.sealed("one", "correction").pdf == b"%PDF"

    def test_an_issued_letter_is_never_altered_and_the_save_that_tries_to_changes_nothing(self, store):
        keep(store, usual_case("one"), letters=(LETTER,))
        other = replace(LETTER, id="other")
        with pytest.raises(Exception, match=r".") as refused:
            keep(store, Case("one"), letters=(other, replace(LETTER, pdf=b"%PDF of something else")))
        assert not isinstance(refused.value, KnownError)  # a fault of the program, not one of the officer
        assert store.sealed("one", "first") == LETTER
        with pytest.raises(RuleViolation):
            store.sealed("one", "other")
        assert store.load("one") == usual_case("one")
        assert len(store.log("one")) == 1

    def test_the_letters_of_two_cases_may_have_the_same_name(self, store):
        keep(store, Case("one"), letters=(LETTER,))
        keep(store, Case("two"), letters=(replace(LETTER, pdf=b"%PDF"),))
        assert (store.sealed("one", "first").pdf, store.sealed("two", "first").pdf) == (LETTER.pdf, b"%PDF")

    def test_a_file_is_kept_as_it_arrived(self, store):
        arrived(store, FILED, ARRIVED)
        assert store.original("filed", "s1") == ARRIVED
        assert store.original("filed", "s2") is None
        assert store.original("another", "s1") is None

    def test_a_file_stays_what_it_was_whoever_brings_it_again(self, store):
        arrived(store, FILED, ARRIVED)
        arrived(store, FILED, replace(ARRIVED, data=b"something else"))
        assert store.original("filed", "s1") == ARRIVED

    def test_whoever_brings_the_same_file_again_is_told_which_cases_hold_it(self, store):
        arrived(store, FILED, ARRIVED)
        arrived(store, replace(FILED, id="again", reference="617-25"), ARRIVED)
        assert store.holders(ARRIVED.sha256) == ["616-25", "617-25"]
        assert store.holders("0" * 64) == []

    def test_a_destroyed_case_takes_its_files_along(self, store):
        arrived(store, FILED, ARRIVED)
        store.destroy("filed", entry("Destroy case"))
        assert store.original("filed", "s1") is None
        assert store.holders(ARRIVED.sha256) == []

    def test_a_topic_finds_how_other_cases_answered_it(self, store):
        keep(store, Case("a", "1-25", parts=(CAMERAS, DRONES)), answered=date(2025, 7, 1))
        keep(store, Case("b", "2-25", parts=(replace(DRONES, subject="crowds: over drone"),)))
        assert store.stances(about(DRONES), "") == [
            Stance("a", "1-25", about(DRONES)[0], Outcome.WITHHELD, ("31(1)", "24(1)"), date(2025, 7, 1)),
            Stance("b", "2-25", about(DRONES)[0], Outcome.WITHHELD, ("31(1)", "24(1)"), None),
        ]

    def test_answers_come_by_topic_and_the_latest_first(self, store):
        for day, reference in ((3, "4-25"), (9, "3-25"), (3, "2-25")):
            keep(store, Case(reference, reference, parts=(DRONES,)), answered=date(2025, 7, day))
        keep(store, Case("open", "1-25", parts=(DRONES, CAMERAS)))
        told = store.stances(about(DRONES, CAMERAS), "")
        assert [each.reference for each in told] == ["1-25", "3-25", "2-25", "4-25", "1-25"]

    def test_a_topic_leaves_out_the_case_itself_the_undecided_and_what_is_about_nothing(self, store):
        keep(store, Case("itself", parts=(DRONES,)))
        keep(store, Case("undecided", parts=(replace(DRONES, outcome=None),)))
        keep(store, Case("nothing", parts=(replace(DRONES, subject="on it"),)))
        keep(store, Case("other", parts=(CAMERAS,)))
        assert store.stances(about(DRONES), "itself") == []
        assert store.stances(("",), "itself") == []
        assert store.stances((), "") == []

    def test_a_topic_follows_a_change(self, store):
        keep(store, Case("c", parts=(DRONES, CAMERAS)))
        keep(store, Case("c", parts=(replace(CAMERAS, outcome=Outcome.NOT_HELD),)))
        assert store.stances(about(DRONES), "") == []
        assert [each.outcome for each in store.stances(about(CAMERAS), "")] == [Outcome.NOT_HELD]

    def test_what_was_asked_before_is_found_by_its_words_the_most_alike_first(self, store):
        keep(store, Case("night", questions=(Question("n", "1", "Which drones are flown at night?"),)))
        keep(store, Case("drones", questions=(Question("d", "1", "Which drones are there?"),)))
        keep(store, Case("dogs", questions=(Question("g", "1", "Which dogs are there?"),)))
        like = store.asked_like("How many drones fly at night?", "", 10)
        assert [(each.case_id, each.question_id) for each in like] == [("night", "n"), ("drones", "d")]
        assert like[0].text == "Which drones are flown at night?"
        assert [each.case_id for each in store.asked_like("drones at night", "night", 10)] == ["drones"]
        assert len(store.asked_like("drones at night", "", 1)) == 1
        assert store.asked_like("horses", "", 10) == []

    def test_other_cases_of_the_same_person_are_found_the_latest_first(self, store):
        keep(store, Case("old", requester=Requester("A Requester", (), "a@example.org"), received=date(2025, 1, 2)))
        keep(store, Case("new", requester=Requester("Mr A. Requester"), received=date(2025, 1, 3)))
        keep(store, Case("other", requester=Requester("A Requester", (), "b@example.org"), received=date(2025, 1, 3)))
        keep(store, Case("undated", requester=Requester("A Requester")))
        someone, days = Requester("A Requester", (), "A@example.org"), (date(2025, 1, 2), date(2025, 1, 3))
        assert store.asked_by(someone, "", *days) == ["new", "old"]
        assert store.asked_by(someone, "new", *days) == ["old"]
        assert store.asked_by(someone, "", date(2025, 1, 3), date(2025, 1, 3)) == ["new"]
        assert store.asked_by(Requester(), "", *days) == []

    def test_there_is_nothing_to_tell_of_a_library_that_opened_as_it_was(self, store):
        assert store.notice() == ""

    def test_another_calendar_works_every_line_out_again(self, store):
        for number in range(450):  # more than are held in memory at once
            keep(store, Case(f"c{number}", f"{number:03}", revision=number))
        assert store.relist("2025", lambda case: NOWHERE) == 0
        assert store.relist("2026", _due_on_even_days) == 225
        rows = store.rows(EVERYTHING, 0, 1000)
        assert [row.due is not None for row in rows] == [True] * 225 + [False] * 225
        assert rows[0].reference == "000"

    def test_the_same_calendar_asks_for_nothing(self, store):
        keep(store, Case("c"))
        store.relist("2025", lambda case: NOWHERE)
        keep(store, Case("d"))
        assert store.relist("2025", _not_to_be_asked) == 0

    def test_a_line_made_before_the_calendar_was_known_is_made_again(self, store):
        keep(store, Case("c"), due=date(2025, 1, 1))
        assert store.relist("2025", lambda case: Listing(date(2025, 1, 2), None)) == 1
        assert store.rows(EVERYTHING, 0, 1)[0].due == date(2025, 1, 2)

    def test_a_fault_while_working_lines_out_changes_none(self, store):
        for number in range(450):
            keep(store, Case(f"c{number}", revision=number))
        with pytest.raises(ZeroDivisionError):
            store.relist("2026", _failing_near_the_end)
        assert all(row.due is None for row in store.rows(EVERYTHING, 0, 1000))
        assert store.relist("2026", lambda case: NOWHERE) == 0

    def test_a_case_can_be_changed_after_its_line_was_made_again(self, store):
        keep(store, Case("c", "1-25"))
        store.relist("2026", lambda case: Listing(date(2025, 1, 2), None))
        keep(store, Case("c", "1-25", revision=1))
        assert store.rows(EVERYTHING, 0, 1)[0].due is None


def _due_on_even_days(case: Case) -> Listing:
    return NOWHERE if case.revision % 2 else Listing(date(2025, 7, 1) + timedelta(case.revision), None)


def _failing_near_the_end(case: Case) -> Listing:
    return Listing(date(2025, 7, 1 + 1 // (440 - case.revision)), None)


def _not_to_be_asked(case: Case) -> Listing:
    raise AssertionError("this line was made with the same calendar")
