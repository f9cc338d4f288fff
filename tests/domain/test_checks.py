"""The checks, held against the finished example and against what a careful reader found wrong in a published letter."""

from dataclasses import replace

import pytest

from workbench import bootstrap, locations
from workbench.domain.case import (
    Answer,
    Balance,
    Case,
    Claim,
    Conclusion,
    Harm,
    Likelihood,
    Outcome,
    Part,
    PublicInterestTest,
    Question,
    Regulator,
    ReviewWindow,
)
from workbench.domain.checks import RULES, Stage, findings, stage_of
from workbench.domain.findings import Page, Severity
from workbench.service import casefile


@pytest.fixture(scope="module")
def desk():
    return bootstrap.desk()


@pytest.fixture(scope="module")
def example(desk):
    return casefile.decode(locations.example().read_bytes(), desk.law.catalogue)


def found(desk, case, authority, stage=Stage.SIGN_OFF):
    return findings(desk.known(case, authority), stage)


def with_part(case, part_id, **changes):
    return replace(case, parts=tuple(replace(p, **changes) if p.id == part_id else p for p in case.parts))


def with_claim(case, cited, **changes):
    def changed(part):
        return replace(part, claims=tuple(replace(c, **changes) if c.limb == cited else c for c in part.claims))

    return replace(case, parts=tuple(changed(part) for part in case.parts))


def with_test(case, limb, **changes):
    return replace(case, tests=tuple(replace(t, **changes) if limb in t.limbs else t for t in case.tests))


def subject(case, words):
    return next(part for part in case.parts if words in part.subject.lower())


def test_the_finished_example_has_nothing_left(desk, example):
    assert desk.findings(example.case, example.authority) == ()


def test_the_faults_of_the_published_letter_and_no_others(desk, example):
    """Faults 1, 4, 6, 7, 8 and 14 of the published answer, entered into the example as they stand there."""
    case = example.case
    covert, sharing = subject(case, "covert"), subject(case, "sharing")
    second = next(q for q in case.questions if q.label == "2")

    # 14: question 2 gets no answer of its own
    case = replace(case, parts=tuple(p for p in case.parts if not p.subject.startswith("Supplier")))
    case = with_part(case, covert.id, question_ids=tuple(q for q in covert.question_ids if q != second.id))
    # 6: 27(4) without (a) or (b); 8: harm to relations without a mechanism
    old = sharing.claim("27(4)(a)")
    case = with_claim(case, "27(4)(a)", limb="27(4)", paragraphs=(), harm=replace(old.harm, mechanism=""))
    case = with_test(case, "27(4)(a)", limbs=("27(4)",))
    # 7: 31(3) without the interest in 31(1) that it protects
    case = with_claim(case, "31(3)", paragraphs=())
    # 4: the balance concludes on sharing only
    case = replace(
        case, tests=tuple(replace(t, balance=replace(t.balance, part_ids=(sharing.id,))) for t in case.tests)
    )
    # 1: no right to apply to the Commissioner
    authority = replace(example.authority, regulator=Regulator())

    assert {(f.rule, f.place.question_id or f.place.part_id, f.place.limb) for f in desk.findings(case, authority)} == {
        ("commissioner-right", "", ""),  # 1
        ("balance-on-every-part", covert.id, ""),  # 4
        ("limb-complete", sharing.id, "27(4)"),  # 6
        ("limb-complete", covert.id, "31(3)"),  # 7
        ("limb-complete", sharing.id, "31(3)"),  # 7, on the other part
        ("harm-shown", sharing.id, "27(4)"),  # 8
        ("question-answered", second.id, ""),  # 14
    }


def test_each_finding_names_a_provision_what_to_do_and_where(desk, example):
    bare = Case(
        "c", request="1. Why?", questions=(Question("q", "1", "Why?"),), parts=(Part("p", question_ids=("q",)),)
    )
    for finding in found(desk, bare, replace(example.authority, regulator=Regulator(), name="")):
        assert finding.sentence.endswith(".")
        assert finding.remedy.endswith(".")
        assert finding.provision
        assert finding.place.page in Page


def test_every_rule_has_its_own_id():
    assert len({rule.id for rule in RULES}) == len(RULES)


# Each row: a change to the example, and the rule that must find it and nothing else.
def _no_outcome(case):
    return with_part(case, subject(case, "retrospective facial").id, outcome=None)


def _disclosed_without_words(case):
    return with_part(case, subject(case, "retrospective facial").id, answer=Answer())


def _refused_without_limb(case):
    part = subject(case, "supplier of overt")
    return with_part(case, part.id, outcome=Outcome.WITHHELD)


def _limb_on_what_is_not_refused(case):
    part = subject(case, "retrospective facial")
    return with_part(case, part.id, claims=(Claim("31(1)", ("31(1)(a)",)),))


def _no_likelihood(case):
    part = subject(case, "covert")
    return _with_claims(case, part, "31(3)", harm=replace(part.claim("31(3)").harm, likelihood=None))


def _wrong_word_for_national_security(case):
    part = subject(case, "covert")
    harm = replace(part.claim("24(2)").harm, likelihood=Likelihood.WOULD)
    return _with_claims(case, part, "24(2)", harm=harm)


def _with_claims(case, part, limb, **changes):
    claims = tuple(replace(c, **changes) if c.limb == limb else c for c in part.claims)
    return with_part(case, part.id, claims=claims)


def _no_balance(case):
    return with_test(case, "24(2)", balance=Balance())


