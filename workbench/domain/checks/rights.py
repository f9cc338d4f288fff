"""Does the letter carry what every answer must: rights of review and complaint, who signs, and is it in time?"""

from collections.abc import Iterator

from workbench.domain.checks.rule import Found, Known, Rule, Stage
from workbench.domain.clocks import answer_by
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place, Severity


def review_right(known: Known) -> Iterator[Found]:
    """The letter says how and where to ask for a review (FOIA s.17(7)(a))."""
    if not known.authority.review_contact.strip():
        yield Found(
            "The letter does not say where to ask for an internal review.",
            "Give the address for review requests under Settings.",
            "s.17(7)(a)",
            Place(Page.SETTINGS, field="review_contact"),
        )


def commissioner_right(known: Known) -> Iterator[Found]:
    """The letter gives the right under s.50 with name, web address and post (FOIA s.17(7)(b))."""
    regulator = known.authority.regulator
    missing = [
        name
        for name, there in (
            ("name", regulator.name.strip()),
            ("web address", regulator.web.strip()),
            ("postal address", any(line.strip() for line in regulator.address)),
        )
        if not there
    ]
    if missing:
        yield Found(
            "The right to apply to the Information Commissioner is left out or incomplete.",
            f"Give the regulator’s {' and '.join(missing)} under Settings.",
            "s.17(7)(b), s.50",
            Place(Page.SETTINGS, field="regulator"),
        )


def review_window(known: Known) -> Iterator[Found]:
    """The Code's window to ask for a review is 40 working days (CoP 2018 para 5.3; number from memory)."""
    window = known.authority.review_window
    if max(window.days, window.with_reasons or 0) < 40:
        yield Found(
            f"The letter gives {window.days} working days to ask for a review; the Code of Practice says 40.",
            "Change the review window under Settings.",
            "CoP 2018 para 5.3",
            Place(Page.SETTINGS, field="review_window"),
            Severity.WARNING,
        )


def force_named(known: Known) -> Iterator[Found]:
    """The letter says who answers, and in which role."""
    for field, name in (("name", "The authority’s name"), ("signatory_role", "The signatory’s role")):
        if not getattr(known.authority, field).strip():
            yield Found(
                f"{name} is missing.", "Give it under Settings.", "good practice", Place(Page.SETTINGS, field=field)
            )


def in_time(known: Known) -> Iterator[Found]:
    """The letter goes out by the twentieth working day; lateness begins the day after (FOIA s.10(1))."""
    case = known.case
    if case.received is None or case.letter.dated is None:
        return
    due = answer_by(case.received, known.calendar, known.limits).due
    if case.letter.dated > due:
        yield Found(
            f"The letter is dated after {format_date(due)}, the day by which it was due.",
            "Send it promptly; the letter says that it is late.",
            "s.10(1)",
            Place(Page.LETTER, field="dated"),
            Severity.WARNING,
        )


RULES = (
    Rule("review-right", Stage.SIGN_OFF, review_right),
    Rule("commissioner-right", Stage.SIGN_OFF, commissioner_right),
    Rule("review-window", Stage.SIGN_OFF, review_window),
    Rule("force-named", Stage.SIGN_OFF, force_named),
    Rule("in-time", Stage.SIGN_OFF, in_time),
)
