"""What the catalogue says of a claim: how it is cited, what it still lacks, where it stands in the grid."""

import pytest

from workbench.content.catalogue import load_catalogue
from workbench.domain.case import Claim, Duty
from workbench.domain.citations import grouped, subsection

CATALOGUE = load_catalogue()


def claim(limb: str, *paragraphs: str) -> Claim:
    return Claim(limb, paragraphs)


CITATIONS = [
    (claim("21"), "section 21"),
    (claim("24(2)"), "section 24(2)"),
    (claim("23(5)"), "section 23(5)"),
    (claim("31(1)", "31(1)(a)"), "section 31(1)(a)"),
    (claim("31(1)", "31(1)(b)", "31(1)(a)"), "section 31(1)(a) and (b)"),
    (claim("31(1)", "31(1)(a)", "31(1)(b)", "31(1)(c)"), "section 31(1)(a), (b) and (c)"),
    (claim("31(3)", "31(1)(a)", "31(1)(b)"), "section 31(3) by reference to section 31(1)(a) and (b)"),
    (claim("31(1)", "31(1)(g)", "31(2)(b)"), "section 31(1)(g) read with section 31(2)(b)"),
    (
        claim("31(3)", "31(1)(a)", "31(1)(g)", "31(2)(b)"),
        "section 31(3) by reference to section 31(1)(a) and (g) read with section 31(2)(b)",
    ),
    (claim("27(4)"), "section 27(4)"),
    (claim("27(4)(a)", "27(1)(a)"), "section 27(4)(a) by reference to section 27(1)(a)"),
    (claim("27(4)(b)"), "section 27(4)(b)"),
    (claim("30(1)", "30(1)(a)"), "section 30(1)(a)"),
    (claim("30(3)", "30(1)(a)", "30(2)"), "section 30(3) by reference to section 30(1)(a) and section 30(2)"),
    (claim("36(2)", "36(2)(b)(i)", "36(2)(b)(ii)"), "section 36(2)(b)(i) and (b)(ii)"),
    (claim("40(2) with 40(3A)", "40(3A)(a)"), "section 40(2) by reference to section 40(3A)(a)"),
    (claim("40(2) with 40(3B)"), "section 40(2) by reference to section 40(3B)"),
    (claim("40(5B)(a)(i)"), "section 40(5B)(a)(i)"),
    (claim("37(2) with 37(1)(b)"), "section 37(2) by reference to section 37(1)(b)"),
    (claim("38(2)", "38(1)(b)"), "section 38(2) by reference to section 38(1)(b)"),
    (claim("31(3)"), "section 31(3)"),
    (claim("30(1)", "30(1)(a)"), "section 30(1)(a)"),  # as older case files have it
    (claim("30(1)", "30(1)(a)", "30(1)(a)(ii)"), "section 30(1)(a)(ii)"),
    (claim("30(1)", "30(1)(a)(i)", "30(1)(b)"), "section 30(1)(a)(i) and (b)"),
    (claim("30(3)", "30(1)(a)(i)"), "section 30(3) by reference to section 30(1)(a)(i)"),
    (claim("30(2)", "30(2)(b)", "30(2)(a)(i)"), "section 30(2)(b) read with section 30(2)(a)(i)"),
    (claim("99(9)"), "section 99(9)"),
]


@pytest.mark.parametrize(("made", "citation"), CITATIONS)
def test_how_a_claim_is_cited(made: Claim, citation: str) -> None:
    assert CATALOGUE.cite(made) == (citation,)


@pytest.mark.parametrize(
    ("made", "missing"),
    [
        (claim("27(4)"), "say (a) or (b)"),
        (claim("40(2)"), "say what it is read with: 40(3A), 40(3B) or 40(4A)"),
        (claim("40(5B)"), "say (a)(i), (a)(ii), (b), (c) or (d)"),
        (claim("31(3)"), "name the interest in section 31(1) that it protects"),
        (claim("31(1)"), "name the interest in section 31(1) that it protects"),
        (claim("27(4)(a)"), "name the interest in section 27(1) that it protects"),
        (claim("31(3)", "31(1)(g)"), "name the purpose in section 31(2)"),
        (claim("31(1)", "31(1)(a)", "31(1)(h)"), "name the purpose in section 31(2)"),
        (claim("31(1)", "31(2)(b)"), "name the interest in section 31(1) that it protects"),
        (
            claim("31(1)", "31(1)(a)", "31(2)(b)"),
            "name section 31(1)(g), (h) or (i), under which the purpose stands",
        ),
        (claim("30(3)"), "say which paragraph of section 30(1) or section 30(2) it stands on"),
        (claim("38(1)"), "say which paragraph of section 38(1) it stands on"),
        (claim("30(2)"), "say which paragraph of section 30(2) it stands on"),
        (claim("30(2)", "30(2)(b)"), "name the purpose in section 30(2)"),
        (claim("30(2)", "30(2)(a)(ii)"), "say which paragraph of section 30(2) it stands on"),
        (claim("31(3)", "27(1)(a)"), "name the interest in section 31(1) that it protects"),
    ],
)
def test_what_a_claim_still_lacks(made: Claim, missing: str) -> None:
    assert CATALOGUE.missing(made) == missing


