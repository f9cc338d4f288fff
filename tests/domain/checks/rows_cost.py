"""Cost, and vexatious and repeated requests: a fault, and what is near to it."""

from dataclasses import replace
from datetime import date

from tests.domain.checks.given import COVERT, ERROR, OVERT, RETROSPECTIVE, WARNING
from tests.domain.checks.rows import Row
from workbench.domain.case import EarlierRequest, Holding, Outcome
from workbench.domain.cost import Activity, CostLine, CostWorksheet

REASON = "Every one of these questions was put, and answered, six weeks before."


def refused_for_cost(
    given, hours=20, description="Read each file", outcome=Outcome.COST, advice="Ask for one year.", covers=(OVERT,)
):
    """Overt use refused for its cost, with a worksheet of so many hours."""
    line = CostLine("l", Activity.LOCATE, description, hours, 600, "Ten files were tried")
    sheet = CostWorksheet("w", "", covers, (line,), advice=advice)
    return given.decided(outcome, OVERT, holding=Holding.HELD, reason=REASON).having(worksheets=(sheet,))


def refused_because(reason):
    """Overt use refused for its cost, for this reason."""
    return lambda given: refused_for_cost(given).part(OVERT, reason=reason)


def counting(description, evidence="Ten files were tried"):
    """An estimate with such a line."""

    def change(given):
        refused = refused_for_cost(given, description=description)
        [sheet] = refused.case.worksheets
        [line] = sheet.lines
        return refused.having(worksheets=(replace(sheet, lines=(replace(line, evidence=evidence),)),))

    return change


def confirming_costs(given, hours=20):
    """Even saying whether it is held takes so long."""
    refused = refused_for_cost(given, outcome=Outcome.COST_TO_CONFIRM)
    [sheet] = refused.case.worksheets
    line = CostLine("l", Activity.DETERMINE, "Open each file", hours, 600, "Ten files were tried")
    return refused.having(worksheets=(replace(sheet, lines=(line,)),))


def repeated(given, *earlier):
    """Overt use refused as a repeat."""
    return given.decided(Outcome.REPEATED, OVERT, earlier=EarlierRequest(*earlier), reason=REASON)


def vexatious(given, reason):
    """Overt use refused as part of a vexatious request."""
    return given.decided(Outcome.VEXATIOUS, OVERT, reason=reason)


ROWS = (
    # 14 and 15: cost
    Row(
        14,
        "cost-held-said",
        ERROR,
        lambda g: refused_for_cost(g).part(OVERT, holding=None),
        refused_for_cost,
    ),
    Row(
        14,
        "cost-held-said",
        ERROR,
        lambda g: refused_for_cost(g).part(OVERT, holding=Holding.NOT_SEARCHED),
        lambda g: confirming_costs(g).part(OVERT, holding=Holding.NOT_SEARCHED),
    ),
    Row(
        14,
        "cost-limit-right",
        ERROR,
        lambda g: refused_for_cost(g).part(OVERT, reason="The limit is £600."),
        lambda g: refused_for_cost(g).part(OVERT, reason="The limit is £450, and this exceeds it: £500."),
    ),
    Row(
        14,
        "cost-limit-right",
        ERROR,
        lambda g: refused_for_cost(g).part(OVERT, reason="We count £30 an hour."),
        lambda g: refused_for_cost(g).part(OVERT, reason="We count £25 an hour, 18 hours being the limit of time."),
    ),
    Row(
        14,
        "cost-limit-right",
        ERROR,
        lambda g: refused_for_cost(g).part(OVERT, reason="There is a limit of 24 hours."),
        lambda g: refused_for_cost(g).part(OVERT, reason="There is a limit of 18 hours."),
    ),
    Row(
        14,
        "cost-countable",
        ERROR,
        lambda g: refused_for_cost(g, description="Redact names"),
        lambda g: refused_for_cost(g, description="Extract names"),
    ),
    *(
        Row(14, "cost-limit-right", ERROR, refused_because(fault), refused_because(fine))
        for fault, fine in (
            ("The appropriate limit is 24 hours.", "The appropriate limit is 18 hours."),
            ("It is past the 24-hour limit.", "It is past the 18-hour limit."),
            ("It is past the £600 limit.", "It is £89 over the limit."),
            ("The limit for a police force is £600.", "The limit of £450 would be passed: our estimate is £2,000."),
            ("Staff time is counted at £30 per hour.", "A supplier charged £30 per hour."),
            ("Our rate is £30 an hour.", "The limit would be passed, since our estimate comes to £2,000."),
        )
    ),
    *(
        Row(14, "cost-countable", ERROR, counting(fault), counting(fine))
        for fault, fine in (
            ("Consider the exemptions", "Locate the speed-limit exemption certificates"),
            ("Apply the exemption in section 40", "Extract the exemption number of each vehicle"),
            ("Redact names", "Open each redacted copy"),
            ("Remove names from each page", "Find names on each page"),
            ("Draft the reply", "Search the drafting folder"),
            ("Consulting with the officers", "Find the consulting contract"),
            ("Sign off the answer", "Search the approving officer’s log"),
        )
    ),
    Row(14, "cost-countable", ERROR, counting("Read it", "Redaction took a minute a page"), counting("Read it")),
    Row(14, "cost-over-limit", ERROR, lambda g: refused_for_cost(g, hours=18), lambda g: refused_for_cost(g, hours=19)),
    Row(
        14,
        "cost-over-limit",
        ERROR,
        lambda g: confirming_costs(g, hours=18),
        lambda g: confirming_costs(g, hours=19),
    ),
    Row(14, "cost-over-something", WARNING, lambda g: refused_for_cost(g, covers=()), refused_for_cost),
    Row(15, "cost-advice", ERROR, lambda g: refused_for_cost(g, advice=""), refused_for_cost),
    Row(
        15,
        "cost-advice",
        ERROR,
        lambda g: refused_for_cost(g, advice=" "),
        lambda g: refused_for_cost(g, advice="").part(OVERT, advice="Ask for one year."),
    ),
    Row(15, "cost-figures", WARNING, lambda g: refused_for_cost(g).having(worksheets=()), refused_for_cost),
    # 16: section 14
    Row(16, "repeat-named", ERROR, repeated, lambda g: repeated(g, "12-25", date(2025, 5, 20))),
    Row(16, "repeat-named", ERROR, lambda g: repeated(g, "12-25"), lambda g: repeated(g, "12-25", date(2025, 5, 20))),
    Row(
        16,
        "repeat-named",
        ERROR,
        lambda g: repeated(g, "12-25", date(2025, 7, 2)),
        lambda g: repeated(g, "12-25", date(2025, 7, 1)),
    ),
    *(
        Row(16, "whole-request", WARNING, fault, fine)
        for fault, fine in (
            (lambda g: vexatious(g, REASON), lambda g: vexatious(g, f"{REASON} We answer the rest out of goodwill.")),
            (lambda g: refused_for_cost(g).having(worksheets=()), refused_for_cost),
            (
                lambda g: refused_for_cost(g, covers=(OVERT, RETROSPECTIVE)),
                lambda g: refused_for_cost(g, covers=(OVERT,)),
            ),
        )
    ),
    Row(
        16,
        "request-not-person",
        WARNING,
        lambda g: vexatious(g, "You are a vexatious requester."),
        lambda g: vexatious(g, "The request is vexatious."),
    ),
    Row(0, "ground-explained", WARNING, lambda g: vexatious(g, ""), lambda g: vexatious(g, REASON)),
    Row(0, "ground-explained", WARNING, lambda g: g.part(OVERT, searches=""), lambda g: g.part(COVERT, searches="")),
)
