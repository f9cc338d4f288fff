"""Words of a case are in the library and where an officer put them, and nowhere else, whatever goes wrong.

Every text of several cases and of the settings is marked; every known error is forced; then all that was printed, every
folder that a program writes to and the names of all files are searched. With protection on, the library itself too.
"""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.reliability import figures
from tests.reliability.canary import NAME, WORD, found_in, found_under
from tests.reliability.libraries import PASSPHRASE
from workbench.store.library import open_library

ROOT = Path(__file__).parents[2]
FOLDERS = ("home", "config", "data", "cache", "state", "run", "tmp", "out", "library")
WRITING = """
import sys, time
from dataclasses import replace
from pathlib import Path
from tests.fakes.cases import filled
from tests.fakes.guesses import guess_cheaply
from tests.reliability import libraries
from tests.reliability.canary import sung
from tests.store.contract import NOWHERE, entry
from workbench.domain.case import Case
from workbench.store.library import open_library
from workbench.store.protecting import LibraryProtection

guess_cheaply(setattr)
path, *secret = sys.argv[1:]
store = open_library(Path(path))
for number in range(20):
    store.save(replace(sung(filled(Case)), id=f"case {number}"), NOWHERE, entry())
store.save(replace(sung(filled(Case)), id="one"), NOWHERE, entry())
if secret:
    LibraryProtection(store).turn_on(secret[0], libraries.RECOVERY)
store.connection.execute("PRAGMA cache_size = 2")
store.connection.execute("BEGIN IMMEDIATE")
for table in ("case_list", "cases", "questions", "parts", "requests"):
    for (name,) in store.connection.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE type LIKE '%TEXT%'"):
        store.connection.execute(f"UPDATE OR IGNORE {table} SET {name} = {name} || 'x' WHERE {name} LIKE 'xq7canary%'")
print("in mid-write", flush=True)
time.sleep(60)
"""
CRASH = """
import os
words = "xq7canary-" + "request-1" * 1000
os.abort()
"""
FORCED = {
    *("bad import", "bad import into the library", "disk full", "disk full, new case", "may not be written"),
    *("settings may not be written", "NUL", "half a character", "a table is another", "issue", "issue, dated"),
    *("wrong passphrase of a file", "damaged file"),
    *("no such file", "answered already", "no letter", "no case log"),
    *("issue, faulty", "another code", "no such letter", "no such case", "cannot write", "cannot write there"),
}
LOCKED_OUT = {"no passphrase", "wrong passphrase", "no key file"}


