"""What each letter may speak of: the request, the days, what has happened on the way, and what the letter asks for."""

from datetime import date

from workbench.domain.case import Case, ClockEvent, EventKind, Outcome, Part
from workbench.domain.clocks import answer_by, answer_due, review_answer_by
from workbench.domain.clocks.afterwards import answer_letter_date
from workbench.domain.clocks.course import clarification_until, fee_until, review_round
from workbench.domain.clocks.deadline import is_late
from workbench.domain.cost import in_pounds
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place
from workbench.domain.letter import LetterKind
from workbench.domain.review import of_first_decision
from workbench.letters.answers import quoted
from workbench.letters.document import Block, Run
from workbench.letters.lateness import admitted, asked_late, due_for_the_rest, out_of_time
from workbench.letters.matter import WHOLLY_REFUSED, Matter
from workbench.letters.phrases import months, period, questions_named
from workbench.letters.writer import Value, typed

_ANSWERED = (Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED, Outcome.NOT_HELD, Outcome.ACCESSIBLE_ELSEWHERE)
"""The outcomes under which the requester gets something, or learns that there is nothing."""


def told(matter: Matter, answers: bool, request: bool) -> Matter:
    """The matter with everything that any of its letter's sections may speak of."""
    matter = _request(matter)
    matter = _way_through(matter, request) if answers else matter
    matter = _steps(matter)
    return {
        LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
        LetterKind.CLARIFICATION: _clarification,
        LetterKind.FEES_NOTICE: _fees_notice,
        LetterKind.EXTENSION: _extension,
        LetterKind.ANSWER: _answer,
        LetterKind.REVIEW_OUTCOME: _review,
    }[matter.kind](matter)


def wanted_section(matter: Matter) -> tuple[Block, ...]:
    """What the requester is asked to say more precisely, below the questions that it is about (FOIA s.1(3))."""
    place = Place(Page.LETTER, field="wanted")
    wanted = typed(matter.case.letter.wanted, place, key="wanted.typed")
    known = matter.writer.knowing(None if wanted else "nothing wanted yet")
    advice = [
        block
        for part in _to_be_clarified(matter.case)
        for block in typed(part.advice, Place(Page.QUESTIONS, part_id=part.id), key=f"part.{part.id}.advice")
    ]
    asked = _asked_unclearly(matter.case)
    return (
        known.heading("wanted", 2, place),
        *(known.paragraphs("asked to clarify", place) if asked else ()),
        *asked,
        *known.paragraphs("wanted", place),
        *wanted,
        *advice,
    )


def extension_section(matter: Matter) -> tuple[Block, ...]:
    """That the public interest is not decided yet, and by when it is expected to be (FOIA s.10(3), s.17(2))."""
    place = Place(Page.LETTER, field="decision_by")
    return (matter.writer.heading("extension", 2, place), *matter.writer.paragraphs("extension", place))


def signatory(matter: Matter) -> tuple[str, ...]:
    """Who signs: the decision maker of the unit, or for a review the reviewer, who is of another."""
    review, authority = matter.case.review, matter.authority
    reviewer = review.role.strip() if review and matter.kind is LetterKind.REVIEW_OUTCOME else ""
    return (reviewer,) if reviewer else (authority.signatory_role, authority.department)


def _request(matter: Matter) -> Matter:
    case = matter.case
    labels = [question.label for id_ in case.priority if (question := case.question(id_))]
    scope = period(case.scope) if case.scope else ""
    return matter.knowing(
        "titled" if case.title.strip() else None,
        "requester known" if case.requester.name.strip() else "requester unknown",
        "scope stated" if scope else None,
        "priority stated" if labels and not _left_open(case) else None,
        received=matter.day(case.received),
        reference=case.reference,
        title=case.title.strip(),
        requester=case.requester.name.strip(),
        authority=matter.authority.name,
        letter_date=format_date(matter.dated),
        signatory_role=matter.authority.signatory_role,
        scope=scope,
        priority=questions_named(labels) if labels else "",
        answer_days=str(matter.limits.answer),
    )


def _left_open(case: Case) -> bool:
    """True where the letter cannot say that every question was dealt with."""
    return any(part.outcome in (*WHOLLY_REFUSED, Outcome.CLARIFICATION, None) for part in case.parts)


def _way_through(matter: Matter, request: bool) -> Matter:
    """Which sentence tells the reader what comes where."""
    refused = bool(matter.refused() or matter.wholly_refused() or matter.environmental())
    answered = any(part.outcome in _ANSWERED for part in matter.case.parts)
    if request:
        decided = "request then notice" if answered else "request then decisions"
        return matter.knowing(decided if refused else "request then answers")
    decided = "answers then reasons" if answered else "decisions then reasons"
    return matter.knowing(decided if refused else "answers alone")


