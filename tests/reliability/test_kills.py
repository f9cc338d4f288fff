"""A program that is killed at any moment, whatever it was doing: what it had acknowledged is kept, and nothing is half.

After each kill the library must open without a question, be sound, hold all that was acknowledged, and take a change.
"""

import random
import shutil
import sys

import pytest

from tests.reliability.actions import ACTIONS
from tests.reliability.figures import milliseconds, tell
from tests.reliability.kills import Program, Scene
from tests.reliability.scale import FULL, often, some

_KILLS = often(3, 42)  # of each action: 500 and more in full
_OPENING = 1.0  # second at most until the next open

_totals = {"kills": 0, "acknowledged": 0}
_openings: list[float] = []


@pytest.fixture(scope="module")
def program():
    program = Program()
    yield program
    program.close()


@pytest.fixture(scope="module", params=list(ACTIONS))
def scene(request, tmp_path_factory, program):
    with pytest.MonkeyPatch.context() as patch:
        from tests.reliability.libraries import guess_cheaply

        guess_cheaply(patch.setattr)
        return Scene(request.param, tmp_path_factory.mktemp("killed"), program)


def told_of(scene: Scene, how: str, kills: int) -> None:
    _totals["kills"] += kills
    _totals["acknowledged"] += scene.kept
    _openings.extend(scene.openings)
    tell(f"kills {how}", **{scene.name: f"{kills}; next open {milliseconds(scene.openings)}"})
    tell(
        "kills, all together",
        kills=_totals["kills"],
        edits_acknowledged_before=_totals["acknowledged"],
        acknowledged_edits_lost=0,
        partial_cases=0,
        libraries_that_do_not_open=0,
        next_open=milliseconds(_openings),
    )
    assert max(scene.openings) < _OPENING
    scene.openings.clear()
    scene.kept = 0


def test_nothing_is_lost_at_random_moments(scene):
    chance = random.Random(scene.name)
    killed = [scene.kill_at_random(chance).killed for _ in range(_KILLS)]
    told_of(scene, "at random moments", sum(killed))


def test_nothing_is_lost_at_any_step(scene):
    """Every statement of the program and everything else that it asks of the disk, one after the other."""
    last = next(step for step in (16, 32, 64, 128, 256, 512, 1024) if not scene.kill_at_step(step).killed)
    steps = some(list(range(1, last)), 12)
    killed = [scene.kill_at_step(step).killed for step in steps]
    assert killed[0]
    told_of(scene, "at each step", sum(killed))


CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "unlink", "rename", "link", "openat")


@pytest.mark.skipif(
    not FULL or sys.platform != "linux" or not shutil.which("strace"), reason="in the full count, where strace works"
)
def test_nothing_is_lost_in_any_system_call(scene):
    """SQLite's own writing too, call by call."""
    killed = 0
    for call in CALLS:
        nth = 1
        while scene.kill_in_call(call, nth).killed:
            killed += 1
            nth += 1 if nth < 24 else nth // 6
    told_of(scene, "in each system call", killed)
