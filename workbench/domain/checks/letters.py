"""What single letters need: an acknowledgement, a clarification request, a fees notice."""

from collections.abc import Iterator

from workbench.domain.case import Outcome, Part
from workbench.domain.checks.rule import DECISIONS, Found, Known, Rule, Stage
from workbench.domain.clocks.course import Scope, awaiting, clarified
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.letter import LetterKind


def wanted_said(known: Known) -> Iterator[Found]:
    """A letter that asks for clarification says what is needed to identify and locate the information (FOIA s.1(3))."""
    case = known.case
    sentence, remedy = "The letter does not say what is to be clarified.", "Write what you need to know to find it."
    if case.letter.wanted.strip():
        return
    if case.letter.kind is LetterKind.CLARIFICATION:
        yield Found(sentence, remedy, "s.1(3)", Place(Page.LETTER, field="wanted"))
        return
    told = awaiting(case) | clarified(case)  # asked for in a letter before this one
    for part in _unclear(known):
        if not (part.reason.strip() or part.advice.strip() or Scope(case).of(part.question_ids) <= told):
            yield Found(sentence, remedy, "s.1(3)", Place(Page.QUESTIONS, part_id=part.id, field="reason"))


def clarified_decided(known: Known) -> Iterator[Found]:
    """What has been clarified is answered: its time runs afresh from that day (FOIA s.10(6))."""
    for part in _unclear(known):
        if Scope(known.case).of(part.question_ids) & clarified(known.case):
            yield Found(
                f"The clarification of {known.name(part)} has come, yet nothing is decided on it.",
                "Choose its outcome, or record that you asked again.",
                "s.1(1), s.10(6)",
                Place(Page.QUESTIONS, part_id=part.id, field="outcome"),
            )


def _unclear(known: Known) -> Iterator[Part]:
    return (part for part in known.case.parts if part.outcome is Outcome.CLARIFICATION)


def fee_said(known: Known) -> Iterator[Found]:
    """A fees notice names the fee and what it pays for (FOIA s.9(1); Fees Regulations 2004, reg. 6)."""
    fee = known.case.letter.fee
    missing = [
        name for name, there in (("its amount", fee.pence > 0), ("what it pays for", fee.purpose.strip())) if not there
    ]
    if missing:
        yield Found(
            "The fee is not stated.",
            f"Give {' and '.join(missing)}.",
            "s.9(1); Fees Regulations 2004, reg. 6",
            Place(Page.LETTER, field="fee"),
        )


def privacy_notice_named(known: Known) -> Iterator[Found]:
    """An acknowledgement says where the privacy notice can be read."""
    if not known.authority.privacy_notice.strip():
        yield Found(
            "The acknowledgement does not say where your privacy notice can be read.",
            "Give its place under Settings.",
            "good practice",
            Place(Page.SETTINGS, field="privacy_notice"),
            Severity.WARNING,
        )


RULES = (
    Rule("wanted-said", Stage.DRAFTING, wanted_said, DECISIONS | {LetterKind.CLARIFICATION}),
    Rule("clarified-decided", Stage.DECIDING, clarified_decided),
    Rule("fee-said", Stage.DRAFTING, fee_said, frozenset({LetterKind.FEES_NOTICE})),
    Rule("privacy-notice-named", Stage.SIGN_OFF, privacy_notice_named, frozenset({LetterKind.ACKNOWLEDGEMENT})),
)
