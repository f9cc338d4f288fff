"""From a frozen case to its rows, by hand, field for field. `from_rows` is the way back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from workbench.domain.case import Case, Claim, ClockEvent, Factor, Harm, Part, Period, PublicInterestTest, Question
from workbench.domain.digests import digest
from workbench.domain.letter import Letter
from workbench.domain.stances import topic
from workbench.service.ports import Listing
from workbench.store.details import packed
from workbench.store.text import searchable

Row = dict[str, Any]
"""One row: column name → value."""

Rows = dict[str, list[Row]]
"""The rows of one case: table name → its rows, in order."""


def rows_of(case: Case, listing: Listing, calendar_version: str) -> Rows:
    """Every row that this case is kept in. Raises Unkeepable."""
    rows: Rows = defaultdict(list)
    rows["cases"].append(_case_row(case))
    rows["requests"].append({"text": case.request})
    rows["questions"].extend(_question_row(number, question) for number, question in enumerate(case.questions))
    for number, part in enumerate(case.parts):
        _add_part(rows, number, part)
    for number, test in enumerate(case.tests):
        _add_test(rows, number, test)
    rows["events"].extend(_event_row(number, event) for number, event in enumerate(case.events))
    rows["topics"].extend(topic_rows(case))
    rows["letters"].append(_letter_row(case.letter))
    rows["case_list"].append(_list_row(case, listing, calendar_version))
    return {name: [{"case_id": case.id, **row} for row in found] for name, found in rows.items()}


def topic_rows(case: Case) -> list[Row]:
    """What each part is about; a part that is about nothing yet has none."""
    named = [(number, topic(case, part)) for number, part in enumerate(case.parts)]
    return [{"part": number, "topic": words} for number, words in named if words]


def _case_row(case: Case) -> Row:
    return {
        "reference": case.reference,
        "title": case.title,
        "requester_name": case.requester.name,
        "requester_address": _json(case.requester.address),
        "requester_email": case.requester.email,
        "received": case.received,
        "channel": case.channel,
        **_period_columns("scope", case.scope),
        "priority": _json(case.priority),
        "authority": None if case.authority is None else _json(case.authority),
        "revision": case.revision,
        "sha256": digest(case),
        "details": packed(case),
    }


def _list_row(case: Case, listing: Listing, calendar_version: str) -> Row:
    return {
        "reference": case.reference,
        "title": case.title,
        "requester": case.requester.name,
        "received": case.received,
        "due": listing.due,
        "answered": listing.answered,
        "closed": listing.closed,
        "words": searchable("\n".join((case.reference, case.title, case.requester.name))),
        "calendar_version": calendar_version,
    }


def _question_row(number: int, question: Question) -> Row:
    return {
        "question": number,
        "id": question.id,
        "label": question.label,
        "text": question.text,
        "span_start": question.span.start if question.span else None,
        "span_end": question.span.end if question.span else None,
        "parent_id": question.parent_id,
        "lead_in": question.lead_in,
        **_period_columns("period", question.period),
        "details": packed(question),
    }


def _add_part(rows: Rows, number: int, part: Part) -> None:
    row = {"id": part.id, "subject": part.subject, "outcome": part.outcome, "answer_text": part.answer.text}
    row["details"] = packed(part)
    here = {"part": number}
    rows["parts"].append(here | row)
    rows["part_questions"].extend(_listed(here, "question_id", part.question_ids))
    rows["answer_links"].extend(
        here | {"position": position, "url": link.url, "label": link.label}
        for position, link in enumerate(part.answer.links)
    )
    rows["answer_tables"].extend(
        here | {"position": position, "caption": table.caption, "cells": _json(table.rows)}
        for position, table in enumerate(part.answer.tables)
    )
    for position, claim in enumerate(part.claims):
        _add_claim(rows, here | {"claim": position}, claim)


def _add_claim(rows: Rows, here: Row, claim: Claim) -> None:
    row = {"limb": claim.limb, "paragraphs": _json(claim.paragraphs), "reason": claim.reason, "details": packed(claim)}
    rows["claims"].append(here | row)
    if claim.harm == Harm():
        return
    rows["harms"].append(
        here
        | {
            "interest": claim.harm.interest,
            "mechanism": claim.harm.mechanism,
            "likelihood": claim.harm.likelihood,
            "evidence": claim.harm.evidence,
        }
    )


def _add_test(rows: Rows, number: int, test: PublicInterestTest) -> None:
    row = {"id": test.id, "duty": test.duty, "conclusion": test.balance.conclusion, "reasons": test.balance.reasons}
    row["details"] = packed(test)
    here = {"test": number}
    rows["tests"].append(here | row)
    rows["test_limbs"].extend(_listed(here, "limb", test.limbs))
    rows["test_parts"].extend(_listed(here, "part_id", test.part_ids))
    rows["balance_parts"].extend(_listed(here, "part_id", test.balance.part_ids))
    for position, factor in enumerate(test.factors):
        _add_factor(rows, here | {"factor": position}, factor)


def _add_factor(rows: Rows, here: Row, factor: Factor) -> None:
    rows["factors"].append(
        here
        | {
            "id": factor.id,
            "side": factor.side,
            "text": factor.text,
            "weight": factor.weight,
            "grounds": _json(factor.grounds),
            "limb": factor.limb,
            "source": factor.source,
            "tailored": factor.tailored,
            "details": packed(factor),
        }
    )
    rows["factor_parts"].extend(_listed(here, "part_id", factor.part_ids))


def _event_row(number: int, event: ClockEvent) -> Row:
    columns = {"id": event.id, "kind": event.kind, "on": event.on, "note": event.note}
    return {"event": number, **columns, "details": packed(event)}


def _letter_row(letter: Letter) -> Row:
    return {"dated": letter.dated, "data_caveat": letter.data_caveat, "details": packed(letter)}


def _period_columns(name: str, period: Period | None) -> Row:
    return {
        f"{name}_start": period.start if period else None,
        f"{name}_end": period.end if period else None,
        f"{name}_to_request": period.to_request if period else None,
    }


def _listed(here: Row, column: str, values: Sequence[str]) -> Iterator[Row]:
    return (here | {"position": position, column: value} for position, value in enumerate(values))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
