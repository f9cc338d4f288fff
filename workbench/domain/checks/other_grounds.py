"""The grounds outside Part II: cost, vexatious and repeated requests, environmental information (ss.12, 14, 39)."""

import re
from collections.abc import Iterator

from workbench.domain.case import Holding, Outcome, Part
from workbench.domain.checks.rule import ANY, Found, Known, Rule, Stage, capital, quoted, short
from workbench.domain.estimate import estimate
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.grounds import Need
from workbench.domain.phrases import sentences

_COST = (Outcome.COST, Outcome.COST_TO_CONFIRM)
_WHOLLY = (*_COST, Outcome.VEXATIOUS, Outcome.REPEATED)
_NO_ANSWER = (Outcome.CLARIFICATION, Outcome.INVALID, Outcome.ENVIRONMENTAL)
_MONEY, _TIME = r"£\s?(\d[\d,]{0,9}(?:\.\d\d)?)", r"(\d{1,4})[\s-]hours?\b"
_LIMIT = re.compile(  # "the limit for a police force is £450", "the 18-hour limit"
    rf"\blimit(?: \w+){{0,4}}? (?:is|was|of|at)(?: \w+)? (?:{_MONEY}|{_TIME})"
    rf"|(?:{_MONEY}|{_TIME}) (?:cost |appropriate )?limit\b",
    re.IGNORECASE,
)
_RATE = re.compile(rf"{_MONEY}\s?(?:an|per|a|/)\s?hour\b", re.IGNORECASE)
_OUR_TIME = re.compile(r"\b(?:rate|time|count|counted|staff)\b", re.IGNORECASE)


def cost_held_said(known: Known) -> Iterator[Found]:
    """Section 12(1) leaves the duty to say whether anything is held; only s.12(2) lifts it."""
    for part in known.case.parts:
        if part.outcome is Outcome.COST and part.holding is not Holding.HELD:
            recorded = part.holding.value if part.holding else "nothing"
            yield Found(
                f"{capital(known.name(part))} is refused for its cost, but the file records “{recorded}” on holding.",
                "Record that the information is held, or rely on section 12(2).",
                "s.1(1)(a), s.12(1)-(2)",
                Place(Page.QUESTIONS, part_id=part.id, field="holding"),
            )


def cost_limit_right(known: Known) -> Iterator[Found]:
    """The limit, its hours and the rate are those of the Regulations on that day (Fees Regulations 2004, regs 3-4)."""
    limit = known.limits.cost(known.day)
    hours = limit.limit_pence // limit.rate_pence
    refused = {part.id for part in known.case.parts if part.outcome in _COST}
    for each in known.written():
        if not refused.intersection(each.part_ids):
            continue
        for sentence in sentences(each.text):
            if wrong := _wrong_figure(sentence, limit.limit_pence, limit.rate_pence, hours):
                yield Found(
                    f"The appropriate limit is misstated: “{short(wrong)}”.",
                    f"It is £{limit.limit_pence // 100}, {hours} hours at £{limit.rate_pence // 100} an hour.",
                    "Fees Regulations 2004, regs 3-4",
                    each.place,
                )
                break


def cost_countable(known: Known) -> Iterator[Found]:
    """Only finding whether it is held, locating, retrieving and extracting count (Fees Regulations 2004, reg. 4(3))."""
    for sheet in known.case.worksheets:
        for line in sheet.lines:
            said = f"{line.description}.\n\n{line.evidence}"
            suspected = ((entry, known.phrases.of(entry.activity).find(said)) for entry in known.costs.not_countable)
            if found := next(((entry, hits[0]) for entry, hits in suspected if hits), None):
                entry, hit = found
                yield Found(
                    f"The estimate counts what may not be counted: {quoted(hit)} ({entry.activity}).",
                    f"Take it out of the line. {entry.why}",
                    "Fees Regulations 2004, reg. 4(3)",
                    _worksheet(sheet.part_ids[0] if sheet.part_ids else ""),
                )


def cost_over_something(known: Known) -> Iterator[Found]:
    """An estimate is over the parts whose cost it reckons: one that names none stands in no letter."""
    for sheet in known.case.worksheets:
        if sheet.lines and not sheet.part_ids:
            name = f"cost worksheet “{short(sheet.title)}”" if sheet.title.strip() else "cost worksheet"
            yield Found(
                f"A {name} is over no part, so the letter leaves it out.",
                "Say which parts it reckons, or remove it.",
                "s.12(1)",
                _worksheet(""),
                Severity.WARNING,
            )


