"""Small pieces of English: names of questions and parts, periods, citations, sums of money, spans of time."""

from collections.abc import Iterable, Sequence

from workbench.domain.case import Case, Claim, Part, Period
from workbench.domain.citations import joined
from workbench.domain.dates import format_long
from workbench.domain.exemptions import Catalogue

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def questions_named(labels: Iterable[str]) -> str:
    """`question 2`, `questions 2 and 3`."""
    words = list(labels)
    return f"{'question' if len(words) == 1 else 'questions'} {joined(words)}"


def questions_of(part: Part, case: Case) -> str:
    """The questions that a part answers, named; empty where there are none."""
    labels = [question.label for question in case.questions if question.id in part.question_ids]
    return questions_named(labels) if labels else ""


def subject_of(part: Part, case: Case) -> str:
    """What to call a part inside a sentence: its subject, or the questions that it answers."""
    if part.subject.strip():
        return lower_first(part.subject.strip())
    return questions_named(question.label for question in case.questions if question.id in part.question_ids)


def name_of(part: Part, case: Case) -> str:
    """What to call a part where a line begins."""
    return upper_first(subject_of(part, case))


def full_name(part: Part, case: Case) -> str:
    """A part by its subject and the questions that it answers: `Covert use (questions 1 and 2)`."""
    asked, subject = questions_of(part, case), part.subject.strip()
    return f"{subject} ({asked})" if subject and asked else subject or upper_first(asked)


def lower_first(text: str) -> str:
    """A subject for the middle of a sentence: `Covert use` as `covert use`, but `CCTV` and `PND` as they are."""
    return text[:1].lower() + text[1:] if text[:1].isupper() and text[1:2].islower() else text


def upper_first(text: str) -> str:
    """The same for the beginning of a line."""
    return text[:1].upper() + text[1:]


def period(scope: Period) -> str:
    """`from 1 January 2022 to the date of your request`, `up to 21 June 2017`, `from 1 April 2020 onwards`."""
    end = "the date of your request" if scope.to_request else format_long(scope.end) if scope.end else ""
    if scope.start and end:
        return f"from {format_long(scope.start)} to {end}"
    if scope.start:
        return f"from {format_long(scope.start)} onwards"
    return f"up to {end}" if end else ""


def cited(claims: Sequence[Claim], catalogue: Catalogue) -> str:
    """The limbs relied on, each with its paragraphs, in one phrase (FOIA s.17(1)(b)).

    Limbs that are cited in the alternative stand together: `section 23(1) or, in the alternative, section 24(1)`.
    """
    phrases: list[str] = []
    for claim in claims:
        if first_of(claim, claims):
            continue
        citations = list(catalogue.cite(claim))
        others = [joined(catalogue.cite(other)) for other in claims if first_of(other, claims) is claim]
        if others:
            citations = [" or, in the alternative, ".join([joined(citations), *others])]
        phrases += citations
    return joined(phrases)


def first_of(claim: Claim, claims: Iterable[Claim]) -> Claim | None:
    """The claim to which this one is only the alternative; None where it stands by itself."""
    by_limb = {other.limb: other for other in claims}
    first = by_limb.get(claim.particulars.alternative_to)
    if first is None or first.limb == claim.limb or first.particulars.alternative_to in by_limb:
        return None
    return first


def minutes(tenths: int) -> str:
    """Tenths of minutes as a figure: `5`, `2.5`."""
    whole, tenth = divmod(tenths, 10)
    return f"{whole:,}.{tenth}" if tenth else f"{whole:,}"


def time_of(tenths: int) -> str:
    """Tenths of minutes as a span of time: `19 hours 30 minutes`, `18 hours`, `2.5 minutes`."""
    hours, rest = divmod(tenths, 600)
    spans = [f"{hours:,} {'hour' if hours == 1 else 'hours'}"] if hours else []
    if rest or not hours:
        spans.append(f"{minutes(rest)} {'minute' if rest == 10 else 'minutes'}")
    return " ".join(spans)


def spelled(number: int) -> str:
    """`three` for 3; numbers over twelve stay figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def months(number: int) -> str:
    """`one month`, `two months`."""
    return f"{spelled(number)} {'month' if number == 1 else 'months'}"
