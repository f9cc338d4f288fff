"""Standard wording with its slots filled: the step between a sentence in resources/ and a block of the letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.content.wording import SLOT, Sentence, Wording
from workbench.domain.findings import Place
from workbench.letters.document import Heading, Inline, Paragraph, Run, words

Value = str | Run


@dataclass(frozen=True, slots=True)
class Writer:
    """The wording, and what is known where it is being used: values for slots, and the conditions that hold.

    What an officer typed comes in as a value and is never looked at for slots again.
    """

    wording: Wording
    slots: Mapping[str, Value] = field(default_factory=dict)
    holds: frozenset[str] = frozenset({"always"})

    def knowing(self, *conditions: str | None, **slots: Value) -> "Writer":
        """A writer that knows more; a condition given as None does not hold."""
        return replace(
            self,
            slots={**self.slots, **slots},
            holds=self.holds | {condition for condition in conditions if condition},
        )

    def heading(self, section: str, level: int, place: Place | None = None, key: str = "") -> Heading:
        """The heading of a section: the first sentence that stands, or the section's own heading."""
        standing = [(str(number), sentence.text) for number, sentence in self._standing(section) if level == 1]
        at, template = next(iter(standing), ("heading", self.wording.section(section).heading))
        said, own = words(self.fill(template)), self.wording.is_own(section, at)
        return Heading(level, said, place, f"{key or section}.heading", own=own)

    def lines(self, section: str) -> tuple[Inline, ...]:
        """The sentences of a section that stand, filled."""
        return tuple(self._filled(section, number, sentence) for number, sentence in self._standing(section))

    def paragraphs(
        self, section: str, place: Place | None = None, lead: str = "", key: str = ""
    ) -> tuple[Paragraph, ...]:
        """The section's paragraphs; `lead` stands in strong type before the first.

        `key` names them where the section is used more than once; to it comes the sentence's place in the wording.
        """
        return tuple(
            Paragraph(
                lead_in(lead if at == 0 else "", self._filled(section, number, sentence)),
                place,
                key=f"{key or section}.{number}",
                locked=sentence.locked,
            )
            for at, (number, sentence) in enumerate(self._standing(section))
        )

    def _standing(self, section: str) -> tuple[tuple[int, Sentence], ...]:
        sentences = enumerate(self.wording.section(section).sentences)
        return tuple((number, sentence) for number, sentence in sentences if sentence.when in self.holds)

    def _filled(self, section: str, number: int, sentence: Sentence) -> Inline:
        runs = self.fill(sentence.text)
        return tuple(replace(run, own=True) for run in runs) if self.wording.is_own(section, number) else runs

    def fill(self, template: str) -> Inline:
        """A sentence with its slots filled; a slot with nothing to fill it becomes a marked stand-in."""
        pieces = SLOT.split(template)
        runs = (self._value(piece) if at % 2 else Run(piece) for at, piece in enumerate(pieces))
        return tuple(run for run in runs if run.text)

    def _value(self, slot: str) -> Run:
        value = self.slots.get(slot, "")
        if isinstance(value, Run):
            return value
        if value.strip():
            return Run(value)
        return Run(f"[{self.wording.named(slot)}]", gap=slot)


def lead_in(lead: str, runs: Inline) -> Inline:
    """A paragraph that opens with what it is about, in strong type: **Covert use.** We neither …"""
    if not lead.strip():
        return runs
    stop = "" if lead.strip()[-1] in ".?!:" else "."
    return (Run(f"{lead.strip()}{stop}", strong=True), Run(" "), *runs)


def typed(
    text: str, place: Place | None = None, lead: str = "", quoted: bool = False, key: str = ""
) -> tuple[Paragraph, ...]:
    """What somebody typed, as paragraphs: an empty line parts them, other line ends stay. A quotation is locked."""
    blocks = [block.strip("\n") for block in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")]
    return tuple(
        Paragraph(
            lead_in(lead if at == 0 else "", (Run(block),)),
            place,
            quoted,
            key=f"{key}.{at}" if key else "",
            locked=quoted,
        )
        for at, block in enumerate(block for block in blocks if block.strip())
    )
