"""A case in the field's words: the request, its questions, the parts that answer them, and the decisions on each part.

Everything here is frozen. Spans are code points of the verbatim request text. Ids are given from outside.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workbench.domain.arrival import Source
from workbench.domain.authority import Authority
from workbench.domain.cost import CostWorksheet
from workbench.domain.findings import Waiver
from workbench.domain.hold import Hold
from workbench.domain.letter import IssuedLetter, Letter
from workbench.domain.review import Review


class Channel(StrEnum):
    """How the request arrived."""

    EMAIL = "e-mail"
    POST = "post"
    WEB_FORM = "web form"
    WHATDOTHEYKNOW = "WhatDoTheyKnow"
    SOCIAL_MEDIA = "social media"
    OTHER = "other"


class Duty(StrEnum):
    """The two duties of FOIA s.1(1): (a) to say whether information is held, (b) to communicate it."""

    CONFIRM_OR_DENY = "confirm-or-deny"
    DISCLOSE = "disclose"


class Outcome(StrEnum):
    """What the requester gets for one part. Which ground each stands on is data: resources/law/combinations.toml."""

    DISCLOSED = "disclosed"
    PARTLY_DISCLOSED = "disclosed in part"
    ACCESSIBLE_ELSEWHERE = "accessible elsewhere"  # FOIA s.21
    NOT_HELD = "not held"
    WITHHELD = "withheld"
    NEITHER_CONFIRM_NOR_DENY = "neither confirm nor deny"
    COST = "over the cost limit"  # FOIA s.12(1)
    COST_TO_CONFIRM = "over the cost limit even to say whether held"  # FOIA s.12(2)
    VEXATIOUS = "vexatious request"  # FOIA s.14(1)
    REPEATED = "repeated request"  # FOIA s.14(2)
    CLARIFICATION = "clarification wanted"  # FOIA s.1(3)
    INVALID = "not a valid request"  # FOIA s.8
    ENVIRONMENTAL = "answered under the EIR"  # FOIA s.39

    @property
    def refuses(self) -> Duty | None:
        """The duty that an exemption of Part II lifts under this outcome, or None where none is relied on."""
        return _REFUSES.get(self)


class Holding(StrEnum):
    """What the file records about holding. It never shows in the letter of a part that neither confirms nor denies."""

    HELD = "held"
    NOT_HELD = "not held"
    NOT_SEARCHED = "not searched"


_REFUSES = {
    Outcome.PARTLY_DISCLOSED: Duty.DISCLOSE,
    Outcome.WITHHELD: Duty.DISCLOSE,
    Outcome.ACCESSIBLE_ELSEWHERE: Duty.DISCLOSE,
    Outcome.NEITHER_CONFIRM_NOR_DENY: Duty.CONFIRM_OR_DENY,
}


class Likelihood(StrEnum):
    """How likely the harm is: the Act's two levels, and s.24's own word."""

    WOULD = "would"
    WOULD_BE_LIKELY = "would be likely to"
    REQUIRED = "required"  # FOIA s.24: required for the purpose of safeguarding national security


class Side(StrEnum):
    """Which way a factor speaks: for answering (confirming or disclosing), or for maintaining the exemption."""

    FOR = "for"
    AGAINST = "against"


class Weight(StrEnum):
    """Weight in words. There is no score and nothing is ever added up."""

    LIMITED = "limited"
    SOME = "some"
    SIGNIFICANT = "significant"
    STRONG = "strong"


class Ground(StrEnum):
    """What a weight rests on."""

    LIKELIHOOD = "likelihood"
    SEVERITY = "severity"
    EXTENT = "extent"
    AGE = "age of the information"


class Conclusion(StrEnum):
    """Where the balance comes down."""

    MAINTAIN = "maintain"
    ANSWER = "answer"


class EventKind(StrEnum):
    """Dated events after receipt from which clocks are worked out."""

    ACKNOWLEDGED = "acknowledged"
    CLARIFICATION_ASKED = "clarification asked"  # FOIA s.1(3)
    CLARIFICATION_RECEIVED = "clarification received"  # FOIA s.10(6): the new date of receipt
    FEES_NOTICE = "fees notice given"  # FOIA s.9, s.10(2)
    FEE_RECEIVED = "fee received"
    EXTENDED = "extended for the public interest"  # FOIA s.10(3), s.17(2)
    RESPONDED = "answered"
    REVIEW_REQUESTED = "review requested"
    REVIEW_EXTENDED = "review extended"
    REVIEW_ANSWERED = "review answered"
    COMPLAINED = "complaint to the Commissioner"  # FOIA s.50
    DECISION_NOTICE = "decision notice"
    COMPLAINT_CLOSED = "complaint closed without a notice"
    STEPS_TAKEN = "steps of the notice taken"  # FOIA s.50(4)
    APPEALED = "appeal to the tribunal"  # FOIA s.57
    APPEAL_ENDED = "appeal ended"


class Role(StrEnum):
    """What words of the request are that no question holds."""

    CONTEXT = "context"  # background, and how the request is to be handled
    SCOPE = "scope"  # what applies to the questions: a period, an area, a definition
    GREETING = "greeting"
    SIGNATURE = "signature"  # and whatever stands at the foot: a disclaimer, a website's own lines
    MARKER = "number of a question"  # "1.", "(a)", "Question 3:"


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in the request: code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the request that are accounted for without being a question, and by what they were recognised.

    `question_ids` says to which questions a scope applies; none means all of them.
    """

    span: Span
    role: Role
    why: str = ""
    question_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both inclusive. None is open; `to_request` means up to the day the request was made."""

    start: date | None = None
    end: date | None = None
    to_request: bool = False


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asked, and where the answer goes."""

    name: str = ""
    address: tuple[str, ...] = ()
    email: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the request. `text` is the requester's words at `span`, or the officer's where there is none.

    A lead-in asks nothing by itself: its sub-questions do. `why` says by what it was recognised: "marker 2)".
    """

    id: str
    label: str
    text: str
    span: Span | None = None
    parent_id: str | None = None
    lead_in: bool = False
    period: Period | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web with the words that stand for it."""

    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as pasted from a spreadsheet. The first row holds the column headings."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is given for a part: text, links, tables, in that order."""

    text: str = ""
    links: tuple[Link, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def empty(self) -> bool:
        """True where there is nothing for the requester to read."""
        return not (self.text.strip() or self.links or self.tables)


@dataclass(frozen=True, slots=True)
class Harm:
    """The harm relied on for one limb and one part: to what, by which mechanism, how likely, on what evidence."""

    interest: str = ""
    mechanism: str = ""
    likelihood: Likelihood | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The qualified person's reasonable opinion (FOIA s.36(2), (5)): who, in which role, on which day, and what."""

    person: str = ""
    role: str = ""
    on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LegitimateInterests:
    """The three steps for s.40(3A): UK GDPR Art. 6(1)(f), as s.40(8) applies it."""

    interest: str = ""
    necessity: str = ""
    balance: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What single limbs ask for beyond reason and harm. A limb may be cited in the alternative to another."""

    opinion: Opinion = Opinion()  # s.36
    interests: LegitimateInterests = LegitimateInterests()  # s.40(2) with 40(3A)
    defence: str = ""  # s.41: the common-law public interest defence
    intended_on: date | None = None  # s.22: when the intention to publish was recorded
    intention: str = ""  # s.22: where that is recorded
    alternative_to: str = ""
    reasons_withheld: str = ""  # s.17(4): why the letter gives no more reasons; kept on the file, never printed


@dataclass(frozen=True, slots=True)
class Claim:
    """A limb relied on for a part: `31(3)`, with the paragraphs that it protects: `31(1)(a)`.

    A limb that is still to be chosen among several, `27(4)`, is kept as it is and found incomplete.
    """

    limb: str
    paragraphs: tuple[str, ...] = ()
    reason: str = ""
    harm: Harm = Harm()
    particulars: Particulars = Particulars()


@dataclass(frozen=True, slots=True)
class EarlierRequest:
    """The request that a repeated one repeats: its reference, and when it was complied with (FOIA s.14(2))."""

    reference: str = ""
    complied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One block of information with one outcome: "overt use". It names the questions that it answers.

    Naming a question includes its sub-questions. `holding` and, unless nothing is held, `searches` are for the file.
    `reason` says why a ground outside Part II applies; `advice` is what the letter offers to help (FOIA s.16).
    """

    id: str
    subject: str = ""
    question_ids: tuple[str, ...] = ()
    outcome: Outcome | None = None
    answer: Answer = Answer()
    claims: tuple[Claim, ...] = ()
    holding: Holding | None = None
    searches: str = ""
    reason: str = ""
    advice: str = ""
    earlier: EarlierRequest = EarlierRequest()

    def claim(self, limb: str) -> Claim | None:
        """The claim to this limb, or None."""
        return next((claim for claim in self.claims if claim.limb == limb), None)


@dataclass(frozen=True, slots=True)
class Factor:
    """One consideration in a public interest test, with the limb and the parts that it speaks of."""

    id: str
    side: Side
    text: str
    weight: Weight | None = None
    grounds: tuple[Ground, ...] = ()
    limb: str = ""
    part_ids: tuple[str, ...] = ()
    source: str = ""  # the library's name for it, or empty where the officer wrote it
    tailored: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """Where the public interest lies, why, and on which parts that is concluded. Nothing is preselected."""

    conclusion: Conclusion | None = None
    reasons: str = ""
    part_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicInterestTest:
    """A public interest test on one duty, for one or more limbs, over named parts: FOIA s.2(1)(b), s.2(2)(b)."""

    id: str
    duty: Duty
    limbs: tuple[str, ...]
    part_ids: tuple[str, ...] = ()
    factors: tuple[Factor, ...] = ()
    balance: Balance = Balance()

    def on_side(self, side: Side) -> tuple[Factor, ...]:
        """The factors of one column, in the officer's order."""
        return tuple(factor for factor in self.factors if factor.side is side)


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """Something that happened on a day and bears on a clock.

    `question_ids` are those that a clarification concerns (none means all), `limb` the qualified limb that an extension
    names, `until` the date estimated, promised or ordered.
    """

    id: str
    kind: EventKind
    on: date
    note: str = ""
    question_ids: tuple[str, ...] = ()
    limb: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One request under the Act, from arrival to letter."""

    id: str
    reference: str = ""
    title: str = ""
    requester: Requester = Requester()
    received: date | None = None
    channel: Channel = Channel.EMAIL
    request: str = ""
    scope: Period | None = None
    priority: tuple[str, ...] = ()  # question ids, in the requester's order
    questions: tuple[Question, ...] = ()
    parts: tuple[Part, ...] = ()
    tests: tuple[PublicInterestTest, ...] = ()
    events: tuple[ClockEvent, ...] = ()
    letter: Letter = field(default_factory=Letter)
    authority: Authority | None = None  # another force's block, as imported; None means the library's own
    revision: int = 0
    environmental: bool | None = None  # is any of it environmental information? None: not considered yet
    worksheets: tuple[CostWorksheet, ...] = ()
    review: Review | None = None
    waivers: tuple[Waiver, ...] = ()
    issued: tuple[IssuedLetter, ...] = ()
    hold: Hold | None = None  # kept whatever the retention period says
    marks: tuple[Mark, ...] = ()  # in the order of the request; none touches another or a question's words
    sources: tuple[Source, ...] = ()  # the files that it arrived in
    preferred_form: str = ""  # how the requester wants the information: FOIA s.11(1)
    declined: tuple[str, ...] = ()  # proposals that the officer has turned down, by name

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)

    def part(self, part_id: str) -> Part | None:
        """The part with this id, or None."""
        return next((part for part in self.parts if part.id == part_id), None)

    def worksheets_over(self, part_id: str) -> tuple[CostWorksheet, ...]:
        """The estimates that are over this part. One that names no part is over none: it may be about a silent part."""
        return tuple(sheet for sheet in self.worksheets if part_id in sheet.part_ids)

    def test(self, test_id: str) -> PublicInterestTest | None:
        """The public interest test with this id, or None."""
        return next((test for test in self.tests if test.id == test_id), None)

    def children(self, question_id: str | None) -> tuple[Question, ...]:
        """The questions directly under this one; those at the top for None."""
        return tuple(question for question in self.questions if question.parent_id == question_id)

    def ancestry(self, question_id: str) -> tuple[str, ...]:
        """This question's id, then its parent's, up to the top."""
        chain: list[str] = []
        current: str | None = question_id
        while current is not None and current not in chain:
            chain.append(current)
            found = self.question(current)
            current = found.parent_id if found else None
        return tuple(chain)

    def parts_answering(self, question_id: str) -> tuple[Part, ...]:
        """The parts that name this question or one above it."""
        chain = set(self.ancestry(question_id))
        return tuple(part for part in self.parts if chain.intersection(part.question_ids))

    def concluded(self, part: Part, limb: str, conclusion: Conclusion) -> bool:
        """True where a balance for this limb has come down on this side for this part (FOIA s.2(1)(b), (2)(b))."""
        return any(
            test.balance.conclusion is conclusion and limb in test.limbs and part.id in test.balance.part_ids
            for test in self.tests
        )

    def event(self, kind: EventKind) -> ClockEvent | None:
        """The latest event of this kind, of one day the last recorded, or None."""
        found = (event for event in reversed(self.events) if event.kind is kind)
        return max(found, key=lambda event: event.on, default=None)
