"""What an approval binds to: a table of changes, and what each is called; and what leaves the code alone."""

import re
from dataclasses import dataclass, fields, replace
from datetime import date

import pytest

from workbench.domain.authority import Authority, LetterOrder, Regulator, ReviewWindow
from workbench.domain.case import (
    Answer,
    Balance,
    Case,
    Channel,
    Claim,
    ClockEvent,
    Conclusion,
    Duty,
    EarlierRequest,
    EventKind,
    Factor,
    Harm,
    Holding,
    Link,
    Opinion,
    Outcome,
    Part,
    Particulars,
    Period,
    PublicInterestTest,
    Question,
    Requester,
    Side,
    Span,
    Weight,
)
from workbench.domain.cost import Activity, CostLine, CostWorksheet
from workbench.domain.findings import Page, Place, Waiver
from workbench.domain.letter import Approval, Fee, IssuedLetter, Item, Letter, LetterKind, Override, Submission
from workbench.domain.overlay import OwnSentence
from workbench.domain.review import Review, ReviewDecision, ReviewResult
from workbench.domain.signoff import Versions, _plain, changed, fingerprint, items, same_code, short_code

FORCE = Authority("Example Police", "Disclosure", ("1 High Street",), "foi@force.example", regulator=Regulator("ICO"))
REVIEW_RIGHT = "Where and until when a review can be asked for"
VERSIONS = Versions("w1", "c1", "t1", "l1")
OPEN = Part("p1", "overt use", ("q1",), Outcome.DISCLOSED, Answer("Twelve."))
CLOSED = Part(
    "p2",
    "covert use",
    ("q3",),
    Outcome.NEITHER_CONFIRM_NOR_DENY,
    claims=(Claim("24(2)", reason="It would show.", harm=Harm("national security")), Claim("31(3)")),
)
FOR = Factor("f1", Side.FOR, "Openness builds trust.", Weight.SOME, limb="31(3)", part_ids=("p2",))
AGAINST = Factor("f2", Side.AGAINST, "Tactics would be known.", limb="31(3)", part_ids=("p2",))
WEIGHED = PublicInterestTest(
    "t1", Duty.CONFIRM_OR_DENY, ("31(3)",), ("p2",), (FOR, AGAINST), Balance(Conclusion.MAINTAIN, "It is.", ("p2",))
)
STRONGER = replace(FOR, weight=Weight.STRONG)
SHEET = CostWorksheet("w1", "First request", ("p1",), (CostLine("l1", Activity.LOCATE),))
WAIVER = Waiver("review-window", Place(Page.LETTER), "The force offers more.", "A. Officer", date(2026, 11, 20))
SENT = IssuedLetter("L1", LetterKind.ACKNOWLEDGEMENT, date(2026, 11, 3), "A", "b", date(2026, 11, 3))
BESIDE = replace(WAIVER, said="It is 20 days.")
REVIEW = Review("You are late.", "C. Reviewer", "Head", (ReviewDecision("p2", ReviewResult.UPHELD, "It stands."),))
FURTHER = ReviewDecision("p1")
VARIED = ReviewDecision("p2", ReviewResult.VARIED, "It stands.")
CASE = Case(
    "c1",
    "616-26",
    "Drones",
    Requester("R. Equester", ("2 Low Street",), "r@example.org"),
    date(2026, 11, 2),
    request="1. How many? 3. Which?",
    questions=(Question("q1", "1", "How many?"), Question("q3", "3", "Which?")),
    parts=(OPEN, CLOSED),
    tests=(WEIGHED,),
    letter=Letter(overrides=(Override("opening.0", "Thank you for asking.", "Thank you."),)),
    worksheets=(SHEET,),
    waivers=(WAIVER,),
)


def with_part(**changes):
    part = CASE.part(changes.pop("id", "p1"))
    new = replace(part, **changes)
    return replace(CASE, parts=tuple(new if each.id == new.id else each for each in CASE.parts))


def with_claim(**changes):
    return with_part(id="p2", claims=(replace(CLOSED.claims[0], **changes), CLOSED.claims[1]))


def with_test(**changes):
    return replace(CASE, tests=(replace(WEIGHED, **changes),))


def with_letter(**changes):
    return replace(CASE, letter=replace(CASE.letter, **changes))


OPINION = Particulars(Opinion("D. Person", "Chief", date(2026, 11, 9), "It would."))

EXTENDED = ClockEvent("e1", EventKind.EXTENDED, date(2026, 11, 30), limb="31(1)", until=date(2026, 12, 14))
CLARIFIED = ClockEvent("e1", EventKind.CLARIFICATION_RECEIVED, date(2026, 11, 30))

