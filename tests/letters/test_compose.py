"""The letter as a requester, the Commissioner and a tribunal would read it."""

import time
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from workbench import bootstrap, locations
from workbench.domain.authority import Authority, LetterOrder, ReviewWindow
from workbench.domain.case import (
    Answer,
    Balance,
    Case,
    Claim,
    Conclusion,
    Duty,
    Factor,
    Ground,
    Harm,
    Likelihood,
    Link,
    Outcome,
    Part,
    PublicInterestTest,
    Question,
    Requester,
    Side,
    Table,
    Weight,
)
from workbench.domain.letter import Approval, Letter
from workbench.letters.document import BulletList, DataTable, Heading, Paragraph, gaps
from workbench.service import casefile


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


@pytest.fixture(scope="module")
def example(desk):
    return casefile.decode(locations.example().read_bytes(), desk.law.catalogue)


@pytest.fixture(scope="module")
def letter(desk, example):
    return desk.compose(example.case, example.authority)


def headings(document, level=2):
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def text(document):
    return "\n".join(document.texts())


def one_part(**part):
    question = Question("q1", "1", "How many drones are there?")
    return Case(
        "c",
        "1-26",
        requester=Requester("R"),
        received=date(2026, 6, 1),
        request=question.text,
        questions=(question,),
        parts=(Part("p1", question_ids=("q1",), **part),),
    )


def test_answers_come_first_then_reasons_then_rights(letter):
    assert headings(letter) == [
        "Your questions and our answers",
        "The two duties under the Act",
        "Refusal notice",
        "Section 23(5): information supplied by, or relating to, bodies dealing with security matters",
        "Section 24(2): national security",
        "Section 27(4)(a): international relations",
        "Section 31(3): law enforcement",
        "What must not be read into this letter",
        "If you are not satisfied: ask us for an internal review",
        "Your right to apply to the Information Commissioner",
    ]


def test_the_traditional_order_puts_request_and_notice_before_the_answers(desk, example):
    authority = replace(example.authority, letter_order=LetterOrder.TRADITIONAL)
    order = headings(desk.compose(example.case, authority))
    assert order[:4] == [
        "Your request",
        "The two duties under the Act",
        "Refusal notice",
        "Your questions and our answers",
    ]


def test_the_opening_says_what_comes_where(desk, example):
    answers, request = "Our answer to each question comes first.", "Your request stands first."
    for order, said, unsaid in (
        (LetterOrder.ANSWER_FIRST, answers, request),
        (LetterOrder.TRADITIONAL, request, answers),
    ):
        words = text(desk.compose(example.case, replace(example.authority, letter_order=order)))
        assert said in words
        assert unsaid not in words


def test_a_late_letter_says_so(desk, example):
    """The Commissioner finds a breach of s.10(1) in a late reply even where the refusal was right."""
    on_time, late = (replace(example.case, letter=Letter(date(2025, 7, day))) for day in (30, 31))
    assert "This answer is late. The Act gave us until Wed 30 July 2025" in text(desk.compose(late, example.authority))
    assert "This answer is late" not in text(desk.compose(on_time, example.authority))


def test_one_exemption_is_spoken_of_as_one(desk):
    case = one_part(outcome=Outcome.WITHHELD, claims=(Claim("40(2) with 40(3A)", ("40(3A)(a)",)),))
    words = text(desk.compose(case, Authority("Force")))
    assert "Our reasons are given under the heading for that exemption." in words
    assert "This exemption is absolute" in words
    assert "These exemptions" not in words
    assert "Section 40(2) with 40(3A): personal information" in words


def test_section_36_speaks_of_the_qualified_persons_opinion_in_the_words_of_its_limb(desk):
    harm = Harm("the free and frank provision of advice", "Fewer would write down doubts.", Likelihood.WOULD)
    for paragraph, verb in (("36(2)(b)(i)", "inhibit"), ("36(2)(c)", "prejudice")):
        case = one_part(outcome=Outcome.WITHHELD, claims=(Claim("36(2)", (paragraph,), harm=harm),))
        said = f"In the reasonable opinion of our qualified person, disclosing this information would {verb} the free"
        assert said in text(desk.compose(case, Authority("Force")))


def test_limbs_that_are_weighed_together_are_weighed_once(desk):
    claims = (Claim("24(2)"), Claim("31(3)", ("31(1)(a)",)))
    test = PublicInterestTest(
        "t", Duty.CONFIRM_OR_DENY, ("24(2)", "31(3)"), ("p1",), (), Balance(Conclusion.MAINTAIN, "Both weigh.", ("p1",))
    )
    case = replace(one_part(outcome=Outcome.NEITHER_CONFIRM_NOR_DENY, claims=claims), tests=(test,))
    words = text(desk.compose(case, Authority("Force")))
    assert words.count("Both weigh.") == 1
    assert "together with that for section 24(2)" in words


