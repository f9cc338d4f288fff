"""Everything that an officer can want of a case, one small dataclass each, in the imperative.

`label` names the change for Undo and for the case log; it never quotes the case's text. `joins` is set on what is
typed: two edits in a row with the same value become one step of Undo. New ids come with the command.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbench.domain.case import (
    Approval,
    Channel,
    ClockEvent,
    Conclusion,
    Factor,
    Harm,
    Link,
    Outcome,
    Part,
    Period,
    Question,
    Requester,
    Span,
    Table,
)


@dataclass(frozen=True, slots=True)
class Command:
    """A change that the officer wants."""

    label: ClassVar[str] = ""

    @property
    def joins(self) -> str:
        """Edits in a row with the same, non-empty value are undone together."""
        return ""


# ── the request ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TakeRequest(Command):
    """Keep the request's text verbatim, with the questions and parts proposed for it."""

    label = "Take in the request"
    text: str
    questions: tuple[Question, ...] = ()
    parts: tuple[Part, ...] = ()
    scope: Period | None = None
    priority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetReference(Command):
    """Give the case its reference."""

    label = "Change reference"
    reference: str

    @property
    def joins(self) -> str:
        return "reference"


@dataclass(frozen=True, slots=True)
class SetTitle(Command):
    """Give the case a short subject for the list and the letter's heading."""

    label = "Change subject"
    title: str

    @property
    def joins(self) -> str:
        return "title"


@dataclass(frozen=True, slots=True)
class SetReceived(Command):
    """Record the day on which the request arrived; it is day 0 (FOIA s.10(1), s.10(6))."""

    label = "Change date of receipt"
    received: date | None


@dataclass(frozen=True, slots=True)
class SetChannel(Command):
    """Record how the request arrived."""

    label = "Change channel"
    channel: Channel


@dataclass(frozen=True, slots=True)
class SetRequester(Command):
    """Record who asked and where the answer goes."""

    label = "Change requester"
    requester: Requester

    @property
    def joins(self) -> str:
        return "requester"


@dataclass(frozen=True, slots=True)
class SetScope(Command):
    """Record the period that governs the whole request."""

    label = "Change period asked for"
    scope: Period | None


@dataclass(frozen=True, slots=True)
class SetPriority(Command):
    """Record which questions the requester wants answered first, in that order."""

    label = "Change priority"
    question_ids: tuple[str, ...]


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AddQuestion(Command):
    """Make a question of a stretch of the request, or of the officer's words where `span` is None."""

    label = "Add question"
    question_id: str
    part_id: str
    label_text: str
    span: Span | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class SplitQuestion(Command):
    """Divide a question in two at a place in the request (code points); the second half gets its own part."""

    label = "Split question"
    question_id: str
    at: int
    new_id: str
    part_id: str


@dataclass(frozen=True, slots=True)
class JoinWithNext(Command):
    """Make one question of this and the next; what lies between belongs to it too."""

    label = "Join questions"
    question_id: str


@dataclass(frozen=True, slots=True)
class NestQuestion(Command):
    """Put a question under the one before it."""

    label = "Nest question"
    question_id: str


@dataclass(frozen=True, slots=True)
class UnnestQuestion(Command):
    """Bring a question out from under its parent."""

    label = "Un-nest question"
    question_id: str


@dataclass(frozen=True, slots=True)
class MoveQuestion(Command):
    """Move a question among its neighbours: -1 up, 1 down. Its sub-questions go with it."""

    label = "Move question"
    question_id: str
    by: int


@dataclass(frozen=True, slots=True)
class RelabelQuestion(Command):
    """Call a question something else. Labels may repeat, as requesters' do."""

    label = "Rename question"
    question_id: str
    label_text: str

    @property
    def joins(self) -> str:
        return f"label {self.question_id}"


@dataclass(frozen=True, slots=True)
class SetLeadIn(Command):
    """Say whether a question asks something by itself or only leads in to those under it."""

    label = "Change lead-in"
    question_id: str
    lead_in: bool


@dataclass(frozen=True, slots=True)
class RemoveQuestion(Command):
    """Take a question away. Its words stay in the request; those under it move up."""

    label = "Remove question"
    question_id: str


# ── parts and answers ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AddPart(Command):
    """Divide a question: another part that answers it."""

    label = "Add part"
    part_id: str
    question_id: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class RemovePart(Command):
    """Take a part away, with its answer and limbs."""

    label = "Remove part"
    part_id: str


@dataclass(frozen=True, slots=True)
class MovePart(Command):
    """Move a part in the order of the letter: -1 up, 1 down."""

    label = "Move part"
    part_id: str
    by: int


@dataclass(frozen=True, slots=True)
class SetSubject(Command):
    """Say what a part is about: "overt use"."""

    label = "Change part's subject"
    part_id: str
    subject: str

    @property
    def joins(self) -> str:
        return f"subject {self.part_id}"


