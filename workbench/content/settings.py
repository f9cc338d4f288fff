"""What a new library starts with under Settings: the review window and the regulator, as the dated limits have them."""

from datetime import date

from workbench.domain.authority import Authority, ReviewWindow
from workbench.domain.limits import Limits


def load_defaults(limits: Limits, on: date) -> Authority:
    """An authority's block with everything that is not the force's own, as it holds on a day."""
    return Authority(review_window=ReviewWindow(limits.clock(on).review_window), regulator=limits.regulator(on))
