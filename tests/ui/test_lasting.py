"""Qt's bindings must not be able to use up the references to None on Python 3.11 (docs/decisions/0004)."""

import subprocess
import sys

WEAR = """
import sys
if sys.argv[1] == "lasting":
    from ui.lasting import make_constants_last
    make_constants_last()
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(int(sys.argv[2])):
    thing.setObjectName("x")
print(sys.getrefcount(None))
import os
sys.stdout.flush()
os._exit(0)
"""


def worn(how, calls):
    result = subprocess.run([sys.executable, "-c", WEAR, how, str(calls)], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return int(result.stdout)


def test_a_long_day_of_calls_leaves_none_standing():
    assert worn("lasting", 300_000) > 1_000_000
