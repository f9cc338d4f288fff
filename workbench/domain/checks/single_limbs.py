"""What single limbs ask for beyond reason and harm: ss.22, 36, 40(3A) and 41."""

from collections.abc import Iterator

from workbench.domain.case import ClockEvent, EventKind, Opinion, Part
from workbench.domain.checks.rule import NOTICES, Found, Known, Rule, Stage
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.letter import LetterKind

_END = (EventKind.EXTENDED, EventKind.RESPONDED)  # what does not move the first date


def opinion_there(known: Known) -> Iterator[Found]:
    """Section 36 rests on a qualified person's reasonable opinion, dated before the letter that relies on it.

    FOIA s.36(2), (5). At an internal review an opinion given by its end is enough.
    """
    for part, place, opinion in _opinions(known):
        notice = _notice(known, part, opinion)
        missing = [
            name
            for name, there in (
                ("whose opinion it is", opinion.person.strip()),
                ("the day on which it was given", opinion.on),
                ("what it says", opinion.text.strip()),
            )
            if not there
        ]
        if missing:
            yield Found(
                "Section 36 is relied on without a recorded opinion of the qualified person.",
                f"Record {', '.join(missing)}. Statistics need none (s.36(4)): set this aside with that reason.",
                "s.36(2), (5)",
                place,
            )
        elif opinion.on and opinion.on > known.day:
            yield Found(
                "The qualified person’s opinion is dated after the letter that relies on it.",
                "The opinion comes first: check the two dates.",
                "s.36(2)",
                place,
            )
        elif notice:
            yield Found(
                f"The qualified person’s opinion is dated after {format_date(notice.on)}, when the notice of extension"
                f" relied on section {notice.limb}.",
                "The opinion comes first: expect the Commissioner to find the notice invalid.",
                "s.36(2), s.17(2)",
                place,
            )


def opinion_in_time(known: Known) -> Iterator[Found]:
    """The opinion is got within the twenty working days; the extension is not for getting it (ICO LTT17)."""
    if known.case.letter.kind is LetterKind.REVIEW_OUTCOME:
        return
    clocks = known.clocks(event for event in known.case.events if event.kind not in _END)
    for part, place, opinion in _opinions(known):
        due = min((clock.later or clock.due for clock in clocks if part in known.parts_of(clock)), default=None)
        if opinion.on and due and opinion.on > due:
            yield Found(
                f"The qualified person’s opinion was given after {format_date(due)}, the last day for an answer.",
                "Expect the Commissioner to find that section 36 was relied on too late.",
                "s.36(2); ICO LTT17",
                place,
                Severity.WARNING,
            )


def publication_intended(known: Known) -> Iterator[Found]:
    """Section 22 needs an intention to publish that is on record from before the request (FOIA s.22(1))."""
    for part, claim, limb in known.relied_on():
        if limb.section != "22":
            continue
        place = Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="particulars")
        intended = claim.particulars
        if intended.intended_on is None or not intended.intention.strip():
            yield Found(
                f"Nothing shows that publication was intended for {known.name(part)}.",
                "Record when the intention was formed, and where that stands.",
                "s.22(1)",
                place,
            )
        elif known.case.received and intended.intended_on > known.case.received:
            yield Found(
                f"The intention to publish {known.name(part)} was formed after the request came.",
                "Section 22 does not apply then; look for another ground.",
                "s.22(1)",
                place,
            )


def legitimate_interests(known: Known) -> Iterator[Found]:
    """For s.40(3A) the three steps of UK GDPR Art. 6(1)(f) take the place of a public interest test."""
    for part, claim, limb in known.relied_on():
        if "40(3A)" not in limb.code and not limb.code.startswith("40(5B)(a)"):
            continue
        steps = claim.particulars.interests
        missing = [
            name
            for name, there in (
                ("which legitimate interest there is in an answer", steps.interest),
                ("whether an answer is necessary for it", steps.necessity),
                ("how it weighs against the rights of the person concerned", steps.balance),
            )
            if not there.strip()
        ]
        if missing:
            yield Found(
                f"The steps of legitimate interests are not complete for {known.name(part)} (section {claim.limb}).",
                f"Say {'; '.join(missing)}.",
                "s.40(3A), (8)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="particulars"),
                Severity.WARNING,
            )


def defence_weighed(known: Known) -> Iterator[Found]:
    """Section 41 is absolute, but a breach of confidence has its own public interest defence at common law."""
    for part, claim, limb in known.relied_on():
        if limb.section == "41" and not claim.particulars.defence.strip():
            yield Found(
                f"The public interest defence is not considered for {known.name(part)} (section {claim.limb}).",
                "Say why a breach of confidence could not be defended in the public interest.",
                "s.41(1)(b)",
                Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="particulars"),
                Severity.WARNING,
            )


def _opinions(known: Known) -> Iterator[tuple[Part, Place, Opinion]]:
    for part, claim, limb in known.relied_on():
        if limb.section == "36":
            place = Place(Page.EXEMPTIONS, part_id=part.id, limb=claim.limb, field="particulars")
            yield part, place, claim.particulars.opinion


def _notice(known: Known, part: Part, opinion: Opinion) -> ClockEvent | None:
    """The first notice of extension under section 36 that went out before the opinion."""
    for event in sorted(known.case.events, key=lambda event: event.on):
        limb = known.catalogue.limb(event.limb) if event.kind is EventKind.EXTENDED else None
        if limb and limb.section == "36" and opinion.on and event.on < opinion.on and part.claim(event.limb):
            return event
    return None


RULES = (
    Rule("opinion-there", Stage.DRAFTING, opinion_there, NOTICES),
    Rule("opinion-in-time", Stage.DRAFTING, opinion_in_time, NOTICES),
    Rule("publication-intended", Stage.DRAFTING, publication_intended, NOTICES),
    Rule("legitimate-interests", Stage.DRAFTING, legitimate_interests),
    Rule("defence-weighed", Stage.DRAFTING, defence_weighed),
)
