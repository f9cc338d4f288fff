"""What the requester must and must not read, by situation: each sentence where it is true, and nowhere else."""

from dataclasses import replace
from datetime import date

import pytest

from tests.letters.cases import ANSWERED, DRONES, FORCE, LETTERS, asked
from workbench import bootstrap
from workbench.domain.authority import LetterOrder, Regulator
from workbench.domain.case import Case, Claim, EarlierRequest, Holding, Outcome, Part
from workbench.domain.letter import Approval, IssuedLetter, LetterKind
from workbench.domain.review import Review, ReviewDecision, ReviewResult
from workbench.letters.compose import compose
from workbench.rendering.text import render_text


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


def words(desk, case: Case, force=FORCE) -> str:
    return render_text(compose(case, force, desk.law, case.letter.dated))


def one(outcome: Outcome, *limbs: str) -> Case:
    """An answer with one part under this outcome and these limbs."""
    part = Part(
        "p1",
        question_ids=("q1",),
        outcome=outcome,
        claims=tuple(Claim(limb) for limb in limbs),
        reason="So it is.",
        holding=Holding.HELD,
        earlier=EarlierRequest("5-26", date(2026, 6, 1)),
    )
    return replace(asked(LetterKind.ANSWER, ANSWERED, DRONES[:1]), parts=(part,))


def test_limbs_are_cited_in_the_order_of_the_act_whatever_was_ticked_first(desk):
    told = words(desk, one(Outcome.NEITHER_CONFIRM_NOR_DENY, "31(3)", "24(2)", "23(5)"))
    assert "section 23(5), section 24(2) and section 31(3)" in told


# ── which exemptions have a public interest test (FOIA s.2), and what the notice then is (FOIA s.17) ─────────────────

UNTESTED = "asks for no public interest test"
WITH_WEIGHING = "under section 17(1) and, where we have weighed the public interest, section 17(3) of the Act"
WITHOUT = "a refusal notice under section 17(1) of the Act. It says"

KINDS = [
    (("41(1)",), [UNTESTED, WITHOUT], [WITH_WEIGHING, "without any weighing"]),  # 41 weighs, but not under section 2
    (("32(1)", "41(1)"), ["These exemptions are absolute", UNTESTED, WITHOUT], [WITH_WEIGHING, "without any weighing"]),
    (("31(1)",), ["This exemption is qualified.", WITH_WEIGHING], [UNTESTED, WITHOUT]),
    (
        ("31(1)", "41(1)"),
        ["An absolute exemption applies without the public interest test of section 2 of the Act.", WITH_WEIGHING],
        [UNTESTED, WITHOUT, "without any weighing"],
    ),
]


@pytest.mark.parametrize(("limbs", "said", "unsaid"), KINDS, ids=[" and ".join(row[0]) for row in KINDS])
def test_the_notice_says_which_test_there_is(desk, limbs, said, unsaid):
    _says(words(desk, one(Outcome.WITHHELD, *limbs)), said, unsaid)


# ── what comes where ─────────────────────────────────────────────────────────────────────────────────────────────────

SOME = "After the answers we explain why we have not answered some parts"
NONE = "We first say what we have decided on each question, then why"
ALL = "After the answers we say what you can do"
NOT_ANSWERED = [
    Outcome.WITHHELD,
    Outcome.NEITHER_CONFIRM_NOR_DENY,
    Outcome.COST,
    Outcome.COST_TO_CONFIRM,
    Outcome.VEXATIOUS,
    Outcome.REPEATED,
    Outcome.ENVIRONMENTAL,
]


@pytest.mark.parametrize("outcome", NOT_ANSWERED)
def test_where_nothing_is_answered_no_answers_are_announced(desk, outcome):
    limbs = {Outcome.WITHHELD: ["31(1)"], Outcome.NEITHER_CONFIRM_NOR_DENY: ["31(3)"]}.get(outcome, [])
    case = one(outcome, *limbs)
    _says(words(desk, case), [NONE], [SOME, ALL])
    traditional = words(desk, case, replace(FORCE, letter_order=LetterOrder.TRADITIONAL))
    _says(traditional, ["Next we say what we have decided, and then why."], ["Our answers and our reasons follow"])


