"""Sending a letter out: what must be true of it, which event it is for the clocks, and what is sealed with it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from workbench.domain.case import Case, ClockEvent, EventKind, Outcome, Part
from workbench.domain.checks import standing
from workbench.domain.clocks.course import awaiting
from workbench.domain.dates import format_date
from workbench.domain.exemptions import Catalogue
from workbench.domain.findings import Finding
from workbench.domain.letter import Approval, IssuedLetter, Item, LetterKind
from workbench.domain.signoff import fingerprint
from workbench.errors import RuleViolation
from workbench.service.ports import NewId

_EVENTS = {
    LetterKind.ACKNOWLEDGEMENT: EventKind.ACKNOWLEDGED,
    LetterKind.CLARIFICATION: EventKind.CLARIFICATION_ASKED,
    LetterKind.FEES_NOTICE: EventKind.FEES_NOTICE,
    LetterKind.EXTENSION: EventKind.EXTENDED,
    LetterKind.ANSWER: EventKind.RESPONDED,
    LetterKind.REVIEW_OUTCOME: EventKind.REVIEW_ANSWERED,
}
_OF_THE_CORRECTION = ("letter.corrects", "letter.change", "waiver.", "event.")


def dated(case: Case, approval: Approval, on: date, today: date) -> Case:
    """The case with its letter dated on the day of issue. Raises RuleViolation where the days do not fit together."""
    if on > today:
        raise RuleViolation(f"{format_date(on)} is still to come.", "Give the day on which the letter goes out.")
    if on < approval.on:
        raise RuleViolation(
            f"The letter was approved on {format_date(approval.on)} and cannot have gone out before.",
            "Check the two dates.",
        )
    chosen = case.letter.dated
    if chosen and chosen != on:
        raise RuleViolation(
            f"The letter is dated {format_date(chosen)} but goes out on {format_date(on)}.",
            f"Take its date out, or change it to {format_date(on)}: the days to ask for a review count from it.",
        )
    return replace(case, letter=replace(case.letter, dated=on))


def approved(case: Case, found: Sequence[Item]) -> Approval:
    """The approval of the letter, which is made of these items. Raises RuleViolation where it is not approved so."""
    approval = case.letter.approval
    if approval is None:
        raise RuleViolation("Only an approved letter goes out.", "Have it approved first.")
    if not approval.written_back.strip():
        raise RuleViolation(
            "This approval does not say what exactly was approved: no code was written back.",
            "Return the letter to draft and have it approved.",
        )
    if approval.code != fingerprint(found):
        raise RuleViolation("The letter is not what was approved: it has changed since.", "Have it approved again.")
    return approval


def check_findings(found: Iterable[Finding]) -> None:
    """Raises RuleViolation where an error stands that nobody waived."""
    errors = standing(found)
    if errors:
        stand = "An error stands" if len(errors) == 1 else f"{len(errors)} errors stand"
        raise RuleViolation(  # which, is listed beside the pages: a finding may quote the case, and a sentence may not
            f"{stand} in the way of this letter.",
            "Put right what is listed before sign-off, or set it aside with your reason.",
        )


def check_correction(case: Case, found: Sequence[Item], wrong: IssuedLetter, then: Case, calendar_version: str) -> None:
    """Raises RuleViolation where a correction says what the letter said that it corrects.

    `found` is what the correction is made of, `then` the case that was sealed with the wrong letter. Which days the
    letters tell is no item of them, so the events are compared as well.
    """
    added = set(case.events) - set(then.events)
    told_anew = set(then.events) - set(case.events) or any(event.on < wrong.on for event in added)
    approved_then = wrong.approval.items if wrong.approval else ()
    if told_anew or wrong.calendar_version != calendar_version or _said(found) != _said(approved_then):
        return
    raise RuleViolation(
        "This letter says the same as the one that it corrects.",
        "Return it to draft and put right what was wrong, or choose another letter.",
    )


def events_of(case: Case, catalogue: Catalogue, on: date, new_id: NewId) -> tuple[ClockEvent, ...]:
    """What the letter is for the clocks: one event, none where the officer has recorded it already, or two.

    An extension letter answers what does not wait for the public interest; that is an answer of its day (FOIA s.10(1)).
    An answer that says what is unclear about a question asks for its clarification (FOIA s.1(3)).
    """
    found = (
        event_of(case, catalogue, on, new_id()),
        _rest_answered(case, catalogue, on, new_id()),
        _rest_asked(case, on, new_id),
    )
    return tuple(event for event in found if event)


def event_of(case: Case, catalogue: Catalogue, on: date, event_id: str) -> ClockEvent | None:
    """The event that the letter is for the clocks, or None where the officer has recorded it already.

    A correction starts no clock anew, but an extension's new estimate counts.
    """
    letter = case.letter
    event = ClockEvent(event_id, _EVENTS[letter.kind], on)
    if letter.kind is LetterKind.EXTENSION:
        event = _extension(case, catalogue, event)
        known = any(
            replace(each, id=event_id, note="", question_ids=event.question_ids) == event for each in case.events
        )
        return None if known else event
    if letter.corrects:
        return None
    if letter.kind is LetterKind.CLARIFICATION:
        event = replace(event, question_ids=_to_be_clarified(case))
    elif letter.kind is LetterKind.ANSWER:
        if case.questions and len(_waiting(case)) == len(case.questions):
            return None  # it answers nothing
        event = replace(event, question_ids=_answered(case))
    known = any((each.kind, each.on, each.question_ids) == (event.kind, on, event.question_ids) for each in case.events)
    return None if known else event


def _said(found: Iterable[Item]) -> list[tuple[str, str]]:
    """What a letter says besides that it corrects another, and besides what happened, which is compared by itself."""
    return [(item.key, item.digest) for item in found if not item.key.startswith(_OF_THE_CORRECTION)]


def _to_be_clarified(case: Case) -> tuple[str, ...]:
    """The questions that wait for the requester's words; none means all (FOIA s.1(3))."""
    waiting = _waiting(case)
    return () if len(waiting) == len(case.questions) else waiting


