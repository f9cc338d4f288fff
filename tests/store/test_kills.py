"""A program that is killed in mid-save has kept everything that it said it had kept."""

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes.cases import usual_case
from tests.store.contract import EVERYTHING, keep
from workbench.store.library import open_library

PROJECT = Path(__file__).parents[2]
ROUNDS = 8

SAVING = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.fakes.cases import usual_case
from tests.store.contract import keep
from workbench.store.library import open_library

store = open_library(Path(sys.argv[1]))
for revision in range(int(sys.argv[2]), 1_000_000):
    case = usual_case("one", str(revision))
    keep(store, replace(case, request=case.request * (revision % 7 + 1), parts=case.parts[revision % 5 :]))
    print(revision, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_nothing_that_was_acknowledged_is_lost(tmp_path):
    path = tmp_path / "cases.foilib"
    chance = random.Random(1)
    kept = 0
    for _ in range(ROUNDS):
        acknowledged = killed_while_saving(path, kept + 1, chance.uniform(0, 0.1))
        with closing(open_library(path)) as store:
            [row] = store.rows(EVERYTHING, 0, 10)
            kept = int(row.reference)
            case = store.load("one")
            assert len(store.log("one")) == kept
        assert kept in (acknowledged, acknowledged + 1)  # the one in hand may have been kept, but not yet told
        assert len(case.request) == len(usual_case().request) * (kept % 7 + 1)
        assert case.parts == usual_case().parts[kept % 5 :]
    with closing(open_library(path)) as store:
        keep(store, usual_case("two"))
    assert [file.name for file in tmp_path.iterdir()] == [path.name]  # the next save tidies up


def killed_while_saving(path, first: int, seconds: float) -> int:
    """Let another process save, kill it some time after its first save, and return the last that it acknowledged."""
    command = [sys.executable, "-c", SAVING, str(path), str(first)]
    saving = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
    with saving:
        told = saving.stdout.readline()
        time.sleep(seconds)  # at any moment of a later save
        saving.kill()
        told += saving.stdout.read()
    return int(told.rpartition("\n")[0].split()[-1])
