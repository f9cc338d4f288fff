"""A program that is killed at any moment, whatever it was doing: what it had acknowledged is kept, and nothing is half.

After each kill the library must open without a question, be sound, hold all that was acknowledged, and take a change.
"""

import random
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.fakes.guesses import guess_cheaply
from tests.reliability.actions import ACTIONS
from tests.reliability.damages import half_written
from tests.reliability.figures import milliseconds, tell
from tests.reliability.kills import Program, Scene, can_watch, opened
from tests.reliability.libraries import NAME, PASSPHRASE, assert_sound, make
from tests.reliability.scale import often, some

_KILLS = often(1, 42)  # of each action: 500 and more in full
_OPENING = 1.0  # second at most until the next open

_totals = {"kills": 0, "edits acknowledged before": 0, "lost, half or not to be opened": 0}
_openings: list[float] = []


@pytest.fixture(scope="module")
def program():
    program = Program()
    yield program
    program.close()


@pytest.fixture(scope="module", params=list(ACTIONS))
def scene(request, tmp_path_factory, program):
    with pytest.MonkeyPatch.context() as patch:
        guess_cheaply(patch.setattr)
        return Scene(request.param, tmp_path_factory.mktemp("killed"), program)


@contextmanager
def counted(scene: Scene, how: str) -> Iterator[None]:
    scene.killed = scene.kept = scene.wrong = 0
    scene.openings.clear()
    try:
        yield
    finally:
        _openings.extend(scene.openings)
        for name, number in zip(_totals, (scene.killed, scene.kept, scene.wrong), strict=True):
            _totals[name] += number
        tell(f"kills {how}", **{scene.name: f"{scene.killed}; next open {milliseconds(scene.openings)}"})
        tell("kills, all together", **_totals, next_open=milliseconds(_openings))
    assert max(scene.openings) < _OPENING


def test_nothing_is_lost_at_random_moments(scene):
    chance = random.Random(scene.name)
    with counted(scene, "at random moments"):
        for _ in range(_KILLS):
            scene.kill_at_random(chance)


def test_nothing_is_lost_at_any_step(scene):
    """Every statement of the program and everything else that it asks of the disk, one after the other."""
    with counted(scene, "at each step"):
        steps = range(1, scene.steps() + 1)
        for step in often(sorted({*some(steps, 3), *steps[-5:]}), list(steps)):
            assert scene.kill_at_step(step).killed
    assert scene.killed


CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "unlink", "rename", "link", "openat")


@pytest.mark.skipif(not can_watch(), reason="another process cannot be watched here")
@pytest.mark.parametrize("scene", often(["saving", "restoring"], list(ACTIONS)), indirect=True)
def test_nothing_is_lost_in_any_system_call(scene):
    """SQLite's own writing too, call by call."""
    with counted(scene, "in each system call"):
        for call in CALLS:
            for nth in often([1], [*range(1, 25), *range(30, 1000, 9)]):
                if not scene.kill_in_call(call, nth).killed:
                    break
    assert scene.killed


def test_the_next_open_takes_less_than_a_second_where_a_guess_costs_what_it_costs(tmp_path, monkeypatch):
    monkeypatch.undo()
    path = tmp_path / NAME
    make(path, PASSPHRASE)
    for name, data in half_written(path, PASSPHRASE).items():  # there is something to be put right, too
        (tmp_path / name).write_bytes(data)
    store, seconds = opened(path, (PASSPHRASE,))
    with closing(store):
        assert_sound(store)
    tell("kills, all together", next_open_at_full_strength=milliseconds([seconds]))
    assert seconds < _OPENING