def own_folders(folder: Path) -> dict[str, str]:
    """The environment in which all that a program keeps for a user lies in this folder."""
    for name in FOLDERS:
        (folder / name).mkdir(mode=0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_", "FOI_"))}
    places = {
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
        **dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), "home"),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), "tmp"),
    }
    own = {name: str(folder / place) for name, place in places.items()}
    return {**kept, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


class Performance:
    """What singing left behind."""

    def __init__(self, folder: Path, *passphrase: str) -> None:
        self.folder = folder
        self.library = folder / "library" / "cases.foilib"
        environment = {**own_folders(folder), "FOI_RELIABILITY": os.environ.get("FOI_RELIABILITY", "")}
        ran = subprocess.run(
            [sys.executable, "-m", "tests.reliability.singing", str(folder), *passphrase],
            cwd=ROOT,
            env=environment,
            capture_output=True,
        )
        self.told = ran.stdout + ran.stderr
        assert ran.returncode == 0, self.told.decode(errors="replace")[-4000:]
        self.forced: dict[str, int] = json.loads((folder / "told.json").read_text())


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Performance:
    return Performance(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def protected(tmp_path_factory) -> Performance:
    return Performance(tmp_path_factory.mktemp("protected"), PASSPHRASE)


def test_every_known_error_was_forced_and_the_library_does_hold_the_words(plain):
    refused = {name for name in plain.forced if name.startswith("command ")}
    figures.tell(
        "words of a case outside the library",
        errors_forced=sum(plain.forced.values()),
        marks_in_the_library=len(found_in(plain.library.read_bytes(), WORD)),
    )
    assert plain.forced.keys() >= FORCED
    assert len(refused) > 40
    assert len(found_in(plain.library.read_bytes(), WORD)) > 500


def test_no_error_and_no_report_of_a_fault_quotes_a_case(plain):
    assert b"report: FOI Case Workbench" in plain.told
    assert found_in(plain.told, WORD) == []


def test_no_folder_of_the_users_holds_a_word_of_a_case(plain):
    for name in ("home", "config", "data", "cache", "state", "run", "tmp"):
        assert found_under(plain.folder / name) == {}, name


def test_where_one_has_been_is_all_that_the_file_dialogs_remember(plain):
    """Qt's own settings exist, so they have been looked through."""
    assert [path.name for path in (plain.folder / "config").rglob("*.conf")] == ["QtProject.conf"]


def test_no_file_is_named_after_a_word_of_a_case(plain):
    names = [str(path.relative_to(plain.folder)) for path in plain.folder.rglob("*")]
    assert any("backups" in name for name in names)
    assert found_in("\n".join(names).encode()) == []


def test_nothing_of_a_protected_library_can_be_read(protected):
    """Its bytes, its key file, its backups, its notes: all that lies beside it."""
    lying = sorted(path.name for path in protected.library.parent.rglob("*") if path.is_file())
    assert "cases.foikey" in lying
    assert sum(name.endswith(".foilib") for name in lying) > 1, "there is a backup"
    assert found_under(protected.library.parent) == {}


def test_nothing_of_a_case_that_is_handed_over_under_a_passphrase_can_be_read(plain, protected):
    for performance in (plain, protected):
        handed = (performance.folder / "out" / "handed.foicase").read_bytes()
        assert len(handed) > 10_000
        assert found_in(handed) == []


def test_nor_of_its_journal_when_the_program_is_killed_in_mid_write(tmp_path):
    """The journal holds the pages as they were before; it is caught with the transaction still open."""
    library = tmp_path / "library" / "cases.foilib"
    environment = own_folders(tmp_path)
    for secret, readable in ((None, True), (PASSPHRASE, False)):
        writing = subprocess.Popen(
            [sys.executable, "-c", WRITING, str(library), *filter(None, [secret])],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        with writing:
            assert writing.stdout.readline() == "in mid-write\n"
            writing.kill()
        journal = library.with_name(f"{library.name}-journal")
        assert journal.stat().st_size > 4096
        assert bool(found_in(journal.read_bytes())) is readable, "in a plain library it is seen"
        assert bool(found_under(library.parent)) is readable
        assert found_under(tmp_path / "tmp") == {}
        with closing(open_library(library, secret)) as store:  # what was kept before is there, and what was not is not
            assert store.load("one").title.startswith(WORD)


@pytest.mark.skipif(sys.platform == "win32", reason="ends badly as POSIX does")
@pytest.mark.parametrize("confined", [True, False])
def test_a_program_that_ends_badly_leaves_no_memory_behind(tmp_path, confined):
    import resource

    def allow_dumps() -> None:
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    code = ("from workbench.process import confine; confine()\n" if confined else "") + CRASH
    environment = own_folders(tmp_path)
    ended = subprocess.run([sys.executable, "-c", code], cwd=tmp_path / "run", env=environment, preexec_fn=allow_dumps)
    assert ended.returncode < 0
    left = found_under(tmp_path)
    if confined:
        assert left == {}
    elif not left:
        pytest.skip("this system writes no memory down beside the program anyway")


def test_the_program_asks_that_before_it_opens_anything():
    code = (
        "import ui.app, resource; ui.app.main(['due', '2025-07-01']); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    if sys.platform == "win32":
        pytest.skip("there a report is asked for, which nobody can ask back")
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.rstrip().endswith("(0, 0)")


def test_nor_does_an_error_or_another_folder_tell_of_it(protected):
    assert protected.forced.keys() >= FORCED | LOCKED_OUT
    assert found_in(protected.told, WORD) == []
    for name in ("home", "config", "data", "cache", "state", "run", "tmp"):
        assert found_under(protected.folder / name) == {}, name
    assert PASSPHRASE.encode() not in protected.told


def test_this_test_sees_a_mark_in_any_case_and_encoding(tmp_path):
    for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
        assert found_in(f"…{WORD}-title-7…".encode(encoding)), encoding
    assert found_in(f"X{WORD.upper()}-TITLE-7".encode()) == [f"{WORD}-title-7"]
    assert found_in(f"{NAME}-id-1".encode(), WORD) == []
    (tmp_path / f"{WORD}.txt").write_text("")
    (tmp_path / "a.txt").write_text(f"{WORD}-request-1")
    assert set(found_under(tmp_path)) == {f"{WORD}.txt", "a.txt"}
