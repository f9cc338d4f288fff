"""Words: a sentence that a careful reader stops at, and an innocent one that looks like it, in the same place."""

from tests.domain.checks.given import COVERT, ERROR, RETROSPECTIVE, WARNING
from tests.domain.checks.rows import Change, Row
from workbench.domain.case import Side


def reason(limb: str = "31(3)") -> Change:
    """Why a limb applies to covert use, about which nothing is confirmed or denied."""
    return lambda text: lambda given: given.claim(COVERT, limb, reason=text)


def harm(text: str) -> Change:
    """How covert use would be harmed."""
    return lambda given: given.harm(COVERT, "31(3)", mechanism=text)


def against(limb: str = "24(2)") -> Change:
    """A factor for maintaining the exemption."""
    return lambda text: lambda given: given.factor(limb, Side.AGAINST, text)


def favouring(text: str) -> Change:
    """A factor for saying whether anything is held."""
    return lambda given: given.factor("24(2)", Side.FOR, text)


def balance(text: str) -> Change:
    """A sentence more in a balance."""
    return lambda given: given.reasons("24(2)", text)


def answer(text: str) -> Change:
    """What is given on retrospective use."""
    return lambda given: given.answer(RETROSPECTIVE, text)


def advice(part_id: str = RETROSPECTIVE) -> Change:
    """What is offered to help."""
    return lambda text: lambda given: given.part(part_id, advice=text)


def review_paragraph(text: str) -> Change:
    """The officer's own paragraph on the right to a review."""
    return lambda given: given.rewritten("review.4", text)


def norfolk(text: str) -> Change:
    """An answer of Norfolk Constabulary."""
    return lambda given: given.force(name="Norfolk Constabulary").answer(RETROSPECTIVE, text)


def table(number, rule, severity, at, *pairs):
    """One row for each pair of sentences in one place."""
    return tuple(Row(number, rule, severity, at(fault), at(fine)) for fault, fine in pairs)


