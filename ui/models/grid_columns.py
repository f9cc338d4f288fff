"""How the grid is cut: which limbs share a column, and what its parts are called."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.case import Case, Duty, Outcome, Part
from workbench.domain.exemptions import Catalogue, Limb, Use


@dataclass(frozen=True, slots=True)
class Column:
    """Two limbs that do the same for the two duties; either may be missing, as 43(1) has no twin."""

    disclose: str = ""
    confirm: str = ""

    def on(self, duty: Duty | None) -> str:
        """The limb of this column on a duty, or nothing."""
        return {Duty.DISCLOSE: self.disclose, Duty.CONFIRM_OR_DENY: self.confirm}.get(duty, "") if duty else ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The limbs that it has, the one on disclosure first."""
        return tuple(code for code in (self.disclose, self.confirm) if code)


def paired(catalogue: Catalogue) -> tuple[Column, ...]:
    """All of Part II as columns: what a force uses most stands first, then the order of the Act."""
    left = {limb.code: limb for limb in catalogue.columns(Duty.CONFIRM_OR_DENY)}
    found: list[Column] = []
    for limb in catalogue.columns(Duty.DISCLOSE):
        twin = next((code for code in _twin_columns(catalogue, limb) if code in left), "")
        left.pop(twin, None)
        found.append(Column(limb.code, twin))
    found += [Column("", code) for code in left]
    places = {limb.code: place for place, limb in enumerate(catalogue.limbs)}
    often = list(Use)

    def order(column: Column) -> tuple[int, int]:
        limbs = [limb for code in column.codes if (limb := catalogue.limb(code))]
        return min(often.index(limb.use) for limb in limbs), places[column.codes[0]]

    return tuple(sorted(found, key=order))


def _twin_columns(catalogue: Catalogue, limb: Limb) -> Iterator[str]:
    for each in (limb, *catalogue.alternatives(limb.code)):
        yield from (catalogue.column_of(code) for code in catalogue.twins(each.code, Duty.CONFIRM_OR_DENY))


def part_name(case: Case, part: Part) -> str:
    """A part in a list: the questions that it answers, and its subject or else the start of the question."""
    asked = [question for question in case.questions if question.id in part.question_ids]
    labels = ", ".join(question.label for question in asked)
    subject = part.subject.strip() or " ".join(asked[0].text.split())[:120] if asked else part.subject.strip()
    return " · ".join(filter(None, (labels, subject))) or "a part without a question"


def outcome_words(part: Part) -> str:
    """What has been decided on a part, as far as the grid goes."""
    if part.outcome is None:
        return "no outcome yet: decide it first"
    if part.outcome.refuses or on_other_ground(part):
        return part.outcome.value
    return f"{part.outcome.value}: nothing refused"


def on_other_ground(part: Part) -> bool:
    """True where a part is refused or put off on a ground outside Part II."""
    return part.outcome is not None and part.outcome.refuses is None and part.outcome not in _ANSWERS


_ANSWERS = (Outcome.DISCLOSED, Outcome.NOT_HELD)
