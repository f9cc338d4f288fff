"""Which letter is written, its own words, its way to issue, and a review of what it said: what each command makes."""

from dataclasses import replace
from datetime import date

import pytest

from workbench import bootstrap
from workbench.domain.case import Case, Claim, ClockEvent, EventKind, Outcome, Part, Question
from workbench.domain.letter import Approval, Fee, IssuedLetter, Letter, LetterKind, Override, Status, Submission
from workbench.domain.review import Review, ReviewDecision, ReviewResult
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers import handle

RECEIVED = date(2026, 11, 2)
DAY = date(2026, 11, 20)
PUT_FORWARD = Submission("A. Officer", "Decision maker", DAY, "10:00")
APPROVAL = Approval("B. Head", "Head of Disclosure", DAY, "11:30")
ISSUED = IssuedLetter("L1", LetterKind.ANSWER, DAY, "A. Officer", "Decision maker", DAY)

CASE = Case(
    "c1",
    received=RECEIVED,
    questions=(Question("q1", "1", "How many?"), Question("q2", "2", "Which?")),
    parts=(
        Part("p1", "overt use", ("q1",), Outcome.DISCLOSED),
        Part("p2", "covert use", ("q2",), Outcome.NEITHER_CONFIRM_NOR_DENY, claims=(Claim("24(2)"), Claim("31(3)"))),
    ),
)


@pytest.fixture(scope="module")
def law():
    return bootstrap.load_law()


@pytest.fixture
def do(law):
    def run(case, *commands):
        for command in commands:
            case = handle(case, command, law)
        return case

    return run


def refused(do, case, command):
    with pytest.raises(RuleViolation) as error:
        do(case, command)
    return str(error.value)


@pytest.mark.parametrize(
    ("command", "field", "value"),
    [
        (c.ChooseLetter(LetterKind.FEES_NOTICE), "kind", LetterKind.FEES_NOTICE),
        (c.SetWanted("Which year do you mean?"), "wanted", "Which year do you mean?"),
        (c.SetFee(Fee(1250, "photocopies")), "fee", Fee(1250, "photocopies")),
        (c.SetDecisionBy(date(2026, 12, 18)), "decision_by", date(2026, 12, 18)),
        (c.SetChange("The sum in question 2."), "change", "The sum in question 2."),
        (c.RewriteParagraph("opening.0", "Hello.", "Dear"), "overrides", (Override("opening.0", "Hello.", "Dear"),)),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, c.Command) else "",
)
def test_what_the_letter_says_of_itself(do, command, field, value):
    after = do(CASE, command)
    assert getattr(after.letter, field) == value
    assert do(after, command) is after  # a second time there is nothing to do


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (c.SetFee(Fee(-1)), "less than nothing"),
        (c.SetDecisionBy(date(2026, 11, 1)), "before the request arrived"),
        (c.SetLetterDate(date(2026, 11, 1)), "before the request arrived"),
        (c.RewriteParagraph("opening.0", "  ", "Dear"), "empty"),
        (c.RewriteParagraph("", "Hello.", "Dear"), "cannot be rewritten"),
        (c.RewriteParagraph(" ", "Hello.", "Dear"), "cannot be rewritten"),
        (c.ChooseLetter(LetterKind.REVIEW_OUTCOME), "No review"),
        (c.BeginCorrection("L1"), "no such letter"),
        (c.SubmitLetter(replace(PUT_FORWARD, name=" ")), "put forward by somebody"),
        (c.SubmitLetter(replace(PUT_FORWARD, role="")), "name and the role"),
        (c.SubmitLetter(replace(PUT_FORWARD, time="25:00")), "not a time of day"),
        (c.SubmitLetter(replace(PUT_FORWARD, on=date(2026, 11, 1))), "before the request arrived"),
        (c.ApproveLetter(replace(APPROVAL, name="")), "records who approved it"),
        (c.ApproveLetter(replace(APPROVAL, time="9:5")), "not a time of day"),
        (c.RecordIssue(ISSUED), "Only an approved letter"),
        (c.SetReview(Review("late")), "No review"),
        (c.SetReviewDecision(ReviewDecision("p1")), "No review"),
    ],
    ids=lambda value: f"{type(value).__name__}" if isinstance(value, c.Command) else "",
)
def test_what_cannot_be_is_refused_with_a_sentence(do, command, why):
    assert why in refused(do, CASE, command)


def test_a_paragraph_keeps_what_stood_there_first_and_can_be_put_back(do):
    once = do(CASE, c.RewriteParagraph("opening.0", "Hello.", "Dear"), c.RewriteParagraph("opening.0", "Hello!"))
    assert once.letter.overrides == (Override("opening.0", "Hello!", "Dear"),)
    assert do(once, c.PutParagraphBack("opening.0")).letter.overrides == ()
    assert do(once, c.RewriteParagraph("opening.0", "Dear", "Dear")).letter.overrides == ()
    assert do(CASE, c.PutParagraphBack("opening.0")) is CASE


