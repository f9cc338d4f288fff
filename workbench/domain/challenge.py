"""What would be asked of this refusal: by a requester with a checklist, and by the Commissioner's case officer.

Each question is answered from the case, in the officer's own words where there are any, or left open with the place
where the answer belongs. Unlike a finding, an open question need not be a fault: it is what somebody will ask.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.domain.asked import Asked
from workbench.domain.case import Claim, Conclusion, Duty, Holding, Outcome, Part, PublicInterestTest, Side
from workbench.domain.checks.rule import Known, short
from workbench.domain.citations import joined
from workbench.domain.clocks import answer_due
from workbench.domain.dates import format_date
from workbench.domain.estimate import estimate
from workbench.domain.exemptions import Limb
from workbench.domain.findings import Page, Place
from workbench.domain.outline import Outline
from workbench.domain.stances import topic

_LONGEST = 240  # characters of the officer's words that an answer repeats
_COST = (Outcome.COST, Outcome.COST_TO_CONFIRM)
_REFUSED_WHOLE = (*_COST, Outcome.VEXATIOUS, Outcome.REPEATED)  # FOIA s.17(5)
_HELD = (Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED, Outcome.WITHHELD, Outcome.ACCESSIBLE_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Challenge:
    """A question put to one thing in the case, and the case's answer; empty where it is open."""

    asked: Asked
    about: str  # "section 31(3), “covert use”", or "the letter"
    answer: str
    place: Place

    @property
    def open(self) -> bool:
        """True where the case has no answer."""
        return not self.answer


Reply = tuple[str, str, Place]
"""What a question is put to, the answer or nothing, and the place."""

_LETTER = "the letter"


def challenge(known: Known) -> tuple[Challenge, ...]:
    """Every question that bears on this case, in the order of the file: the requester's, then the case officer's."""
    return tuple(Challenge(asked, *reply) for asked in known.asked for reply in REPLIES[asked.key](known))


# ── questions and parts ──────────────────────────────────────────────────────────────────────────────────────────────


def _every_question(known: Known) -> Iterator[Reply]:
    outline = Outline(known.case)
    asking = [q for q in known.case.questions if not (q.lead_in and outline.children(q.id))]
    left = next((q for q in asking if not outline.answered(q.id)), None)
    undecided = next((part for part in known.case.parts if part.outcome is None), None)
    if left or undecided or not asking:
        place = Place(Page.QUESTIONS, question_id=left.id if left else "", part_id=undecided.id if undecided else "")
        yield _LETTER, "", place
        return
    yield _LETTER, f"Each of {len(asking)} questions has an outcome.", Place(Page.QUESTIONS)


def _held_or_not(known: Known) -> Iterator[Reply]:
    for part in known.case.parts:
        place = Place(Page.QUESTIONS, part_id=part.id, field="outcome")
        if part.outcome in _HELD:
            yield known.name(part), "Yes: the letter says that it is held.", place
        elif part.outcome is Outcome.NOT_HELD:
            yield known.name(part), "Yes: the letter says that it is not held.", place
        elif part.outcome is Outcome.COST:
            held = part.holding is Holding.HELD
            yield known.name(part), "Yes: the letter says that it is held." if held else "", place


def _where_looked(known: Known) -> Iterator[Reply]:
    for part in known.case.parts:
        if part.outcome is Outcome.NOT_HELD:
            yield known.name(part), _quoted(part.searches), Place(Page.QUESTIONS, part_id=part.id, field="searches")


def _help_given(known: Known) -> Iterator[Reply]:
    for part in known.case.parts:
        if part.outcome in (*_COST, Outcome.INVALID, Outcome.CLARIFICATION):
            sheets = known.case.worksheets_over(part.id)
            texts = [part.advice, *(sheet.advice for sheet in sheets)]
            none = any(sheet.no_advice for sheet in sheets)
            said = next((_quoted(text) for text in texts if text.strip()), "")
            answer = said or ("The letter says that nothing useful can be suggested." if none else "")
            yield known.name(part), answer, Place(Page.QUESTIONS, part_id=part.id, field="advice")


def _how_estimated(known: Known) -> Iterator[Reply]:
    for part in known.case.parts:
        if part.outcome not in _COST:
            continue
        sheet = next((each for each in known.case.worksheets_over(part.id) if each.lines), None)
        place = Place(Page.QUESTIONS, part_id=part.id, field="worksheet")
        if sheet is None:
            yield known.name(part), "", place
            continue
        figures = estimate(sheet, known.case.received, known.costs, known.limits, known.calendar)
        yield known.name(part), " ".join(figures.how[-3:]), place


