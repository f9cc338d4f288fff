"""A letter as it would read with other wording, and where one sentence stands in it: for whoever changes wording."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from workbench.content.law import Law
from workbench.content.wording import Wording
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.letters.compose import compose
from workbench.letters.document import words
from workbench.letters.writer import Writer

_MARK = "\u2063\u2061\u2063"  # invisible, and in nobody's text
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Trial:
    """The letter's text, and each place in it where the sentence stands: start and end."""

    text: str
    places: tuple[tuple[int, int], ...] = ()

    def said(self) -> tuple[str, ...]:
        """The sentence as the letter says it, each time."""
        return tuple(dict.fromkeys(self.text[start:end] for start, end in self.places))


def tried(case: Case, authority: Authority, law: Law, today: date, key: str) -> Trial:
    """The letter in hand with this law's wording. `key` names the sentence that is looked for."""
    marked = replace(law, wording=law.wording.marked(key, _MARK))
    document = compose(case, authority, marked, today)
    pieces = _GAP.join(text for text in document.texts() if text.strip()).split(_MARK)
    return Trial("".join(pieces), tuple(_places(pieces)))


def as_template(wording: Wording, key: str) -> str:
    """The sentence with what each of its fields stands for, in brackets; empty for a key that is not there."""
    sentence = wording.sentence(key)
    return words(Writer(wording).fill(sentence.text)) if sentence else ""


def _places(pieces: list[str]) -> Iterator[tuple[int, int]]:
    """Every second piece is the sentence."""
    at = 0
    for number, piece in enumerate(pieces):
        if number % 2 and piece.strip():
            yield at, at + len(piece)
        at += len(piece)
