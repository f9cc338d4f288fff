"""The mirror proof: whatever the file records about holding, a letter that neither confirms nor denies is the same.

For one case after the other, the parts that are neither confirmed nor denied are recorded as held, as not held, as not
searched and not at all, with searches that say the same. The letter, what is known of its paragraphs, and the PDF byte
for byte with its properties, must not differ: not as a draft with its code, not as approved, not on review.
"""

import io
from dataclasses import replace

import pikepdf
from hypothesis import strategies as st

from tests.service.generated import TODAY, carried_out, law, on_many_cases, opened, wishes_with_letters
from workbench.domain.authority import Authority, LetterOrder
from workbench.domain.case import Case, Holding, Outcome
from workbench.domain.cost import Activity, CostLine, CostWorksheet
from workbench.domain.letter import LetterKind
from workbench.errors import RuleViolation
from workbench.rendering.text import render_text
from workbench.service import commands as c
from workbench.service.handlers import handle

NCND = Outcome.NEITHER_CONFIRM_NOR_DENY
FORCE = Authority("Exampleshire Police", "Disclosure", ("1 Example Street",), signatory_role="Decision maker")
RECORDED = (
    (None, ""),
    (Holding.HELD, "The register lists 12 drones flown by the covert unit."),
    (Holding.NOT_HELD, "The register and all stores were searched. Nothing was found."),
    (Holding.NOT_SEARCHED, "No search was made."),
)


def done(case, *wanted):
    """The case after commands; what is refused is left out."""
    for command in wanted:
        try:
            case = handle(case, command, law())
        except RuleViolation:
            continue
    return case


def silent(case: Case) -> tuple[str, ...]:
    return tuple(part.id for part in case.parts if part.outcome is NCND)


def with_silence(case: Case) -> Case:
    """The case with at least one part on which nothing is confirmed or denied."""
    if silent(case):
        return case
    asked = case.questions[0].id if case.questions else "q"
    return done(
        case,
        c.AddQuestion("q", "new", "1", None, "Which covert methods are used?"),
        c.AddPart("new part", asked, "covert use"),
        *(c.SetOutcome(part_id, NCND) for part_id in ("new", "new part")),
        *(c.TickLimb(part_id, "31(3)", "new test") for part_id in ("new", "new part")),
    )


def recorded(case: Case, holding: Holding | None, searches: str) -> Case:
    """The case with this on its file about every part that is neither confirmed nor denied."""
    parts = silent(case)
    return done(case, *(c.SetHolding(id_, holding) for id_ in parts), *(c.SetSearches(id_, searches) for id_ in parts))


def under_review(case: Case) -> Case:
    """A review of the case, opened and its letter begun with what the file records."""
    return done(
        case, c.ReturnToDraft(), c.OpenReview("You should have answered."), c.ChooseLetter(LetterKind.REVIEW_OUTCOME)
    )


def approved(workbench, case: Case, force: Authority) -> Case:
    code = workbench.code(case, force)
    approval = workbench.approval(case, force, "A. Approver", "Head of Disclosure", TODAY, "", code)
    return replace(case, letter=replace(case.letter, approval=approval))