def _ground_shown(known: Known) -> Iterator[Reply]:
    for part in known.case.parts:
        if part.outcome in _REFUSED_WHOLE and part.outcome not in _COST:
            earlier = part.earlier
            repeats = (
                f"Request {earlier.reference}, complied with on {format_date(earlier.complied_on)}."
                if (earlier.reference.strip() and earlier.complied_on)
                else ""
            )
            said = " ".join(text for text in (repeats, _quoted(part.reason)) if text)
            complete = bool(repeats) or part.outcome is Outcome.VEXATIOUS
            place = Place(Page.QUESTIONS, part_id=part.id, field="reason")
            yield known.name(part), said if complete else "", place


# ── limbs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _interest_named(known: Known) -> Iterator[Reply]:
    for part, claim, limb in _harmed(known):
        named = [p.text for p in limb.paragraphs if p.code in claim.paragraphs and not p.under]
        of_the_act = f" The letter cites the paragraph on {joined(named)}." if named else ""
        said = _quoted(claim.harm.interest)
        yield _claim(known, part, claim), said and f"{said}{of_the_act}", _place(part, claim, "harm")


def _causal_link(known: Known) -> Iterator[Reply]:
    for part, claim, _ in _harmed(known):
        yield _claim(known, part, claim), _quoted(claim.harm.mechanism), _place(part, claim, "harm")


def _likelihood(known: Known) -> Iterator[Reply]:
    for part, claim, limb in _harmed(known):
        level = claim.harm.likelihood
        fits = level is not None and (not limb.likelihood or level in limb.likelihood)
        evidence = _quoted(claim.harm.evidence)
        answer = f"The letter says “{level.value}”. {evidence}" if level and fits and evidence else ""
        yield _claim(known, part, claim), answer, _place(part, claim, "harm")


def _limb_specified(known: Known) -> Iterator[Reply]:
    for part, claim, _ in known.cited():
        cited = "" if known.catalogue.missing(claim) else joined(known.catalogue.cite(claim))
        yield _claim(known, part, claim), cited and f"Yes: {cited}.", _place(part, claim, "paragraphs")


def _why_it_applies(known: Known) -> Iterator[Reply]:
    for part, claim, _ in known.cited():
        withheld = claim.particulars.reasons_withheld.strip()
        answer = _quoted(claim.reason) or (withheld and f"Section 17(4) is relied on: {_quoted(withheld)}")
        yield _claim(known, part, claim), answer, _place(part, claim, "reason")


def _opinion_dated(known: Known) -> Iterator[Reply]:
    for part, claim, limb in known.cited():
        if limb.section == "36":
            opinion = claim.particulars.opinion
            who = ", ".join(text.strip() for text in (opinion.person, opinion.role) if text.strip())
            answer = f"{who}, on {format_date(opinion.on)}." if who and opinion.on else ""
            yield _claim(known, part, claim), answer, _place(part, claim, "particulars")


def _single_limb(known: Known) -> Iterator[Reply]:
    """What ss.22, 40(3A) and 41 ask for besides: the intention to publish, the three steps, the defence."""
    for part, claim, limb in known.cited():
        more = claim.particulars
        steps = (more.interests.interest, more.interests.necessity, more.interests.balance)
        if limb.section == "22":
            day = format_date(more.intended_on) if more.intended_on else ""
            answer = f"Publication was intended on {day}: {_quoted(more.intention)}" if day and more.intention else ""
        elif "40(3A)" in limb.code or limb.code.startswith("40(5B)(a)"):
            answer = " ".join(_quoted(step) for step in steps) if all(step.strip() for step in steps) else ""
        elif limb.section == "41":
            answer = _quoted(more.defence)
        else:
            continue
        yield _claim(known, part, claim), answer, _place(part, claim, "particulars")


# ── the public interest ──────────────────────────────────────────────────────────────────────────────────────────────


def _right_duty(known: Known) -> Iterator[Reply]:
    off_target = {
        each.place.test_id for each, _ in known.stops("speaks of disclosure") if each.duty is Duty.CONFIRM_OR_DENY
    }
    for test in known.case.tests:
        silent = test.duty is Duty.CONFIRM_OR_DENY
        weighed = "saying whether information is held (s.2(1)(b))" if silent else "disclosing it (s.2(2)(b))"
        right = test.balance.reasons.strip() and test.id not in off_target
        yield _test(test), f"What is weighed is {weighed}." if right else "", _balance_place(test)


def _both_sides(known: Known) -> Iterator[Reply]:
    for test in known.case.tests:
        sides = (test.on_side(Side.FOR), test.on_side(Side.AGAINST))
        answer = ""
        if all(sides):
            counted = f"{len(sides[0])} for answering, {len(sides[1])} for maintaining."
            answer = f"{counted} For: {_quoted(sides[0][0].text)} Against: {_quoted(sides[1][0].text)}"
        yield _test(test), answer, Place(Page.PUBLIC_INTEREST, test_id=test.id)


