"""Time: a fault, and what is near to it. The example arrived on 1 July 2025; its twentieth working day is 30 July."""

from dataclasses import replace
from datetime import date

from tests.domain.checks.given import COVERT, ERROR, SHARING, WARNING, desk
from tests.domain.checks.rows import Row
from workbench.domain.case import ClockEvent, EventKind, Particulars
from workbench.domain.letter import Fee, LetterKind


def extending(given, by=date(2025, 8, 20)):
    """The letter that extends the time for the public interest."""
    return given.letter(LetterKind.EXTENSION, decision_by=by)


def extended(given, limb="24(2)", until=date(2025, 8, 20)):
    """An extension on record."""
    return given.having(events=(ClockEvent("e", EventKind.EXTENDED, date(2025, 7, 28), limb=limb, until=until),))


def charging(given, asked=None):
    """A fees notice, which may be on the file already."""
    events = (ClockEvent("f", EventKind.FEES_NOTICE, asked),) if asked else ()
    return given.letter(LetterKind.FEES_NOTICE, fee=Fee(500, "Copies")).having(events=events)


def unclear(given):
    """A letter that asks for clarification."""
    return given.letter(LetterKind.CLARIFICATION, wanted="Which years do you mean?")


def clarified(given):
    """The request was clarified on 3 July, so the days count from then."""
    asked = ClockEvent("a", EventKind.CLARIFICATION_ASKED, date(2025, 7, 2))
    return given.having(events=(asked, ClockEvent("c", EventKind.CLARIFICATION_RECEIVED, date(2025, 7, 3))))


def paid(given):
    """A fee was asked for on 3 July and paid on 7 July."""
    asked = ClockEvent("a", EventKind.FEES_NOTICE, date(2025, 7, 3))
    return given.having(events=(asked, ClockEvent("p", EventKind.FEE_RECEIVED, date(2025, 7, 7))))


def without_absolute(given):
    """Nothing but qualified limbs is relied on."""
    for part_id in (COVERT, SHARING):
        given = given.part(part_id, claims=given.case.part(part_id).claims[1:])
    return given


def in_the_alternative(given):
    """Section 23(5) is cited in the alternative to section 24(2)."""
    for part_id in (COVERT, SHARING):
        given = given.claim(part_id, "23(5)", particulars=Particulars(alternative_to="24(2)"))
    return given


def only_absolute(given):
    """Nothing but s.23(5) is relied on."""
    for part_id in (COVERT, SHARING):
        given = given.part(part_id, claims=given.case.part(part_id).claims[:1])
    return given


def england_alone(given):
    """A calendar without the holidays of Scotland and Northern Ireland."""
    calendar = desk().law.calendar
    days = tuple(
        replace(day, nations=("England and Wales",)) for day in calendar.holidays if "England" in str(day.nations)
    )
    return given.under(calendar=replace(calendar, holidays=days))


ROWS = (
    # 21: time
    Row(
        21,
        "in-time",
        ERROR,
        lambda g: g.letter(dated=date(2025, 7, 31)),
        lambda g: g.letter(dated=date(2025, 7, 30)),
    ),
    Row(
        21,
        "in-time",
        ERROR,
        lambda g: charging(g).letter(dated=date(2025, 7, 31)),
        lambda g: charging(g).letter(dated=date(2025, 7, 30)),
    ),
    Row(
        21,
        "in-time",
        WARNING,
        lambda g: unclear(g).letter(dated=date(2025, 7, 31)),
        lambda g: unclear(g).letter(dated=date(2025, 7, 30)),
    ),
    Row(
        21,
        "in-time",
        ERROR,
        lambda g: extended(g).letter(dated=date(2025, 8, 21)),
        lambda g: charging(g, asked=date(2025, 7, 30)).letter(dated=date(2025, 7, 30)),
    ),
    Row(
        21,
        "extension-allowed",
        ERROR,
        extending,
        lambda g: extending(without_absolute(g)),
    ),
    Row(
        21,
        "extension-allowed",
        ERROR,
        extending,
        lambda g: extending(in_the_alternative(g)),
    ),
    Row(21, "calendar-whole", ERROR, england_alone, lambda g: g),
    Row(21, "extension-complete", ERROR, lambda g: extending(only_absolute(g)), extending),
    Row(21, "extension-complete", ERROR, lambda g: extending(g, by=None), extending),
    Row(21, "extension-complete", ERROR, lambda g: extended(g, limb="23(5)"), extended),
    Row(21, "extension-complete", ERROR, lambda g: extended(g, until=None), extended),
    Row(
        21,
        "extension-length",
        WARNING,
        lambda g: extending(g, by=date(2025, 9, 1)),
        lambda g: extending(g, by=date(2025, 8, 29)),
    ),
    Row(
        21,
        "extension-length",
        WARNING,
        lambda g: extending(g, by=date(2025, 9, 1)),
        lambda g: extending(clarified(g), by=date(2025, 9, 1)),
    ),
    Row(
        21,
        "extension-length",
        WARNING,
        lambda g: extending(g, by=date(2025, 9, 1)),
        lambda g: extending(paid(g), by=date(2025, 9, 1)),
    ),
)
