"""The force: what stands at the head and foot of its letters, and the regulator's particulars that they give."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST_WINDOW = 400  # working days


@dataclass(frozen=True, slots=True)
class ReviewWindow:
    """How long a requester has to ask for a review, in working days after the letter.

    A force that offers 20, or 40 with reasons, sets `days=20, with_reasons=40`. CoP 2018 para 5.3 says 40.
    """

    days: int = 40
    with_reasons: int | None = None

    @property
    def fault(self) -> str:
        """Why no letter can offer this, or nothing."""
        for days in (self.days, self.with_reasons):
            if days is not None and not 1 <= days <= LONGEST_WINDOW:
                return f"a review is asked for within 1 to {LONGEST_WINDOW} working days, not {days}"
        return ""


@dataclass(frozen=True, slots=True)
class Regulator:
    """The regulator's particulars as printed (FOIA s.17(7)(b)), and the day on which they were last checked.

    `statutory_name` is whom section 50 names, where that is not the name of the office.
    """

    name: str = ""
    web: str = ""
    address: tuple[str, ...] = ()
    telephone: str = ""
    checked_on: date | None = None
    statutory_name: str = ""

    @property
    def applied_to(self) -> str:
        """To whom an application under section 50 is made."""
        return self.statutory_name.strip() or self.name


class LetterOrder(StrEnum):
    """Answers before reasons, or the order that forces have used traditionally."""

    ANSWER_FIRST = "answer first"
    TRADITIONAL = "traditional"


@dataclass(frozen=True, slots=True)
class Authority:
    """The force: what stands at the head and foot of its letters."""

    name: str = ""
    department: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    review_contact: str = ""
    signatory_role: str = ""
    reference_scheme: str = "{number}-{yy}"
    review_window: ReviewWindow = ReviewWindow()
    regulator: Regulator = Regulator()
    letter_order: LetterOrder = LetterOrder.ANSWER_FIRST
    data_caveat: str = ""
    privacy_notice: str = ""  # where it can be read: an acknowledgement says so
    protective_marking: str = ""  # stands on the sign-off sheet
    fee_payment: str = ""  # how a fee can be paid: a fees notice says so
