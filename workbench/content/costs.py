"""Reads what may be counted under section 12, and what not, from resources/law/costs.toml."""

from collections.abc import Iterator
from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.cost import Activity
from workbench.domain.countable import CostRules
from workbench.domain.exemptions import Evidence
from workbench.errors import BadResource

_ADVICE = "Put the file right, or install the program again."


def load_costs(path: Path | None = None) -> CostRules:
    """The rules on cost. Raises BadResource, naming file and key, where they contradict themselves."""
    path = path or locations.resources() / "law" / "costs.toml"
    rules = load(path, CostRules)
    for place, fault in _faults(rules):
        raise BadResource(f"{path.name}, at {place}: {fault}.", _ADVICE)
    return rules


def _faults(rules: CostRules) -> Iterator[tuple[str, str]]:
    named = [entry.activity for entry in rules.countable]
    for activity in Activity:
        if named.count(activity) != 1:
            yield "countable", f"“{activity.value}” stands {named.count(activity)} times"
    for number, other in enumerate(rules.not_countable):
        if other.activity in named:
            yield f"not_countable[{number}].activity", f"“{other.activity}” may be counted"
        if not other.why.endswith("."):
            yield f"not_countable[{number}].why", "it needs a sentence that says why it may not be counted"
    for number, entry in enumerate(rules.countable):
        if entry.evidence is Evidence.VERIFIED and not entry.source:
            yield f"countable[{number}].source", "it is marked as verified, but names no source"
    if not (rules.aggregation.says and rules.aggregation.forward_says):
        yield (
            "aggregation",
            "it needs a sentence on which requests count together, and one on how far ahead (forward_says)",
        )
    if rules.aggregation.forward < 1:
        yield "aggregation.forward", "it is at least one working day"
