"""Destroying cases: what goes, what the Act says where one goes out of turn, and the certificate that is kept of it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.review_list import told
from ui.widgets.law_text import EVIDENCE
from ui.widgets.sentence import Sentence
from workbench.domain.certificate import Certificate
from workbench.domain.dates import format_date
from workbench.errors import KnownError
from workbench.service.retention import ReviewLine

_WHAT = (
    "The request, the answers, the letters that went out and what was done when: all of that goes, and it cannot be"
    " taken back. Its lines in the log stay without who, when and what. The certificate is the one place where a"
    " reference still stands, and it cannot be made again."
)
_UNKEPT = "The certificate is not kept yet. Save it, or close once more to go without it."
_NAMED = 6  # cases that are listed one by one


class DestroyingDialog(QDialog):
    """Asks once, says what has to be said, destroys, and stays until the certificate is kept."""

    def __init__(self, bridge: Bridge, lines: Sequence[ReviewLine], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._lines = tuple(lines)
        self._early = [line for line in lines if not line.in_turn(today)]
        self._today = today
        self._certificate: Certificate | None = None
        self._warned = False
        self.gone: tuple[str, ...] = ()
        self.told = ""
        self.ask_save: Callable[[str], str] = lambda name: QFileDialog.getSaveFileName(
            self, "Keep the certificate of destruction", name, "PDF files (*.pdf)"
        )[0]
        self.setWindowTitle("Destroy case" if len(lines) == 1 else "Destroy cases")
        self.which = Sentence(_which(lines))
        self.warning = Sentence(self._said_of_the_act())
        self.reason = QPlainTextEdit(placeholderText="stands on the certificate; name nobody in it")
        self.reason.setAccessibleName("Reason")
        self.reason.setTabChangesFocus(True)
        self.by = QLineEdit(bridge.workbench.officer())
        self.by.setAccessibleName("Destroyed by")
        self.fault = Sentence()
        self._lay_out()

    def go(self) -> None:
        """Ask where the certificate is kept, then destroy, then keep it."""
        retention, ids = self._bridge.workbench.retention, [line.case_id for line in self._lines]
        try:
            retention.check(ids, self.reason.toPlainText())
        except KnownError as error:
            self.fault.complain(error)
            self.reason.setFocus()
            return
        path = self._asked_where()
        if path is None:
            self.fault.complain("Nothing was destroyed: there is no place yet for the certificate.")
            return
        try:
            self._let_go_of_open_case(ids)
            self._certificate = retention.destroy(ids, self.reason.toPlainText(), self.by.text(), self._progress())
        except KnownError as error:
            self.fault.complain(f"Nothing was destroyed. {error}")
            return
        self.gone = tuple(ids[: len(self._certificate.cases)])
        self._keep(self._certificate, path)

    def save(self) -> None:
        """Keep the certificate in another place than the one that failed."""
        if self._certificate and (path := self._asked_where()):
            self._keep(self._certificate, path)

    def reject(self) -> None:
        """Close; a certificate that is not kept is asked for once."""
        if self._certificate and not self._warned:
            self._warned = True
            self.fault.complain(_UNKEPT)
            return
        super().reject()

    def _keep(self, certificate: Certificate, path: Path) -> None:
        workbench = self._bridge.workbench
        self.told = _outcome(certificate)
        try:
            workbench.write(path, workbench.render(workbench.certificate(certificate)).data)
        except KnownError as error:
            self._show_unkept(error)
            return
        self.told = f"{self.told} The certificate is kept as {path.name}."
        self.accept()

    def _show_unkept(self, error: KnownError) -> None:
        """What is done is done; the certificate still has to find a place."""
        for field in (self.reason, self.by, self.let_go):
            field.setEnabled(False)
        self.cancel.setText("Close")
        self.keep.show()
        self.keep.setDefault(True)
        self.keep.setFocus()
        self.fault.complain(f"{self.told} The certificate could not be kept there: {error}")

    def _asked_where(self) -> Path | None:
        chosen = self.ask_save(f"Certificate of destruction {self._today.isoformat()}.pdf")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".pdf")

    def _let_go_of_open_case(self, ids: Sequence[str]) -> None:
        """A case that is to go must not stay on the desk. Raises KnownError."""
        if self._bridge.case is not None and self._bridge.case.id in ids:
            self._bridge.open(None)

    def _progress(self) -> Callable[[int, int], bool]:
        progress = QProgressDialog("Destroying cases…", "Stop after this one", 0, len(self._lines), self)
        progress.setWindowTitle("Destroy cases")
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(400)

        def go_on(done: int, total: int) -> bool:
            progress.setValue(done)
            return not progress.wasCanceled()

        self.finished.connect(progress.deleteLater)
        return go_on

    def _said_of_the_act(self) -> str:
        if not self._early:
            return ""
        offence = self._bridge.workbench.retention.offence
        named = _listed(self._early, lambda line: f"{_reference(line)} ({_why_early(line, self._today)})")
        return (
            f"⚠ Out of turn: {named}.\n\n{offence.provision}: {offence.says} {offence.here}"
            f" ({'; '.join(offence.source) or EVIDENCE[offence.evidence]})"
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        font = self.which.font()
        font.setBold(True)
        self.which.setFont(font)
        column.addWidget(self.which)
        column.addWidget(Sentence(_WHAT))
        column.addWidget(self.warning)
        self.warning.setVisible(bool(self._early))
        form = QFormLayout()
        form.addRow("&Reason", self.reason)
        form.setRowVisible(self.reason, bool(self._early))
        form.addRow("Destroyed &by", self.by)
        column.addLayout(form)
        column.addWidget(self.fault)
        self.fault.hide()
        buttons = QDialogButtonBox()
        self.let_go = buttons.addButton("&Destroy, and keep the certificate…", QDialogButtonBox.ButtonRole.ActionRole)
        self.keep = buttons.addButton("&Save the certificate…", QDialogButtonBox.ButtonRole.ActionRole)
        self.cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.keep.hide()
        for button in (self.let_go, self.keep):
            button.setAutoDefault(False)  # Enter never destroys
        self.cancel.setDefault(True)
        self.let_go.clicked.connect(self.go)
        self.keep.clicked.connect(self.save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        (self.reason if self._early else self.cancel).setFocus()
        self.setMinimumWidth(520)
        self.resize(600, 420 if self._early else 240)


def _which(lines: Sequence[ReviewLine]) -> str:
    named = _listed(lines, _reference)
    return f"Destroy {named} for good?" if len(lines) == 1 else f"Destroy these {len(lines)} cases for good? {named}"


def _listed(lines: Sequence[ReviewLine], say: Callable[[ReviewLine], str]) -> str:
    named = [say(line) for line in lines[:_NAMED]]
    more = len(lines) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _reference(line: ReviewLine) -> str:
    return line.reference or "a case without a reference"


def _why_early(line: ReviewLine, today: date) -> str:
    until = line.stands.keep_until
    return f"to be kept until {format_date(until)}" if line.readable and until else told(line, today)


def _outcome(certificate: Certificate) -> str:
    """What there is to tell: how many are gone, how many were left, and that backups still hold them."""
    gone, left, backups = len(certificate.cases), len(certificate.left), len(certificate.backups)
    said = f"{gone} {'case is' if gone == 1 else 'cases are'} destroyed."
    if left:
        said += f" {left} {'was' if left == 1 else 'were'} left as {'it is' if left == 1 else 'they are'}."
    if backups:
        verb, which = ("backup holds", "it is") if backups == 1 else ("backups hold", "they are")
        said += (
            f" {backups} {verb} something of that still, or cannot be looked into: {which} named on the certificate."
        )
    return said
