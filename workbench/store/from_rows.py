"""From its rows back to a frozen case, field for field; what is not the case that was saved is damaged."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from workbench.domain.authority import Authority
from workbench.domain.case import (
    Answer,
    Balance,
    Case,
    Channel,
    Claim,
    ClockEvent,
    Conclusion,
    Duty,
    EventKind,
    Factor,
    Ground,
    Harm,
    Likelihood,
    Link,
    Outcome,
    Part,
    Period,
    PublicInterestTest,
    Question,
    Requester,
    Side,
    Span,
    Table,
    Weight,
)
from workbench.domain.digests import digest
from workbench.domain.letter import Letter
from workbench.store.details import unpacked
from workbench.store.text import Damaged
from workbench.store.to_rows import Row, Rows


def case_of(rows: Rows, digest: Callable[[Case], str] = digest) -> Case:
    """The case that these rows keep. Raises Damaged where they are not what was saved with this digest."""
    try:
        case = _case(rows)
        intact = digest(case) == rows["cases"][0]["sha256"]
    except (ValueError, TypeError):  # no such outcome, not JSON, a number in place of a text
        raise Damaged from None
    if not intact:
        raise Damaged
    return case


class _Below:
    """The rows of a case, found by table and by the numbers of the row that they stand under."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._found: dict[str, dict[tuple[int, ...], list[Row]]] = {}

    def __call__(self, table: str, **numbers: int) -> list[Row]:
        if table not in self._found:
            found: dict[tuple[int, ...], list[Row]] = defaultdict(list)
            for row in self._rows.get(table, ()):
                found[tuple(row[name] for name in numbers)].append(row)
            self._found[table] = found
        return self._found[table].get(tuple(numbers.values()), [])


def _case(rows: Rows) -> Case:
    below = _Below(rows)
    [row] = below("cases")
    [request] = below("requests")
    [letter] = below("letters")
    return Case(
        id=row["case_id"],
        reference=row["reference"],
        title=row["title"],
        requester=Requester(row["requester_name"], _texts(row["requester_address"]), row["requester_email"]),
        received=row["received"],
        channel=Channel(row["channel"]),
        request=request["text"],
        scope=_period(row, "scope"),
        priority=_texts(row["priority"]),
        questions=tuple(_question(question) for question in below("questions")),
        parts=tuple(_part(below, part) for part in below("parts")),
        tests=tuple(_test(below, test) for test in below("tests")),
        events=tuple(_event(event) for event in below("events")),
        letter=_letter(letter),
        authority=None if row["authority"] is None else _decoded(row["authority"], Authority),
        revision=row["revision"],
        **unpacked(Case, row["details"]),
    )


def _question(row: Row) -> Question:
    return Question(
        id=row["id"],
        label=row["label"],
        text=row["text"],
        span=None if row["span_start"] is None else Span(row["span_start"], row["span_end"]),
        parent_id=row["parent_id"],
        lead_in=row["lead_in"],
        period=_period(row, "period"),
        **unpacked(Question, row["details"]),
    )


def _part(below: _Below, row: Row) -> Part:
    number = row["part"]
    return Part(
        id=row["id"],
        subject=row["subject"],
        question_ids=_column("question_id", below("part_questions", part=number)),
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        answer=Answer(
            text=row["answer_text"],
            links=tuple(Link(link["url"], link["label"]) for link in below("answer_links", part=number)),
            tables=tuple(_table(table) for table in below("answer_tables", part=number)),
        ),
        claims=tuple(_claim(below, claim) for claim in below("claims", part=number)),
        **unpacked(Part, row["details"]),
    )


def _table(row: Row) -> Table:
    return Table(rows=_decoded(row["cells"], tuple[tuple[str, ...], ...]), caption=row["caption"])


def _claim(below: _Below, row: Row) -> Claim:
    harms = below("harms", part=row["part"], claim=row["claim"])
    return Claim(
        limb=row["limb"],
        paragraphs=_texts(row["paragraphs"]),
        reason=row["reason"],
        harm=_harm(harms[0]) if harms else Harm(),
        **unpacked(Claim, row["details"]),
    )


def _harm(row: Row) -> Harm:
    return Harm(
        interest=row["interest"],
        mechanism=row["mechanism"],
        likelihood=None if row["likelihood"] is None else Likelihood(row["likelihood"]),
        evidence=row["evidence"],
    )


def _test(below: _Below, row: Row) -> PublicInterestTest:
    number = row["test"]
    return PublicInterestTest(
        id=row["id"],
        duty=Duty(row["duty"]),
        limbs=_column("limb", below("test_limbs", test=number)),
        part_ids=_column("part_id", below("test_parts", test=number)),
        factors=tuple(_factor(below, factor) for factor in below("factors", test=number)),
        balance=Balance(
            conclusion=None if row["conclusion"] is None else Conclusion(row["conclusion"]),
            reasons=row["reasons"],
            part_ids=_column("part_id", below("balance_parts", test=number)),
        ),
        **unpacked(PublicInterestTest, row["details"]),
    )


def _factor(below: _Below, row: Row) -> Factor:
    return Factor(
        id=row["id"],
        side=Side(row["side"]),
        text=row["text"],
        weight=None if row["weight"] is None else Weight(row["weight"]),
        grounds=_decoded(row["grounds"], tuple[Ground, ...]),
        limb=row["limb"],
        part_ids=_column("part_id", below("factor_parts", test=row["test"], factor=row["factor"])),
        source=row["source"],
        tailored=row["tailored"],
        **unpacked(Factor, row["details"]),
    )


def _event(row: Row) -> ClockEvent:
    return ClockEvent(
        id=row["id"],
        kind=EventKind(row["kind"]),
        on=row["on"],
        note=row["note"],
        **unpacked(ClockEvent, row["details"]),
    )


def _letter(row: Row) -> Letter:
    return Letter(dated=row["dated"], data_caveat=row["data_caveat"], **unpacked(Letter, row["details"]))


def _period(row: Row, name: str) -> Period | None:
    to_request = row[f"{name}_to_request"]
    return None if to_request is None else Period(row[f"{name}_start"], row[f"{name}_end"], to_request)


def _column(name: str, rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(row[name] for row in rows)


def _texts(json: str) -> tuple[str, ...]:
    texts: tuple[str, ...] = _decoded(json, tuple[str, ...])
    return texts


def _decoded(json: str, kind: Any) -> Any:
    return msgspec.json.decode(json, type=kind)
