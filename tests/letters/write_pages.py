"""Every letter, its sign-off sheet and a certificate of destruction as PDF, for the checkers and for the eye:

.venv/bin/python -m tests.letters.write_pages FOLDER
"""

import sys
from pathlib import Path

from tests.letters.cases import FORCE, LETTERS
from tests.letters.certificates import OUT_OF_TURN
from workbench import bootstrap
from workbench.letters.certificate import compose_certificate


def write_pages(folder: Path) -> None:
    """Write them all into a folder."""
    desk = bootstrap.desk()
    for name, case in LETTERS.items():
        (folder / f"{name}.pdf").write_bytes(desk.render(desk.compose(case(), FORCE)).data)
        (folder / f"{name}-sheet.pdf").write_bytes(desk.render(desk.compose_sheet(case(), FORCE)).data)
    certificate = compose_certificate(OUT_OF_TURN, FORCE, desk.law.wording)
    (folder / "certificate.pdf").write_bytes(desk.render(certificate).data)


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
