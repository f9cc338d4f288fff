"""Whatever happens to a library's files: it is as it was, or the officer is told, with a backup as the way out."""

from collections import Counter

import pytest

from tests.fakes.guesses import guess_cheaply
from tests.reliability.damages import DAMAGES, NOTHING, damaged, outcome, sound_libraries
from tests.reliability.figures import tell
from tests.reliability.scale import often

_EACH = often(40, 260)  # of each of four libraries: 1,040 in full
_wrong = {"silent differences, or other exceptions": 0}
_KINDS = ("plain", "plain, half written", "protected", "protected, half written")


@pytest.fixture(scope="module")
def libraries(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        guess_cheaply(patch.setattr)
        return {sound.name: sound for sound in sound_libraries(tmp_path_factory.mktemp("sound"))}


@pytest.mark.parametrize("kind", _KINDS)
def test_an_undamaged_library_is_sound(libraries, tmp_path, kind):
    sound = libraries[kind]
    assert outcome(tmp_path / "library", sound, sound.files) == NOTHING


@pytest.mark.parametrize("kind", _KINDS)
def test_no_damage_goes_unnoticed(libraries, tmp_path, kind):
    sound = libraries[kind]
    found: Counter[str] = Counter()
    by_damage: Counter[str] = Counter()
    for number in range(_EACH):
        how, victim, files = damaged(sound, number)
        try:
            result = outcome(tmp_path / "library", sound, files)
        except Exception as error:
            _wrong["silent differences, or other exceptions"] += 1
            tell("damages", **_wrong)
            error.add_note(f"damage {number} of the {kind} library: {victim}: {how}")
            raise
        found[result] += 1
        by_damage[how] += 1
    assert set(by_damage) <= set(DAMAGES)
    tell("damages", **{kind: ", ".join(f"{count} {what}" for what, count in sorted(found.items()))})
    tell("damages", **_wrong)
