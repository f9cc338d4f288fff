"""The commands without a window: the letter, its checks, its clocks. The same core; nothing of Qt is imported."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from workbench import bootstrap
from workbench.cli_library import add_commands, secret_from, takes_passphrase
from workbench.domain.case import Period
from workbench.domain.challenge import Challenge
from workbench.domain.checks import standing
from workbench.domain.clocks import explain, working_days_after
from workbench.domain.dates import format_date, parse_date
from workbench.domain.findings import Finding, Place
from workbench.domain.letter import Approval, LetterKind
from workbench.errors import BadInput, KnownError
from workbench.process import confine
from workbench.protection import container
from workbench.service import casefile
from workbench.service.bounds import read_file
from workbench.service.casefile import CaseFile
from workbench.service.commands import ChooseLetter, SetLetterDate
from workbench.service.handlers import handle
from workbench.service.ports import RenderedLetter

_KINDS = {
    "acknowledgement": LetterKind.ACKNOWLEDGEMENT,
    "clarification": LetterKind.CLARIFICATION,
    "fees": LetterKind.FEES_NOTICE,
    "extension": LetterKind.EXTENSION,
    "answer": LetterKind.ANSWER,
    "review": LetterKind.REVIEW_OUTCOME,
}


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns the exit status: 0 done, 1 an error is found or said, 2 wrong usage, 3 a bug."""
    confine()
    _print_any_character()
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        status = run(arguments)
        if sys.stdout:
            sys.stdout.flush()  # what cannot be written is found here, not when the program ends
        return status
    except KnownError as error:
        return _say(str(error), 1)
    except KeyboardInterrupt:
        return _say("Stopped.", 1)
    except BrokenPipeError:  # whoever read the output has seen enough
        _drop_output()
        return 1
    except OSError as error:  # a full disk behind the output, above all
        _drop_output()
        return _say(f"Something could not be read or written: {error.strerror or type(error).__name__}.", 1)
    except Exception as error:  # never its text, which may hold the case's
        return _say(f"The program has a fault and stopped ({type(error).__name__}). Please report it.", 3)


def _letter(arguments: argparse.Namespace) -> int:
    """Make the letter of a case file as PDF."""
    desk = bootstrap.desk()
    read = _read(arguments)
    case = read.case
    if arguments.kind is not None:
        case = handle(case, ChooseLetter(_KINDS[arguments.kind]), desk.law)
    if arguments.date is not None:
        case = handle(case, SetLetterDate(parse_date(arguments.date)), desk.law)
    case = desk.settled(case, read.authority)  # a file may have been changed since, by hand or here
    if arguments.final and case.letter.approval is None:
        role = read.authority.signatory_role or "decision maker"
        approval = Approval("", role, case.letter.dated or desk.today())
        case = replace(case, letter=replace(case.letter, approval=approval))
    _write_pages(desk.render(desk.compose(case, read.authority)), arguments.output)
    return 0


def _sheet(arguments: argparse.Namespace) -> int:
    """Make the sign-off sheet of a case file as PDF."""
    desk = bootstrap.desk()
    read = _read(arguments)
    case = desk.settled(read.case, read.authority)
    _write_pages(desk.render(desk.compose_sheet(case, read.authority)), arguments.output)
    return 0


