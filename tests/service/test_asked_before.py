"""What the officer is told of a new request: what was asked before, how it was answered, what belongs together."""

from dataclasses import replace
from datetime import date, timedelta
from gc import collect
from weakref import ref

import pytest

from tests.service.test_handover import library
from workbench.domain.asked_before import AskedBefore, Likeness, SameAs
from workbench.domain.case import Answer, Case, Claim, ClockEvent, EventKind, Outcome, Part, Question, Requester
from workbench.domain.cost import CostWorksheet
from workbench.domain.likeness import meaning
from workbench.domain.phrases import PhraseList
from workbench.errors import LibraryLocked, LibraryUnavailable, RuleViolation
from workbench.service.ports import Listing, LogEntry

SOMEBODY = Requester("A Requester", (), "a@example.org")
ANOTHER = Requester("Another Requester", (), "b@example.org")
RECEIVED = date(2025, 7, 1)
DRONES = "How many drones does the force own, and which firms supply them?"
DOGS = "How many police dogs were retired in 2024?"
CAMERAS = "Which speed cameras are out of order at present?"


@pytest.fixture
def workbench():
    return library("a")


def asking(
    id_, *texts, by=ANOTHER, received=date(2025, 6, 2), answered=None, outcome=Outcome.WITHHELD, text="We own 4."
):
    questions = tuple(Question(f"{id_}{n}", str(n), words) for n, words in enumerate(texts, 1))
    claims = (Claim("31(1)", ("31(1)(a)",)),) if outcome is Outcome.WITHHELD else ()
    parts = tuple(
        Part(f"p{each.id}", question_ids=(each.id,), outcome=outcome, claims=claims, answer=Answer(text))
        for each in questions
    )
    events = (ClockEvent("e", EventKind.RESPONDED, answered),) if answered else ()
    return Case(id_, f"{id_}-25", requester=by, received=received, questions=questions, parts=parts, events=events)


def keep(workbench, *cases):
    for case in cases:
        workbench._store.save(case, Listing(None, None), LogEntry("Open case", workbench.clock()))


def new(*texts, by=SOMEBODY, received=RECEIVED):
    case = asking("new", *(texts or (DRONES,)), by=by, received=received)
    return replace(case, parts=tuple(Part(f"p{each.id}", question_ids=(each.id,)) for each in case.questions))


def test_an_empty_library_knows_nothing(workbench):
    assert workbench.asked_before.of(new()).empty


def test_a_similar_question_is_told_with_how_it_was_answered_and_to_which_of_the_new_ones_it_belongs(workbench):
    keep(workbench, asking("old", DOGS, DRONES, answered=date(2025, 6, 20)), asking("cameras", CAMERAS))
    (earlier,) = workbench.asked_before.of(new(CAMERAS.replace("speed", "traffic light"), DRONES)).similar[:1]
    assert (earlier.reference, earlier.label, earlier.text) == ("old-25", "2", DRONES)
    assert (earlier.answered, earlier.outcomes) == (date(2025, 6, 20), ("withheld 31(1)(a)",))
    assert (earlier.likeness, earlier.like) == (Likeness.SAME, ("new2",))


def test_the_case_itself_and_chance_hits_are_not_told(workbench):
    keep(workbench, new(), asking("dogs", DOGS), asking("own", "How many officers own dogs?"))
    assert workbench.asked_before.of(new()).similar == ()


def test_of_what_is_only_similar_no_more_than_five_are_listed_for_each_question(workbench):
    keep(workbench, *(asking(f"c{n}", f"Which drones of firm {chr(97 + n) * 4} does the force own?") for n in range(9)))
    assert len(workbench.asked_before.of(new("Which drones does the force own?")).similar) == 5


def test_one_earlier_question_that_is_like_two_new_ones_stands_once(workbench):
    keep(workbench, asking("old", DRONES))
    (earlier,) = workbench.asked_before.of(
        new("How many drones does the force own?", "Which foreign firms supply drones?")
    ).similar
    assert set(earlier.like) == {"new1", "new2"}


