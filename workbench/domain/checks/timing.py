"""Is the letter in time, and is an extension one that the Act allows? (FOIA s.10, s.17(2)-(3))"""

from collections.abc import Iterator

from workbench.domain.case import ClockEvent, Conclusion, EventKind, Outcome, Part
from workbench.domain.checks.rule import ANY, Found, Known, Rule, Stage
from workbench.domain.clocks import Deadline, turns_on_extension
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.letter import LetterKind

_TELLS_OF = {
    LetterKind.CLARIFICATION: EventKind.CLARIFICATION_ASKED,
    LetterKind.FEES_NOTICE: EventKind.FEES_NOTICE,
}
_TIMED = frozenset({LetterKind.ANSWER, LetterKind.EXTENSION, *_TELLS_OF})
_WHOLLY = (Outcome.COST, Outcome.COST_TO_CONFIRM, Outcome.VEXATIOUS, Outcome.REPEATED)  # refused by s.12 or s.14
_UNDER_PART_II = (*(outcome for outcome in Outcome if outcome.refuses), Outcome.ENVIRONMENTAL)  # section 39 is of it
_OTHER_NATIONS = {"Scotland", "Northern Ireland"}


def in_time(known: Known) -> Iterator[Found]:
    """The letter goes out by its last day; lateness begins the day after (FOIA s.10(1)).

    So does its notice (s.17(1), (5)), and a fees notice (s.9(1)); a clarification is asked for before time runs out.
    """
    kind = known.case.letter.kind
    own = _TELLS_OF.get(kind)  # the event that this letter becomes says nothing yet of whether it is in time
    events = tuple(event for event in known.case.events if event.kind is not own or event.on < known.day)
    late = [clock for clock in known.overdue(events) if _bears_on(known, clock)]
    if not late:  # without a date it cannot go out before today
        return
    due, place = format_date(late[0].due), Place(Page.LETTER, field="dated")
    if kind is LetterKind.FEES_NOTICE:
        yield Found(
            f"The fees notice is later than {due}, the day by which the request was to be answered.",
            "A fee can no longer be asked for. Answer the request.",
            "s.9(1), s.10(1)",
            place,
        )
    elif kind is LetterKind.CLARIFICATION:
        yield Found(
            f"Clarification is asked for after {due}, the day by which the request was to be answered.",
            "Ask promptly; the answer will have to admit that it was asked for too late.",
            "s.10(1), s.1(3)",
            place,
            Severity.WARNING,
        )
    else:
        what = "that was estimated for it" if late[0].extended else "by which it was due"
        yield Found(
            f"The letter is later than {due}, the day {what}.",
            "Send it promptly; the letter admits that it is late. Set this aside with the reason for the delay.",
            ", ".join(_provisions(known, late)),
            place,
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


def extension_allowed(known: Known) -> Iterator[Found]:
    """Only what turns on the public interest may wait: an absolute limb over a part settles it (FOIA s.10(3), s.17(2)).

    Where it covers some of the part alone, a name in a report for one, the officer sets this aside.
    """
    for part, absolute in _settled(known):
        yield Found(
            f"Section {absolute} is absolute and covers all of {known.name(part)}: no more time is allowed for it.",
            "Refuse it now. If it covers only some of the part, divide the part or set this aside with that reason.",
            "s.10(3), s.17(2)",
            Place(Page.EXEMPTIONS, part_id=part.id, limb=absolute),
        )


def extension_length(known: Known) -> Iterator[Found]:
    """An extension ends within forty working days of receipt, clarification and fee counted in (CoP 2018 section 4)."""
    case, letter = known.case, known.case.letter
    told = [(event, Place(Page.REQUEST, field="events")) for event in case.events if event.kind is EventKind.EXTENDED]
    if letter.kind is LetterKind.EXTENSION and letter.decision_by:
        limb = next((limb.code for _, _, limb in known.relied_on() if limb.public_interest), "")
        planned = ClockEvent("", EventKind.EXTENDED, known.day, limb=limb, until=letter.decision_by)
        told.append((planned, Place(Page.LETTER, field="decision_by")))
    others = tuple(event for event in case.events if event.kind is not EventKind.EXTENDED)
    for event, place in told:
        expected = [clock for clock in known.clocks((*others, event)) if clock.expected]
        first = min(expected, key=lambda clock: clock.due, default=None)
        if first and event.until and event.until > (first.later or first.due):
            yield Found(
                f"The extension runs to {format_date(event.until)}, past {format_date(first.due)}:"
                f" that is more than {first.count} working days.",
                "Decide sooner; the Commissioner expects no more than that in all.",
                "CoP 2018 section 4",
                place,
                Severity.WARNING,
            )


def _settled(known: Known) -> Iterator[tuple[Part, str]]:
    """The parts that still wait, each with the absolute limb that settles it."""
    open_still = {
        part.id
        for part, claim, limb in known.relied_on()
        if limb.public_interest and not known.case.concluded(part, claim.limb, Conclusion.MAINTAIN)
    }
    for part in known.case.parts:
        if open_still and part.id not in open_still:
            continue
        claims = [(claim, limb) for each, claim, limb in known.relied_on() if each is part]
        weighed = [claim for claim, limb in claims if limb.public_interest]
        either = {claim.particulars.alternative_to for claim in weighed}
        for claim, limb in claims if weighed else ():
            if not limb.public_interest and not claim.particulars.alternative_to and claim.limb not in either:
                yield part, claim.limb
                break


def _bears_on(known: Known, clock: Deadline) -> bool:
    """A request for clarification of some parts bears on their clocks alone; any other letter on all."""
    unclear = [part for part in known.case.parts if part.outcome is Outcome.CLARIFICATION]
    if known.case.letter.kind is not LetterKind.CLARIFICATION or not unclear:
        return True
    return any(part in unclear for part in known.parts_of(clock))


def _provisions(known: Known, late: list[Deadline]) -> Iterator[str]:
    """What a letter breaches that is late: s.10(1), and s.17 where it refuses what was due."""
    fixed = (part for clock in late if not clock.extended for part in known.parts_of(clock))
    parts = [part for part in fixed if not turns_on_extension(known.case, part)]
    for provision, breached in (
        ("s.10(1)", any(not clock.extended for clock in late)),
        ("s.17(1)", any(part.outcome in _UNDER_PART_II for part in parts)),
        ("s.17(5)", any(part.outcome in _WHOLLY for part in parts)),
        ("s.10(3)", any(clock.extended for clock in late)),
    ):
        if breached:
            yield provision


RULES = (
    Rule("calendar-whole", Stage.INTAKE, calendar_whole, ANY),
    Rule("extension-complete", Stage.DRAFTING, extension_complete, ANY),
    Rule("extension-allowed", Stage.DRAFTING, extension_allowed, frozenset({LetterKind.EXTENSION})),
    Rule("extension-length", Stage.DRAFTING, extension_length, ANY),
    Rule("in-time", Stage.SIGN_OFF, in_time, _TIMED),
)
