"""A force's own wording while it is being written: beside the standard one, tried in a letter, kept only as a whole."""

from dataclasses import dataclass, replace
from datetime import date

from workbench.content.law import Law
from workbench.content.wording import Wording
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.letters.trial import Trial, as_template, tried


@dataclass(frozen=True, slots=True)
class StandardSentence:
    """A sentence of the standard wording. `when` says where it stands, `why_locked` which provision asks for it."""

    key: str
    text: str
    when: str = ""
    why_locked: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class StandardSection:
    """Sentences that stand together, and what they are for."""

    about: str
    sentences: tuple[StandardSentence, ...]


@dataclass(frozen=True, slots=True)
class StandardLetter:
    """The sections of a letter, or of what several letters share."""

    title: str
    sections: tuple[StandardSection, ...]


class OwnWording:
    """The force's sentences as they are being written. What is faulty stays as it is written, and is told."""

    def __init__(self, law: Law, standard: Wording, overlay: Overlay) -> None:
        self._law, self._standard = law, standard
        self._before = overlay
        self._own = {own.key: own for own in standard.placed(overlay)}
        placed = {(own.text, own.standard) for own in self._own.values()}
        self.without_place = tuple(own for own in overlay.sentences if (own.text, own.standard) not in placed)

    def letters(self) -> tuple[StandardLetter, ...]:
        """Every sentence of the standard wording, letter by letter."""
        sections: dict[str, list[StandardSentence]] = {}
        for key, sentence in self._standard.keyed():
            name, _, place = key.removeprefix("sections.").rpartition(".")
            when = "" if sentence.when == "always" else sentence.when
            why = sentence.source if sentence.locked else ""
            sections.setdefault(name, []).append(StandardSentence(key, sentence.text, when, why, place == "heading"))
        return tuple(
            StandardLetter(
                title,
                tuple(
                    StandardSection(self._standard.section(name).about, tuple(sections[name]))
                    for name in names
                    if name in sections
                ),
            )
            for title, names in self._standard.groups.items()
        )

    def standard(self, key: str) -> str:
        """The standard words."""
        sentence = self._standard.sentence(key)
        return sentence.text if sentence else ""

    def own(self, key: str) -> str | None:
        """The force's words, or None where it has none."""
        return self._own[key].text if key in self._own else None

    def fields(self, key: str) -> tuple[tuple[str, str], ...]:
        """What the program can fill in here: each field as it is written, and what it stands for."""
        return tuple((f"{{{slot}}}", self._standard.named(slot)) for slot in self._standard.offered(key))

    def write(self, key: str, text: str) -> None:
        """The force's words for a sentence; the standard words take them away again. Line ends become spaces."""
        standard = self.standard(key)
        before = standard[: len(standard) - len(standard.lstrip())]  # a sentence that goes on from what stands before
        text = before + " ".join(text.split()) if text.strip() else ""
        if text == standard:
            self._own.pop(key, None)
        else:
            seen = self._own[key].standard if key in self._own else standard
            self._own[key] = OwnSentence(key, text, seen)

    def restore(self, key: str) -> None:
        """Go back to the standard words."""
        self._own.pop(key, None)

    def changed_since(self, key: str) -> str | None:
        """The standard words over which the force wrote its own, where these have changed since; otherwise None."""
        own = self._own.get(key)
        return own.standard if own and own.standard and own.standard != self.standard(key) else None

    def leave_as_it_is(self, key: str) -> None:
        """The force has seen the new standard words, and keeps its own."""
        if key in self._own:
            self._own[key] = replace(self._own[key], standard=self.standard(key))

    def fault(self, key: str) -> str | None:
        """Why the force's words cannot stand, or None."""
        return self._standard.fault(key, self._own[key].text) if key in self._own else None

    def faults(self) -> tuple[str, ...]:
        """The keys of the sentences that cannot stand."""
        return tuple(key for key in self._own if self.fault(key))

    def mark(self, key: str) -> str:
        """How a sentence stands, in a word or two; nothing for a standard sentence that can be changed."""
        sentence = self._standard.sentence(key)
        if sentence and sentence.locked:
            return "FIXED"
        if self.fault(key):
            return "FAULT"
        if self.changed_since(key) is not None:
            return "YOURS, STANDARD CHANGED"
        return "YOURS" if key in self._own else ""

    @property
    def overlay(self) -> Overlay:
        """All of the force's sentences, as they would be kept."""
        return Overlay(tuple(self._own[key] for key, _ in self._standard.keyed() if key in self._own))

    @property
    def unkept(self) -> bool:
        """True where something is written that is not kept yet."""
        return set(self.overlay.sentences) != set(self._before.sentences)

    def template(self, key: str) -> str:
        """The sentence with what each field stands for; the standard one where the force's cannot stand."""
        return as_template(self._trial_wording(), key)

    def tried(self, case: Case, authority: Authority, key: str, today: date) -> Trial:
        """The letter in hand with the force's words, and where in it the sentence stands."""
        return tried(case, authority, replace(self._law, wording=self._trial_wording()), today, key)

    def _trial_wording(self) -> Wording:
        return self._standard.with_overlay(self._standard.usable(self.overlay))