@dataclass(frozen=True, slots=True)
class SetPartQuestions(Command):
    """Say which questions a part answers."""

    label = "Change questions answered"
    part_id: str
    question_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetOutcome(Command):
    """Decide a part. Limbs on the other duty are put right as their twins."""

    label = "Decide outcome"
    part_id: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class SetAnswerText(Command):
    """Write a part's answer."""

    label = "Write answer"
    part_id: str
    text: str

    @property
    def joins(self) -> str:
        return f"answer {self.part_id}"


@dataclass(frozen=True, slots=True)
class SetLinks(Command):
    """Give the links of a part's answer."""

    label = "Change links"
    part_id: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SetTables(Command):
    """Give the tables of a part's answer."""

    label = "Change tables"
    part_id: str
    tables: tuple[Table, ...]


# ── exemptions ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TickLimb(Command):
    """Rely on a limb for a part. A qualified limb joins its public interest test, or starts one called `test_id`."""

    part_id: str
    limb: str
    test_id: str

    @property
    def label(self) -> str:  # type: ignore[override]
        return f"Tick section {self.limb}"


@dataclass(frozen=True, slots=True)
class UntickLimb(Command):
    """No longer rely on a limb for a part."""

    part_id: str
    limb: str

    @property
    def label(self) -> str:  # type: ignore[override]
        return f"Untick section {self.limb}"


@dataclass(frozen=True, slots=True)
class ChooseLimb(Command):
    """Say which of several limbs is meant: 27(4)(a) where 27(4) was ticked."""

    part_id: str
    limb: str
    chosen: str
    test_id: str

    @property
    def label(self) -> str:  # type: ignore[override]
        return f"Choose section {self.chosen}"


@dataclass(frozen=True, slots=True)
class SetParagraphs(Command):
    """Name the paragraphs that a limb rests on: 31(1)(a)."""

    label = "Name paragraphs"
    part_id: str
    limb: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetReason(Command):
    """Say why a limb applies to a part (FOIA s.17(1)(c))."""

    label = "Write why the limb applies"
    part_id: str
    limb: str
    reason: str

    @property
    def joins(self) -> str:
        return f"reason {self.part_id} {self.limb}"


@dataclass(frozen=True, slots=True)
class SetHarm(Command):
    """Record the harm for a limb and a part. `field` is the one being typed in."""

    label = "Write harm"
    part_id: str
    limb: str
    harm: Harm
    field: str = ""

    @property
    def joins(self) -> str:
        return f"harm {self.part_id} {self.limb} {self.field}" if self.field else ""


# ── public interest ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AddFactor(Command):
    """Put a factor at the foot of its column."""

    label = "Add factor"
    test_id: str
    factor: Factor


@dataclass(frozen=True, slots=True)
class EditFactor(Command):
    """Change a factor. `field` is the one being typed in."""

    label = "Change factor"
    test_id: str
    factor: Factor
    field: str = ""

    @property
    def joins(self) -> str:
        return f"factor {self.factor.id} {self.field}" if self.field else ""


@dataclass(frozen=True, slots=True)
class RemoveFactor(Command):
    """Take a factor away."""

    label = "Remove factor"
    test_id: str
    factor_id: str


@dataclass(frozen=True, slots=True)
class MoveFactor(Command):
    """Move a factor within its column: -1 up, 1 down."""

    label = "Move factor"
    test_id: str
    factor_id: str
    by: int


@dataclass(frozen=True, slots=True)
class Conclude(Command):
    """Say where the balance comes down."""

    label = "Conclude balance"
    test_id: str
    conclusion: Conclusion | None


@dataclass(frozen=True, slots=True)
class SetBalanceReasons(Command):
    """Write the reasons of a balance."""

    label = "Write balance"
    test_id: str
    reasons: str

    @property
    def joins(self) -> str:
        return f"balance {self.test_id}"


@dataclass(frozen=True, slots=True)
class SetConcludedParts(Command):
    """Say on which parts the balance is concluded."""

    label = "Change parts concluded on"
    test_id: str
    part_ids: tuple[str, ...]


# ── clock and letter ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class RecordEvent(Command):
    """Record that something happened on a day; an event of the same id is replaced."""

    event: ClockEvent

    @property
    def label(self) -> str:  # type: ignore[override]
        return f"Record {self.event.kind.value}"


@dataclass(frozen=True, slots=True)
class RemoveEvent(Command):
    """Take a recorded event away."""

    label = "Remove event"
    event_id: str


@dataclass(frozen=True, slots=True)
class SetLetterDate(Command):
    """Date the letter."""

    label = "Change letter's date"
    dated: date | None


@dataclass(frozen=True, slots=True)
class ApproveLetter(Command):
    """Mark the letter final, with who approved it."""

    label = "Mark letter final"
    approval: Approval


@dataclass(frozen=True, slots=True)
class ReturnToDraft(Command):
    """Make the letter a draft again."""

    label = "Return letter to draft"


@dataclass(frozen=True, slots=True)
class SetCaveat(Command):
    """Write this letter's own caveat about its figures; empty takes the force's."""

    label = "Write caveat"
    text: str

    @property
    def joins(self) -> str:
        return "caveat"
