"""The wording of letters: sections of sentences with named slots, as data. No sentence of a letter stands in code.

Nothing in a sentence is evaluated: a slot is a name in braces, a condition is one of a closed list. A force may lay its
own sentences over the standard ones, except over those that the Act wants as they stand.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from workbench import locations
from workbench.content.slots import ALWAYS, CONDITIONS, SLOTS
from workbench.content.toml import load
from workbench.domain.findings import Finding, Page, Place, Severity
from workbench.domain.likeness import shared
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.errors import BadInput, BadResource

SLOT = re.compile(r"\{(\w+)\}")
_HEADING = "heading"
_STILL_THE_SAME = 0.5  # of its words, in runs of three: a sentence that was changed, not another one


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph of standard wording, and the condition on which it stands.

    A locked one says what the Act wants said; `source` is the provision: it cannot be rewritten.
    """

    text: str
    when: str = "always"
    locked: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences; either may be absent. `about` says to a force what the section is for."""

    heading: str = ""
    sentences: tuple[Sentence, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class WordingFile:
    """One file of resources/wording: what the letter or part of a letter is called, and its sections."""

    title: str
    sections: dict[str, Section]


@dataclass(frozen=True, slots=True)
class WordingFrame:
    """What all letters share: the order of their sections, labels, and stand-ins for what a case lacks."""

    version: str
    orders: dict[str, tuple[str, ...]]
    labels: dict[str, str]
    stand_ins: dict[str, str]
    grounds: dict[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """All the standard wording. `groups` names the sections of each file, for whoever chooses among them.

    `own` has the keys of the sentences that a force laid over the standard ones.
    """

    version: str
    orders: dict[str, tuple[str, ...]]
    labels: dict[str, str]
    stand_ins: dict[str, str]
    grounds: dict[str, str]
    sections: dict[str, Section] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def gap(self, slot: str, place: Place | None) -> Finding:
        """What there is to say of a slot that the case has nothing for."""
        return Finding(
            "wording-gap",
            Severity.ERROR,
            f"The letter has nothing to say for “{self.named(slot)}”.",
            "Fill it in where it is recorded.",
            "good practice",
            place or Place(Page.LETTER),
        )

    def named(self, slot: str) -> str:
        """What a slot stands for, in words."""
        return self.stand_ins.get(slot) or slot.replace("_", " ")

    def section(self, name: str) -> Section:
        """The section of this name; one that the wording leaves out says nothing."""
        return self.sections.get(name, Section())

    @property
    def fingerprint(self) -> str:
        """A digest of every word, so that two wordings can be told apart: SHA-256 in hexadecimal."""
        said = (self.orders, self.labels, self.stand_ins, self.grounds)
        sections = {name: asdict(section) for name, section in self.sections.items()}
        text = json.dumps([*said, sections], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    def keyed(self) -> Iterator[tuple[str, Sentence]]:
        """Every sentence with the key under which a force may lay its own over it; a heading as a sentence too."""
        for name, section in self.sections.items():
            if section.heading:
                yield f"sections.{name}.{_HEADING}", Sentence(section.heading)
            for number, sentence in enumerate(section.sentences):
                yield f"sections.{name}.{number}", sentence

    def sentence(self, key: str) -> Sentence | None:
        """The sentence of a key, or None."""
        name, _, place = key.removeprefix("sections.").rpartition(".")
        section = self.sections.get(name)
        if section is None or not key.startswith("sections."):
            return None
        if place == _HEADING:
            return Sentence(section.heading) if section.heading else None
        at = int(place) if place.isascii() and place.isdigit() else -1
        return section.sentences[at] if 0 <= at < len(section.sentences) else None

    def offered(self, key: str) -> tuple[str, ...]:
        """The slots that have a value where the sentence of this key stands."""
        section = self.section(key.removeprefix("sections.").rpartition(".")[0])
        used = {slot for text in (section.heading, *(s.text for s in section.sentences)) for slot in SLOT.findall(text)}
        return tuple(sorted(used | ALWAYS))

    def fault(self, key: str, text: str) -> str | None:
        """Why these words cannot stand over the sentence of this key, or None: a sentence for the officer."""
        standard = self.sentence(key)
        if standard is None:
            return "The standard wording has no such sentence."
        if standard.locked:
            return f"This sentence cannot be changed: it says what {standard.source} asks for."
        if not text.strip():
            return "The sentence is empty."
        slots, wanted = SLOT.findall(text), SLOT.findall(standard.text)
        unknown = next((slot for slot in slots if slot not in self.offered(key)), None)
        if unknown:
            return f"There is no field {{{unknown}}} for this sentence."
        missing = next((slot for slot in wanted if slot not in slots), None)
        return f"The field {{{missing}}} is missing." if missing else None

    def with_overlay(self, overlay: Overlay) -> "Wording":
        """The wording with a force's own sentences. Raises BadInput naming the key for one that cannot stand."""
        sections = dict(self.sections)
        for own in overlay.sentences:
            if fault := self.fault(own.key, own.text):
                raise BadInput(f"{own.key}: {fault}", "Change your sentence, or go back to the standard one.")
            name = own.key.removeprefix("sections.").rpartition(".")[0]
            sections[name] = _with(sections[name], own)
        return replace(self, sections=sections, own=self.own | {own.key for own in overlay.sentences})

    def is_own(self, section: str, place: int | str) -> bool:
        """True where the force's words stand at this place of a section: a sentence's number, or its heading."""
        return f"sections.{section}.{place}" in self.own

    def marked(self, key: str, mark: str) -> "Wording":
        """The wording with a mark before and after one sentence, by which it is found again in a letter."""
        found = self.sentence(key)
        if found is None:
            return self
        name = key.removeprefix("sections.").rpartition(".")[0]
        own = OwnSentence(key, f"{mark}{found.text}{mark}")
        return replace(self, sections={**self.sections, name: _with(self.sections[name], own)})

    def usable(self, overlay: Overlay) -> Overlay:
        """The sentences of an overlay that can stand: a new edition of the program may have moved or locked some."""
        return Overlay(tuple(own for own in self.placed(overlay) if self.fault(own.key, own.text) is None))

    def placed(self, overlay: Overlay) -> tuple[OwnSentence, ...]:
        """The sentences of an overlay, each where the standard words now stand that it was written over.

        One is left out where they are gone: nobody's words may come to stand over another sentence.
        """
        placed = (self._placed(own) for own in overlay.sentences)
        return tuple({own.key: own for own in placed if own}.values())

    def _placed(self, own: OwnSentence) -> OwnSentence | None:
        here = self.sentence(own.key)
        if here and own.standard in ("", here.text):
            return own
        section = own.key.rpartition(".")[0]
        moved = (key for key, each in self.keyed() if key.rpartition(".")[0] == section and each.text == own.standard)
        if key := next(moved, None):
            return replace(own, key=key)
        return own if here and shared(here.text, own.standard) >= _STILL_THE_SAME else None


