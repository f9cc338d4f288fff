"""The commands over a whole library: its log as a table, and whether it is as it was kept."""

import csv
import io
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from workbench import bootstrap, locations

SECRET = "correct horse battery staple"


@pytest.fixture
def library(tmp_path):
    """The example and an empty case beside it."""
    path = tmp_path / "library.foilib"
    with closing(bootstrap.open_workbench(path)) as workbench:
        workbench.refresh_due_dates()
        workbench.new_case()
        workbench.import_case(locations.example().read_bytes())
    return path


def tamper(path, statement):
    with closing(bootstrap.open_workbench(path)) as workbench:
        workbench._store.connection.execute(statement)


def test_the_log_as_a_table(run, library, tmp_path):
    status, out, _ = run("log", library, "-o", tmp_path / "log.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "log.csv").read_text("utf-8-sig"), newline="")))
    assert status == 0
    assert out == f"{tmp_path / 'log.csv'}: {len(rows)} lines\n"
    assert [row["What"] for row in rows][:2] == ["Open case", "Import case"]


def test_the_log_of_one_case(run, library, tmp_path):
    assert run("log", library, "-o", tmp_path / "log.csv", "--case", "616-25")[0] == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "log.csv").read_text("utf-8-sig"), newline="")))
    assert {row["Case"] for row in rows} == {"616-25"}


def test_a_case_that_is_not_there(run, library, tmp_path):
    status, _, err = run("log", library, "-o", tmp_path / "log.csv", "--case", "61")
    assert (status, "has no case 61" in err) == (1, True)
    assert not (tmp_path / "log.csv").exists()


def test_a_library_that_is_as_it_was_kept(run, library):
    assert run("verify", library) == (
        0,
        "All 2 cases are as they were kept, with letters, settings and the log.\n",
        "",
    )


def test_a_case_that_was_altered(run, library):
    tamper(library, "UPDATE requests SET text = 'Another.' WHERE text <> ''")
    status, out, _ = run("verify", library)
    assert status == 1
    assert out == (
        "The case 616-25 is not as it was kept.\n"
        "The other case is as it was kept. Restore the library from a backup (File, Backups).\n"
    )


def test_a_log_that_was_altered(run, library):
    tamper(library, "UPDATE case_log SET by = 'nobody' WHERE number = 1")
    status, out, _ = run("verify", library)
    assert (status, out.startswith("The log is broken at line 1: ")) == (1, True)


def test_a_line_of_the_list_is_put_right_and_the_library_is_sound(run, library):
    tamper(library, "UPDATE case_list SET title = 'Another.' WHERE reference = '616-25'")
    status, out, _ = run("verify", library)
    assert (status, "its line is put right" in out) == (0, True)
    assert run("verify", library)[1].startswith("All 2 cases")


@pytest.mark.parametrize("words", [("verify",), ("log", "-o", "log.csv")])
def test_a_mistyped_library_is_not_made(run, tmp_path, words):
    status, _, err = run(words[0], tmp_path / "none.foilib", *words[1:])
    assert (status, "There is no library" in err) == (1, True)
    assert not (tmp_path / "none.foilib").exists()


def test_something_else_is_no_library(run, tmp_path):
    (tmp_path / "letter.foilib").write_text("Dear Sir")
    assert run("verify", tmp_path / "letter.foilib")[0] == 1


@pytest.fixture
def protected(library):
    with closing(bootstrap.open_workbench(library)) as workbench:
        workbench.protecting.turn_on(SECRET)
    return library


def test_a_protected_library_asks_for_its_passphrase(run, protected):
    status, _, err = run("verify", protected)
    assert (status, "is protected" in err) == (1, True)


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nanother line\n"])
def test_the_passphrase_from_a_file(run, protected, tmp_path, end):
    (tmp_path / "secret").write_bytes((SECRET + end).encode())
    status, out, _ = run("verify", protected, "--passphrase-from", tmp_path / "secret")
    assert (status, out.startswith("All 2 cases")) == (0, True)
    assert run("log", protected, "-o", tmp_path / "log.csv", "--passphrase-from", tmp_path / "secret")[0] == 0


def test_the_passphrase_from_the_standard_input(protected):
    words = [sys.executable, "-m", "workbench.cli", "verify", str(protected), "--passphrase-from", "-"]
    done = subprocess.run(
        words, input=f"{SECRET}\n", capture_output=True, text=True, encoding="utf-8", cwd=Path(__file__).parents[1]
    )
    assert (done.returncode, done.stdout.startswith("All 2 cases"), SECRET in done.stderr) == (0, True, False)


def test_a_wrong_passphrase(run, protected, tmp_path):
    (tmp_path / "secret").write_text("wrong horse")
    status, out, err = run("verify", protected, "--passphrase-from", tmp_path / "secret")
    assert (status, out) == (1, "")
    assert "horse" not in err


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_a_passphrase_that_is_none(run, protected, tmp_path, content):
    (tmp_path / "secret").write_bytes(content)
    assert run("verify", protected, "--passphrase-from", tmp_path / "secret")[0] == 1


def test_a_passphrase_file_that_is_not_there(run, protected, tmp_path):
    status, _, err = run("verify", protected, "--passphrase-from", tmp_path / "none")
    assert (status, "passphrase cannot be read" in err) == (1, True)
