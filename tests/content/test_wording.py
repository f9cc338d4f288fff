"""The wording as data, and a force's own sentences over it."""

import re
from dataclasses import replace

import pytest

from workbench import locations
from workbench.content.slots import CONDITIONS, SLOTS
from workbench.content.wording import SLOT, load_wording
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.errors import BadInput, BadResource

CLOSING = "sections.acknowledgement next.2"


@pytest.fixture(scope="module")
def wording():
    return load_wording()


def own(key: str, text: str) -> Overlay:
    return Overlay((OwnSentence(key, text),))


def test_the_forces_sentence_stands_over_the_standard_one(wording):
    changed = wording.with_overlay(own(CLOSING, "We will write again."))
    assert changed.sentence(CLOSING).text == "We will write again."
    assert changed.sentence(CLOSING).when == wording.sentence(CLOSING).when
    assert changed.fingerprint != wording.fingerprint
    assert wording.with_overlay(Overlay()).fingerprint == wording.fingerprint


def test_a_heading_can_be_the_forces_own(wording):
    changed = wording.with_overlay(own("sections.review.heading", "Not happy? Ask us for a review"))
    assert changed.section("review").heading == "Not happy? Ask us for a review"


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [
        ("sections.opening.99", "Hello.", "no such sentence"),
        ("sections.nowhere.0", "Hello.", "no such sentence"),
        ("opening.0", "Hello.", "no such sentence"),
        ("sections.opening.-1", "Hello.", "no such sentence"),
        ("sections.request.0", "Hello.", "no such sentence"),
        ("sections.opening.0", "Thank you. We got it on {recieved}.", "There is no field {recieved}"),
        ("sections.opening.0", "Thank you. We got it on {received}. {weight}", "There is no field {weight}"),
        ("sections.opening.0", "Thank you for your request.", "The field {received} is missing"),
        ("sections.opening.0", "  ", "The sentence is empty"),
        ("sections.interest.0", "We weigh secrecy first.", "FOIA s.2(1)(b)"),
    ],
)
def test_what_cannot_stand_is_refused_with_key_and_reason(key, text, why, wording):
    with pytest.raises(BadInput, match=re.escape(key)) as raised:
        wording.with_overlay(own(key, text))
    assert why in str(raised.value)


def test_nothing_is_half_applied(wording):
    both = Overlay((OwnSentence(CLOSING, "We will write again."), OwnSentence("sections.opening.0", "Hello.")))
    with pytest.raises(BadInput):
        wording.with_overlay(both)
    assert wording.usable(both) == own(CLOSING, "We will write again.")


def test_a_slot_of_its_section_is_offered_and_one_of_another_is_not(wording):
    offered = wording.offered("sections.fee.1")
    assert "fee" in offered
    assert "received" in offered
    assert "weight" not in offered


def test_every_slot_and_condition_of_the_closed_lists_is_used(wording):
    """A list that holds what nobody uses would let a misspelling pass."""
    texts = [sentence.text for _, sentence in wording.keyed()]
    used = {slot for text in texts for slot in SLOT.findall(text)}
    always_there = {"authority", "letter_date", "signatory_role"}
    assert used | always_there == SLOTS
    assert {sentence.when for _, sentence in wording.keyed()} == CONDITIONS


def test_every_section_of_an_order_has_words_or_is_made_of_what_was_decided(wording):
    made = {"limbs"}
    assert {name for order in wording.orders.values() for name in order} - set(wording.sections) == made


def test_no_number_of_days_months_or_pounds_stands_in_the_wording(wording):
    """Limits are dated settings. Numbers of provisions, regulations and years of Acts are names."""
    named = re.compile(
        r"[Ss]ections? [\d() and]+|Article 6\(1\)\(f\)|[Rr]egulations? \d+|(?:Act|Regulations) \d{4}|17\(\d\)"
    )
    for key, sentence in wording.keyed():
        assert not re.search(r"\d", named.sub("", sentence.text)), key


def test_sentences_are_short(wording):
    """At most twenty words on average, as plain English asks; those that the Act words are longer."""
    lengths = [
        len(part.split())
        for _, sentence in wording.keyed()
        for part in re.split(r"(?<=[.?!:])\s", sentence.text)
        if part.strip()
    ]
    assert sum(lengths) / len(lengths) <= 20


def test_the_files_of_wording_are_read_strictly(tmp_path):
    for path in (locations.resources() / "wording").glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    file = tmp_path / "fees.toml"
    standard = file.read_text(encoding="utf-8")
    for old, new, why in (
        ("{fee_by}", "{fee_due}", "fees.toml, at sections.fee: there is no slot {fee_due}"),
        ('heading = "Fees notice"', 'heading = "Fees notice"\ncolour = "red"', "there is no such key"),
        ("[sections.fee]", "[sections.opening]", "stands in another file too"),
        ('when = "titled"', 'when = "tilted"', "there is no condition “tilted”"),
        (', source = "FOIA s.9(1)"', "", "names the provision"),
    ):
        file.write_text(standard.replace(old, new), encoding="utf-8")
        with pytest.raises(BadResource, match=re.escape(why)):
            load_wording(tmp_path)


@pytest.mark.parametrize(
    ("key", "standard", "stands"),
    [
        (CLOSING, "", CLOSING),  # not recorded: taken as it is
        ("sections.acknowledgement next.0", "the words of the next", CLOSING),  # a sentence before it was added
        ("sections.acknowledgement next.9", "the words of the next", CLOSING),  # sentences before it were dropped
        (CLOSING, "We will write to you before then if we need anything from you.", CLOSING),  # words were changed
        (CLOSING, "You can telephone us on weekdays until noon.", None),  # another sentence took its place
        ("sections.acknowledgement next.9", "You can telephone us on weekdays until noon.", None),
    ],
)
def test_own_words_never_come_to_stand_over_another_sentence(key, standard, stands, wording):
    """A new edition of the program adds and drops sentences, and places in a file move."""
    standard = standard.replace("the words of the next", wording.sentence(CLOSING).text)
    usable = wording.usable(Overlay((OwnSentence(key, "We will write again.", standard),)))
    assert [own.key for own in usable.sentences] == ([stands] if stands else [])


def test_a_sentence_that_was_written_over_older_standard_words_can_be_told(wording):
    standard = wording.sentence(CLOSING).text
    kept = OwnSentence(CLOSING, "We will write again.", standard)
    assert kept.standard == standard
    assert replace(kept, standard="Older words.").standard != wording.sentence(CLOSING).text