def test_from_draft_to_issue(do, law):
    assert CASE.letter.status is Status.DRAFT
    put_forward = do(CASE, c.SubmitLetter(PUT_FORWARD))
    assert put_forward.letter.status is Status.FOR_SIGN_OFF
    approved = do(put_forward, c.ApproveLetter(APPROVAL))
    assert approved.letter.status is Status.APPROVED
    event = ClockEvent("e1", EventKind.RESPONDED, DAY)
    issued = do(approved, c.RecordIssue(ISSUED, (event,)))
    assert issued.letter == Letter()  # a fresh one
    assert issued.events == (event,)
    [sent] = issued.issued
    assert replace(sent, said=(), letter=Letter()) == ISSUED
    assert [(said.part_id, said.text) for said in sent.said] == [
        ("p1", "disclosed"),
        ("p2", "neither confirmed nor denied under section 24(2) and section 31(3)"),
    ]


def test_an_approved_letter_is_not_put_forward_again_and_an_issued_one_not_twice(do):
    approved = do(CASE, c.SubmitLetter(PUT_FORWARD), c.ApproveLetter(APPROVAL))
    assert "approved already" in refused(do, approved, c.SubmitLetter(PUT_FORWARD))
    again = do(approved, c.RecordIssue(ISSUED), c.SubmitLetter(PUT_FORWARD), c.ApproveLetter(APPROVAL))
    assert "went out already" in refused(do, again, c.RecordIssue(ISSUED))


def test_nobody_approves_before_the_letter_is_put_forward(do):
    put_forward = do(CASE, c.SubmitLetter(PUT_FORWARD))
    assert "earlier" in refused(do, put_forward, c.ApproveLetter(replace(APPROVAL, time="09:59")))
    assert do(put_forward, c.ApproveLetter(replace(APPROVAL, time=""))).letter.approval  # no time was recorded


def test_return_to_draft_takes_back_all_of_it(do):
    back = do(CASE, c.SubmitLetter(PUT_FORWARD), c.ApproveLetter(APPROVAL), c.ReturnToDraft())
    assert (back.letter.status, back.letter.submission) == (Status.DRAFT, None)
    assert do(CASE, c.ReturnToDraft()) is CASE


def test_a_correction_is_a_new_letter_that_begins_with_what_was_written(do):
    sent = do(
        CASE,
        c.ChooseLetter(LetterKind.FEES_NOTICE),
        c.SetFee(Fee(1250, "photocopies")),
        c.SetLetterDate(DAY),
        c.ApproveLetter(APPROVAL),
        c.RecordIssue(replace(ISSUED, kind=LetterKind.FEES_NOTICE)),
    )
    assert sent.letter == Letter()
    begun = do(sent, c.BeginCorrection("L1"))
    assert begun.letter == Letter(kind=LetterKind.FEES_NOTICE, fee=Fee(1250, "photocopies"), corrects="L1")
    assert begun.issued == sent.issued
    waiting = do(sent, c.SubmitLetter(PUT_FORWARD))
    assert "on its way" in refused(do, waiting, c.BeginCorrection("L1"))


def test_what_is_written_for_the_answer_waits_while_another_letter_goes_out(do):
    mine = Override("caveat.0", "As recorded on the day.")
    kind = LetterKind.ACKNOWLEDGEMENT
    approved = do(CASE, c.SetCaveat("As recorded."), c.ChooseLetter(kind), c.ApproveLetter(APPROVAL))
    sent = do(approved, c.RecordIssue(replace(ISSUED, kind=kind), kept=(mine,)))
    assert sent.letter == Letter(data_caveat="As recorded.", overrides=(mine,))


def test_a_review_opens_with_what_went_out_even_where_the_case_has_moved_on(do):
    sent = do(CASE, c.ApproveLetter(APPROVAL), c.RecordIssue(ISSUED), c.SetOutcome("p1", Outcome.NOT_HELD))
    review = do(sent, c.OpenReview("You did not search.")).review
    assert review.complaint == "You did not search."
    assert [(each.part_id, each.first_answer, each.result) for each in review.decisions] == [
        ("p1", "disclosed", None),
        ("p2", "neither confirmed nor denied under section 24(2) and section 31(3)", None),
    ]


def test_a_review_of_an_answer_that_was_given_elsewhere_opens_with_what_the_case_says(do):
    review = do(CASE, c.SetOutcome("p1", None), c.OpenReview()).review
    assert review.decisions[0].first_answer == "not answered"


def test_a_review_is_decided_part_by_part(do):
    decision = ReviewDecision("p2", ReviewResult.OVERTURNED, "It was already published.", "neither")
    opened = do(CASE, c.OpenReview())
    decided = do(opened, c.SetReviewDecision(decision))
    assert decided.review.decision("p2") == decision
    assert [each.part_id for each in decided.review.decisions] == ["p1", "p2"]
    assert "already" in refused(do, opened, c.OpenReview())
    assert "no longer" in refused(do, opened, c.SetReviewDecision(ReviewDecision("p9")))
    assert do(decided, c.RemovePart("p1")).review.decisions == (decision,)


def test_a_review_that_is_closed_leaves_no_letter_of_its_own(do):
    opened = do(CASE, c.OpenReview(), c.ChooseLetter(LetterKind.REVIEW_OUTCOME))
    closed = do(opened, c.CloseReview())
    assert closed.review is None
    assert closed.letter.kind is LetterKind.ANSWER
    assert do(CASE, c.CloseReview()) is CASE
