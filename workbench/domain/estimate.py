"""How an estimate adds up: time into pence, against the limit, with the other requests that count together.

Whole numbers throughout; time is in tenths of minutes. Whether the limit is passed is decided on the exact product of
time and rate. Only money that is shown is rounded, to the nearest penny; what is over the limit also looks it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.domain.calendar import WorkingCalendar
from workbench.domain.cost import Activity, Aggregated, CostLine, CostWorksheet, in_hours, in_pounds
from workbench.domain.countable import CostRules
from workbench.domain.dates import format_date
from workbench.domain.limits import CostLimit, Limits
from workbench.errors import BadInput

_HOUR = 600  # tenths of minutes


@dataclass(frozen=True, slots=True)
class LineEstimate:
    """A line with its time and its price."""

    line: CostLine
    tenths: int
    pence: int


@dataclass(frozen=True, slots=True)
class AggregatedEstimate:
    """Another request: whether its time counts with this one's, and why or why not. `doubt` is what is not settled."""

    request: Aggregated
    counts: bool
    why: str
    pence: int
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What complying with a request would take. `own` is this request alone, `total` with those that count together.

    `to_confirm` is the time to determine whether anything is held: what section 12(2) is measured by.
    """

    worksheet: CostWorksheet
    limit: CostLimit
    lines: tuple[LineEstimate, ...]
    aggregated: tuple[AggregatedEstimate, ...]
    own: int
    total: int
    to_confirm: int
    how: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def pence(self) -> int:
        """The price of the total, to the nearest penny."""
        return priced(self.total, self.limit)

    @property
    def over(self) -> bool:
        """True where the total exceeds the limit (FOIA s.12(1)). Exactly the limit is not over it."""
        return exceeds(self.total, self.limit)

    @property
    def over_to_confirm(self) -> bool:
        """True where determining whether anything is held exceeds the limit by itself (FOIA s.12(2))."""
        return exceeds(self.to_confirm, self.limit)

    @property
    def limit_tenths(self) -> int:
        """The limit as time, in whole tenths of minutes: 18 hours for £450 at £25."""
        return self.limit.limit_pence * _HOUR // self.limit.rate_pence


def priced(tenths: int, limit: CostLimit) -> int:
    """The price of a time in pence, rounded to the nearest penny, but not down to the limit where it is over it."""
    nearest = (tenths * limit.rate_pence * 2 + _HOUR) // (_HOUR * 2)
    return nearest + (nearest == limit.limit_pence and exceeds(tenths, limit))


def exceeds(tenths: int, limit: CostLimit) -> bool:
    """Whether a time costs more than the limit, exactly: nothing is rounded."""
    return tenths * limit.rate_pence > limit.limit_pence * _HOUR


def estimate(
    sheet: CostWorksheet, received: date | None, rules: CostRules, limits: Limits, calendar: WorkingCalendar
) -> Estimate:
    """What the worksheet comes to, at the limit and rate of the day on which the request was received.

    Without a date of receipt the newest limit is taken, and no other request can count together with this one.
    """
    limit = limits.cost(received) if received else limits.costs[-1]
    lines = tuple(_line(line, limit) for line in sheet.lines)
    own = sum(line.tenths for line in lines)
    others = tuple(_aggregated(sheet.aggregated, received, rules, limits, calendar))
    total = own + sum(other.request.tenths_of_minutes for other in others if other.counts)
    to_confirm = sum(line.tenths for line in lines if line.line.activity is Activity.DETERMINE)
    figures = Estimate(sheet, limit, lines, others, own, total, to_confirm)
    how, doubts = tuple(_how(figures)), tuple(_doubts(figures))
    return Estimate(sheet, limit, lines, others, own, total, to_confirm, how, doubts)


def _line(line: CostLine, limit: CostLimit) -> LineEstimate:
    tenths = line.items * line.tenths_of_minutes
    return LineEstimate(line, tenths, priced(tenths, limit))


# ── other requests (Fees Regulations 2004, reg. 5) ───────────────────────────────────────────────────────────────────


def _aggregated(
    others: Sequence[Aggregated], received: date | None, rules: CostRules, limits: Limits, calendar: WorkingCalendar
) -> Iterator[AggregatedEstimate]:
    """Each other request, in the order of the worksheet. The nearest are taken first, as long as all fit the window."""
    limit = limits.cost(received) if received else limits.costs[-1]
    days = [received] if received else []
    verdicts: dict[int, tuple[str, str]] = {}
    order = sorted(range(len(others)), key=lambda at: abs((others[at].received - received).days) if received else 0)
    for at in order:
        refusal, doubt = _judged(others[at], received, days, rules, limits, calendar)
        verdicts[at] = refusal, doubt
        if not refusal:
            days.append(others[at].received)
    for at, other in enumerate(others):
        refusal, doubt = verdicts[at]
        why = refusal or f"Received on {format_date(other.received)}, within the window."
        yield AggregatedEstimate(other, not refusal, why, priced(other.tenths_of_minutes, limit), doubt)


def _judged(
    other: Aggregated,
    received: date | None,
    days: Sequence[date],
    rules: CostRules,
    limits: Limits,
    calendar: WorkingCalendar,
) -> tuple[str, str]:
    """Why another request does not count together with this one, or nothing; and what is not settled about it."""
    if received is None:
        return "This request has no date of receipt yet, so the days between cannot be counted.", ""
    if not other.why.strip():
        return "It is not recorded who asked for it, and what both requests are about.", ""
    window = limits.clock(received).aggregation
    first, last = min(*days, other.received), max(*days, other.received)
    try:
        spanned = working_days_spanned(first, last, calendar)
        ahead = calendar.between(received, other.received)
    except BadInput as error:
        return str(error), ""
    if spanned > window:
        return (
            f"From {format_date(first)} to {format_date(last)} there are {spanned} working days:"
            f" more than {window} (reg. 5(2)).",
            "",
        )
    rule = rules.aggregation
    doubt = f"It came {ahead} working days after this one; {rule.forward_says}." if ahead > rule.forward else ""
    return "", doubt


def working_days_spanned(first: date, last: date, calendar: WorkingCalendar) -> int:
    """The working days from one day to another, both counted. Raises BadInput outside the calendar's years."""
    return calendar.between(first, last) + calendar.is_working(first)


