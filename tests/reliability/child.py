"""The process that is killed: does what it is told on standard input, one line each, and says how far it is.

Where the system can fork it does so for each line, so that a hundred kills need not load the program a hundred times.
"""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from tests.fakes.disk import CALLS, connection_over
from tests.fakes.guesses import guess_cheaply
from tests.reliability.action import BEGUN
from tests.reliability.actions import ACTIONS
from workbench import bootstrap
from workbench.store import driver

KILLED = 9
"""The exit status of a process that ended itself as if it had been killed."""


class Job(msgspec.Struct):
    """What to do with which library."""

    action: str
    path: str
    recovery: str
    step: int = 0  # die before this step that reaches the disk; 0: never by itself
    waits: bool = False  # before it begins, for somebody to watch it
    rounds: int = 0  # how often, if not as usual


def main() -> None:
    guess_cheaply(setattr)
    bootstrap.load_law()
    with open(0, "rb", buffering=0) as orders:
        while line := orders.readline():
            job = msgspec.json.decode(line, type=Job)
            if not hasattr(os, "fork"):
                _do(job, orders)
                return
            process = os.fork()
            if process == 0:
                try:
                    _do(job, orders)
                except BaseException:
                    sys.excepthook(*sys.exc_info())
                    os._exit(1)
                os._exit(0)
            _, status = os.waitpid(process, 0)
            _tell(f"ended {os.waitstatus_to_exitcode(status)}")


def _do(job: Job, orders: Any) -> None:
    _tell(f"process {os.getpid()}")
    left = _Steps()
    action = ACTIONS[job.action]
    if job.rounds:
        action = replace(action, rounds=job.rounds)
    if job.step:
        _count_steps(left)
    for said in action.carry_out(Path(job.path), job.recovery):
        if said == BEGUN:
            if job.waits:
                _tell("waiting")
                orders.readline()
            left.until = job.step
        _tell(said)
    _tell(f"steps {job.step - left.until}")


class _Steps:
    until = 0

    def does(self, action: Callable[[], object]) -> object:
        self.until -= 1
        if self.until == 0:
            os._exit(KILLED)
        return action()


def _count_steps(steps: _Steps) -> None:
    """Every statement, and everything else by which the program itself changes what is on the disk, is a step."""

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        return lambda *given, **named: steps.does(lambda: real(*given, **named))

    for module, names in ((os, CALLS), (Path, ("write_bytes",)), (shutil, ("copyfile",))):
        for name in names:
            setattr(module, name, counted(getattr(module, name)))
    kind, connect = connection_over(steps.does, lambda: True), driver.connect_with
    driver.connect_with = lambda *given, **named: connect(*given, **named, factory=kind)


def _tell(text: str) -> None:
    os.write(1, f"{text}\n".encode())  # at once and in one piece


if __name__ == "__main__":
    main()
