"""Every letter, its sign-off sheet and a certificate of destruction as PDF, for the checkers and for the eye:

.venv/bin/python -m tests.letters.write_pages FOLDER
"""

import sys
from datetime import date
from pathlib import Path

from tests.letters.cases import FORCE, LETTERS
from tests.letters.certificates import IN_TURN, OUT_OF_TURN
from workbench import bootstrap
from workbench.letters.certificate import compose_certificate
from workbench.letters.recovery_sheet import compose_recovery_sheet


def write_pages(folder: Path) -> None:
    """Write them all into a folder."""
    desk = bootstrap.desk()
    for name, case in LETTERS.items():
        (folder / f"{name}.pdf").write_bytes(desk.render(desk.compose(case(), FORCE)).data)
        (folder / f"{name}-sheet.pdf").write_bytes(desk.render(desk.compose_sheet(case(), FORCE)).data)
    for name, certificate in (("in-turn", IN_TURN), ("out-of-turn", OUT_OF_TURN)):
        made = compose_certificate(certificate, FORCE, desk.law.wording)
        (folder / f"certificate-{name}.pdf").write_bytes(desk.render(made).data)
    key = "TX8C-WBV2-FXRJ-M9KT-MFAD-4TJ3-AA97-CM3Z"
    sheet = compose_recovery_sheet(key, "cases.foilib", date(2026, 11, 25), desk.law.wording)
    (folder / "recovery-sheet.pdf").write_bytes(desk.render(sheet).data)


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
