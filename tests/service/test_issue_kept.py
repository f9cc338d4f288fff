"""A letter that went out, in a real library with real pages: the same after the program was closed."""

from io import BytesIO

import pikepdf

from workbench import bootstrap, locations
from workbench.service import commands as c


def test_a_letter_that_went_out_is_the_same_after_a_restart(tmp_path):
    path = tmp_path / "cases.foilib"
    workbench = bootstrap.open_workbench(path)
    session = workbench.import_case(locations.example().read_bytes())
    today, authority = workbench.today(), workbench.authority_of(session.case)
    session.execute(c.SetLetterDate(None))
    session.execute(c.SetReceived(today))
    code = workbench.code(session.case, authority)
    approval = workbench.approval(session.case, authority, "B. Head", "Head", today, "11:00", code)
    session.execute(c.ApproveLetter(approval))
    issued = workbench.issue(session, "A. Officer", "Decision maker", today).after.issued[-1]
    sealed = workbench.sealed(session.case.id, issued.id)
    workbench.close()

    again = bootstrap.open_workbench(path)
    case = again.open_case(session.case.id).case
    assert case == session.case
    assert case.issued == (issued,)
    assert again.sealed(case.id, issued.id) == sealed
    again.close()
    with pikepdf.open(BytesIO(sealed.pdf)) as pdf:
        assert not str(pdf.docinfo["/Title"]).startswith("DRAFT")
        assert "616-25" in str(pdf.docinfo["/Title"])
