"""How words are looked for: whole words, never over the end of a sentence, and not where they are harmless."""

import time

import pytest

from workbench.content.checks import load_phrases
from workbench.domain.phrases import PhraseList, sentences

HELD = PhraseList(
    "held",
    ("we hold*", "we do* not hold", "# documents", "only … exceptional*", "[insert*"),
    unless_before=("if", "whether"),
    unless_after=("if held", "if any"),
)


def words(text, own_name=""):
    return [hit.words for hit in HELD.find(text, own_name)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We hold nothing.", ["We hold"]),
        ("we\nhold", ["we\nhold"]),
        ("We held it.", []),
        ("We hold, or hold not.", ["We hold"]),
        ("Nobody can say whether we hold it.", []),
        ("We hold it, whether you like that or not.", ["We hold"]),
        ("If asked, nobody answers. We hold it.", ["We hold"]),
        ("We hold, if any, few.", []),
        ("There are 12 documents.", ["12 documents"]),
        ("There are no documents.", ["no documents"]),
        ("There are documents.", []),
        ("Awe holds us.", []),
        ("This can only be overridden in exceptional circumstances.", ["only be overridden in exceptional"]),
        ("Only one. It is exceptional.", []),
        ("only a b c d e exceptional", []),
        ("Fill in [insert name here].", ["[insert"]),
        ("The force does not hold it.", ["The force does not hold"]),
        ("Northshire Police does not hold it.", ["Northshire Police does not hold"]),
        ("Don’t say “we hold”.", ["we hold"]),
        ("İİ We hold it.", ["We hold"]),  # small letters that are longer than their capitals
    ],
)
def test_what_is_found(text, found):
    assert words(text, "Northshire Police") == found


def test_a_sentence_ends_with_a_stop_a_semicolon_or_an_empty_line():
    text = "One 1.5 is. Two; three\n\nfour"
    assert list(sentences(text)) == ["One 1.5 is", " Two", " three", "four"]


def test_no_text_makes_the_search_slow():
    start = time.perf_counter()
    for text in ("only " * 20_000, "we hold not " * 20_000, "whether " * 20_000 + "we hold", "[" * 100_000):
        for listed in load_phrases().lists:
            listed.find(text)
    assert time.perf_counter() - start < 10


def test_a_list_that_is_not_there_finds_nothing():
    assert load_phrases().of("no such list").find("We hold it.") == ()
