"""What a new library starts with under Settings: the review window and the regulator's particulars, dated."""

from workbench import locations
from workbench.content.toml import load
from workbench.domain.case import Authority


def load_defaults() -> Authority:
    """An authority's block with everything that is not the force's own. Raises BadResource."""
    return load(locations.resources() / "settings" / "defaults.toml", Authority)
