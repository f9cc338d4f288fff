"""The letter leaves the desk: as a file, on paper, or approved. Each dialog can be answered by a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.bridge import Bridge
from ui.dialogs.approval import ask_approval
from ui.letter_worker import LetterWorker
from ui.printing import ask_printer, print_pages
from workbench.domain.case import Case
from workbench.domain.findings import Severity
from workbench.domain.letter import Approval
from workbench.errors import BadInput, KnownError
from workbench.letters.document import LetterDocument
from workbench.service.commands import ApproveLetter
from workbench.service.ports import RenderedLetter

_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


class LetterOutput(QObject):
    """Export, print, mark final. What the letter says is worked out and set afresh for each."""

    printing = Signal(int, int)  # how many pages are on their way, of how many; 0 of 0 when it is over

    def __init__(self, bridge: Bridge, worker: LetterWorker, page: QWidget, warn: Callable[[KnownError], None]) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._worker = worker
        self._warn = warn
        self._folder = ""
        self._pages: Iterator[tuple[int, int]] | None = None  # what is being printed
        self.ask_path: Callable[[str], str] = lambda name: _ask_path(page, self._folder, name)
        self.ask_printer: Callable[[str], QPrinter | None] = lambda title: ask_printer(page, title)
        self.ask_approval: Callable[[str], Approval | None] = lambda sentence: ask_approval(
            page, bridge.workbench.today(), sentence
        )

    def export_pdf(self, path: Path | None = None) -> None:
        """Keep the letter as a PDF file; asks for the file where none is given."""
        document = self._document()
        if document is None:
            return
        target = path or Path(self.ask_path(file_name(document.reference)))
        if target == Path():
            return
        self._folder = str(target.parent)
        workbench = self._bridge.workbench
        self._worker.run(
            lambda: workbench.write(target, workbench.render(document).data),
            lambda _: self._done(f"Letter kept as {target}.", document),
            self.refuse,
        )

    def print_letter(self) -> None:
        """Print the letter through the platform's dialog."""
        document = self._document()
        printer = self.ask_printer(Path(file_name(document.reference)).stem) if document else None
        if document is None or printer is None:
            return
        workbench = self._bridge.workbench
        self._worker.run(
            lambda: workbench.render(document), lambda letter: self._print(letter, printer, document), self.refuse
        )

    def stop_printing(self) -> None:
        """Take back what is being printed."""
        if self._end_printing():
            self._bridge.told.emit("Printing was stopped. Pages that the printer already has may still come out.")

    def mark_final(self) -> None:
        """Ask who approved the letter, and record it."""
        if self._document() is None:
            return
        approval = self.ask_approval(self.open_sentence())
        if approval is not None and self._bridge.execute(ApproveLetter(approval)):
            self._warn_of_open()

    def open_sentence(self) -> str:
        """How many findings are open, or nothing."""
        case = self._bridge.case
        found = self._bridge.workbench.findings(case, self._bridge.authority) if case else ()
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        counts = ((errors, "to put right"), (len(found) - errors, "to consider"))
        said = " and ".join(f"{count} {what}" for count, what in counts if count)
        return f"Still open on this letter: {said}." if said else ""

    def refuse(self, error: Exception) -> None:
        """Say that it could not be done. What is no known error is a fault of the program and is raised again."""
        if isinstance(error, KnownError):
            self._bridge.failed.emit(error)
            return
        self._bridge.failed.emit(KnownError("The letter could not be set on its pages.", "Your case is kept as it is."))
        raise error

    def _document(self) -> LetterDocument | None:
        """The letter with everything that has been typed, or None where there is none or typing cannot be kept."""
        bridge = self._bridge
        if bridge.case is None or not bridge.flush():
            return None
        try:
            if not begun(bridge.case):
                raise BadInput("There is no letter yet.", "Paste the request first.")
            return bridge.workbench.compose(bridge.case, bridge.authority)
        except KnownError as error:
            bridge.failed.emit(error)
            return None

    def _print(self, letter: RenderedLetter, printer: QPrinter, document: LetterDocument) -> None:
        self._end_printing()
        self._pages = print_pages(letter.data, printer)
        self._print_next(document, 0)

    def _print_next(self, document: LetterDocument, sides: int) -> None:
        """One page, then back to the window, so that it stays alive and printing can be stopped."""
        if self._pages is None:
            return
        try:
            sides, of = next(self._pages)
        except StopIteration:
            self._end_printing()
            self._done(f"Letter sent to the printer: {sides} page{'' if sides == 1 else 's'}.", document)
        except KnownError as error:
            self._end_printing()
            self._bridge.failed.emit(error)
        else:
            self.printing.emit(sides, of)
            QTimer.singleShot(0, self, lambda: self._print_next(document, sides))

    def _end_printing(self) -> bool:
        """Let go of the printer; True where something was still being printed."""
        pages, self._pages = self._pages, None
        if pages is None:
            return False
        pages.close()
        self.printing.emit(0, 0)
        return True

    def _done(self, sentence: str, document: LetterDocument) -> None:
        self._bridge.told.emit(f"{sentence} It is still a draft." if document.draft else sentence)
        self._warn_of_open()

    def _warn_of_open(self) -> None:
        if sentence := self.open_sentence():
            self._warn(KnownError(sentence, "Ctrl+G leads to the list under “Before sign-off”."))


def begun(case: Case) -> bool:
    """True where there is something to answer."""
    return bool(case.request.strip() or case.questions)


def file_name(reference: str) -> str:
    """What to call an answer's file: `616-25 answer.pdf`."""
    return f"{reference.translate(_NOT_IN_FILE_NAMES)} answer.pdf".strip()


def _ask_path(parent: QWidget, folder: str, name: str) -> str:
    """The file that the officer chose in the platform's dialog, or nothing."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "Export letter as PDF", folder or documents, "PDF files (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")  # by the dialog itself, so that it also asks before it replaces a file
    dialog.selectFile(name)
    return dialog.selectedFiles()[0] if dialog.exec() else ""