ROWS = (
    # 6: saying that something is held, or that a thing is done, where neither is confirmed nor denied
    *table(
        6,
        "silence-kept",
        ERROR,
        reason(),
        ("The force has purchased a system.", "Nobody should learn whether the force has purchased a system."),
        ("The system was purchased in 2022.", "It would show whether a system was purchased in 2022."),
        ("Officers use this technology.", "Officers use their own judgement."),
        ("The technology is in use in Northshire.", "An answer would tell people that it is in use in Northshire."),
        ("There is information on this.", "There is information in the public domain on how forces buy equipment."),
        ("There are records on this.", "Nobody can infer that there are records on this."),
        ("Records exist.", "An answer would confirm to everybody that records exist."),
        ("The requested documents exist.", "Nobody should know whether the requested documents exist."),
        ("It is held by our intelligence unit.", "Whether, and by whom, it is held by our force must stay open."),
        ("We are in possession of this.", "Offenders in possession of an answer would use it."),
        ("We possess such records.", "If we possess such records, saying so would help offenders."),
        ("We operate such a system.", "We operate in a county with two airports."),
        ("We have such a capability.", "People would learn whether we have such a capability."),
        ("Our use of this technology is new.", "Our use of section 31(3) is explained here."),
        ("Our covert facial recognition system must stay secret.", "The criminal justice system relies on surprise."),
        ("Whether or not that matters, we hold twelve records.", "Whether, and how often, we hold records is secret."),
        ("If you look at our website you will see that we use it.", "If we use it, saying so would help offenders."),
        ("Any information would be sensitive, and we hold some.", "Any information that we hold would be sensitive."),
        ("We share images with others.", "We share the public’s concern about privacy."),
        ("We share records of this.", "We share your view that privacy matters."),
    ),
    *table(
        6,
        "silence-kept",
        ERROR,
        advice(COVERT),
        ("Ask the company whose contract ends in 2027.", "Ask the Office for a list of its public contracts."),
    ),
    # 7: disclosure, where nothing is disclosed or withheld
    *table(
        7,
        "weighs-whether-held",
        WARNING,
        favouring,
        ("Disclosing the documents would show how public money is spent.", "An answer would show how money is spent."),
    ),
    *table(
        7,
        "weighs-whether-held",
        WARNING,
        against(),
        ("Release of the information would weaken national security.", "An answer would weaken national security."),
    ),
    *table(
        7,
        "weighs-whether-held",
        WARNING,
        harm,
        ("Releasing the information would help offenders.", "Saying whether anything is held would help offenders."),
    ),
    *table(
        7,
        "weighs-whether-held",
        WARNING,
        reason(),
        ("This must be withheld.", "We can say neither that something is held nor that nothing is."),
    ),
    # 11: labels
    *table(
        11,
        "label-right",
        WARNING,
        answer,
        ("Section 24(2) is a qualified and prejudice-based exemption.", "Section 24(2) is a qualified exemption."),
        ("Section 23 is a class-based and qualified exemption.", "Section 23 is a class-based, absolute exemption."),
        ("S.24 is prejudice based.", "S.31 is prejudice based and s.24 qualified."),
        (
            "The prejudice-based exemption at section 24 applies.",
            "The prejudice-based exemption at section 31 applies.",
        ),
        ("Ss.24 and 31 are prejudice based.", "Section 24 is not prejudice based."),
        ("Section 42 is absolute.", "Under section 36 a qualified person gives an opinion."),
    ),
    *table(
        11,
        "label-right",
        WARNING,
        reason("24(2)"),
        ("This exemption is prejudice based.", "This exemption is qualified."),
        ("This absolute exemption applies.", "There is an absolute need for surprise."),
    ),
    # 20: the time to ask for a review
    *table(
        20,
        "review-window",
        WARNING,
        review_paragraph,
        ("You may request an internal review within 20 working days.", "You may request one within 40 working days."),
        ("Please ask for a review within twenty working days.", "Please ask for a review within forty working days."),
        ("You can ask us for a review within 20 days.", "We complete a review within 20 working days."),
        ("You have two months to ask for a review.", "We will answer within two months if you ask for a review."),
        ("You can appeal this decision within 20 working days.", "Appeal to the tribunal within 28 days."),
        ("If you are dissatisfied, write to us within 20 working days.", "If you are dissatisfied, write to us."),
    ),
    *table(
        20,
        "review-window",
        WARNING,
        advice(),
        ("Ask for an internal review within 20 working days.", "We will write to you within 20 working days."),
    ),
    # 24: another force, another request, another letter
    *table(
        24,
        "other-force",
        WARNING,
        answer,
        ("We bought it together with Cheshire Constabulary in 2021.", "We bought it with a neighbour in 2021."),
        ("It came from the Met in 2021.", "It came from the Met Office in 2021."),
        ("PSNI has it.", "PSNIX is the name of a product."),
        ("GMP has it.", "The GMPS scheme has it."),
    ),
    *table(
        24,
        "other-force",
        WARNING,
        norfolk,
        ("Suffolk Police has it.", "Norfolk Police has it."),
    ),
    *table(24, "other-force", ERROR, harm, ("Kent Police would be harmed.", "Northshire Police would be harmed.")),
    *table(
        24,
        "reference-agrees",
        ERROR,
        advice(),
        ("Please quote our reference 617-25.", "Please quote our reference 616/25."),
        ("Your request of 2 July 2025 arrived.", "Your request of 1 July 2025 arrived."),
        ("We received your request on 2 July 2025.", "The contract was received on 3 May 2024."),
        ("Your e-mail of 3 May 2024 asks for more.", "Ask for the supplier’s e-mail of 3 May 2024."),
    ),
    *table(
        24,
        "no-review-words",
        ERROR,
        advice(),
        ("The outcome of your review stands.", "The outcome of the review of stop and search was published."),
        ("We maintain our original position.", "We maintain our equipment ourselves."),
        ("Our initial response stands.", "Our initial response time to 999 calls is published."),
        ("Our previous response stands.", "Our previous response times are published."),
    ),
    *table(
        24,
        "motive-left-out",
        ERROR,
        advice(),
        ("Your purpose is plain.", "Your purpose-built form reached us."),
        ("You ask in bad faith.", "You ask in good faith."),
    ),
    # 26: what never counts, and what the limb protects after all
    *table(
        26,
        "factor-inherent",
        WARNING,
        against("31(3)"),
        ("An answer would mislead.", "An answer would mislead an investigation."),
        ("It would be read out of context.", "It would be read by offenders."),
        ("There would be criticism in the press.", "There would be flight from justice."),
        ("The requester is a journalist.", "The offender is a burglar."),
        ("We would need additional resources.", "Police would need additional resources to meet the new crime."),
    ),
    *table(
        26,
        "harm-not-denied",
        WARNING,
        favouring,
        ("An answer would not prejudice national security.", "An answer would not prejudice the trial, which is over."),
        ("An answer would not harm it.", "An answer would not harm anybody’s good name."),
    ),
    # 27: the test the wrong way round
    *table(
        27,
        "right-way-round",
        ERROR,
        balance,
        (
            "The factors are evenly balanced, so the exclusion is maintained.",
            "Were the factors evenly balanced, we would have to answer.",
        ),
        ("There must be a compelling case before we answer.", "The case for surprise is strong."),
        (
            "A strong public interest is needed to override national security.",
            "A strong public interest is met by what we have published.",
        ),
        (
            "Openness is not strong enough to override security.",
            "The interest in maintaining is strong enough to outweigh openness.",
        ),
        ("There is a presumption against disclosure.", "The Act provides no presumption against disclosure."),
        (
            "It will only be overridden in exceptional circumstances.",
            "The exceptional circumstances are that an attack took place in June.",
        ),
    ),
    *table(
        27,
        "right-way-round",
        WARNING,
        balance,
        ("The matter is finely balanced.", "The matter is not finely balanced."),
    ),
)

# Sentences that stand in what is given to the requester. There they are the records’, and nobody stops at them.
GIVEN = (
    "The outcome of the review of stop and search was published.",
    "We maintain our equipment ourselves.",
    "We uphold the decision, the panel wrote.",
    "The contract was received on 3 May 2024.",
    "It is the supplier’s e-mail of 3 May 2024.",
    "Our ref 12-3456 is the contract’s.",
    "One officer was found to have acted in bad faith.",
    "Appeals must be made within 28 days of the decision.",
)
