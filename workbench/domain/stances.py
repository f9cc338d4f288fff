"""How the force answered the same topic before: what consistency is measured by."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.case import Case, Outcome, Part


@dataclass(frozen=True, slots=True)
class Stance:
    """The outcome that an earlier case gave to a topic."""

    case_id: str
    reference: str
    topic: str
    outcome: Outcome
    limbs: tuple[str, ...] = ()
    answered: date | None = None


def topic(case: Case, part: Part) -> str:
    """What a part is about, as a key: the same for the same words in any order, case or number; empty where none."""
    asked = [question.text for question in case.questions if question.id in part.question_ids]
    words = {word for text in (part.subject, *asked) for word in _words(text)}
    return " ".join(sorted(words))


def _words(text: str) -> list[str]:
    letters = "".join(char if char.isalnum() else " " for char in text.casefold())
    return [word.removesuffix("s") for word in letters.split() if len(word) > 3]
