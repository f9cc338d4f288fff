"""Words of a case are in the library and where an officer put them, and nowhere else, whatever goes wrong.

Every text of several cases and of the settings is marked; every known error is forced; then all that was printed, every
folder that a program writes to and the names of all files are searched. With protection on, the library itself too.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability import figures
from tests.reliability.canary import NAME, WORD, found_in, found_under
from tests.reliability.libraries import PASSPHRASE

ROOT = Path(__file__).parents[2]
FOLDERS = ("home", "config", "data", "cache", "state", "run", "tmp", "out", "library")
FORCED = {
    *("bad import", "bad import into the library", "disk full", "disk full, new case", "may not be written"),
    *("settings may not be written", "NUL", "half a character", "a table is another", "issue", "issue, dated"),
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
