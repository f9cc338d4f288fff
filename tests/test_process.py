"""A process that ends badly leaves no picture of its memory, and still does all its work."""

import subprocess
import sys

import pytest

from workbench import process

posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no core dumps on Windows")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux what it may dump")

ENDS_BADLY = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
os.chdir(sys.argv[1])
from workbench.process import confine
confine()
os.abort()
"""


def asked_of(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


@posix
def test_a_process_that_aborts_leaves_no_core(tmp_path):
    ended = asked_of(ENDS_BADLY, str(tmp_path))
    assert ended.returncode < 0, "it ended by a signal"
    assert list(tmp_path.iterdir()) == []


@posix
def test_not_even_the_hard_limit_allows_a_core():
    told = asked_of(
        "import resource; from workbench.process import confine; confine();"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert told.stdout.strip() == "(0, 0)"


@linux
def test_no_crash_handler_of_the_system_may_read_it_either():
    told = asked_of(
        "import ctypes; from workbench.process import confine; confine(); print(ctypes.CDLL(None).prctl(3))"
    )
    assert told.stdout.strip() == "0", "PR_GET_DUMPABLE"


@posix
@pytest.mark.parametrize("start", ["from ui.app import main", "from workbench.cli import main"])
def test_both_ways_into_the_program_begin_with_it(start):
    told = asked_of(
        f"import resource\n{start}\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert told.stdout.strip().endswith("(0, 0)")


def test_a_platform_that_refuses_does_not_keep_the_program_from_starting(monkeypatch):
    def refuses():
        raise OSError("not here")

    monkeypatch.setattr(process, "_no_core", refuses)
    asked = []
    monkeypatch.setattr(process, "_not_dumpable", lambda: asked.append("dumpable"))
    monkeypatch.setattr(process, "_no_report", lambda: asked.append("report"))
    process.confine()
    assert asked == ["dumpable", "report"], "what else there is to ask is asked"


@linux
def test_the_library_still_opens(tmp_path):
    """A process that may not be dumped has some of its own files under /proc taken away from it."""
    told = asked_of(
        "import sys\nfrom pathlib import Path\nfrom workbench.process import confine\nconfine()\n"
        "from workbench import bootstrap\nworkbench = bootstrap.open_workbench(Path(sys.argv[1]))\n"
        "print(workbench.new_case().case.reference)\nworkbench.close()\n",
        str(tmp_path / "cases.foilib"),
    )
    assert told.stderr == ""
    assert told.stdout.strip() != ""
