"""Is the letter in time, and is an extension one that the Act allows? (FOIA s.10, s.17(2)-(3))"""

from collections.abc import Iterator
from datetime import date

from workbench.domain.case import EventKind
from workbench.domain.checks.rule import ANY, Found, Known, Rule, Stage
from workbench.domain.clocks import missed
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.letter import LetterKind

_OTHER_NATIONS = {"Scotland", "Northern Ireland"}


def in_time(known: Known) -> Iterator[Found]:
    """The letter goes out by its last day; lateness begins the day after (FOIA s.10(1))."""
    due = missed(known.case, known.day, known.calendar, known.limits)
    if due:  # without a date it cannot go out before today
        yield Found(
            f"The letter is later than {format_date(due)}, the day by which it was due.",
            "Send it promptly; the letter admits that it is late. Set this aside with the reason for the delay.",
            "s.10(1)",
            Place(Page.LETTER, field="dated"),
        )


def calendar_whole(known: Known) -> Iterator[Found]:
    """The days are counted with the holidays of every nation, not of England alone (FOIA s.10(6))."""
    received = known.case.received
    if received is None:
        return
    elsewhere = {nation for day in known.calendar.holidays if day.date.year == received.year for nation in day.nations}
    if missing := sorted(_OTHER_NATIONS - elsewhere):
        yield Found(
            f"The calendar has no holidays of {' and '.join(missing)}, so dates may be too early.",
            "Install the calendar of the whole United Kingdom.",
            "s.10(6)",
            Place(Page.REQUEST, field="received"),
        )


def extension_complete(known: Known) -> Iterator[Found]:
    """Time is extended for the public interest alone, under a qualified limb, with a date (FOIA s.10(3), s.17(2))."""
    case = known.case
    if case.letter.kind is LetterKind.EXTENSION:
        if not any(limb.public_interest for _, _, limb in known.relied_on()):
            yield Found(
                "The extension names no qualified exemption.",
                "Tick the qualified limb under which the public interest is still to be weighed.",
                "s.10(3), s.17(2)",
                Place(Page.EXEMPTIONS),
            )
        if case.letter.decision_by is None:
            yield Found(
                "The extension gives no date by which the public interest will be decided.",
                "Estimate the date.",
                "s.17(2)",
                Place(Page.LETTER, field="decision_by"),
            )
    for event in case.events:
        limb = known.catalogue.limb(event.limb)
        if event.kind is EventKind.EXTENDED and not (event.until and limb and limb.public_interest):
            yield Found(
                "An extension is recorded without a qualified limb or without its estimated date.",
                "Record both: time is extended for the public interest alone.",
                "s.10(3), s.17(2)",
                Place(Page.REQUEST, field="events"),
            )


def extension_length(known: Known) -> Iterator[Found]:
    """An extension ends within forty working days of receipt (CoP 2018 section 4; ICO)."""
    received = known.case.received
    if received is None:
        return
    most = known.limits.clock(received).extension
    last = known.working_days_after(received, most)
    by: list[tuple[date | None, Place]] = [
        (event.until, Place(Page.REQUEST, field="events"))
        for event in known.case.events
        if event.kind is EventKind.EXTENDED
    ]
    if known.case.letter.kind is LetterKind.EXTENSION:
        by.append((known.case.letter.decision_by, Place(Page.LETTER, field="decision_by")))
    for until, place in by:
        if until and last and until > last:
            yield Found(
                f"The extension runs to {format_date(until)}, more than {most} working days after receipt.",
                "Decide sooner; the Commissioner expects no more than that in all.",
                "CoP 2018 section 4",
                place,
                Severity.WARNING,
            )


RULES = (
    Rule("calendar-whole", Stage.INTAKE, calendar_whole, ANY),
    Rule("extension-complete", Stage.DRAFTING, extension_complete, ANY),
    Rule("extension-length", Stage.DRAFTING, extension_length, ANY),
    Rule("in-time", Stage.SIGN_OFF, in_time, frozenset({LetterKind.ANSWER, LetterKind.EXTENSION})),
)
