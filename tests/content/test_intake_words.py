"""The words by which a request is recognised, and what is wrong with a file that has them wrong."""

from pathlib import Path

import pytest

from workbench import locations
from workbench.content.intake import load_intake_words
from workbench.domain.exemptions import Evidence
from workbench.errors import BadResource

DELIVERED = (locations.resources() / "intake" / "words.toml").read_text("utf-8")


def test_what_is_environmental_is_marked_as_quoted_from_memory():
    words = load_intake_words()
    assert words.environmental.provision == "EIR reg. 2(1)"
    assert words.environmental.evidence is Evidence.MEMORY
    assert "FOIA s.39" in words.environmental.says


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"pollution"', '"Pollution"', r"words\.toml, at environmental\.words\[2\]: a word stands in small letters"),
        ('"pollution"', '" "', r"at environmental\.words\[2\]"),
        ("fewest = 3", "fewest = 1", r"at forces\.fewest: many are at least two"),
        ('domains = ["police.uk", "pnn.police.uk"]', "domains = []", r"at forces\.domains: nothing stands there"),
        ("fewest = 3", "fewest = 3\nmost = 4", r"there is no such key"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_its_key(tmp_path: Path, old, new, said):
    assert old in DELIVERED
    path = tmp_path / "words.toml"
    path.write_text(DELIVERED.replace(old, new, 1), "utf-8")
    with pytest.raises(BadResource, match=said):
        load_intake_words(path)
