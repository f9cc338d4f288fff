"""Is every question answered, every part decided, and does each part give what its outcome says? (FOIA s.1(1))"""

import re
from collections.abc import Iterator

from workbench.domain.case import Holding, Outcome, Part, Question
from workbench.domain.checks.rule import ANY, Found, Known, Rule, Stage, capital, quoted, short
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.letter import LetterKind
from workbench.domain.outline import Outline

_HELD = (Outcome.WITHHELD, Outcome.PARTLY_DISCLOSED, Outcome.ACCESSIBLE_ELSEWHERE)
_GIVEN = (Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED)
_SAYS_HELD = re.compile(r"\b(?:hold|holds|held)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>]+|\bwww\.[^\s<>]+", re.IGNORECASE)


def request_there(known: Known) -> Iterator[Found]:
    """There is a request, and before it is decided it has been split into questions."""
    case = known.case
    if not case.request.strip() and not case.questions:
        yield Found("The case has no request yet.", "Paste the request.", "s.8(1)", Place(Page.REQUEST))
    elif not case.questions and case.letter.kind is not LetterKind.ACKNOWLEDGEMENT:
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


def answer_of_its_own(known: Known) -> Iterator[Found]:
    """A question that was only attached to the parts into which another was divided has most often been forgotten."""
    outline = Outline(known.case)
    divided: dict[tuple[str, ...], Question] = {}
    for question in known.case.questions:
        parts = outline.naming(question.id)
        if len(parts) < 2 or not any(part.outcome in (*_GIVEN, Outcome.NOT_HELD) for part in parts):
            continue
        first = divided.setdefault(tuple(part.id for part in parts), question)
        if first is not question:
            yield Found(
                f"Question {_label(question)} gets no answer of its own:"
                f" every part that names it answers question {_label(first)} too.",
                "Check that these parts say what it asks, or add a part that does.",
                "s.1(1)",
                Place(Page.QUESTIONS, question_id=question.id),
                Severity.WARNING,
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
                f"{capital(known.name(part))} answers no question, so the letter leaves it out.",
                "Say which questions it answers, or remove it.",
                "s.1(1)",
                place,
            )


def answer_given(known: Known) -> Iterator[Found]:
    """What is disclosed is there (FOIA s.1(1)(b))."""
    for part in known.case.parts:
        if part.outcome in _GIVEN and part.answer.empty:
            yield Found(
                f"{capital(known.name(part))} is disclosed, but there is nothing to read.",
                "Write the answer, paste its table, or give a link.",
                "s.1(1)(b)",
                _answer(part),
            )


def exact_place(known: Known) -> Iterator[Found]:
    """What is accessible elsewhere has its exact place: a page or an item, not a home page (FOIA s.21(1))."""
    for part in known.case.parts:
        if part.outcome is not Outcome.ACCESSIBLE_ELSEWHERE:
            continue
        places = [link.url for link in part.answer.links] or _ADDRESS.findall(part.answer.text)
        said = _ADDRESS.sub("", part.answer.text).strip()
        on_a_site = known.phrases.of("on a site").find(said)
        if not places and (not said or (on_a_site and not _names_the_place(known, said))):
            wrong = "does not say where the information can be found"
        elif places and all(_home_page(url) for url in places) and not _names_the_place(known, said):
            wrong = "leads to a home page and not to the information"
        else:
            continue
        yield Found(f"{capital(known.name(part))} {wrong}.", "Give the exact page or place.", "s.21(1)", _answer(part))


def link_instead(known: Known) -> Iterator[Found]:
    """A link that takes the place of the information is section 21, with its notice (FOIA s.21(1), s.17(1))."""
    listed = known.phrases.of("link in place of the answer")
    for part in known.case.parts:
        answer = part.answer
        if part.outcome not in _GIVEN or answer.tables or not (answer.links or _ADDRESS.search(answer.text)):
            continue
        own_words = _ADDRESS.sub("", answer.text).strip()
        hits = listed.find(answer.text, known.authority.name)
        if own_words and not hits:
            continue
        said = f" ({quoted(hits[0])})" if hits else ""
        yield Found(
            f"In {known.name(part)} a link stands where the answer should{said}.",
            "Give the information itself, or rely on section 21 with the exact place.",
            "s.21(1), s.17(1)",
            _answer(part),
        )