def _answered(case: Case) -> tuple[str, ...]:
    """The questions that an answer answers where others still wait to be clarified; none means all."""
    waiting = set(_waiting(case))
    if not waiting:
        return ()
    above = {id_ for question in waiting for id_ in case.ancestry(question)}  # naming one includes those under it
    return tuple(question.id for question in case.questions if question.id not in above)


def _waiting(case: Case) -> tuple[str, ...]:
    """The questions that cannot be answered before they are clarified, with those under them."""
    return _asked_in(case, [part for part in case.parts if part.outcome is Outcome.CLARIFICATION])


def _asked_in(case: Case, parts: Iterable[Part]) -> tuple[str, ...]:
    """The questions that these parts answer, with those under them."""
    named = {id_ for part in parts for id_ in part.question_ids}
    return tuple(question.id for question in case.questions if named.intersection(case.ancestry(question.id)))


def _extension(case: Case, catalogue: Catalogue, event: ClockEvent) -> ClockEvent:
    """The extension with the qualified limb for whose sake it is (FOIA s.10(3)) and the date that it estimates.

    It names its questions where the limb alone would tell others.
    """
    open_still = _weighed(case, catalogue)
    limb = next(iter(dict.fromkeys(code for _, codes in open_still for code in codes)), "")
    parts = [part for part, _ in open_still]
    event = replace(event, limb=limb, until=case.letter.decision_by)
    if parts == [part for part in case.parts if part.claim(limb)]:
        return event
    return replace(event, question_ids=_asked_in(case, parts))


def _rest_answered(case: Case, catalogue: Catalogue, on: date, event_id: str) -> ClockEvent | None:
    """The answer that an extension letter is to questions of which nothing waits; None where there is none."""
    letter = case.letter
    if letter.kind is not LetterKind.EXTENSION or letter.corrects:
        return None
    open_still = [part for part, _ in _weighed(case, catalogue)]
    unanswered = [part for part in case.parts if part.outcome in (None, Outcome.CLARIFICATION)]
    waiting = _asked_in(case, [*open_still, *unanswered])
    above = {id_ for question in waiting for id_ in case.ancestry(question)}
    decided = _asked_in(case, [part for part in case.parts if part.outcome])
    rest = tuple(id_ for id_ in decided if id_ not in above)
    event = ClockEvent(event_id, EventKind.RESPONDED, on, question_ids=rest)
    known = any(each.kind is event.kind and each.on == on for each in case.events)
    return event if open_still and rest and not known else None


def _rest_asked(case: Case, on: date, new_id: NewId) -> ClockEvent | None:
    """The clarification that an answer asks for, of questions where none is awaited yet; None where there is none."""
    if case.letter.kind is not LetterKind.ANSWER or case.letter.corrects:
        return None
    asked = tuple(id_ for id_ in _waiting(case) if id_ not in awaiting(case))
    return ClockEvent(new_id(), EventKind.CLARIFICATION_ASKED, on, question_ids=asked) if asked else None


def _weighed(case: Case, catalogue: Catalogue) -> list[tuple[Part, list[str]]]:
    """The parts whose public interest is still open, each with the limbs; all that were weighed where none is open."""
    qualified = [limb.code for limb in catalogue.limbs if limb.public_interest]
    parts = [(part, [code for code in qualified if part.claim(code)]) for part in case.parts]
    concluded = {
        (limb, id_)
        for test in case.tests
        if test.balance.conclusion
        for limb in test.limbs
        for id_ in test.balance.part_ids
    }
    still = [(part, [code for code in codes if (code, part.id) not in concluded]) for part, codes in parts]
    return [each for each in still if each[1]] or [each for each in parts if each[1]]
