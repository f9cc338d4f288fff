"""Nobody at the desk: when the time is up, on whichever clock, and what counts as somebody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from ui.idle import Idle


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def steady():
    return Clock()


@pytest.fixture
def wall():
    return Clock()


@pytest.fixture
def settings():
    return {"minutes": 10}


@pytest.fixture
def idle(qtbot, steady, wall, settings):
    idle = Idle(lambda: settings["minutes"], clocks=(steady, wall), tick=60_000)
    idle.times = []
    idle.reached.connect(lambda: idle.times.append(steady.now))
    yield idle
    idle.deleteLater()


def pass_time(idle, *clocks, seconds):
    for clock in clocks:
        clock.now += seconds
    idle.look()


def test_after_ten_minutes_and_not_before(idle, steady, wall):
    pass_time(idle, steady, wall, seconds=599)
    assert idle.times == []
    pass_time(idle, steady, wall, seconds=1)
    assert idle.times == [1600]


def test_it_is_said_once_until_somebody_was_there(idle, steady, wall):
    for _ in range(3):
        pass_time(idle, steady, wall, seconds=600)
    assert len(idle.times) == 1
    idle.touched()
    pass_time(idle, steady, wall, seconds=600)
    assert len(idle.times) == 2


@pytest.mark.parametrize("act", ["key", "click", "move"])
def test_a_key_or_the_mouse_in_any_window_is_somebody(qtbot, idle, steady, wall, act):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = QLineEdit(dialog)
    dialog.show()
    pass_time(idle, steady, wall, seconds=599)
    if act == "key":
        qtbot.keyClick(field, Qt.Key.Key_A)
    elif act == "click":
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    else:
        qtbot.mouseMove(field)
        qtbot.wait(20)
    pass_time(idle, steady, wall, seconds=599)
    assert idle.times == []


def test_a_computer_that_has_slept_is_locked_when_it_wakes(idle, wall):
    pass_time(idle, wall, seconds=3600)  # the steady clock stood still
    assert len(idle.times) == 1


def test_a_clock_that_is_set_back_keeps_nothing_open(idle, steady, wall):
    wall.now -= 7200
    pass_time(idle, steady, wall, seconds=600)
    assert len(idle.times) == 1


def test_a_new_setting_holds_at_once_and_none_is_never(idle, steady, wall, settings):
    settings["minutes"] = 0
    pass_time(idle, steady, wall, seconds=24 * 3600)
    assert idle.times == []
    settings["minutes"] = 5
    idle.look()
    assert len(idle.times) == 1


def test_the_clocks_are_looked_at_by_themselves(qtbot, steady):
    idle = Idle(lambda: 1, clocks=(steady,), tick=20)
    steady.now += 61
    with qtbot.waitSignal(idle.reached):
        pass
    idle.deleteLater()
