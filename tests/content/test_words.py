"""The words that checks look for are read whole, and a faulty file is named with the list and the reason."""

import pytest

from workbench import locations
from workbench.content.checks import LISTS, load_phrases
from workbench.errors import BadResource

STANDARD = (locations.resources() / "checks" / "words.toml").read_text(encoding="utf-8")


def read(tmp_path, text):
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    return load_phrases(path)


def test_every_list_that_a_check_uses_is_there():
    phrases = load_phrases()
    assert {each.name for each in phrases.lists} == LISTS
    assert len(phrases.version) == 16
    assert ("Kent Police",) in phrases.forces


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "motive"', 'name = "motives"', "motives: no check uses this list"),
        ('name = "left over"', 'name = "motive"', "left over: this list is missing"),
        ('"tbc", "tbd"', '"TBC", "tbd"', "“TBC” is not in small letters"),
        ('"tbc", "tbd"', '"the force is", "tbd"', "“we”"),
        ('"tbc", "tbd"', '"tbc  x", "tbd"', "a space too many"),
        ('"tbc", "tbd"', '"… tbc", "tbd"', "begins or ends with “…”"),
        ('"tbc", "tbd"', '"t*bc", "tbd"', "does not end a word"),
        ('"tbc", "tbd"', '"# #", "tbd"', "no word to look for"),
        ('instead = "six weeks', 'instead = " " # "six weeks', "what stands in their place"),
        ("\nunless_after =", "\nunless_afterwards =", "unless_afterwards: there is no such key"),
        ("since = 2018-05-25", 'since = "May"', "stale"),
    ],
)
def test_a_faulty_file_is_named_with_place_and_reason(tmp_path, old, new, said):
    assert old in STANDARD
    with pytest.raises(BadResource) as told:
        read(tmp_path, STANDARD.replace(old, new, 1))
    assert "words.toml" in str(told.value)
    assert said in str(told.value)
