"""What stands in the window while its library is locked: nothing of a case, and the way in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.unlock_form import UnlockForm


class Cover(QWidget):
    """The form in the middle of an empty page."""

    def __init__(self) -> None:
        super().__init__()
        self.form = UnlockForm("The library is locked")
        grid = QGridLayout(self)
        grid.addWidget(self.form, 0, 0, alignment=Qt.AlignmentFlag.AlignCenter)
