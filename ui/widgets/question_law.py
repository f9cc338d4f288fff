"""What the Act says of the ground that a part stands on: what it lifts, conditions, pitfalls, sources."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.law_text import LawText
from workbench.domain.case import Outcome
from workbench.domain.grounds import Combinations

_WIDTH, _NARROWEST = 250, 190  # pixels
_LEAST = 118  # pixels in height


class GroundLaw(LawText):
    """One ground, beside the fields that it asks for. It takes the height that they take."""

    def __init__(self) -> None:
        super().__init__("The law on this outcome")
        self._outcome: Outcome | None = None
        self.setMinimumSize(_NARROWEST, _LEAST)
        self.setMaximumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _LEAST)

    def show_outcome(self, outcome: Outcome, combinations: Combinations) -> None:
        """Show what an outcome stands on, from its beginning."""
        if outcome is not self._outcome:
            self._outcome = outcome
            self.clear()
            self.write_ground(combinations.of(outcome))
            self.from_the_top()
