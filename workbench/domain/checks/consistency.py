"""Is the same topic answered as it was before? Consistency is what makes "neither confirm nor deny" work (ICO)."""

from collections.abc import Iterator

from workbench.domain.case import Outcome
from workbench.domain.checks.rule import Found, Known, Rule, Stage, capital, short
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.stances import topic

_TELLS = {
    Outcome.DISCLOSED: "held",
    Outcome.PARTLY_DISCLOSED: "held",
    Outcome.WITHHELD: "held",
    Outcome.ACCESSIBLE_ELSEWHERE: "held",
    Outcome.COST: "held",
    Outcome.NOT_HELD: "not held",
    Outcome.NEITHER_CONFIRM_NOR_DENY: "neither confirmed nor denied",
}
"""What an outcome tells a reader about holding. Under the other outcomes it tells nothing, and is not compared."""


def answered_alike_before(known: Known) -> Iterator[Found]:
    """The same topic was told the same about holding in earlier cases."""
    for part in known.case.parts if known.earlier else ():
        now = _TELLS.get(part.outcome) if part.outcome else None
        key = topic(known.case, part)
        for stance in known.earlier:
            before = _TELLS.get(stance.outcome)
            if key and stance.topic == key and now and before and before != now:
                where = short(stance.reference) or "an earlier case"
                yield Found(
                    f"{capital(known.name(part))} is {now} here, but was {before} in {where}.",
                    "Answer alike, or record why this case differs.",
                    "ICO guidance on neither confirming nor denying",
                    Place(Page.QUESTIONS, part_id=part.id, field="outcome"),
                    Severity.WARNING,
                )
                break


RULES = (Rule("answered-alike-before", Stage.DECIDING, answered_alike_before),)
