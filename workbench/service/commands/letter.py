"""Commands on the letter that is being written: which it is, its date, its own words."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.letter import Fee, LetterKind
from workbench.service.commands.base import Command


@dataclass(frozen=True, slots=True)
class ChooseLetter(Command):
    """Say which letter is to be written."""

    label = "Choose letter"
    kind: LetterKind

    @property
    def joins(self) -> str:
        return "kind"  # looking through the letters by key is one step


@dataclass(frozen=True, slots=True)
class SetLetterDate(Command):
    """Date the letter."""

    label = "Change letter's date"
    dated: date | None


@dataclass(frozen=True, slots=True)
class SetCaveat(Command):
    """Write this letter's own caveat about its figures; empty takes the force's."""

    label = "Write caveat"
    text: str

    @property
    def joins(self) -> str:
        return "caveat"


@dataclass(frozen=True, slots=True)
class SetWanted(Command):
    """Write what a clarification request asks for (FOIA s.1(3))."""

    label = "Write what is to be clarified"
    text: str

    @property
    def joins(self) -> str:
        return "wanted"


@dataclass(frozen=True, slots=True)
class SetFee(Command):
    """Say what a fees notice asks for (FOIA s.9)."""

    label = "Change fee"
    fee: Fee
    field: str = ""

    @property
    def joins(self) -> str:
        return f"fee {self.field}" if self.field else ""


@dataclass(frozen=True, slots=True)
class SetDecisionBy(Command):
    """Estimate when the public interest will be decided (FOIA s.17(2))."""

    label = "Estimate date of decision"
    by: date | None


@dataclass(frozen=True, slots=True)
class SetChange(Command):
    """Say what a correction changes in the letter that it takes the place of."""

    label = "Write what has changed"
    text: str

    @property
    def joins(self) -> str:
        return "change"


@dataclass(frozen=True, slots=True)
class RewriteParagraph(Command):
    """Put the officer's words in place of a paragraph; `was` is what stood there when they did."""

    label = "Rewrite paragraph"
    key: str
    text: str
    was: str = ""

    @property
    def joins(self) -> str:
        return f"paragraph {self.key}"


@dataclass(frozen=True, slots=True)
class PutParagraphBack(Command):
    """Let the composed words stand again."""

    label = "Put paragraph back"
    key: str


@dataclass(frozen=True, slots=True)
class BeginCorrection(Command):
    """Begin a new letter that corrects one that went out, from what was written on it; that one is never altered."""

    label = "Begin correction"
    letter_id: str
