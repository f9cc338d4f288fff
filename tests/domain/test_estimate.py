"""What a request costs, worked by hand; and which other requests count together with it, around two holidays."""

from datetime import date

import pytest

from workbench.content.calendar import load_calendar
from workbench.content.costs import load_costs
from workbench.content.limits import load_limits
from workbench.domain.cost import Activity, Aggregated, CostLine, CostWorksheet, in_hours, in_pounds
from workbench.domain.dates import parse_date
from workbench.domain.estimate import estimate
from workbench.domain.exemptions import Evidence
from workbench.domain.limits import CostLimit, Limits

RULES = load_costs()
LIMITS = load_limits()
CALENDAR = load_calendar()
RECEIVED = date(2026, 11, 2)
HOUR = 600  # tenths of minutes


def of(*lines, others=(), received=RECEIVED, limits=LIMITS):
    return estimate(CostWorksheet("w", lines=lines, aggregated=others), received, RULES, limits, CALENDAR)


def line(items=1, tenths=0, activity=Activity.LOCATE, **more):
    return CostLine("l", activity, items=items, tenths_of_minutes=tenths, **more)


# items, minutes for each: the time and the price at £25 an hour; the limit is £450, which is 18 hours.
BY_HAND = [
    # items, tenths, time,            price,     over?
    (0, 0, "0 min", "£0", False),
    (1, 600, "1 h", "£25", False),
    (10, 25, "25 min", "£10.42", False),  # 25/60 of £25 is £10.41 and two thirds
    (1, 1, "0.1 min", "£0.04", False),  # four pence and a sixth
    (216, 50, "18 h", "£450", False),  # exactly the limit is not over it
    (1, 10_801, "18 h 0.1 min", "£450.04", True),  # a tenth of a minute more is
    (2_590, 5, "21 h 35 min", "£539.58", True),  # 1,295 minutes at £25 an hour is £539.583
    (1, 10_799, "17 h 59.9 min", "£449.96", False),
    (1_200, 10, "20 h", "£500", True),
    (3_000, 4, "20 h", "£500", True),  # 24 seconds each
    (1_000_000, 100, "166,666 h 40 min", "£4,166,666.67", True),
]


@pytest.mark.parametrize(("items", "tenths", "time", "price", "over"), BY_HAND)
def test_worked_by_hand(items, tenths, time, price, over):
    figures = of(line(items, tenths))
    assert (in_hours(figures.total), in_pounds(figures.pence), figures.over) == (time, price, over)


def test_lines_add_up_to_the_exact_time_and_only_the_price_is_rounded():
    """Three times 4⅙ pence is 12½: each line shows 4, the total 13."""
    figures = of(*(line(1, 1),) * 3)
    assert [entry.pence for entry in figures.lines] == [4, 4, 4]
    assert (figures.total, figures.pence) == (3, 13)
    assert any("to the nearest penny" in said for said in figures.how)


def test_what_is_over_the_limit_also_looks_it_whatever_the_rate():
    odd = Limits(
        "odd",
        (CostLimit(date(2005, 1, 1), 45_000, 7, "a rate that never comes out even", Evidence.MEMORY),),
        LIMITS.clocks,
    )
    limit = 45_000 * HOUR // 7
    for tenths in range(limit - 100, limit + 100):
        figures = of(line(1, tenths), limits=odd)
        assert figures.over == (figures.pence > 45_000)


def test_the_limit_is_the_one_of_the_day_of_receipt():
    later = CostLimit(date(2027, 4, 1), 60_000, 3_000, "a later order", Evidence.MEMORY)
    limits = Limits("two", (*LIMITS.costs, later), LIMITS.clocks)
    twenty_hours = line(1, 20 * HOUR)
    assert of(twenty_hours, received=date(2027, 3, 31), limits=limits).over
    assert not of(twenty_hours, received=date(2027, 4, 1), limits=limits).over
    assert not of(twenty_hours, received=None, limits=limits).over  # without a date, the newest


def test_section_12_2_is_measured_by_the_time_to_find_out_whether_it_is_held():
    figures = of(line(1, 10 * HOUR, Activity.DETERMINE), line(1, 10 * HOUR, Activity.EXTRACT))
    assert (figures.over, figures.over_to_confirm, figures.to_confirm) == (True, False, 10 * HOUR)
    assert of(line(1, 18 * HOUR + 1, Activity.DETERMINE)).over_to_confirm


def test_how_it_was_reached_is_told_line_by_line():
    figures = of(line(216, 50), line(1, 1), others=(Aggregated("5-26", date(2026, 10, 30), 600, "same person"),))
    assert figures.how == (
        "Line 1: 216 items at 5 min is 18 h.",
        "Line 2: 1 item at 0.1 min is 0.1 min.",
        "This request: 18 h 0.1 min.",
        "Request 5-26: 1 h counts too. Received on Fri 30 October 2026, within the window.",
        "19 h 0.1 min at £25 an hour is £475.04, to the nearest penny.",
        "The limit for a police force is £450, which is 18 h at that rate (Freedom of Information and Data Protection"
        " (Appropriate Limit and Fees) Regulations 2004, regs 3 and 4).",
        "That is over the limit.",
    )
    assert of(line(1, 600)).how[-1] == "That is not over the limit: section 12 does not apply."


