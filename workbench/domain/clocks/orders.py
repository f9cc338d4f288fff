"""Orders of events that cannot be: a clarification that came before it was asked for, an appeal before the notice.

The same rules speak to the officer who records an event and to whoever reads a case file from elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from workbench.domain.case import Case, ClockEvent, EventKind
from workbench.domain.clocks.course import APPEAL, COMPLAINT, Scope, ordered
from workbench.domain.clocks.words import happened
from workbench.domain.exemptions import Catalogue


@dataclass(frozen=True, slots=True)
class OrderFault:
    """An event that cannot have happened as it stands, and what to do about it."""

    event_id: str
    sentence: str
    remedy: str


def order_fault(case: Case, event: ClockEvent, catalogue: Catalogue) -> OrderFault | None:
    """Why this event cannot have happened, or None. An event of the same id is replaced.

    What was wrong in the case before is left alone. What came too late has happened all the same: the clocks say so.
    """
    others = tuple(other for other in case.events if other.id != event.id)
    after = replace(case, events=ordered((*others, event)))
    fault = _new_fault(case, after, catalogue)
    if fault:
        return fault
    if event.kind is EventKind.CLARIFICATION_RECEIVED and not _was_awaited(after, event):
        return OrderFault(
            event.id, "No clarification of these questions was awaited on that day.", "Check the questions and the day."
        )
    return None


def removal_fault(case: Case, event_id: str, catalogue: Catalogue) -> OrderFault | None:
    """Why this event cannot be taken away: another rests on it. None where it can."""
    after = replace(case, events=tuple(event for event in case.events if event.id != event_id))
    fault = _new_fault(case, after, catalogue)
    resting = next((event for event in case.events if fault and event.id == fault.event_id), None)
    if resting is None:
        return None
    return OrderFault(
        event_id, f"This cannot be removed while another event rests on it: {_lower(happened(resting))}.", _REMOVE_FIRST
    )


def receipt_fault(case: Case, received: date | None) -> OrderFault | None:
    """Why this cannot be the date of receipt: something has happened before it. None where it can."""
    first = min(case.events, key=lambda event: event.on, default=None)
    if received is None or first is None or received <= first.on or _before_receipt(case, first):
        return None
    return OrderFault(
        first.id, f"{happened(first)}, before that date of receipt.", "Check the date, or put that event right first."
    )


def order_faults(case: Case, catalogue: Catalogue) -> tuple[OrderFault, ...]:
    """Every event of the case that cannot have happened as it stands."""
    found: list[OrderFault] = []
    events = ordered(case.events)
    for place, event in enumerate(events):
        if _before_receipt(case, event):
            found.append(
                OrderFault(event.id, "That day is before the request arrived.", "Check it against the date of receipt.")
            )
        elif rule := _RULES.get(event.kind):
            found += (OrderFault(event.id, *said) for said in rule(event, events[:place], catalogue))
    return tuple(found)


_Said = tuple[str, str]
_Rule = Callable[[ClockEvent, tuple[ClockEvent, ...], Catalogue], Iterator[_Said]]
_REMOVE_FIRST = "Remove that one first."


def _clarified(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    if not _happened(before, EventKind.CLARIFICATION_ASKED):
        yield (
            "No clarification had been asked for by that day.",
            "Record first when it was asked for, or check the day.",
        )


def _paid(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    last = _last(before, EventKind.FEES_NOTICE, EventKind.FEE_RECEIVED)
    if last is not EventKind.FEES_NOTICE:
        yield (
            "No fee was being asked for on that day.",
            "Record first when the fees notice was given, or check the day.",
        )


def _extended(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    limb = catalogue.limb(event.limb)
    if limb is None or not limb.public_interest:
        yield (
            "Time is extended only for a qualified exemption, and the notice names it (FOIA s.10(3), s.17(2)).",
            "Name the limb whose public interest is being weighed.",
        )
    if event.until is None:
        yield (
            "A notice of extension estimates the date of the decision (FOIA s.17(2)).",
            "Give the estimated date.",
        )
    elif event.until <= event.on:
        yield "The estimated date of the decision is not after the notice.", "Check the two dates."


def _review_extended(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    yield from _of_a_review(before)
    if event.until is None or event.until <= event.on:
        yield "An extended review has a new date, after the day on which it is told.", "Give the date promised."
    if not event.note.strip():
        yield (
            "The requester is told why a review takes longer (CoP 2018 paras 5.4-5.5).",
            "Write the reason in the note.",
        )


def _review_answered(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    yield from _of_a_review(before)


def _of_a_review(before: tuple[ClockEvent, ...]) -> Iterator[_Said]:
    if _last(before, EventKind.REVIEW_REQUESTED, EventKind.REVIEW_ANSWERED) is not EventKind.REVIEW_REQUESTED:
        yield "No review was open on that day.", "Record first when it was asked for, or check the day."


def _decided(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    if not _happened(before, EventKind.COMPLAINED):
        yield (
            "The Commissioner decides on a complaint, and none had been made by that day (FOIA s.50).",
            "Record first when the complaint was made, or check the day.",
        )
    if event.until and event.until < event.on:
        yield "The steps of a decision notice are not due before it is sent.", "Check the two dates."


def _steps_taken(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    if not _happened(before, EventKind.DECISION_NOTICE):
        yield (
            "Steps are ordered by a decision notice, and none had been sent by that day (FOIA s.50(4)).",
            "Record first when the notice was sent, or check the day.",
        )


def _appealed(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    if not _happened(before, EventKind.DECISION_NOTICE):
        yield (
            "An appeal is against a decision notice, and none had been sent by that day (FOIA s.57).",
            "Record first when the notice was sent, or check the day.",
        )


def _complaint_closed(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    if _last(before, *COMPLAINT) is not EventKind.COMPLAINED:
        yield (
            "No complaint was with the Commissioner on that day.",
            "Record first when it was made, or check the day. A decision notice ends a complaint by itself.",
        )


def _appeal_ended(event: ClockEvent, before: tuple[ClockEvent, ...], catalogue: Catalogue) -> Iterator[_Said]:
    if _last(before, *APPEAL) is not EventKind.APPEALED:
        yield "No appeal was running on that day.", "Record first when it was made, or check the day."


_RULES: dict[EventKind, _Rule] = {
    EventKind.CLARIFICATION_RECEIVED: _clarified,
    EventKind.FEE_RECEIVED: _paid,
    EventKind.EXTENDED: _extended,
    EventKind.REVIEW_EXTENDED: _review_extended,
    EventKind.REVIEW_ANSWERED: _review_answered,
    EventKind.DECISION_NOTICE: _decided,
    EventKind.COMPLAINT_CLOSED: _complaint_closed,
    EventKind.STEPS_TAKEN: _steps_taken,
    EventKind.APPEALED: _appealed,
    EventKind.APPEAL_ENDED: _appeal_ended,
}


def _new_fault(before: Case, after: Case, catalogue: Catalogue) -> OrderFault | None:
    """The first fault that the change brings with it."""
    known = order_faults(before, catalogue)
    return next((fault for fault in order_faults(after, catalogue) if fault not in known), None)


def _was_awaited(case: Case, received: ClockEvent) -> bool:
    """True where one of the questions that were clarified had been asked about and not been clarified since."""
    scope = Scope(case)
    awaited: set[str] = set()
    for event in ordered(case.events):
        if event.id == received.id:
            return bool(awaited & scope.of(received.question_ids))
        if event.kind is EventKind.CLARIFICATION_ASKED:
            awaited |= scope.of(event.question_ids)
        elif event.kind is EventKind.CLARIFICATION_RECEIVED:
            awaited -= scope.of(event.question_ids)
    return False


def _before_receipt(case: Case, event: ClockEvent) -> bool:
    return case.received is not None and event.on < case.received


def _happened(events: Iterable[ClockEvent], kind: EventKind) -> bool:
    return any(event.kind is kind for event in events)


def _last(events: tuple[ClockEvent, ...], *kinds: EventKind) -> EventKind | None:
    """The kind of the latest event of these kinds."""
    return next((event.kind for event in reversed(events) if event.kind in kinds), None)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
