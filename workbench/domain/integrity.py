"""Whether a case holds together: every reference meets something, every span quotes the request.

A case that the commands built always does; one that came from a file is asked.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from workbench.domain.case import Case
from workbench.domain.clocks import order_faults
from workbench.domain.exemptions import Catalogue

DEEPEST = 3  # levels of questions: 1, 1a, 1a(i)


def faults(case: Case, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each fault as the place in the case and a sentence."""
    yield from _repeated_ids(case)
    yield from _question_faults(case)
    yield from _mark_faults(case)
    yield from _part_faults(case, catalogue)
    yield from _test_faults(case, catalogue)
    yield from _event_faults(case, catalogue)
    yield from _worksheet_faults(case)
    yield from _review_faults(case)
    yield from _letter_faults(case)
    yield from _waiver_faults(case)
    if case.hold and not case.hold.reason.strip():
        yield "hold.reason", "a case is put on hold only with a reason"
    known = {question.id for question in case.questions}
    for place, id_ in enumerate(case.priority):
        if id_ not in known:
            yield f"priority[{place}]", f"there is no question “{id_}”"


def _repeated_ids(case: Case) -> Iterator[tuple[str, str]]:
    kinds = {
        "questions": [question.id for question in case.questions],
        "parts": [part.id for part in case.parts],
        "tests": [test.id for test in case.tests],
        "factors": [factor.id for test in case.tests for factor in test.factors],
        "events": [event.id for event in case.events],
        "worksheets": [sheet.id for sheet in case.worksheets],
        "issued": [letter.id for letter in case.issued],
        "sources": [source.id for source in case.sources],
        "letter.overrides": [override.key for override in case.letter.overrides],
    }
    for name, ids in kinds.items():
        for id_, count in Counter(ids).items():
            if count > 1:
                yield name, f"the id “{id_}” stands {count} times"


def _question_faults(case: Case) -> Iterator[tuple[str, str]]:
    known = {question.id for question in case.questions}
    for place, question in enumerate(case.questions):
        at = f"questions[{place}]"
        if question.parent_id is not None and question.parent_id not in known:
            yield f"{at}.parent_id", f"there is no question “{question.parent_id}”"
        elif question.parent_id is not None and case.ancestry(question.parent_id)[-1] == question.id:
            yield f"{at}.parent_id", "a question cannot stand under itself"
        elif len(case.ancestry(question.id)) > DEEPEST:
            yield f"{at}.parent_id", f"questions go {DEEPEST} levels deep"
        span = question.span
        if span and not 0 <= span.start < span.end <= len(case.request):
            yield f"{at}.span", f"{span.start} to {span.end} is outside the request of {len(case.request)} characters"
        elif span and case.request[span.start : span.end] != question.text:
            yield f"{at}.text", "the text is not what stands in the request at its span"
    placed = sorted((q.span.start, q.span.end, at) for at, q in enumerate(case.questions) if q.span)
    for (_, end, _), (start, _, place) in pairwise(placed):
        if start < end:
            yield f"questions[{place}].span", "two questions hold the same words"


def _mark_faults(case: Case) -> Iterator[tuple[str, str]]:
    known = {question.id for question in case.questions}
    held = sorted((q.span.start, q.span.end, "") for q in case.questions if q.span)
    for place, mark in enumerate(case.marks):
        at, span = f"marks[{place}]", mark.span
        if not 0 <= span.start < span.end <= len(case.request):
            yield (
                f"{at}.span",
                f"{span.start} to {span.end} is outside the request of {len(case.request)} characters",
            )
        held.append((span.start, span.end, f"{at}.span"))
        for spot, id_ in enumerate(mark.question_ids):
            if id_ not in known:
                yield f"{at}.question_ids[{spot}]", f"there is no question “{id_}”"
    for (_, end, one), (start, _, other) in pairwise(sorted(held)):
        if start < end and (one or other):  # two questions are told of with the questions
            yield one or other, "these words are held twice"


