"""Prints what the workbench costs on this machine, for the example: one command, all figures.

    .venv/bin/python packaging/measure.py

Times are medians; comparisons are made in the same run, since machines differ and drift.
"""

import os
import statistics
import subprocess  # nosec B404 # what is measured is a start of the program
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
ROUNDS = 20  # letters
STARTS = 7  # starts of the program, in turn with as many of a bare window

BARE_WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
"""
WORKBENCH = """
import sys, time
from pathlib import Path
from ui.app import show_desk
application, window = show_desk(Path(sys.argv[1]))
while window.cases.model.rowCount() == 0:
    application.processEvents()
application.processEvents()
"""
TOLD = """
import os
def peak():  # megabytes; Linux's own figure for this program alone, for getrusage remembers the parent's
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
print(time.time() - float(sys.argv[-1]), peak(), flush=True)
os._exit(0)
"""


def main() -> None:
    """Print every figure."""
    letter()
    due_dates()
    starts()


def letter() -> None:
    """Composing and rendering the example's letter, beside ReportLab's bare time for the same words and fonts."""
    from tests.rendering.bare import render_bare
    from workbench import bootstrap, locations
    from workbench.service import casefile

    desk = bootstrap.desk()
    read = casefile.decode(locations.example().read_bytes(), desk.law.catalogue)
    document = desk.compose(read.case, read.authority)
    desk.render(document)
    render_bare(document)
    composing, rendering, bare = [], [], []
    for _ in range(ROUNDS):
        composing.append(timed(lambda: desk.compose(read.case, read.authority)))
        rendering.append(timed(lambda: desk.render(document)))
        bare.append(timed(lambda: render_bare(document)))
    whole = [one + two for one, two in zip(composing, rendering, strict=True)]
    ratios = [one / two for one, two in zip(whole, bare, strict=True)]
    pages = desk.render(document).pages
    print(f"The example's letter, {pages} pages, median of {ROUNDS}:")
    print(f"  compose               {1000 * statistics.median(composing):8.1f} ms")
    print(f"  render, tagged        {1000 * statistics.median(rendering):8.1f} ms")
    print(f"  whole letter          {1000 * statistics.median(whole):8.1f} ms")
    print(f"  bare ReportLab        {1000 * statistics.median(bare):8.1f} ms")
    print(f"  whole letter ÷ bare   {statistics.median(ratios):8.2f}     (aim: at most 2)")


def due_dates() -> None:
    """How fast the twentieth working day is worked out."""
    from workbench import bootstrap

    calendar = bootstrap.load_calendar()
    days = [date(2020, 1, 1) + timedelta(n) for n in range(3000)]
    times = [timed(lambda: [calendar.add(day, 20) for day in days]) for _ in range(ROUNDS)]
    each = statistics.median(times) / len(days)
    print(f"Due dates:              {1 / each:8,.0f} a second, {each * 1e6:.2f} µs each   (aim: under 3 µs)")


def starts() -> None:
    """From the start of the process to the filled case list, beside a bare window; and the memory of both."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "cases.foilib"
        prepare(library)
        ours, bare = [], []
        for _ in range(STARTS):
            bare.append(started(BARE_WINDOW))
            ours.append(started(WORKBENCH, str(library)))
    ratio = statistics.median(one[0] / two[0] for one, two in zip(ours, bare, strict=True))
    print(f"Start of the process to the filled case list, median of {STARTS}:")
    print(f"  workbench             {statistics.median(t for t, _ in ours):8.2f} s")
    print(f"  bare window           {statistics.median(t for t, _ in bare):8.2f} s")
    print(f"  workbench ÷ bare      {ratio:8.2f}     (aim: at most 3)")
    print("Peak memory:")
    print(f"  workbench             {statistics.median(m for _, m in ours):8.0f} MB")
    print(f"  bare window           {statistics.median(m for _, m in bare):8.0f} MB")


def prepare(library: Path) -> None:
    """A library of a force that is set up, with the example in it."""
    from workbench import bootstrap, locations

    workbench = bootstrap.open_workbench(library)
    session = workbench.import_case(locations.example().read_bytes())
    workbench.set_authority(workbench.authority_of(session.case))
    workbench.close()


def started(script: str, *arguments: str) -> tuple[float, float]:
    """Seconds and megabytes of one start."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    began = str(time.time())
    told = subprocess.run(  # nosec B603 # no shell, and every word is this file's own
        [sys.executable, "-c", script + TOLD, *arguments, began],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes = told.stdout.split()[-2:]
    return float(seconds), float(megabytes)


def timed(act: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
