"""Every command an officer has, and what of the letter it changes, as an approver is told: a table."""

from dataclasses import replace
from datetime import date

import pytest

from workbench import bootstrap, locations
from workbench.domain.case import (
    Channel,
    ClockEvent,
    EarlierRequest,
    EventKind,
    Factor,
    Harm,
    Holding,
    Link,
    Mark,
    Outcome,
    Particulars,
    Requester,
    Role,
    Side,
    Span,
    Table,
)
from workbench.domain.cost import Activity, CostLine, CostWorksheet
from workbench.domain.findings import Page, Place, Waiver
from workbench.domain.hold import Hold
from workbench.domain.letter import Approval, Fee, IssuedLetter, LetterKind, Override, Submission
from workbench.domain.review import ReviewDecision, ReviewResult
from workbench.domain.signoff import changed
from workbench.service import casefile
from workbench.service import commands as c
from workbench.service.handlers import HANDLERS, handle

DAY = date(2025, 7, 29)
ACKNOWLEDGED = ClockEvent("e1", EventKind.ACKNOWLEDGED, date(2025, 7, 2))
ANSWERED = ClockEvent("e2", EventKind.RESPONDED, DAY)
SHEET = CostWorksheet("w1", "All of it", ("p1",), (CostLine("l1", Activity.LOCATE),))
SETTINGS = Place(Page.SETTINGS)
WAIVER = Waiver("review-window", SETTINGS, "The force offers more.")
SENT = IssuedLetter("L1", LetterKind.ACKNOWLEDGEMENT, DAY, "A. Officer", "Decision maker", DAY)
APPROVE = c.ApproveLetter(Approval("B. Head", "Head", DAY))
TOGETHER = c.WeighTogether("t1", "t2")
REVIEWING = (c.OpenReview("Late."), c.ChooseLetter(LetterKind.REVIEW_OUTCOME))
SUBJECTS = {"p1": "overt", "p2": "found later", "p3": "makers", "p4": "searchers", "p5": "covert", "p6": "sharing"}
TRUST = Factor("f9", Side.FOR, "Trust.")

READ = casefile.decode(locations.example().read_bytes(), bootstrap.load_catalogue())
CASE = replace(
    READ.case,
    tests=tuple(
        replace(test, factors=tuple(replace(factor, text=factor.id) for factor in test.factors))
        for test in READ.case.tests
    ),
    parts=tuple(replace(part, subject=SUBJECTS[part.id]) for part in READ.case.parts),
    events=(ACKNOWLEDGED,),
    marks=(Mark(Span(0, 3), Role.CONTEXT),),
    worksheets=(SHEET,),
    waivers=(WAIVER,),
    issued=(SENT,),
    letter=replace(READ.case.letter, dated=None, overrides=(Override("opening.0", "Thank you.", "Dear"),)),
)
SECOND = next(question.span for question in CASE.questions if question.id == "q2")
SHORTER = Span(SECOND.start, SECOND.end - 9)
INTEREST = "The public interest under section 24(2)"
JOINT = "The public interest under section 24(2) and section 31(3)"
CHOSEN = "The public interest under section 27(4)(b)"


def of(test_id, interest, more=""):
    """How an approver is told of each factor of a test."""
    return tuple(
        f"{interest}: factor for {'answering' if side is Side.FOR else 'maintaining'} “{factor.text}”{more}"
        for side in Side
        for factor in CASE.test(test_id).on_side(side)
    )


