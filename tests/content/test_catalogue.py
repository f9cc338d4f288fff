"""Part II of the Act as the program knows it, in tables to be checked against the Act; and what a wrong file gets."""

from pathlib import Path

import pytest

from workbench import locations
from workbench.content.catalogue import load_catalogue
from workbench.domain.case import Duty, Likelihood
from workbench.domain.exemptions import Basis, Catalogue, Effect, Evidence, Limb, Use
from workbench.errors import BadResource

CATALOGUE = load_catalogue()
DELIVERED = locations.resources() / "law" / "exemptions.toml"

# D: lifts the duty to disclose. N: lifts the duty to confirm or deny.
# C: class. P: prejudice. T: class with a test. "PIT": the public interest is weighed.
PART_II = """
limb                  | duty | basis | effect    | harm | PIT | twins
21                    | D    | T     | absolute  |      |     |
22(1)                 | D    | T     | qualified |      | PIT | 22(2)
22(2)                 | N    | T     | qualified |      | PIT | 22(1)
22A(1)                | D    | P     | qualified | harm | PIT | 22A(2)
22A(2)                | N    | P     | qualified | harm | PIT | 22A(1)
23(1)                 | D    | C     | absolute  |      |     | 23(5)
23(5)                 | N    | C     | absolute  |      |     | 23(1)
24(1)                 | D    | T     | qualified | harm | PIT | 24(2)
24(2)                 | N    | T     | qualified | harm | PIT | 24(1)
26(1)                 | D    | P     | qualified | harm | PIT | 26(3)
26(3)                 | N    | P     | qualified | harm | PIT | 26(1)
27(1)                 | D    | P     | qualified | harm | PIT | 27(4)(a)
27(2)                 | D    | C     | qualified |      | PIT | 27(4)(b)
27(4)                 | N    | P     | qualified | harm | PIT | 27(1), 27(2)
27(4)(a)              | N    | P     | qualified | harm | PIT | 27(1)
27(4)(b)              | N    | C     | qualified |      | PIT | 27(2)
28(1)                 | D    | P     | qualified | harm | PIT | 28(3)
28(3)                 | N    | P     | qualified | harm | PIT | 28(1)
29(1)                 | D    | P     | qualified | harm | PIT | 29(2)
29(2)                 | N    | P     | qualified | harm | PIT | 29(1)
30(1)                 | D    | C     | qualified |      | PIT | 30(3)
30(2)                 | D    | C     | qualified |      | PIT | 30(3)
30(3)                 | N    | C     | qualified |      | PIT | 30(1), 30(2)
31(1)                 | D    | P     | qualified | harm | PIT | 31(3)
31(3)                 | N    | P     | qualified | harm | PIT | 31(1)
32(1)                 | D    | C     | absolute  |      |     | 32(3)
32(2)                 | D    | C     | absolute  |      |     | 32(3)
32(3)                 | N    | C     | absolute  |      |     | 32(1), 32(2)
33(2)                 | D    | P     | qualified | harm | PIT | 33(3)
33(3)                 | N    | P     | qualified | harm | PIT | 33(2)
34(1)                 | D    | T     | absolute  |      |     | 34(2)
34(2)                 | N    | T     | absolute  |      |     | 34(1)
35(1)                 | D    | C     | qualified |      | PIT | 35(3)
35(3)                 | N    | C     | qualified |      | PIT | 35(1)
36(2)                 | D    | P     | qualified | harm | PIT | 36(3)
36(3)                 | N    | P     | qualified | harm | PIT | 36(2)
37(1)                 | D    | C     | qualified |      |     | 37(2)
37(1)(a)              | D    | C     | absolute  |      |     | 37(2) with 37(1)(a)
37(1)(aa)             | D    | C     | absolute  |      |     | 37(2) with 37(1)(aa)
37(1)(ab)             | D    | C     | absolute  |      |     | 37(2) with 37(1)(ab)
37(1)(ac)             | D    | C     | qualified |      | PIT | 37(2) with 37(1)(ac)
37(1)(ad)             | D    | C     | qualified |      | PIT | 37(2) with 37(1)(ad)
37(1)(b)              | D    | C     | qualified |      | PIT | 37(2) with 37(1)(b)
37(2)                 | N    | C     | qualified |      |     | 37(1)
37(2) with 37(1)(a)   | N    | C     | absolute  |      |     | 37(1)(a)
37(2) with 37(1)(aa)  | N    | C     | absolute  |      |     | 37(1)(aa)
37(2) with 37(1)(ab)  | N    | C     | absolute  |      |     | 37(1)(ab)
37(2) with 37(1)(ac)  | N    | C     | qualified |      | PIT | 37(1)(ac)
37(2) with 37(1)(ad)  | N    | C     | qualified |      | PIT | 37(1)(ad)
37(2) with 37(1)(b)   | N    | C     | qualified |      | PIT | 37(1)(b)
38(1)                 | D    | T     | qualified | harm | PIT | 38(2)
38(2)                 | N    | T     | qualified | harm | PIT | 38(1)
39(1)                 | D    | C     | qualified |      | PIT | 39(2)
39(2)                 | N    | C     | qualified |      | PIT | 39(1)
40(1)                 | D    | C     | absolute  |      |     | 40(5A)
40(2)                 | D    | T     | qualified |      |     | 40(5B)
40(2) with 40(3A)     | D    | T     | absolute  |      |     | 40(5B)(a)(i), 40(5B)(a)(ii)
40(2) with 40(3B)     | D    | C     | qualified |      | PIT | 40(5B)(b)
40(2) with 40(4A)     | D    | C     | qualified |      | PIT | 40(5B)(c), 40(5B)(d)
40(5A)                | N    | C     | absolute  |      |     | 40(1)
40(5B)                | N    | T     | qualified |      |     | 40(2)
40(5B)(a)(i)          | N    | T     | absolute  |      |     | 40(2) with 40(3A)
40(5B)(a)(ii)         | N    | T     | absolute  |      |     | 40(2) with 40(3A)
40(5B)(b)             | N    | C     | qualified |      | PIT | 40(2) with 40(3B)
40(5B)(c)             | N    | C     | qualified |      | PIT | 40(2) with 40(4A)
40(5B)(d)             | N    | C     | qualified |      | PIT | 40(2) with 40(4A)
41(1)                 | D    | T     | absolute  |      |     | 41(2)
41(2)                 | N    | T     | absolute  |      |     | 41(1)
42(1)                 | D    | C     | qualified |      | PIT | 42(2)
42(2)                 | N    | C     | qualified |      | PIT | 42(1)
43(1)                 | D    | C     | qualified |      | PIT |
43(2)                 | D    | P     | qualified | harm | PIT | 43(3)
43(3)                 | N    | P     | qualified | harm | PIT | 43(2)
44(1)                 | D    | C     | absolute  |      |     | 44(2)
44(2)                 | N    | C     | absolute  |      |     | 44(1)
"""

