"""The letters of a case as facts: which kind is being written, how far its sign-off has come, and which were issued."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256


class LetterKind(StrEnum):
    """The letters that an authority writes on a request. An answer is whole, mixed or a refusal as its parts decide."""

    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification request"  # FOIA s.1(3)
    FEES_NOTICE = "fees notice"  # FOIA s.9
    EXTENSION = "public interest extension"  # FOIA s.10(3), s.17(2)
    ANSWER = "answer"
    REVIEW_OUTCOME = "internal review outcome"


class Status(StrEnum):
    """How far a letter that is being written has come; one that went out is an `IssuedLetter`."""

    DRAFT = "draft"
    FOR_SIGN_OFF = "for sign-off"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Fee:
    """What a fees notice asks for: pence, and what they pay for (FOIA s.9; Fees Regulations 2004, reg. 6)."""

    pence: int = 0
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A paragraph that the officer rewrote. `key` names the block of the letter, `was` what stood there then."""

    key: str
    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an approval speaks of, by the name that an officer knows it by, and a digest of what it said.

    `key` is what stays the same when it is renamed.
    """

    name: str
    digest: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """Who put the letter forward for sign-off, and when, as the officer records it. `time` as 14:05, or empty.

    `code` is the fingerprint of the letter that was put forward, `items` what went into it.
    """

    name: str
    role: str
    on: date
    time: str = ""
    code: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved the letter, when, and exactly what: `code` is the fingerprint approved, `items` what went into it.

    `written_back` is the short code as the approver wrote it on the sheet.
    """

    name: str
    role: str
    on: date
    time: str = ""
    code: str = ""
    written_back: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter that is being written. Without an approval it is a draft.

    `wanted` is what a clarification request asks for; `decision_by` the date that an extension letter estimates;
    `fell_back` says what had changed when an approval last fell; `change` what a correction changes, in a few words.
    """

    dated: date | None = None
    approval: Approval | None = None
    data_caveat: str = ""
    kind: LetterKind = LetterKind.ANSWER
    overrides: tuple[Override, ...] = ()
    wanted: str = ""
    fee: Fee = Fee()
    decision_by: date | None = None
    submission: Submission | None = None
    fell_back: tuple[str, ...] = ()
    corrects: str = ""  # the id of the issued letter that this one corrects
    change: str = ""

    @property
    def status(self) -> Status:
        """How far the sign-off has come."""
        if self.approval:
            return Status.APPROVED
        return Status.FOR_SIGN_OFF if self.submission else Status.DRAFT


@dataclass(frozen=True, slots=True)
class Said:
    """What a letter that went out said about one part, in a few words: a review starts from it."""

    part_id: str
    text: str


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """A letter that went out. Its pages and the decision it rested on are sealed in the library."""

    id: str
    kind: LetterKind
    dated: date
    name: str  # who issued it
    role: str
    on: date
    time: str = ""
    code: str = ""
    approval: Approval | None = None
    sha256: str = ""  # of the PDF
    snapshot_sha256: str = ""
    wording_version: str = ""
    catalogue_version: str = ""
    calendar_version: str = ""
    corrects: str = ""
    said: tuple[Said, ...] = ()  # of an answer or a review's outcome
    letter: Letter = Letter()  # what was written on it: a correction begins with that


@dataclass(frozen=True, slots=True)
class SealedLetter:
    """The bytes of an issued letter: its PDF, and the case with the force's block as a case file at that moment."""

    id: str
    pdf: bytes
    snapshot: bytes

    @property
    def sha256(self) -> str:
        """Of the PDF, as it is recorded with the letter."""
        return sha256(self.pdf).hexdigest()

    @property
    def snapshot_sha256(self) -> str:
        """Of the case file behind it."""
        return sha256(self.snapshot).hexdigest()
