"""What a suggestion is: a value for one fact of the case, and the very words that it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.case import Span


class About(StrEnum):
    """The fact that a suggestion is about, as the officer calls it."""

    RECEIVED = "date of receipt"
    NAME = "requester’s name"
    EMAIL = "requester’s e-mail"
    ADDRESS = "requester’s address"
    CHANNEL = "how it came"
    REFERENCE = "reference"
    TITLE = "subject"
    FORM = "form of the answer"
    PERIOD = "period"
    PRIORITY = "what is wanted first"
    ENVIRONMENTAL = "environmental information"
    VALIDITY = "validity"
    FORCES = "sent to many forces"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to take or to turn down. Nothing is ever taken by itself.

    `value` is what the fact would be; None where there is something to know and nothing to take. `shown` is the value
    as an officer reads it, `words` what it rests on, word for word, `span` where that stands in the request, if it
    does, `where` the same for a reader: "header “Date”". `why` is one sentence, with the provision. What wants a `look`
    of its own, because it is a judgement or rests on somebody's clock, is not taken together with the others.
    """

    about: About
    value: object
    shown: str
    words: str
    span: Span | None
    where: str
    why: str
    detail: str = ""  # tells two of one kind apart
    look: bool = False

    @property
    def key(self) -> str:
        """By which one that was turned down is remembered."""
        return f"{self.about.name}:{self.detail}" if self.detail else self.about.name


def in_text(
    about: About,
    value: object,
    text: str,
    span: Span,
    why: str,
    where: str = "",
    shown: str = "",
    look: bool = False,
) -> Suggestion:
    """One that rests on words of the request. `where` names their place where that says more than the line does."""
    shown, where = shown or " ".join(str(value).split()), where or line_at(text, span.start)
    return Suggestion(about, value, shown, text[span.start : span.end], span, where, why, look=look)


def line_at(text: str, at: int) -> str:
    """The line of the request, as a reader counts them."""
    return f"line {text.count(chr(10), 0, at) + 1}"