SAYS = [
    # the request
    (c.SetReference("9-25"), "The reference"),
    (c.SetTitle("Cameras"), "The subject in the heading"),
    (c.SetReceived(date(2025, 6, 30)), "The date of receipt"),
    (c.SetChannel(Channel.POST), "How the request arrived"),
    (c.SetRequester(Requester("S. Econd")), "The requester’s name and address"),
    (c.SetScope(None), "The period asked for"),
    (c.SetPriority(("q1",)), "The order in which answers are wanted"),
    (c.SetEnvironmental(True), "The decision on environmental information"),
    # what its words are: the letter quotes the questions alone
    (c.MarkAs(Span(0, 4), Role.GREETING),),
    (c.ClearMark(Span(0, 4)),),
    (c.SetForm("as a spreadsheet"),),
    (c.Decline("TITLE"),),
    (c.ExtendQuestion("q2", SHORTER), "Question 2"),
    # its questions
    (c.AddQuestion("q9", "p9", "4", text="Why?"), "Question 4 (new)", "Question 4: the part (new)"),
    (c.RelabelQuestion("q1", "I"), "Question I"),
    (c.SetLeadIn("q1", True), "Question 1"),
    (c.RemoveQuestion("q3d"), "Question 3d (taken out)"),
    (c.SplitQuestion("q1", 400, "q9", "p9"), "Question 1", "Question 1+ (new)", "Question 1+: the part (new)"),
    (c.JoinWithNext("q3a"), "Question 3a", "Question 3b (taken out)"),
    (c.MoveQuestion("q3a", 1), "Question 3b (its place)"),
    (c.NestQuestion("q2"), "Question 2"),
    (c.UnnestQuestion("q3d"), "Question 3d"),
    # the parts
    (c.AddPart("p9", "q1", "signs"), "Question 1: the part on “signs” (new)"),
    (c.RemovePart("p2"), "Question 1: the part on “found later” (taken out)"),
    (c.MovePart("p2", -1), "Question 1: the part on “found later” (its place)"),
    (c.SetSubject("p1", "open"), "Question 1: subject of the part on “open”"),
    (c.SetPartQuestions("p1", ("q1", "q2")), "Questions 1 and 2: questions answered on “overt”"),
    (c.SetOutcome("p2", Outcome.NOT_HELD), "Question 1: outcome on “found later”"),
    (c.SetAnswerText("p2", "It does."), "Question 1: answer on “found later”"),
    (c.SetLinks("p2", (Link("https://force.example"),)), "Question 1: answer on “found later”"),
    (c.SetTables("p2", (Table((("Year", "Number"),)),)), "Question 1: answer on “found later”"),
    (c.SetHolding("p2", Holding.NOT_SEARCHED), "Question 1: whether held on “found later”"),
    (c.SetSearches("p2", "The register."), "Question 1: searches on “found later”"),
    (c.SetGroundReason("p2", "Asked before."), "Question 1: reason on “found later”"),
    (c.SetAdvice("p2", "Ask for less."), "Question 1: advice on “found later”"),
    (c.SetEarlierRequest("p2", EarlierRequest("1-24")), "Question 1: earlier request on “found later”"),
    # the limbs
    (
        c.TickLimb("p5", "27(4)(a)", "t9"),
        "The public interest under section 27(4)(a): parts weighed",
        "Section 27(4)(a) on “covert” (new)",
    ),
    (c.UntickLimb("p5", "23(5)"), "Section 23(5) on “covert” (taken out)"),
    (
        c.ChooseLimb("p6", "27(4)(a)", "27(4)(b)", "t9"),
        CHOSEN,
        *of("t3", CHOSEN),
        "Section 27(4)(b) on “sharing” (new)",
        "Section 27(4)(a) on “sharing” (taken out)",
    ),
    (c.SetParagraphs("p5", "31(3)", ("31(1)(b)",)), "Section 31(3) on “covert”: paragraphs"),
    (c.SetReason("p5", "24(2)", "It would."), "Section 24(2) on “covert”: reason"),
    (c.SetHarm("p5", "24(2)", Harm("safety")), "Section 24(2) on “covert”: harm"),
    (c.SetParticulars("p5", "24(2)", Particulars(alternative_to="23(5)")), "Section 24(2) on “covert”: particulars"),
    # the public interest
    (c.AddFactor("t1", TRUST), f"{INTEREST}: factor for answering “Trust.” (new)"),
    (
        c.EditFactor("t1", replace(TRUST, id="f1")),
        f"{INTEREST}: factor for answering “Trust.” (new)",
        f"{INTEREST}: factor for answering “f1” (taken out)",
    ),
    (c.RemoveFactor("t1", "f4"), f"{INTEREST}: factor for maintaining “f4” (taken out)"),
    (c.MoveFactor("t1", "f4", 1), f"{INTEREST}: factor for maintaining “f5” (its place)"),
    (c.Conclude("t1", None), f"{INTEREST}: balance"),
    (c.SetBalanceReasons("t1", "It is."), f"{INTEREST}: balance"),
    (c.SetConcludedParts("t1", ("p5",)), f"{INTEREST}: balance"),
    (
        TOGETHER,
        JOINT,
        f"{JOINT}: balance",
        *of("t2", JOINT, " (new)"),
        "The public interest under section 31(3) (taken out)",
    ),
    # the cost
    (c.AddWorksheet("w9", ("p2",), "Second"), "Cost worksheet “Second” (new)"),
    (c.SetWorksheet(replace(SHEET, advice="Ask for less.")), "Cost worksheet “All of it”"),
    (c.CountActivity("w1", "l1", Activity.EXTRACT.value), "Cost worksheet “All of it”"),
    (c.RemoveWorksheet("w1"), "Cost worksheet “All of it” (taken out)"),
    # the letter
    (c.ChooseLetter(LetterKind.EXTENSION), "Which letter it is"),
    (c.ChooseLetter(LetterKind.ACKNOWLEDGEMENT), "Which letter it is"),
    (c.SetCaveat("As recorded."), "The caveat about figures"),
    (c.SetWanted("Which year?"), "What is to be clarified"),
    (c.SetFee(Fee(500)), "The fee"),
    (c.SetDecisionBy(date(2025, 8, 20)), "The estimated date of decision"),
    (c.SetChange("The sum."), "What the correction changes"),
    (c.RewriteParagraph("opening.0", "Thanks."), "The rewritten paragraph “Thanks.”"),
    (c.PutParagraphBack("opening.0"), "The rewritten paragraph “Thank you.” (taken out)"),
    (c.BeginCorrection("L1"), "Which letter it is", "Which letter this one corrects"),
    # what was set aside
    (c.Waive(replace(WAIVER, reason="It may.")), "The waiver with the reason “It may.”"),
    (c.TakeBackWaiver("review-window", SETTINGS), "The waiver with the reason “The force offers more.” (taken out)"),
    # days and steps: the letter says the same
    (c.SetLetterDate(DAY),),
    (c.RecordEvent(ANSWERED),),
    (c.RemoveEvent("e1"),),
    (c.SubmitLetter(Submission("A. Officer", "Decision maker", DAY)),),
    (APPROVE,),
    (c.OpenReview("Late."),),  # until the letter is the review's
    (c.PutOnHold(Hold("Asked for by counsel.")),),
]

