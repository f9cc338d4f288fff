"""The sentences under "Why this date?": the start, every holiday passed over, the rule, what moved it, what is open."""

from collections.abc import Iterator

from workbench.domain.calendar import Holiday
from workbench.domain.case import Case
from workbench.domain.clocks.deadline import Deadline, Unit
from workbench.domain.clocks.words import counted, ordinal, questions
from workbench.domain.dates import format_date
from workbench.domain.exemptions import Evidence

_SECTION_10_6 = (
    "Saturdays, Sundays, Christmas Day, Good Friday and bank holidays in any part of the United Kingdom"
    " are not working days (FOIA s.10(6))."
)


def explain(deadline: Deadline) -> tuple[str, ...]:
    """The sentences, in the order of the reckoning, with what is uncertain at the end."""
    return tuple(_sentences(deadline))


def titled(case: Case, deadline: Deadline) -> str:
    """`Answer by (questions 2 and 3)`: the clock's name, with the questions where it is not all of them."""
    named = questions(case, deadline.question_ids)
    return f"{deadline.name} ({named})" if named else deadline.name


def _sentences(deadline: Deadline) -> Iterator[str]:
    yield _start(deadline)
    if deadline.unit is Unit.WORKING_DAYS:
        yield _SECTION_10_6
        for day in deadline.skipped:
            yield f"{format_date(day.date)} does not count: {day.name} ({', '.join(day.nations)})."
    yield _end(deadline)
    yield f"{deadline.rule} ({deadline.provision}{_doubt(deadline.evidence)})"
    yield from deadline.why
    if deadline.original:
        yield f"Without that, the date was {format_date(deadline.original)}."
    yield from (_proclaimed_late(day) for day in deadline.unsettled)
    yield from deadline.doubts
    if deadline.projected:
        yield "The bank holidays of that year are not published yet: the date is projected and may change."


def _start(deadline: Deadline) -> str:
    sentence = f"{deadline.begins} on {format_date(deadline.start)}."
    if deadline.unit is Unit.WORKING_DAYS:
        return f"{sentence} That day is day 0, whatever day of the week it is."
    return sentence


def _end(deadline: Deadline) -> str:
    due = format_date(deadline.due)
    match deadline.unit:
        case Unit.WORKING_DAYS if deadline.later:
            others = " and ".join(format_date(day.date) for day in deadline.unsettled)
            return (
                f"The {ordinal(deadline.count)} working day is {due}, or {format_date(deadline.later)} if {others}"
                f" {'is' if len(deadline.unsettled) == 1 else 'are'} not counted."
            )
        case Unit.WORKING_DAYS:
            return f"The {ordinal(deadline.count)} working day is {due}."
        case Unit.STATED:
            return f"The date given is {due}."
        case Unit.MONTHS_BEGINNING_WITH:
            return f"{counted(deadline.count, 'calendar month')}, beginning with that day, end on {due}."
        case unit:
            return f"{counted(deadline.count, unit.value)} after that day: {due}."


def _proclaimed_late(day: Holiday) -> str:
    """A day proclaimed while a clock runs: nobody has decided whether it counts, so the earlier date is safe."""
    made = format_date(day.proclaimed) if day.proclaimed else ""
    return (
        f"{format_date(day.date)} ({day.name}, {', '.join(day.nations)}) was made a holiday only on {made}, while the"
        " days were running. Whether it counts is open in law: the earlier date is safe."
    )


def _doubt(evidence: Evidence) -> str:
    if evidence is Evidence.MEMORY:
        return "; from memory, to be checked"
    return "" if evidence is Evidence.VERIFIED else "; the number is to be checked"
