"""A finding is set aside only with a typed reason, which stays on the case; a set-aside finding never vanishes."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.checks.given import COVERT, desk, example
from workbench.domain.checks import Stage, findings, stage_of, standing
from workbench.domain.findings import Page, Place, Waiver
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers import handle

LEAK = "The information held would help offenders."


def leaking(text=LEAK):
    """The example with words that say that something is held."""
    return example().claim(COVERT, "31(3)", reason=text)


def waiver(given, reason="It is on the force’s own website already.", **more):
    [finding] = given.findings()
    return Waiver(finding.rule, finding.place, reason, "An officer", date(2025, 7, 28), **more)


def waived(given, *waivers):
    case = given.case
    for each in waivers:
        case = handle(case, c.Waive(each), desk().law)
    return replace(given, case=case)


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_no_reason_no_waiver(reason):
    with pytest.raises(RuleViolation, match="reason"):
        waived(leaking(), waiver(leaking(), reason))


def test_a_waiver_says_which_finding_it_sets_aside():
    with pytest.raises(RuleViolation, match="which finding"):
        waived(leaking(), Waiver(" ", Place(Page.LETTER), "As agreed."))


def test_what_is_set_aside_is_not_in_the_way_but_stays_in_sight():
    given = waived(leaking(), waiver(leaking()))
    [finding] = given.findings()
    assert finding.waiver.reason == "It is on the force’s own website already."
    assert finding.waiver.by == "An officer"
    assert standing(given.findings()) == ()
    assert stage_of(given.known()) is Stage.SIGN_OFF


def test_what_is_set_aside_stands_last():
    given = waived(leaking(), waiver(leaking())).having(reference="").force(signatory_role="")
    assert [finding.waiver is None for finding in given.findings()] == [True, True, False]


def test_taken_back_it_stands_again():
    given = waived(leaking(), waiver(leaking()))
    [one] = given.case.waivers
    case = handle(given.case, c.TakeBackWaiver(one.rule, one.place), desk().law)
    assert case.waivers == ()
    assert len(standing(findings(replace(given, case=case).known()))) == 1


def test_a_new_reason_takes_the_place_of_the_old():
    given = waived(leaking(), waiver(leaking(), "First."), waiver(leaking(), "  Second. "))
    assert [each.reason for each in given.case.waivers] == ["Second."]


def test_a_waiver_without_its_finding_rests_on_the_case():
    given = waived(leaking(), waiver(leaking()))
    mended = given.claim(COVERT, "31(3)", reason="The information, if held, would help offenders.")
    assert mended.findings() == ()
    assert len(mended.case.waivers) == 1


def test_a_waiver_of_some_words_does_not_cover_others_at_the_same_place():
    [finding] = leaking().findings()
    given = waived(leaking(), waiver(leaking(), said=finding.sentence))
    assert standing(given.findings()) == ()
    worse = given.claim(COVERT, "31(3)", reason="We hold 12 documents.")
    assert [each.rule for each in standing(worse.findings())] == ["silence-kept"]


def test_only_the_waiver_that_is_meant_is_taken_back():
    place = Place(Page.LETTER)
    both = (Waiver("r", place, "A.", said="One."), Waiver("r", place, "B.", said="Two."))
    case = replace(example().case, waivers=both)
    assert handle(case, c.TakeBackWaiver("r", place, "Two."), desk().law).waivers == both[:1]
    assert handle(case, c.TakeBackWaiver("r", place), desk().law).waivers == ()


def test_taking_back_nothing_changes_nothing():
    case = example().case
    assert handle(case, c.TakeBackWaiver("r", Place(Page.LETTER)), desk().law) is case
