"""The library of public interest factors, read as the Commissioner or a tribunal would read it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from workbench.content.catalogue import load_catalogue
from workbench.content.factors import load_factors
from workbench.domain.case import Duty, Side
from workbench.domain.library import FactorLibrary, LibraryFactor, slots, slots_well_formed
from workbench.errors import BadResource

USED_BY_POLICE = [
    *((Duty.DISCLOSE, limb) for limb in ("22(1)", "24(1)", "27(1)", "27(2)", "30(1)", "30(2)", "31(1)", "36(2)")),
    *((Duty.DISCLOSE, limb) for limb in ("38(1)", "40(2) with 40(3B)", "40(2) with 40(4A)", "42(1)", "43(1)", "43(2)")),
    *((Duty.CONFIRM_OR_DENY, limb) for limb in ("24(2)", "27(4)(a)", "27(4)(b)", "30(3)", "31(3)", "36(3)", "38(2)")),
    *((Duty.CONFIRM_OR_DENY, limb) for limb in ("40(5B)(b)", "40(5B)(c)", "40(5B)(d)", "42(2)", "43(3)")),
]
LIBRARY = load_factors(load_catalogue().qualified)


def each(*, side: Side | None = None, duty: Duty | None = None) -> list[LibraryFactor]:
    return [f for f in LIBRARY.factors if side in (None, f.side) and duty in (None, f.duty)]


def offenders(factors: list[LibraryFactor], pattern: str) -> dict[str, str]:
    return {f.key: f.text for f in factors if re.search(pattern, f.text, re.IGNORECASE)}


def test_the_library_is_large_enough_to_start_from() -> None:
    assert len(LIBRARY.factors) >= 40


@pytest.mark.parametrize(("duty", "limb"), USED_BY_POLICE)
def test_each_limb_that_police_use_has_a_factor_each_way(duty: Duty, limb: str) -> None:
    assert LIBRARY.offered(limb, duty, Side.FOR)
    assert LIBRARY.offered(limb, duty, Side.AGAINST)


def test_an_absolute_limb_has_no_factors() -> None:
    """FOIA s.2(3): section 23 and the other absolute limbs are not weighed."""
    absolute = {limb.code for limb in load_catalogue().limbs if not limb.public_interest}
    assert {"23(1)", "23(5)", "32(3)", "40(5A)", "44(2)"} <= absolute
    assert not absolute.intersection(limb for factor in LIBRARY.factors for limb in factor.limbs)


def test_a_limb_is_never_offered_a_factor_of_the_other_duty() -> None:
    assert not LIBRARY.offered("31(3)", Duty.DISCLOSE, Side.AGAINST)
    assert not LIBRARY.offered("31(1)", Duty.CONFIRM_OR_DENY, Side.AGAINST)


def test_confirm_or_deny_factors_speak_of_whether_information_is_held() -> None:
    """FOIA s.2(1)(b), s.17(3)(a): the interest is in saying whether, not in the information itself."""
    factors = each(duty=Duty.CONFIRM_OR_DENY)
    assert not offenders(factors, r"releas|disclos|provid\w+ the information|\[the information\]")
    spoken = r"whether (information|advice|any) is held|nothing is held|\banswer|whether it has dealings"
    assert {f.key for f in factors} == offenders(factors, spoken).keys()


def test_confirm_or_deny_factors_do_not_give_the_answer_away() -> None:
    given_away = (
        r"\b(we|the force|this force) (do not |does not )?(hold|holds|use|uses|share|shares)\b|the information held"
    )
    assert not offenders(each(duty=Duty.CONFIRM_OR_DENY), given_away)


def test_factors_against_are_inherent_in_what_the_limb_protects() -> None:
    """The work and the cost of reviewing tactics are not what sections 24 or 31 protect, nor any limb here."""
    assert not offenders(each(side=Side.AGAINST), r"\bcost|workload|burden|resourc|officer time|staff time|review")


def test_factors_for_do_not_deny_the_harm() -> None:
    denial = r"\bno harm|not (actually |really )?(harm|prejudice|endanger)|harmless|unlikely|little risk|outweigh"
    assert not offenders(each(side=Side.FOR), denial)


def test_nobody_is_judged_and_nothing_irrelevant_is_weighed() -> None:
    irrelevant = r"requester|applicant|motive|embarrass|misunderst|misinterpret|confus|reputation|curio"
    assert not offenders(each(), irrelevant)


def test_the_burden_is_never_put_on_openness() -> None:
    """FOIA s.2(1)(b), s.2(2)(b): maintaining must outweigh; a factor does not decide the balance beforehand."""
    assert not offenders(each(), r"exceptional|overrid|paramount|always|never outweigh|presumption")


def test_section_24_is_not_called_prejudice() -> None:
    """FOIA s.24 asks what is required to safeguard national security; s.38 what would endanger."""
    factors = [f for f in LIBRARY.factors if any(limb.startswith(("24", "38")) for limb in f.limbs)]
    assert not offenders(factors, r"prejudic")


def test_each_factor_is_short_and_has_something_to_make_specific() -> None:
    for factor in LIBRARY.factors:
        assert len(factor.text.split()) <= 45, factor.key
        assert slots(factor.text), factor.key
        assert slots_well_formed(factor.text), factor.key
        assert factor.text.endswith("."), factor.key
        assert factor.tailor.endswith("."), factor.key


def test_no_factor_stands_twice() -> None:
    assert [text for text, count in Counter(f.text for f in LIBRARY.factors).items() if count > 1] == []


def test_a_factor_is_found_by_its_words() -> None:
    found = [factor.key for factor in LIBRARY.search("witnesses 30(1)")]
    assert "investigation-witnesses" in found
    assert "commercial-value" not in found


def test_a_printed_apostrophe_is_found_by_a_typed_one() -> None:
    assert LIBRARY.by_key("affairs-frank-advice") in LIBRARY.search("qualified person's")


def test_a_search_without_words_shows_all() -> None:
    assert LIBRARY.search("  ") == LIBRARY.factors


def test_a_factor_is_found_by_its_key() -> None:
    factor = LIBRARY.by_key("tactics-reused")
    assert factor is not None
    assert (factor.side, factor.duty, factor.theme) == (Side.AGAINST, Duty.CONFIRM_OR_DENY, "Tactics")
    assert LIBRARY.by_key("tactics") is None


@pytest.mark.parametrize("text", ["[open", "closed]", "[]", "[ tactic ]", "[a [b] c]", "] ["])
def test_brackets_that_a_reader_could_not_fill(text: str) -> None:
    assert not slots_well_formed(text)


def test_the_slots_of_a_text_in_order() -> None:
    assert slots("[Tactic] is used against [offences].") == ("Tactic", "offences")


FACTOR = """
[[factors]]
key = "one"
side = "against"
duty = "confirm-or-deny"
limbs = ["31(3)"]
text = "Saying whether information is held about [tactic] would help [offenders]."
tailor = "Name both."
"""


def library_of(folder: Path, factors: str) -> FactorLibrary:
    (folder / "some.toml").write_text('theme = "Some"\n' + factors, encoding="utf-8")
    return load_factors({Duty.CONFIRM_OR_DENY: {"31(3)"}}, folder)


def test_a_library_is_read_from_another_folder(tmp_path: Path) -> None:
    (factor,) = library_of(tmp_path, FACTOR).factors
    assert (factor.key, factor.theme, factor.limbs) == ("one", "Some", ("31(3)",))


@pytest.mark.parametrize(
    ("factors", "named"),
    [
        (FACTOR + FACTOR, "twice"),
        (FACTOR.replace('"31(3)"', '"31(1)"'), r"31\(1\)"),
        (FACTOR.replace('"31(3)"', '"23(5)"'), r"23\(5\)"),
        (FACTOR.replace('["31(3)"]', "[]"), "no limb"),
        (FACTOR.replace("[tactic]", "[tactic"), "brackets"),
        (FACTOR.replace("[tactic]", "a tactic").replace("[offenders]", "offenders"), "brackets"),
        (FACTOR.replace("Name both.", " "), "specific"),
        (FACTOR.replace('"one"', '""'), "no key"),
        (FACTOR.replace("against", "perhaps"), "side"),
        (FACTOR.replace("tailor", "tailer"), "tail[eo]r"),
    ],
)
def test_a_wrong_factor_is_named_with_its_file(tmp_path: Path, factors: str, named: str) -> None:
    with pytest.raises(BadResource, match=rf"some\.toml.*{named}"):
        library_of(tmp_path, factors)


def test_a_folder_without_factors_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadResource, match="no file of factors"):
        load_factors({Duty.CONFIRM_OR_DENY: {"31(3)"}}, tmp_path)
