"""The start: the case list is on the screen before anything is read that only a single case needs."""

import subprocess
import sys

START = """
import sys
from pathlib import Path
from ui.app import show_desk
application, window = show_desk(Path(sys.argv[1]))
while window.cases.model.rowCount() == 0:
    application.processEvents()
late = (
    "sqlalchemy", "reportlab", "icalendar", "ui.pages.letter", "workbench.letters.compose",
    "workbench.content.catalogue", "workbench.domain.clocks", "workbench.domain.checks",
)
print([name for name in late if name in sys.modules], flush=True)
import os
os._exit(0)
"""


def test_the_case_list_comes_before_the_rest(tmp_path):
    from workbench import bootstrap, locations

    path = tmp_path / "cases.foilib"
    workbench = bootstrap.open_workbench(path)
    workbench.import_case(locations.example().read_bytes())
    workbench.close()
    told = subprocess.run([sys.executable, "-c", START, path], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
