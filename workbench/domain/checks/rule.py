"""What a rule is, and what it is told."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum

from workbench.domain.asked import Asked
from workbench.domain.authority import Authority
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case, Claim, ClockEvent, Conclusion, Duty, Outcome, Part
from workbench.domain.checks.typed import Kind, Typed, typed
from workbench.domain.clocks import Deadline, answer_clocks, overdue
from workbench.domain.countable import CostRules
from workbench.domain.exemptions import Catalogue, Limb
from workbench.domain.findings import Finding, Passage, Place, Severity
from workbench.domain.grounds import Combinations
from workbench.domain.letter import LetterKind
from workbench.domain.limits import Limits
from workbench.domain.phrases import Hit, Phrases
from workbench.domain.stances import Stance
from workbench.errors import BadInput

_LONGEST = 80  # characters of the case that a finding repeats

ANY = frozenset(LetterKind)
DECISIONS = frozenset({LetterKind.ANSWER, LetterKind.REVIEW_OUTCOME})  # letters that decide the request
NOTICES = DECISIONS | {LetterKind.EXTENSION}  # letters that rely on an exemption: FOIA s.17(1), (3)
FIRST = ANY - {LetterKind.REVIEW_OUTCOME}  # letters before any review


class Stage(IntEnum):
    """How far a case has come. A rule runs from its stage on."""

    INTAKE = 1
    DECIDING = 2
    DRAFTING = 3
    SIGN_OFF = 4


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that a rule may look at."""

    case: Case
    authority: Authority
    catalogue: Catalogue
    calendar: WorkingCalendar
    limits: Limits
    combinations: Combinations
    today: date
    passages: tuple[Passage, ...] = ()  # the letter as it will be read, from drafting on
    earlier: tuple[Stance, ...] = ()  # how the force answered the same topics before
    phrases: Phrases = field(default_factory=Phrases)
    costs: CostRules = field(default_factory=CostRules)
    asked: tuple[Asked, ...] = ()  # what the challenge asks
    typed: tuple[Typed, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # the way in which a frozen dataclass sets what it works out
        object.__setattr__(self, "typed", typed(self.case, self.passages))

    @property
    def day(self) -> date:
        """The day on which the letter is, or would be, dated."""
        return self.case.letter.dated or self.today

    def clocks(self, events: Iterable[ClockEvent]) -> tuple[Deadline, ...]:
        """The answer's clocks, had just these events happened; none where a date lies outside the calendar's years."""
        try:
            return answer_clocks(replace(self.case, events=tuple(events)), self.calendar, self.limits)
        except BadInput:
            return ()

    def overdue(self, events: Iterable[ClockEvent]) -> tuple[Deadline, ...]:
        """The clocks that have run out on the letter's day, had just these events happened."""
        try:
            return overdue(replace(self.case, events=tuple(events)), self.day, self.calendar, self.limits)
        except BadInput:
            return ()

    def parts_of(self, clock: Deadline) -> tuple[Part, ...]:
        """The parts whose answer a clock is for."""
        if not clock.question_ids:
            return self.case.parts
        return tuple(part for id_ in clock.question_ids for part in self.case.parts_answering(id_))

    def silent(self) -> tuple[Part, ...]:
        """The parts for which the letter neither confirms nor denies that anything is held."""
        return tuple(part for part in self.case.parts if part.outcome is Outcome.NEITHER_CONFIRM_NOR_DENY)

    def written(self, *kinds: Kind) -> Iterator[Typed]:
        """What the officer wrote, of these kinds or of any."""
        return (each for each in self.typed if not kinds or each.kind in kinds)

    def stops(self, name: str, *kinds: Kind) -> Iterator[tuple[Typed, Hit]]:
        """The first words of a list in each text of these kinds, or of any."""
        listed = self.phrases.of(name)
        for each in self.written(*kinds):
            for hit in listed.find(each.text, self.authority.name)[:1]:
                yield each, hit

    def claims(self) -> Iterator[tuple[Part, Claim, Limb]]:
        """Each claim to a limb that the Act has, with its part."""
        for part in self.case.parts:
            for claim in part.claims:
                if limb := self.catalogue.limb(claim.limb):
                    yield part, claim, limb

    def relied_on(self) -> Iterator[tuple[Part, Claim, Limb]]:
        """The claims on the duty that their part refuses."""
        for part, claim, limb in self.claims():
            if part.outcome and part.outcome.refuses is limb.duty:
                yield part, claim, limb

    def cited(self) -> Iterator[tuple[Part, Claim, Limb]]:
        """The claims that the letter goes by: those that did not fall in the balance."""
        for part, claim, limb in self.relied_on():
            if not self.case.concluded(part, claim.limb, Conclusion.ANSWER):
                yield part, claim, limb

    def name(self, part: Part) -> str:
        """What to call a part in a sentence."""
        if part.subject.strip():
            return f"“{short(part.subject)}”"
        labels = [short(question.label) for question in self.case.questions if question.id in part.question_ids]
        return f"the answer to {'question ' + ', '.join(labels) if labels else 'no question'}"


def short(text: str) -> str:
    """The officer's or the requester's words inside a sentence: on one line, and no longer than can be read there."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, the stage from which it runs, the function that finds, and the letters that it bears on."""

    id: str
    stage: Stage
    check: Callable[[Known], Iterator["Found"]]
    letters: frozenset[LetterKind] = DECISIONS

    def runs(self, known: Known, stage: Stage) -> bool:
        """True where this rule bears on the letter that is being written, and can be answered at this stage."""
        return self.stage <= stage and known.case.letter.kind in self.letters

    def find(self, known: Known) -> tuple[Finding, ...]:
        """What this rule finds."""
        return tuple(
            Finding(self.id, found.severity, found.sentence, found.remedy, found.provision, found.place)
            for found in self.check(known)
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A finding before it knows its rule."""

    sentence: str
    remedy: str
    provision: str
    place: Place
    severity: Severity = Severity.ERROR


def quoted(hit: Hit) -> str:
    """Words of the case as a sentence repeats them."""
    return f"“{short(hit.words)}”"


def capital(text: str) -> str:
    """The beginning of a sentence."""
    return text[:1].upper() + text[1:]


def balance_provision(duty: Duty | None) -> str:
    """Where the Act asks for the reasons of a balance: FOIA s.17(3)(a) or (b)."""
    return "s.17(3)(a)" if duty is Duty.CONFIRM_OR_DENY else "s.17(3)(b)"