@pytest.mark.parametrize(
    "made",
    [
        claim("21"),
        claim("23(5)"),
        claim("24(2)"),
        claim("27(4)(b)"),
        claim("27(4)(a)", "27(1)(a)"),
        claim("28(3)"),
        claim("31(3)", "31(1)(a)"),
        claim("31(3)", "31(1)(g)", "31(2)(b)"),
        claim("30(3)", "30(2)"),
        claim("30(1)", "30(1)(a)"),
        claim("30(1)", "30(1)(a)(i)"),
        claim("30(2)", "30(2)(b)", "30(2)(a)(iv)"),
        claim("43(3)"),
    ],
)
def test_a_claim_that_lacks_nothing(made: Claim) -> None:
    assert CATALOGUE.missing(made) is None


@pytest.mark.parametrize(
    ("code", "nature"),
    [
        ("23(5)", "a class-based, absolute exemption"),
        ("30(1)", "a class-based, qualified exemption"),
        ("31(3)", "a prejudice-based, qualified exemption"),
        (
            "24(2)",
            "a qualified exemption, which applies only where it is required for the purpose of safeguarding"
            " national security",
        ),
        ("27(4)", "a qualified exemption"),
        ("40(2)", "an absolute or a qualified exemption, depending on the limb"),
        (
            "41(2)",
            "an absolute exemption, which applies only where confirming or denying would itself be an actionable"
            " breach of confidence",
        ),
    ],
)
def test_the_nature_of_a_limb_in_plain_words(code: str, nature: str) -> None:
    limb = CATALOGUE.limb(code)
    assert limb
    assert CATALOGUE.nature(limb) == nature


def test_the_grid_shows_what_a_force_uses_most_first_and_no_alternative_twice() -> None:
    columns = [limb.code for limb in CATALOGUE.columns(Duty.CONFIRM_OR_DENY)]
    assert columns[:7] == ["23(5)", "24(2)", "30(3)", "31(3)", "38(2)", "40(5A)", "40(5B)"]
    assert columns[-2:] == ["33(3)", "35(3)"]
    assert "27(4)" in columns
    assert "27(4)(a)" not in columns
    assert len(columns) == 24
    assert [limb.code for limb in CATALOGUE.columns(Duty.DISCLOSE)][:3] == ["21", "23(1)", "24(1)"]


def test_an_alternative_stands_in_the_column_of_its_limb() -> None:
    assert CATALOGUE.column_of("27(4)(a)") == CATALOGUE.column_of("27(4)") == "27(4)"
    assert CATALOGUE.column_of("40(2) with 40(3A)") == "40(2)"
    assert CATALOGUE.column_of("31(3)") == "31(3)"


@pytest.mark.parametrize(
    ("code", "duty", "twins"),
    [
        ("31(1)", Duty.CONFIRM_OR_DENY, ("31(3)",)),
        ("31(3)", Duty.DISCLOSE, ("31(1)",)),
        ("31(3)", Duty.CONFIRM_OR_DENY, ()),
        ("27(4)", Duty.DISCLOSE, ("27(1)", "27(2)")),
        ("30(1)", Duty.CONFIRM_OR_DENY, ("30(3)",)),
        ("43(1)", Duty.CONFIRM_OR_DENY, ()),
        ("21", Duty.CONFIRM_OR_DENY, ()),
        ("99", Duty.DISCLOSE, ()),
    ],
)
def test_the_limb_that_does_the_same_for_the_other_duty(code: str, duty: Duty, twins: tuple[str, ...]) -> None:
    assert CATALOGUE.twins(code, duty) == twins


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("31", ["31(1)", "31(3)"]),
        ("s.31(3)", ["31(3)"]),
        ("s31(3)", ["31(3)"]),
        ("Section 22", ["22(1)", "22(2)"]),
        ("22a", ["22A(1)", "22A(2)"]),
        ("27(4)", ["27(4)", "27(4)(a)", "27(4)(b)"]),
        ("31(2)(b)", ["31(1)", "31(3)"]),
        ("detection of crime", ["31(1)", "31(3)"]),
        ("national security", ["24(1)", "24(2)"]),
        ("trade secret", ["43(1)"]),
        ("3", []),
        ("unicorns", []),
    ],
)
def test_a_limb_is_found_by_number_or_word(words: str, codes: list[str]) -> None:
    assert [limb.code for limb in CATALOGUE.search(words)] == codes


def test_no_words_find_every_limb() -> None:
    assert CATALOGUE.search("  ") == CATALOGUE.limbs


def test_paragraphs_of_one_subsection_share_its_number() -> None:
    assert grouped(["32(1)(a)", "32(2)(b)", "32(1)(c)"]) == ("section 32(1)(a) and (c)", "section 32(2)(b)")
    assert subsection("22A(1)(b)(iv)") == "22A(1)"
    assert subsection("21") == "21"