DUTIES = {Duty.DISCLOSE: "D", Duty.CONFIRM_OR_DENY: "N"}
BASES = {Basis.CLASS: "C", Basis.PREJUDICE: "P", Basis.CLASS_WITH_TEST: "T"}


def row(limb: Limb) -> list[str]:
    harm, test = "harm" if limb.harm else "", "PIT" if limb.public_interest else ""
    return [limb.code, DUTIES[limb.duty], BASES[limb.basis], limb.effect, harm, test, ", ".join(limb.twins)]


def test_part_ii_limb_by_limb() -> None:
    wanted = [[cell.strip() for cell in line.split("|")] for line in PART_II.strip().splitlines()[1:]]
    assert [row(limb) for limb in CATALOGUE.limbs] == wanted


@pytest.mark.parametrize(
    "never_enacted", ["40(5)", "21(2)", "43(4)", "31(1)(j)", "25", "25(1)", "20", "45", "23(2)", "27(3)", "36(1)"]
)
def test_what_is_no_limb_of_part_ii(never_enacted: str) -> None:
    assert CATALOGUE.limb(never_enacted) is None


@pytest.mark.parametrize(
    ("limb", "paragraphs"),
    [
        ("22A(2)", "22A(1)(b)(i) 22A(1)(b)(ii) 22A(1)(b)(iii) 22A(1)(b)(iv)"),
        ("26(3)", "26(1)(a) 26(1)(b)"),
        ("27(1)", "27(1)(a) 27(1)(b) 27(1)(c) 27(1)(d)"),
        ("27(4)(a)", "27(1)(a) 27(1)(b) 27(1)(c) 27(1)(d)"),
        ("27(4)(b)", ""),
        ("28(1)", ""),
        ("30(1)", "30(1)(a) 30(1)(a)(i) 30(1)(a)(ii) 30(1)(b) 30(1)(c)"),
        ("30(3)", "30(1)(a) 30(1)(a)(i) 30(1)(a)(ii) 30(1)(b) 30(1)(c) 30(2)"),
        ("31(1)", "31(1)(a) 31(1)(b) 31(1)(c) 31(1)(d) 31(1)(e) 31(1)(f) 31(1)(g) 31(1)(h) 31(1)(i)"),
        ("31(3)", "31(1)(a) 31(1)(b) 31(1)(c) 31(1)(d) 31(1)(e) 31(1)(f) 31(1)(g) 31(1)(h) 31(1)(i)"),
        ("32(3)", "32(1)(a) 32(1)(b) 32(1)(c) 32(2)(a) 32(2)(b)"),
        ("36(2)", "36(2)(a) 36(2)(b)(i) 36(2)(b)(ii) 36(2)(c)"),
        ("38(2)", "38(1)(a) 38(1)(b)"),
        ("40(2) with 40(3A)", "40(3A)(a) 40(3A)(b)"),
        ("44(2)", "44(1)(a) 44(1)(b) 44(1)(c)"),
    ],
)
def test_the_paragraphs_among_which_a_citation_chooses(limb: str, paragraphs: str) -> None:
    found = CATALOGUE.limb(limb)
    assert found
    assert [paragraph.code for paragraph in found.to_be_chosen] == paragraphs.split()


