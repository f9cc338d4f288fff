"""Reads the exemptions of Part II from resources/law/exemptions.toml and checks that they hold together."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workbench import locations
from workbench.content import toml
from workbench.domain.case import Likelihood
from workbench.domain.citations import subsection
from workbench.domain.exemptions import Basis, Catalogue, Effect, Evidence, Limb, NoLimb, Paragraph
from workbench.errors import BadResource

_ADVICE = "Put the file right, or install the program again."
_HARM = (Likelihood.WOULD, Likelihood.WOULD_BE_LIKELY)


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """Paragraphs that one or more limbs share: those of 31(1) are also what 31(3) refers to."""

    of: tuple[str, ...]
    each: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """The file: the limbs, the paragraphs that several of them share, and what is mistaken for a limb."""

    limbs: tuple[Limb, ...]
    paragraphs: tuple[_Paragraphs, ...]
    mistaken: tuple[NoLimb, ...] = ()


def load_catalogue(path: Path | None = None) -> Catalogue:
    """All limbs of Part II. Raises BadResource, naming file and limb, where they do not hold together."""
    path = path or locations.resources() / "law" / "exemptions.toml"
    file = toml.load(path, _File)
    version = hashlib.sha256(toml.read_bytes(path)).hexdigest()[:16]
    limbs = tuple(_with_paragraphs(limb, file.paragraphs) for limb in file.limbs)
    catalogue = Catalogue(limbs, version, file.mistaken)
    for place, fault in _faults(catalogue, file.paragraphs):
        raise BadResource(f"{path.name}, at {place}: {fault}.", _ADVICE)
    return catalogue


def _with_paragraphs(limb: Limb, groups: tuple[_Paragraphs, ...]) -> Limb:
    shared = tuple(each for group in groups if limb.code in group.of for each in group.each)
    return replace(limb, paragraphs=limb.paragraphs + shared)


def _faults(catalogue: Catalogue, groups: tuple[_Paragraphs, ...]) -> Iterator[tuple[str, str]]:
    """Each place where the catalogue contradicts itself, with what is wrong there."""
    codes = Counter(limb.code for limb in catalogue.limbs)
    yield from ((code, "this limb stands twice") for code, count in codes.items() if count > 1)
    yield from (
        ("paragraphs", f"there is no limb {code}") for group in groups for code in group.of if code not in codes
    )
    yield from _mistaken(catalogue)
    for limb in catalogue.limbs:
        for check in (_names, _alternatives, _twins, _terms, _paragraphs):
            yield from ((limb.code, fault) for fault in check(limb, catalogue))


def _mistaken(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What is mistaken for a limb is none, and leads to those that there are."""
    for number, entry in enumerate(catalogue.mistaken):
        place = f"mistaken[{number}]"
        if catalogue.limb(entry.code):
            yield place, f"section {entry.code} is a limb"
        if not entry.why.endswith("."):
            yield place, "it needs a sentence that says why there is no such limb"
        yield from ((place, f"there is no limb {code}") for code in entry.instead if catalogue.limb(code) is None)


def _names(limb: Limb, _: Catalogue) -> Iterator[str]:
    if limb.code != limb.section and not limb.code.startswith(f"{limb.section}("):
        yield f"it does not stand in section {limb.section}"
    if not limb.title or not limb.says.endswith("."):
        yield "it needs a title, and a sentence of what it protects"
    if limb.evidence is Evidence.VERIFIED and not limb.source:
        yield "it is marked as verified, but names no source"


def _alternatives(limb: Limb, catalogue: Catalogue) -> Iterator[str]:
    for code in limb.alternatives:
        chosen = catalogue.limb(code)
        if chosen is None:
            yield f"its alternative {code} is missing"
        elif chosen.duty is not limb.duty or chosen.section != limb.section or chosen.alternatives:
            yield f"{code} cannot be its alternative"
        elif catalogue.column_of(code) != limb.code:
            yield f"{code} is also the alternative of another limb"


def _twins(limb: Limb, catalogue: Catalogue) -> Iterator[str]:
    """A twin is of the other duty and names this limb, or the column or an alternative of it."""
    family = {limb.code, *limb.alternatives, catalogue.column_of(limb.code)}
    for code in limb.twins:
        twin = catalogue.limb(code)
        if twin is None:
            yield f"its twin {code} is missing"
        elif twin.duty is limb.duty or not family.intersection(twin.twins):
            yield f"{code} is not its twin"


def _terms(limb: Limb, catalogue: Catalogue) -> Iterator[str]:
    """Basis, effect, harm and public interest agree with each other; an undecided limb agrees with its alternatives."""
    chosen = [found for code in limb.alternatives if (found := catalogue.limb(code))] or [limb]
    qualified = [each.effect is Effect.QUALIFIED for each in chosen]
    if limb.public_interest != all(qualified) or (limb.effect is Effect.QUALIFIED) != any(qualified):
        yield "the public interest is weighed under a qualified exemption, and only there"
    if limb.harm != any(each.harm for each in chosen) or limb.harm != bool(limb.likelihood):
        yield "a limb that turns on harm says how likely it must be, and no other does"
    if limb.basis is Basis.PREJUDICE and limb.likelihood != _HARM:
        yield "prejudice either would, or would be likely to, follow"
    if limb.basis is Basis.CLASS_WITH_TEST and not limb.applies_where:
        yield "its test is missing (applies_where)"


def _paragraphs(limb: Limb, _: Catalogue) -> Iterator[str]:
    codes = Counter(paragraph.code for paragraph in limb.paragraphs)
    yield from (f"paragraph {code} stands twice" for code, count in codes.items() if count > 1)
    for paragraph in limb.paragraphs:
        if not limb.by_reference and not paragraph.under and subsection(paragraph.code) != limb.code:
            yield f"paragraph {paragraph.code} does not stand in it"
        yield from (f"there is no {code} for {paragraph.code}" for code in paragraph.under if code not in codes)
    if limb.by_reference and not limb.paragraphs and " with " not in limb.code:
        yield "it refers to paragraphs, but has none"
    if " with " in limb.code and not limb.by_reference:
        yield "it is read with another provision, so it refers to it (by_reference)"
    if limb.alternatives and (limb.paragraphs or limb.by_reference):
        yield "it is still undecided, so its alternatives have the paragraphs"
