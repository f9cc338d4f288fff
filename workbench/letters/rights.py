"""What the requester can do next: a review with its last day written out, and the right to apply to the regulator."""

from datetime import timedelta

from workbench.domain.clocks import review_request_by
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place
from workbench.domain.letter import LetterKind
from workbench.letters.document import Block, BulletList, Run
from workbench.letters.matter import Matter
from workbench.letters.phrases import spelled


def review_section(matter: Matter) -> tuple[Block, ...]:
    """How, where and until when to ask for a review (FOIA s.17(7)(a), CoP 2018 para 5.3)."""
    authority, limits = matter.authority, matter.limits
    if not authority.review_contact.strip():
        return ()
    place = Place(Page.SETTINGS, field="review_contact")
    window = authority.review_window
    dates = review_request_by(matter.dated, window, matter.law.calendar)
    known = matter.writer.knowing(
        "two review dates" if window.with_reasons else "one review date",
        "answered" if matter.kind is LetterKind.ANSWER else "not yet answered",
        review_contact=authority.review_contact,
        review_days=str(window.days),
        review_late_days=str(window.with_reasons or ""),
        review_answer=str(limits.review),
        review_answer_latest=str(limits.review_latest),
        review_by=Run(format_date(dates[0].due), strong=True),
        review_late=format_date(dates[-1].due),
    )
    return (known.heading("review", 2, place), *known.paragraphs("review", place))


def commissioner_section(matter: Matter) -> tuple[Block, ...]:
    """The right under s.50, with the regulator's name and the ways to reach them (FOIA s.17(7)(b)).

    After a review it comes with the weeks in which the regulator asks to be told.
    """
    regulator = matter.authority.regulator
    if not regulator.name.strip():
        return ()
    place = Place(Page.SETTINGS, field="regulator")
    weeks = matter.limits.commissioner_weeks
    known = matter.writer.knowing(
        "after a review" if matter.kind is LetterKind.REVIEW_OUTCOME else "before a review",
        "regulator web" if regulator.web else None,
        "regulator post" if regulator.address else None,
        "regulator telephone" if regulator.telephone else None,
        commissioner=regulator.applied_to,
        regulator_web=Run(regulator.web, url=regulator.web),
        regulator_post=", ".join((regulator.name, *regulator.address)),
        regulator_telephone=regulator.telephone,
        commissioner_weeks=spelled(weeks),
        complain_by=Run(format_date(matter.dated + timedelta(weeks=weeks)), strong=True),
    )
    ways = known.lines("commissioner ways")
    blocks: tuple[Block, ...] = (known.heading("commissioner", 2, place), *known.paragraphs("commissioner", place))
    keys = tuple(f"commissioner ways.{number}" for number in range(len(ways)))
    return (*blocks, BulletList(ways, place, keys, locked=True)) if ways else blocks