def test_a_refusal_without_an_exemption_is_found_once(desk):
    case = replace(one_part(outcome=Outcome.WITHHELD), title="Drones")
    assert "[exemption relied on]" in text(desk.compose(case, Authority("Force")))
    found = [finding.rule for finding in desk.findings(case, Authority("Force"))]
    assert "limb-relied-on" in found
    assert "wording-gap" not in found


def test_the_requesters_words_stand_above_each_answer(letter, example):
    quoted = [block.runs[-1].text for block in letter.blocks if isinstance(block, Paragraph) and block.quoted]
    assert quoted == [question.text for question in example.case.questions]


def test_headings_never_skip_a_level(letter):
    levels = [block.level for block in letter.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(two <= one + 1 for one, two in pairwise(levels))


def test_the_notice_names_every_limb_with_what_it_protects(letter):
    notice = next(
        block for block in letter.blocks if isinstance(block, BulletList) and "questions 1 and 2" in _all(block)
    )
    assert "section 31(3) by reference to section 31(1)(a) and (b)" in _all(notice)
    assert "section 27(4)(a) by reference to section 27(1)(a)" in _all(notice)
    assert "section 23(5)" in _all(notice)


def test_the_balance_speaks_of_saying_whether_and_concludes_on_every_part(letter):
    concluded = [line for line in letter.texts() if line.startswith("We conclude, for")]
    assert len(concluded) == 3
    assert all("saying whether we hold the information" in line for line in concluded)
    assert "covert use of facial recognition and sharing with the bodies named" in concluded[0]


def test_nothing_is_weighed_for_an_absolute_limb(letter):
    words = list(letter.texts())
    start = words.index("Section 23(5): information supplied by, or relating to, bodies dealing with security matters")
    end = words.index("Section 24(2): national security")
    assert not any("public interest" in line.lower() for line in words[start:end])


def test_the_last_day_for_a_review_is_written_out(letter):
    """Forty working days after 29 July 2025: 25 September, past 4 August (Scotland) and 25 August."""
    assert "by Thu 25 September 2025" in text(letter)


def test_a_force_that_offers_twenty_days_or_forty_with_reasons_prints_both_dates(desk, example):
    authority = replace(example.authority, review_window=ReviewWindow(20, 40))
    words = text(desk.compose(example.case, authority))
    assert "by Thu 28 August 2025" in words
    assert "up to Thu 25 September 2025" in words


def test_the_regulator_is_named_with_every_way_to_reach_them(letter, example):
    words = text(letter)
    for wanted in (example.authority.regulator.name, example.authority.regulator.web, "SK9 5AF"):
        assert wanted in words


def test_no_inference_may_be_drawn_from_what_is_neither_confirmed_nor_denied(letter):
    assert "Nothing in this letter means that we do, or do not, hold any information on covert use" in text(letter)


def test_a_part_that_neither_confirms_nor_denies_reads_the_same_whatever_is_written_in_its_answer_field_is_empty(
    letter,
):
    assert text(letter).count("We neither confirm nor deny whether we hold any information on this.") == 3


def test_figures_are_a_table_with_a_caveat(desk):
    table = Table((("Year", "Drones"), ("2024", "3"), ("2025",)), "Drones held")
    document = desk.compose(one_part(outcome=Outcome.DISCLOSED, answer=Answer(tables=(table,))), Authority("Force"))
    found = next(block for block in document.blocks if isinstance(block, DataTable))
    assert found.header == ("Year", "Drones")
    assert found.rows == (("2024", "3"), ("2025", ""))
    assert found.caption == "Drones held"
    assert "About the figures in this letter" in headings(document)


def test_an_open_answer_has_neither_notice_nor_caveat(desk):
    document = desk.compose(one_part(outcome=Outcome.DISCLOSED, answer=Answer("Three.")), Authority("Force"))
    assert headings(document) == ["Your questions and our answers"]
    assert "section 17" not in text(document)


def test_a_withheld_part_says_that_the_information_is_held_and_weighs_disclosure(desk):
    harm = Harm("the prevention of crime", "Offenders would fly where none is.", Likelihood.WOULD_BE_LIKELY)
    claim = Claim("31(1)", ("31(1)(a)",), harm=harm)
    case = one_part(outcome=Outcome.WITHHELD, claims=(claim,))
    factor = Factor("f", Side.FOR, "Openness.", Weight.SOME, (Ground.EXTENT, Ground.AGE), "31(1)", ("p1",))
    test = PublicInterestTest(
        "t", Duty.DISCLOSE, ("31(1)",), ("p1",), (factor,), Balance(Conclusion.MAINTAIN, "", ("p1",))
    )
    words = text(desk.compose(replace(case, tests=(test,)), Authority("Force")))
    assert "We hold information on this but are not disclosing it. We rely on section 31(1)(a)." in words
    assert "Disclosing this information would be likely to prejudice the prevention of crime." in words
    assert "Openness. We give this some weight, given how far it reaches and the age of the information." in words
    assert "the public interest in maintaining the exemption outweighs the public interest in disclosing" in words
    assert "neither confirm nor deny" not in words


def test_national_security_is_required_and_never_prejudiced(letter):
    words = list(letter.texts())
    start, end = (
        words.index("Section 24(2): national security"),
        words.index("Section 27(4)(a): international relations"),
    )
    section = "\n".join(words[start:end])
    assert "required for the purpose of safeguarding national security" in section
    assert "prejudice" not in section


def test_a_link_can_be_read_on_paper(desk):
    answer = Answer("It is published.", (Link("https://example.org/drones", "Our drones"),))
    document = desk.compose(one_part(outcome=Outcome.ACCESSIBLE_ELSEWHERE, answer=answer), Authority("Force"))
    assert "Our drones: https://example.org/drones" in text(document)


def test_what_was_typed_is_text_even_where_it_looks_like_a_slot_or_markup(desk):
    answer = Answer("Costs {received} <b>a lot</b> & more")
    document = desk.compose(one_part(outcome=Outcome.DISCLOSED, answer=answer), Authority("Force"))
    assert "Costs {received} <b>a lot</b> & more" in text(document)


def test_what_is_missing_is_a_marked_stand_in_and_a_finding(desk):
    case = replace(one_part(outcome=Outcome.NOT_HELD), received=None)
    document = desk.compose(case, Authority("Force"))
    assert "[date of receipt]" in text(document)
    assert [slot for slot, _ in gaps(document)] == ["received"]


def test_a_question_without_an_answer_shows_on_the_draft(desk):
    case = replace(one_part(), parts=())
    assert "[This question has no answer yet.]" in text(desk.compose(case, Authority("Force")))


def test_a_part_that_answers_two_questions_is_told_once_in_full(desk):
    case = one_part(subject="Drones", outcome=Outcome.DISCLOSED, answer=Answer("Three, all of them grey."))
    case = replace(case, questions=(*case.questions, Question("q2", "2", "Which colour?")))
    case = replace(case, parts=(replace(case.parts[0], question_ids=("q1", "q2")),))
    words = text(desk.compose(case, Authority("Force")))
    assert words.count("Three, all of them grey.") == 1
    assert "under question 1 answers this question too" in words


def test_parts_under_sub_questions_stand_under_their_own_words(desk):
    top = Question("q1", "1", "Tell me about drones:", lead_in=True)
    below = (Question("q1a", "1a", "how many?", parent_id="q1"), Question("q1b", "1b", "what cost?", parent_id="q1"))
    parts = (
        Part("p1", question_ids=("q1a",), outcome=Outcome.DISCLOSED, answer=Answer("Three.")),
        Part("p2", question_ids=("q1b",), outcome=Outcome.DISCLOSED, answer=Answer("£9.")),
    )
    case = replace(one_part(), questions=(top, *below), parts=parts)
    words = list(desk.compose(case, Authority("Force")).texts())
    asked = [words.index("1a. how many?"), words.index("Three."), words.index("1b. what cost?"), words.index("£9.")]
    assert asked == sorted(asked)


def test_two_thousand_questions_are_composed_and_checked_in_seconds(desk):
    """A request of 200,000 characters holds some thousands of numbered questions."""
    text = "".join(f"{number}. How many drones?\n" for number in range(1, 2001))
    taken = desk.take_in(text)
    assert len(taken.questions) == 2000
    case = Case("c", "1-26", request=text, questions=taken.questions, parts=taken.parts)
    start = time.perf_counter()
    assert len(desk.findings(case, Authority("Force"))) > 2000
    assert time.perf_counter() - start < 5


def test_it_is_a_draft_until_approved(desk, example, letter):
    assert letter.draft
    approval = Approval("N. N.", "Head of Information Rights", date(2025, 7, 29))
    final = replace(example.case, letter=replace(example.case.letter, approval=approval))
    assert not desk.compose(final, example.authority).draft


def test_no_block_of_the_letter_comes_from_nowhere(letter):
    decided = [block for block in letter.blocks if isinstance(block, Paragraph) and block.quoted]
    assert all(block.place for block in decided)


def _all(block):
    return "\n".join("".join(run.text for run in item) for item in block.items)
