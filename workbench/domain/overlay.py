"""A force's own wording over the standard one, sentence by sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """The force's words for one sentence, and the standard words that they were written over."""

    key: str  # "sections.opening.0", or "sections.opening.heading"
    text: str
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """All of a force's own wording. Empty means the standard one throughout."""

    sentences: tuple[OwnSentence, ...] = ()

    def text(self, key: str) -> str | None:
        """The force's words for a key, or None."""
        return next((each.text for each in self.sentences if each.key == key), None)
