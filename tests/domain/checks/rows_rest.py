"""Words, earlier cases, single letters, reviews and rights: a fault, and what is near to it."""

from dataclasses import replace
from datetime import date

from tests.domain.checks.given import COVERT, ERROR, OVERT, RETROSPECTIVE, WARNING, desk, example
from tests.domain.checks.rows import Row
from tests.domain.checks.rows_cost import REASON, vexatious
from tests.domain.checks.rows_time import extending
from workbench.domain.authority import Regulator, ReviewWindow
from workbench.domain.case import ClockEvent, EventKind, Outcome
from workbench.domain.exemptions import Evidence
from workbench.domain.letter import Approval, Fee, IssuedLetter, LetterKind
from workbench.domain.limits import RegulatorSince
from workbench.domain.review import Review, ReviewDecision, ReviewResult
from workbench.domain.stances import Stance, topic

ASKED = ClockEvent("a", EventKind.CLARIFICATION_ASKED, date(2025, 7, 3))
CLARIFIED = ClockEvent("c", EventKind.CLARIFICATION_RECEIVED, date(2025, 7, 10))
_AFRESH = "We asked the intelligence lead again and came to the same view for reasons of our own: forces are compared."


def before(outcome):
    """How an earlier case answered what is asked here about covert use."""
    case = example().case
    return Stance("other", "12-24", topic(case, case.part(COVERT)), outcome, (), date(2024, 5, 1))


def reviewed(given, reasons=_AFRESH, result=ReviewResult.UPHELD, first="", reviewer="A reviewer", role="Head of Law"):
    """The outcome of a review that decides every part."""
    decisions = tuple(ReviewDecision(part.id, result, reasons, first) for part in given.case.parts)
    return given.letter(LetterKind.REVIEW_OUTCOME).having(review=Review("Unfair.", reviewer, role, decisions))


def first_answer_by(given, name):
    """The first answer went out under this name."""
    sent = IssuedLetter("i", LetterKind.ANSWER, date(2025, 7, 29), name, "Officer", date(2025, 7, 29))
    return given.having(issued=(sent,))


def approved_by(given, name):
    """The first answer was approved under this name."""
    approval = Approval(name, "Head", date(2025, 7, 28))
    sent = IssuedLetter(
        "i", LetterKind.ANSWER, date(2025, 7, 29), "Somebody", "Officer", date(2025, 7, 29), approval=approval
    )
    return given.having(issued=(sent,))


def moved(given, since):
    """The regulator has another address from a day on."""
    now = replace(given.authority.regulator, address=("1 New Street", "Exampleton"))
    entry = RegulatorSince(since, now, "the regulator’s own page", Evidence.VERIFIED, 90)
    return given.under(limits=replace(desk().law.limits, regulators=(entry,)))


def checked_on(day):
    """The regulator's address was last looked up on a day; the letter is of 29 July, ninety days after 30 April."""
    return lambda given: given.force(regulator=replace(given.authority.regulator, checked_on=day))


def said(given, text):
    """Something in the answer on retrospective use."""
    return given.answer(RETROSPECTIVE, text)


def pair(fault, fine):
    """Two answers on retrospective use: one with the fault and one without."""
    return (lambda g: said(g, fault)), (lambda g: said(g, fine))


