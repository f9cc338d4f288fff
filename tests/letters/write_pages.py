"""Every letter and its sign-off sheet as PDF, for the checkers and for the eye:

.venv/bin/python -m tests.letters.write_pages FOLDER
"""

import sys
from pathlib import Path

from tests.letters.cases import FORCE, LETTERS
from workbench import bootstrap


def write_pages(folder: Path) -> None:
    """Write them all into a folder."""
    desk = bootstrap.desk()
    for name, case in LETTERS.items():
        (folder / f"{name}.pdf").write_bytes(desk.render(desk.compose(case(), FORCE)).data)
        (folder / f"{name}-sheet.pdf").write_bytes(desk.render(desk.compose_sheet(case(), FORCE)).data)


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