# ── how it was reached ───────────────────────────────────────────────────────────────────────────────────────────────


def _how(figures: Estimate) -> Iterator[str]:
    """The sentences under the total, as an officer would explain it."""
    limit, rate = figures.limit, in_pounds(figures.limit.rate_pence)
    for number, line in enumerate(figures.lines, start=1):
        each = in_hours(line.line.tenths_of_minutes)
        yield f"Line {number}: {_items(line.line.items)} at {each} is {in_hours(line.tenths)}."
    yield f"This request: {in_hours(figures.own)}."
    for other in figures.aggregated:
        time = in_hours(other.request.tenths_of_minutes)
        name = f"Request {other.request.reference}".strip()
        yield f"{name}: {time} counts too. {other.why}" if other.counts else f"{name} does not count. {other.why}"
    exact = figures.total * limit.rate_pence % _HOUR == 0
    rounded = "" if exact else ", to the nearest penny"
    yield f"{in_hours(figures.total)} at {rate} an hour is {in_pounds(figures.pence)}{rounded}."
    bound = f"{in_pounds(limit.limit_pence)}, which is {in_hours(figures.limit_tenths)} at that rate"
    yield f"The limit for a police force is {bound} ({limit.source})."
    yield "That is over the limit." if figures.over else "That is not over the limit: section 12 does not apply."


def _doubts(figures: Estimate) -> Iterator[str]:
    """What a careful reader would ask about the figures; what a line's words say is the checks' to ask."""
    for number, line in enumerate(figures.lines, start=1):
        if line.tenths and not line.line.evidence.strip():
            yield f"Line {number} does not say what its figures rest on."
    yield from (other.doubt for other in figures.aggregated if other.doubt)


def _items(number: int) -> str:
    return "1 item" if number == 1 else f"{number:,} items"
