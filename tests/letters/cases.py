"""One case for each letter: a fictional force, a requester without a name of their own, invented requests.

The keys of `LETTERS` name the golden texts. Each case is as a careful officer would leave it, so that its letter can be
read from beginning to end as the requester and the Commissioner would read it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from workbench.domain.authority import Authority, Regulator
from workbench.domain.case import (
    Answer,
    Balance,
    Case,
    Claim,
    ClockEvent,
    Conclusion,
    Duty,
    EarlierRequest,
    EventKind,
    Factor,
    Ground,
    Harm,
    Holding,
    LegitimateInterests,
    Likelihood,
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
    Table,
    Weight,
)
from workbench.domain.cost import Activity, Aggregated, CostLine, CostWorksheet
from workbench.domain.letter import Fee, IssuedLetter, Letter, LetterKind
from workbench.domain.review import Review, ReviewDecision, ReviewResult

FORCE = Authority(
    name="Northshire Police",
    department="Information Rights Unit",
    address=("Police Headquarters", "Northshire", "NS1 1AA"),
    email="foi@northshire.example",
    review_contact="the Information Rights Unit, at the address above or at foi@northshire.example",
    signatory_role="Information Rights Decision Maker",
    regulator=Regulator(
        "Information Commissioner’s Office",
        "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/",
        ("Wycliffe House", "Water Lane", "Wilmslow", "Cheshire", "SK9 5AF"),
        "0303 123 1113",
        date(2026, 9, 1),
        statutory_name="Information Commissioner",
    ),
    privacy_notice="https://www.northshire.example/privacy/information-requests",
    protective_marking="OFFICIAL",
    fee_payment="by card on 01632 960000, from nine to five on working days",
)
RECEIVED = date(2026, 9, 7)
ANSWERED = date(2026, 10, 5)  # the twentieth working day
DRONES = (
    ("1", "How many drones does the force have?"),
    ("2", "What did the force spend on drones in each of the last two financial years?"),
    ("3", "Please send me the force’s operating procedure for drones."),
    ("4", "Please send me the reports of complaints about drones, with the names of the officers concerned."),
)


def asked(kind: LetterKind, dated: date, questions=DRONES, title: str = "Drones", **more) -> Case:
    """A case with these questions and no parts yet."""
    request = "\n".join(f"{label}. {text}" for label, text in questions)
    return replace(
        Case(
            "case",
            "104-26",
            title,
            Requester("A Requester", email="a.requester@example.org"),
            RECEIVED,
            request=request,
            questions=tuple(Question(f"q{label}", label, text) for label, text in questions),
            letter=Letter(dated, kind=kind),
        ),
        **more,
    )


def weighed(test_id, duty, limbs, parts, for_, against, reasons, conclusion=Conclusion.MAINTAIN) -> PublicInterestTest:
    """A test with one factor or more each way; a factor is a text and its weight."""
    factors = tuple(
        Factor(f"{test_id}{side.value}{at}", side, text, weight, (Ground.EXTENT,), limbs[0], parts)
        for side, column in ((Side.FOR, for_), (Side.AGAINST, against))
        for at, (text, weight) in enumerate(column)
    )
    return PublicInterestTest(
        test_id, duty, limbs, parts, factors, Balance(conclusion, reasons, parts if conclusion else ())
    )


PROCEDURE = Claim(
    "31(1)",
    ("31(1)(a)", "31(1)(b)"),
    "The procedure says when and how officers use drones to find and follow suspects.",
    Harm(
        "the prevention and detection of crime and the apprehension of offenders",
        "Somebody who knows the heights, the weather limits and the times of flight can choose a place and an hour at "
        "which no drone is flown, and leave without being followed.",
        Likelihood.WOULD_BE_LIKELY,
        "In 2025 two burglary trials heard that the defendants had watched for drones.",
    ),
)
PROCEDURE_TEST = weighed(
    "t31",
    Duty.DISCLOSE,
    ("31(1)",),
    ("p3",),
    [
        (
            "Drones film people who are not suspected of anything. The public should be able to see the rules.",
            Weight.SIGNIFICANT,
        )
    ],
    [("The limits in the procedure would tell offenders when they cannot be followed.", Weight.STRONG)],
    "The rules on privacy are published already, and they meet most of the interest in openness. What is left are the "
    "limits of the equipment, and those serve offenders more than they serve debate.",
)


def acknowledgement() -> Case:
    """The letter that says that the request has come."""
    return asked(LetterKind.ACKNOWLEDGEMENT, date(2026, 9, 8))


def clarification_of_all() -> Case:
    """A request of which nothing can be found as it stands."""
    case = asked(LetterKind.CLARIFICATION, date(2026, 9, 10), (("1", "Send me everything about drones."),))
    wanted = (
        "Which information would you like: the number of drones, what they cost, how they are used, or something "
        "else?\n\n"
        "Which years are you interested in?"
    )
    return replace(case, letter=replace(case.letter, wanted=wanted))


def clarification_of_some() -> Case:
    """One question out of several is not clear; what is suggested comes from the part."""
    case = asked(LetterKind.CLARIFICATION, date(2026, 9, 10), (*DRONES[:2], ("3", "Please send me the usual reports.")))
    parts = (
        Part("p1", question_ids=("q1",)),
        Part("p2", question_ids=("q2",)),
        Part(
            "p3",
            question_ids=("q3",),
            outcome=Outcome.CLARIFICATION,
            advice="We keep monthly flight logs and a yearly report on equipment. Is it one of these that you mean?",
        ),
    )
    wanted = "Which reports do you mean in question 3?"
    return replace(case, parts=parts, letter=replace(case.letter, wanted=wanted))


def fees_notice() -> Case:
    """Copies that cost money to make."""
    case = asked(
        LetterKind.FEES_NOTICE, date(2026, 9, 11), (("1", "Please send me paper copies of all flight maps of 2025."),)
    )
    return replace(case, letter=replace(case.letter, fee=Fee(2460, "printing and posting 246 large maps")))


def extension() -> Case:
    """Two questions are answered in time, one waits for the public interest test, one is refused in time."""
    case = asked(LetterKind.EXTENSION, ANSWERED)
    parts = (
        Part("p1", question_ids=("q1",), outcome=Outcome.DISCLOSED, answer=Answer("We have eleven drones.")),
        Part(
            "p2",
            question_ids=("q2",),
            outcome=Outcome.DISCLOSED,
            answer=Answer("We spent £48,200 in 2024/25 and £61,750 in 2025/26."),
        ),
        Part("p3", "The operating procedure", ("q3",), Outcome.WITHHELD, claims=(PROCEDURE,), holding=Holding.HELD),
        Part("p4", "Complaints", ("q4",), Outcome.WITHHELD, claims=(NAMES,), holding=Holding.HELD),
    )
    test = replace(PROCEDURE_TEST, balance=Balance())
    return replace(case, parts=parts, tests=(test,), letter=replace(case.letter, decision_by=date(2026, 11, 2)))


def extension_for_silence() -> Case:
    """The interest in saying whether information is held is still being weighed."""
    case = asked(LetterKind.EXTENSION, date(2026, 10, 8), SURVEILLANCE, "Covert use of drones")
    parts = (Part("p1", "Covert use of drones", ("q1",), Outcome.NEITHER_CONFIRM_NOR_DENY, claims=SILENT_31),)
    test = replace(SILENT_TEST, limbs=("31(3)",), balance=Balance())
    return replace(case, parts=parts, tests=(test,), letter=replace(case.letter, decision_by=date(2026, 11, 2)))


def answer_in_full() -> Case:
    """Everything is given, with a table and a link."""
    case = asked(LetterKind.ANSWER, date(2026, 9, 22), DRONES[:2], scope=Period(date(2024, 4, 1), date(2026, 3, 31)))
    table = Table(
        (("Financial year", "Spent on drones"), ("2024/25", "£48,200"), ("2025/26", "£61,750")), "Spending on drones"
    )
    parts = (
        Part("p1", question_ids=("q1",), outcome=Outcome.DISCLOSED, answer=Answer("We have eleven drones.")),
        Part(
            "p2",
            question_ids=("q2",),
            outcome=Outcome.DISCLOSED,
            answer=Answer(
                "The sums include training.",
                (Link("https://www.northshire.example/accounts", "Our accounts"),),
                (table,),
            ),
        ),
    )
    return replace(case, parts=parts)


NAMES = Claim(
    "40(2) with 40(3A)",
    ("40(3A)(a)",),
    "The names are the personal data of the officers. Disclosure would not be lawful and fair, which is the first data "
    "protection principle.",
    particulars=Particulars(
        interests=LegitimateInterests(
            "There is a legitimate interest in how complaints about drones are dealt with.",
            "The reports without the names meet that interest. Disclosing the names is not necessary for it.",
            "We need not balance the interests, because the second step fails. The officers, who hold junior posts, "
            "would in any case not expect to be named in public.",
        )
    ),
)


def mixed_answer() -> Case:
    """Something of everything: given in part, published, withheld, not held, unclear, environmental, no request."""
    questions = (
        *DRONES,
        ("5", "Who supplies the batteries?"),
        ("6", "Please send me the noise measurements of your drones."),
        ("7", "How many drones did you lose?"),
        ("8", "And what about the other thing?"),
        ("9", "Are drones a good idea?"),
    )
    case = asked(LetterKind.ANSWER, ANSWERED, questions, priority=("q3",), environmental=True)
    parts = (
        Part(
            "p1",
            question_ids=("q1",),
            outcome=Outcome.ACCESSIBLE_ELSEWHERE,
            answer=Answer(
                "", (Link("https://www.northshire.example/drones#fleet", "Our drones, section “The fleet”"),)
            ),
            claims=(Claim("21", (), "The page is open to everybody, and you wrote to us by e-mail."),),
        ),
        Part(
            "p2",
            question_ids=("q2",),
            outcome=Outcome.DISCLOSED,
            answer=Answer(
                tables=(Table((("Year", "Spent"), ("2024/25", "£48,200"), ("2025/26", "£61,750")), "Spending"),)
            ),
        ),
        Part("p3", "The operating procedure", ("q3",), Outcome.WITHHELD, claims=(PROCEDURE,), holding=Holding.HELD),
        Part(
            "p4",
            "Reports of complaints",
            ("q4",),
            Outcome.PARTLY_DISCLOSED,
            Answer("We enclose the four reports, with the names of the officers taken out."),
            (NAMES,),
            Holding.HELD,
        ),
        Part(
            "p5",
            question_ids=("q5",),
            outcome=Outcome.NOT_HELD,
            answer=Answer("The drones come with their batteries, and we buy no others."),
            holding=Holding.NOT_HELD,
            searches="We searched the purchase ledger from 2019 for the word “battery”, and asked the drone unit.",
        ),
        Part(
            "p6",
            question_ids=("q6",),
            outcome=Outcome.ENVIRONMENTAL,
            answer=Answer("Our answer under the Regulations is in a separate letter of the same day."),
            reason="Noise is one of the factors that regulation 2(1) of those Regulations names.",
        ),
        Part("p7", question_ids=("q7",), outcome=Outcome.DISCLOSED, answer=Answer("None.")),
        Part(
            "p8",
            question_ids=("q8",),
            outcome=Outcome.CLARIFICATION,
            reason="We do not know what you mean by “the other thing”.",
            advice="If you mean helicopters, please say so: we share one with two other forces.",
        ),
        Part(
            "p9",
            question_ids=("q9",),
            outcome=Outcome.INVALID,
            reason="You ask for an opinion. The Act is about information that has been recorded.",
            advice="The report that led to the purchase sets out the arguments. If you would like it, please tell us.",
        ),
    )
    return replace(case, parts=parts, tests=(PROCEDURE_TEST,))


def refusal() -> Case:
    """Everything is withheld: exemptions that need something of their own, and two in the alternative."""
    questions = (
        ("1", "Please send me the report on the security of the royal visit."),
        ("2", "Please send me the advice given to the Chief Constable on buying drones."),
        ("3", "Please send me the supplier’s test results."),
        ("4", "Please send me the plan for the drone unit for 2027."),
        ("5", "Please send me the file of the drone crash of March 2026."),
    )
    case = asked(LetterKind.ANSWER, ANSWERED, questions, "Drone papers")
    masked = "Both exemptions protect the same kind of interest, and the report touches on it throughout."
    parts = (
        Part(
            "p1",
            "The security report",
            ("q1",),
            Outcome.WITHHELD,
            claims=(
                Claim("23(1)", (), masked, particulars=Particulars(reasons_withheld="It would name the source.")),
                Claim(
                    "24(1)",
                    (),
                    masked,
                    Harm(
                        "national security",
                        "Somebody planning an attack would learn what is watched.",
                        Likelihood.REQUIRED,
                    ),
                    Particulars(alternative_to="23(1)"),
                ),
            ),
            holding=Holding.HELD,
        ),
        Part(
            "p2",
            "Advice to the Chief Constable",
            ("q2",),
            Outcome.WITHHELD,
            claims=(
                Claim(
                    "36(2)",
                    ("36(2)(b)(i)",),
                    "The paper is advice from officers on a choice that has not been made.",
                    Harm(
                        "the free and frank provision of advice",
                        "Officers would write less plainly.",
                        Likelihood.WOULD_BE_LIKELY,
                    ),
                    Particulars(
                        Opinion(
                            "Not to be printed",
                            "the Chief Constable",
                            date(2026, 9, 24),
                            "The advice was candid and recent.",
                        )
                    ),
                ),
            ),
            holding=Holding.HELD,
        ),
        Part(
            "p3",
            "Test results",
            ("q3",),
            Outcome.WITHHELD,
            claims=(
                Claim(
                    "41(1)",
                    (),
                    "The supplier gave us the results in confidence, and its contract says so.",
                    particulars=Particulars(
                        defence="There is interest in how well drones work. The results show no danger to anybody, "
                        "so it does not outweigh the duty of confidence."
                    ),
                ),
                Claim(
                    "43(2)",
                    (),
                    "Competitors could use the results to better their own offers.",
                    Harm(
                        "the supplier’s commercial interests",
                        "A competitor would learn the range and the failure rate.",
                        Likelihood.WOULD_BE_LIKELY,
                        "The supplier told us so on 14 September 2026.",
                    ),
                ),
            ),
            holding=Holding.HELD,
        ),
        Part(
            "p4",
            "The plan for 2027",
            ("q4",),
            Outcome.WITHHELD,
            claims=(
                Claim(
                    "22(1)",
                    (),
                    "It is reasonable to wait, because the plan is to be published whole in January 2027.",
                    particulars=Particulars(
                        intended_on=date(2026, 8, 12),
                        intention="The minutes of the Strategy Board of that day set the date of publication.",
                    ),
                ),
            ),
            holding=Holding.HELD,
        ),
        Part(
            "p5",
            "The crash of March 2026",
            ("q5",),
            Outcome.WITHHELD,
            claims=(
                Claim(
                    "30(1)",
                    ("30(1)(a)",),
                    "We hold the file for an investigation into whether somebody should be charged.",
                ),
                Claim(
                    "38(1)",
                    ("38(1)(b)",),
                    "The file says where witnesses live.",
                    Harm("the safety of the witnesses", "They have been threatened.", Likelihood.WOULD_BE_LIKELY),
                ),
            ),
            holding=Holding.HELD,
        ),
    )
    tests = (
        weighed(
            "t24",
            Duty.DISCLOSE,
            ("24(1)",),
            ("p1",),
            [("Security costs public money.", Weight.SOME)],
            [("An attack could cost lives.", Weight.STRONG)],
            "Lives weigh more than accounts.",
        ),
        weighed(
            "t36",
            Duty.DISCLOSE,
            ("36(2)",),
            ("p2",),
            [("The purchase is large.", Weight.SOME)],
            [("The choice is still open.", Weight.SIGNIFICANT)],
            "The advice is needed now, and can be published later.",
        ),
        weighed(
            "t43",
            Duty.DISCLOSE,
            ("43(2)",),
            ("p3",),
            [("Public money is spent well if offers can be compared.", Weight.SOME)],
            [("Fewer suppliers would let their products be tested.", Weight.SIGNIFICANT)],
            "Tests serve the public only as long as suppliers take part.",
        ),
        weighed(
            "t22",
            Duty.DISCLOSE,
            ("22(1)",),
            ("p4",),
            [("People want to know early.", Weight.LIMITED)],
            [("The plan can be costed and explained to its staff before it is public.", Weight.SOME)],
            "Publishing the plan whole lets its costs and aims be read together, and its staff be told first. The "
            "public will have all of it in January.",
        ),
        weighed(
            "t30",
            Duty.DISCLOSE,
            ("30(1)", "38(1)"),
            ("p5",),
            [("People ask whether drones are safe.", Weight.SIGNIFICANT)],
            [
                ("The investigation is not finished.", Weight.STRONG),
                ("Witnesses must be able to speak.", Weight.STRONG),
            ],
            "Both together outweigh the interest in knowing now.",
        ),
    )
    return replace(case, parts=parts, tests=tests)


SURVEILLANCE = (("1", "Does the force use drones covertly, and if so, how often?"),)
SILENT_31 = (
    Claim(
        "31(3)",
        ("31(1)(a)",),
        "Saying whether information is held would show offenders whether they may be watched from the air.",
        Harm(
            "the prevention and detection of crime",
            "A yes would make them look up. A no would tell them that they need not.",
            Likelihood.WOULD_BE_LIKELY,
        ),
    ),
)
SILENT_TEST = weighed(
    "tn",
    Duty.CONFIRM_OR_DENY,
    ("24(2)", "31(3)"),
    ("p1",),
    [
        (
            "Covert surveillance touches people’s privacy. Saying whether information is held would help debate.",
            Weight.SIGNIFICANT,
        )
    ],
    [("Those who plan attacks or crime would learn what they need not fear.", Weight.STRONG)],
    "The interest in debate is met in part by the reports of the Investigatory Powers Commissioner. The interest in "
    "maintaining the exclusion outweighs what is left of it.",
)


def silence() -> Case:
    """Neither confirmed nor denied, with two limbs weighed together; the file says that nothing is held."""
    case = asked(LetterKind.ANSWER, ANSWERED, SURVEILLANCE, "Covert use of drones")
    claims = (
        Claim("23(5)", (), "Covert observation is a subject in the field of the bodies listed in section 23(3)."),
        Claim(
            "24(2)",
            (),
            "Whether or not it is done needs to stay unknown to those who plan attacks.",
            Harm("national security", "Either answer would help them to plan.", Likelihood.REQUIRED),
        ),
        *SILENT_31,
    )
    part = Part(
        "p1",
        "Covert use of drones",
        ("q1",),
        Outcome.NEITHER_CONFIRM_NOR_DENY,
        claims=claims,
        holding=Holding.NOT_HELD,
        searches="Every log was searched.",
    )
    return replace(case, parts=(part,), tests=(SILENT_TEST,))


def cost_of_complying() -> Case:
    """Section 12(1), with another request counted together with this one."""
    case = asked(
        LetterKind.ANSWER,
        ANSWERED,
        (("1", "Please send me all footage of drones over Northtown since 2020."),),
        "Footage",
    )
    part = Part("p1", question_ids=("q1",), outcome=Outcome.COST, holding=Holding.HELD)
    sheet = CostWorksheet(
        "w1",
        "",
        ("p1",),
        (
            CostLine(
                "l1",
                Activity.LOCATE,
                "Reading the flight logs for the place",
                2190,
                5,
                "A sample of 40 logs of May 2026 took 20 minutes.",
            ),
            CostLine(
                "l2",
                Activity.RETRIEVE,
                "Fetching recordings from the archive",
                64,
                25,
                "The archive manager timed ten recordings.",
            ),
        ),
        (Aggregated("98-26", date(2026, 8, 25), 400, "The same person, about the same footage."),),
        "If you name up to three dates, we can find the recordings of those days within the limit.",
    )
    return replace(case, parts=(part,), worksheets=(sheet,))


def cost_of_confirming() -> Case:
    """Section 12(2), and no help that would be of use."""
    case = asked(
        LetterKind.ANSWER, ANSWERED, (("1", "Does any officer’s notebook since 1990 mention drones?"),), "Notebooks"
    )
    part = Part("p1", question_ids=("q1",), outcome=Outcome.COST_TO_CONFIRM)
    line = CostLine(
        "l1",
        Activity.DETERMINE,
        "Reading notebooks, which cannot be searched by computer",
        84000,
        60,
        "The store counts 84,000 notebooks. Reading ten took an hour.",
    )
    sheet = CostWorksheet("w1", "", ("p1",), (line,), no_advice=True)
    return replace(case, parts=(part,), worksheets=(sheet,))


def vexatious() -> Case:
    """Section 14(1)."""
    case = asked(LetterKind.ANSWER, ANSWERED, DRONES[:2])
    reason = (
        "This is the thirty-first request about drones that we have received from you since May 2026. Each was "
        "answered. To answer this one, two members of a unit of four would be kept from other requests for a week, "
        "and little new information would come of it."
    )
    return replace(case, parts=(Part("p1", question_ids=("q1", "q2"), outcome=Outcome.VEXATIOUS, reason=reason),))


def repeated() -> Case:
    """Section 14(2)."""
    case = asked(LetterKind.ANSWER, ANSWERED, DRONES[:1])
    part = Part(
        "p1",
        question_ids=("q1",),
        outcome=Outcome.REPEATED,
        reason="We have neither bought nor lost a drone since then.",
        earlier=EarlierRequest("71-26", date(2026, 6, 18)),
    )
    return replace(case, parts=(part,))


def late_answer() -> Case:
    """An answer that goes out a day after its time."""
    case = answer_in_full()
    return replace(case, letter=replace(case.letter, dated=date(2026, 10, 6)))


def correction() -> Case:
    """A letter that takes the place of one that went out in time, and so is not late itself."""
    case, day = answer_in_full(), date(2026, 9, 22)
    sent = IssuedLetter("first", LetterKind.ANSWER, day, "", "", day)
    events = (ClockEvent("e1", EventKind.RESPONDED, day),)
    letter = replace(
        case.letter, dated=date(2026, 10, 6), corrects="first", change="the sum for 2025/26, which left out training"
    )
    return replace(case, issued=(sent,), events=events, letter=letter)


def review_outcome() -> Case:
    """One part upheld with fresh reasons, one varied, one overturned; the outcome is late."""
    case = asked(LetterKind.REVIEW_OUTCOME, date(2026, 11, 24), DRONES[1:])
    events = (
        ClockEvent("e1", EventKind.RESPONDED, ANSWERED),
        ClockEvent("e2", EventKind.REVIEW_REQUESTED, date(2026, 10, 12)),
    )
    parts = (
        Part(
            "p2",
            question_ids=("q2",),
            outcome=Outcome.DISCLOSED,
            answer=Answer("We spent £48,200 in 2024/25 and £61,750 in 2025/26."),
        ),
        Part("p3", "The operating procedure", ("q3",), Outcome.WITHHELD, claims=(PROCEDURE,), holding=Holding.HELD),
        Part(
            "p4",
            "Reports of complaints",
            ("q4",),
            Outcome.PARTLY_DISCLOSED,
            Answer("We enclose the four reports, with the names of the officers taken out."),
            (NAMES,),
            Holding.HELD,
        ),
    )
    decisions = (
        ReviewDecision(
            "p2", ReviewResult.OVERTURNED, "The purchase ledger was not searched. It has the sums.", "not held"
        ),
        ReviewDecision(
            "p3",
            ReviewResult.UPHELD,
            "I read the procedure and looked for passages that could be given. Every page speaks of the limits.",
            "withheld under section 31(1)(a) and (b)",
        ),
        ReviewDecision(
            "p4",
            ReviewResult.VARIED,
            "The reports can be read without the names.",
            "withheld under section 40(2) with 40(3A)(a)",
        ),
    )
    complaint = "You say that you hold nothing on spending. Your own accounts mention drones. Please look again."
    review = Review(complaint, "Not to be printed", "Head of Legal Services", decisions)
    return replace(case, parts=parts, tests=(PROCEDURE_TEST,), events=events, review=review)


LETTERS: dict[str, Callable[[], Case]] = {
    "acknowledgement": acknowledgement,
    "clarification-of-all": clarification_of_all,
    "clarification-of-some": clarification_of_some,
    "fees-notice": fees_notice,
    "extension": extension,
    "extension-neither-confirm-nor-deny": extension_for_silence,
    "answer-in-full": answer_in_full,
    "answer-mixed": mixed_answer,
    "answer-refusal": refusal,
    "answer-neither-confirm-nor-deny": silence,
    "answer-cost": cost_of_complying,
    "answer-cost-to-confirm": cost_of_confirming,
    "answer-vexatious": vexatious,
    "answer-repeated": repeated,
    "answer-late": late_answer,
    "answer-correction": correction,
    "review-outcome": review_outcome,
}
