"""Commands on parts and their answers."""

from dataclasses import dataclass

from workbench.domain.case import EarlierRequest, Holding, Link, Outcome, Table
from workbench.service.commands.base import Command


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


@dataclass(frozen=True, slots=True)
class SetHolding(Command):
    """Record, for the file, whether the information is held. It never shows where nothing is confirmed or denied."""

    label = "Record whether held"
    part_id: str
    holding: Holding | None


@dataclass(frozen=True, slots=True)
class SetSearches(Command):
    """Record which searches were made."""

    label = "Write searches"
    part_id: str
    text: str

    @property
    def joins(self) -> str:
        return f"searches {self.part_id}"


@dataclass(frozen=True, slots=True)
class SetGroundReason(Command):
    """Say why a ground outside Part II applies to a part (FOIA ss.8, 12, 14; s.1(3); s.39)."""

    label = "Write why the ground applies"
    part_id: str
    text: str

    @property
    def joins(self) -> str:
        return f"ground {self.part_id}"


@dataclass(frozen=True, slots=True)
class SetAdvice(Command):
    """Write what the letter offers to help with a part (FOIA s.16)."""

    label = "Write advice"
    part_id: str
    text: str

    @property
    def joins(self) -> str:
        return f"advice {self.part_id}"


@dataclass(frozen=True, slots=True)
class SetEarlierRequest(Command):
    """Name the request that a repeated one repeats (FOIA s.14(2))."""

    label = "Name earlier request"
    part_id: str
    earlier: EarlierRequest
    field: str = ""

    @property
    def joins(self) -> str:
        return f"earlier {self.part_id} {self.field}" if self.field else ""
