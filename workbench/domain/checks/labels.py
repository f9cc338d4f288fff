"""Is each exemption called what the Act makes it? (ICO guidance on each section)"""

import re
from collections.abc import Iterator

from workbench.domain.checks.rule import ANY, Found, Known, Rule, Stage
from workbench.domain.checks.typed import Typed
from workbench.domain.exemptions import Basis, Effect, Limb
from workbench.domain.findings import Severity
from workbench.domain.phrases import sentences

# "a qualified person" and "absolute certainty" are no labels of an exemption
_LABEL = re.compile(
    r"\b(absolute(?! (?:certainty|minimum|need|necessity|number|terms|priority|confidence|secrecy))"
    r"|qualified(?! person)|prejudiced?[- ]based|harm[- ]based|class[- ]based)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|neither|nor|no|rather than)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_CITED = r"(?:sections?\b|ss?\.)"
_CLAUSE = re.compile(rf",? (?:while|whereas|but) |,? and (?={_CITED})", re.IGNORECASE)
_CITES = re.compile(rf"(?<!\w){_CITED}", re.IGNORECASE)
_LONGEST = 1000  # characters of a clause that are read: no text makes a check slow
_EXEMPTION = re.compile(r"\b(?:exemptions?|exclusions?|limbs?)\b", re.IGNORECASE)
_SECTION = re.compile(r"(?<![\w(£])(?<!\d\.)((?:2[1-9]|3\d|4[0-4])[A-Z]?)((?:\(\w{1,4}\)){0,3})(?!\w)")


def label_right(known: Known) -> Iterator[Found]:
    """A section is called what the Act makes it: s.24 is not prejudice based, s.42 is not absolute."""
    for each in known.written():
        if not _LABEL.search(each.text):
            continue
        clauses = (part for sentence in sentences(each.text) for part in _CLAUSE.split(sentence))
        if wrong := next((wrong for clause in clauses if (wrong := _mislabelled(known, each, clause))), None):
            section, label, nature = wrong
            yield Found(
                f"Section {section} is called “{label}”, which it is not.",
                f"It is {nature}.",
                f"s.{section}",
                each.place,
                Severity.WARNING,
            )


def _mislabelled(known: Known, each: Typed, clause: str) -> tuple[str, str, str] | None:
    """The first section in a clause with a wrong label, the label, and what the section is."""
    clause = clause[:_LONGEST]
    for label in _LABEL.finditer(clause):
        if _DENIED.search(clause[: label.start()]):
            continue
        for number, limbs in _meant(known, each, clause, label):
            if limbs and not any(_fits(label[1].lower(), limb) for limb in limbs):
                return number, label[1], known.catalogue.nature(limbs[0])
    return None


def _meant(known: Known, each: Typed, clause: str, label: re.Match[str]) -> Iterator[tuple[str, list[Limb]]]:
    """The sections that a label speaks of: those before it, else those after it, else the limb of the text's place."""
    cited = list(_SECTION.finditer(clause)) if _CITES.search(clause) else []
    before = [found for found in cited if found.start() < label.start()]
    for number, rest in (found.groups() for found in before or cited):
        exact = known.catalogue.limb(number + rest)
        yield number, [exact] if exact else [limb for limb in known.catalogue.limbs if limb.section == number]
    if not cited and len(each.limbs) == 1 and _EXEMPTION.search(clause):
        limb = known.catalogue.limb(each.limbs[0])
        yield each.limbs[0], [limb] if limb else []


def _fits(label: str, limb: Limb) -> bool:
    if label in ("absolute", "qualified"):
        return limb.effect is Effect(label) or bool(limb.alternatives)
    if label.startswith("class"):
        return limb.basis is not Basis.PREJUDICE
    return limb.basis is Basis.PREJUDICE


RULES = (Rule("label-right", Stage.DRAFTING, label_right, ANY),)
