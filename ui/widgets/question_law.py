"""What the Act says of the ground that a part stands on: what it lifts, conditions, pitfalls, sources."""

from ui.widgets.law_text import LawText
from workbench.domain.case import Outcome
from workbench.domain.grounds import Combinations

_WIDTH = 250  # pixels
_LEAST = 118  # pixels in height


class GroundLaw(LawText):
    """One ground, beside the fields that it asks for. It takes the height that they take."""

    def __init__(self) -> None:
        super().__init__("The law on this outcome")
        self._outcome: Outcome | None = None
        self.setFixedWidth(_WIDTH)
        self.setMinimumHeight(_LEAST)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)

    def show_outcome(self, outcome: Outcome, combinations: Combinations) -> None:
        """Show what an outcome stands on, from its beginning."""
        if outcome is not self._outcome:
            self._outcome = outcome
            self.clear()
            self.write_ground(combinations.of(outcome))
            self.from_the_top()
