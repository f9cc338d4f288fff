"""How likely the harm is, in the Act's words for the limb. Nothing is preselected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from ui.widgets.radios import mark_tab_stop
from workbench.domain.case import Likelihood

_WORDS = {
    Likelihood.WOULD: "would follow",
    Likelihood.WOULD_BE_LIKELY: "would be likely to follow",
    Likelihood.REQUIRED: "exemption required to safeguard national security",
}
_USUAL = (Likelihood.WOULD, Likelihood.WOULD_BE_LIKELY)


class HarmLikelihood(QWidget):
    """The levels as radio buttons."""

    chosen = Signal(object)  # Likelihood

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("How likely the harm is")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for number, words in enumerate(_WORDS.values()):
            button = QRadioButton(words)
            button.setAccessibleName(f"Harm: {words}")
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch()
        self.show_level(_USUAL, None)
        self._group.idClicked.connect(lambda number: self.chosen.emit(list(_WORDS)[number]))

    def button(self, level: Likelihood) -> QRadioButton:
        """The button of a level."""
        return self._group.button(list(_WORDS).index(level))

    def show_level(self, offered: tuple[Likelihood, ...], level: Likelihood | None) -> None:
        """Offer the limb's levels and mark the one that the case holds, even where the limb does not know it."""
        self._group.setExclusive(False)
        for each in _WORDS:
            self.button(each).setVisible(each in (offered or _USUAL) or each is level)
            self.button(each).setChecked(each is level)
        self._group.setExclusive(True)
        mark_tab_stop([button for button in self._group.buttons() if not button.isHidden()])
