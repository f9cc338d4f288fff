"""Questions and parts, limbs, and what single limbs ask for: a fault, and what is as near to it as can be."""

from dataclasses import replace
from datetime import date

from tests.domain.checks.given import COVERT, ERROR, OVERT, RETROSPECTIVE, SHARING, WARNING
from tests.domain.checks.rows import Row
from workbench.domain.case import (
    Answer,
    Claim,
    ClockEvent,
    Conclusion,
    EventKind,
    Harm,
    Holding,
    LegitimateInterests,
    Likelihood,
    Link,
    Opinion,
    Outcome,
    Particulars,
)

_HARM = Harm("the company’s commercial interests", "A rival would undercut its price.", Likelihood.WOULD_BE_LIKELY)
_HOME, _PAGE = "https://www.northshire.example/", "https://www.northshire.example/stops/2024#may"


def claim(limb, *paragraphs, **more):
    """A claim with its reason."""
    return Claim(limb, paragraphs, more.pop("reason", "It is of the kind that this limb covers."), **more)


def opinion(on, person="A chief officer", text="It would be likely to inhibit advice."):
    """A claim to s.36 with the qualified person's opinion."""
    given = Particulars(opinion=Opinion(person, "Chief Constable", on, text))
    return claim("36(2)", "36(2)(b)(i)", harm=_HARM, particulars=given)


def publication(on, where="Minute 4 of the publication board"):
    """A claim to s.22 with the recorded intention."""
    return claim("22(1)", particulars=Particulars(intended_on=on, intention=where))


def third_party(*steps):
    """A claim to s.40(3A) with the three steps."""
    return claim("40(2) with 40(3A)", particulars=Particulars(interests=LegitimateInterests(*steps)))


def elsewhere(text, *links):
    """Overt use, accessible elsewhere."""
    return lambda given: given.decided(Outcome.ACCESSIBLE_ELSEWHERE).answer(OVERT, text, *links)


def earlier_version(given):
    """As a case stands that an earlier version of the program took in: nobody ever said what its words are."""
    asked = tuple(replace(question, why="") for question in given.case.questions)
    return given.having(marks=(), questions=asked)


def without_last_mark(given):
    """Nobody has said what the last words of the request are."""
    return given.having(marks=given.case.marks[:-1])


def told_on_overt_use(text):
    """The officer's words where the letter says that nothing is held: that is locked, but no check rests on a lock."""

    def change(given):
        said = (passage for passage in given.known().passages)
        return given.under(
            passages=tuple(
                replace(passage, text=text, rewritten=True) if passage.key == "part.p1.not held.0" else passage
                for passage in said
            )
        )

    return change


def without_questions(given):
    """The request as it arrived."""
    return given.having(questions=(), parts=(), tests=(), priority=())


def unanswered(given):
    """Question 2 without an answer: nobody names it."""
    parts = tuple(replace(p, question_ids=tuple(q for q in p.question_ids if q != "q2")) for p in given.case.parts)
    return given.having(parts=tuple(p for p in parts if p.question_ids))


def attached(given):
    """Question 2 named by the parts of question 1, and by no part of its own."""
    names_both = [replace(p, question_ids=("q1", "q2")) if "q1" in p.question_ids else p for p in given.case.parts]
    return given.having(parts=tuple(part for part in names_both if part.question_ids != ("q2",)))


def unnumbered(given):
    """The first question without its number."""
    first, *rest = given.case.questions
    return given.having(questions=(replace(first, label=" "), *rest))


def both(one, other, alternative=""):
    """A part withheld under two limbs, the second perhaps in the alternative to the first."""
    return claim(one), claim(other, harm=_HARM, particulars=Particulars(alternative_to=alternative))


def unsearched(outcome, holding=Holding.NOT_SEARCHED):
    """Retrospective use with an outcome that says that it is held."""
    return lambda given: given.part(RETROSPECTIVE, outcome=outcome, holding=holding)


def because(limb, reason, *paragraphs):
    """A part withheld for a reason."""
    return lambda given: given.withheld(Claim(limb, paragraphs, reason))


def section_36(on, *events):
    """An opinion of a day, on a letter that went out late, with what happened before."""
    return lambda given: given.withheld(opinion(on)).having(events=events).letter(dated=date(2025, 8, 15))


