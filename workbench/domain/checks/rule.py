"""What a rule is, and what it is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Authority, Case, Claim, Part
from workbench.domain.exemptions import Catalogue, Limb
from workbench.domain.findings import Finding, Passage, Place, Severity
from workbench.domain.grounds import Combinations
from workbench.domain.limits import Limits
from workbench.domain.stances import Stance

_LONGEST = 80  # characters of the case that a finding repeats


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
    """One rule: its id, the stage from which it runs, and the function that finds."""

    id: str
    stage: Stage
    check: Callable[[Known], Iterator["Found"]]

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