def _steps(matter: Matter) -> Matter:
    """What happened between the request and this letter."""
    case = matter.case
    clarified, extended = case.event(EventKind.CLARIFICATION_RECEIVED), case.event(EventKind.EXTENDED)
    corrected = next((letter for letter in case.issued if letter.id == case.letter.corrects), None)
    change = case.letter.change.strip().rstrip(".") if corrected else ""
    return asked_late(matter).knowing(
        "clarified" if clarified else None,
        "extended" if extended else None,
        "corrects" if corrected else None,
        "change told" if change else None,
        change=change,
        clarified=matter.day(clarified.on if clarified else None),
        extended=matter.day(extended.on if extended else None),
        corrected=matter.day(corrected.dated if corrected else None),
    )


def _acknowledgement(matter: Matter) -> Matter:
    case, calendar, limits = matter.case, matter.law.calendar, matter.law.limits
    due = answer_due(case, calendar, limits)
    privacy = matter.authority.privacy_notice.strip()
    slots: dict[str, Value] = {"due": matter.day(due)}
    slots["privacy_notice"] = Run(privacy, url=privacy) if "://" in privacy else privacy
    ordinary = due is not None and case.received is not None and due == answer_by(case.received, calendar, limits).due
    return matter.knowing(
        "request quoted" if case.questions or case.request.strip() else None,
        "due known" if due else None,
        "due by the ordinary time" if ordinary else "due at another time" if due else None,
        **slots,
    )


def _clarification(matter: Matter) -> Matter:
    case, wait = matter.case, matter.limits.clarification_months
    concerned = _unclear(case)
    labels = [question.label for question in case.questions if question.id in concerned]
    rest = [part for part in case.parts if part.outcome is not Outcome.CLARIFICATION]
    asked = ClockEvent("", EventKind.CLARIFICATION_ASKED, matter.dated)
    some = bool(labels and rest)
    due = due_for_the_rest(matter, concerned) if some else None
    return out_of_time(matter, EventKind.CLARIFICATION_ASKED, concerned if some else ()).knowing(
        "some to be clarified" if some else "all to be clarified",
        "rest due" if due else None,
        rest_due=Run(format_date(due), strong=True) if due else "",
        clarify=questions_named(labels) if labels else "",
        wanted="",
        close_months=months(wait),
        close_on=Run(format_date(clarification_until(asked, matter.law.limits).due), strong=True),
    )


def _fees_notice(matter: Matter) -> Matter:
    fee, notice = matter.case.letter.fee, ClockEvent("", EventKind.FEES_NOTICE, matter.dated)
    payment = matter.authority.fee_payment.strip().rstrip(".")
    return out_of_time(matter, EventKind.FEES_NOTICE).knowing(
        "way to pay known" if payment else "way to pay unknown",
        fee_payment=payment,
        fee=Run(in_pounds(fee.pence), strong=True) if fee.pence else "",
        fee_purpose=fee.purpose.strip().rstrip("."),
        fee_months=months(matter.limits.fee_months),
        fee_by=Run(format_date(fee_until(notice, matter.law.limits).due), strong=True),
    )


def _extension(matter: Matter) -> Matter:
    """A notice under s.17(2) has to be given within the ordinary time (FOIA s.17(1))."""
    by, waiting = matter.case.letter.decision_by, matter.waiting()
    whole = all(part.id in waiting and part.outcome is not Outcome.PARTLY_DISCLOSED for part in matter.case.parts)
    return admitted(matter).knowing(
        "all still open" if whole else "some still open",
        decision_by=Run(format_date(by), strong=True) if by else "",
    )


def _answer(matter: Matter) -> Matter:
    """An answer that goes out too late says so (FOIA s.10(1))."""
    return admitted(matter)


def _review(matter: Matter) -> Matter:
    """An outcome that goes out too late says so: after the ordinary time, or the date that the requester was told."""
    review, course = matter.case.review, review_round(matter.case)
    due = _review_due(matter)
    first = review is None or not review.reviewer.strip() or of_first_decision(review.reviewer, matter.case.issued)
    late = due if due and is_late(due, matter.dated) else None
    return matter.knowing(
        "late" if late else None,
        "reviewer of the first decision" if first else "reviewer not of the first decision",
        due=matter.day(late),
        review_requested=matter.day(course.asked.on if course else None),
        answered=matter.day(answer_letter_date(matter.case)),
        reviewer_role=review.role.strip() if review else "",
    )


def _review_due(matter: Matter) -> date | None:
    review = review_round(matter.case)
    if review is None:
        return None
    if review.extended and review.extended.until:
        return review.extended.until
    return review_answer_by(review.asked.on, matter.law.calendar, matter.law.limits)[0].due


def _asked_unclearly(case: Case) -> tuple[Block, ...]:
    """The questions that are to be clarified, and those above them, in the requester's words."""
    named = {above for id_ in _unclear(case) for above in case.ancestry(id_)}
    asked = [question for question in case.questions if question.id in named]
    return tuple(block for question in asked for block in quoted(question, labelled=True))


def _unclear(case: Case) -> set[str]:
    return {id_ for part in _to_be_clarified(case) for id_ in part.question_ids}


def _to_be_clarified(case: Case) -> tuple[Part, ...]:
    return tuple(part for part in case.parts if part.outcome is Outcome.CLARIFICATION)