@pytest.mark.parametrize("limb", ["31(1)", "31(3)"])
def test_ten_purposes_stand_under_g_to_i_of_section_31(limb: str) -> None:
    found = CATALOGUE.limb(limb)
    assert found
    purposes = {paragraph.code: paragraph.under for paragraph in found.paragraphs if paragraph.under}
    assert list(purposes) == [f"31(2)({letter})" for letter in "abcdefghij"]
    assert set(purposes.values()) == {("31(1)(g)", "31(1)(h)", "31(1)(i)")}


def test_the_alternatives_of_a_citation_that_is_still_to_be_decided() -> None:
    undecided = {limb.code: len(limb.alternatives) for limb in CATALOGUE.limbs if limb.alternatives}
    assert undecided == {"27(4)": 2, "37(1)": 6, "37(2)": 6, "40(2)": 3, "40(5B)": 5}
    assert [limb.code for limb in CATALOGUE.alternatives("27(4)(b)")] == ["27(4)(a)", "27(4)(b)"]
    assert CATALOGUE.alternatives("31(3)") == ()


def test_how_likely_harm_must_be() -> None:
    levels = {limb.section: limb.likelihood for limb in CATALOGUE.limbs if limb.harm}
    assert levels.pop("24") == (Likelihood.REQUIRED,)
    assert set(levels.values()) == {(Likelihood.WOULD, Likelihood.WOULD_BE_LIKELY)}
    assert sorted(levels) == ["22A", "26", "27", "28", "29", "31", "33", "36", "38", "43"]


def test_neither_national_security_nor_health_and_safety_is_called_prejudice_based() -> None:
    for code in ("24(1)", "24(2)", "38(1)", "38(2)"):
        limb = CATALOGUE.limb(code)
        assert limb
        assert "prejudice" not in CATALOGUE.nature(limb)


def test_only_what_a_force_cannot_use_is_never_used() -> None:
    assert {limb.section for limb in CATALOGUE.limbs if limb.use is Use.NEVER} == {"33", "35"}


@pytest.mark.parametrize(
    "from_memory", ["26(1)", "26(3)", "29(1)", "29(2)", "30(2)", "35(3)", "36(3)", "39(1)", "39(2)"]
)
def test_what_was_written_from_memory_says_so(from_memory: str) -> None:
    limb = CATALOGUE.limb(from_memory)
    assert limb
    assert (limb.evidence, limb.source) == (Evidence.MEMORY, ())


def test_every_limb_says_in_one_sentence_what_it_protects() -> None:
    for limb in CATALOGUE.limbs:
        assert limb.says.count(". ") == 0, limb.code
        assert ("confirm or deny" in limb.says) == (limb.duty is Duty.CONFIRM_OR_DENY), limb.code
        assert limb.says[:1].isupper()


def test_every_limb_shows_its_conditions_its_pitfalls_and_where_it_comes_from() -> None:
    for limb in CATALOGUE.limbs:
        assert limb.conditions, limb.code
        assert limb.pitfalls, limb.code
        assert bool(limb.source) == (limb.evidence is not Evidence.MEMORY), limb.code


@pytest.mark.parametrize(
    ("words", "instead", "why"),
    [
        ("40(5)", {"40(5A)", "40(5B)"}, "replaced on 25 May 2018"),
        ("s.40(5)", {"40(5A)", "40(5B)"}, "replaced on 25 May 2018"),
        ("31(1)(j)", {"31(1)", "31(3)"}, "ends with paragraph (i)"),
        ("31(1)(l)", {"31(1)", "31(3)"}, "ends with paragraph (i)"),
        ("12(1)", set(), "no exemption of Part II"),
        ("14(1)", set(), "no exemption of Part II"),
    ],
)
def test_what_is_mistaken_for_a_limb_is_named_where_it_is_searched(words: str, instead: set[str], why: str) -> None:
    [entry] = CATALOGUE.mistaken_in(words)
    assert why in entry.why
    assert {limb.code for limb in CATALOGUE.search(words)} == instead
    assert CATALOGUE.limb(entry.code) is None