def _no_factors_for(case):
    test = next(t for t in case.tests if "24(2)" in t.limbs)
    return with_test(case, "24(2)", factors=tuple(f for f in test.factors if f.side.value != "for"))


def _balance_for_answering(case):
    test = next(t for t in case.tests if "24(2)" in t.limbs)
    return with_test(case, "24(2)", balance=replace(test.balance, conclusion=Conclusion.ANSWER))


def _test_missing(case):
    return replace(case, tests=tuple(t for t in case.tests if "24(2)" not in t.limbs))


def _balance_under_an_absolute_limb(case):
    part = subject(case, "covert")
    old = next(t for t in case.tests if "24(2)" in t.limbs)
    return replace(case, tests=(*case.tests, PublicInterestTest("t9", old.duty, ("23(5)",), (part.id,))))


def _slot_left(case):
    return _with_first_factor(case, text="The use of [tactic] matters.")


def _untailored(case):
    return _with_first_factor(case, tailored=False)


def _weightless(case):
    return _with_first_factor(case, weight=None)


def _with_first_factor(case, **changes):
    test = case.tests[0]
    first = replace(test.factors[0], **changes)
    return replace(case, tests=(replace(test, factors=(first, *test.factors[1:])), *case.tests[1:]))


def _late(case):
    return replace(case, letter=replace(case.letter, dated=case.letter.dated.replace(month=8)))


@pytest.mark.parametrize(
    ("change", "rule", "severity"),
    [
        (_no_outcome, "part-decided", Severity.ERROR),
        (_disclosed_without_words, "answer-given", Severity.ERROR),
        (_refused_without_limb, "limb-relied-on", Severity.ERROR),
        (_limb_on_what_is_not_refused, "limb-on-the-duty", Severity.ERROR),
        (_no_likelihood, "harm-shown", Severity.ERROR),
        (_wrong_word_for_national_security, "harm-shown", Severity.ERROR),
        (_no_balance, "test-done", Severity.ERROR),
        (_no_factors_for, "test-done", Severity.ERROR),
        (_balance_for_answering, "balance-supports-refusal", Severity.ERROR),
        (_test_missing, "test-done", Severity.ERROR),
        (_balance_under_an_absolute_limb, "no-needless-test", Severity.WARNING),
        (_slot_left, "factors-tailored", Severity.ERROR),
        (_untailored, "factors-tailored", Severity.WARNING),
        (_weightless, "factors-tailored", Severity.WARNING),
        (_late, "in-time", Severity.WARNING),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_one_fault_is_found_by_its_rule_alone(desk, example, change, rule, severity):
    results = found(desk, change(example.case), example.authority)
    assert {(f.rule, f.severity) for f in results} == {(rule, severity)}


def test_a_disclosure_limb_on_a_part_that_neither_confirms_nor_denies(desk, example):
    part = subject(example.case, "covert")
    claims = tuple(replace(c, limb="31(1)") if c.limb == "31(3)" else c for c in part.claims)
    results = found(desk, with_part(example.case, part.id, claims=claims), example.authority)
    wrong = next(f for f in results if f.rule == "limb-on-the-duty")
    assert "31(3)" in wrong.remedy
    assert wrong.place.part_id == part.id


def test_a_short_window_for_review_is_noticed_but_forty_with_reasons_is_not(desk, example):
    def rules(window):
        authority = replace(example.authority, review_window=window)
        return [f.rule for f in found(desk, example.case, authority)]

    assert rules(ReviewWindow(20)) == ["review-window"]
    assert rules(ReviewWindow(20, 40)) == []
    assert rules(ReviewWindow(40)) == []


def test_a_withheld_part_with_everything_it_needs(desk, example):
    part = subject(example.case, "supplier of the retrospective")
    harm = Harm("the company's commercial interests", "A rival would undercut it.", Likelihood.WOULD_BE_LIKELY)
    case = with_part(example.case, part.id, outcome=Outcome.WITHHELD, claims=(Claim("43(2)", harm=harm),))
    assert {f.rule for f in found(desk, case, example.authority)} == {"test-done"}


class TestStages:
    """On the first day an officer sees what is due on the first day."""

    def test_an_empty_case_asks_for_the_request_only(self, desk, example):
        case = Case("c", reference="1-25")
        known = desk.known(case, replace(example.authority, name=""))
        assert stage_of(known) is Stage.INTAKE
        assert {f.rule for f in findings(known, Stage.INTAKE)} == {"request-there", "received-there"}

    def test_a_split_request_asks_for_decisions_before_harm_and_rights(self, desk, example):
        part = subject(example.case, "covert")
        case = with_part(example.case, part.id, outcome=None)
        known = desk.known(case, replace(example.authority, regulator=Regulator()))
        assert stage_of(known) is Stage.DECIDING
        assert {f.rule for f in findings(known, stage_of(known))} == {"part-decided"}

    def test_the_finished_case_is_ready_for_sign_off(self, desk, example):
        assert stage_of(desk.known(example.case, example.authority)) is Stage.SIGN_OFF


def test_a_finding_stays_one_line_whatever_the_case_holds(desk, example):
    case = with_part(example.case, "p1", subject="Overt\nuse " * 20_000, outcome=None)
    [finding] = found(desk, case, example.authority)
    assert "\n" not in finding.sentence
    assert len(finding.sentence) < 150


def test_a_question_without_a_number_cannot_be_named_in_the_letter(desk, example):
    first, *rest = example.case.questions
    case = replace(example.case, questions=(replace(first, label=" "), *rest))
    assert [finding.rule for finding in found(desk, case, example.authority)] == ["question-numbered"]
