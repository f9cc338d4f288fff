"""The status line's word on the library's protection, and the way to change it."""

from PySide6.QtWidgets import QToolButton

from ui.words import counted

_PLAIN = "⚠ not protected by a passphrase"


class ProtectionState(QToolButton):
    """`locks after 10 minutes`, or that there is no passphrase; a click leads to where that is set."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoRaise(True)
        self.setToolTip("Protection of the library: passphrase, recovery key (File menu)")
        self.hide()  # until it is known

    def say(self, can_be: bool, protected: bool, minutes: int, locked: bool) -> None:
        """Say how it stands: whether there is anything to protect, whether it is, and when it locks."""
        self.setVisible(can_be and not locked)
        self.setText(f"locks after {counted(minutes, 'minute')}" if protected else _PLAIN)
        if protected and not minutes:
            self.setText("protected by a passphrase")
