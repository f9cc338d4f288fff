"""The library looked at whole, with the officer watching: how far it is, what was found, what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QProgressBar, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.slices import Slices
from ui.widgets.sentence import Sentence
from workbench.domain.soundness import Step, outlook
from workbench.errors import KnownError

_WHAT = (
    "Each case is compared with what was kept and with the log, each letter with what went out; then the settings, the"
    " list and the file itself. You can go on working meanwhile."
)
_STOPPED = "Stopped. Nothing was changed."


class LibraryCheckDialog(QDialog):
    """Begins by itself, can be stopped, and stays open with what it found."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Check the library")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName("How far the check is")
        self.result = Sentence()
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problems = QListWidget(wordWrap=True)
        self.problems.setAccessibleName("What was found")
        self._work = Slices(self)
        self._work.stepped.connect(self._stepped)
        self._work.ended.connect(self._ended)
        self._work.failed.connect(self._failed)
        self._lay_out()
        self.begin()

    @property
    def running(self) -> bool:
        """Whether it is still looking."""
        return self._work.running

    def begin(self) -> None:
        """Look at everything, from the beginning."""
        self.problems.clear()
        self.problems.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self._say("Looking…")
        self._work.run(self._bridge.workbench.soundness.steps())
        self._show_buttons()

    def stop(self) -> None:
        """Leave it."""
        self._work.stop()
        self._end(_STOPPED)

    def done(self, result: int) -> None:
        self._work.stop()
        super().done(result)

    def _stepped(self, step: Step) -> None:
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        for problem in step.problems:
            self.problems.addItem(problem.sentence)
        self.problems.setVisible(self.problems.count() > 0)
        if step.last:
            self._finish()

    def _finish(self) -> None:
        report = self._bridge.workbench.soundness.report
        self._work.stop()
        self._end(outlook(report) if report is not None else _STOPPED)

    def _ended(self) -> None:
        """Without the last step: the library was locked or replaced meanwhile."""
        self._end(_STOPPED)

    def _failed(self, error: KnownError) -> None:
        self._end(f"✖ {error}")

    def _end(self, sentence: str) -> None:
        self.bar.hide()
        self._say(sentence)
        self._show_buttons()

    def _say(self, sentence: str) -> None:
        self.result.say(sentence)

    def _show_buttons(self) -> None:
        self.again.setEnabled(not self.running)
        self.halt.setEnabled(self.running)
        (self.halt if self.running else self.close_).setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(Sentence(_WHAT))
        column.addWidget(self.bar)
        column.addWidget(self.result)
        column.addWidget(self.problems, 1)
        column.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.close_ = buttons.button(QDialogButtonBox.StandardButton.Close)
        self.again = buttons.addButton("Check &again", QDialogButtonBox.ButtonRole.ActionRole)
        self.halt = buttons.addButton("&Stop", QDialogButtonBox.ButtonRole.ActionRole)
        self.again.clicked.connect(self.begin)
        self.halt.clicked.connect(self.stop)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(620, 320)
