"""Who holds a library and since when is told to whoever finds it taken."""

import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from workbench.domain.dates import format_date
from workbench.errors import LibraryInUse
from workbench.store import holder
from workbench.store.library import open_library

HOLDING = """
import sys
from pathlib import Path
from workbench.store.library import open_library
store = open_library(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def held(path):
    """The library in the hands of another process."""
    command = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        process.stdout.readline()
        yield process
        process.kill()


def test_a_second_start_says_who_holds_it_and_since_when(path, held):
    with pytest.raises(LibraryInUse) as refused:
        open_library(path)
    assert "by somebody else: " in refused.value.sentence
    assert holder.user() in refused.value.sentence
    assert f"on {format_date(date.today())}" in refused.value.sentence


def test_after_a_kill_the_next_start_opens_without_a_question(path, held):
    held.kill()
    held.wait()
    assert holder.told(path)  # the note of the killed session is still there, and means nothing
    open_library(path).close()
    assert holder.told(path) == ""


def test_the_note_goes_with_the_library(path):
    with closing(open_library(path)):
        assert holder.told(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b"\xff", b'{"by": 1}', b"x" * 10_000])
def test_a_note_that_is_none_is_no_note(path, note):
    path.with_name("cases.foilib.holder").write_bytes(note)
    assert holder.told(path) == ""