@pytest.mark.parametrize(
    ("letter", "said"),
    [("answer-in-full", ALL), ("answer-mixed", SOME), ("answer-refusal", NONE)],
)
def test_the_way_through_fits_what_is_answered(desk, letter, said):
    _says(words(desk, LETTERS[letter]()), [said], [each for each in (ALL, SOME, NONE) if each != said])


# ── environmental information (FOIA s.39) ────────────────────────────────────────────────────────────────────────────


def test_what_the_regulations_govern_has_its_notice(desk):
    told = words(desk, one(Outcome.ENVIRONMENTAL))
    _says(
        told,
        [
            "Under the Act we rely on section 39(1) and (2)",
            "a refusal notice under section 17(1) and (3) of the Act, because we deal with them",
            "- Question 1: we rely on section 39(1) and (2).",
        ],
        ["We hold information", "We do not hold", "This exemption is"],
    )
    assert "section 39" not in words(desk, LETTERS["answer-refusal"]())


# ── section 12 ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_requests_counted_together_are_named_with_the_reason_of_each(desk):
    """Fees Regulations 2004, reg. 5: like to any extent, within sixty consecutive days."""
    told = words(desk, LETTERS["answer-cost"]())
    _says(
        told,
        [
            "ask to any extent for the same or similar information",
            "within a period of 60 consecutive working days",
            "appear to us to act together or in a campaign",
            "- Request 98-26, received on Tue 25 August 2026. The same person, about the same footage.",
            "comes to £539.58",
        ],
        ["We have done so here:"],
    )


def test_a_request_that_does_not_count_is_not_in_the_letter(desk):
    case = LETTERS["answer-cost"]()
    sheet = case.worksheets[0]
    far = replace(sheet.aggregated[0], reference="1-26", received=date(2026, 1, 5))
    told = words(desk, replace(case, worksheets=(replace(sheet, aggregated=(far,)),)))
    _says(told, [], ["1-26,", "Regulation 5", "counted"])


def test_where_no_help_can_be_offered_the_duty_to_help_is_named(desk):
    said = "Section 16 of the Act asks us to help you as far as is reasonable. We have considered whether"
    assert said in words(desk, LETTERS["answer-cost-to-confirm"]())


# ── fees (FOIA ss.9 and 10(2)) ───────────────────────────────────────────────────────────────────────────────────────


def test_a_fees_notice_says_how_to_pay(desk):
    case, letter = LETTERS["fees-notice"](), "We will tell you how."
    _says(words(desk, case), ["You can pay in this way: by card on 01632 960000", "both included"], [letter])
    _says(words(desk, case, replace(FORCE, fee_payment=" ")), [letter], ["You can pay in this way"])


# ── corrections ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("the sum for 2025/26", "What has changed: the sum for 2025/26."),
        (" The sum. ", "What has changed: The sum."),
        ("  ", ""),
    ],
)
def test_a_correction_says_what_has_changed_where_that_is_given(desk, change, said):
    case = LETTERS["answer-correction"]()
    told = words(desk, replace(case, letter=replace(case.letter, change=change)))
    assert said in told
    assert ("What has changed" in told) is bool(said)


def test_no_other_letter_says_what_has_changed(desk):
    case = LETTERS["answer-in-full"]()
    assert "What has changed" not in words(desk, replace(case, letter=replace(case.letter, change="the sum")))


# ── the review (CoP 2018, section 5) ─────────────────────────────────────────────────────────────────────────────────

FRESH = "by somebody who took no part in the first decision (Head of Legal Services)"
PLAIN = "Your request was considered afresh by our Head of Legal Services."
FIRST = IssuedLetter(
    "first",
    LetterKind.ANSWER,
    ANSWERED,
    "I. Ssuer",
    "Officer",
    ANSWERED,
    approval=Approval("A. Pprover", "Head of Unit", ANSWERED),
)