def properties(pdf: bytes) -> tuple[dict[str, str], bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {key: str(value) for key, value in document.docinfo.items()}, document.Root.Metadata.read_bytes()


def letters(case: Case):
    """The letter in hand as each kind that it can be, and as a review's outcome."""
    kinds = [kind for kind in LetterKind if kind is not LetterKind.REVIEW_OUTCOME]
    return (*(replace(case, letter=replace(case.letter, kind=kind)) for kind in kinds), under_review(case))


@on_many_cases(5, wanted=wishes_with_letters, order=st.sampled_from(LetterOrder))
def test_the_letter_does_not_tell_what_the_file_records(wanted, order):
    workbench, session = opened()
    carried_out(workbench, session, wanted)
    force, case = replace(FORCE, letter_order=order), with_silence(session.case)
    assert silent(case)
    worlds = [recorded(case, *what) for what in RECORDED]
    assert len(set(worlds)) == len(RECORDED)
    for versions in zip(*map(letters, worlds), strict=True):
        first, *others = (workbench.compose(version, force) for version in versions)
        assert all(other == first for other in others)


@on_many_cases(4, wanted=wishes_with_letters, order=st.sampled_from(LetterOrder), review=st.booleans())
def test_its_pdf_is_the_same_byte_for_byte(wanted, order, review):
    workbench, session = opened()
    carried_out(workbench, session, wanted)
    force, case = replace(FORCE, letter_order=order), with_silence(session.case)
    kind = c.ChooseLetter(LetterKind.ANSWER)
    worlds = [recorded(done(case, c.ReturnToDraft(), kind), *what) for what in RECORDED]
    if review:
        worlds = [under_review(world) for world in worlds]
    for made in (worlds, [approved(workbench, world, force) for world in worlds]):
        first, *others = (workbench.render(workbench.compose(world, force)).data for world in made)
        assert all(other == first for other in others)
        assert all(properties(other) == properties(first) for other in others)


@on_many_cases(4, wanted=wishes_with_letters)
def test_the_code_and_what_went_out_do_not_tell_either(wanted):
    workbench, session = opened()
    carried_out(workbench, session, wanted)
    worlds = [recorded(with_silence(session.case), *what) for what in RECORDED]
    assert len({workbench.code(world, FORCE) for world in worlds}) == 1
    assert len({workbench.items(world, FORCE) for world in worlds}) == 1
    reviews = [under_review(world).review for world in worlds]
    assert all(review == reviews[0] for review in reviews)
    sheets = [render_text(workbench.compose_sheet(world, FORCE)) for world in worlds]
    assert all(sheet == sheets[0] for sheet in sheets)


@on_many_cases(2, wanted=wishes_with_letters)
def test_reasons_that_would_tell_stay_on_the_file(wanted):
    """FOIA s.17(4): what is not said because saying it would tell is recorded and never printed."""
    workbench, session = opened()
    carried_out(workbench, session, wanted)
    case = with_silence(session.case)
    claims = [(part.id, claim) for part in case.parts if part.outcome is NCND for claim in part.claims]
    worlds = [
        done(case, *(c.SetParticulars(id_, claim.limb, _withheld(claim, why)) for id_, claim in claims))
        for why in ("The register lists 12 drones.", "There are none.")
    ]
    one, other = (replace(workbench.compose(world, FORCE), code="") for world in worlds)
    assert one == other


@on_many_cases(2, wanted=wishes_with_letters)
def test_an_estimate_that_has_lost_its_silent_part_stands_in_no_letter(wanted):
    """FOIA s.12: taken off the silent part, as the finding advises, it does not pass to a part that is refused."""
    workbench, session = opened()
    carried_out(workbench, session, wanted)
    case = done(with_silence(session.case), c.ReturnToDraft(), c.SetOutcome("p1", Outcome.COST))
    freed = replace(case, worksheets=())
    line = CostLine("l9", Activity.LOCATE, "Reading 12 covert flight logs", 12, 900)
    over = done(
        freed, c.AddWorksheet("w9", silent(case)), c.SetWorksheet(CostWorksheet("w9", "", silent(case), (line,)))
    )
    lost = done(over, c.SetWorksheet(CostWorksheet("w9", "", (), (line,))))
    assert [(sheet.part_ids, sheet.lines) for sheet in lost.worksheets] == [((), (line,))]
    for versions in zip(*map(letters, (freed, over, lost)), strict=True):
        told = [replace(workbench.compose(version, FORCE), code="") for version in versions]
        assert told[0] == told[1] == told[2]


def _withheld(claim, why: str):
    return replace(claim.particulars, reasons_withheld=why)


def test_the_mirror_shows_a_difference_where_there_is_one():
    """Where it is said that nothing is held, the searches are printed, and the comparison above sees them."""
    workbench, session = opened()
    carried_out(workbench, session, [c.SetOutcome("p2", Outcome.NOT_HELD)])
    told = [
        workbench.compose(done(session.case, c.SetSearches("p2", searches)), FORCE)
        for searches in ("The register was searched.", "All stores were searched.")
    ]
    assert told[0] != told[1]
    assert workbench.render(told[0]).data != workbench.render(told[1]).data