CHANGES = [
    (replace(CASE, reference="617-26"), "The reference"),
    (replace(CASE, title="Horses"), "The subject in the heading"),
    (replace(CASE, requester=replace(CASE.requester, name="S. Econd")), "The requester’s name and address"),
    (replace(CASE, requester=replace(CASE.requester, address=("3 Low Street",))), "The requester’s name and address"),
    (replace(CASE, channel=Channel.POST), "How the request arrived"),
    (replace(CASE, received=date(2026, 11, 3)), "The date of receipt"),
    (replace(CASE, request="1. How many? 3. Which? 4. Why?"), "The request’s text"),
    (replace(CASE, scope=Period(date(2026, 1, 1))), "The period asked for"),
    (replace(CASE, priority=("q3",)), "The order in which answers are wanted"),
    (replace(CASE, environmental=False), "The decision on environmental information"),
    (replace(CASE, questions=(CASE.questions[0], Question("q3", "3", "Which ones?"))), "Question 3"),
    (replace(CASE, questions=(CASE.questions[0], Question("q3", "4", "Which?"))), "Question 4"),
    (with_part(subject="open use"), "Question 1: subject of the part on “open use”"),
    (with_part(question_ids=("q1", "q3")), "Questions 1 and 3: questions answered on “overt use”"),
    (with_part(outcome=Outcome.NOT_HELD), "Question 1: outcome on “overt use”"),
    (with_part(answer=Answer("Thirteen.")), "Question 1: answer on “overt use”"),
    (with_part(answer=Answer("Twelve.", (Link("https://force.example"),))), "Question 1: answer on “overt use”"),
    (with_part(reason="It is asked again."), "Question 1: reason on “overt use”"),
    (with_part(advice="Ask for one year."), "Question 1: advice on “overt use”"),
    (with_part(earlier=EarlierRequest("100-25")), "Question 1: earlier request on “overt use”"),
    (with_part(holding=Holding.HELD), "Question 1: whether held on “overt use”"),
    (with_part(searches="The register."), "Question 1: searches on “overt use”"),
    (with_claim(paragraphs=("24(1)",)), "Section 24(2) on “covert use”: paragraphs"),
    (with_claim(reason="It would tell."), "Section 24(2) on “covert use”: reason"),
    (with_claim(harm=Harm("safety")), "Section 24(2) on “covert use”: harm"),
    (with_claim(particulars=OPINION), "Section 24(2) on “covert use”: particulars"),
    (with_part(id="p2", claims=CLOSED.claims[:1]), "Section 31(3) on “covert use” (taken out)"),
    (with_part(id="p2", claims=(*CLOSED.claims, Claim("23(5)"))), "Section 23(5) on “covert use” (new)"),
    (with_part(id="p2", claims=CLOSED.claims[::-1]), "Section 31(3) on “covert use” (its place)"),
    (replace(CASE, parts=(OPEN,)), "Question 3: the part on “covert use” (taken out)"),
    (replace(CASE, parts=(*CASE.parts, Part("p3", "cost", ("q1",)))), "Question 1: the part on “cost” (new)"),
    (replace(CASE, parts=CASE.parts[::-1]), "Question 3: the part on “covert use” (its place)"),
    (with_test(part_ids=()), "The public interest under section 31(3): parts weighed"),
    (
        with_test(factors=(FOR,)),
        "The public interest under section 31(3): factor for maintaining “Tactics would be known.” (taken out)",
    ),
    (
        with_test(factors=(STRONGER, AGAINST)),
        "The public interest under section 31(3): factor for answering “Openness builds trust.”",
    ),
    (with_test(balance=Balance(Conclusion.ANSWER)), "The public interest under section 31(3): balance"),
    (replace(CASE, tests=()), "The public interest under section 31(3) (taken out)"),
    (replace(CASE, worksheets=(replace(SHEET, advice="Ask for less."),)), "Cost worksheet “First request”"),
    (replace(CASE, waivers=()), "The waiver with the reason “The force offers more.” (taken out)"),
    (replace(CASE, waivers=(replace(WAIVER, reason="It may."),)), "The waiver with the reason “It may.”"),
    (replace(CASE, waivers=(WAIVER, BESIDE)), "The waiver with the reason “The force offers more.” (new)"),
    (with_letter(kind=LetterKind.EXTENSION), "Which letter it is"),
    (replace(CASE, events=(EXTENDED,)), "Whether time was extended"),
    (replace(CASE, events=(CLARIFIED,)), "Whether clarification was received"),
    (with_letter(wanted="Which year?"), "What is to be clarified"),
    (with_letter(fee=Fee(500)), "The fee"),
    (with_letter(decision_by=date(2026, 12, 18)), "The estimated date of decision"),
    (with_letter(data_caveat="As recorded."), "The caveat about figures"),
    (with_letter(corrects="L1"), "Which letter this one corrects"),
    (with_letter(change="The sum."), "What the correction changes"),
    (with_letter(overrides=(Override("opening.0", "Thanks."),)), "The rewritten paragraph “Thanks.”"),
    (with_letter(overrides=()), "The rewritten paragraph “Thank you for asking.” (taken out)"),
]  # fmt: skip


