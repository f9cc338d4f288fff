"""What still stands between a case and its letter: findings, and the places where they are put right."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Page(StrEnum):
    """The five pages of the desk, and the settings."""

    REQUEST = "request"
    QUESTIONS = "questions"
    EXEMPTIONS = "exemptions"
    PUBLIC_INTEREST = "public interest"
    LETTER = "letter"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the case something is decided, so that it can be opened: a page, and what on it."""

    page: Page
    question_id: str = ""
    part_id: str = ""
    limb: str = ""
    test_id: str = ""
    factor_id: str = ""
    field: str = ""


class Severity(StrEnum):
    """An error stands in the way of the letter; a warning is for the officer to judge."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that the officer sets aside, with the reason that stays on the case.

    `said` is the finding's sentence as it stood then: when it finds something else at the same place, that stands.
    """

    rule: str
    place: Place
    reason: str
    by: str = ""
    on: date | None = None
    said: str = ""  # empty: whatever the rule says there

    def covers(self, finding: "Finding") -> bool:
        """True for a finding of this rule at this place, if it still says what was set aside."""
        same = finding.rule == self.rule and finding.place == self.place
        return same and self.said in ("", finding.sentence)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a careful reader would find wrong: which rule, where, by which provision, and what to do."""

    rule: str
    severity: Severity
    sentence: str
    remedy: str
    provision: str
    place: Place
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the letter as it will be read, and where it came from: what checks on the words look at."""

    text: str
    place: Place | None = None
    key: str = ""
    rewritten: bool = False  # the officer's own words stand in place of the standard ones
    own: bool = False  # the force's own sentence stands in place of the standard one
