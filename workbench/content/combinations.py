"""Reads what each outcome stands on, and which limbs go together, from resources/law/combinations.toml."""

from collections.abc import Iterator
from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.case import Duty, Outcome
from workbench.domain.exemptions import Catalogue, Evidence
from workbench.domain.grounds import Combinations, Ground, stands_for
from workbench.errors import BadResource

_ADVICE = "Put the file right, or install the program again."


def load_combinations(catalogue: Catalogue, path: Path | None = None) -> Combinations:
    """The table of combinations. Raises BadResource, naming file and key, where it contradicts itself or Part II."""
    path = path or locations.resources() / "law" / "combinations.toml"
    table = load(path, Combinations)
    for place, fault in _faults(table, catalogue):
        raise BadResource(f"{path.name}, at {place}: {fault}.", _ADVICE)
    return table


def _faults(table: Combinations, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each place where the table cannot be right, with what is wrong there."""
    named = [ground.outcome for ground in table.grounds]
    for outcome in Outcome:
        if named.count(outcome) != 1:
            yield "grounds", f"“{outcome.value}” stands {named.count(outcome)} times"
    for number, ground in enumerate(table.grounds):
        for key, fault in _ground_faults(ground, catalogue):
            yield f"grounds[{number}].{key}", fault
    for number, entry in enumerate(table.unavailable):
        if not any(limb.section == entry.section for limb in catalogue.limbs):
            yield f"unavailable[{number}].section", f"there is no section {entry.section} in Part II"
    yield from _exclusion_faults(table, catalogue)
    yield from _compatible_faults(table, catalogue)
    for duty in Duty:
        if [entry.duty for entry in table.weighing].count(duty) != 1:
            yield "weighing", f"the duty “{duty.value}” stands not once"


def _ground_faults(ground: Ground, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    if ground.limbs is not ground.outcome.refuses:
        wanted = ground.outcome.refuses.value if ground.outcome.refuses else "none"
        yield "limbs", f"a part that is “{ground.outcome.value}” takes limbs on the duty: {wanted}"
    if (ground.limbs is None) != bool(ground.no_limb):
        yield "no_limb", "it says why no limb goes with the outcome, and only there"
    only = catalogue.limb(ground.only_limb)
    if ground.only_limb and (only is None or only.duty is not ground.limbs):
        yield "only_limb", f"section {ground.only_limb} is no limb on that duty"
    if ground.evidence is Evidence.VERIFIED and not ground.source:
        yield "source", "it is marked as verified, but names no source"


def _exclusion_faults(table: Combinations, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for number, exclusion in enumerate(table.exclusions):
        for name in exclusion.limbs:
            if not any(stands_for(name, limb) for limb in catalogue.limbs):
                yield f"exclusions[{number}].limbs", f"there is no limb {name}"
        if len(set(exclusion.limbs)) == 1:
            yield f"exclusions[{number}].limbs", "a limb cannot exclude itself"


def _compatible_faults(table: Combinations, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for number, (one, two) in enumerate(table.compatible):
        place = f"compatible[{number}]"
        first, second = catalogue.limb(one), catalogue.limb(two)
        if first is None or second is None:
            yield place, f"there is no limb {one if first is None else two}"
        elif first.duty is not second.duty:
            yield place, f"sections {one} and {two} are on different duties"
        elif table.exclusion(one, two, catalogue):
            yield place, f"sections {one} and {two} also exclude each other"
