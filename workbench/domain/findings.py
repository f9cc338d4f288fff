"""What still stands between a case and its letter: findings, and the places where they are put right."""

from dataclasses import dataclass
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
class Finding:
    """One thing that a careful reader would find wrong: which rule, where, by which provision, and what to do."""

    rule: str
    severity: Severity
    sentence: str
    remedy: str
    provision: str
    place: Place
