"""After the answer: the review, the complaint to the Commissioner, the decision notice and the tribunal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.domain.authority import ReviewWindow
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.clocks.course import ordered, review_round
from workbench.domain.clocks.deadline import Deadline, Unit, in_calendar_time, in_working_days, is_late
from workbench.domain.dates import format_date
from workbench.domain.exemptions import Evidence
from workbench.domain.letter import LetterKind
from workbench.domain.limits import Limits

REVIEW_LATEST = "review-latest"
"""The key of the last day that a review may take."""

STEPS = "steps"
"""The key of the clock of what a decision notice orders."""


def answer_letter_date(case: Case) -> date | None:
    """The date that the requester reads on the answer: on the one that went out last, or on the one being written."""
    sent = [letter.dated for letter in case.issued if letter.kind is LetterKind.ANSWER]
    if sent:
        return sent[-1]
    if case.letter.kind is LetterKind.ANSWER and case.letter.dated:
        return case.letter.dated
    answered = case.event(EventKind.RESPONDED)
    return answered.on if answered else None


def review_request_by(letter_date: date, window: ReviewWindow, calendar: WorkingCalendar) -> tuple[Deadline, ...]:
    """The last day to ask for a review; a second, later one where the force accepts late requests with reasons.

    CoP 2018 para 5.3; the number of the paragraph is from memory. Raises BadInput outside the calendar's years.
    """
    ordinary = Deadline(
        key="review-window",
        name="Review may be asked for until",
        due=letter_date,
        rule=f"The requester may ask for an internal review within {window.days} working days after the letter.",
        provision="CoP 2018 para 5.3",
        evidence=Evidence.PARTLY,
        start=letter_date,
        begins="The letter is dated",
        count=window.days,
    )
    if window.with_reasons is None:
        return (in_working_days(ordinary, calendar),)
    late = replace(
        ordinary,
        key="review-window-with-reasons",
        name="Review may be asked for, with reasons, until",
        rule=f"A requester who gives reasons for the delay has {window.with_reasons} working days after the letter.",
        count=window.with_reasons,
    )
    return (in_working_days(ordinary, calendar), in_working_days(late, calendar))


def review_answer_by(requested: date, calendar: WorkingCalendar, limits: Limits) -> tuple[Deadline, Deadline]:
    """When to answer a review: the normal time, and the longest (CoP 2018 paras 5.4-5.5).

    Raises BadInput outside the calendar's years.
    """
    clock = limits.clock(requested)
    normal = Deadline(
        key="review",
        name="Answer the review by",
        due=requested,
        rule=f"An internal review is normally answered within {clock.review} working days after it was asked for.",
        provision="CoP 2018 paras 5.4-5.5",
        evidence=Evidence.PARTLY,
        start=requested,
        begins="The review was asked for",
        count=clock.review,
    )
    more = clock.review_latest - clock.review
    latest = replace(
        normal,
        key=REVIEW_LATEST,
        name="Answer the review at the latest by",
        rule=f"A complex or exceptional review may take {more} working days more; the requester is told why and until"
        " when.",
        count=clock.review_latest,
    )
    return (in_working_days(normal, calendar), in_working_days(latest, calendar))


def review_clocks(case: Case, calendar: WorkingCalendar, limits: Limits, today: date) -> Iterator[Deadline]:
    """The dates of a review, moved where it was extended (CoP 2018 paras 5.4-5.5). Raises BadInput as above."""
    found = review_round(case)
    if found is None:
        return
    done = found.answered.on if found.answered else None
    normal, latest = review_answer_by(found.asked.on, calendar, limits)
    if found.extended and found.extended.until:
        normal = _extended(normal, latest, found.extended, found.extended.until)
    yield normal.kept(done, today)
    yield latest.kept(done, today)


def commissioner_clocks(case: Case, calendar: WorkingCalendar, limits: Limits) -> Iterator[Deadline]:
    """Until when a complaint is expected, and from when it is taken without a review outcome (FOIA s.50(2)).

    Raises BadInput as above.
    """
    found = review_round(case)
    if found is None:
        return
    if found.answered:
        outcome = found.answered.on
        clock = in_calendar_time(
            Deadline(
                key="complaint",
                name="Complaint to the Commissioner by",
                due=outcome,
                rule="The Commissioner may refuse a complaint that was unduly delayed, and allows that time.",
                provision="FOIA s.50(2)(b); the Commissioner’s policy",
                evidence=Evidence.VERIFIED,
                start=outcome,
                begins="The review was answered",
                count=limits.clock(outcome).commissioner_weeks,
                unit=Unit.WEEKS,
            )
        )
        yield clock.kept(_first(case, EventKind.COMPLAINED, outcome), otherwise=outcome)
        return
    asked = found.asked.on
    clock = in_working_days(
        Deadline(
            key="no-outcome",
            name="Complaint without a review outcome possible after",
            due=asked,
            rule="The Commissioner takes a complaint where no outcome of the review has come by then.",
            provision="the Commissioner’s policy",
            evidence=Evidence.VERIFIED,
            start=asked,
            begins="The review was asked for",
            count=limits.clock(asked).no_review_answer,
        ),
        calendar,
    )
    yield replace(clock, done=_first(case, EventKind.COMPLAINED, asked))  # it comes; nobody can be late for it


def decision_clocks(case: Case, calendar: WorkingCalendar, limits: Limits, today: date) -> Iterator[Deadline]:
    """After a decision notice: the steps that it orders, and an appeal (FOIA s.50(4), s.57).

    Raises BadInput as above.
    """
    notice = case.event(EventKind.DECISION_NOTICE)
    if notice is None:
        return
    taken = _first(case, EventKind.STEPS_TAKEN, notice.on)
    yield _steps(notice, limits).kept(taken, today if notice.until else notice.on)
    appeal = in_calendar_time(
        Deadline(
            key="appeal",
            name="Appeal received by the tribunal by",
            due=notice.on,
            rule="The notice of appeal, from the requester or the authority, must have reached the tribunal by then.",
            provision="FOIA s.57; GRC Rules 2009, r.22(1)(b)",
            evidence=Evidence.VERIFIED,
            start=notice.on,
            begins="The decision notice was sent",
            count=limits.clock(notice.on).tribunal_days,
            unit=Unit.CALENDAR_DAYS,
        )
    )
    yield _carried_on(appeal, calendar).kept(_first(case, EventKind.APPEALED, notice.on), otherwise=notice.on)


def _extended(normal: Deadline, latest: Deadline, event: ClockEvent, until: date) -> Deadline:
    """The review's date as the requester was told it, beside the normal one."""
    reason = f" because: {event.note.strip()}" if event.note.strip() else ""
    why = [f"The requester was told on {format_date(event.on)} that it takes until {format_date(until)}{reason}"]
    why = [sentence if sentence.endswith((".", "!", "?")) else f"{sentence}." for sentence in why]
    if is_late(latest.later or latest.due, until):
        why.append(f"That is after {format_date(latest.due)}, the last day that a review is expected to take.")
    return replace(
        normal,
        due=until,
        rule="The date that the requester was told.",
        unit=Unit.STATED,
        before=normal,
        why=tuple(why),
        later=None,
        unsettled=(),
        skipped=(),
        projected=False,
    )


