"""What the requester can do next: a review with its last day written out, and the right to apply to the regulator."""

from datetime import date

from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Authority, Case
from workbench.domain.clocks import review_request_by
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place
from workbench.domain.limits import Limits
from workbench.letters.document import Block, BulletList, Run
from workbench.letters.writer import Value, Writer


def review_section(
    case: Case, authority: Authority, calendar: WorkingCalendar, limits: Limits, writer: Writer
) -> tuple[Block, ...]:
    """How, where and until when to ask for a review (FOIA s.17(7)(a), CoP 2018 para 5.3)."""
    if not authority.review_contact.strip():
        return ()
    place = Place(Page.SETTINGS, field="review_contact")
    window = authority.review_window
    clock = limits.clock(case.letter.dated or date.max)  # a letter without a date is dated later: what holds newest
    slots: dict[str, Value] = {
        "review_contact": authority.review_contact,
        "review_days": str(window.days),
        "review_late_days": str(window.with_reasons or ""),
        "review_answer": str(clock.review),
        "review_answer_latest": str(clock.review_latest),
    }
    if case.letter.dated:
        dates = review_request_by(case.letter.dated, window, calendar)
        slots["review_by"] = Run(format_date(dates[0].due), strong=True)
        slots["review_late"] = format_date(dates[-1].due)
    known = writer.knowing("two review dates" if window.with_reasons else "one review date", **slots)
    return (known.heading("review", 2, place), *known.paragraphs("review", place))


def commissioner_section(authority: Authority, writer: Writer) -> tuple[Block, ...]:
    """The right under s.50, with the regulator's name and the ways to reach them (FOIA s.17(7)(b))."""
    regulator = authority.regulator
    if not regulator.name.strip():
        return ()
    place = Place(Page.SETTINGS, field="regulator")
    known = writer.knowing(
        "regulator web" if regulator.web else None,
        "regulator post" if regulator.address else None,
        "regulator telephone" if regulator.telephone else None,
        regulator=regulator.name,
        regulator_web=Run(regulator.web, url=regulator.web),
        regulator_post=", ".join((regulator.name, *regulator.address)),
        regulator_telephone=regulator.telephone,
    )
    ways = known.lines("commissioner ways")
    blocks: tuple[Block, ...] = (known.heading("commissioner", 2, place), *known.paragraphs("commissioner", place))
    keys = tuple(f"commissioner ways.{number}" for number in range(len(ways)))
    return (*blocks, BulletList(ways, place, keys, locked=True)) if ways else blocks
