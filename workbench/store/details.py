"""What a thing holds beyond its columns, as one JSON text: a new fact comes along by itself (docs/decisions/0008)."""

from dataclasses import MISSING, Field, fields
from typing import Any, get_type_hints

import msgspec

from workbench.domain.case import Case, Claim, ClockEvent, Factor, Part, PublicInterestTest, Question
from workbench.domain.letter import Letter

_IN_COLUMNS: dict[type, str] = {
    Case: (
        "id reference title requester received channel request scope priority questions parts tests events letter"
        " authority revision"
    ),
    Question: "id label text span parent_id lead_in period",
    Part: "id subject question_ids outcome answer claims",
    Claim: "limb paragraphs reason harm",
    PublicInterestTest: "id duty limbs part_ids factors balance",
    Factor: "id side text weight grounds limb part_ids source tailored",
    ClockEvent: "id kind on note",
    Letter: "dated data_caveat",
}
"""What to_rows.py and from_rows.py do by hand: the fields with a column, or rows, of their own."""


def packed(value: Case | Question | Part | Claim | PublicInterestTest | Factor | ClockEvent | Letter) -> str:
    """The fields that have no column of their own; what is as it is by default may be left out."""
    shape = _SHAPES[type(value)]
    rest = {name: getattr(value, name) for name in shape.__struct_fields__}
    return msgspec.json.encode(shape(**rest)).decode()


def unpacked(kind: type[Any], json: str) -> dict[str, Any]:
    """The same fields, to build the thing with. Raises ValueError where the text does not hold them."""
    found = msgspec.json.decode(json, type=_SHAPES[kind])
    return {name: getattr(found, name) for name in found.__struct_fields__}


def _shape(kind: type[Any]) -> Any:
    hints, elsewhere = get_type_hints(kind), _IN_COLUMNS[kind].split()
    rest = [(f.name, hints[f.name], _default(f)) for f in fields(kind) if f.name not in elsewhere]
    return msgspec.defstruct(f"{kind.__name__}Details", rest, omit_defaults=True, forbid_unknown_fields=True)


def _default(field: Field[Any]) -> Any:
    made = field.default_factory
    return field.default if made is MISSING else msgspec.field(default_factory=made)


_SHAPES = {kind: _shape(kind) for kind in _IN_COLUMNS}