def _clocks(arguments: argparse.Namespace) -> int:
    """Write the clocks of a case file as a calendar file."""
    desk = bootstrap.desk()
    read = _read(arguments)
    clocks = desk.deadlines(read.case, read.authority)
    bootstrap.write_file(arguments.output, desk.render_clocks([(read.case, clocks)]))
    print(f"{arguments.output}: {len(clocks)} date{'s' if len(clocks) != 1 else ''}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    """Say what stands between a case file and its letter; what is waived with a reason does not count."""
    read = _read(arguments)
    found = bootstrap.desk().findings(read.case, read.authority)
    if arguments.json:
        _print_json({"findings": [_finding(finding) for finding in found]})
    else:
        for finding in found:
            print(_said(finding))
        if not found:
            print("Nothing found.")
    return 1 if standing(found) else 0


def _challenge(arguments: argparse.Namespace) -> int:
    """Ask what a requester and the Commissioner's case officer would ask, and say what the case answers."""
    read = _read(arguments)
    asked = bootstrap.desk().challenge(read.case, read.authority)
    if arguments.json:
        _print_json({"questions": [_question(each) for each in asked]})
        return 0
    for each in asked:
        about = f" ({' '.join(each.about.split())})" if each.about else ""
        print(f"{each.asked.asker.value}: {each.asked.question}{about} [{each.asked.provision}]")
        print(f"  {' '.join(each.answer.split()) or 'Open.'}")
    if not asked:
        print("Nothing would be asked.")
    return 0


def _said(finding: Finding) -> str:
    if finding.waiver:
        return f"waived: {finding.sentence} ({finding.provision}) Reason: {' '.join(finding.waiver.reason.split())}"
    return f"{finding.severity.value}: {finding.sentence} {finding.remedy} ({finding.provision})"


def _split(arguments: argparse.Namespace) -> int:
    """Propose the questions of a request, with its period and priority."""
    from workbench.intake.split import propose

    text = _text(arguments.request)
    sent = parse_date(arguments.sent) if arguments.sent is not None else None
    taken, proposal = bootstrap.desk().take_in(text), propose(text, sent)
    labels = {question.id: question.label for question in taken.questions}
    numbers = {question.id: str(number) for number, question in enumerate(taken.questions, 1)}
    if not arguments.json:
        for question in taken.questions:
            print(f"{'  ' if question.parent_id else ''}{question.label}. {' '.join(question.text.split())}")
        return 0
    questions = [
        {
            "id": numbers[question.id],
            "label": question.label,
            "parent_id": numbers.get(question.parent_id or ""),
            "parent": labels.get(question.parent_id or ""),
            "text": question.text,
            "start": question.span.start if question.span else 0,
            "end": question.span.end if question.span else 0,
        }
        for question in taken.questions
    ]
    priority = [label for label in proposal.priority if label in labels.values()]
    _print_json({"questions": questions, "period": _period(proposal.period, sent), "priority": priority})
    return 0


def _due(arguments: argparse.Namespace) -> int:
    """Say by which day a request must be answered, and why."""
    received = parse_date(arguments.received)
    calendar = bootstrap.load_calendar()
    deadline = working_days_after(received, arguments.working_days, calendar)
    if arguments.json:
        skipped = [
            {"date": day.date.isoformat(), "name": day.name, "nations": list(day.nations)} for day in deadline.skipped
        ]
        _print_json(
            {
                "received": received.isoformat(),
                "working_days": arguments.working_days,
                "due": deadline.due.isoformat(),
                "later": deadline.later.isoformat() if deadline.later else None,
                "skipped": skipped,
            }
        )
    else:
        print(format_date(deadline.due))
        for sentence in explain(deadline):
            print(f"  {sentence}")
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of a case file."""
    print(casefile.schema().decode(), end="")
    return 0


def _read(arguments: argparse.Namespace) -> CaseFile:
    """The case file, opened with its passphrase where it is protected."""
    data = read_file(arguments.case)
    if container.is_container(data):
        secret = secret_from(arguments.passphrase_from)
        if secret is None:
            raise BadInput(
                "The case file is protected with a passphrase.",
                "Give a file that holds it: --passphrase-from FILE, or - to read it from standard input.",
            )
        data = container.opened(data, secret)
    return casefile.decode(data, bootstrap.load_catalogue())


def _write_pages(rendered: RenderedLetter, output: Path) -> None:
    bootstrap.write_file(output, rendered.data)
    print(f"{output}: {rendered.pages} page{'s' if rendered.pages != 1 else ''}")
    if rendered.missing_glyphs:
        print(f"Printed as codes, for the typeface lacks them: {' '.join(rendered.missing_glyphs)}", file=sys.stderr)


def _text(path: Path) -> str:
    """The words of a request, whatever kind of file it came in."""
    from workbench.intake.readers import read

    return read(path.name, read_file(path)).text


def _question(each: Challenge) -> dict[str, Any]:
    return {
        "key": each.asked.key,
        "asker": each.asked.asker.value,
        "question": each.asked.question,
        "about": each.about,
        "answer": each.answer or None,
        "provision": each.asked.provision,
        "place": _place(each.place),
    }


def _place(place: Place) -> dict[str, str]:
    named = {
        key: value
        for key in ("question_id", "part_id", "limb", "test_id", "factor_id", "field")
        if (value := getattr(place, key))
    }
    return {"page": place.page.value, **named}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "sentence": finding.sentence,
        "remedy": finding.remedy,
        "provision": finding.provision,
        "place": _place(finding.place),
        "waived": finding.waiver.reason if finding.waiver else None,
    }


def _period(scope: Period | None, sent: date | None) -> dict[str, str | None] | None:
    if scope is None:
        return None
    end = (sent.isoformat() if sent else "date-of-request") if scope.to_request else None
    return {
        "from": scope.start.isoformat() if scope.start else None,
        "to": end or (scope.end.isoformat() if scope.end else None),
    }


def _print_any_character() -> None:
    """A terminal that cannot show a character is given its code, whatever its language."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _say(sentence: str, status: int) -> int:
    """One line for whoever called, and the exit status."""
    print(f"foi-workbench: {' '.join(sentence.split())}", file=sys.stderr)
    return status


def _drop_output() -> None:
    """What is still waiting to be printed goes nowhere, so that the end of the program does not fail over it."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=True, indent=2))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="foi-workbench", description="FOI Case Workbench, without its window.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    letter = commands.add_parser("letter", help="make the letter of a case file as PDF")
    _takes_case(letter)
    letter.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    letter.add_argument("--kind", choices=_KINDS, help="which letter, instead of the one being written")
    letter.add_argument("--date", help="date of the letter, for example 2025-07-29")
    letter.add_argument("--final", action="store_true", help="without DRAFT across its pages")
    letter.set_defaults(run=_letter)

    sheet = commands.add_parser("sheet", help="make the sign-off sheet of a case file as PDF")
    _takes_case(sheet)
    sheet.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    sheet.set_defaults(run=_sheet)

    clocks = commands.add_parser("clocks", help="write the clocks of a case file as a calendar file")
    _takes_case(clocks)
    clocks.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.ics")
    clocks.set_defaults(run=_clocks)

    check = commands.add_parser("check", help="say what stands in the way of the letter; exit status 1 on errors")
    _takes_case(check)
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=_check)

    challenge = commands.add_parser("challenge", help="say what a requester and the Commissioner would ask of it")
    _takes_case(challenge)
    challenge.add_argument("--json", action="store_true")
    challenge.set_defaults(run=_challenge)

    split = commands.add_parser("split", help="propose the questions of a request: text, e-mail, Word, PDF or web page")
    split.add_argument("request", type=Path, metavar="REQUEST")
    split.add_argument("--sent", metavar="DATE", help="the day on which it was sent")
    split.add_argument("--json", action="store_true")
    split.set_defaults(run=_split)

    due = commands.add_parser("due", help="say by which day a request must be answered, and why")
    due.add_argument("received", help="day of receipt, for example 2025-07-01")
    due.add_argument("--working-days", type=_count, default=20, metavar="N")
    due.add_argument("--json", action="store_true")
    due.set_defaults(run=_due)

    schema = commands.add_parser("schema", help="print the JSON Schema of a case file")
    schema.set_defaults(run=_schema)

    add_commands(commands)
    return parser


def _takes_case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", type=Path, metavar="CASE.foicase")
    takes_passphrase(parser, "passphrase of a protected case file")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= 1000):
        raise argparse.ArgumentTypeError("a number from 1 to 1000")
    return int(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
