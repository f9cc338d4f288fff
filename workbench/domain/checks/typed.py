"""What the officer wrote and a reader will read: each text with the place where it stands and what it is for.

The checks on words look here, and here alone: at fields, at paragraphs that were rewritten, and at sentences that the
force wrote over the standard ones. Standard wording and the requester's own words are never searched.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.case import Case, Claim, Duty, Factor, Outcome, Part, PublicInterestTest, Side
from workbench.domain.findings import Page, Passage, Place


class Kind(StrEnum):
    """What a text is for."""

    TITLE = "title"
    SUBJECT = "subject"
    ANSWER = "answer"
    REASON = "reason"  # why a limb applies, or what single limbs ask for
    HARM = "harm"
    SEARCHES = "searches"  # printed where nothing is held
    GROUND = "ground"  # why a ground outside Part II applies
    ADVICE = "advice"
    FACTOR_FOR = "factor in favour of answering"
    FACTOR_AGAINST = "factor in favour of maintaining"
    BALANCE = "balance"
    COST = "cost line"
    LETTER = "letter"  # caveat, what a clarification or a fees notice asks for
    REVIEW = "review"
    PARAGRAPH = "rewritten paragraph"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text, its place, and the parts, limbs and duty of which it speaks, as far as these are known."""

    text: str
    place: Place
    kind: Kind
    part_ids: tuple[str, ...] = ()
    limbs: tuple[str, ...] = ()
    duty: Duty | None = None
    rewritten: bool = False


def typed(case: Case, passages: tuple[Passage, ...]) -> tuple[Typed, ...]:
    """Every text that is not empty, in the order of the letter."""
    found = (*_letter(case), *_parts(case), *_tests(case), *_costs(case), *_review(case), *_in_place(case, passages))
    return tuple(each for each in found if each.text.strip())


def _letter(case: Case) -> Iterator[Typed]:
    letter = case.letter
    yield Typed(case.title, Place(Page.REQUEST, field="title"), Kind.TITLE)
    for field, text in (("caveat", letter.data_caveat), ("wanted", letter.wanted), ("fee", letter.fee.purpose)):
        yield Typed(text, Place(Page.LETTER, field=field), Kind.LETTER)


def _parts(case: Case) -> Iterator[Typed]:
    for part in case.parts:
        duty = part.outcome.refuses if part.outcome else None
        answer = part.answer
        tables = (cell for table in answer.tables for cell in (table.caption, *(c for row in table.rows for c in row)))
        for field, kind, text in (
            ("subject", Kind.SUBJECT, part.subject),
            ("answer", Kind.ANSWER, answer.text),
            ("answer", Kind.ANSWER, "\n".join(link.label for link in answer.links)),
            ("answer", Kind.ANSWER, "\n".join(tables)),
            ("reason", Kind.GROUND, part.reason),
            ("advice", Kind.ADVICE, part.advice),
            ("searches", Kind.SEARCHES, part.searches if part.outcome is Outcome.NOT_HELD else ""),  # else on file only
        ):
            yield Typed(text, Place(Page.QUESTIONS, part_id=part.id, field=field), kind, (part.id,), duty=duty)
        for claim in part.claims:
            yield from _claim(part, claim, duty)


def _claim(part: Part, claim: Claim, duty: Duty | None) -> Iterator[Typed]:
    harm, more = claim.harm, claim.particulars
    steps = more.interests
    for field, kind, texts in (
        ("reason", Kind.REASON, (claim.reason,)),
        ("harm", Kind.HARM, (harm.interest, harm.mechanism, harm.evidence)),
        ("particulars", Kind.REASON, (more.opinion.text, more.defence, more.intention)),
        ("particulars", Kind.REASON, (steps.interest, steps.necessity, steps.balance)),
    ):
        place = Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field=field)
        text = "\n\n".join(text for text in texts if text.strip())
        yield Typed(text, place, kind, (part.id,), (claim.limb,), duty)


def _tests(case: Case) -> Iterator[Typed]:
    for test in case.tests:
        for factor in test.factors:
            yield _factor(test, factor, Place(Page.PUBLIC_INTEREST, test_id=test.id, factor_id=factor.id))
        yield _balance(test, test.balance.reasons, Place(Page.PUBLIC_INTEREST, test_id=test.id, field="balance"))


def _factor(test: PublicInterestTest, factor: Factor, place: Place) -> Typed:
    kind = Kind.FACTOR_FOR if factor.side is Side.FOR else Kind.FACTOR_AGAINST
    limbs = (factor.limb,) if factor.limb else test.limbs
    return Typed(factor.text, place, kind, factor.part_ids or test.part_ids, limbs, test.duty)


def _balance(test: PublicInterestTest, text: str, place: Place, rewritten: bool = False) -> Typed:
    return Typed(text, place, Kind.BALANCE, test.part_ids, test.limbs, test.duty, rewritten)


def _costs(case: Case) -> Iterator[Typed]:
    for sheet in case.worksheets:
        place = Place(Page.QUESTIONS, part_id=sheet.part_ids[0] if sheet.part_ids else "", field="worksheet")
        lines = (text for line in sheet.lines for text in (line.description, line.evidence))
        for text in (sheet.title, *lines, *(other.why for other in sheet.aggregated)):
            yield Typed(text, place, Kind.COST, sheet.part_ids)
        yield Typed(sheet.advice, place, Kind.ADVICE, sheet.part_ids)


def _review(case: Case) -> Iterator[Typed]:
    for decision in case.review.decisions if case.review else ():
        place = Place(Page.LETTER, part_id=decision.part_id, field="review")
        part = case.part(decision.part_id)
        duty = part.outcome.refuses if part and part.outcome else None
        yield Typed(decision.reasons, place, Kind.REVIEW, (decision.part_id,), duty=duty)


def _in_place(case: Case, passages: tuple[Passage, ...]) -> Iterator[Typed]:
    """The officer's or the force's words in place of a paragraph: they speak of what the paragraph spoke of."""
    factors = {factor.id: factor for test in case.tests for factor in test.factors}
    for passage in passages:
        if not (passage.rewritten or passage.own):
            continue
        of = passage.place or Place(Page.LETTER)
        place = replace(of, page=Page.LETTER, field=passage.key)
        test, part = case.test(of.test_id), case.part(of.part_id)
        factor = factors.get(passage.key.removeprefix("factor."))
        if test and factor:
            yield replace(_factor(test, factor, place), text=passage.text, rewritten=passage.rewritten)
        elif test:
            yield _balance(test, passage.text, place, passage.rewritten)
        else:
            kind = Kind.HARM if of.field == "harm" else Kind.PARAGRAPH
            duty = part.outcome.refuses if part and part.outcome else None
            limbs = (of.limb,) if of.limb else ()
            yield Typed(passage.text, place, kind, (part.id,) if part else (), limbs, duty, passage.rewritten)