ROWS = (
    # 11: labels
    *(
        Row(11, "label-right", WARNING, *pair(fault, fine))
        for fault, fine in (
            ("Sections 24, 27 and 31 are prejudice based.", "Sections 27 and 31 are prejudice based."),
            ("Section 38 is a prejudice-based exemption.", "Section 43(2) is a prejudice-based exemption."),
            ("Section 42 is absolute.", "Section 42 is qualified."),
            ("Section 23(5) is qualified.", "Section 23(5) is absolute, while section 31 is qualified."),
            ("Section 31(1) is class based.", "Section 30(1) is class based."),
            ("Section 30 is prejudice based and qualified.", "Section 40 is sometimes absolute."),
        )
    ),
    # 22: environmental information
    Row(
        22,
        "environmental-decided",
        WARNING,
        lambda g: g.having(request="How many complaints of noise did you get?", environmental=None),
        lambda g: g.having(request="How many complaints of noise did you get?", environmental=False),
    ),
    Row(
        22,
        "environmental-decided",
        WARNING,
        lambda g: g.having(environmental=True),
        lambda g: g.decided(Outcome.ENVIRONMENTAL, OVERT, reason=REASON).having(environmental=True),
    ),
    Row(
        22,
        "environmental-decided",
        WARNING,
        lambda g: g.decided(Outcome.ENVIRONMENTAL, OVERT, reason=REASON).having(environmental=False),
        lambda g: g.having(environmental=False),
    ),
    # 23: stale law and names
    *(
        Row(23, "law-current", WARNING, *pair(fault, fine))
        for fault, fine in (
            ("This is data under the Data Protection Act 1998.", "This is data under the Data Protection Act 2018."),
            ("We rely on section 40(5) here.", "We rely on section 40(5A) here."),
            ("Complain to the Commissioner within three months.", "Pay within three months."),
            ("We follow the 2004 Code.", "We follow the Code of July 2018."),
        )
    ),
    Row(
        23,
        "regulator-current",
        WARNING,
        lambda g: moved(g, date(2025, 7, 29)),
        lambda g: moved(g, date(2025, 7, 30)),
    ),
    # 24: what is left over, and what does not belong here
    *(
        Row(24, "nothing-left-over", ERROR, *pair(fault, fine))
        for fault, fine in (
            ("We looked at [insert system].", "We looked at [2025] UKSC 27."),
            ("The date is TBC.", "The date is the third."),
        )
    ),
    *(
        Row(24, "other-force", severity, fault, fine)
        for severity, fault, fine in (
            (WARNING, *pair("Cleveland Police does not use it.", "Northshire Police does not use it.")),
            (
                WARNING,
                lambda g: said(g, "Kent Police has it."),
                lambda g: said(g.having(request=f"{g.case.request} What of Kent Police?"), "Kent Police has it."),
            ),
            (
                ERROR,
                lambda g: g.part(RETROSPECTIVE, subject="The system of Kent Police"),
                lambda g: g.part(RETROSPECTIVE, advice="You may wish to ask Kent Police."),
            ),
        )
    ),
    *(
        Row(24, "no-review-words", ERROR, fault, fine)
        for fault, fine in (
            (
                lambda g: g.reasons("24(2)", "It remains our position that nothing is said."),
                lambda g: reviewed(g).reasons("24(2)", "It remains our position that nothing is said."),
            ),
            (
                lambda g: g.part(RETROSPECTIVE, advice="We uphold the decision."),
                lambda g: g.part(RETROSPECTIVE, advice="We uphold the law."),
            ),
        )
    ),
    *(
        Row(24, "motive-left-out", ERROR, fault, fine)
        for fault, fine in (
            (
                lambda g: g.part(RETROSPECTIVE, advice="Your motive is plain."),
                lambda g: g.part(RETROSPECTIVE, advice="While not questioning your motives, we say no more."),
            ),
            (
                lambda g: g.part(RETROSPECTIVE, advice="This is a fishing expedition."),
                lambda g: vexatious(g, "This is a fishing expedition without end."),
            ),
        )
    ),
    Row(
        24,
        "review-reasons-fresh",
        WARNING,
        lambda g: reviewed(g, reasons=REASON, first=REASON),
        lambda g: reviewed(g, reasons=_AFRESH, first=REASON),
    ),
    # 25: the same topic before
    Row(
        25,
        "answered-alike-before",
        WARNING,
        lambda g: g.told(before(Outcome.NOT_HELD)),
        lambda g: g.told(before(Outcome.NEITHER_CONFIRM_NOR_DENY), before(Outcome.VEXATIOUS)),
    ),
    Row(
        25,
        "answered-alike-before",
        WARNING,
        lambda g: g.told(before(Outcome.NEITHER_CONFIRM_NOR_DENY), before(Outcome.DISCLOSED)),
        lambda g: g.told(replace(before(Outcome.DISCLOSED), topic="horses")),
    ),
    # single letters
    Row(
        0,
        "wanted-said",
        ERROR,
        lambda g: g.letter(LetterKind.CLARIFICATION),
        lambda g: g.letter(LetterKind.CLARIFICATION, wanted="Which years do you mean?"),
    ),
    Row(
        0,
        "wanted-said",
        ERROR,
        lambda g: g.decided(Outcome.CLARIFICATION),
        lambda g: g.decided(Outcome.CLARIFICATION, reason="Which years do you mean?"),
    ),
    Row(
        0,
        "wanted-said",
        ERROR,
        lambda g: g.decided(Outcome.CLARIFICATION),
        lambda g: g.decided(Outcome.CLARIFICATION).having(events=(ASKED,)),  # an earlier letter said it
    ),
    Row(
        0,
        "clarified-decided",
        ERROR,
        lambda g: g.decided(Outcome.CLARIFICATION, reason="Which years?").having(events=(ASKED, CLARIFIED)),
        lambda g: g.decided(Outcome.CLARIFICATION, reason="Which years?").having(events=(ASKED,)),
    ),
    Row(
        0,
        "fee-said",
        ERROR,
        lambda g: g.letter(LetterKind.FEES_NOTICE, fee=Fee(500)),
        lambda g: g.letter(LetterKind.FEES_NOTICE, fee=Fee(500, "Fifty pages of copies")),
    ),
    Row(
        0,
        "privacy-notice-named",
        WARNING,
        lambda g: g.letter(LetterKind.ACKNOWLEDGEMENT).force(privacy_notice=""),
        lambda g: g.letter(LetterKind.ACKNOWLEDGEMENT),
    ),
    # reviews
    Row(0, "review-open", ERROR, lambda g: g.letter(LetterKind.REVIEW_OUTCOME), reviewed),
    Row(0, "review-decided", ERROR, lambda g: reviewed(g, result=None), reviewed),
    Row(0, "review-decided", ERROR, lambda g: reviewed(g, reasons=" "), reviewed),
    Row(0, "reviewer-named", ERROR, lambda g: reviewed(g, role=""), reviewed),
    Row(
        0,
        "reviewer-fresh",
        ERROR,
        lambda g: first_answer_by(reviewed(g), "a Reviewer"),
        lambda g: first_answer_by(reviewed(g), "An officer"),
    ),
    Row(
        0,
        "reviewer-fresh",
        ERROR,
        lambda g: approved_by(reviewed(g), "A reviewer"),
        lambda g: approved_by(reviewed(g), "An approver"),
    ),
    # 18 to 20: rights
    Row(18, "review-right", ERROR, lambda g: g.force(review_contact=" "), lambda g: g),
    Row(
        18,
        "review-right",
        ERROR,
        lambda g: extending(g).force(review_contact=""),
        lambda g: g.letter(LetterKind.ACKNOWLEDGEMENT).force(review_contact=""),
    ),
    Row(19, "commissioner-right", ERROR, lambda g: g.force(regulator=Regulator()), lambda g: g),
    Row(19, "commissioner-right", ERROR, lambda g: extending(g).force(regulator=Regulator("ICO")), extending),
    Row(20, "review-window", WARNING, lambda g: g.force(review_window=ReviewWindow(20)), lambda g: g),
    Row(
        20,
        "review-window",
        WARNING,
        lambda g: g.force(review_window=ReviewWindow(20, 40)),
        lambda g: g.force(review_window=ReviewWindow(40)),
    ),
    Row(
        20,
        "review-window",
        WARNING,
        lambda g: g.rewritten("review.4", "A request for a review must be made within 20 working days."),
        lambda g: g.rewritten("review.4", "We aim to complete a review within 20 working days of your request for it."),
    ),
    *(
        Row(19, "regulator-checked", WARNING, checked_on(fault), checked_on(fine))
        for fault, fine in ((None, date(2025, 7, 29)), (date(2025, 4, 29), date(2025, 4, 30)))
    ),
    Row(0, "force-named", ERROR, lambda g: g.force(signatory_role=""), lambda g: g),
)
