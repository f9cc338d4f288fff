"""Does a part that neither confirms nor denies keep silent, in every word around it? (FOIA s.1(1)(a), s.2(1))

Whatever the file records about holding must not show: not in its words, not in what it gives, not in what it cost to
look, and not in how a like question is answered.
"""

from collections.abc import Iterator

from workbench.domain.case import Case, Duty, Outcome, Question
from workbench.domain.checks.rule import ANY, Found, Known, Rule, Stage, capital, quoted, short
from workbench.domain.checks.typed import Kind, Typed
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.likeness import alike, meaning, shared

_ALIKE = 0.8  # of the words that carry meaning
_REPEATED = 0.5  # of the searches recorded on the file
_OPEN = (Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED, Outcome.NOT_HELD, Outcome.WITHHELD, Outcome.ACCESSIBLE_ELSEWHERE)


def silence_kept(known: Known) -> Iterator[Found]:
    """No word confirms or denies: in the part, its heading, reasons, harm, factors, balance or cost lines."""
    silent = {part.id for part in known.silent()}
    if not silent:
        return
    told: set[Place] = set()
    for each, hit in known.stops("confirms or denies"):
        if each.place not in told and _speaks_of(each, silent, known.case):
            told.add(each.place)
            yield Found(
                f"These words confirm or deny that something is held: {quoted(hit)}.",
                "Say it so that it holds whatever the answer would be: “if held”, “whether information is held”.",
                "s.1(1)(a), s.2(1)",
                each.place,
            )


def nothing_given(known: Known) -> Iterator[Found]:
    """A part that neither confirms nor denies gives no link and no table: either says that something is held."""
    for part in known.silent():
        given = [name for name, there in (("a link", part.answer.links), ("a table", part.answer.tables)) if there]
        if given:
            yield Found(
                f"{capital(known.name(part))} is neither confirmed nor denied, yet it has {' and '.join(given)}.",
                "Take it out, or give it under a part that is answered.",
                "s.1(1)(a), s.2(1)",
                Place(Page.QUESTIONS, part_id=part.id, field="answer"),
            )


def refused_without_answer(known: Known) -> Iterator[Found]:
    """Nothing that was written as an answer is left under a refusal: the letter prints it (FOIA s.17(1))."""
    for part in known.case.parts:
        left = [
            name
            for name, there in (
                ("words", part.answer.text.strip()),
                ("a link", part.answer.links and part.outcome is Outcome.WITHHELD),
                ("a table", part.answer.tables and part.outcome is Outcome.WITHHELD),
            )
            if there
        ]
        if left and part.outcome in (Outcome.WITHHELD, Outcome.NEITHER_CONFIRM_NOR_DENY):
            yield Found(
                f"{capital(known.name(part))} is refused, yet {' and '.join(left)} stand as its answer.",
                "The letter prints that. Take it out, unless it is meant for the requester.",
                "s.17(1)",
                Place(Page.QUESTIONS, part_id=part.id, field="answer"),
                Severity.WARNING,
            )


def nothing_costed(known: Known) -> Iterator[Found]:
    """No estimate covers a part that neither confirms nor denies: what there is to search tells what is held."""
    for part in known.silent():
        if known.case.worksheets_over(part.id):
            yield Found(
                f"A cost worksheet covers {known.name(part)}, which is neither confirmed nor denied.",
                "Take the part out of the worksheet: an estimate shows what there is to search.",
                "s.1(1)(a), s.2(1)",
                Place(Page.QUESTIONS, part_id=part.id, field="worksheet"),
            )


def searches_unprinted(known: Known) -> Iterator[Found]:
    """The searches recorded for a silent part stay on the file."""
    for part in known.silent():
        for each in known.written() if len(part.searches.split()) > 2 else ():
            if _repeats(part.searches, each.text):
                yield Found(
                    f"The searches made for {known.name(part)} stand in the letter.",
                    "Take them out: a search tells what was looked for, and where.",
                    "s.1(1)(a), s.2(1)",
                    each.place,
                )


def asked_alike(known: Known) -> Iterator[Found]:
    """A nearly identical question is not answered openly elsewhere, or the difference gives the answer away.

    Parts of one question that are divided by tactic are not compared: there the line follows the tactic.
    """
    case = known.case
    silent = [question for question in case.questions if _named(case, question, silent=True)]
    if not silent:
        return
    ids = {question.id for question in silent}
    openly = [
        question for question in case.questions if question.id not in ids and _named(case, question, silent=False)
    ]
    for question in silent:
        for other in openly:
            if _asks_the_same(case, question, other):
                yield Found(
                    f"Question {short(question.label)} is neither confirmed nor denied, but question"
                    f" {short(other.label)}, which asks nearly the same, is answered.",
                    "Treat like questions alike, or say what sets them apart.",
                    "s.1(1)(a); ICO guidance on neither confirming nor denying",
                    Place(Page.QUESTIONS, question_id=question.id),
                    Severity.WARNING,
                )
                break


def _speaks_of(each: Typed, silent: set[str], case: Case) -> bool:
    """True for words about a silent part; a heading or title over the whole letter speaks of every part."""
    if each.kind is Kind.TITLE or each.duty is Duty.CONFIRM_OR_DENY:
        return True
    if each.kind is Kind.PARAGRAPH and not each.part_ids:
        return all(part.id in silent for part in case.parts)
    return bool(silent.intersection(each.part_ids))


def _repeats(searches: str, text: str) -> bool:
    return len(text.split()) > 2 and shared(searches, text) > _REPEATED


def _named(case: Case, question: Question, silent: bool) -> bool:
    """True where a part that is silent, or one that is open, names this question or one above it."""
    wanted = (Outcome.NEITHER_CONFIRM_NOR_DENY,) if silent else _OPEN
    return any(part.outcome in wanted for part in case.parts_answering(question.id))


def _asks_the_same(case: Case, one: Question, other: Question) -> bool:
    """True where the words that carry meaning are nearly the same; those of the question above count with its own."""
    if alike(_whole(case, one), _whole(case, other)) < _ALIKE:
        return False
    if one.parent_id is None or one.parent_id != other.parent_id:
        return True
    own, its = meaning(one.text), meaning(other.text)  # under one question only what stands apart tells them apart
    return not (own ^ its) or len(own & its) / len(own | its) >= _ALIKE


def _whole(case: Case, question: Question) -> str:
    texts = [found.text for id_ in case.ancestry(question.id) if (found := case.question(id_))]
    return " ".join(texts)


RULES = (
    Rule("silence-kept", Stage.DRAFTING, silence_kept, ANY),
    Rule("nothing-given", Stage.DRAFTING, nothing_given),
    Rule("refused-without-answer", Stage.DRAFTING, refused_without_answer),
    Rule("nothing-costed", Stage.DRAFTING, nothing_costed, ANY),
    Rule("searches-unprinted", Stage.DRAFTING, searches_unprinted, ANY),
    Rule("asked-alike", Stage.DECIDING, asked_alike),
)