# Both requests within 60 consecutive working days, the first and the last counted. Around Christmas 2026: 25 and 28
# December, 1 January and 4 January (Scotland) are no working days. Around 15 June 2026: that day is one in Scotland.
WINDOWS = """
this request    | the other one   | counts | why
1 December 2026 | 26 February 2027 | yes   | the sixtieth working day; 1 December is the first
1 December 2026 | 1 March 2027     | no    | the sixty-first
26 February 2027 | 1 December 2026 | yes   | the same the other way round
1 March 2027    | 1 December 2026  | no    | the same the other way round
11 December 2026 | 10 March 2027   | yes   | the sixtieth
11 December 2026 | 11 March 2027   | no    | the sixty-first
12 December 2026 | 11 March 2027   | yes   | a Saturday: Monday 14 December is the first
24 December 2026 | 24 March 2027   | yes   | four holidays and 17 March (Northern Ireland) passed over
24 December 2026 | 25 March 2027   | no    | the sixty-first
12 June 2026    | 9 September 2026 | yes   | 15 June (Scotland), 13 July, 3 and 31 August passed over
12 June 2026    | 10 September 2026 | no   | the sixty-first
15 June 2026    | 10 September 2026 | yes  | received on the Scottish holiday: 16 June is the first
15 June 2026    | 11 September 2026 | no   | the sixty-first
1 June 2026     | 1 June 2026      | yes   | on the same day
"""


def windows():
    return [[cell.strip() for cell in row.split("|")[:3]] for row in WINDOWS.strip().splitlines()[1:]]


@pytest.mark.parametrize(("this", "other", "counts"), windows())
def test_which_requests_count_together(this, other, counts):
    request = Aggregated("5-26", parse_date(other), HOUR, "the same person, on the same cameras")
    figures = of(line(1, HOUR), others=(request,), received=parse_date(this))
    [judged] = figures.aggregated
    assert judged.counts == (counts == "yes")
    assert figures.total == (2 * HOUR if judged.counts else HOUR)
    if not judged.counts:
        assert "61 working days: more than 60 (reg. 5(2))" in judged.why
        assert any(judged.why in said for said in figures.how)


@pytest.mark.parametrize(
    ("received", "doubtful"),
    [
        ("14 July 2026", False),  # the twentieth working day after Friday 12 June
        ("15 July 2026", True),
        ("9 September 2026", True),
        ("1 May 2026", False),  # before it
    ],
)
def test_more_than_twenty_days_ahead_counts_with_a_doubt(received, doubtful):
    """The Regulations say sixty days; the Commissioner is quoted, at second hand, as looking only twenty ahead."""
    request = Aggregated("5-26", parse_date(received), HOUR, "the same person")
    figures = of(others=(request,), received=date(2026, 6, 12))
    [judged] = figures.aggregated
    assert judged.counts
    assert bool(judged.doubt) == doubtful
    assert (judged.doubt in figures.doubts) == doubtful
    assert RULES.aggregation.evidence is Evidence.PARTLY


def test_all_that_count_together_lie_within_one_window_the_nearest_first():
    far_before = Aggregated("1", date(2026, 6, 1), HOUR, "same person")
    near_after = Aggregated("2", date(2026, 8, 3), HOUR, "same person")
    far_after = Aggregated("3", date(2026, 9, 14), HOUR, "same person")
    figures = of(others=(far_before, near_after, far_after), received=date(2026, 7, 20))
    assert [judged.counts for judged in figures.aggregated] == [True, True, False]
    assert "From Mon 1 June 2026 to Mon 14 September 2026" in figures.aggregated[2].why
    alone = of(others=(far_after,), received=date(2026, 7, 20))
    assert alone.aggregated[0].counts


@pytest.mark.parametrize(
    ("request_", "received", "why"),
    [
        (Aggregated("2", date(2026, 10, 30), 600), RECEIVED, "not recorded who asked"),
        (Aggregated("2", date(2026, 10, 30), 600, "  "), RECEIVED, "not recorded who asked"),
        (Aggregated("2", date(2026, 10, 30), 600, "same person"), None, "no date of receipt"),
        (Aggregated("2", date(1066, 10, 14), 600, "same person"), RECEIVED, "calendar of working days covers"),
    ],
)
def test_what_cannot_be_judged_does_not_count_and_says_why(request_, received, why):
    figures = of(line(1, 600), others=(request_,), received=received)
    assert why in figures.aggregated[0].why
    assert figures.total == 600


@pytest.mark.parametrize(("evidence", "asked"), [("", True), (" ", True), ("sample of 10 files", False)])
def test_a_line_says_what_its_figures_rest_on(evidence, asked):
    figures = of(line(5, 10, description="Searching the crime system", evidence=evidence))
    assert any("does not say what its figures rest on" in doubt for doubt in figures.doubts) is asked


@pytest.mark.parametrize(
    ("activity", "provision"),
    [
        (Activity.DETERMINE, "reg. 4(3)(a)"),
        (Activity.LOCATE, "reg. 4(3)(b)"),
        (Activity.RETRIEVE, "reg. 4(3)(c)"),
        (Activity.EXTRACT, "reg. 4(3)(d)"),
    ],
)
def test_what_may_be_counted_and_where_that_stands(activity, provision):
    entry = RULES.of(activity)
    assert (entry.provision, RULES.activity(activity.value)) == (provision, activity)


@pytest.mark.parametrize("name", [entry.activity for entry in RULES.not_countable])
def test_what_may_not_be_counted_is_refused_with_the_reason(name):
    sentence, advice = RULES.refuse(name)
    assert RULES.activity(name) is None
    assert sentence.startswith(f"“{name}” cannot be counted.")
    assert "regulation 4(3)" in sentence.casefold()
    assert "determine whether held, locate, retrieve, extract" in advice


def test_the_list_of_what_officers_would_count():
    assert {entry.activity for entry in RULES.not_countable} >= {
        "considering exemptions",
        "redacting",
        "drafting the reply",
        "consulting others",
    }
