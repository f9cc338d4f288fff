"""Paragraphs in the officer's own words: put in place, marked, reported where they no longer fit."""

from dataclasses import replace

import pytest

from tests.letters.cases import FORCE, LETTERS, mixed_answer, silence
from workbench import bootstrap
from workbench.domain.case import Answer, Outcome
from workbench.domain.letter import Override
from workbench.letters.compose import compose, composed, finished
from workbench.letters.document import BulletList, Heading, Paragraph, passages, words
from workbench.letters.overrides import Why, stale_overrides


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


def letter(desk, *overrides: Override, case=None):
    case = case or silence()
    case = replace(case, letter=replace(case.letter, overrides=overrides))
    plain = composed(case, FORCE, desk.law, case.letter.dated)
    return finished(plain, overrides, ""), stale_overrides(plain.blocks, overrides)


def paragraph(document, key: str) -> Paragraph:
    return next(block for block in document.blocks if isinstance(block, Paragraph) and block.key == key)


def standing(desk, key: str) -> str:
    return words(paragraph(letter(desk)[0], key).runs)


def test_the_officers_words_stand_where_the_key_says(desk):
    document, found = letter(desk, Override("opening.0", "Thank you, again.", standing(desk, "opening.0")))
    assert words(paragraph(document, "opening.0").runs) == "Thank you, again."
    assert paragraph(document, "opening.0").rewritten
    assert found == ()
    assert [passage.key for passage in passages(document) if passage.rewritten] == ["opening.0"]


def test_what_leads_in_stays_strong_where_the_officer_kept_it(desk):
    """`Covert use of drones. …` in a letter whose limb has two parts, or in an answer."""
    key = "part.p3.answer.0"
    case = mixed_answer()
    part = replace(case.parts[2], outcome=Outcome.DISCLOSED, claims=(), answer=Answer("Yes."))
    case = replace(case, parts=(*case.parts[:2], part), tests=())
    document, _ = letter(desk, Override(key, "The operating procedure. No.", ""), case=case)
    runs = paragraph(document, key).runs
    assert (runs[0].strong, words(runs)) == (True, "The operating procedure. No.")


ACCOUNTS = "https://www.northshire.example/accounts"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (f"Our accounts are here: {ACCOUNTS}", [ACCOUNTS]),
        (f"See {ACCOUNTS}, and again {ACCOUNTS}.", [ACCOUNTS, ACCOUNTS]),
        ("Our accounts are on our website.", []),
        ("See https://elsewhere.example", []),  # typed: the pages make their own link of it
    ],
)
def test_an_address_that_the_officer_kept_still_leads_there(desk, text, links):
    override = Override("part.p2.link.0", text)
    document, _ = letter(desk, override, case=LETTERS["answer-in-full"]())
    item = next(b for b in document.blocks if isinstance(b, BulletList) and "part.p2.link.0" in b.keys).items[0]
    assert words(item) == text
    assert [run.url for run in item if run.url] == links


def test_a_heading_and_an_item_of_a_list_can_be_rewritten(desk):
    heading, item = Override("limb.24(2).heading", "National security"), Override("factor.tnfor0", "Debate.")
    document, _ = letter(desk, heading, item)
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.rewritten]
    assert [block.text for block in headings] == ["National security"]
    lists = [block for block in document.blocks if isinstance(block, BulletList) and block.rewritten]
    assert [words(block.items[0]) for block in lists] == ["Debate."]


def test_what_the_act_wants_is_never_replaced(desk):
    key = "interest.24(2).0"
    document, found = letter(desk, Override(key, "Secrecy comes first.", standing(desk, key)))
    assert "Secrecy comes first." not in "".join(document.texts())
    assert [each.why for each in found] == [Why.LOCKED]


def test_the_requesters_words_are_never_replaced(desk):
    document, _ = letter(desk, Override("question.q1.asked.0", "Something else?"))
    assert "Something else?" not in "".join(document.texts())


def test_an_override_over_words_that_have_changed_is_kept_and_reported(desk):
    document, found = letter(desk, Override("opening.0", "Thank you, again.", "Thank you for an older wording."))
    assert words(paragraph(document, "opening.0").runs) == "Thank you, again."
    assert [(each.override.key, each.why) for each in found] == [("opening.0", Why.CHANGED)]
    assert found[0].now == standing(desk, "opening.0")


def test_an_override_of_a_passage_that_has_gone_is_reported(desk):
    _, found = letter(desk, Override("limb.27(4)(a).0", "Other words.", "Some words."))
    assert [each.why for each in found] == [Why.GONE]


@pytest.mark.parametrize("name", LETTERS)
def test_every_paragraph_has_a_key_and_one_key_means_one_text(name, desk):
    """What is said twice is said in the same words, so an override holds for both."""
    case = LETTERS[name]()
    blocks = compose(case, FORCE, desk.law, case.letter.dated).blocks
    assert all(block.key for block in blocks if isinstance(block, Paragraph | Heading))
    assert all(len(block.keys) == len(block.items) for block in blocks if isinstance(block, BulletList))
    said: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Paragraph):
            assert said.setdefault(block.key, words(block.runs)) == words(block.runs)


def test_keys_stay_when_something_else_comes_or_goes(desk):
    """A letter that becomes late gains a sentence; the others keep their names."""
    case = LETTERS["answer-in-full"]()
    late = LETTERS["answer-late"]()
    keys = [
        [
            block.key
            for block in compose(each, FORCE, desk.law, each.letter.dated).blocks
            if isinstance(block, Paragraph)
        ]
        for each in (case, late)
    ]
    assert [key for key in keys[1] if key not in keys[0]] == ["opening.6"]
    assert [key for key in keys[0] if key not in keys[1]] == []