def cost_over_limit(known: Known) -> Iterator[Found]:
    """A refusal for cost rests on an estimate that exceeds the limit; exactly the limit does not (FOIA s.12(1)-(2))."""
    for part in known.case.parts:
        for sheet in known.case.worksheets_over(part.id) if part.outcome in _COST else ():
            if not sheet.lines:
                continue
            figures = estimate(sheet, known.case.received, known.costs, known.limits, known.calendar)
            over = figures.over if part.outcome is Outcome.COST else figures.over_to_confirm
            if not over:
                yield Found(
                    f"The estimate for {known.name(part)} does not exceed the limit.",
                    "Section 12 does not apply then: comply, or put the estimate right.",
                    "s.12(1)" if part.outcome is Outcome.COST else "s.12(2)",
                    _worksheet(part.id),
                )


def cost_advice(known: Known) -> Iterator[Found]:
    """A refusal for cost offers help to ask for less, or says that none can be offered (FOIA s.16(1))."""
    for part in known.case.parts:
        if part.outcome not in _COST or part.advice.strip():
            continue
        if not any(sheet.advice.strip() or sheet.no_advice for sheet in known.case.worksheets_over(part.id)):
            yield Found(
                f"The letter does not help to narrow the request for {known.name(part)}.",
                "Say what could be given within the limit, or that nothing useful can be suggested.",
                "s.16(1)",
                Place(Page.QUESTIONS, part_id=part.id, field="advice"),
            )


def cost_figures(known: Known) -> Iterator[Found]:
    """The estimate is set out in figures: good practice, not a term of the Act (ICO guidance on s.12)."""
    for part in known.case.parts:
        if part.outcome in _COST and not any(sheet.lines for sheet in known.case.worksheets_over(part.id)):
            yield Found(
                f"The letter gives no figures for the cost of {known.name(part)}.",
                "Fill in a cost worksheet.",
                "ICO guidance on s.12",
                _worksheet(part.id),
                Severity.WARNING,
            )


def repeat_named(known: Known) -> Iterator[Found]:
    """A repeated request repeats one that was complied with, and that is on file (FOIA s.14(2))."""
    for part in known.case.parts:
        if part.outcome is Outcome.REPEATED and not (part.earlier.reference.strip() and part.earlier.complied_on):
            yield Found(
                f"{capital(known.name(part))} is refused as a repeat, but no earlier request is named.",
                "Give its reference, and the day on which it was complied with.",
                "s.14(2)",
                Place(Page.QUESTIONS, part_id=part.id, field="earlier"),
            )
        elif part.outcome is Outcome.REPEATED and _complied_later(known, part):
            yield Found(
                f"{capital(known.name(part))} is refused as a repeat of a request that was still open when this came.",
                "Section 14(2) needs an earlier request that had been complied with: check the two dates.",
                "s.14(2)",
                Place(Page.QUESTIONS, part_id=part.id, field="earlier"),
            )


def whole_request(known: Known) -> Iterator[Found]:
    """Sections 12 and 14 are about a whole request; a worksheet groups parts into one (ICO's view, from memory)."""
    case = known.case
    answered = {part.id for part in case.parts if part.outcome and part.outcome not in (*_WHOLLY, *_NO_ANSWER)}
    told = "\n\n".join(text for part in case.parts for text in (part.reason, part.advice))
    if not answered or known.phrases.of("rest answered").find(told):
        return
    for part in case.parts:
        ground = known.combinations.of(part.outcome) if part.outcome in _WHOLLY else None
        sheets = known.case.worksheets_over(part.id)
        if ground and (not sheets or any(answered.intersection(sheet.part_ids) for sheet in sheets)):
            yield Found(
                f"Section {ground.code.partition('(')[0]} is about a whole request, and other parts are answered.",
                "Say that you answer the rest out of goodwill, or group the parts into requests.",
                f"s.{ground.code}; ICO’s view, from memory",
                Place(Page.QUESTIONS, part_id=part.id, field="outcome"),
                Severity.WARNING,
            )