APART = (
    INTEREST,
    "The public interest under section 31(3) (new)",
    *of("t2", JOINT, " (taken out)"),
)
AFTER = [
    ((TOGETHER,), c.WeighApart("t1", "31(3)", "t9"), APART),
    ((APPROVE,), c.ReturnToDraft(), ()),
    ((c.PutOnHold(Hold("Asked for by counsel.")),), c.ReleaseHold(), ()),
    (REVIEWING, c.SetReviewDecision(ReviewDecision("p5", ReviewResult.UPHELD)), ("The review: decision on “covert”",)),
    (REVIEWING, c.CloseReview(), ("Which letter it is",)),
]


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


def check(desk, case, command, names):
    after = handle(case, command, desk.law)
    assert after != case, "the command did nothing"
    before, now = desk.items(case, READ.authority), desk.items(after, READ.authority)
    assert changed(before, now) == names
    moved = desk.code(after, READ.authority) != desk.code(case, READ.authority)
    assert moved is bool(names)


@pytest.mark.parametrize(
    ("command", "names"), [(row[0], row[1:]) for row in SAYS], ids=lambda value: type(value).__name__
)
def test_what_each_command_changes_in_the_letter(desk, command, names):
    check(desk, CASE, command, names)


@pytest.mark.parametrize(("first", "command", "names"), AFTER, ids=lambda value: type(value).__name__)
def test_what_a_command_changes_after_others(desk, first, command, names):
    case = CASE
    for each in first:
        case = handle(case, each, desk.law)
    check(desk, case, command, names)


def test_who_reviews_is_in_the_letter_of_the_review(desk):
    case = CASE
    for each in REVIEWING:
        case = handle(case, each, desk.law)
    check(desk, case, c.SetReview(replace(case.review, reviewer="C. Reviewer")), ("The review: who reviews",))


def test_no_command_is_missing_here():
    tried = {type(row[0]) for row in SAYS} | {type(command) for _, command, _ in AFTER}
    elsewhere = {c.TakeRequest, c.SetReview, c.RecordIssue}  # into an empty case; above; with the pages
    elsewhere |= {c.TakeLetters, c.MergeCase}  # where cases are handed over
    assert tried | elsewhere == set(HANDLERS)