def link_leads_somewhere(known: Known) -> Iterator[Found]:
    """What is given as a link is a web address that a reader can follow."""
    for part in known.case.parts:
        for link in part.answer.links:
            if not _ADDRESS.match(link.url.strip()):
                yield Found(
                    f"In {known.name(part)} a link is no web address: “{short(link.url) or 'nothing'}”.",
                    "Give the whole address, with https://, or take the link out.",
                    "good practice",
                    _answer(part),
                    Severity.WARNING,
                )


def held_said(known: Known) -> Iterator[Found]:
    """Whatever is refused, but for silence, the letter says whether information is held (FOIA s.1(1)(a)).

    The standard words do. Where the officer's stand in their place, they must say it too.
    """
    for part in known.case.parts:
        if part.outcome not in (*_HELD, Outcome.NOT_HELD, Outcome.COST):
            continue
        told = [p for p in known.passages if p.place and p.place.part_id == part.id and p.place.page is Page.QUESTIONS]
        rewritten = [passage for passage in told if passage.rewritten]
        if rewritten and not any(_SAYS_HELD.search(passage.text) for passage in told):
            yield Found(
                f"The letter does not say whether information is held on {known.name(part)}.",
                "Say it; that duty still stands.",
                "s.1(1)(a)",
                Place(Page.LETTER, part_id=part.id, field=rewritten[0].key),
            )


def holding_agrees(known: Known) -> Iterator[Found]:
    """What the letter says about holding is what the file records (FOIA s.1(1)(a)). Silence is never looked at here."""
    for part in known.case.parts:
        if part.holding is Holding.NOT_HELD and part.outcome in (*_HELD, Outcome.DISCLOSED):
            said, recorded = "held", "not held"
        elif part.holding is Holding.HELD and part.outcome is Outcome.NOT_HELD:
            said, recorded = "not held", "held"
        elif part.holding is Holding.NOT_SEARCHED and part.outcome in (*_HELD, Outcome.NOT_HELD):
            said, recorded = "held" if part.outcome in _HELD else "not held", "not searched"
        else:
            continue
        yield Found(
            f"The letter says that {known.name(part)} is {said}, but the file records “{recorded}”.",
            "Put the outcome or the record right; either answer needs a proper search.",
            "s.1(1)(a)",
            Place(Page.QUESTIONS, part_id=part.id, field="holding"),
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


def _answer(part: Part) -> Place:
    return Place(Page.QUESTIONS, part_id=part.id, field="answer")


def _names_the_place(known: Known, said: str) -> bool:
    """True where words name a page, a section or a document: a title in quotation marks does too."""
    return "“" in said or '"' in said or bool(known.phrases.of("names the place").find(said))


def _home_page(url: str) -> bool:
    """True where an address names a site and nothing on it."""
    rest = url.partition("://")[2] or url
    return not rest.partition("/")[2].strip("/") and "?" not in rest


def _label(question: Question) -> str:
    return short(question.label) or "without a label"


RULES = (
    Rule("request-there", Stage.INTAKE, request_there, ANY),
    Rule("received-there", Stage.INTAKE, received_there, ANY),
    Rule("reference-there", Stage.INTAKE, reference_there, ANY),
    Rule("question-numbered", Stage.DECIDING, question_numbered),
    Rule("question-answered", Stage.DECIDING, question_answered),
    Rule("answer-of-its-own", Stage.DECIDING, answer_of_its_own),
    Rule("part-decided", Stage.DECIDING, part_decided),
    Rule("part-answers-something", Stage.DECIDING, part_answers_something),
    Rule("parts-told-apart", Stage.DECIDING, several_parts_named),
    Rule("holding-agrees", Stage.DECIDING, holding_agrees),
    Rule("answer-given", Stage.DRAFTING, answer_given),
    Rule("exact-place", Stage.DRAFTING, exact_place),
    Rule("link-instead", Stage.DRAFTING, link_instead),
    Rule("link-leads-somewhere", Stage.DRAFTING, link_leads_somewhere),
    Rule("held-said", Stage.DRAFTING, held_said),
)