@pytest.mark.parametrize(("after", "name"), CHANGES, ids=[name for _, name in CHANGES])
def test_what_changes_the_letter_changes_the_code_and_is_named_alone(after, name):
    before, now = items(CASE, FORCE, VERSIONS), items(after, FORCE, VERSIONS)
    assert fingerprint(before) != fingerprint(now)
    assert changed(before, now) == (name,)


@pytest.mark.parametrize(
    ("force", "versions", "name"),
    [
        (replace(FORCE, name="Sample Police"), VERSIONS, "The force’s name and address"),
        (replace(FORCE, department="FOI"), VERSIONS, "The force’s name and address"),
        (replace(FORCE, address=()), VERSIONS, "The force’s name and address"),
        (replace(FORCE, email="x@force.example"), VERSIONS, "The force’s name and address"),
        (replace(FORCE, signatory_role="Decision Maker"), VERSIONS, "Who signs"),
        (replace(FORCE, review_contact="x"), VERSIONS, REVIEW_RIGHT),
        (replace(FORCE, review_window=ReviewWindow(20, 40)), VERSIONS, REVIEW_RIGHT),
        (replace(FORCE, regulator=Regulator("ICO", "ico.org.uk")), VERSIONS, "The regulator’s particulars"),
        (replace(FORCE, letter_order=LetterOrder.TRADITIONAL), VERSIONS, "The order of the letter’s sections"),
        (replace(FORCE, data_caveat="x"), VERSIONS, "The force’s caveat about figures"),
        (replace(FORCE, privacy_notice="x"), VERSIONS, "Where the privacy notice can be read"),
        (replace(FORCE, fee_payment="by card"), VERSIONS, "How a fee can be paid"),
        (FORCE, replace(VERSIONS, wording="w2"), "The standard wording"),
        (FORCE, replace(VERSIONS, own=(OwnSentence("a", "Hello."),)), "The force’s own wording “Hello.” (new)"),
        (FORCE, replace(VERSIONS, catalogue="c2"), "The catalogue of exemptions"),
        (FORCE, replace(VERSIONS, combinations="t2"), "The table of outcomes and limbs"),
        (FORCE, replace(VERSIONS, limits="l2"), "The limits of cost and time"),
    ],
)  # fmt: skip
def test_what_the_letter_is_made_with_changes_the_code_too(force, versions, name):
    before, now = items(CASE, FORCE, VERSIONS), items(CASE, force, versions)
    assert fingerprint(before) != fingerprint(now)
    assert changed(before, now) == (name,)


@pytest.mark.parametrize(
    "after",
    [
        with_letter(dated=date(2026, 11, 27)),
        with_letter(approval=Approval("B", "Head", date(2026, 11, 20))),
        with_letter(submission=Submission("A", "Officer", date(2026, 11, 20))),
        with_letter(fell_back=("The fee",)),
        with_letter(overrides=(Override("opening.0", "Thank you for asking.", "Something else"),)),
        replace(CASE, events=(ClockEvent("e1", EventKind.ACKNOWLEDGED, date(2026, 11, 3)),)),
        replace(CASE, events=(ClockEvent("e1", EventKind.CLARIFICATION_ASKED, date(2026, 11, 3)),)),
        replace(CASE, revision=9),
        replace(CASE, id="c2"),
        replace(CASE, authority=FORCE),
        replace(CASE, issued=(SENT,)),
        replace(CASE, waivers=(replace(WAIVER, on=date(2026, 11, 21)),)),
        replace(CASE, review=REVIEW),  # this letter is the answer, not the review's
        replace(CASE, questions=(replace(CASE.questions[0], span=Span(3, 12)), CASE.questions[1])),
        with_part(id="p2", holding=Holding.HELD),
        with_part(id="p2", holding=Holding.NOT_HELD, searches="Nothing was found."),
        with_test(factors=(replace(FOR, id="f9", source="openness", tailored=True), AGAINST)),
    ],
)  # fmt: skip
def test_days_and_what_is_only_for_the_file_leave_the_code_alone(after):
    assert items(after, FORCE, VERSIONS) == items(CASE, FORCE, VERSIONS)


