"""The two duties and the refusal notice: which parts are refused, and on what (FOIA s.17(1), (2), (5))."""

from collections.abc import Callable

from workbench.domain.case import Claim, Outcome, Part
from workbench.domain.citations import joined
from workbench.domain.findings import Page, Place
from workbench.domain.letter import LetterKind
from workbench.letters.document import Block, BulletList, Inline, Run
from workbench.letters.matter import COST, DUTIES, Matter
from workbench.letters.phrases import cited, first_of, full_name

_SECURITY = {"23", "24"}
"""The sections that are cited together to mask whether a security body is concerned: [2021] UKUT 248 (AAC)."""


def duties_section(matter: Matter) -> tuple[Block, ...]:
    """What s.1(1) asks of an authority, where anything is refused."""
    parts, wholly = matter.refused(), matter.wholly_refused()
    if not parts and not wholly:
        return ()
    duties = (DUTIES[part.outcome.refuses] for part in parts if part.outcome and part.outcome.refuses)
    cost = [part for part in wholly if part.outcome in COST]
    writer = matter.writer.knowing(
        *duties, "cost refused" if cost else None, "request refused" if len(wholly) > len(cost) else None
    )
    return (writer.heading("duties", 2), *writer.paragraphs("duties"))


def notice_section(matter: Matter) -> tuple[Block, ...]:
    """The notice: parts refused under Part II, those still weighed, those that section 12, 14 or 39 disposes of."""
    waiting = matter.waiting()
    refused = [part for part in matter.refused() if part.id not in waiting]
    weighed = [part for part in matter.refused() if part.id in waiting]
    wholly, environmental = matter.wholly_refused(), matter.environmental()
    blocks: list[Block] = []
    if refused or wholly or environmental:
        blocks.append(matter.writer.heading("notice", 2))
    if wholly:
        blocks += matter.writer.paragraphs("notice 17(5)")
        blocks.append(_items(matter, wholly, _wholly))
    if refused:
        weighing = "with" if any(map(matter.weighed, refused)) else "without"
        blocks += matter.writer.knowing(f"exemptions {weighing} a weighing").paragraphs("notice")
        blocks.append(_items(matter, refused, _refused))
    if weighed:
        blocks += [matter.writer.heading("notice 17(2)", 2), *matter.writer.paragraphs("notice 17(2)")]
        blocks.append(_items(matter, weighed, _weighed))
    blocks += _alternatives(matter)
    if refused or weighed:
        blocks += _kinds(matter)
    if environmental:
        blocks += matter.writer.paragraphs("notice 39")
        blocks.append(_items(matter, environmental, _environmental))
    return tuple(blocks)


def _items(
    matter: Matter, parts: list[Part] | tuple[Part, ...], say: Callable[[Matter, Part], tuple[Inline, ...]]
) -> BulletList:
    def item(part: Part) -> Inline:
        said = (run for line in say(matter, part) for run in line)
        return (Run(full_name(part, matter.case), strong=True), *said)

    return BulletList(
        tuple(item(part) for part in parts),
        Place(Page.EXEMPTIONS),
        tuple(f"notice.part.{part.id}" for part in parts),
        tuple(Place(Page.EXEMPTIONS, part_id=part.id) for part in parts),
        locked=True,
    )


def _refused(matter: Matter, part: Part) -> tuple[Inline, ...]:
    partly = part.outcome is Outcome.PARTLY_DISCLOSED
    duty = part.outcome.refuses if part.outcome else None
    kind = "partly refused" if partly else duty and DUTIES[duty]
    return matter.writer.knowing(kind, citations=_citations(matter, part)).lines("notice item")


def _weighed(matter: Matter, part: Part) -> tuple[Inline, ...]:
    return matter.writer.knowing(citations=_citations(matter, part)).lines("notice 17(2) item")


def _wholly(matter: Matter, part: Part) -> tuple[Inline, ...]:
    code = matter.law.combinations.of(part.outcome).code if part.outcome else ""
    return matter.writer.knowing(citations=f"section {code}").lines("notice 17(5) item")


def _environmental(matter: Matter, part: Part) -> tuple[Inline, ...]:
    return matter.writer.lines("notice 39 item")


def _citations(matter: Matter, part: Part) -> str:
    return cited(matter.relied_on(part), matter.catalogue)


def _alternatives(matter: Matter) -> list[Block]:
    """Why two limbs are cited of which only one can apply. It is told once for each pair."""
    pairs: dict[tuple[str, str], tuple[Claim, Claim]] = {}
    for part in matter.refused():
        claims = matter.relied_on(part)
        for claim in claims:
            if first := first_of(claim, claims):
                pairs.setdefault((first.limb, claim.limb), (first, claim))
    blocks: list[Block] = []
    for first, second in pairs.values():
        limbs = [matter.catalogue.limb(claim.limb) for claim in (first, second)]
        masking = {limb.section for limb in limbs if limb} == _SECURITY
        names = joined([joined(matter.catalogue.cite(claim)) for claim in (first, second)])
        writer = matter.writer.knowing("masking" if masking else "no masking", alternatives=names)
        blocks += writer.paragraphs("alternatives", key=f"alternatives.{second.limb}")
    return blocks


def _kinds(matter: Matter) -> list[Block]:
    codes = {claim.limb for part in matter.refused() for claim in matter.relied_on(part)}
    effects = [limb.effect for limb in matter.catalogue.limbs if limb.code in codes]
    if not effects:
        return []
    number = "one" if len(effects) == 1 else "several"
    kinds = "both kinds" if len(set(effects)) > 1 else f"{number} {effects[0].value}"
    still_open = matter.kind is LetterKind.EXTENSION and "absolute" not in kinds
    return [*matter.writer.knowing(f"{kinds}, still open" if still_open else kinds).paragraphs("kinds")]