def request_not_person(known: Known) -> Iterator[Found]:
    """It is the request that is vexatious, not the person (FOIA s.14(1))."""
    for each, hit in known.stops("person called vexatious"):
        yield Found(
            f"The letter calls the person vexatious, not the request: {quoted(hit)}.",
            "Speak of the request.",
            "s.14(1)",
            each.place,
            Severity.WARNING,
        )


def ground_explained(known: Known) -> Iterator[Found]:
    """Where the table of grounds asks for a reason, or for the searches made, the case has them."""
    for part in known.case.parts:
        ground = known.combinations.of(part.outcome) if part.outcome else None
        if ground is None:
            continue
        if Need.REASON in ground.needs and not part.reason.strip():
            yield Found(
                f"The letter does not say why section {ground.code} applies to {known.name(part)}.",
                "Write why.",
                f"s.{ground.code}",
                Place(Page.QUESTIONS, part_id=part.id, field="reason"),
                Severity.WARNING,
            )
        if Need.SEARCHES in ground.needs and not part.searches.strip():
            yield Found(
                f"Nothing is recorded of the searches made for {known.name(part)}.",
                "Record where you looked, or why there was no need to.",
                "s.1(1)(a)",
                Place(Page.QUESTIONS, part_id=part.id, field="searches"),
                Severity.WARNING,
            )


def environmental_decided(known: Known) -> Iterator[Found]:
    """A request that may be for environmental information has a decision on it (FOIA s.39; EIR 2004)."""
    case = known.case
    hits = known.phrases.of("environmental").find(case.request)
    place = Place(Page.REQUEST, field="environmental")
    if hits and case.environmental is None:
        yield Found(
            f"The request may be for environmental information ({quoted(hits[0])}).",
            "Decide whether any of it is, and record that.",
            "s.39; EIR 2004",
            place,
            Severity.WARNING,
        )
    elif case.environmental is False and any(part.outcome is Outcome.ENVIRONMENTAL for part in case.parts):
        yield Found(
            "A part is answered under the Regulations, but it is recorded that none of the request is environmental.",
            "Put one of the two right.",
            "s.39; EIR 2004",
            place,
            Severity.WARNING,
        )
    elif case.environmental and not any(part.outcome in (None, Outcome.ENVIRONMENTAL) for part in case.parts):
        yield Found(
            "Some of the request is for environmental information, but every part is answered under the Act.",
            "Answer that part under the Regulations.",
            "s.39; EIR 2004",
            place,
            Severity.WARNING,
        )


def _wrong_figure(sentence: str, limit: int, rate: int, hours: int) -> str:
    """The first amount or time that is called the limit, or the rate, and is not; empty where there is none."""
    for found in _LIMIT.finditer(sentence):
        money, time = found[1] or found[3], found[2] or found[4]
        if (money and _pence(money) != limit) or (time and int(time) != hours):
            return found[0]
    for found in _RATE.finditer(sentence) if _OUR_TIME.search(sentence) else ():
        if _pence(found[1]) != rate:
            return found[0]
    return ""


def _pence(amount: str) -> int:
    pounds, _, pence = amount.replace(",", "").partition(".")
    return int(pounds or "0") * 100 + int(pence or "0")


def _complied_later(known: Known, part: Part) -> bool:
    complied, received = part.earlier.complied_on, known.case.received
    return bool(complied and received and complied > received)


def _worksheet(part_id: str) -> Place:
    return Place(Page.QUESTIONS, part_id=part_id, field="worksheet")


RULES = (
    Rule("environmental-decided", Stage.DECIDING, environmental_decided),
    Rule("cost-held-said", Stage.DRAFTING, cost_held_said),
    Rule("cost-limit-right", Stage.DRAFTING, cost_limit_right, ANY),
    Rule("cost-countable", Stage.DRAFTING, cost_countable, ANY),
    Rule("cost-over-limit", Stage.DRAFTING, cost_over_limit),
    Rule("cost-advice", Stage.DRAFTING, cost_advice),
    Rule("cost-over-something", Stage.DRAFTING, cost_over_something),
    Rule("cost-figures", Stage.DRAFTING, cost_figures),
    Rule("repeat-named", Stage.DRAFTING, repeat_named),
    Rule("whole-request", Stage.DRAFTING, whole_request),
    Rule("request-not-person", Stage.DRAFTING, request_not_person, ANY),
    Rule("ground-explained", Stage.DRAFTING, ground_explained),
)
