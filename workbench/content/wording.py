"""The wording of letters: sections of sentences with named slots, as data. No sentence of a letter stands in code.

Nothing in a sentence is evaluated: a slot is a name in braces, a condition is one of a closed list.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.findings import Finding, Page, Place, Severity
from workbench.errors import BadResource

SLOT = re.compile(r"\{(\w+)\}")

SLOTS = frozenset(
    {
        "received",
        "due",
        "reference",
        "title",
        "requester",
        "authority",
        "letter_date",
        "signatory_role",
        "scope",
        "priority",
        "label",
        "first",
        "citations",
        "limb",
        "first_limb",
        "limb_title",
        "says",
        "nature",
        "likelihood",
        "interest",
        "subjects",
        "weight",
        "grounds",
        "review_contact",
        "review_by",
        "review_days",
        "review_late",
        "review_late_days",
        "review_answer",
        "review_answer_latest",
        "regulator",
        "regulator_web",
        "regulator_post",
        "regulator_telephone",
    }
)

CONDITIONS = frozenset(
    {
        "always",
        "titled",
        "requester known",
        "requester unknown",
        "scope stated",
        "priority stated",
        "late",
        "answers then reasons",
        "answers alone",
        "request then notice",
        "request then answers",
        "neither confirmed nor denied",
        "disclosure refused",
        "one exemption",
        "several exemptions",
        "both kinds",
        "one absolute",
        "several absolute",
        "one qualified",
        "several qualified",
        "one link",
        "several links",
        "prejudice by confirming",
        "prejudice by disclosing",
        "danger by confirming",
        "danger by disclosing",
        "prejudice in an opinion by confirming",
        "prejudice in an opinion by disclosing",
        "inhibition in an opinion by confirming",
        "inhibition in an opinion by disclosing",
        "required by confirming",
        "required by disclosing",
        "caveat standard",
        "grounds given",
        "grounds not given",
        "one review date",
        "two review dates",
        "regulator web",
        "regulator post",
        "regulator telephone",
    }
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph of standard wording, and the condition on which it stands."""

    text: str
    when: str = "always"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences; either may be absent."""

    heading: str = ""
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """All the standard wording of one kind of letter."""

    version: str
    orders: dict[str, tuple[str, ...]]
    labels: dict[str, str]
    stand_ins: dict[str, str]
    grounds: dict[str, str]
    sections: dict[str, Section] = field(default_factory=dict)

    def gap(self, slot: str, place: Place | None) -> Finding:
        """What there is to say of a slot that the case has nothing for."""
        return Finding(
            "wording-gap",
            Severity.ERROR,
            f"The letter has nothing to say for “{self.stand_ins.get(slot, slot)}”.",
            "Fill it in where it is recorded.",
            "good practice",
            place or Place(Page.LETTER),
        )

    def section(self, name: str) -> Section:
        """The section of this name; one that the wording leaves out says nothing."""
        return self.sections.get(name, Section())


def load_wording(path: Path | None = None) -> Wording:
    """The standard wording. Raises BadResource naming the section, for an unknown slot or condition."""
    path = path or locations.resources() / "wording" / "answer.toml"
    wording = load(path, Wording)
    for name, section in wording.sections.items():
        for text, when in ((section.heading, "always"), *((s.text, s.when) for s in section.sentences)):
            for slot in SLOT.findall(text):
                if slot not in SLOTS:
                    raise BadResource(f"{path.name}, at sections.{name}: there is no slot {{{slot}}}.")
            if when not in CONDITIONS:
                raise BadResource(f"{path.name}, at sections.{name}: there is no condition “{when}”.")
    return wording
