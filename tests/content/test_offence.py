"""What whoever destroys a record must know of section 77, and what is wrong with a file that says less."""

from pathlib import Path

import pytest

from workbench import bootstrap, locations
from workbench.content.offence import load_offence
from workbench.domain.exemptions import Evidence
from workbench.errors import BadResource

DELIVERED = (locations.resources() / "law" / "offence.toml").read_text()
SAYS = next(line for line in DELIVERED.splitlines() if line.startswith("says"))


def test_the_offence_is_named_with_what_may_not_be_done_and_with_what_intention() -> None:
    """FOIA s.77(1), as enacted: six ways, a record held by the authority, and the intention."""
    offence = load_offence()
    assert offence.provision == "FOIA s.77"
    assert "alter, deface, block, erase, destroy or conceal" in offence.says
    assert "with the intention of preventing its disclosure" in offence.says
    assert offence.evidence is Evidence.PARTLY  # later amendments were not looked up


def test_it_is_part_of_the_law_in_use() -> None:
    assert bootstrap.load_law().offence == load_offence()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (SAYS, 'says = " "', r"offence\.toml, at says: nothing stands there"),
        ('provision = "FOIA s.77"', 'provision = ""', r"at provision: nothing stands there"),
        (
            '["FOIA s.77(1) as enacted; later amendments have not been looked up"]',
            "[]",
            r"at source: it is marked as partly, but names no source",
        ),
        ('evidence = "partly"', 'evidence = "hearsay"', r"at evidence"),
        ('version = "2026-11-25"', 'version = "2026-11-25"\npenalty = "a fine"', r"at penalty: there is no such key"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_its_key(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in DELIVERED
    path = tmp_path / "offence.toml"
    path.write_text(DELIVERED.replace(old, new))
    with pytest.raises(BadResource, match=words):
        load_offence(path)