def test_the_work_is_done_in_steps_that_end_with_what_was_found(workbench):
    keep(workbench, *(asking(f"c{n}", DRONES) for n in range(5)))
    *before, last = workbench.asked_before.steps(new(DRONES, DOGS))
    assert set(before) == {None}
    assert isinstance(last, AskedBefore)


# ── what counts together: Fees Regulations 2004, reg. 5 ──────────────────────────────────────────────────────────────


def test_the_same_persons_requests_within_sixty_working_days_are_told_whatever_they_ask(workbench):
    keep(
        workbench,
        asking("near", DOGS, by=SOMEBODY, received=date(2025, 6, 30)),
        asking("later", DRONES, by=Requester("Mr A Requester"), received=date(2025, 7, 8)),
        asking("else", DOGS, by=ANOTHER, received=date(2025, 6, 30)),
    )
    told = workbench.asked_before.of(new()).aggregated
    assert [(each.reference, each.working_days, each.same_requester, each.similar) for each in told] == [
        ("near-25", 2, SameAs.EMAIL, False),
        ("later-25", 6, SameAs.NAME, True),
    ]


def test_the_window_is_sixty_working_days_with_both_days_counted(workbench):
    days = [RECEIVED - timedelta(n) for n in range(1, 130)]
    keep(workbench, *(asking(f"d{day}", DOGS, by=SOMEBODY, received=day) for day in days))
    told = workbench.asked_before.of(new()).aggregated
    # 60 working days up to Tue 1 July 2025, with Good Friday, Easter Monday and two May holidays between them
    first = min(each.received for each in told)
    assert max(each.working_days for each in told) == 60
    calendar = workbench.calendar
    assert calendar.between(first - timedelta(1), RECEIVED) == 60
    assert calendar.between(first - timedelta(4), RECEIVED) > 60


def test_a_request_without_a_date_is_counted_from_today_and_says_so(workbench):
    keep(workbench, asking("near", DOGS, by=SOMEBODY, received=workbench.today()))
    found = workbench.asked_before.of(new(received=None))
    assert found.counted_from == workbench.today()
    assert [each.reference for each in found.aggregated] == ["near-25"]


def test_the_same_words_from_others_at_about_the_same_time_are_told(workbench):
    keep(
        workbench,
        asking("one", DRONES, DOGS),
        asking("two", DRONES, DOGS, by=Requester("A Third")),
        asking("half", DRONES, by=Requester("A Fourth")),
        asking("long-ago", DRONES, DOGS, received=date(2023, 6, 1)),
        asking("other", CAMERAS),
    )
    told = workbench.asked_before.of(new(DRONES, DOGS))
    assert {each.reference for each in told.sent_widely} == {"one-25", "two-25", "half-25"}
    assert {each.same_requester for each in told.sent_widely} == {None}
    assert workbench.asked_before.of(new(DRONES, DOGS, CAMERAS.replace("speed", "old"))).sent_widely


# ── what may repeat another: FOIA s.14(2) ────────────────────────────────────────────────────────────────────────────


def test_only_what_the_same_person_was_given_before_may_be_repeated(workbench):
    day = date(2025, 6, 20)
    keep(
        workbench,
        asking("given", DRONES, by=SOMEBODY, answered=day, outcome=Outcome.DISCLOSED),
        asking("not-held", DRONES, by=SOMEBODY, answered=day, outcome=Outcome.NOT_HELD),
        asking("refused", DRONES, by=SOMEBODY, answered=day, outcome=Outcome.WITHHELD),
        asking("open", DRONES, by=SOMEBODY, outcome=Outcome.DISCLOSED),
        asking("since", DRONES, by=SOMEBODY, answered=date(2025, 7, 2), outcome=Outcome.DISCLOSED),
        asking("others", DRONES, by=ANOTHER, answered=day, outcome=Outcome.DISCLOSED),
    )
    found = workbench.asked_before.of(new())
    assert {each.reference for each in found.repeated} == {"given-25", "not-held-25"}
    assert len(found.similar) == 6


# ── what is taken over ───────────────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_is_copied_by_a_command_that_can_be_undone(workbench):
    keep(workbench, asking("old", DRONES), new())
    session = workbench.open_case("new")
    (earlier,) = workbench.asked_before.of(session.case).similar
    session.execute(workbench.asked_before.copied_answer(session.case, earlier))
    assert session.case.parts[0].answer.text == "We own 4."
    assert session.case.parts[0].outcome is None
    session.undo()
    assert session.case.parts[0].answer.empty


