"""What a force sees while it changes the wording."""

from dataclasses import replace

import pytest

from tests.letters.cases import FORCE, LETTERS, silence
from workbench import bootstrap
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.letters.compose import compose
from workbench.letters.trial import as_template, tried


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


def test_the_sentence_is_found_in_the_letter_with_its_fields_filled(desk):
    case = silence()
    trial = tried(case, FORCE, desk.law, case.letter.dated, "sections.inference.0")
    assert trial.said() == (
        "Nothing in this letter means that we do, or do not, hold any information on covert use of drones. "
        "No inference should be drawn either way.",
    )


def test_the_letter_reads_as_with_the_forces_own_words(desk):
    own = OwnSentence("sections.closing.0", "With best regards,")
    law = replace(desk.law, wording=desk.law.wording.with_overlay(Overlay((own,))))
    case = silence()
    trial = tried(case, FORCE, law, case.letter.dated, own.key)
    assert trial.said() == ("With best regards,",)


@pytest.mark.parametrize("name", LETTERS)
def test_looking_for_a_sentence_changes_no_word_of_the_letter(name, desk):
    case = LETTERS[name]()
    plain = "\n\n".join(text for text in compose(case, FORCE, desk.law, case.letter.dated).texts() if text.strip())
    for key, _ in desk.law.wording.keyed():
        assert tried(case, FORCE, desk.law, case.letter.dated, key).text == plain, key


def test_without_a_letter_each_field_says_what_it_stands_for(desk):
    said = as_template(desk.law.wording, "sections.fee.2")
    assert said.endswith("within the [fee months] beginning with the day of this notice. The last day is [fee by].")
    assert as_template(desk.law.wording, "sections.fee.99") == ""
