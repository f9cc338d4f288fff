"""Is every question answered, and every part decided? (FOIA s.1(1))"""

from collections.abc import Iterator

from workbench.domain.case import Outcome, Question
from workbench.domain.checks.rule import Found, Known, Rule, Stage, short
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.outline import Outline


def request_there(known: Known) -> Iterator[Found]:
    """There is a request, and it has been split into questions."""
    case = known.case
    if not case.request.strip() and not case.questions:
        yield Found("The case has no request yet.", "Paste the request.", "s.8(1)", Place(Page.REQUEST))
    elif not case.questions:
        place = Place(Page.REQUEST, field="request")
        yield Found("The request has no questions yet.", "Mark what it asks for.", "s.1(1)", place)


def received_there(known: Known) -> Iterator[Found]:
    """The day of receipt starts every clock."""
    if known.case.received is None:
        place = Place(Page.REQUEST, field="received")
        yield Found("The date of receipt is missing.", "Record the day on which the request arrived.", "s.10(1)", place)


def reference_there(known: Known) -> Iterator[Found]:
    """A letter without a reference cannot be found again."""
    if not known.case.reference.strip():
        place = Place(Page.REQUEST, field="reference")
        yield Found("The case has no reference.", "Give it one.", "good practice", place)


def question_numbered(known: Known) -> Iterator[Found]:
    """The letter calls each question by its number."""
    for question in known.case.questions:
        if not question.label.strip():
            place = Place(Page.QUESTIONS, question_id=question.id)
            yield Found(
                "A question has no number.", "Give it the number that the letter calls it by.", "good practice", place
            )


def question_answered(known: Known) -> Iterator[Found]:
    """Each question has a part that answers it."""
    outline = Outline(known.case)
    for question in known.case.questions:
        if question.lead_in and outline.children(question.id):
            continue
        if not outline.answered(question.id):
            place = Place(Page.QUESTIONS, question_id=question.id)
            yield Found(
                f"Question {_label(question)} gets no answer of its own.",
                "Add a part that answers it, or name it in a part that does.",
                "s.1(1)",
                place,
            )


def part_decided(known: Known) -> Iterator[Found]:
    """Each part has an outcome."""
    for part in known.case.parts:
        if part.outcome is None:
            place = Place(Page.QUESTIONS, part_id=part.id, field="outcome")
            yield Found(f"No outcome yet for {known.name(part)}.", "Choose its outcome.", "s.1(1)", place)


def part_answers_something(known: Known) -> Iterator[Found]:
    """A part that names no question would not be printed."""
    for part in known.case.parts:
        if not part.question_ids:
            place = Place(Page.QUESTIONS, part_id=part.id, field="questions")
            yield Found(
                f"{_capital(known.name(part))} answers no question, so the letter leaves it out.",
                "Say which questions it answers, or remove it.",
                "s.1(1)",
                place,
            )


def answer_given(known: Known) -> Iterator[Found]:
    """What is disclosed is there; what is elsewhere has its exact place (FOIA s.1(1)(b), s.21)."""
    for part in known.case.parts:
        place = Place(Page.QUESTIONS, part_id=part.id, field="answer")
        if part.outcome is Outcome.DISCLOSED and part.answer.empty:
            yield Found(
                f"{_capital(known.name(part))} is disclosed, but there is nothing to read.",
                "Write the answer, paste its table, or give a link.",
                "s.1(1)(b)",
                place,
            )
        if part.outcome is Outcome.ACCESSIBLE_ELSEWHERE and not part.answer.links and not part.answer.text.strip():
            yield Found(
                f"{_capital(known.name(part))} does not say where the information can be found.",
                "Give the exact page or place.",
                "s.21(1)",
                place,
            )


def several_parts_named(known: Known) -> Iterator[Found]:
    """Where a question is divided, a reader has to be able to tell the parts apart."""
    outline = Outline(known.case)
    for question in known.case.questions:
        parts = outline.naming(question.id)
        for part in parts if len(parts) > 1 else ():
            if not part.subject.strip():
                yield Found(
                    f"A part of question {_label(question)} has no subject.",
                    "Name what it is about, so that a reader can tell the parts apart.",
                    "good practice",
                    Place(Page.QUESTIONS, question_id=question.id, part_id=part.id, field="subject"),
                    Severity.WARNING,
                )


def _label(question: Question) -> str:
    return short(question.label) or "without a label"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


RULES = (
    Rule("request-there", Stage.INTAKE, request_there),
    Rule("received-there", Stage.INTAKE, received_there),
    Rule("reference-there", Stage.INTAKE, reference_there),
    Rule("question-numbered", Stage.DECIDING, question_numbered),
    Rule("question-answered", Stage.DECIDING, question_answered),
    Rule("part-decided", Stage.DECIDING, part_decided),
    Rule("part-answers-something", Stage.DECIDING, part_answers_something),
    Rule("parts-told-apart", Stage.DECIDING, several_parts_named),
    Rule("answer-given", Stage.DRAFTING, answer_given),
)