def _steps(notice: ClockEvent, limits: Limits) -> Deadline:
    """The steps, where the notice orders any: it does where it names a day for them."""
    usual = in_calendar_time(
        Deadline(
            key=STEPS,
            name="Steps of the decision notice by",
            due=notice.on,
            rule="What the notice orders, if anything, is done by then; the notice itself says how long that is.",
            provision="FOIA s.50(4); the decision notice",
            evidence=Evidence.VERIFIED,
            start=notice.on,
            begins="The decision notice was sent",
            count=limits.clock(notice.on).decision_steps_days,
            unit=Unit.CALENDAR_DAYS,
        )
    )
    if notice.until is None or notice.until == usual.due:
        return usual
    why = f"The notice itself gives {format_date(notice.until)}."
    return replace(usual, due=notice.until, unit=Unit.STATED, before=usual, why=(why,))


def _carried_on(appeal: Deadline, calendar: WorkingCalendar) -> Deadline:
    """A last day that is no working day may be carried on to the next one (GRC Rules 2009, r.12, from memory)."""
    if calendar.is_working(appeal.due):
        return appeal
    doubt = (
        f"{format_date(appeal.due)} is not a working day. Whether rule 12 of the tribunal’s rules carries it on to the"
        " next one is from memory and to be checked: the earlier date is safe."
    )
    return replace(appeal, later=calendar.add(appeal.due, 1), doubts=(doubt,))


def _first(case: Case, kind: EventKind, since: date) -> date | None:
    """The first event of a kind on or after a day."""
    return next((event.on for event in ordered(case.events) if event.kind is kind and event.on >= since), None)
