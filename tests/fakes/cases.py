"""Cases for tests: generated ones of every shape, generated ones that hold together, and one of a usual size."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from workbench.domain.case import (
    Answer,
    Authority,
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
    ReviewWindow,
    Side,
    Span,
    Table,
    Weight,
)
from workbench.domain.letter import Approval, Letter

LIMBS = ("24(2)", "31(3)", "43(2)")
"""Limbs of the Act that coherent cases rely on."""


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Any text that may reach the core: every character but NUL and halves of surrogate pairs."""
    return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=max_size)


def periods() -> st.SearchStrategy[Period | None]:
    """No period, or any."""
    return st.none() | st.builds(Period, _dates(), _dates(), st.booleans())


def authorities() -> st.SearchStrategy[Authority]:
    """A force's block of any content."""
    days = st.integers(0, 400)
    return st.builds(
        Authority,
        name=texts(),
        address=_few(texts()),
        review_window=st.builds(ReviewWindow, days, st.none() | days),
        data_caveat=texts(),
    )


def cases() -> st.SearchStrategy[Case]:
    """Any value of a case, also one whose ids repeat or lead nowhere."""
    ids = st.sampled_from(("", "1", "2", "ŵ")) | texts(4)
    return st.builds(
        Case,
        id=texts(8),
        reference=texts(),
        title=texts(),
        requester=_requesters(),
        received=_dates(),
        request=texts(40),
        scope=periods(),
        priority=_few(ids),
        questions=_few(_questions(ids)),
        parts=_few(_parts(ids, texts(6))),
        tests=_few(_tests(ids, texts(6), ids)),
        events=_few(_events(ids)),
        letter=_letters(),
        authority=st.none() | authorities(),
        revision=st.integers(0, 2**40),
    )


@st.composite
def coherent_cases(draw: st.DrawFn) -> Case:
    """A case that holds together: no id twice, every reference meets something, every span quotes the request."""
    request, questions = draw(_asked())
    question_ids = st.sampled_from([question.id for question in questions]) if questions else st.nothing()
    parts = _numbered("p", draw(_few(_parts(_unused, st.sampled_from(LIMBS), question_ids))))
    part_ids = st.sampled_from([part.id for part in parts]) if parts else st.nothing()
    tests = _numbered("t", draw(_few(_tests(_unused, st.sampled_from(LIMBS), part_ids))))
    return Case(
        id=draw(st.uuids().map(str)),
        reference=draw(texts()),
        title=draw(texts()),
        requester=draw(_requesters()),
        received=draw(_dates()),
        request=request,
        scope=draw(periods()),
        priority=draw(_few(question_ids)),
        questions=questions,
        parts=tuple(replace(part, claims=_one_each(part.claims)) for part in parts),
        tests=tuple(replace(test, factors=_numbered(f"{test.id}f", test.factors)) for test in tests),
        events=_numbered("e", draw(_few(_events(_unused)))),
        letter=draw(_letters()),
    )


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


_unused = st.just("")


def _few(items: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(items, max_size=most if not items.is_empty else 0).map(tuple)


def _dates() -> st.SearchStrategy[date | None]:
    return st.none() | st.dates()


def _requesters() -> st.SearchStrategy[Requester]:
    return st.builds(Requester, texts(), _few(texts()), texts())


def _questions(ids: st.SearchStrategy[str]) -> st.SearchStrategy[Question]:
    spans = st.none() | st.builds(Span, st.integers(0, 9), st.integers(0, 9))
    return st.builds(Question, ids, texts(3), texts(), spans, st.none() | ids, st.booleans(), periods())


def _parts(ids, limbs, question_ids=None) -> st.SearchStrategy[Part]:
    tables = st.builds(Table, _few(_few(texts(4))), texts())
    harms = st.just(Harm()) | st.builds(Harm, texts(), texts(), _or_none(Likelihood), texts())
    paragraphs = _few(limbs) if question_ids is None else st.just(())
    return st.builds(
        Part,
        ids,
        texts(),
        _few(ids if question_ids is None else question_ids),
        _or_none(Outcome),
        st.builds(Answer, texts(), _few(st.builds(Link, texts(), texts())), _few(tables)),
        _few(st.builds(Claim, limbs, paragraphs, texts(), harms)),
    )


def _tests(ids, limbs, part_ids) -> st.SearchStrategy[PublicInterestTest]:
    factors = st.builds(
        Factor,
        id=ids,
        side=st.sampled_from(Side),
        text=texts(),
        weight=_or_none(Weight),
        grounds=_few(st.sampled_from(Ground)),
        limb=limbs,
        part_ids=_few(part_ids),
        source=texts(6),
        tailored=st.booleans(),
    )
    balances = st.builds(Balance, _or_none(Conclusion), texts(), _few(part_ids))
    duties = st.sampled_from(Duty)
    return st.builds(PublicInterestTest, ids, duties, _few(limbs), _few(part_ids), _few(factors), balances)


def _events(ids: st.SearchStrategy[str]) -> st.SearchStrategy[ClockEvent]:
    return st.builds(ClockEvent, ids, st.sampled_from(EventKind), st.dates(), texts())


def _letters() -> st.SearchStrategy[Letter]:
    return st.builds(Letter, _dates(), st.none() | st.builds(Approval, texts(), texts(), st.dates()), texts())


def _or_none(values) -> st.SearchStrategy:
    return st.none() | st.sampled_from(values)


@st.composite
def _asked(draw: st.DrawFn) -> tuple[str, tuple[Question, ...]]:
    """A request of some sentences, and a question on each; some stand under the one before, some have no span."""
    request, questions = draw(texts()), []
    for number, text in enumerate(draw(_few(texts(20).filter(bool), 4))):
        span = Span(len(request), len(request) + len(text))
        parent = f"q{number - 1}" if number and draw(st.booleans()) else None
        quoted = draw(st.booleans())
        questions.append(
            Question(f"q{number}", draw(texts(3)), text, span if quoted else None, parent, False, draw(periods()))
        )
        request += text + draw(texts(4))
    return request, tuple(questions)


def _numbered(prefix: str, items: tuple) -> tuple:
    return tuple(replace(item, id=f"{prefix}{number}") for number, item in enumerate(items))


def _one_each(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple({claim.limb: claim for claim in claims}.values())
