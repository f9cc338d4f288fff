"""Works with cases in which every text can be recognised, forces every known error, and tells each one aloud.

    python -m tests.reliability.singing FOLDER [PASSPHRASE]

The library is FOLDER/library/cases.foilib; what is exported on purpose goes to FOLDER/out. What is printed is each
error as it would be shown, with its class, its arguments and its whole traceback. Whoever started this looks for the
marks in what was printed and in every other folder.
"""

import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from email.message import EmailMessage
from itertools import islice
from pathlib import Path
from typing import Any

from tests.fakes.cases import filled
from tests.fakes.guesses import guess_cheaply
from tests.reliability import libraries
from tests.reliability.canary import mark, marked_file, sung
from tests.reliability.scale import often
from workbench import bootstrap, locations
from workbench.domain.authority import Authority, ReviewWindow
from workbench.domain.calendar import Holiday
from workbench.domain.case import Case
from workbench.domain.letter import Approval
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.errors import KnownError
from workbench.service import casefile, commands
from workbench.service.casefile import CaseFile, encode
from workbench.service.session import CaseSession
from workbench.service.workbench import Workbench
from workbench.store import driver

PERFORMED = (
    "answer-refusal",
    "answer-cost",
    "answer-correction",
    "extension",
    "review-outcome",
    "clarification-of-some",
)
AIMED = {"part_id": "parts", "question_id": "questions", "test_id": "tests", "event_id": "events"}


class Errors:
    """What was forced, by name, and how often."""

    def __init__(self) -> None:
        self.forced: dict[str, int] = {}

    def of(self, name: str, act: Callable[[], object]) -> None:
        """Do something that fails; tell how."""
        try:
            act()
        except Exception as error:
            self.forced[name] = self.forced.get(name, 0) + 1
            print(f"{name}: {error!s}\n{error!r}\n{error.args!r}")
            if isinstance(error, KnownError):  # a bug's own words are told to nobody: see `a_bug`
                print("".join(traceback.format_exception(error, chain=False)))


def performed() -> dict[str, bytes]:
    """Cases of several letters as case files, each free text marked."""
    from tests.letters.cases import FORCE, LETTERS

    catalogue = bootstrap.load_catalogue()
    cases = {name: CaseFile(LETTERS[name](), FORCE) for name in PERFORMED}
    cases["example"] = casefile.decode(locations.example().read_bytes(), catalogue)
    return {name: marked_file(read, catalogue, mark)[0] for name, read in cases.items()}


def settle_in(workbench: Workbench) -> None:
    """Everything that is kept beside the cases, marked."""
    force = sung(filled(Authority), "authority")
    workbench.set_authority(replace(force, review_window=ReviewWindow(), reference_scheme="{number}-{year}"))
    workbench.set_overlay(
        Overlay((OwnSentence("sections.opening.0", f"{mark('overlay', 1)} {{received}}", mark("standard", 1)),))
    )
    day = workbench.today().replace(month=12, day=24)
    workbench._store.save_proclaimed((Holiday(day, mark("holiday", 1), ("Scotland",), day, mark("source", 1)),))


def refused(workbench: Workbench, session: CaseSession, errors: Errors) -> None:
    """Every command with texts of its own, at what there is and at what there is not."""
    for name in commands.__all__:
        kind = getattr(commands, name)
        if name == "Command":
            continue
        odd = sung(filled(kind), "command")
        for command in (odd, aimed(odd, session.case)):
            errors.of(f"command {name}", lambda command=command: session.execute(command))
            session.undo()


def aimed(command: Any, case: Case) -> Any:
    """The same at something that the case holds."""
    found = {
        each.name: getattr(case, AIMED[each.name])[0].id
        for each in fields(command)
        if each.name in AIMED and getattr(case, AIMED[each.name])
    }
    limb = next((claim.limb for part in case.parts for claim in part.claims), "")
    if any(each.name == "limb" for each in fields(command)) and limb:
        found["limb"] = limb
    return replace(command, **found)


