"""Reads the grounds outside Part II and the allowed combinations from resources/law/combinations.toml."""

from pathlib import Path

from workbench import locations
from workbench.content.toml import load
from workbench.domain.case import Outcome
from workbench.domain.grounds import Combinations
from workbench.errors import BadResource


def load_combinations(path: Path | None = None) -> Combinations:
    """The table of combinations. Raises BadResource where an outcome is missing or stands twice."""
    path = path or locations.resources() / "law" / "combinations.toml"
    table = load(path, Combinations)
    named = [ground.outcome for ground in table.grounds]
    for outcome in Outcome:
        if named.count(outcome) != 1:
            raise BadResource(f"{path.name}, at grounds: “{outcome.value}” stands {named.count(outcome)} times.")
    return table