def extended_under(limb):
    """Time was extended on 28 July under a limb."""
    return ClockEvent("e", EventKind.EXTENDED, date(2025, 7, 28), limb=limb, until=date(2025, 8, 20))


CLARIFIED = (
    ClockEvent("a", EventKind.CLARIFICATION_ASKED, date(2025, 7, 2), question_ids=("q3",)),
    ClockEvent("c", EventKind.CLARIFICATION_RECEIVED, date(2025, 7, 10), question_ids=("q3",)),
)
PAID = (
    ClockEvent("f", EventKind.FEES_NOTICE, date(2025, 7, 3)),
    ClockEvent("p", EventKind.FEE_RECEIVED, date(2025, 7, 10)),
)


ROWS = (
    Row(0, "words-accounted-for", WARNING, without_last_mark, lambda g: g),
    Row(0, "words-accounted-for", WARNING, without_last_mark, earlier_version),
    Row(0, "request-there", ERROR, lambda g: without_questions(g).having(request=" "), lambda g: g),
    Row(0, "request-there", ERROR, without_questions, lambda g: g),
    Row(0, "received-there", ERROR, lambda g: g.having(received=None), lambda g: g),
    Row(0, "reference-there", ERROR, lambda g: g.having(reference=" "), lambda g: g.having(reference="7")),
    Row(0, "question-numbered", ERROR, unnumbered, lambda g: g),
    Row(1, "question-answered", ERROR, unanswered, lambda g: g),
    Row(1, "answer-of-its-own", WARNING, attached, lambda g: g),
    Row(1, "part-decided", ERROR, lambda g: g.part(RETROSPECTIVE, outcome=None), lambda g: g),
    Row(1, "part-answers-something", ERROR, lambda g: g.part(RETROSPECTIVE, question_ids=()), lambda g: g),
    Row(0, "parts-told-apart", WARNING, lambda g: g.part(OVERT, subject=""), lambda g: g.part(SHARING, subject="")),
    Row(0, "answer-given", ERROR, lambda g: g.answer(RETROSPECTIVE, " "), lambda g: g.answer(RETROSPECTIVE, "Yes.")),
    # 2: the limb down to its paragraph
    Row(2, "limb-relied-on", ERROR, lambda g: g.withheld(), lambda g: g),
    Row(2, "limb-complete", ERROR, lambda g: g.claim(COVERT, "31(3)", paragraphs=()), lambda g: g),
    Row(
        2,
        "limb-complete",
        ERROR,
        lambda g: g.withheld(claim("31(1)", "31(1)(g)", harm=_HARM)),
        lambda g: g.withheld(claim("31(1)", "31(1)(g)", "31(2)(b)", harm=_HARM)),
    ),
    # 3: what the Act does not have, or what cannot do this
    Row(
        3,
        "limb-exists",
        ERROR,
        lambda g: g.answer(RETROSPECTIVE, "We also looked at section 31(1)(j)."),
        lambda g: g.answer(RETROSPECTIVE, "We also looked at section 31(1)(i), section 23(3) and section 31(1)."),
    ),
    Row(
        3,
        "limb-exists",
        ERROR,
        lambda g: g.withheld(Claim("31(7)")),
        lambda g: g.answer(RETROSPECTIVE, "See section 35(1)(z) of the Serious Crime Act."),
    ),
    Row(3, "limb-on-the-duty", ERROR, lambda g: g.part(COVERT, claims=(claim("43(1)"),)), lambda g: g),
    # 4 and 5: a limb on the other duty
    Row(4, "limb-on-the-duty", ERROR, lambda g: g.other_limb(COVERT, "31(3)", "31(1)"), lambda g: g),
    Row(
        5,
        "limb-on-the-duty",
        ERROR,
        lambda g: g.withheld(claim("31(3)", "31(1)(a)", harm=_HARM)),
        lambda g: g.withheld(claim("31(1)", "31(1)(a)", harm=_HARM)),
    ),
    Row(
        5,
        "held-said",
        ERROR,
        told_on_overt_use("You ask about overt use."),
        told_on_overt_use("We hold nothing on overt use."),
    ),
    Row(
        5,
        "holding-agrees",
        ERROR,
        lambda g: g.part(RETROSPECTIVE, holding=Holding.NOT_HELD),
        lambda g: g.part(COVERT, holding=Holding.NOT_HELD),
    ),
    Row(
        5,
        "holding-agrees",
        ERROR,
        lambda g: g.part(OVERT, holding=Holding.NOT_SEARCHED),
        lambda g: g.part(COVERT, holding=Holding.HELD),
    ),
    *(
        Row(5, "holding-agrees", ERROR, unsearched(outcome), unsearched(outcome, Holding.HELD))
        for outcome in (Outcome.WITHHELD, Outcome.PARTLY_DISCLOSED, Outcome.ACCESSIBLE_ELSEWHERE)
    ),
    # 9: an absolute limb is not weighed, but two have a weighing of their own
    Row(
        9,
        "defence-weighed",
        WARNING,
        lambda g: g.withheld(claim("41(1)")),
        lambda g: g.withheld(claim("41(1)", particulars=Particulars(defence="No public concern would be met."))),
    ),
    Row(
        9,
        "legitimate-interests",
        WARNING,
        lambda g: g.withheld(third_party("Knowing who decided.", "", "The officers’ privacy weighs more.")),
        lambda g: g.withheld(third_party("Knowing who decided.", "Necessary.", "The officers’ privacy weighs more.")),
    ),
    # 10: harm: an error where nothing is written, else to be judged
    Row(10, "harm-shown", ERROR, lambda g: g.claim(COVERT, "31(3)", harm=Harm()), lambda g: g),
    Row(10, "harm-shown", WARNING, lambda g: g.harm(COVERT, "31(3)", mechanism=""), lambda g: g),
    Row(
        10,
        "harm-shown",
        ERROR,
        lambda g: g.claim(COVERT, "31(3)", harm=Harm()),
        lambda g: g.claim(COVERT, "31(3)", harm=Harm()).balance("31(3)", conclusion=Conclusion.ANSWER),  # it fell
    ),
    Row(10, "harm-shown", WARNING, lambda g: g.harm(COVERT, "31(3)", likelihood=None), lambda g: g),
    Row(
        10,
        "harm-shown",
        WARNING,
        lambda g: g.harm(COVERT, "24(2)", likelihood=Likelihood.WOULD),
        lambda g: g.harm(COVERT, "31(3)", likelihood=Likelihood.WOULD),
    ),
    Row(
        10,
        "harm-shown",
        ERROR,
        lambda g: g.claim(COVERT, "31(3)", harm=Harm()),
        lambda g: g.claim(
            COVERT, "31(3)", harm=Harm(), particulars=Particulars(reasons_withheld="They would say who.")
        ),
    ),
    Row(
        10,
        "reason-given",
        WARNING,
        lambda g: g.claim(COVERT, "23(5)", reason=" "),
        lambda g: g.claim(COVERT, "31(3)", reason=" "),
    ),
    # 12: limbs that exclude each other
    Row(
        12,
        "limbs-together",
        ERROR,
        lambda g: g.withheld(*both("30(1)", "31(1)")),
        lambda g: g.withheld(*both("30(1)", "31(1)", alternative="30(1)")),
    ),
    Row(12, "limbs-together", ERROR, lambda g: g.withheld(*both("23(1)", "24(1)")), lambda g: g),
    Row(
        12,
        "limbs-together",
        ERROR,
        lambda g: g.withheld(*both("30(2)", "31(1)")),
        lambda g: g.part(COVERT, claims=(claim("30(3)"), claim("31(3)", "31(1)(a)", harm=_HARM))),
    ),
    # 13: limbs that are not a force's, and the opinion under s.36
    Row(13, "limb-available", ERROR, lambda g: g.withheld(claim("35(1)", "35(1)(a)")), lambda g: g),
    Row(13, "limb-available", ERROR, lambda g: g.withheld(claim("33(2)", harm=_HARM)), lambda g: g),
    Row(
        13,
        "opinion-there",
        ERROR,
        lambda g: g.withheld(opinion(None)),
        lambda g: g.withheld(opinion(date(2025, 7, 21))),
    ),
    Row(
        13,
        "opinion-there",
        ERROR,
        lambda g: g.withheld(opinion(date(2025, 7, 30))),
        lambda g: g.withheld(opinion(date(2025, 7, 29))),
    ),
    Row(
        13,
        "opinion-in-time",
        WARNING,
        lambda g: g.withheld(opinion(date(2025, 7, 31))).letter(dated=date(2025, 8, 1)),
        lambda g: g.withheld(opinion(date(2025, 7, 30))).letter(dated=date(2025, 8, 1)),
    ),
    # the opinion comes before the notice of extension that relies on it; each part has its own twenty days
    Row(
        13,
        "opinion-there",
        ERROR,
        section_36(date(2025, 7, 29), extended_under("36(2)")),
        section_36(date(2025, 7, 28), extended_under("36(2)")),
    ),
    Row(
        13,
        "opinion-there",
        ERROR,
        section_36(date(2025, 7, 29), extended_under("36(2)")),
        section_36(date(2025, 7, 29), extended_under("24(2)")),
    ),
    Row(
        13,
        "opinion-in-time",
        WARNING,
        section_36(date(2025, 7, 31), *CLARIFIED),
        section_36(date(2025, 7, 31), *PAID),
    ),
    # 17: publication intended before the request; the exact place
    Row(17, "publication-intended", ERROR, lambda g: g.withheld(publication(None)), lambda g: g),
    Row(
        17,
        "publication-intended",
        ERROR,
        lambda g: g.withheld(publication(date(2025, 7, 2))),
        lambda g: g.withheld(publication(date(2025, 6, 30))),
    ),
    Row(
        17,
        "exact-place",
        ERROR,
        lambda g: g.decided(Outcome.ACCESSIBLE_ELSEWHERE),
        lambda g: g.decided(Outcome.ACCESSIBLE_ELSEWHERE).answer(OVERT, "In the library at Exampleton, shelf 3."),
    ),
    Row(
        17,
        "exact-place",
        ERROR,
        lambda g: g.decided(Outcome.ACCESSIBLE_ELSEWHERE).answer(OVERT, "On our website.", _HOME),
        lambda g: g.decided(Outcome.ACCESSIBLE_ELSEWHERE).answer(OVERT, "On our website.", _PAGE),
    ),
    *(
        Row(17, "exact-place", ERROR, elsewhere(*fault), elsewhere(*fine))
        for fault, fine in (
            (
                ("You will find all of it there if you look for it.", _HOME),
                ("You will find it there in the section on stops.", _HOME),
            ),
            (("It is on our website.",), ("It is on our website, in the disclosure log.",)),
            (("It is on our home page.",), ("It is on our website under “Stops”.",)),
        )
    ),
    # the reason names the law, or the kind of privilege
    Row(
        0,
        "reason-names-law",
        WARNING,
        because("44(1)", "A law forbids it.", "44(1)(a)"),
        because("44(1)", "Section 55 of the Investigatory Powers Act 2016 forbids it.", "44(1)(a)"),
    ),
    Row(
        0,
        "reason-names-law",
        WARNING,
        because("44(1)", "The Act forbids it.", "44(1)(a)"),
        because("44(1)", "A court has forbidden it.", "44(1)(c)"),
    ),
    Row(
        0,
        "reason-names-law",
        WARNING,
        because("42(1)", "It is privileged."),
        because("42(1)", "It was written for the litigation that followed."),
    ),
    # 28: a link in place of the answer
    Row(
        28,
        "link-instead",
        ERROR,
        lambda g: g.answer(RETROSPECTIVE, "", _PAGE),
        lambda g: g.answer(RETROSPECTIVE, "There were twelve stops in May.", _PAGE),
    ),
    Row(
        28,
        "link-instead",
        ERROR,
        lambda g: g.answer(RETROSPECTIVE, f"The figures can be found at {_PAGE}"),
        lambda g: g.decided(Outcome.ACCESSIBLE_ELSEWHERE).answer(OVERT, f"The figures can be found at {_PAGE}"),
    ),
    Row(
        28,
        "link-instead",
        ERROR,
        lambda g: g.part(RETROSPECTIVE, answer=Answer("As the below link shows.", (Link(_PAGE),))),
        lambda g: g.part(RETROSPECTIVE, answer=Answer("As the table below shows.", ())),
    ),
    Row(
        0,
        "link-leads-somewhere",
        WARNING,
        lambda g: g.answer(RETROSPECTIVE, "There were twelve stops in May.", "see our intranet"),
        lambda g: g.answer(RETROSPECTIVE, "There were twelve stops in May.", _PAGE),
    ),
)
