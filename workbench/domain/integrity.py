"""Whether a case holds together: every reference meets something, every span quotes the request.

A case that the commands built always does; one that came from a file is asked.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from workbench.domain.case import Case
from workbench.domain.exemptions import Catalogue

DEEPEST = 3  # levels of questions: 1, 1a, 1a(i)


def faults(case: Case, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each fault as the place in the case and a sentence."""
    yield from _repeated_ids(case)
    yield from _question_faults(case)
    yield from _part_faults(case, catalogue)
    yield from _test_faults(case, catalogue)
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