@pytest.mark.parametrize(
    ("reviewer", "fresh"),
    [
        ("S. Omebody Else", True),
        ("I. Ssuer", False),
        ("A. Pprover", False),
        ("  a.  pprover ", False),
        ("", False),  # nobody can say so of somebody unknown
    ],
)
def test_only_a_reviewer_of_whom_it_is_true_took_no_part(desk, reviewer, fresh):
    case = LETTERS["review-outcome"]()
    told = words(desk, replace(case, issued=(FIRST,), review=replace(case.review, reviewer=reviewer)))
    _says(told, [FRESH if fresh else PLAIN], [PLAIN if fresh else FRESH, "A. Pprover", "I. Ssuer"])


WRONG = "Our first answer was wrong on whether we hold information"
SILENT = "Our first answer should have told you whether we hold information"
UNGIVEN = "Our first answer should have given you what we give you now"
TO_GIVE = "sections 1(1)(b) and 10(1)"
DENIED = [
    # the first answer, the result, the outcome now, what was not met
    ("not held", ReviewResult.OVERTURNED, Outcome.DISCLOSED, "sections 1(1) and 10(1)"),
    ("Not held", ReviewResult.VARIED, Outcome.PARTLY_DISCLOSED, "sections 1(1) and 10(1)"),
    ("We do not hold this.", ReviewResult.OVERTURNED, Outcome.WITHHELD, "sections 1(1)(a) and 10(1)"),
    ("no information held", ReviewResult.OVERTURNED, Outcome.ACCESSIBLE_ELSEWHERE, "sections 1(1)(a) and 10(1)"),
    ("not held", ReviewResult.UPHELD, Outcome.NOT_HELD, ""),
    ("not held", ReviewResult.OVERTURNED, Outcome.NEITHER_CONFIRM_NOR_DENY, ""),  # it would confirm
    ("withheld under section 31(1)(a)", ReviewResult.OVERTURNED, Outcome.WITHHELD, ""),  # on another ground
]
UNSAID = [
    ("neither confirmed nor denied under section 31(3)", ReviewResult.OVERTURNED, Outcome.WITHHELD, DENIED[2][3]),
    ("neither confirmed nor denied", ReviewResult.OVERTURNED, Outcome.NOT_HELD, DENIED[2][3]),
    ("neither confirmed nor denied", ReviewResult.VARIED, Outcome.DISCLOSED, DENIED[0][3]),
    ("neither confirmed nor denied", ReviewResult.UPHELD, Outcome.NEITHER_CONFIRM_NOR_DENY, ""),
    ("neither confirmed nor denied", ReviewResult.VARIED, Outcome.NEITHER_CONFIRM_NOR_DENY, ""),
]
KEPT = [
    ("withheld under section 31(1)(a)", ReviewResult.OVERTURNED, Outcome.DISCLOSED, TO_GIVE),
    ("Refused in full.", ReviewResult.VARIED, Outcome.PARTLY_DISCLOSED, TO_GIVE),
    ("withheld under section 31(1)(a)", ReviewResult.UPHELD, Outcome.WITHHELD, ""),
    ("withheld in part", ReviewResult.VARIED, Outcome.PARTLY_DISCLOSED, ""),  # it may be the same part
    ("disclosed in part under section 40(2)", ReviewResult.VARIED, Outcome.PARTLY_DISCLOSED, ""),
    ("refused under section 12", ReviewResult.VARIED, Outcome.ACCESSIBLE_ELSEWHERE, ""),
]
AFTER_ALL = [
    (sentence, *row) for sentence, rows in ((WRONG, DENIED), (SILENT, UNSAID), (UNGIVEN, KEPT)) for row in rows
]


