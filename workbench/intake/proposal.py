"""What the splitter proposes for the officer to confirm or change: questions, period, priority."""

from dataclasses import dataclass

from workbench.domain.case import Period, Role, Span


@dataclass(frozen=True, slots=True)
class ProposedQuestion:
    """One question as found in the request.

    `parent` is the place of the parent in the proposal. `text` is the requester's words at `span`, without the marker.
    `why` says by what it was recognised: "marker 2)", "ends with ?".
    """

    label: str
    parent: int | None
    text: str
    span: Span
    lead_in: bool
    why: str


@dataclass(frozen=True, slots=True)
class ProposedMark:
    """Words that are no question, what they are and by what that was recognised.

    `questions` are the places in the proposal of those to which a scope applies; none means all.
    """

    span: Span
    role: Role
    why: str
    questions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The questions in the order of the request, the period of the whole request, and the labels to answer first."""

    questions: tuple[ProposedQuestion, ...] = ()
    period: Period | None = None
    priority: tuple[str, ...] = ()
    marks: tuple[ProposedMark, ...] = ()
