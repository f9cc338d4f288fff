"""What the window asks of each of its pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from workbench.domain.case import Case
from workbench.domain.findings import Place
from workbench.service.session import Change


class CasePage(QWidget):
    """One page of the desk. It shows the bridge's case and says what the officer wants by commands."""

    title = ""
    goto = Signal(object)  # Place: the officer wants to go there

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge

    def show_case(self, case: Case) -> None:
        """Show another case, from its beginning."""
        raise NotImplementedError

    def refresh(self, change: Change) -> None:
        """The case changed: repaint what it touched. Fields leave their own echo (`change.origin`) alone."""
        raise NotImplementedError

    def enter(self) -> None:
        """Put the keyboard where the page's work begins."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """Bring a place into view and put the keyboard there."""
        raise NotImplementedError

    def draft(self) -> str:
        """What has been typed here that is part of no case yet."""
        return ""

    def put_draft(self, text: str) -> None:
        """Let it stand there again, to be gone on with."""