@pytest.mark.parametrize(("sentence", "first", "result", "now", "breached"), AFTER_ALL)
def test_a_review_admits_what_the_first_answer_got_wrong(desk, sentence, first, result, now, breached):
    """FOIA s.1(1)(a), (b): what is said or given only on review was not said or given within the time of s.10(1)."""
    case = one(now, *{Outcome.WITHHELD: ["31(1)"], Outcome.NEITHER_CONFIRM_NOR_DENY: ["31(3)"]}.get(now, []))
    review = Review("Look again.", "S. Omebody", "Head", (ReviewDecision("p1", result, "We looked.", first),))
    told = words(desk, replace(case, review=review, letter=replace(case.letter, kind=LetterKind.REVIEW_OUTCOME)))
    admitted = [f"{sentence}, so we did not meet {breached} of the Act. We apologise."] if breached else []
    _says(told, admitted, [each for each in (WRONG, SILENT, UNGIVEN) if not breached or each != sentence])


# ── a correction, and a question that is to be clarified ─────────────────────────────────────────────────────────────

CORRECTS = "This letter corrects our letter of Tue 22 September 2026, and takes its place."
CHANGED = "What has changed: the sum for 2025/26."


@pytest.mark.parametrize("name", [name for name in LETTERS if name != "answer-correction"])
def test_a_letter_of_any_kind_says_that_it_corrects_another(desk, name):
    case = LETTERS[name]()
    sent = IssuedLetter("wrong", case.letter.kind, date(2026, 9, 22), "", "", date(2026, 9, 22))
    corrects = replace(case.letter, corrects="wrong", change="the sum for 2025/26.")
    plain, told = (words(desk, replace(case, issued=(sent,), letter=each)) for each in (case.letter, corrects))
    assert CORRECTS not in plain
    assert f"{CORRECTS}\n\n{CHANGED}\n\n" in told
    assert told.replace(f"{CORRECTS}\n\n{CHANGED}\n\n", "") == plain


def test_a_question_is_quoted_where_it_is_to_be_clarified(desk):
    """Who asked need not look up what their own question 3 was; what is clear is not repeated."""
    _says(
        words(desk, LETTERS["clarification-of-some"]()),
        ["You asked:\n\n> 3. Please send me the usual reports.\n\nWhich reports do you mean"],
        [DRONES[0][1], DRONES[1][1]],
    )
    _says(words(desk, LETTERS["clarification-of-all"]()), [], ["You asked:"])


# ── the regulator (FOIA s.50) ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("regulator", "named"),
    [
        (FORCE.regulator, "Information Commissioner"),
        (
            replace(FORCE.regulator, statutory_name=" "),
            "Information Commissioner’s Office",
        ),  # as older libraries have it
        (Regulator("Body", "https://body.example", statutory_name="The Body Corporate"), "The Body Corporate"),
    ],
)
def test_the_right_is_to_apply_to_whom_the_act_names(desk, regulator, named):
    for letter in ("answer-refusal", "review-outcome"):
        told = words(desk, LETTERS[letter](), replace(FORCE, regulator=regulator))
        assert f"the right to apply to the {named} for a decision" in told
        assert f"Your right to apply to the {named}\n" in told
    assert "By post: Information Commissioner’s Office, Wycliffe House" in words(desk, LETTERS["answer-refusal"]())


def test_nobody_lays_other_words_over_what_the_act_wants_said(desk):
    """What is held, what is waited for, the ways to the regulator, the opinion, the alternatives."""
    wording = desk.law.wording
    for section in (
        *("not held", "answered under the EIR", "waiting, disclosure", "waiting, neither confirm nor deny"),
        *("commissioner ways", "opinion", "alternatives", "over the cost limit"),
    ):
        key = f"sections.{section}.0"
        assert "cannot be changed" in wording.fault(key, wording.sentence(key).text), key


def _says(told: str, said: list[str], unsaid: list[str]) -> None:
    for sentence in said:
        assert sentence in told
    for sentence in unsaid:
        assert sentence not in told
