"""Does the letter carry what every notice must: the rights of review and complaint, and who signs? (FOIA s.17(7))"""

import re
from collections.abc import Iterator

from workbench.domain.checks.rule import ANY, NOTICES, Found, Known, Rule, Stage, short
from workbench.domain.checks.typed import Kind
from workbench.domain.dates import format_date
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.phrases import sentences

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_NUMBERS |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}
_PERIOD = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})[ -](working[ -]days?|(?:calendar )?days?|weeks?|(?:calendar )?months?)\b",
    re.IGNORECASE,
)


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
    """The Code gives 40 working days to ask for a review, and no other number (CoP 2018 para 5.3, from memory)."""
    right = known.limits.clock(known.day).review_window
    window = known.authority.review_window
    if window.days != right:
        yield Found(
            f"The letter gives {window.days} working days to ask for a review; the Code of Practice says {right}.",
            "Change the review window under Settings.",
            "CoP 2018 para 5.3",
            Place(Page.SETTINGS, field="review_window"),
            Severity.WARNING,
        )
    for each in known.written():
        if each.kind in (Kind.ANSWER, Kind.COST):  # there such words are the records’
            continue
        said = (_other_window(known, sentence, right) for sentence in sentences(each.text))
        wrong = next(filter(None, said), None)
        if wrong:
            yield Found(
                f"A review may be asked for within {right} working days, not “{short(wrong)}”.",
                "Put the number right; 20 is the time to answer a review.",
                "CoP 2018 para 5.3",
                each.place,
                Severity.WARNING,
            )


def regulator_current(known: Known) -> Iterator[Found]:
    """The regulator’s name and addresses are those of the day (resources/settings/limits.toml has what is known)."""
    entry, given = known.limits.regulator_entry(known.day), known.authority.regulator
    if entry is None or entry.since > known.day or not given.name.strip():
        return
    now = entry.regulator
    stale = [
        name
        for name, old, new in (
            ("name", given.name, now.name),
            ("web address", given.web, now.web),
            ("postal address", given.address, now.address),
        )
        if new and old != new
    ]
    if stale:
        yield Found(
            f"The regulator’s {' and '.join(stale)} changed on {format_date(entry.since)}.",
            "Bring it up to date under Settings.",
            entry.source,
            Place(Page.SETTINGS, field="regulator"),
            Severity.WARNING,
        )


def regulator_checked(known: Known) -> Iterator[Found]:
    """The regulator’s address has been looked up lately, since it moves (FOIA s.17(7)(b))."""
    regulator = known.authority.regulator
    now = known.limits.regulator_entry(known.day)
    if now is None or not regulator.name.strip():
        return
    checked = regulator.checked_on
    if checked and (known.day - checked).days <= now.checked_within_days:
        return
    when = f"was last checked on {format_date(checked)}" if checked else "has not been checked"
    yield Found(
        f"The regulator’s address {when}{'; ' if now.note else ''}{now.note}.",
        "Compare it with the regulator’s website, and record the day under Settings.",
        "s.17(7)(b)",
        Place(Page.SETTINGS, field="regulator"),
        Severity.WARNING,
    )


def force_named(known: Known) -> Iterator[Found]:
    """The letter says who answers, and in which role."""
    for field, name in (("name", "The authority’s name"), ("signatory_role", "The signatory’s role")):
        if not getattr(known.authority, field).strip():
            yield Found(
                f"{name} is missing.", "Give it under Settings.", "good practice", Place(Page.SETTINGS, field=field)
            )


def _other_window(known: Known, sentence: str, right: int) -> str:
    """The time that a sentence gives for asking, where it is another; empty otherwise."""
    found = _PERIOD.search(sentence)
    if found is None:
        return ""
    number = _NUMBERS.get(found[1].lower()) or int(found[1])
    if number == right and found[2].lower().startswith("working"):
        return ""
    asks = known.phrases.of("asks for a review").find(sentence, known.authority.name)
    answers = known.phrases.of("answers a review").find(sentence, known.authority.name)
    return found[0] if asks and not answers else ""


RULES = (
    Rule("review-right", Stage.SIGN_OFF, review_right, NOTICES),
    Rule("commissioner-right", Stage.SIGN_OFF, commissioner_right, NOTICES),
    Rule("review-window", Stage.SIGN_OFF, review_window, NOTICES),
    Rule("regulator-current", Stage.SIGN_OFF, regulator_current, NOTICES),
    Rule("regulator-checked", Stage.SIGN_OFF, regulator_checked, NOTICES),
    Rule("force-named", Stage.SIGN_OFF, force_named, ANY),
)
