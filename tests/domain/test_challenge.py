"""What a requester and the Commissioner's case officer would ask: answered in the officer's words, or left open."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.checks import rows_cost, rows_parts, rows_rest
from tests.domain.checks.given import COVERT, OVERT, RETROSPECTIVE, SHARING, desk, example
from tests.letters.cases import FORCE, LETTERS
from tests.published.case import FORCE as PUBLISHED_FORCE
from tests.published.case import published
from workbench.content.checks import load_challenge
from workbench.domain.asked import Asker
from workbench.domain.authority import Regulator
from workbench.domain.case import Outcome
from workbench.domain.challenge import REPLIES, challenge
from workbench.domain.findings import Page, Place
from workbench.errors import BadResource


def asked(given, key):
    """The answers to one question, by what it is put to."""
    known = replace(given.known(), asked=load_challenge())
    return {each.about: each.answer for each in challenge(known) if each.asked.key == key}


def answers(given, key):
    return list(asked(given, key).values())


def test_the_finished_example_leaves_open_only_what_earlier_cases_would_tell():
    known = replace(example().known(), asked=load_challenge())
    assert {each.asked.key for each in challenge(known) if each.open} == {"same-before"}


def test_an_answer_is_in_the_officers_own_words():
    [said] = [
        answer for about, answer in asked(example(), "causal-link").items() if about.startswith("section 27(4)(a)")
    ]
    assert said.startswith("“An answer would be a public statement by a UK authority")


def test_long_words_are_cut_and_stand_on_one_line():
    said = asked(example().harm(COVERT, "31(3)", mechanism="word\n" * 200), "causal-link")
    [cut] = [answer for about, answer in said.items() if about.startswith("section 31(3), “Covert")]
    assert cut.endswith("…”")
    assert "\n" not in cut
    assert len(cut) < 260


# Each row: the question, a change after which it is open somewhere, and the place where its answer belongs.
@pytest.mark.parametrize(
    ("key", "change", "place"),
    [
        ("every-question", rows_parts.unanswered, Place(Page.QUESTIONS, question_id="q2")),
        (
            "where-looked",
            lambda g: g.part(OVERT, searches=""),
            Place(Page.QUESTIONS, part_id=OVERT, field="searches"),
        ),
        ("held-or-not", lambda g: rows_cost.refused_for_cost(g).part(OVERT, holding=None), None),
        ("interest-named", lambda g: g.harm(COVERT, "31(3)", interest=" "), None),
        (
            "causal-link",
            lambda g: g.harm(COVERT, "31(3)", mechanism=""),
            Place(Page.EXEMPTIONS, part_id=COVERT, limb="31(3)", field="harm"),
        ),
        ("likelihood", lambda g: g.harm(COVERT, "31(3)", likelihood=None), None),
        ("likelihood", lambda g: g.harm(COVERT, "31(3)", evidence=""), None),
        ("help-given", lambda g: rows_cost.refused_for_cost(g, advice=""), None),
        ("how-estimated", lambda g: rows_cost.refused_for_cost(g).having(worksheets=()), None),
        ("limb-specified", lambda g: g.claim(COVERT, "31(3)", paragraphs=()), None),
        ("why-it-applies", lambda g: g.claim(COVERT, "23(5)", reason=""), None),
        ("opinion-dated", lambda g: g.withheld(rows_parts.opinion(None)), None),
        ("single-limb", lambda g: g.withheld(rows_parts.publication(None)), None),
        ("single-limb", lambda g: g.withheld(rows_parts.third_party("One.", "", "Three.")), None),
        ("single-limb", lambda g: g.withheld(rows_parts.claim("41(1)")), None),
        ("ground-shown", lambda g: rows_cost.repeated(g), None),
        ("ground-shown", lambda g: rows_cost.vexatious(g, ""), None),
        ("right-duty", lambda g: g.reasons("24(2)", "It should not be released."), None),
        ("both-sides", lambda g: g.test("24(2)", factors=()), Place(Page.PUBLIC_INTEREST, test_id="t1")),
        (
            "tailored",
            lambda g: g.first_factor("24(2)", g.case.tests[0].factors[0], tailored=False),
            Place(Page.PUBLIC_INTEREST, test_id="t1"),
        ),
        ("outweighs", lambda g: g.balance("24(2)", reasons=""), None),
        ("every-part", lambda g: g.balance("24(2)", part_ids=(SHARING,)), None),
        ("in-time", lambda g: g.letter(dated=date(2025, 7, 31)), Place(Page.LETTER, field="dated")),
        ("review-offered", lambda g: g.force(review_contact=""), Place(Page.SETTINGS, field="review_contact")),
        ("complaint-offered", lambda g: g.force(regulator=Regulator()), Place(Page.SETTINGS, field="regulator")),
    ],
)
def test_what_is_missing_leaves_its_question_open(key, change, place):
    known = replace(change(example()).known(), asked=load_challenge())
    left = [each for each in challenge(known) if each.open and each.asked.key == key]
    assert len(left) == 1
    assert place is None or left[0].place == place


@pytest.mark.parametrize(
    ("key", "change", "words"),
    [
        ("how-estimated", rows_cost.refused_for_cost, "over the limit"),
        ("help-given", rows_cost.refused_for_cost, "Ask for one year."),
        ("ground-shown", lambda g: rows_cost.repeated(g, "12-25", date(2025, 5, 20)), "Request 12-25, complied with"),
        ("opinion-dated", lambda g: g.withheld(rows_parts.opinion(date(2025, 7, 21))), "Chief Constable"),
        ("single-limb", lambda g: g.withheld(rows_parts.publication(date(2025, 6, 1))), "Minute 4"),
        ("same-before", lambda g: g.told(rows_rest.before(Outcome.NEITHER_CONFIRM_NOR_DENY)), "12-24"),
        ("held-or-not", rows_cost.refused_for_cost, "it is held"),
    ],
)
def test_what_is_there_answers_its_question(key, change, words):
    assert any(words in answer for answer in answers(change(example()), key))


def test_a_different_answer_before_leaves_consistency_open():
    told = example().told(rows_rest.before(Outcome.NOT_HELD))
    assert asked(told, "same-before")["“Covert use of facial recognition”"] == ""


def test_a_letter_that_gives_everything_is_asked_nothing_about_refusals():
    given = replace(example(), case=LETTERS["answer-in-full"](), authority=FORCE)
    keys = {each.asked.key for each in challenge(replace(given.known(), asked=load_challenge()))}
    assert keys == {"every-question", "held-or-not", "in-time", "review-offered", "complaint-offered"}


def test_the_requester_asks_before_the_case_officer():
    askers = [each.asker for each in load_challenge()]
    assert askers == sorted(askers, key=[Asker.REQUESTER, Asker.CASE_OFFICER].index)


def test_the_published_letter_leaves_open_what_its_faults_leave_open():
    found = desk().challenge(published(), PUBLISHED_FORCE)
    assert {each.asked.key for each in found if each.open} == {
        "causal-link",  # fault 8
        "complaint-offered",  # fault 1
        "every-part",  # fault 4
        "likelihood",  # no evidence is given for any harm
        "limb-specified",  # faults 6 and 7
        "right-duty",  # fault 3
        "same-before",
        "why-it-applies",
    }


def test_every_letter_can_be_challenged():
    for name, letter in LETTERS.items():
        assert desk().challenge(letter(), FORCE), name


def test_what_the_file_records_of_a_silent_part_answers_nothing():
    before = asked(example(), "where-looked")
    assert asked(example().part(COVERT, searches="Looked everywhere."), "where-looked") == before
    assert RETROSPECTIVE not in before


class TestTheFile:
    def test_each_question_has_somebody_who_answers_it(self):
        assert {each.key for each in load_challenge()} == set(REPLIES)

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('key = "in-time"', 'key = "on-time"', "on-time: nothing answers"),
            ('key = "in-time"', 'key = "tailored"', "tailored: the question stands 2 times"),
            ('asker = "requester"', 'asker = "journalist"', "asked[0].asker"),
            ("answered?", "answered.", "every-question: it needs a question"),
        ],
    )
    def test_a_faulty_file_is_named(self, tmp_path, old, new, said):
        from workbench import locations

        text = (locations.resources() / "checks" / "challenge.toml").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "challenge.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(BadResource) as told:
            load_challenge(path)
        assert "challenge.toml" in str(told.value)
        assert said in str(told.value)
