"""The clocks of a case: by when it must be answered, until when a review may be asked for, by when that is answered.

Each deadline carries its rule, where the rule comes from and the days passed over, so that "Why this date?" has an
answer. Lateness begins on the day after the due date: a reply sent on the last day is in time.
"""

from dataclasses import dataclass, replace
from datetime import date

from workbench.domain.calendar import Holiday, WorkingCalendar
from workbench.domain.case import Case, EventKind, ReviewWindow
from workbench.domain.dates import format_date
from workbench.domain.exemptions import Evidence
from workbench.domain.limits import Limits

_SECTION_10_6 = (
    "Saturdays, Sundays, Christmas Day, Good Friday and bank holidays in any part of the United Kingdom"
    " are not working days (FOIA s.10(6))."
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, how it was reached, and whether it was kept.

    `begins` says what happened on `start`, which is day 0. `done` is the day on which the thing was done, if it was.
    `projected` means that the bank holidays of that year are not published yet.
    """

    name: str
    due: date
    rule: str
    provision: str
    evidence: Evidence
    start: date
    begins: str
    working_days: int
    skipped: tuple[Holiday, ...]
    projected: bool
    done: date | None = None
    late: bool = False
    original: date | None = None
    why: tuple[str, ...] = ()
    earlier: date | None = None
    question_ids: tuple[str, ...] = ()


def answer_by(received: date, calendar: WorkingCalendar, limits: Limits) -> Deadline:
    """The twentieth working day after receipt (FOIA s.10(1)). Raises BadInput outside the calendar's years."""
    return replace(
        working_days_after(received, limits.clock(received).answer, calendar),
        name="Answer by",
        rule="Answer promptly, and not later than the twentieth working day after the day of receipt.",
    )


def working_days_after(received: date, working_days: int, calendar: WorkingCalendar) -> Deadline:
    """The n-th working day after receipt, for any n. Raises BadInput outside the calendar's years."""
    return _deadline(
        Deadline(
            name="Due",
            due=received,
            rule=f"The {_ordinal(working_days)} working day after the day of receipt.",
            provision="FOIA s.10(1)",
            evidence=Evidence.VERIFIED,
            start=received,
            begins="The request was received",
            working_days=working_days,
            skipped=(),
            projected=False,
        ),
        calendar,
    )


def review_request_by(letter_date: date, window: ReviewWindow, calendar: WorkingCalendar) -> tuple[Deadline, ...]:
    """The last day to ask for a review; a second, later one where the force accepts late requests with reasons.

    CoP 2018 para 5.3; the number of the paragraph is from memory. Raises BadInput outside the calendar's years.
    """
    ordinary = Deadline(
        name="Review may be asked for until",
        due=letter_date,
        rule=f"The requester may ask for an internal review within {window.days} working days after the letter.",
        provision="CoP 2018 para 5.3",
        evidence=Evidence.PARTLY,
        start=letter_date,
        begins="The letter is dated",
        working_days=window.days,
        skipped=(),
        projected=False,
    )
    if window.with_reasons is None:
        return (_deadline(ordinary, calendar),)
    late = replace(
        ordinary,
        name="Review may be asked for, with reasons, until",
        rule=f"A requester who gives reasons for the delay has {window.with_reasons} working days after the letter.",
        working_days=window.with_reasons,
    )
    return (_deadline(ordinary, calendar), _deadline(late, calendar))


def review_answer_by(requested: date, calendar: WorkingCalendar, limits: Limits) -> tuple[Deadline, Deadline]:
    """When to answer a review: normally within 20 working days, at the latest within 40 (CoP 2018 paras 5.4-5.5).

    Raises BadInput outside the calendar's years.
    """
    normal = Deadline(
        name="Answer the review by",
        due=requested,
        rule="An internal review is normally answered within 20 working days after it was asked for.",
        provision="CoP 2018 paras 5.4-5.5",
        evidence=Evidence.PARTLY,
        start=requested,
        begins="The review was asked for",
        working_days=limits.clock(requested).review,
        skipped=(),
        projected=False,
    )
    latest = replace(
        normal,
        name="Answer the review at the latest by",
        rule="A complex or exceptional review may take 20 working days more; the requester is told why and until when.",
        working_days=limits.clock(requested).review_latest,
    )
    return (_deadline(normal, calendar), _deadline(latest, calendar))


def answer_due(case: Case, calendar: WorkingCalendar, limits: Limits) -> date | None:
    """The last day for what still has to be answered, or None without a date of receipt."""
    return answer_by(case.received, calendar, limits).due if case.received else None


def deadlines(
    case: Case, calendar: WorkingCalendar, limits: Limits, window: ReviewWindow, today: date
) -> tuple[Deadline, ...]:
    """Every clock that has started, in the order of the case's life, each with whether it was or is late.

    The window for a review is counted from the letter's own date, for that is the date that the requester reads.
    Raises BadInput where a date lies outside the calendar's years.
    """
    answered, requested, reviewed = (
        _on(case, kind) for kind in (EventKind.RESPONDED, EventKind.REVIEW_REQUESTED, EventKind.REVIEW_ANSWERED)
    )
    found: list[Deadline] = []
    if case.received:
        found.append(_kept(answer_by(case.received, calendar, limits), answered, today))
    if letter_date := case.letter.dated or answered:
        until = review_request_by(letter_date, window, calendar)
        found += (_kept(each, requested, otherwise=letter_date) for each in until)  # not asking for one is never late
    if requested:
        found += (_kept(each, reviewed, today) for each in review_answer_by(requested, calendar, limits))
    return tuple(found)


def day_count(received: date, today: date, calendar: WorkingCalendar) -> int:
    """Which working day it is: the 19 of "day 19 of 20"; 0 on the day of receipt. Raises BadInput as above."""
    return calendar.between(received, today)


def is_late(due: date, answered_or_today: date) -> bool:
    """True from the day after the due date."""
    return answered_or_today > due


def explain(deadline: Deadline) -> tuple[str, ...]:
    """The sentences under "Why this date?": the start, every holiday passed over, the rule, and what is uncertain."""
    sentences = [
        f"{deadline.begins} on {format_date(deadline.start)}. That day is day 0, whatever day of the week it is."
    ]
    sentences.append(_SECTION_10_6)
    sentences += (
        f"{format_date(day.date)} does not count: {day.name} ({', '.join(day.nations)})." for day in deadline.skipped
    )
    sentences.append(f"The {_ordinal(deadline.working_days)} working day is {format_date(deadline.due)}.")
    sentences.append(f"{deadline.rule} ({deadline.provision}{_doubt(deadline.evidence)})")
    sentences += (_proclaimed_late(day) for day in deadline.skipped if _during(day, deadline))
    if deadline.projected:
        sentences.append("The bank holidays of that year are not published yet: the date is projected and may change.")
    return tuple(sentences)


def _deadline(deadline: Deadline, calendar: WorkingCalendar) -> Deadline:
    """The same with its date worked out."""
    due = calendar.add(deadline.start, deadline.working_days)
    skipped = calendar.skipped(deadline.start, due)
    return replace(deadline, due=due, skipped=skipped, projected=calendar.projected(due))


def _on(case: Case, kind: EventKind) -> date | None:
    event = case.event(kind)
    return event.on if event else None


def _kept(deadline: Deadline, done: date | None, otherwise: date) -> Deadline:
    return replace(deadline, done=done, late=is_late(deadline.due, done or otherwise))


def _during(day: Holiday, deadline: Deadline) -> bool:
    return day.proclaimed is not None and deadline.start <= day.proclaimed


def _proclaimed_late(day: Holiday) -> str:
    """A day proclaimed while a clock runs: nobody has decided whether it counts, so the earlier date is safe."""
    made = format_date(day.proclaimed) if day.proclaimed else ""
    return (
        f"{format_date(day.date)} was made a holiday only on {made}, while the days were running."
        " Whether it counts is open in law: one working day earlier is safe."
    )


def _doubt(evidence: Evidence) -> str:
    return "" if evidence is Evidence.VERIFIED else "; the number is to be checked"


def _ordinal(number: int) -> str:
    """20th, 21st, 112th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
