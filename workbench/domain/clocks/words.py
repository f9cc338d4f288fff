"""What the clocks say in words: how an event is called, which questions are meant, the number of a day."""

from collections.abc import Collection

from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.citations import joined
from workbench.domain.dates import format_date

HAPPENED = {
    EventKind.ACKNOWLEDGED: "The acknowledgement was sent",
    EventKind.CLARIFICATION_ASKED: "Clarification was asked for",
    EventKind.CLARIFICATION_RECEIVED: "The clarification was received",
    EventKind.FEES_NOTICE: "A fees notice was given",
    EventKind.FEE_RECEIVED: "The fee was received",
    EventKind.EXTENDED: "Time was extended for the public interest",
    EventKind.RESPONDED: "The answer was sent",
    EventKind.REVIEW_REQUESTED: "A review was asked for",
    EventKind.REVIEW_EXTENDED: "The review was extended",
    EventKind.REVIEW_ANSWERED: "The review was answered",
    EventKind.COMPLAINED: "A complaint was made to the Commissioner",
    EventKind.DECISION_NOTICE: "The decision notice was sent",
    EventKind.COMPLAINT_CLOSED: "The complaint was closed without a decision notice",
    EventKind.STEPS_TAKEN: "The steps that the notice orders were taken",
    EventKind.APPEALED: "An appeal was made to the tribunal",
    EventKind.APPEAL_ENDED: "The appeal was decided or withdrawn",
}
"""Each event as an officer says it."""

_LONGEST = 20  # characters of a question's label inside a sentence
_NUMBERS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def happened(event: ClockEvent) -> str:
    """`The fee was received on Fri 20 March 2026`."""
    return f"{HAPPENED[event.kind]} on {format_date(event.on)}"


def questions(case: Case, question_ids: Collection[str]) -> str:
    """`question 2`, `questions 2 and 3`; nothing where all are meant, or none that the case still has."""
    labels = [_short(question.label) for question in case.questions if question.id in question_ids]
    return f"{'question' if len(labels) == 1 else 'questions'} {joined(labels)}" if labels else ""


def ordinal(number: int) -> str:
    """20th, 21st, 112th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def counted(number: int, unit: str) -> str:
    """`Six calendar weeks`, `28 calendar days`, at the beginning of a sentence."""
    word = _NUMBERS[number] if 0 < number < len(_NUMBERS) else str(number)
    return f"{word} {unit}{'' if number == 1 else 's'}"


def _short(label: str) -> str:
    line = " ".join(label.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
