"""The letter in hand, composed from the case: pure, and the same for the same case, force, law and date.

Which sections a letter has, in which order, and every standard sentence come from the wording; this module knows which
section is which. A section that stands in an order and nowhere here is a heading with standard sentences.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from workbench.content.law import Law
from workbench.content.wording import Wording
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.dates import format_long
from workbench.domain.findings import Page, Place
from workbench.domain.letter import LetterKind, Override
from workbench.letters import answers, costs, notices, reasons, review, rights, steps
from workbench.letters.document import AddressBlock, Block, LetterDocument, Letterhead, Signature
from workbench.letters.matter import Matter
from workbench.letters.overrides import overridden
from workbench.letters.writer import Writer, typed

_SECTIONS: dict[str, Callable[[Matter], tuple[Block, ...]]] = {
    "request": answers.request_section,
    "duties": notices.duties_section,
    "notice": notices.notice_section,
    "limbs": reasons.limbs_section,
    "inference": reasons.inference_section,
    "cost": costs.cost_section,
    "wanted": steps.wanted_section,
    "extension": steps.extension_section,
    "review complaint": review.complaint_section,
    "review results": review.results_section,
    "review": rights.review_section,
    "commissioner": rights.commissioner_section,
}
"""The sections that are more than standard sentences."""


def compose(case: Case, authority: Authority, law: Law, today: date, code: str = "") -> LetterDocument:
    """The whole letter. `today` dates it where the officer has not; a case without an approval gives a draft.

    `code` is the short fingerprint that stands on a draft, so that an approval can name what was approved.
    """
    return finished(composed(case, authority, law, today), case.letter.overrides, code)


def finished(plain: LetterDocument, overrides: Sequence[Override], code: str) -> LetterDocument:
    """The letter as composed, with the paragraphs in the officer's own words in their places, and the draft's code."""
    return replace(plain, blocks=overridden(plain.blocks, overrides), code=code if plain.draft else "")


def composed(case: Case, authority: Authority, law: Law, today: date) -> LetterDocument:
    """The letter before any paragraph is rewritten."""
    dated = case.letter.dated or today
    case = replace(case, letter=replace(case.letter, dated=dated))
    wording = law.wording
    order = _order(case, authority, wording)
    matter = steps.told(Matter(case, authority, law, Writer(wording), dated), "answers" in order, "request" in order)
    blocks = [block for name in order for block in _section(matter, name, "request" not in order)]
    subject = matter.writer.heading(_subject(case, wording), 1, Place(Page.REQUEST, field="title"), "subject")
    draft = case.letter.approval is None
    return LetterDocument(
        title=f"{wording.labels['draft']} {subject.text}" if draft else subject.text,  # DRAFT is drawn, not read aloud
        author=authority.name,
        reference=case.reference,
        blocks=(
            *_head(case, authority, wording),
            *matter.writer.paragraphs("greeting"),
            subject,
            *blocks,
            _signature(matter),
        ),
        draft=draft,
    )


def _head(case: Case, authority: Authority, wording: Wording) -> tuple[Block, ...]:
    """The force's block with the letter's particulars, and the requester's address where there is one."""
    dated = format_long(case.letter.dated) if case.letter.dated else ""
    particulars = ((wording.labels["date"], dated), (wording.labels["reference"], case.reference))
    lines = (*(line for line in (authority.department,) if line), *authority.address, authority.email)
    letterhead = Letterhead(
        authority.name, tuple(line for line in lines if line.strip()), particulars, Place(Page.SETTINGS, field="name")
    )
    where = case.requester.address or ((case.requester.email,) if case.requester.email else ())
    to = tuple(line for line in (case.requester.name, *where) if line.strip())
    return (letterhead, AddressBlock(to, Place(Page.REQUEST, field="requester"))) if to else (letterhead,)


def _order(case: Case, authority: Authority, wording: Wording) -> tuple[str, ...]:
    """The sections of the letter in hand; a force chooses in which order its answers go."""
    answer = case.letter.kind is LetterKind.ANSWER
    return wording.orders[authority.letter_order.value if answer else case.letter.kind.value]


def _subject(case: Case, wording: Wording) -> str:
    own = f"subject {case.letter.kind.value}"
    return own if own in wording.sections else "subject"


def _section(matter: Matter, name: str, quote: bool) -> tuple[Block, ...]:
    if name == "answers":
        return answers.answers_section(matter, quote)
    if name == "caveat":
        return _caveat(matter)
    if name in _SECTIONS:
        return _SECTIONS[name](matter)
    place = Place(Page.REQUEST) if "opening" in name else Place(Page.LETTER)
    said = matter.writer.paragraphs(name, place)
    heading = matter.writer.heading(name, 2, place)
    return (heading, *said) if said and heading.text else said


def _caveat(matter: Matter) -> tuple[Block, ...]:
    """A caveat about figures, where the letter gives any."""
    if not answers.has_figures(matter.case):
        return ()
    place = Place(Page.LETTER, field="caveat")
    written = matter.case.letter.data_caveat.strip() or matter.authority.data_caveat.strip()
    heading = matter.writer.heading("caveat", 2, place)
    if written:
        return (heading, *typed(written, place, key="caveat.typed"))
    return (heading, *matter.writer.knowing("caveat standard").paragraphs("caveat", place))


def _signature(matter: Matter) -> Signature:
    closing = "".join(run.text for line in matter.writer.lines("closing") for run in line)
    lines = (*steps.signatory(matter), matter.authority.name)
    return Signature(
        closing, tuple(line for line in lines if line.strip()), Place(Page.SETTINGS, field="signatory_role")
    )
