"""Small pieces of English: names of questions and parts, periods."""

from collections.abc import Iterable

from workbench.domain.case import Case, Part, Period
from workbench.domain.citations import joined
from workbench.domain.dates import format_long


def questions_named(labels: Iterable[str]) -> str:
    """`question 2`, `questions 2 and 3`."""
    words = list(labels)
    return f"{'question' if len(words) == 1 else 'questions'} {joined(words)}"


def subject_of(part: Part, case: Case) -> str:
    """What to call a part inside a sentence: its subject, or the questions that it answers."""
    if part.subject.strip():
        return lower_first(part.subject.strip())
    return questions_named(question.label for question in case.questions if question.id in part.question_ids)


def lower_first(text: str) -> str:
    """A subject for the middle of a sentence: `Covert use` as `covert use`, but `CCTV` and `PND` as they are."""
    return text[:1].lower() + text[1:] if text[:1].isupper() and text[1:2].islower() else text


def period(scope: Period) -> str:
    """`from 1 January 2022 to the date of your request`, `up to 21 June 2017`, `from 1 April 2020 onwards`."""
    end = "the date of your request" if scope.to_request else format_long(scope.end) if scope.end else ""
    if scope.start and end:
        return f"from {format_long(scope.start)} to {end}"
    if scope.start:
        return f"from {format_long(scope.start)} onwards"
    return f"up to {end}" if end else ""
