"""Two versions of one case side by side, as when it comes back from another officer: what differs, piece by piece.

`compare` says it in the officer's words, `merged` makes one case of the sides that were chosen. `along` says what
comes along with a choice because the choice cannot stand without it.
"""

from workbench.domain.comparison.differences import Difference, Kind, compare, name_of
from workbench.domain.comparison.merging import along, merged

__all__ = ["Difference", "Kind", "along", "compare", "merged", "name_of"]
