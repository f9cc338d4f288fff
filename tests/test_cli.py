"""The commands without a window, as somebody types them."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pikepdf
import pytest
from icalendar import Calendar

from workbench import bootstrap, locations
from workbench.protection import container
from workbench.protection.wrapping import Work
from workbench.service import casefile

EXAMPLE = str(locations.example())


@pytest.fixture
def case_file(tmp_path):
    def write(change):
        raw = json.loads(locations.example().read_bytes())
        change(raw)
        path = tmp_path / "changed.foicase"
        path.write_text(json.dumps(raw), encoding="utf-8")
        return path

    return write


def test_the_twentieth_working_day_and_why(run):
    status, out, _ = run("due", "2025-12-08", "--json")
    assert status == 0
    told = json.loads(out)
    assert told["received"] == "2025-12-08"
    assert told["working_days"] == 20
    assert told["due"] == "2026-01-09"
    assert [day["date"] for day in told["skipped"]] == ["2025-12-25", "2025-12-26", "2026-01-01", "2026-01-02"]
    assert told["skipped"][-1]["nations"] == ["Scotland"]
    assert told["skipped"][0]["nations"] == ["England and Wales", "Northern Ireland", "Scotland"]
    assert all(day["name"] for day in told["skipped"])


def test_due_tells_both_dates_where_the_law_is_open(run):
    told = json.loads(run("due", "2022-08-25", "--json")[1])
    assert (told["due"], told["later"]) == ("2022-09-23", "2022-09-26")
    assert json.loads(run("due", "2025-12-08", "--json")[1])["later"] is None
    said = run("due", "2022-08-25")[1]
    assert "Fri 23 September 2022, or Mon 26 September 2022" in said
    assert "open in law" in said


def test_other_numbers_of_working_days(run):
    assert json.loads(run("due", "2025-07-29", "--working-days", "40", "--json")[1])["due"] == "2025-09-25"
    assert run("due", "2025-07-29", "--working-days", "0")[0] == 2


def test_in_words(run):
    status, out, _ = run("due", "1 July 2025")
    assert status == 0
    assert out.startswith("Wed 30 July 2025")
    assert "14 July 2025" in out


@pytest.mark.parametrize("day", ["2025-06-31", "soon", "1066-10-14", ""])
def test_a_day_that_is_none_is_one_sentence(run, day):
    status, out, err = run("due", day)
    assert status == 1
    assert not out
    assert len(err.strip().splitlines()) == 1


def test_the_examples_letter(run, tmp_path):
    out = tmp_path / "letter.pdf"
    status, said, _ = run("letter", EXAMPLE, "-o", out)
    assert status == 0
    assert "pages" in said
    assert out.read_bytes().startswith(b"%PDF")


def test_a_file_is_final_only_as_what_was_approved(run, tmp_path):
    """DRAFT stands on whatever the approval in the file was not of, unless the officer asks for it without."""
    desk = bootstrap.desk()
    read = casefile.decode(locations.example().read_bytes(), desk.law.catalogue)
    approval = desk.approval(
        read.case, read.authority, "A", "Head", date(2025, 7, 28), "", desk.code(read.case, read.authority)
    )
    case = replace(read.case, letter=replace(read.case.letter, approval=approval))
    bare = replace(case, letter=replace(case.letter, approval=replace(approval, code="", items=())))
    rows = (
        ("as approved", case, (), False),
        ("changed by hand since", replace(case, title="Another subject"), (), True),
        ("another letter of the case", case, ("--kind", "acknowledgement"), True),
        ("approved as nobody knows what", bare, (), True),
    )
    for name, each, options, draft in rows:
        file, pdf = tmp_path / "case.foicase", tmp_path / "letter.pdf"
        file.write_bytes(casefile.encode(each, read.authority))
        run("letter", file, "-o", pdf, *options)
        with pikepdf.open(pdf) as pages:
            assert str(pages.docinfo["/Title"]).startswith("Draft:") is draft, name


def test_a_final_letter_of_another_day(run, tmp_path):
    draft, final = tmp_path / "draft.pdf", tmp_path / "final.pdf"
    run("letter", EXAMPLE, "-o", draft)
    run("letter", EXAMPLE, "-o", final, "--final", "--date", "2025-07-30")
    assert draft.read_bytes() != final.read_bytes()


@pytest.mark.parametrize("kind", ["acknowledgement", "clarification", "fees", "extension", "answer"])
def test_another_letter_of_the_same_case(run, tmp_path, kind):
    usual, other = tmp_path / "usual.pdf", tmp_path / "other.pdf"
    run("letter", EXAMPLE, "-o", usual)
    assert run("letter", EXAMPLE, "-o", other, "--kind", kind)[0] == 0
    assert (usual.read_bytes() == other.read_bytes()) is (kind == "answer")


def test_a_letter_that_the_case_cannot_have(run, tmp_path):
    status, _, err = run("letter", EXAMPLE, "-o", tmp_path / "x.pdf", "--kind", "review")
    assert status == 1
    assert "No review" in err
    assert run("letter", EXAMPLE, "-o", tmp_path / "x.pdf", "--kind", "poem")[0] == 2
    assert not list(tmp_path.iterdir())


def test_two_letters_of_one_case_are_the_same_file(run, tmp_path):
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    run("letter", EXAMPLE, "-o", one)
    run("letter", EXAMPLE, "-o", two)
    assert one.read_bytes() == two.read_bytes()


def test_an_output_that_cannot_be_written_is_a_sentence_and_the_old_file_is_whole(run, tmp_path):
    missing = tmp_path / "no" / "such" / "folder.pdf"
    status, _, err = run("letter", EXAMPLE, "-o", missing)
    assert status == 1
    assert len(err.strip().splitlines()) == 1
    folder = tmp_path / "in the way.pdf"
    folder.mkdir()
    status, _, err = run("letter", EXAMPLE, "-o", folder)
    assert status == 1
    assert stat.S_ISDIR(folder.stat().st_mode)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_letter_is_not_dated_before_the_request_arrived(run, tmp_path):
    status, _, err = run("letter", EXAMPLE, "-o", tmp_path / "x.pdf", "--date", "2025-06-01")
    assert status == 1
    assert "before the request arrived" in err
    assert not list(tmp_path.iterdir())


def test_a_case_with_nothing_left_passes(run):
    status, out, _ = run("check", EXAMPLE)
    assert (status, out.strip()) == (0, "Nothing found.")
    assert json.loads(run("check", EXAMPLE, "--json")[1]) == {"findings": []}


def test_a_case_with_an_error_does_not(run, case_file):
    path = case_file(lambda raw: raw["case"]["parts"][0].update(outcome=None))
    status, out, _ = run("check", path, "--json")
    assert status == 1
    [finding] = json.loads(out)["findings"]
    assert finding["rule"] == "part-decided"
    assert finding["severity"] == "error"
    assert finding["place"]["part_id"] == "p1"
    assert finding["provision"] == "s.1(1)"
    status, out, _ = run("check", path)
    assert status == 1
    assert out.startswith("error: ")


def test_an_error_that_was_set_aside_with_a_reason_passes_and_is_said(run, case_file):
    def undecided(raw, waivers=()):
        raw["case"]["parts"][0].update(outcome=None)
        raw["case"]["waivers"] = list(waivers)

    [finding] = json.loads(run("check", case_file(undecided), "--json")[1])["findings"]
    assert finding["waived"] is None
    waiver = {"rule": finding["rule"], "place": finding["place"], "reason": "It follows\nin a second letter."}
    path = case_file(lambda raw: undecided(raw, [waiver]))
    status, out, _ = run("check", path)
    assert status == 0
    assert out.startswith("waived: ")
    assert out.strip().endswith("Reason: It follows in a second letter.")
    assert json.loads(run("check", path, "--json")[1])["findings"][0]["waived"] == "It follows\nin a second letter."


def test_a_warning_alone_passes(run, case_file):
    path = case_file(lambda raw: raw["case"]["tests"][0]["factors"][0].update(weight=None))
    status, out, _ = run("check", path)
    assert status == 0
    assert out.startswith("warning: ")


def test_what_would_be_asked_of_a_refusal(run, case_file):
    status, out, _ = run("challenge", EXAMPLE, "--json")
    assert status == 0
    asked = json.loads(out)["questions"]
    assert {each["asker"] for each in asked} == {"requester", "case officer"}
    assert all(each["question"] and each["provision"] and each["place"]["page"] for each in asked)
    text = run("challenge", EXAMPLE)[1]
    assert all(each["question"] in text for each in asked)

    def unreasoned(raw):
        for claim in raw["case"]["parts"][4]["claims"]:
            claim.update(reason="", harm={})

    bare = json.loads(run("challenge", case_file(unreasoned), "--json")[1])["questions"]
    left_open = [each for each in bare if each["answer"] is None]
    assert any(each["place"].get("part_id") == "p5" for each in left_open)
    assert "Open." in run("challenge", case_file(unreasoned))[1]


def test_the_sign_off_sheet(run, tmp_path):
    out = tmp_path / "sheet.pdf"
    status, said, _ = run("sheet", EXAMPLE, "-o", out)
    assert status == 0
    assert "pages" in said
    assert out.read_bytes().startswith(b"%PDF")


def test_the_clocks_of_a_case_as_a_calendar_file(run, tmp_path):
    out = tmp_path / "clocks.ics"
    status, said, _ = run("clocks", EXAMPLE, "-o", out)
    assert status == 0
    entries = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert said.strip() == f"{out}: {len(entries)} dates"
    days = {str(entry["summary"]): entry["dtstart"].dt for entry in entries}
    assert days["616-25: Answer by"] == date(2025, 7, 30)


@pytest.mark.parametrize(
    "command",
    [["check"], ["challenge"], ["letter", "-o", "x.pdf"], ["sheet", "-o", "x.pdf"], ["clocks", "-o", "x.ics"]],
)
def test_a_file_that_is_no_case_file_or_is_not_there(run, tmp_path, command):
    path = tmp_path / "notes.foicase"
    for attempt in ("missing", "text"):
        if attempt == "text":
            path.write_text("not a case")
        status, _, err = run(command[0], path, *command[1:])
        assert status == 1
        assert len(err.strip().splitlines()) == 1


def test_the_questions_of_a_request(run, tmp_path):
    text = (
        "Dear force,\r\n\r\nPlease limit this to the period from 1 January 2022 to the date of this request.\r\n\r\n"
        "1. How many drones \U0001f681 are there?\r\n2. Who has them:\r\n   a) by rank;\r\n   b) by station?\r\n\r\n"
        "If prioritisation is required, please prioritise question 2.\r\n"
    )
    path = tmp_path / "request.txt"
    path.write_bytes(text.encode())
    status, out, _ = run("split", path, "--json", "--sent", "2025-07-01")
    assert status == 0
    told = json.loads(out)
    assert [(q["label"], q["parent"]) for q in told["questions"]] == [
        ("1", None),
        ("2", None),
        ("2a", "2"),
        ("2b", "2"),
    ]
    for question in told["questions"]:
        assert text[question["start"] : question["end"]] == question["text"]
    parent = next(q for q in told["questions"] if q["label"] == "2")
    assert [q["parent_id"] for q in told["questions"]] == [None, None, parent["id"], parent["id"]]
    assert told["period"] == {"from": "2022-01-01", "to": "2025-07-01"}
    assert told["priority"] == ["2"]


def test_a_request_without_a_period_says_so(run, tmp_path):
    path = tmp_path / "request.txt"
    path.write_text("How many drones do you have?", encoding="utf-8")
    assert json.loads(run("split", path, "--json")[1])["period"] is None


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\x00\x01"])
def test_splitting_what_is_no_request(run, tmp_path, data):
    path = tmp_path / "request.txt"
    path.write_bytes(data)
    status, _, err = run("split", path, "--json")
    assert status in (0, 1)
    assert len(err.strip().splitlines()) == (1 if status else 0)


def test_the_questions_of_a_message(run, tmp_path):
    path = tmp_path / "request.eml"
    path.write_bytes(b"From: a@example.org\r\nSubject: Drones\r\n\r\n1. How many drones?\r\n2. Who flies them?\r\n")
    assert run("split", path)[1].splitlines() == ["1. How many drones?", "2. Who flies them?"]


def test_the_schema_is_the_published_one(run):
    status, out, _ = run("schema")
    assert status == 0
    published = locations.resources().parent / "docs" / "case-file.schema.json"
    assert out == published.read_text(encoding="utf-8")


def program(*words, **options):
    """The real program, as a process of its own."""
    command = [sys.executable, "-m", "workbench.cli", *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(locations.resources().parent)} | options.pop("env", {})
    return subprocess.run(command, stderr=subprocess.PIPE, env=environment, **options)


def test_a_terminal_without_the_characters_is_given_their_codes(tmp_path):
    path = tmp_path / "request.txt"
    path.write_text("How many \U0001f681 in Ll\u0177n?", encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = program("split", path, stdout=subprocess.PIPE, env=plain)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.split() == rb"1. How many \U0001f681 in Ll\u0177n?".split()


def test_a_reader_that_has_seen_enough_is_no_news():
    reader, writer = os.pipe()
    os.close(reader)
    try:
        assert program("schema", stdout=writer).stderr == b""
    finally:
        os.close(writer)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device to write to")
def test_an_output_that_is_full_is_one_line():
    with Path("/dev/full").open("wb") as full:
        done = program("schema", stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith(b"foi-workbench: ")
    assert done.stderr.count(b"\n") == 1


def test_a_bug_is_one_line_that_quotes_nothing(run, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("Ms Example, 1 Example Street")

    monkeypatch.setattr("workbench.cli.explain", broken)
    status, _, err = run("due", "2025-07-01")
    assert status == 3
    assert err == "foi-workbench: The program has a fault and stopped (ZeroDivisionError). Please report it.\n"


@pytest.mark.parametrize("number", ["abc", "", "-1", "1001", "\u0663", "9" * 5000])
def test_a_number_of_days_that_is_none(run, number):
    status, out, err = run("due", "2025-07-01", f"--working-days={number}")
    assert (status, out) == (2, "")
    assert "a number from 1 to 1000" in err


# ── protected case files ─────────────────────────────────────────────────────────────────────────────────────────────

PASSPHRASE = "llŷn peninsula at dawn"


@pytest.fixture
def protected(tmp_path):
    path = tmp_path / "protected.foicase"
    quick = Work(memory=64, passes=1, lanes=1)
    path.write_bytes(container.sealed(locations.example().read_bytes(), PASSPHRASE, quick))
    return path


@pytest.mark.parametrize("command", ["letter", "sheet", "clocks", "check", "challenge"])
def test_a_protected_case_file_says_how_its_passphrase_is_given(run, protected, tmp_path, command):
    output = ("-o", tmp_path / "out") if command in ("letter", "sheet", "clocks") else ()
    status, out, err = run(command, protected, *output)
    assert (status, out) == (1, "")
    assert "--passphrase-from FILE" in err


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nmore lines\n"])
def test_with_the_passphrase_from_a_file_it_is_as_any_other(run, protected, tmp_path, ending):
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}{ending}", encoding="utf-8", newline="")
    assert run("check", protected, "--passphrase-from", secret) == run("check", EXAMPLE)
    assert run("check", EXAMPLE, "--passphrase-from", secret) == run("check", EXAMPLE)


def test_with_the_passphrase_from_standard_input(run, protected, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO(f"{PASSPHRASE}\n"))
    assert run("check", protected, "--passphrase-from", "-") == run("check", EXAMPLE)


@pytest.mark.parametrize(
    ("secret", "said"), [(b"another", "not the passphrase"), (b"\n", "no passphrase"), (b"\xff\xfe", "not UTF-8")]
)
def test_a_wrong_passphrase_is_one_sentence(run, protected, tmp_path, secret, said):
    path = tmp_path / "secret"
    path.write_bytes(secret)
    status, out, err = run("check", protected, "--passphrase-from", path)
    assert (status, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_file_larger_than_any_of_ours_is_not_read(run, tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    for command in ("check", "split"):
        status, _, err = run(command, path)
        assert status == 1
        assert "larger than 64 MB" in err
