"""Cases for tests: generated ones of every shape, one with every field filled, and one of a usual size.

The first two are made from the types of the facts themselves, so that a new fact is in them from its first day.
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import cache
from itertools import count
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from workbench.domain.case import (
    Answer,
    Balance,
    Case,
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
from workbench.domain.letter import Approval, Letter

_NUMBERS = st.integers(-5, 2**40)


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Any text that may reach the core: every character but NUL and halves of surrogate pairs."""
    return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=max_size)


def cases() -> st.SearchStrategy[Case]:
    """Any value of a case, also one whose ids repeat or lead nowhere."""
    return anything(Case)


@cache
def anything(kind: Any) -> st.SearchStrategy:
    """Any value of a type: of a fact, each field as it is by default or any value of its own type."""
    if kind is str:
        return st.sampled_from(("", "1", "2", "ŵ")) | texts()
    if kind is datetime:
        return st.datetimes(timezones=st.just(UTC))
    if kind is date:
        return st.dates()
    if kind in (bool, int):
        return st.booleans() if kind is bool else _NUMBERS
    if is_dataclass(kind):
        return st.builds(kind, **{field.name: _of_field(field, hint) for field, hint in _fields(kind)})
    if get_origin(kind) is UnionType:
        return st.one_of(*(st.none() if one is NoneType else anything(one) for one in get_args(kind)))
    if get_origin(kind) is tuple:
        inner, *rest = get_args(kind)
        return (
            st.lists(anything(inner), max_size=2).map(tuple)
            if rest == [...]
            else st.tuples(*map(anything, (inner, *rest)))
        )
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    raise TypeError(f"a fact of a new type: {kind}")


def filled(kind: Any, numbers: Iterator[int] | None = None) -> Any:
    """A value of a type in which nothing is empty, nothing as it is by default, and no two texts are the same."""
    numbers = numbers or count(1)
    if kind is str:
        return f"text {next(numbers)}"
    if kind is datetime:
        return datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=next(numbers))
    if kind is date:
        return date(2025, 1, 1) + timedelta(next(numbers))
    if kind in (bool, int):
        return kind(next(numbers))
    if is_dataclass(kind):
        return kind(**{field.name: _not_default(field, hint, numbers) for field, hint in _fields(kind)})
    if get_origin(kind) is UnionType:
        return filled(next(one for one in get_args(kind) if one is not NoneType), numbers)
    if get_origin(kind) is tuple:
        inner, _ = get_args(kind)
        return (filled(inner, numbers), filled(inner, numbers))
    return list(kind)[-1]


def usual_case(case_id: str = "usual", reference: str = "616-25", request_length: int = 3_000) -> Case:
    """A case of the size of a worked example: ten questions, six parts, two tests with six factors each."""
    text = "Please state the number of deployments in each of the last three years. "
    request = (text * (request_length // len(text) + 1))[:request_length]
    questions = tuple(Question(f"q{n}", str(n), text, Span(n * len(text), (n + 1) * len(text))) for n in range(10))
    harm = Harm("covert tactics", "those under investigation would know what to avoid", Likelihood.WOULD, text)
    claims = (Claim("31(3)", ("31(1)(a)",), text, harm), Claim("24(2)", (), text, harm))
    parts = tuple(
        Part(
            f"p{n}",
            f"block {n}",
            (f"q{n}", f"q{n + 1}"),
            Outcome.NEITHER_CONFIRM_NOR_DENY if n % 2 else Outcome.DISCLOSED,
            Answer(text, (Link("https://force.example/data"),), (Table((("Year", "Number"), ("2024", "12"))),)),
            claims if n % 2 else (),
        )
        for n in range(6)
    )
    tests = tuple(
        PublicInterestTest(
            f"t{t}",
            Duty.CONFIRM_OR_DENY,
            (limb,),
            ("p1", "p3"),
            tuple(
                Factor(f"t{t}f{f}", side, text, Weight.SOME, (Ground.SEVERITY,), limb, ("p1", "p3"))
                for f, side in enumerate((Side.FOR, Side.AGAINST) * 3)
            ),
            Balance(Conclusion.MAINTAIN, text, ("p1", "p3")),
        )
        for t, limb in enumerate(("31(3)", "24(2)"))
    )
    return Case(
        id=case_id,
        reference=reference,
        title="Facial recognition",
        requester=Requester("A requester", ("1 Example Street", "Exampleton"), "requester@example.org"),
        received=date(2025, 7, 1),
        request=request,
        scope=Period(date(2022, 1, 1), None, True),
        questions=questions,
        parts=parts,
        tests=tests,
        events=(ClockEvent("e0", EventKind.RESPONDED, date(2025, 7, 28)),),
        letter=Letter(date(2025, 7, 28), Approval("An approver", "Head of Disclosure", date(2025, 7, 27))),
    )


def _fields(kind: type) -> list[tuple[Field, Any]]:
    hints = get_type_hints(kind)
    return [(field, hints[field.name]) for field in fields(kind)]


def _of_field(field: Field, hint: Any) -> st.SearchStrategy:
    default = _default(field)
    return anything(hint) if default is MISSING else st.just(default) | anything(hint)


def _not_default(field: Field, hint: Any, numbers: Iterator[int]) -> Any:
    value = filled(hint, numbers)
    return value if value != _default(field) else next(one for one in type(value) if one != value)


def _default(field: Field) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