def test_an_answer_that_stands_there_is_never_overwritten(workbench):
    keep(workbench, asking("old", DRONES))
    case = replace(new(), parts=(Part("p", question_ids=("new1",), answer=Answer("Mine.")),))
    (earlier,) = workbench.asked_before.of(case).similar
    with pytest.raises(RuleViolation, match="has an answer already"):
        workbench.asked_before.copied_answer(case, earlier)


def test_where_there_is_no_text_there_is_nothing_to_copy(workbench):
    keep(workbench, asking("old", DRONES, text=" "))
    (earlier,) = workbench.asked_before.of(new()).similar
    with pytest.raises(RuleViolation, match="no text"):
        workbench.asked_before.copied_answer(new(), earlier)


def test_a_request_is_listed_in_the_one_cost_worksheet_with_no_time_of_its_own(workbench):
    keep(workbench, asking("near", DOGS, by=SOMEBODY, received=date(2025, 6, 30)))
    case = replace(new(), worksheets=(CostWorksheet("w"),))
    (related,) = workbench.asked_before.of(case).aggregated
    command = workbench.asked_before.counted_together(case, related)
    (other,) = command.worksheet.aggregated
    assert (other.reference, other.received, other.tenths_of_minutes) == ("near-25", date(2025, 6, 30), 0)
    assert other.why.startswith("Same e-mail")
    with pytest.raises(RuleViolation, match="already"):
        workbench.asked_before.counted_together(replace(case, worksheets=(command.worksheet,)), related)
    for worksheets, sentence in (((), "no cost worksheet"), ((CostWorksheet("w"), CostWorksheet("v")), "several")):
        with pytest.raises(RuleViolation, match=sentence):
            workbench.asked_before.counted_together(replace(case, worksheets=worksheets), related)


# ── when the library fails ───────────────────────────────────────────────────────────────────────────────────────────


def failing(workbench, monkeypatch, error):
    def load(case_id):
        raise error

    monkeypatch.setattr(workbench._store, "load", load)


def test_a_damaged_case_is_left_out_and_the_rest_is_told(workbench, monkeypatch):
    keep(workbench, asking("damaged", DRONES), asking("sound", DRONES))
    load = workbench._store.load

    def some(case_id):
        if case_id == "damaged":
            raise LibraryUnavailable("This case is damaged.")
        return load(case_id)

    monkeypatch.setattr(workbench._store, "load", some)
    assert [each.reference for each in workbench.asked_before.of(new()).similar] == ["sound-25"]


def test_a_case_destroyed_meanwhile_is_left_out(workbench, monkeypatch):
    keep(workbench, asking("gone", DRONES))
    failing(workbench, monkeypatch, RuleViolation("This case is not in the library."))
    assert workbench.asked_before.of(new()).empty


def test_a_library_that_is_locked_meanwhile_ends_the_search(workbench, monkeypatch):
    keep(workbench, asking("old", DRONES))
    failing(workbench, monkeypatch, LibraryLocked("The library is locked."))
    with pytest.raises(LibraryLocked):
        workbench.asked_before.of(new())


def test_no_words_of_the_library_are_remembered_when_it_is_locked(workbench):
    keep(workbench, asking("old", DRONES))
    workbench.asked_before.of(new())
    assert meaning.cache_info().currsize
    workbench.forget()
    assert not meaning.cache_info().currsize


class Words(str):
    """A text of which can be told whether anybody still holds it."""


@pytest.mark.parametrize("gone", ["locked", "destroyed"])
def test_nor_are_those_in_which_wording_was_searched_for(workbench, gone):
    keep(workbench, asking("old", DRONES))
    text = Words("We hold no drones, and we hold no dogs.")
    held = ref(text)
    assert PhraseList("no", ("hold no",)).find(text)
    del text
    assert held() is not None
    workbench.forget() if gone == "locked" else workbench._let_go("old", "Destroy case", "")
    collect()
    assert held() is None
