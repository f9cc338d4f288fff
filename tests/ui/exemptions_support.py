"""Page 3 with something to tick, for its tests."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.pages_support import desk, kept
from ui.pages.exemptions import ExemptionsPage
from workbench.domain.case import Outcome
from workbench.service.commands import SetOutcome, SetSubject


def covert_and_withheld(qtbot):
    """Question 1 neither confirmed nor denied, question 2 withheld."""
    page = desk(qtbot, ExemptionsPage)
    page.bridge.execute(SetSubject("pq1", "covert use"))
    page.bridge.execute(SetOutcome("pq1", Outcome.NEITHER_CONFIRM_NOR_DENY))
    page.bridge.execute(SetOutcome("pq2", Outcome.WITHHELD))
    page.grid.setFocus()
    return page


def stand(page, part_id: str, limb: str):
    page.grid.go_to(page.model.place_of(part_id, limb))


def tick(page, qtbot, part_id: str, limb: str):
    stand(page, part_id, limb)
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)


def claims(page, part_id="pq1") -> list[str]:
    return [claim.limb for claim in kept(page).part(part_id).claims]


def claim(page, limb: str, part_id="pq1"):
    return kept(page).part(part_id).claim(limb)


def focus():
    return QApplication.focusWidget()
