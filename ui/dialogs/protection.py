"""The passphrase of the library: setting it, changing it, taking it away, the recovery key, and older open copies."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.plain_copies import PlainCopies
from ui.widgets.recovery_key import RecoveryKey
from ui.widgets.secret_field import SecretField
from ui.widgets.sentence import Sentence
from ui.words import counted
from workbench.errors import KnownError

if TYPE_CHECKING:
    from workbench.service.protecting import Protecting

_SHOWN_FIRST = 30  # milliseconds for what is said to be painted before the work begins
_WORKING = "Working… every case is copied and compared; please wait."
_SET = (
    "The library is not protected: whoever can read the disk of this computer can read every case in it. With a"
    " passphrase it is encrypted, and locked while you are away. You are asked for it whenever the program starts."
)
_STANDS = "The library is protected by a passphrase. {lock} Backups that are made from now on are protected as well."
_CHANGE = "Give the present passphrase, or the recovery key, and the new one. The recovery key stays as it is."
_ANEW = "Somebody else may &know the present one: encrypt anew, with a new recovery key (takes longer)"
_NEW_KEY = "A new recovery key is made; the one that was printed before then opens this library no longer."
_TAKE_AWAY = (
    "Without a passphrase whoever can read the disk of this computer can read every case, and nothing is locked while"
    " you are away. Backups that are protected stay so, and need the passphrase as it is now."
)
_NAMED = 4  # copies that are named; the rest are counted
_NOT_NOTED = "The recovery key is never shown again. Print it or write it down, then tick the box; or close once more."


class ProtectionDialog(QDialog):
    """One page for each thing that can be done; which one is shown follows from whether there is a passphrase."""

    def __init__(self, bridge: Bridge, protecting: "Protecting", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Protection of the library")
        self._bridge = bridge
        self._protecting = protecting
        self.lock_wanted = False  # the officer wants it locked now
        self._warned = False
        self.stack = QStackedWidget()
        self.said = Sentence()
        self.lock_now = QPushButton("&Lock now", autoDefault=False)
        self.change = QPushButton("&Change passphrase…", autoDefault=False)
        self.new_key = QPushButton("New &recovery key…", autoDefault=False)
        self.take_away = QPushButton("&Take the passphrase away…", autoDefault=False)
        self.present = SecretField("Present passphrase")
        self.new = NewPassphrase(protecting.strength)
        self.anew = QCheckBox(_ANEW)
        self.recovery = RecoveryKey(self._sheet, bridge.workbench.write)
        self.copies = PlainCopies(protecting, self.say)
        self.about = Sentence()
        self.do = QPushButton(default=True)
        self.back = QPushButton(autoDefault=False)
        self._act: Callable[[], None] = self._turn_on
        self._lay_out()
        self._wire()
        if protecting.protected:
            self.show_state()
        else:
            self._ask_to_set()

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    def show_state(self) -> None:
        """How the library is protected, and what can be done about it."""
        if not self._protecting.protected:
            self.accept()
            return
        minutes = self._bridge.workbench.safekeeping().lock_minutes
        lock = f"It locks after {counted(minutes, 'minute')} without a key or the mouse (Settings, Safekeeping)."
        self.about.setText(_STANDS.format(lock=lock))
        self._show(self.state, "", "Close")
        self.copies.look()
        QTimer.singleShot(0, self.change.setFocus)

    def _ask_to_set(self) -> None:
        self._ask("Protect the library", _SET, self._turn_on, new=True, back="Later")

    def _ask_to_change(self) -> None:
        self._ask("Change passphrase", _CHANGE, self._change, present=True, new=True, anew=True)

    def _ask_for_new_key(self) -> None:
        self._ask("Make a new recovery key", _NEW_KEY, self._renew_recovery, present=True)

    def _ask_to_take_away(self) -> None:
        self._ask("Take the passphrase away", _TAKE_AWAY, self._turn_off, present=True)

    def _ask(
        self,
        name: str,
        about: str,
        act: Callable[[], None],
        present: bool = False,
        new: bool = False,
        anew: bool = False,
        back: str = "Back",
    ) -> None:
        self.about.setText(about)
        self._act = act
        for shown, widgets in ((present, (self.present_label, self.present)), (new, (self.new,)), (anew, (self.anew,))):
            for widget in widgets:
                widget.setVisible(shown)
        self.present.clear()
        self.new.clear()
        self.anew.setChecked(False)
        self._show(self.asking, name, back)
        (self.present if present else self.new).setFocus()

    def _show(self, page: QWidget, do: str, back: str) -> None:
        self.stack.setCurrentWidget(page)
        self.say("")
        self.do.setText(do)
        self.do.setVisible(bool(do))
        self.do.setDefault(bool(do))  # it was not any more, once it had been hidden, and Enter did nothing
        self.do.setEnabled(True)
        self.back.setText(back)
        self.back.setVisible(bool(back))

    def say(self, sentence: str) -> None:
        """Say how it went."""
        self.said.say(sentence)

    def _show_recovery(self, key: str, sentence: str) -> None:
        self.present.clear()
        self.new.clear()
        self.about.setText(sentence)
        self.recovery.show_key(key)
        self._warned = False
        self._show(self.recovery, "Done", "")
        self.do.setEnabled(False)
        self._act = self._leave_recovery
        QTimer.singleShot(0, self.recovery.print.setFocus)  # once the page can be used again

    # ── what is done ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _go(self) -> None:
        """Do what the page asks about; first say so, where it takes time."""
        if self._act == self._leave_recovery:
            self._act()
            return
        if fault := self._fault():
            self.say(f"✖ {fault}")
            return
        self.say(_WORKING)
        self._enable(False)
        QTimer.singleShot(_SHOWN_FIRST, self, self._work)

    def _work(self) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        refused = False
        try:
            self._act()
        except KnownError as error:
            refused = True
            wait = self._protecting.door.wait()
            seconds = f" The next can be tried in {counted(wait, 'second')}." if wait else ""
            self.say(f"✖ {error}{seconds}")
        finally:
            QApplication.restoreOverrideCursor()
            self._enable(True)
        if refused and self.present.isVisible():  # a field takes the keyboard only once it can be used again
            self.present.setFocus()
            self.present.line.selectAll()

    def _fault(self) -> str:
        if self.present.isVisible() and not self.present.text:
            self.present.setFocus()
            return "Type the present passphrase first."
        return self.new.fault() if self.new.isVisible() else ""

    def _turn_on(self) -> None:
        key = self._protecting.turn_on(self.new.text)
        self._show_recovery(key, "✓ The library is protected.")

    def _change(self) -> None:
        if self.anew.isChecked():
            key = self._protecting.renew_key(self.present.text, self.new.text)
            self._show_recovery(key, "✓ The library is encrypted anew, under the new passphrase.")
            return
        left = self._protecting.change_passphrase(self.present.text, self.new.text)
        self.show_state()
        self.say(f"✓ The passphrase is changed.{_still_opened(left)}")

    def _renew_recovery(self) -> None:
        key = self._protecting.new_recovery_key(self.present.text)
        self._show_recovery(key, "✓ There is a new recovery key.")

    def _turn_off(self) -> None:
        self._protecting.turn_off(self.present.text)
        self._bridge.told.emit("The library has no passphrase any more.")
        self.accept()

    def _leave_recovery(self) -> None:
        self.recovery.clear()
        self.show_state()

    def _lock(self) -> None:
        self.lock_wanted = True
        self.accept()

    def _back(self) -> None:
        if self.stack.currentWidget() is self.asking and self._protecting.protected:
            self.show_state()
        else:
            self.reject()

    def reject(self) -> None:
        """Close; a recovery key that is not on paper yet is asked about once."""
        if self.stack.currentWidget() is self.recovery and not self.recovery.noted.isChecked() and not self._warned:
            self._warned = True
            self.say(_NOT_NOTED)
            return
        super().reject()

    def done(self, result: int) -> None:
        """Nothing secret stays in a window that is closed."""
        self.present.clear()
        self.new.clear()
        self.recovery.clear()
        super().done(result)

    def _sheet(self, key: str) -> bytes:
        sheet = self._protecting.recovery_sheet(key, self._protecting.library)
        return self._bridge.workbench.render(sheet).data

    # ── building ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _enable(self, on: bool) -> None:
        on_page = self.stack.currentWidget()
        self.stack.setEnabled(on)  # the whole of it: the page that was worked on is often not the one that follows
        self.do.setEnabled(on and (on_page is not self.recovery or self.recovery.noted.isChecked()))
        self.back.setEnabled(on)

    def _wire(self) -> None:
        self.do.clicked.connect(self._go)
        self.back.clicked.connect(self._back)
        self.lock_now.clicked.connect(self._lock)
        self.change.clicked.connect(self._ask_to_change)
        self.new_key.clicked.connect(self._ask_for_new_key)
        self.take_away.clicked.connect(self._ask_to_take_away)
        self.recovery.noted.toggled.connect(self.do.setEnabled)

    def _lay_out(self) -> None:
        self.state = self._state_page()
        self.asking = self._asking_page()
        for page in (self.state, self.asking, self.recovery):
            self.stack.addWidget(page)
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 2)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        buttons = QDialogButtonBox()
        buttons.addButton(self.do, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        column.addWidget(self.stack, 1)
        column.addWidget(self.said)
        column.addWidget(buttons)
        self.resize(660, 400)

    def _state_page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout()
        for at, button in enumerate((self.change, self.new_key, self.take_away, self.lock_now)):
            grid.addWidget(button, at // 2, at % 2)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(self.copies, 1)
        column.addStretch()
        return page

    def _asking_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.present_label = QLabel("&Present passphrase")
        self.present_label.setBuddy(self.present.line)
        form.addRow(self.present_label, self.present)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(form)
        column.addWidget(self.new)
        column.addWidget(self.anew)
        column.addStretch()
        return page


def _still_opened(left: tuple[Path, ...]) -> str:
    if not left:
        return ""
    names = ", ".join(path.name for path in left[:_NAMED])
    names += f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    return f" These copies could not be reached, and the earlier one still opens them: {names}."
