"""From draft to a letter that went out: what an approval survives, what drops it, and what can never be altered."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.fakes.store import MemoryCaseStore
from workbench import bootstrap, locations
from workbench.domain.authority import Authority, ReviewWindow
from workbench.domain.calendar import Holiday, Nation
from workbench.domain.case import (
    Balance,
    Case,
    Claim,
    ClockEvent,
    Conclusion,
    Duty,
    EventKind,
    Outcome,
    Part,
    PublicInterestTest,
    Question,
)
from workbench.domain.findings import Waiver
from workbench.domain.letter import (
    Approval,
    IssuedLetter,
    Letter,
    LetterKind,
    Override,
    SealedLetter,
    Status,
    Submission,
)
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.domain.review import ReviewResult
from workbench.errors import BadInput, LibraryUnavailable, NotKept, RuleViolation
from workbench.service import casefile
from workbench.service import commands as c
from workbench.service.casefile import encode
from workbench.service.issue import event_of, events_of
from workbench.service.ports import CaseQuery, RenderedLetter, Show
from workbench.service.workbench import Workbench

NOW = datetime(2025, 7, 29, 9, tzinfo=UTC)
TODAY = NOW.date()
YESTERDAY = date(2025, 7, 28)
SUBMISSION = Submission("A. Officer", "Decision maker", YESTERDAY, "10:00")


def typeset(document):
    """Stands for the typesetter: the same letter gives the same bytes, another gives others."""
    return RenderedLetter("\n".join((str(document.draft), *document.texts())).encode(), 1)


def opened(store):
    numbers = iter(range(10_000))
    return Workbench(
        store,
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render=typeset,
        write=lambda path, data: None,
        clock=lambda: NOW,
        new_id=lambda: f"n{next(numbers)}",
    )


@pytest.fixture
def store():
    return MemoryCaseStore()


@pytest.fixture
def workbench(store):
    opened_here = opened(store)
    read = casefile.decode(locations.example().read_bytes(), bootstrap.load_catalogue())
    opened_here.set_authority(read.authority)
    return opened_here


@pytest.fixture
def session(workbench):
    """The finished example, not yet dated."""
    session = workbench.import_case(locations.example().read_bytes())
    session.execute(c.SetLetterDate(None))
    for event in session.case.events:
        session.execute(c.RemoveEvent(event.id))
    return session


def approval_of(workbench, session, on=YESTERDAY, time="11:00"):
    case, authority = session.case, workbench.authority_of(session.case)
    return workbench.approval(case, authority, "B. Head", "Head", on, time, workbench.code(case, authority))


@pytest.fixture
def approved(workbench, session):
    session.execute(c.SubmitLetter(SUBMISSION))
    session.execute(c.ApproveLetter(approval_of(workbench, session)))
    assert session.case.letter.status is Status.APPROVED
    return session


def issue(workbench, session, on=TODAY):
    return workbench.issue(session, "A. Officer", "Decision maker", on, "14:05").after.issued[-1]


def test_an_approval_records_what_was_approved_and_what_was_written_back(workbench, session):
    authority = workbench.authority_of(session.case)
    code = workbench.code(session.case, authority)
    written = f" {code.lower().replace('-', ' ')}"
    approval = workbench.approval(session.case, authority, "B. Head", "Head", YESTERDAY, "11:00", written)
    assert (approval.name, approval.role, approval.on, approval.time) == ("B. Head", "Head", YESTERDAY, "11:00")
    assert approval.written_back == written.strip()
    assert len(approval.code) == 64
    assert approval.items == workbench.items(session.case, authority)


@pytest.mark.parametrize(("written", "why"), [("", "missing"), ("  ", "missing"), ("CCCC-CCCC", "not the code")])
def test_a_wrong_code_is_no_approval(workbench, session, written, why):
    with pytest.raises(RuleViolation, match=why):
        workbench.approval(
            session.case, workbench.authority_of(session.case), "B. Head", "Head", YESTERDAY, "", written
        )


def test_the_code_stands_on_the_draft_and_on_no_final_letter(workbench, approved):
    authority = workbench.authority_of(approved.case)
    draft = replace(approved.case, letter=replace(approved.case.letter, approval=None))
    assert workbench.compose(draft, authority).code == workbench.code(draft, authority)
    assert workbench.compose(approved.case, authority).code == ""


def test_an_approval_of_what_the_letter_no_longer_says_is_refused(workbench, session):
    approval = approval_of(workbench, session)
    session.execute(c.SetTitle("Another subject"))
    with pytest.raises(RuleViolation, match="has changed since"):
        session.execute(c.ApproveLetter(approval))


@pytest.mark.parametrize(
    "command",
    [
        c.SetLetterDate(date(2025, 7, 30)),
        c.RecordEvent(ClockEvent("e9", EventKind.ACKNOWLEDGED, date(2025, 7, 2))),
    ],
    ids=["the letter's date", "an event"],
)
def test_an_approval_stands_when_only_days_change(workbench, approved, command):
    change = approved.execute(command)
    assert not change.draft_again
    assert approved.case.letter.status is Status.APPROVED


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (c.SetTitle("Another subject"), "The subject in the heading"),
        (c.SetAnswerText("p2", "We hold none."), "answer on"),
        (c.SetReason("p5", "24(2)", "Another reason."), "Section 24(2) on “Covert use of facial recognition”: reason"),
        (c.RewriteParagraph("opening.0", "Thank you."), "The rewritten paragraph “Thank you.” (new)"),
        (c.SetSearches("p1", "The register of systems."), "searches on"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, c.Command) else "",
)
def test_any_other_change_drops_it_and_says_what_changed(approved, command, said):
    change = approved.execute(command)
    letter = approved.case.letter
    assert change.draft_again
    assert (letter.status, letter.approval, letter.submission) == (Status.DRAFT, None, None)
    assert len(letter.fell_back) == 1
    assert said in letter.fell_back[0]


def test_undo_brings_the_approval_back_and_redo_drops_it_again(approved):
    approval = approved.case.letter.approval
    approved.execute(c.SetTitle("Another subject"))
    approved.undo()
    assert approved.case.letter.approval == approval
    assert approved.case.letter.fell_back == ()
    assert approved.redo().draft_again
    assert approved.case.letter.approval is None


def test_typing_that_comes_back_to_the_same_words_is_undone_to_the_approval(approved):
    title = approved.case.title
    approved.execute(c.SetTitle(f"{title}!"))
    approved.execute(c.SetTitle(title))
    assert approved.case.letter.approval is None
    approved.undo()
    assert approved.case.letter.approval is not None


def test_what_was_put_forward_falls_back_too(session):
    session.execute(c.SubmitLetter(SUBMISSION))
    assert session.execute(c.SetTitle("Another subject")).draft_again
    assert session.case.letter.status is Status.DRAFT
    assert session.case.letter.fell_back == ("The subject in the heading",)


def test_putting_forward_again_forgets_why_it_fell(session):
    session.execute(c.SubmitLetter(SUBMISSION))
    session.execute(c.SetTitle("Another subject"))
    session.execute(c.SubmitLetter(SUBMISSION))
    assert session.case.letter.fell_back == ()


def test_what_the_file_records_about_holding_does_not_move_the_code_of_a_silent_part(workbench, approved):
    before = workbench.code(approved.case, workbench.authority_of(approved.case))
    approved.execute(c.SetSearches("p5", "Nothing was searched."))
    assert approved.case.letter.status is Status.APPROVED
    assert workbench.code(approved.case, workbench.authority_of(approved.case)) == before


def test_another_letterhead_drops_the_approval_of_every_open_case(workbench, approved):
    own = workbench.authority()
    [change] = workbench.set_authority(replace(own, department="Another department"))
    assert change.draft_again
    assert approved.case.letter.fell_back == ("The force’s name and address",)
    assert workbench.history(approved.case.id)[-1].label == "Force’s particulars changed"
    approved.undo()  # and Undo cannot bring back an approval of another letterhead
    assert approved.case.letter.approval is None


def test_what_is_for_the_office_alone_drops_nothing(workbench, approved):
    assert workbench.set_authority(replace(workbench.authority(), protective_marking="OFFICIAL")) == ()
    assert approved.case.letter.status is Status.APPROVED


@pytest.fixture
def own_words(workbench):
    """A sentence of the standard wording that a force may write its own way."""
    sentences = dict(workbench.law.wording.keyed())
    key, sentence = next((key, each) for key, each in sentences.items() if not each.locked and key.endswith(".0"))
    return OwnSentence(key, f"{sentence.text} In our own words.", sentence.text)


def test_own_wording_is_used_at_once_and_drops_the_approval(workbench, approved, own_words):
    [change] = workbench.set_overlay(Overlay((own_words,)))
    assert change.draft_again
    assert "own wording" in approved.case.letter.fell_back[0]
    assert workbench.law.wording.sentence(own_words.key).text == own_words.text
    assert workbench.overlay() == Overlay((own_words,))


def test_own_wording_that_cannot_stand_is_refused_and_nothing_is_changed(workbench, approved):
    wrong = OwnSentence("sections.none.0", "Hello {nobody}.")
    with pytest.raises(BadInput, match=r"sections\.none\.0"):
        workbench.set_overlay(Overlay((wrong,)))
    assert workbench.overlay() == Overlay()
    assert approved.case.letter.status is Status.APPROVED


def test_an_approval_that_no_longer_fits_falls_when_the_case_is_opened(store, workbench, approved):
    store.save_authority(replace(workbench.authority(), name="Another Force"))  # while the program was closed
    again = opened(store).open_case(approved.case.id)
    assert again.case.letter.fell_back == ("The force’s name and address",)
    assert store.load(approved.case.id).letter.status is Status.DRAFT
    assert store.log(approved.case.id)[-1].label == "Approval fell when the case was opened"


def test_a_case_that_cannot_be_kept_while_it_is_opened_is_opened_all_the_same(store, workbench, approved):
    store.save_authority(replace(workbench.authority(), name="Another Force"))
    store.faults.append(NotKept("The disk is full."))
    again = opened(store)
    session = again.open_case(approved.case.id)
    with pytest.raises(RuleViolation, match="has changed since"):
        issue(again, session)


def test_an_approval_without_a_code_written_back_sends_nothing_out(workbench, session):
    session.execute(c.ApproveLetter(Approval("B. Head", "Head", YESTERDAY)))
    session.execute(c.SetLetterDate(TODAY))
    assert session.case.letter.status is Status.APPROVED
    with pytest.raises(RuleViolation, match="does not say what exactly"):
        issue(workbench, session)
    assert session.execute(c.SetTitle("Another subject")).draft_again


def test_an_approval_of_which_no_code_is_recorded_does_not_hold(store, workbench, session):
    """From an earlier version, or a file from elsewhere: nobody can say what was approved."""
    bare = replace(session.case, letter=Letter(approval=Approval("B. Head", "Head", YESTERDAY)))
    brought = workbench.import_case(casefile.encode(bare, workbench.authority()))
    assert brought.case.letter.status is Status.DRAFT
    assert brought.case.letter.fell_back == ("What was approved, of which no code is recorded",)


def test_a_letter_put_forward_falls_for_what_changed_while_its_case_was_closed(store, workbench, session):
    session.execute(c.SubmitLetter(SUBMISSION))
    store.save_authority(replace(workbench.authority(), signatory_role="Somebody Else"))
    again = opened(store).open_case(session.case.id)
    assert again.case.letter.status is Status.DRAFT
    assert again.case.letter.fell_back == ("Who signs",)


def test_undo_puts_nothing_forward_that_was_not(workbench, session):
    session.execute(c.SubmitLetter(SUBMISSION))
    session.execute(c.SetTitle("Another subject"))
    workbench.set_authority(replace(workbench.authority(), name="Another Force"))
    session.undo()
    assert session.case.letter.status is Status.DRAFT


def test_a_letter_that_goes_out_is_dated_sealed_and_recorded(workbench, store, approved):
    approval, revision = approved.case.letter.approval, approved.case.revision
    issued = issue(workbench, approved)
    case = approved.case
    assert (issued.kind, issued.dated, issued.on, issued.time) == (LetterKind.ANSWER, TODAY, TODAY, "14:05")
    assert (issued.name, issued.role) == ("A. Officer", "Decision maker")
    assert (issued.approval, issued.code) == (approval, approval.code)
    assert case.issued == (issued,)
    assert case.letter == Letter()
    assert case.revision == revision + 1
    assert case.event(EventKind.RESPONDED).on == TODAY
    assert store.load(case.id) == case
    law = workbench.law
    assert issued.wording_version == law.wording.fingerprint
    assert (issued.catalogue_version, issued.calendar_version) == (law.catalogue.version, law.calendar.version)


def test_the_hashes_recorded_are_those_of_the_bytes_kept(workbench, approved):
    issued = issue(workbench, approved)
    sealed = workbench.sealed(approved.case.id, issued.id)
    assert hashlib.sha256(sealed.pdf).hexdigest() == issued.sha256
    assert hashlib.sha256(sealed.snapshot).hexdigest() == issued.snapshot_sha256
    assert sealed.pdf.startswith(b"False")  # no draft
    snapshot = casefile.decode(sealed.snapshot, workbench.law.catalogue)
    assert snapshot.authority == workbench.authority()
    assert snapshot.case.letter.dated == TODAY
    assert snapshot.case.letter.approval == issued.approval
    again = workbench.compose(snapshot.case, snapshot.authority)  # the decision makes the same letter
    assert workbench.render(again).data == sealed.pdf


def test_no_later_command_and_no_undo_alters_a_letter_that_went_out(workbench, approved):
    issued = issue(workbench, approved)
    sealed = workbench.sealed(approved.case.id, issued.id)
    assert approved.undo_label == ""
    assert approved.undo() is None
    for command in (
        c.SetTitle("Another subject"),
        c.SetOutcome("p1", Outcome.WITHHELD),
        c.RemovePart("p2"),
        c.ReturnToDraft(),
        c.BeginCorrection(issued.id),
        c.ChooseLetter(LetterKind.ACKNOWLEDGEMENT),
    ):
        approved.execute(command)
        assert approved.case.issued == (issued,)
    while approved.undo():
        assert approved.case.issued == (issued,)
    assert approved.redo() is not None
    assert workbench.sealed(approved.case.id, issued.id) == sealed


def test_a_letter_is_not_issued_by_a_mere_command(approved):
    record = IssuedLetter("L1", LetterKind.ANSWER, TODAY, "A. Officer", "Decision maker", TODAY)
    with pytest.raises(RuleViolation, match="together with its pages"):
        approved.execute(c.RecordIssue(record))


def test_an_issue_that_cannot_be_kept_leaves_everything_as_it_was(workbench, store, approved):
    before, undo = approved.case, approved.undo_label
    store.faults.append(NotKept("The disk is full."))
    with pytest.raises(NotKept):
        issue(workbench, approved)
    assert approved.case is before
    assert approved.undo_label == undo
    assert store.load(before.id) == before
    issued = issue(workbench, approved)
    assert approved.case.issued == (issued,)


def test_pages_that_are_not_those_that_went_out_are_not_shown(workbench, store, approved):
    issued = issue(workbench, approved)
    key = (approved.case.id, issued.id)
    store._sealed[key] = SealedLetter(issued.id, b"other", store._sealed[key].snapshot)
    with pytest.raises(LibraryUnavailable, match="not those that went out"):
        workbench.sealed(*key)


def test_a_case_from_a_file_keeps_the_record_and_says_that_the_pages_are_elsewhere(workbench, approved):
    issued = issue(workbench, approved)
    other = workbench.import_case(encode(approved.case, workbench.authority_of(approved.case)))
    assert other.case.issued == (issued,)
    with pytest.raises(RuleViolation, match="came from a file"):
        workbench.sealed(other.case.id, issued.id)
    with pytest.raises(RuleViolation, match="no such letter"):
        workbench.sealed(other.case.id, "n999")


@pytest.mark.parametrize(
    ("on", "chosen", "why"),
    [
        (date(2025, 7, 30), None, "still to come"),
        (date(2025, 7, 25), None, "approved on Mon 28 July 2025"),
        (TODAY, YESTERDAY, "is dated Mon 28 July 2025 but goes out on Tue 29 July 2025"),
    ],
)
def test_days_that_do_not_fit_together(workbench, approved, on, chosen, why):
    approved.execute(c.SetLetterDate(chosen))
    with pytest.raises(RuleViolation, match=why):
        issue(workbench, approved, on)
    assert approved.case.issued == ()


def test_only_an_approved_letter_goes_out(workbench, session):
    with pytest.raises(RuleViolation, match="Only an approved letter"):
        issue(workbench, session)
    session.execute(c.SubmitLetter(SUBMISSION))
    with pytest.raises(RuleViolation, match="Only an approved letter"):
        issue(workbench, session)


def test_no_letter_goes_out_with_an_error_that_nobody_waived(workbench, session):
    session.execute(c.SetOutcome("p2", None))
    session.execute(c.ApproveLetter(approval_of(workbench, session)))
    with pytest.raises(RuleViolation, match="error stands in the way"):
        issue(workbench, session)
    assert session.case.issued == ()


def test_a_late_letter_goes_out_once_the_delay_is_set_aside_with_its_reason(workbench, session):
    session.execute(c.SetReceived(date(2025, 6, 20)))
    [late] = workbench.findings(session.case, workbench.authority_of(session.case))
    assert late.rule == "in-time"  # though the letter has no date yet
    session.execute(c.Waive(Waiver(late.rule, late.place, "A flood.", "A. Officer", TODAY, late.sentence)))
    session.execute(c.ApproveLetter(approval_of(workbench, session)))
    assert issue(workbench, session).dated == TODAY


def test_a_correction_is_a_letter_of_its_own_and_answers_no_second_time(workbench, approved):
    first = issue(workbench, approved)
    approved.execute(c.BeginCorrection(first.id))
    approved.execute(c.SetAnswerText("p2", "We hold none."))
    approved.execute(c.ApproveLetter(approval_of(workbench, approved, TODAY)))
    second = issue(workbench, approved)
    assert (second.corrects, second.kind) == (first.id, LetterKind.ANSWER)
    assert approved.case.issued == (first, second)
    assert [event.kind for event in approved.case.events] == [EventKind.RESPONDED]
    assert workbench.sealed(approved.case.id, first.id) != workbench.sealed(approved.case.id, second.id)


def test_paragraphs_rewritten_for_the_answer_outlast_the_acknowledgement(workbench, session):
    authority = workbench.authority_of(session.case)
    passages = workbench.known(session.case, authority).passages
    answer = next(each for each in passages if each.key.startswith("part.") and not each.rewritten)
    session.execute(c.RewriteParagraph(answer.key, "In my own words.", answer.text))
    session.execute(c.ChooseLetter(LetterKind.ACKNOWLEDGEMENT))
    session.execute(c.ApproveLetter(approval_of(workbench, session)))
    issue(workbench, session)
    assert session.case.letter == Letter(overrides=(Override(answer.key, "In my own words.", answer.text),))


def test_from_an_issued_answer_to_a_review_that_is_answered(workbench, approved):
    first = issue(workbench, approved)
    do = approved.execute
    do(c.RecordEvent(ClockEvent("e1", EventKind.REVIEW_REQUESTED, TODAY)))
    do(c.OpenReview("You gave no reasons."))
    assert [each.first_answer for each in approved.case.review.decisions] == [said.text for said in first.said]
    do(c.SetReview(replace(approved.case.review, reviewer="C. Reviewer", role="Head of Legal")))
    for decision in approved.case.review.decisions:
        do(c.SetReviewDecision(replace(decision, result=ReviewResult.UPHELD, reasons="I looked again, and it stands.")))
    do(c.ChooseLetter(LetterKind.REVIEW_OUTCOME))
    do(c.ApproveLetter(approval_of(workbench, approved, TODAY)))
    second = issue(workbench, approved)
    assert second.kind is LetterKind.REVIEW_OUTCOME
    assert approved.case.event(EventKind.REVIEW_ANSWERED).on == TODAY
    assert approved.case.review is not None
    assert len(approved.case.issued) == 2


CROWN = Holiday(
    date(2025, 7, 28), "An extra bank holiday", (Nation.SCOTLAND,), date(2025, 6, 2), "The Gazette, 2 June 2025"
)


def test_a_proclaimed_holiday_moves_dates_and_the_list_and_drops_no_approval(workbench, approved):
    case = approved.case
    own = workbench.authority_of(case)

    def due():
        return next(each.due for each in workbench.deadlines(case, own) if each.name == "Answer by")

    def listed():
        return [row.due for row in workbench.rows(CaseQuery(), 0, 10)]

    workbench.refresh_due_dates()
    assert (due(), listed()) == (date(2025, 7, 30), [date(2025, 7, 30)])
    [moved] = workbench.preview_holiday(CROWN)
    assert (moved.case_id, moved.clock) == (case.id, "Answer by")
    assert due() == date(2025, 7, 30)  # a preview changes nothing
    assert workbench.set_proclaimed((CROWN,)) == ()
    assert workbench.proclaimed() == (CROWN,)
    assert (due(), listed()) == (date(2025, 7, 31), [date(2025, 7, 31)])
    assert not workbench.law.calendar.is_working(CROWN.date)
    assert approved.case.letter.status is Status.APPROVED
    workbench.set_proclaimed(())
    assert (due(), listed()) == (date(2025, 7, 30), [date(2025, 7, 30)])


@pytest.mark.parametrize("window", [ReviewWindow(0), ReviewWindow(100_000), ReviewWindow(20, 0)])
def test_a_time_to_ask_for_a_review_that_no_letter_can_offer_is_refused(workbench, approved, window):
    own = workbench.authority()
    with pytest.raises(BadInput, match="1 to 400 working days"):
        workbench.set_authority(replace(own, review_window=window))
    assert workbench.authority() == own
    assert approved.case.letter.status is Status.APPROVED


@pytest.mark.parametrize(
    "holidays",
    [
        (replace(CROWN, date=date(2301, 1, 2)),),
        (replace(CROWN, nations=()),),
        (replace(CROWN, name=" "),),
        (replace(CROWN, proclaimed=None),),
        (CROWN, replace(CROWN, name="Another name")),
    ],
    ids=["outside the calendar", "no nation", "no name", "not proclaimed", "twice"],
)
def test_a_holiday_that_cannot_be_is_refused(workbench, holidays):
    with pytest.raises(BadInput):
        workbench.set_proclaimed(holidays)
    assert workbench.proclaimed() == ()


def test_the_clocks_of_the_cases_that_the_list_shows(workbench, session):
    told = []
    workbench._render_clocks = lambda clocks, made_on: told.append((clocks, made_on)) or b"calendar"
    answered = workbench.import_case(locations.example().read_bytes())
    answered.execute(c.RecordEvent(ClockEvent("e1", EventKind.RESPONDED, TODAY)))
    shown = {}
    for show in Show:
        assert workbench.clocks_file(show) == b"calendar"
        clocks, made_on = told.pop()
        assert made_on == TODAY
        shown[show] = {case.id: deadlines for case, deadlines in clocks}
    assert set(shown[Show.OPEN]) == set(shown[Show.DUE]) == {session.case.id}
    assert set(shown[Show.ANSWERED]) == {answered.case.id}
    assert set(shown[Show.ALL]) == {session.case.id, answered.case.id}
    own = workbench.authority_of(session.case)
    assert shown[Show.OPEN][session.case.id] == workbench.deadlines(session.case, own)


def test_earlier_answers_to_the_same_topic_are_known(workbench, session):
    other = workbench.import_case(locations.example().read_bytes())
    assert workbench.known(session.case, workbench.authority_of(session.case)).earlier == ()  # nothing went out yet
    other.execute(c.RecordEvent(ClockEvent("e1", EventKind.RESPONDED, TODAY)))
    known = workbench.known(session.case, workbench.authority_of(session.case))
    assert {stance.case_id for stance in known.earlier} == {other.case.id}
    other.execute(c.SetOutcome("p1", None))
    assert len(workbench.known(session.case, workbench.authority_of(session.case)).earlier) == len(known.earlier) - 1


LIMBED = Case(
    "c1",
    questions=(Question("q1", "1", "How many?"), Question("q2", "2", "Which?")),
    parts=(
        Part("p1", question_ids=("q1",), outcome=Outcome.CLARIFICATION),
        Part("p2", question_ids=("q2",), outcome=Outcome.WITHHELD, claims=(Claim("40(2)"), Claim("31(1)"))),
    ),
)


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (LetterKind.ACKNOWLEDGEMENT, ClockEvent("e1", EventKind.ACKNOWLEDGED, TODAY)),
        (LetterKind.CLARIFICATION, ClockEvent("e1", EventKind.CLARIFICATION_ASKED, TODAY, question_ids=("q1",))),
        (LetterKind.FEES_NOTICE, ClockEvent("e1", EventKind.FEES_NOTICE, TODAY)),
        (LetterKind.EXTENSION, ClockEvent("e1", EventKind.EXTENDED, TODAY, limb="31(1)", until=date(2025, 8, 20))),
        (LetterKind.ANSWER, ClockEvent("e1", EventKind.RESPONDED, TODAY, question_ids=("q2",))),  # the other waits
        (LetterKind.REVIEW_OUTCOME, ClockEvent("e1", EventKind.REVIEW_ANSWERED, TODAY)),
    ],
)
def test_each_letter_is_an_event_for_the_clocks(workbench, kind, event):
    catalogue = workbench.law.catalogue
    case = replace(LIMBED, letter=Letter(kind=kind, decision_by=date(2025, 8, 20)))
    assert event_of(case, catalogue, TODAY, "e1") == event
    recorded = replace(case, events=(replace(event, id="e0"),))
    assert event_of(recorded, catalogue, TODAY, "e1") is None


def test_an_answer_that_says_what_is_unclear_asks_for_it(workbench):
    """FOIA s.1(3), s.10(6): the clock of that question waits from then on."""
    case = replace(LIMBED, letter=Letter(wanted="Which year?"))
    ids = iter(("e1", "e2"))
    answered, asked = events_of(case, workbench.law.catalogue, TODAY, lambda: next(ids, "unused"))
    assert (answered.kind, answered.question_ids) == (EventKind.RESPONDED, ("q2",))
    assert (asked.kind, asked.question_ids) == (EventKind.CLARIFICATION_ASKED, ("q1",))
    waiting = replace(case, events=(replace(asked, on=YESTERDAY),))
    assert [event.kind for event in events_of(waiting, workbench.law.catalogue, TODAY, lambda: "e3")] == [
        EventKind.RESPONDED
    ]
    assert "Which year?" in " ".join(workbench.compose(case, Authority()).texts())


def test_a_letter_that_finds_everything_unclear_answers_nothing(workbench):
    case = replace(LIMBED, parts=tuple(replace(part, outcome=Outcome.CLARIFICATION) for part in LIMBED.parts))
    [asked] = events_of(case, workbench.law.catalogue, TODAY, lambda: "e1")
    assert (asked.kind, asked.question_ids) == (EventKind.CLARIFICATION_ASKED, ("q1", "q2"))


def test_a_second_letter_of_the_day_about_another_question_is_an_event_of_its_own(workbench):
    asked = ClockEvent("e0", EventKind.CLARIFICATION_ASKED, TODAY, question_ids=("q2",))
    case = replace(LIMBED, events=(asked,), letter=Letter(kind=LetterKind.CLARIFICATION))
    assert event_of(case, workbench.law.catalogue, TODAY, "e1").question_ids == ("q1",)


def weighed(limb: str, *part_ids: str) -> PublicInterestTest:
    """A test that is concluded: the exemption is maintained."""
    return PublicInterestTest(f"t{limb}", Duty.DISCLOSE, (limb,), balance=Balance(Conclusion.MAINTAIN, "", part_ids))


DISCLOSED = Part("p1", question_ids=("q1",), outcome=Outcome.DISCLOSED)
WITHHELD = LIMBED.parts[1]  # question 2, under sections 40(2) and 31(1)
MIXED = Part("p3", question_ids=("q2",), outcome=Outcome.DISCLOSED)
COMMERCIAL = Part("p4", question_ids=("q3",), outcome=Outcome.WITHHELD, claims=(Claim("43(2)"),))
Q3 = Question("q3", "3", "For how much?")


@pytest.mark.parametrize(
    ("parts", "tests", "limb", "named", "answered"),
    [
        ((DISCLOSED, WITHHELD), (), "31(1)", (), ("q1",)),  # the limb tells which question waits
        ((DISCLOSED, WITHHELD, COMMERCIAL), (), "31(1)", ("q2", "q3"), ("q1",)),  # two limbs wait
        ((DISCLOSED, WITHHELD, COMMERCIAL), (weighed("31(1)", "p2"),), "43(2)", (), ("q1", "q2")),  # one is concluded
        ((WITHHELD, MIXED), (), "31(1)", (), ()),  # something else in the question, which is not answered as a whole
        ((WITHHELD,), (), "31(1)", (), ()),
        ((replace(DISCLOSED, outcome=None), WITHHELD), (), "31(1)", (), ()),  # nothing is decided on question 1
    ],
)
def test_an_extension_letter_also_answers_what_does_not_wait(workbench, parts, tests, limb, named, answered):
    """A later answer then admits no lateness on what was answered in time (FOIA s.10(1))."""
    questions = (*LIMBED.questions, Q3) if COMMERCIAL in parts else LIMBED.questions
    letter = Letter(kind=LetterKind.EXTENSION, decision_by=date(2025, 8, 20))
    case = Case("c1", questions=questions, parts=parts, tests=tests, letter=letter)
    ids = iter(("e1", "e2"))
    extended, *rest = events_of(case, workbench.law.catalogue, TODAY, lambda: next(ids))
    assert extended == ClockEvent("e1", EventKind.EXTENDED, TODAY, "", named, limb, date(2025, 8, 20))
    assert rest == ([ClockEvent("e2", EventKind.RESPONDED, TODAY, question_ids=answered)] if answered else [])
    recorded = replace(case, events=(extended, *rest))
    assert events_of(recorded, workbench.law.catalogue, TODAY, lambda: "e3") == ()


def test_a_clarification_of_everything_names_no_question(workbench):
    parts = tuple(replace(part, outcome=Outcome.CLARIFICATION) for part in LIMBED.parts)
    case = replace(LIMBED, parts=parts, letter=Letter(kind=LetterKind.CLARIFICATION))
    assert event_of(case, workbench.law.catalogue, TODAY, "e1").question_ids == ()
