"""A case file whose facts do not hold together is refused with the place and the reason."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.checks.given import desk, example
from workbench.domain.case import ClockEvent, EventKind
from workbench.domain.cost import Activity, Aggregated, CostLine, CostWorksheet
from workbench.domain.findings import Page, Place, Waiver
from workbench.domain.integrity import faults
from workbench.domain.letter import Fee, IssuedLetter, LetterKind, Override
from workbench.domain.review import Review, ReviewDecision
from workbench.errors import BadCaseFile
from workbench.service import casefile

DAY = date(2025, 7, 10)
SHEET = CostWorksheet("w1", "", ("p1",), (CostLine("l1", Activity.LOCATE),))
ASKED = ClockEvent("e1", EventKind.CLARIFICATION_ASKED, DAY)
RECEIVED = ClockEvent("e2", EventKind.CLARIFICATION_RECEIVED, date(2025, 7, 14))
SENT = IssuedLetter("i1", LetterKind.ANSWER, DAY, "A", "B", DAY)
WAIVER = Waiver("in-time", Place(Page.LETTER), "Post was slow.")


def sheet(**changes):
    return {"worksheets": (replace(SHEET, **changes),)}


def letter(**changes):
    return {"letter": replace(example().case.letter, **changes)}


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        (sheet(part_ids=("p9",)), "worksheets[0].part_ids[0]", "no part “p9”"),
        (sheet(lines=(CostLine("l", Activity.LOCATE, items=-1),)), "worksheets[0].lines[0]", "less than no time"),
        (sheet(lines=(CostLine("l", Activity.LOCATE, tenths_of_minutes=-5),)), "worksheets[0].lines[0]", "fewer than"),
        (sheet(aggregated=(Aggregated("1-25", DAY, -1),)), "worksheets[0].aggregated[0]", "less than no time"),
        (sheet(advice="Ask for less.", no_advice=True), "worksheets[0].no_advice", "advice is given"),
        ({"worksheets": (SHEET, SHEET)}, "worksheets", "stands 2 times"),
        ({"worksheets": (SHEET, replace(SHEET, id="w2"))}, "worksheets[1].part_ids[0]", "another worksheet"),
        ({"review": Review(decisions=(ReviewDecision("p9"),))}, "review.decisions[0].part_id", "no part “p9”"),
        ({"review": Review(decisions=(ReviewDecision("p1"),) * 2)}, "review.decisions", "decided 2 times"),
        ({"events": (RECEIVED,)}, "events[0]", "clarification"),
        ({"events": (replace(ASKED, on=date(2025, 6, 1)),)}, "events[0]", "before the request arrived"),
        ({"events": (replace(ASKED, limb="99(9)"),)}, "events[0].limb", "no limb “99(9)”"),
        ({"issued": (SENT, SENT)}, "issued", "stands 2 times"),
        ({"issued": (replace(SENT, corrects="i9"),)}, "issued[0].corrects", "no issued letter “i9”"),
        (letter(corrects="i9"), "letter.corrects", "no issued letter “i9”"),
        (letter(fee=Fee(-1)), "letter.fee.pence", "less than nothing"),
        (letter(overrides=(Override(" ", "x"),)), "letter.overrides[0].key", "which paragraph"),
        (letter(overrides=(Override("a", "x"), Override("a", "y"))), "letter.overrides", "stands 2 times"),
        ({"waivers": (replace(WAIVER, reason=" "),)}, "waivers[0].reason", "only with a reason"),
        ({"waivers": (replace(WAIVER, rule=""),)}, "waivers[0].rule", "which rule"),
    ],
)
def test_what_does_not_hold_together_is_refused_on_import(changes, place, said):
    given = example().having(**changes)
    found = dict(faults(given.case, desk().law.catalogue))
    assert said in found[place]
    with pytest.raises(BadCaseFile, match="wrong at case"):
        casefile.decode(casefile.encode(given.case, given.authority), desk().law.catalogue)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"worksheets": (SHEET, replace(SHEET, id="w2", part_ids=("p2",)))},
        {"review": Review(decisions=(ReviewDecision("p1"),))},
        {"events": (ASKED, RECEIVED)},
        {"issued": (SENT,), **letter(corrects="i1")},
        {"waivers": (WAIVER,)},
        letter(overrides=(Override("a", "x"), Override("b", ""))),
    ],
    ids=lambda changes: ", ".join(changes) or "the example",
)
def test_what_holds_together_comes_back_as_it_was(changes):
    given = example().having(**changes)
    read = casefile.decode(casefile.encode(given.case, given.authority), desk().law.catalogue)
    assert read.case == replace(given.case, authority=None)