def bad_files(data: bytes) -> Iterator[bytes]:
    """A case file with one fault each: a value of another kind, a key too many or too few, and cut off."""
    raw = json.loads(data)
    for holder, key in list(places(raw)):
        kept = holder[key]
        for wrong in (5, [kept], {"x": kept}, None, "\0", -1):
            holder[key] = wrong
            yield json.dumps(raw).encode()
        holder[key] = kept
        if isinstance(holder, dict):
            yield json.dumps({**raw, "also": kept}).encode()
            del holder[key]
            yield json.dumps(raw).encode()
            holder[key] = kept
        else:
            holder.append(holder[key])
            yield json.dumps(raw).encode()
            holder.pop()
    for cut in range(0, len(data), len(data) // 40):
        yield data[:cut]
        yield data[:cut] + b"\xff" + data[cut + 1 :]
    yield b"[" * 100_000
    yield data.replace(b'"version":', b'"version":9')


def places(raw: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(raw.items() if isinstance(raw, dict) else enumerate(raw)):
        yield raw, key
        if isinstance(value, dict | list):
            yield from places(value)


def failing_disk(workbench: Workbench, session: CaseSession, errors: Errors) -> None:
    """The disk is full, then may not be written, then the program itself asks for nonsense."""
    connection: driver.Connection = workbench._store.connection
    long = mark("long", 1) * 5_000
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    errors.of("disk full", lambda: session.execute(commands.SetTitle(long)))
    errors.of(
        "disk full, new case", lambda: workbench.import_case(encode(session.case, workbench.authority_of(session.case)))
    )
    connection.execute("PRAGMA max_page_count = 1000000")
    connection.execute("PRAGMA query_only = ON")
    errors.of("may not be written", lambda: session.execute(commands.SetTitle(long)))
    errors.of("settings may not be written", lambda: workbench.set_authority(replace(workbench.authority(), name=long)))
    connection.execute("PRAGMA query_only = OFF")
    errors.of("NUL", lambda: session.execute(commands.SetTitle(f"{long}\0")))
    errors.of("half a character", lambda: session.execute(commands.SetTitle(f"{long}\ud800")))
    connection.execute("ALTER TABLE parts RENAME COLUMN subject TO gone")
    errors.of("a table is another", lambda: session.execute(commands.SetSubject(session.case.parts[0].id, long)))
    connection.execute("ALTER TABLE parts RENAME COLUMN gone TO subject")


def letters(workbench: Workbench, session: CaseSession, folder: Path, errors: Errors) -> None:
    """Letters that cannot go out, be signed or be written."""
    case, today = session.case, workbench.today()
    force = workbench.authority_of(case)
    errors.of("issue", lambda: workbench.issue(session, mark("name", 1), mark("role", 1), today))

    def approve(code: str, case: Case = case) -> Approval:
        return workbench.approval(case, force, mark("name", 2), mark("role", 2), today, "", code)

    errors.of("another code", lambda: approve(mark("code", 1)))
    session.execute(commands.ApproveLetter(approve(workbench.code(case, force))))
    errors.of("issue, dated", lambda: workbench.issue(session, mark("name", 1), mark("role", 1), today))
    for part in session.case.parts:
        session.execute(commands.SetSubject(part.id, f"{mark('subject', 1)} [bracket]"))
        session.execute(commands.SetAnswerText(part.id, f"{mark('answer', 1)} [bracket]"))
    session.execute(commands.SetLetterDate(None))
    session.execute(commands.ApproveLetter(approve(workbench.code(session.case, force), session.case)))
    errors.of("issue, faulty", lambda: workbench.issue(session, mark("name", 1), mark("role", 1), today))
    errors.of("no such letter", lambda: workbench.sealed(case.id, mark("letter", 1)))
    errors.of("no such case", lambda: workbench.open_case(mark("case", 1)))
    data = workbench.render(workbench.compose(case, force)).data
    errors.of("cannot write", lambda: workbench.write(folder / "out", data))
    errors.of("cannot write there", lambda: workbench.write(folder / "nowhere" / "a.pdf", data))
    workbench.write(folder / "out" / "letter.pdf", data)
    handed = workbench.handover.export(session.case, libraries.ANOTHER)
    workbench.write(folder / "out" / "handed.foicase", handed)
    errors.of("wrong passphrase of a file", lambda: workbench.handover.read(handed, mark("passphrase", 2)))
    errors.of("damaged file", lambda: workbench.handover.read(handed[:-40] + bytes(40), libraries.ANOTHER))


def arriving(workbench: Workbench, errors: Errors) -> None:
    """Requests come in as a file and as a case log, are looked at in every way, and some of both cannot be had."""
    from tests.intake.readers.test_register import workbook
    from workbench.service import arrivals
    from workbench.service.suggesting import command_for

    mail = EmailMessage()
    mail["From"] = f"{mark('sender', 1)} <{mark('address', 1)}@example.org>"
    mail["Subject"], mail["Date"] = mark("subject", 2), "Tue, 01 Jul 2025 09:30:00 +0000"
    asked = f"How many drones of the make {mark('body', 1)} did officers fly over festivals and football grounds?"
    mail.set_content(f"1. {asked}\n\nYours,\n{mark('signature', 1)}\n")
    mail.add_attachment(mark("enclosed", 1).encode(), maintype="text", subtype="plain", filename=mark("enclosed", 2))
    incoming = arrivals.read(f"{mark('file', 1)}.eml", mail.as_bytes())
    session = workbench.arrivals.open_case(incoming, arrivals.text_of(incoming, (0,)))
    for suggestion in workbench.suggestions(session.case):
        if command := command_for(session.case, suggestion):
            session.execute(command)
    source = session.case.sources[0]
    assert mark("enclosed", 1).encode() in workbench.arrivals.enclosure(session.case, source.id, 0)
    session.undo()
    session.redo()
    errors.of("no such file", lambda: workbench.arrivals.original(session.case, mark("source", 1)))
    session.execute(commands.SetAnswerText(session.case.parts[0].id, mark("answer", 2)))
    errors.of("answered already", lambda: workbench.arrivals.take(session, incoming, mark("text", 1)))
    errors.of("no letter", lambda: arrivals.text_of(arrivals.read("x.docx", mark("letter", 2).encode() + bytes(99))))
    head = ["Ref", "Received", "Requester", "Subject", "Request text"]
    rows = [[mark("reference", 1), workbench.today(), mark("requester", 1), mark("title", 1), f"1. {asked}"]]
    log = workbench.registers.read(mark("log", 1), workbook([head, *rows]))
    assert len(list(workbench.registers.bring_in(workbench.registers.preview(log, 0, log.matches[0])))) == 1
    assert workbench.asked_before.of(session.case).similar, "the log's row asks the same"
    errors.of("no case log", lambda: workbench.registers.read("log.csv", b'"' + mark("cell", 1).encode() * 20_000))


def a_bug(window: Any, application: Any) -> None:
    """Faults of the program that carry a case's text: in a slot of the window, and in the letter's thread."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QDialog, QPlainTextEdit

    case = window.bridge.case

    def fault() -> None:
        words = case.request + mark("bug", 1)
        raise ValueError(words)

    QTimer.singleShot(0, fault)
    for _ in range(5):
        application.processEvents()
    reports = [box for each in application.topLevelWidgets() if isinstance(each, QDialog) for box in boxes(each)]
    assert any("ValueError" in box.toPlainText() for box in reports if isinstance(box, QPlainTextEdit))
    for box in reports:
        print(f"report: {box.toPlainText()}")
    for each in application.topLevelWidgets():
        if isinstance(each, QDialog):
            each.close()


def boxes(dialog: Any) -> list[Any]:
    from PySide6.QtWidgets import QPlainTextEdit

    return dialog.findChildren(QPlainTextEdit)


def through_the_desk(window: Any, application: Any) -> None:
    """All pages, the file dialogs of Qt itself, which remember where one has been, and a case that is exported."""
    from PySide6.QtCore import QTimer

    def answer() -> None:
        if dialog := application.activeModalWidget():
            print(f"dialog: {dialog.windowTitle()} {getattr(dialog, 'selectedFiles', list)()}")
            dialog.accept()
            dialog.reject()  # where nothing is chosen yet, it does not accept

    for page in range(5):
        window.show_page(page)
        for _ in range(20):
            application.processEvents()
    reference, ask = window.bridge.case.reference, window.files
    for act in (lambda: ask.ask_save(f"{reference}.foicase"), ask.ask_open, lambda: ask.ask_save_calendar("days.ics")):
        QTimer.singleShot(50, answer)
        act()
        application.processEvents()


def main(folder: Path, passphrase: str | None) -> None:
    """Sing. Ends without clearing up, as a program that is switched off does; what it leaves is looked at."""
    sys.stdout.reconfigure(line_buffering=True)  # in step with what the program itself says
    guess_cheaply(setattr)
    faulthandler.dump_traceback_later(often(60, 900), exit=True)
    from PySide6.QtWidgets import QApplication

    from ui.lasting import make_constants_last
    from ui.start import open_desk

    make_constants_last()
    os.chdir(folder / "out")  # where a file dialog begins
    errors = Errors()
    path = folder / "library" / "cases.foilib"
    workbench = bootstrap.open_workbench(path)
    settle_in(workbench)
    files = performed()
    for data in files.values():
        workbench.import_case(data)
    if passphrase is not None:
        workbench.protecting.turn_on(passphrase)
    workbench.close()
    if passphrase is not None:
        locked_out(path, passphrase, errors)
    workbench = bootstrap.open_workbench(path, passphrase)
    application = QApplication(sys.argv[:1])
    window = open_desk(application, workbench, path)
    window.show()
    window.bridge.open(workbench.import_case(files["example"]))
    through_the_desk(window, application)
    arriving(workbench, errors)
    a_bug(window, application)
    for number, bad in enumerate(islice(bad_files(files["answer-refusal"]), 0, None, often(13, 1))):
        errors.of("bad import", lambda bad=bad: casefile.decode(bad, bootstrap.load_law().catalogue))
        if number % 100 == 0:
            errors.of("bad import into the library", lambda bad=bad: workbench.import_case(bad))
    for name, data in files.items():
        session = workbench.import_case(data)
        refused(workbench, session, errors)
        if name == "answer-refusal":
            failing_disk(workbench, session, errors)
            letters(workbench, session, folder, errors)
    workbench._store.save(sung(filled(Case)), *libraries_entry())
    if workbench.backups is not None:
        workbench.backups.take()
    workbench.close()
    (folder / "told.json").write_text(json.dumps(errors.forced))
    sys.stdout.flush()
    os._exit(0)


def locked_out(path: Path, passphrase: str, errors: Errors) -> None:
    """A protected library without its passphrase, with another, and without its key file."""
    errors.of("no passphrase", lambda: bootstrap.open_workbench(path))
    errors.of("wrong passphrase", lambda: bootstrap.open_workbench(path, mark("passphrase", 1)))
    keys = path.with_suffix(".foikey")
    keys.rename(keys.with_suffix(".away"))
    errors.of("no key file", lambda: bootstrap.open_workbench(path, passphrase))
    keys.with_suffix(".away").rename(keys)


def libraries_entry() -> tuple[Any, Any]:
    from tests.store.contract import NOWHERE, entry

    return NOWHERE, entry()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