@pytest.mark.parametrize("words", ["40(5A)", "40", "31(1)", "31(2)(j)", "repealed", ""])
def test_what_is_a_limb_or_no_citation_is_not_called_mistaken(words: str) -> None:
    assert CATALOGUE.mistaken_in(words) == ()


def test_trade_secrets_and_other_means_have_no_limb_to_neither_confirm_nor_deny() -> None:
    for section in ("21", "43"):
        silent = [
            limb.code for limb in CATALOGUE.limbs if limb.section == section and limb.duty is Duty.CONFIRM_OR_DENY
        ]
        assert silent == (["43(3)"] if section == "43" else [])
    assert CATALOGUE.twins("43(1)", Duty.CONFIRM_OR_DENY) == ()
    assert CATALOGUE.twins("43(2)", Duty.CONFIRM_OR_DENY) == ("43(3)",)


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = DELIVERED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "exemptions.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('twins = ["22(2)"]', 'twins = ["22(9)"]', "22(1): its twin 22(9) is missing"),
        ('twins = ["22(2)"]', 'twins = ["23(5)"]', "22(1): 23(5) is not its twin"),
        ('twins = ["22(2)"]', 'twins = ["27(1)"]', "22(1): 27(1) is not its twin"),
        ('twins = ["22(2)"]', "", "22(2): 22(1) is not its twin"),
        ('["27(4)(a)", "27(4)(b)"]', '["27(4)(a)", "27(4)(c)"]', "27(4): its alternative 27(4)(c) is missing"),
        ('["27(4)(a)", "27(4)(b)"]', '["27(4)(a)", "28(3)"]', "27(4): 28(3) cannot be its alternative"),
        ('code = "22(2)"', 'code = "22(1)"', "22(1): this limb stands twice"),
        ('code = "22(2)"', 'code = "23(9)"', "22(1): its twin 22(2) is missing"),
        ('section = "22"', 'section = "2"', "22(1): it does not stand in section 2"),
        ("public_interest = false", "public_interest = true", "21: the public interest is weighed"),
        ('effect = "absolute"', 'effect = "qualified"', "21: the public interest is weighed"),
        ('likelihood = ["required"]', "", "24(1): a limb that turns on harm"),
        ('likelihood = ["would", "would be likely to"]', 'likelihood = ["would"]', "22A(1): prejudice either would"),
        ('applies_where = "the requester', 'applies_where = "" # ', "21: its test is missing"),
        ('of = ["26(1)", "26(3)"]', 'of = ["26(1)"]', "26(3): it refers to paragraphs, but has none"),
        ('of = ["26(1)", "26(3)"]', 'of = ["26(1)", "26(4)"]', "paragraphs: there is no limb 26(4)"),
        ('code = "26(1)(b)"', 'code = "26(1)(a)"', "26(1): paragraph 26(1)(a) stands twice"),
        ('code = "26(1)(b)"', 'code = "27(1)(b)"', "26(1): paragraph 27(1)(b) does not stand in it"),
        ('under = ["31(1)(g)"', 'under = ["31(1)(z)"', "31(1): there is no 31(1)(z) for 31(2)(a)"),
        ('source = ["DCA introduction to the exemptions, chapter 8"]', "", "21: it is marked as verified"),
        ('duty = "disclose"', 'duty = "tell"', "limbs[0].duty: invalid enum value 'tell'"),
        ('use = "common"', 'use = "common"\ntwin = "x"', "limbs[0].twin: there is no such key"),
        ('code = "40(5)"', 'code = "40(5A)"', "mistaken[0]: section 40(5A) is a limb"),
        ('instead = ["40(5A)"', 'instead = ["40(5Z)"', "mistaken[0]: there is no limb 40(5Z)"),
        ('other people’s."\ninstead', 'other people’s"\ninstead', "mistaken[0]: it needs a sentence"),
    ],
)
def test_a_file_that_contradicts_itself_is_named_with_its_limb(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(BadResource) as caught:
        load_catalogue(changed(tmp_path, old, new))
    assert caught.value.sentence.startswith(f"exemptions.toml, at {fault}")


def test_the_version_changes_with_the_file(tmp_path: Path) -> None:
    other: Catalogue = load_catalogue(changed(tmp_path, "dead, or leads", "dead or leads"))
    assert other.version != CATALOGUE.version
    assert load_catalogue().version == CATALOGUE.version


def test_effects_that_are_mixed_are_not_weighed_before_the_choice() -> None:
    for code in ("37(1)", "37(2)", "40(2)", "40(5B)"):
        effects = {limb.effect for limb in CATALOGUE.alternatives(code)}
        assert effects == {Effect.ABSOLUTE, Effect.QUALIFIED}
        assert code not in CATALOGUE.qualified[Duty.DISCLOSE] | CATALOGUE.qualified[Duty.CONFIRM_OR_DENY]
