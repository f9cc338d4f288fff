"""What is on the letter's pages leaves the desk: as a file or on paper. Each dialog can be answered by a test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.bridge import Bridge
from ui.letter_worker import LetterWorker
from ui.printing import ask_printer, print_pages
from workbench.domain.case import Case
from workbench.domain.findings import Severity
from workbench.domain.letter import IssuedLetter, LetterKind
from workbench.errors import BadInput, KnownError
from workbench.letters.document import LetterDocument

_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@dataclass(frozen=True, slots=True)
class Output:
    """Something with pages: what it is called, what its file is called, and how its pages are made."""

    name: str
    file_name: str
    data: Callable[[], bytes]  # may run away from the window's thread
    draft: bool = False
    warns: bool = True  # whether findings that are open are said with it


class LetterOutput(QObject):
    """Export and print. What the letter says is worked out and set afresh for each."""

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

    def letter(self) -> Output | None:
        """The letter with everything that has been typed, or None where there is none or typing cannot be kept."""
        workbench = self._bridge.workbench
        document = self._composed(workbench.compose)
        if document is None or self._bridge.case is None:
            return None
        name = file_name(document.reference, self._bridge.case.letter.kind)
        return Output("Letter", name, lambda: workbench.render(document).data, document.draft)

    def sheet(self) -> Output | None:
        """The sign-off sheet as it stands, or None as for the letter."""
        workbench = self._bridge.workbench
        document = self._composed(workbench.compose_sheet)
        if document is None or self._bridge.case is None:
            return None
        name = _file_name(self._bridge.case.reference, "sign-off sheet")
        return Output("Sign-off sheet", name, lambda: workbench.render(document).data, warns=False)

    def sealed(self, issued: IssuedLetter, data: bytes) -> Output:
        """A letter that went out, byte for byte."""
        reference = self._bridge.case.reference if self._bridge.case else ""
        name = _file_name(reference, f"{issued.kind.value} as issued {issued.on.isoformat()}")
        return Output("Issued letter", name, lambda: data, warns=False)

    def export_pdf(self, output: Output | None, path: Path | None = None) -> None:
        """Keep it as a PDF file; asks for the file where none is given."""
        if output is None:
            return
        target = path or Path(self.ask_path(output.file_name))
        if target == Path():
            return
        self._folder = str(target.parent)
        write = self._bridge.workbench.write
        self._worker.run(
            lambda: write(target, output.data()),
            lambda _: self._done(f"{output.name} kept as {target}.", output),
            self.refuse,
        )

    def print_pages(self, output: Output | None) -> None:
        """Print it through the platform's dialog."""
        printer = self.ask_printer(Path(output.file_name).stem) if output else None
        if output is None or printer is None:
            return
        self._worker.run(output.data, lambda data: self._print(data, printer, output), self.refuse)

    def stop_printing(self) -> None:
        """Take back what is being printed."""
        if self._end_printing():
            self._bridge.told.emit("Printing was stopped. Pages that the printer already has may still come out.")

    def refuse(self, error: Exception) -> None:
        """Say that it could not be done. What is no known error is a fault of the program and is raised again."""
        if isinstance(error, KnownError):
            self._bridge.failed.emit(error)
            return
        self._bridge.failed.emit(KnownError("The letter could not be set on its pages.", "Your case is kept as it is."))
        raise error

    def _composed(self, compose: Callable[..., LetterDocument]) -> LetterDocument | None:
        bridge = self._bridge
        if bridge.case is None or not bridge.flush():
            return None
        try:
            if not begun(bridge.case):
                raise BadInput("There is no letter yet.", "Paste the request first.")
            return compose(bridge.case, bridge.authority)
        except KnownError as error:
            bridge.failed.emit(error)
            return None

    def _print(self, data: bytes, printer: QPrinter, output: Output) -> None:
        self._end_printing()
        self._pages = print_pages(data, printer)
        self._print_next(output, 0)

    def _print_next(self, output: Output, sides: int) -> None:
        """One page, then back to the window, so that it stays alive and printing can be stopped."""
        if self._pages is None:
            return
        try:
            sides, of = next(self._pages)
        except StopIteration:
            self._end_printing()
            self._done(f"{output.name} sent to the printer: {sides} page{'' if sides == 1 else 's'}.", output)
        except KnownError as error:
            self._end_printing()
            self._bridge.failed.emit(error)
        else:
            self.printing.emit(sides, of)
            QTimer.singleShot(0, self, lambda: self._print_next(output, sides))

    def _end_printing(self) -> bool:
        """Let go of the printer; True where something was still being printed."""
        pages, self._pages = self._pages, None
        if pages is None:
            return False
        pages.close()
        self.printing.emit(0, 0)
        return True

    def _done(self, sentence: str, output: Output) -> None:
        self._bridge.told.emit(f"{sentence} It is still a draft." if output.draft else sentence)
        if output.warns and (still := open_sentence(self._bridge)):
            self._warn(KnownError(still, "Ctrl+G leads to the list under “Before sign-off”."))


def open_sentence(bridge: Bridge, errors_only: bool = False) -> str:
    """How many findings are open on the letter, or nothing. One that the officer waived is not open."""
    case = bridge.case
    found = bridge.workbench.findings(case, bridge.authority) if case else ()
    still = [finding for finding in found if finding.waiver is None]
    errors = sum(finding.severity is Severity.ERROR for finding in still)
    warnings = 0 if errors_only else len(still) - errors
    said = " and ".join(f"{n} {what}" for n, what in ((errors, "to put right"), (warnings, "to consider")) if n)
    return f"Still open on this letter: {said}." if said else ""


def begun(case: Case) -> bool:
    """True where there is something to answer."""
    return bool(case.request.strip() or case.questions)


def file_name(reference: str, kind: LetterKind = LetterKind.ANSWER) -> str:
    """What to call a letter's file: `616-25 answer.pdf`."""
    return _file_name(reference, kind.value)


def _file_name(reference: str, what: str) -> str:
    return f"{reference.translate(_NOT_IN_FILE_NAMES)} {what}.pdf".strip()


def _ask_path(parent: QWidget, folder: str, name: str) -> str:
    """The file that the officer chose in the platform's dialog, or nothing."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "Export as PDF", folder or documents, "PDF files (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")  # by the dialog itself, so that it also asks before it replaces a file
    dialog.selectFile(name)
    return dialog.selectedFiles()[0] if dialog.exec() else ""
