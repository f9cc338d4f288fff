"""A real force's published answer of July 2025 on facial recognition, its decisions entered as they stand.

The request and the heads of argument are in words of our own; the force is made up. Of the letter itself stand here
only the few words in which it goes wrong. Weights are the officer's record; the letter gave none.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench import bootstrap
from workbench.domain.authority import Authority, LetterOrder, ReviewWindow
from workbench.domain.case import (
    Case,
    Conclusion,
    Factor,
    Harm,
    Holding,
    Likelihood,
    Link,
    Outcome,
    Period,
    Requester,
    Side,
    Weight,
)
from workbench.letters.document import passages
from workbench.service import commands as c
from workbench.service.handlers import handle

RECEIVED, ANSWERED = date(2025, 7, 1), date(2025, 7, 29)
OVERT, RETROSPECTIVE, COVERT, SHARING = "overt", "retrospective", "covert", "sharing"
LIMBS = {COVERT: ("23(5)", "24(2)", "31(3)"), SHARING: ("23(5)", "24(2)", "27(4)", "31(3)")}

FORCE = Authority(
    name="Northshire Police",
    review_contact="the Information Rights Unit",
    signatory_role="Information Rights Decision Maker",
    review_window=ReviewWindow(days=20, with_reasons=40),  # fault 2; fault 1: it names no regulator
    letter_order=LetterOrder.TRADITIONAL,
)
PUBLICLY = "An answer is given to the world at large."
HARMS = {
    (COVERT, "24(2)"): Harm(
        "public safety", f"{PUBLICLY} Offenders would learn which tactics there are.", Likelihood.REQUIRED
    ),
    (SHARING, "24(2)"): Harm(
        "public safety", "A pattern of answers would show to whom intelligence goes.", Likelihood.REQUIRED
    ),
    (COVERT, "31(3)"): Harm(
        "the prevention of crime",
        "Asked of many forces, the answers would map where a tactic is used, and criminals would adapt.",
        Likelihood.WOULD,
    ),
    (SHARING, "31(3)"): Harm(
        "the prevention of crime",
        "Criminals could work out by elimination who has been told. It remains our position to say nothing.",  # 9
        Likelihood.WOULD,
    ),
    (SHARING, "27(4)"): Harm("relations with Israel, which rest on trust", "", Likelihood.WOULD),  # 8
}
FACTORS = {
    ("24(2)", Side.FOR): (
        "People would see how public money is spent.",
        "The subject is national security, and disclosure would not actually harm it.",  # 12
    ),
    ("24(2)", Side.AGAINST): (
        "Security measures would be weakened, and terrorist groups could take steps to avoid them.",
        "Security measures would have to be looked at again, and additional costs would be incurred.",  # 11
    ),
    ("27(4)", Side.FOR): ("People would know more about relations with another State.",),
    ("27(4)", Side.AGAINST): ("Relations rest on trust and confidence, which an answer would weaken.",),
    ("31(3)", Side.FOR): ("The force would be open about what it does with public money.",),
    ("31(3)", Side.AGAINST): (
        "Tactics are used again and are watched by criminal groups.",
        "Reviewing them would add to the cost to the public purse.",  # 11
    ),
}
BALANCE = (
    "Openness is of real interest. We have to consider whether the information, if held, should be released."  # 3
    " The integrity of operations weighs heavily and will only be overridden in exceptional circumstances."  # 10
)
LINK = Link("https://www.gov.uk/government/news/letter-to-police-on-ai-enabled-facial-recognition-searches")


@dataclass
class Writing:
    """The case while it is being written, command by command."""

    case: Case

    def do(self, *commands):
        law = bootstrap.desk().law
        for command in commands:
            self.case = handle(self.case, command, law)

    def ids(self, *labels):
        return tuple(question.id for question in self.case.questions if question.label in labels)


def published() -> Case:
    """The case as the published letter decided it."""
    writing = Writing(Case("published"))
    _request(writing)
    _parts(writing)
    _reasons(writing)
    _weighing(writing)
    _letter(writing)
    return writing.case


def _request(writing):
    text = (Path(__file__).parent / "request.txt").read_text(encoding="utf-8")
    writing.do(
        bootstrap.desk().take_in(text),
        c.SetReference("616-25"),
        c.SetTitle("Facial recognition"),
        c.SetReceived(RECEIVED),
        c.SetRequester(Requester("A Requester", email="a.requester@example.org")),
        c.SetEnvironmental(False),
    )
    writing.do(
        c.SetScope(Period(date(2022, 1, 1), to_request=True)),
        c.SetPriority(writing.ids("2", "3")),
        *(c.RemovePart(part.id) for part in writing.case.parts),
    )


def _parts(writing):
    """Four parts; the first three are said to answer questions 1 and 2 (fault 14), the last question 3."""
    both, third = writing.ids("1", "2"), writing.ids("3")
    for part_id, subject, questions, outcome in (
        (OVERT, "Overt use: live and operator initiated facial recognition", both, Outcome.NOT_HELD),
        (RETROSPECTIVE, "Retrospective facial recognition", both, Outcome.DISCLOSED),
        (COVERT, "Covert use of facial recognition", both, Outcome.NEITHER_CONFIRM_NOR_DENY),
        (SHARING, "Sharing with the bodies named", third, Outcome.NEITHER_CONFIRM_NOR_DENY),
    ):
        writing.do(
            c.AddPart(part_id, questions[0], subject),
            c.SetPartQuestions(part_id, questions),
            c.SetOutcome(part_id, outcome),
        )
    writing.do(
        c.SetHolding(OVERT, Holding.NOT_HELD),
        c.SetSearches(OVERT, "We made enquiries within the force."),
        c.SetAnswerText(OVERT, "The force does not use it."),
        c.SetHolding(RETROSPECTIVE, Holding.HELD),
        c.SetAnswerText(RETROSPECTIVE, "A function within a national database, as the below link shows."),  # 13
        c.SetLinks(RETROSPECTIVE, (LINK,)),
    )


def _reasons(writing):
    """The limbs without 27(4)(a) or (b) (fault 6), and 31(3) without the interest that it protects (fault 7)."""
    for part_id, limbs in LIMBS.items():
        for limb in limbs:
            writing.do(c.TickLimb(part_id, limb, f"test {limb}"))
        writing.do(c.SetReason(part_id, "23(5)", "An answer would show whether a security body has had a part in it."))
    for (part_id, limb), harm in HARMS.items():
        writing.do(c.SetHarm(part_id, limb, harm))


def _weighing(writing):
    for (limb, side), texts in FACTORS.items():
        for number, text in enumerate(texts):
            factor = Factor(f"{limb} {side.value} {number}", side, text, Weight.SOME, limb=limb)
            writing.do(c.AddFactor(f"test {limb}", factor))
    writing.do(c.WeighTogether("test 24(2)", "test 31(3)"))
    for test in writing.case.tests:
        writing.do(
            c.Conclude(test.id, Conclusion.MAINTAIN),
            c.SetBalanceReasons(test.id, BALANCE),
            c.SetConcludedParts(test.id, (SHARING,)),  # 4
        )


def _letter(writing):
    writing.do(c.SetLetterDate(ANSWERED))
    standing = {passage.key: passage.text for passage in passages(bootstrap.desk().compose(writing.case, FORCE))}
    rewritten = "Sections 24, 27 and 31 are prejudice based."  # 5
    writing.do(c.RewriteParagraph("kinds.0", rewritten, standing["kinds.0"]))
