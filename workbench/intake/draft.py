"""One question in the making: where it stands, by what it was found, what it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.case import Span
from workbench.intake.asks import Sentence
from workbench.intake.lists import Placement
from workbench.intake.pieces import Piece


@dataclass(slots=True)
class Draft:
    """One question in the making.

    `above`: the item under which it is written, `parent`: the question under which it stands. `further`: it has no
    number of its own but belongs behind a numbered one.
    """

    start: int
    end: int
    why: str
    sentences: Sequence[Sentence]
    placement: Placement | None = None
    parent: int | None = None
    prefix: str = ""  # the label of an item without words, above this one
    further: bool = False
    before: bool = False
    spelt_out: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Split:
    """The drafts, and the sentences of paragraphs that are no items or stand behind an item's own words.

    With the pieces of the request, the sentences of each, and the places of the items that hold questions.
    """

    drafts: list[Draft]
    others: list[Sentence]
    pieces: list[Piece]
    read: list[list[Sentence]]
    kept: set[int]