def _tailored(known: Known) -> Iterator[Reply]:
    for test in known.case.tests:
        if test.factors:
            own = [factor for factor in test.factors if factor.tailored or not factor.source]
            all_own = len(own) == len(test.factors)
            answer = f"All {len(own)} are written for this request or fitted to it." if all_own else ""
            yield _test(test), answer, Place(Page.PUBLIC_INTEREST, test_id=test.id)


def _outweighs(known: Known) -> Iterator[Reply]:
    for test in known.case.tests:
        maintained = test.balance.conclusion is Conclusion.MAINTAIN
        yield _test(test), _quoted(test.balance.reasons) if maintained else "", _balance_place(test)


def _every_part(known: Known) -> Iterator[Reply]:
    for test in known.case.tests:
        parts = [part for part in known.case.parts if part.id in test.part_ids]
        concluded = test.balance.conclusion and all(part.id in test.balance.part_ids for part in parts)
        names = joined([known.name(part) for part in parts])
        yield _test(test), f"Yes: on {names}." if parts and concluded else "", _balance_place(test)


def _same_before(known: Known) -> Iterator[Reply]:
    for part in known.silent():
        key = topic(known.case, part)
        before = [stance for stance in known.earlier if key and stance.topic == key]
        alike = before and all(stance.outcome is Outcome.NEITHER_CONFIRM_NOR_DENY for stance in before)
        references = joined([short(stance.reference) or "an earlier case" for stance in before[:3]])
        answer = f"Yes: as in {references}." if alike else ""
        yield known.name(part), answer, Place(Page.QUESTIONS, part_id=part.id, field="outcome")


# ── the letter ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _in_time(known: Known) -> Iterator[Reply]:
    due, place = answer_due(known.case, known.calendar, known.limits), Place(Page.LETTER, field="dated")
    dated = known.case.letter.dated
    if due is None or dated is None:
        yield _LETTER, "", place
        return
    kept = f"It is dated {format_date(dated)}; the last day was {format_date(due)}."
    yield _LETTER, kept if dated <= due else "", place


def _review_offered(known: Known) -> Iterator[Reply]:
    force = known.authority
    answer = f"Yes: {short(force.review_contact)}, within {force.review_window.days} working days."
    yield _LETTER, answer if force.review_contact.strip() else "", Place(Page.SETTINGS, field="review_contact")


def _complaint_offered(known: Known) -> Iterator[Reply]:
    regulator = known.authority.regulator
    there = regulator.name.strip() and (regulator.web.strip() or any(line.strip() for line in regulator.address))
    answer = f"Yes: {short(regulator.name)}, {short(regulator.web or ', '.join(regulator.address))}."
    yield _LETTER, answer if there else "", Place(Page.SETTINGS, field="regulator")


REPLIES: dict[str, Callable[[Known], Iterator[Reply]]] = {
    "every-question": _every_question,
    "held-or-not": _held_or_not,
    "where-looked": _where_looked,
    "interest-named": _interest_named,
    "causal-link": _causal_link,
    "likelihood": _likelihood,
    "help-given": _help_given,
    "how-estimated": _how_estimated,
    "limb-specified": _limb_specified,
    "why-it-applies": _why_it_applies,
    "opinion-dated": _opinion_dated,
    "single-limb": _single_limb,
    "ground-shown": _ground_shown,
    "right-duty": _right_duty,
    "both-sides": _both_sides,
    "tailored": _tailored,
    "outweighs": _outweighs,
    "every-part": _every_part,
    "same-before": _same_before,
    "in-time": _in_time,
    "review-offered": _review_offered,
    "complaint-offered": _complaint_offered,
}
"""Who answers which question of resources/checks/challenge.toml."""


def _harmed(known: Known) -> Iterator[tuple[Part, Claim, Limb]]:
    return ((part, claim, limb) for part, claim, limb in known.cited() if limb.harm)


def _claim(known: Known, part: Part, claim: Claim) -> str:
    return f"section {claim.limb}, {known.name(part)}"


def _test(test: PublicInterestTest) -> str:
    return f"the test for section {joined(test.limbs)}"


def _place(part: Part, claim: Claim, field: str) -> Place:
    return Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field=field)


def _balance_place(test: PublicInterestTest) -> Place:
    return Place(Page.PUBLIC_INTEREST, test_id=test.id, field="balance")


def _quoted(text: str) -> str:
    """The officer's words as an answer repeats them; empty where there are none."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST else f'{line[:_LONGEST].rstrip()}…'}”" if line else ""