def _part_faults(case: Case, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    known = {question.id for question in case.questions}
    for place, part in enumerate(case.parts):
        at = f"parts[{place}]"
        for spot, id_ in enumerate(part.question_ids):
            if id_ not in known:
                yield f"{at}.question_ids[{spot}]", f"there is no question “{id_}”"
        for limb, count in Counter(claim.limb for claim in part.claims).items():
            if count > 1:
                yield f"{at}.claims", f"section {limb} is claimed {count} times"
        for spot, claim in enumerate(part.claims):
            found = catalogue.limb(claim.limb)
            if found is None:
                yield f"{at}.claims[{spot}].limb", f"there is no limb “{claim.limb}” in Part II of the Act"
                continue
            codes = {paragraph.code for paragraph in found.paragraphs}
            for code in claim.paragraphs:
                if code not in codes:
                    yield f"{at}.claims[{spot}].paragraphs", f"section {claim.limb} has no paragraph “{code}”"


def _test_faults(case: Case, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    parts = {part.id for part in case.parts}
    for place, test in enumerate(case.tests):
        at = f"tests[{place}]"
        for limb in test.limbs:
            if catalogue.limb(limb) is None:
                yield f"{at}.limbs", f"there is no limb “{limb}” in Part II of the Act"
        named = {
            "part_ids": test.part_ids,
            "balance.part_ids": test.balance.part_ids,
            **{f"factors[{spot}].part_ids": factor.part_ids for spot, factor in enumerate(test.factors)},
        }
        for where, ids in named.items():
            for id_ in ids:
                if id_ not in parts:
                    yield f"{at}.{where}", f"there is no part “{id_}”"


def _event_faults(case: Case, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """An order of events that cannot be: a clarification that was received before it was asked for."""
    places = {event.id: place for place, event in enumerate(case.events)}
    for fault in order_faults(case, catalogue):
        yield f"events[{places[fault.event_id]}]", _within(fault.sentence)
    for place, event in enumerate(case.events):
        if event.limb and catalogue.limb(event.limb) is None:
            yield f"events[{place}].limb", f"there is no limb “{event.limb}” in Part II of the Act"


def _worksheet_faults(case: Case) -> Iterator[tuple[str, str]]:
    parts = {part.id for part in case.parts}
    counted: set[str] = set()
    for place, sheet in enumerate(case.worksheets):
        at = f"worksheets[{place}]"
        for spot, id_ in enumerate(sheet.part_ids):
            if id_ not in parts:
                yield f"{at}.part_ids[{spot}]", f"there is no part “{id_}”"
            if id_ in counted:
                yield f"{at}.part_ids[{spot}]", f"the part “{id_}” is counted in another worksheet already"
        counted.update(sheet.part_ids)
        for spot, line in enumerate(sheet.lines):
            if line.items < 0 or line.tenths_of_minutes < 0:
                yield f"{at}.lines[{spot}]", "a line cannot count fewer than no items, or take less than no time"
        for spot, other in enumerate(sheet.aggregated):
            if other.tenths_of_minutes < 0:
                yield f"{at}.aggregated[{spot}]", "a request cannot take less than no time"
        if sheet.advice.strip() and sheet.no_advice:
            yield f"{at}.no_advice", "advice is given, and it is said that none can be"


def _review_faults(case: Case) -> Iterator[tuple[str, str]]:
    parts = {part.id for part in case.parts}
    decisions = case.review.decisions if case.review else ()
    for place, decision in enumerate(decisions):
        if decision.part_id not in parts:
            yield f"review.decisions[{place}].part_id", f"there is no part “{decision.part_id}”"
    for id_, count in Counter(decision.part_id for decision in decisions).items():
        if count > 1:
            yield "review.decisions", f"the part “{id_}” is decided {count} times"


def _letter_faults(case: Case) -> Iterator[tuple[str, str]]:
    issued = {letter.id for letter in case.issued}
    if case.letter.corrects and case.letter.corrects not in issued:
        yield "letter.corrects", f"there is no issued letter “{case.letter.corrects}”"
    for place, letter in enumerate(case.issued):
        if letter.corrects and letter.corrects not in issued:
            yield f"issued[{place}].corrects", f"there is no issued letter “{letter.corrects}”"
    if case.letter.fee.pence < 0:
        yield "letter.fee.pence", "a fee cannot be less than nothing"
    for place, override in enumerate(case.letter.overrides):
        if not override.key.strip():
            yield f"letter.overrides[{place}].key", "it does not say which paragraph it stands for"


def _waiver_faults(case: Case) -> Iterator[tuple[str, str]]:
    """A waiver of a finding that is no more simply rests on the case; one without a reason is none."""
    for place, waiver in enumerate(case.waivers):
        if not waiver.rule.strip():
            yield f"waivers[{place}].rule", "it does not say which rule it sets aside"
        if not waiver.reason.strip():
            yield f"waivers[{place}].reason", "a finding is set aside only with a reason"


def _within(sentence: str) -> str:
    """A sentence as it stands after a colon."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")