def load_wording(folder: Path | None = None) -> Wording:
    """The standard wording. Raises BadResource naming file and section, for an unknown slot, condition or section."""
    folder = folder or locations.resources() / "wording"
    frame = load(folder / "frame.toml", WordingFrame)
    sections: dict[str, Section] = {}
    groups: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == "frame.toml":
            continue
        file = load(path, WordingFile)
        for name, section in file.sections.items():
            if fault := _fault(name, section, sections):
                raise BadResource(f"{path.name}, at sections.{name}: {fault}")
        sections.update(file.sections)
        groups[file.title] = tuple(file.sections)
    return Wording(frame.version, frame.orders, frame.labels, frame.stand_ins, frame.grounds, sections, groups)


def _with(section: Section, own: OwnSentence) -> Section:
    place = own.key.rpartition(".")[2]
    if place == _HEADING:
        return replace(section, heading=own.text)
    sentences = list(section.sentences)
    sentences[int(place)] = replace(sentences[int(place)], text=own.text)
    return replace(section, sentences=tuple(sentences))


def _fault(name: str, section: Section, others: dict[str, Section]) -> str | None:
    if name in others:
        return "this section stands in another file too."
    for sentence in (Sentence(section.heading), *section.sentences):
        for slot in SLOT.findall(sentence.text):
            if slot not in SLOTS:
                return f"there is no slot {{{slot}}}."
        if sentence.when not in CONDITIONS:
            return f"there is no condition “{sentence.when}”."
        if sentence.locked and not sentence.source:
            return "a locked sentence names the provision that asks for it."
    return None
