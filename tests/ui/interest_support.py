"""Page 4 with something to weigh, for its tests."""

from tests.ui.pages_support import desk, kept
from ui.pages.interest import InterestPage
from workbench.domain.case import Factor, Outcome, Side
from workbench.domain.findings import Page, Place
from workbench.service.commands import AddFactor, SetOutcome, SetSubject, TickLimb


def covert_and_sharing(qtbot):
    """Covert use and sharing, neither confirmed nor denied: 23(5) on one, 24(2) on one, 31(3) on both."""
    page = desk(qtbot, InterestPage)
    for part_id, subject in (("pq1", "covert use"), ("pq2", "sharing")):
        page.bridge.execute(SetSubject(part_id, subject))
        page.bridge.execute(SetOutcome(part_id, Outcome.NEITHER_CONFIRM_NOR_DENY))
        page.bridge.execute(TickLimb(part_id, "31(3)", "t31"))
    page.bridge.execute(TickLimb("pq1", "24(2)", "t24"))
    page.bridge.execute(TickLimb("pq1", "23(5)", "unused"))
    page.go_to(Place(Page.PUBLIC_INTEREST, test_id="t31"))
    return page


def of_test(page, test_id: str = "t31"):
    return kept(page).test(test_id)


def add(page, *factors: Factor, test_id: str = "t31"):
    for factor in factors:
        page.bridge.execute(AddFactor(test_id, factor))


def column(page, side: Side):
    return page.board.columns[side]
