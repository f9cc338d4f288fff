"""What earlier versions knew of a case, so that the digests which they wrote can be checked."""

import hashlib
from dataclasses import is_dataclass
from typing import Any

import msgspec

from workbench.domain.case import (
    Answer,
    Authority,
    Balance,
    Case,
    Claim,
    ClockEvent,
    Factor,
    Harm,
    Link,
    Part,
    Period,
    PublicInterestTest,
    Question,
    Regulator,
    Requester,
    ReviewWindow,
    Span,
    Table,
)
from workbench.domain.letter import Approval, Letter

FIELDS: dict[int, dict[type, str]] = {
    1: {
        Answer: "text links tables",
        Approval: "name role on",
        Authority: (
            "name department address email review_contact signatory_role reference_scheme review_window regulator"
            " letter_order data_caveat"
        ),
        Balance: "conclusion reasons part_ids",
        Case: (
            "id reference title requester received channel request scope priority questions parts tests events letter"
            " authority revision"
        ),
        Claim: "limb paragraphs reason harm",
        ClockEvent: "id kind on note",
        Factor: "id side text weight grounds limb part_ids source tailored",
        Harm: "interest mechanism likelihood evidence",
        Letter: "dated approval data_caveat",
        Link: "url label",
        Part: "id subject question_ids outcome answer claims",
        Period: "start end to_request",
        PublicInterestTest: "id duty limbs part_ids factors balance",
        Question: "id label text span parent_id lead_in period",
        Regulator: "name web address telephone checked_on",
        Requester: "name address email",
        ReviewWindow: "days with_reasons",
        Span: "start end",
        Table: "rows caption",
    }
}
"""The fields of each version, in the order in which it wrote them."""


def digest(value: object, version: int) -> str:
    """The digest as that version made it, over the fields that it knew."""
    return hashlib.sha256(msgspec.json.encode(_as_of(value, FIELDS[version]))).hexdigest()


def _as_of(value: object, known: dict[type, str]) -> Any:
    if isinstance(value, tuple):
        return [_as_of(each, known) for each in value]
    if is_dataclass(value):
        return {name: _as_of(getattr(value, name), known) for name in known[type(value)].split()}
    return value