def test_the_day_of_what_happened_is_a_day_like_others():
    later = replace(EXTENDED, on=date(2026, 12, 1), until=date(2026, 12, 21))
    one, other = (items(replace(CASE, events=(event,)), FORCE, VERSIONS) for event in (EXTENDED, later))
    assert one == other


def test_the_forces_own_notes_leave_the_code_alone():
    other = replace(FORCE, reference_scheme="{number}", protective_marking="OFFICIAL")
    checked = replace(other, regulator=replace(FORCE.regulator, checked_on=date(2026, 11, 1)))
    assert items(CASE, checked, VERSIONS) == items(CASE, FORCE, VERSIONS)


def test_an_acknowledgement_is_not_approved_anew_while_the_answer_is_worked_on():
    before = with_letter(kind=LetterKind.ACKNOWLEDGEMENT)
    after = replace(before, parts=(OPEN,), tests=(), worksheets=())
    assert items(after, FORCE, VERSIONS) == items(before, FORCE, VERSIONS)


@pytest.mark.parametrize(
    ("review", "name"),
    [
        (replace(REVIEW, complaint="You are wrong."), "The review: what is complained of"),
        (replace(REVIEW, reviewer="D. Other"), "The review: who reviews"),
        (replace(REVIEW, decisions=(VARIED,)), "The review: decision on “covert use”"),
        (replace(REVIEW, decisions=(*REVIEW.decisions, FURTHER)), "The review: decision on “overt use” (new)"),
    ],
)  # fmt: skip
def test_what_a_review_decides_is_part_of_its_letter(review, name):
    letter = replace(CASE, letter=Letter(kind=LetterKind.REVIEW_OUTCOME), review=REVIEW)
    before, now = items(letter, FORCE, VERSIONS), items(replace(letter, review=review), FORCE, VERSIONS)
    assert changed(before, now) == (name,)


SIGNED = {
    Case: "reference title requester received channel request scope priority questions parts tests letter environmental"
    " worksheets waivers review",  # the review only in its own letter
    Question: "label text parent_id lead_in period",
    Part: "subject question_ids outcome answer claims holding searches reason advice earlier",
    Claim: "limb paragraphs reason harm particulars",
    PublicInterestTest: "duty limbs part_ids factors balance",
    Factor: "side text weight grounds limb part_ids",
    Letter: "data_caveat kind overrides wanted fee decision_by corrects change",
    Override: "key text",
    Waiver: "rule place reason by said",
    Authority: "name department address email review_contact signatory_role review_window regulator letter_order"
    " data_caveat privacy_notice fee_payment",
    Regulator: "name web address telephone statutory_name",
}
FOR_THE_FILE = {
    Case: "id events authority revision issued hold marks sources preferred_form declined",
    Question: "id span why",
    Part: "id",
    Claim: "",
    PublicInterestTest: "id",
    Factor: "id source tailored",
    Letter: "dated approval submission fell_back",
    Override: "was",
    Waiver: "on",
    Authority: "reference_scheme protective_marking",
    Regulator: "checked_on",
}


@pytest.mark.parametrize("kind", SIGNED, ids=lambda kind: kind.__name__)
def test_whoever_adds_a_fact_decides_here_whether_an_approval_speaks_of_it(kind):
    assert {field.name for field in fields(kind)} == {*SIGNED[kind].split(), *FOR_THE_FILE[kind].split()}


def test_the_code_is_short_and_cannot_be_misread():
    codes = {short_code(fingerprint(items(replace(CASE, title=str(n)), FORCE, VERSIONS))) for n in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch(r"[CDFGHJKMNPQRTVWXY34679]{4}-[CDFGHJKMNPQRTVWXY34679]{4}", code) for code in codes)


@pytest.mark.parametrize("written", ["K7QF-M3XD", "k7qf m3xd", " K7QFM3XD ", "k7qf–m3xd"])
def test_a_code_is_the_same_however_it_is_written(written):
    assert same_code(written, "K7QF-M3XD")
    assert not same_code(written, "K7QF-M3XC")


@dataclass(frozen=True)
class Fact:
    text: str
    checked: bool = False
    count: int = 0
    days: int = 40
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactOfBefore:
    text: str


def test_a_new_fact_changes_no_old_digest_until_it_says_something():
    assert _plain(Fact("")) == _plain(FactOfBefore("")) == {"text": ""}
    for said in ({"checked": True}, {"count": 3}, {"days": 0}, {"notes": ["x"]}):
        assert _plain(Fact("", **said)) == {"text": "", **said}


def test_a_mere_name_does_not_count():
    one, other = Item("The fee", "d1", "letter.fee"), Item("The amount", "d1", "letter.fee")
    assert fingerprint((one,)) == fingerprint((other,))
    assert changed((one,), (other,)) == ()
